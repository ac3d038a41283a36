"""What a regulator asks a person to show of their learning, each statement with how sure it is.

Nothing here is the law, and nothing is told from memory: where a regulator's own page was not read,
the sheet says so beside the statement. What to ask oneself is in words of our own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l4pc_tui.core.record.locked import locked


class Regulator(StrEnum):
    """Whom a person answers to."""

    NMC = "nmc"
    SWE = "swe"
    HCPC = "hcpc"
    GMC = "gmc"


class Sure(StrEnum):
    """How sure a statement is."""

    OWN = "own"
    COPY = "copy"
    GENERAL = "general"


SURE_WORDS: dict[Sure, str] = locked(
    Sure,
    {
        Sure.OWN: "read on its owner’s page, in a copy that may be old",
        Sure.COPY: "read in somebody else’s account of it",
        Sure.GENERAL: "general knowledge, not checked",
    },
)


@dataclass(frozen=True, slots=True)
class Asks:
    """One thing that is asked for, and how sure that is."""

    words: str
    sure: Sure


@dataclass(frozen=True, slots=True)
class Piece:
    """What a person writes: a heading, what to ask oneself, and how many lines of room each has."""

    heading: str
    prompts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RegulatorRow:
    """All that must be known of one.

    name: as a sentence names it. asks: what is asked for. pieces: what is to be written. notice: what
    must be seen first, or "". kinds: whether its list tells the kind of each activity; together:
    whether hours of learning with others count for something of their own.
    """

    name: str
    asks: tuple[Asks, ...]
    pieces: tuple[Piece, ...]
    notice: str = ""
    kinds: bool = False
    together: bool = False


_ACCOUNT = (
    ("What happened, or what did you hear or read?", 4),
    ("What did you learn from it?", 4),
    ("What do you do differently now, or will you?", 4),
    ("Which part of the Code does that belong to?", 2),
)

REGULATORS: dict[Regulator, RegulatorRow] = locked(
    Regulator,
    {
        Regulator.NMC: RegulatorRow(
            "the Nursing and Midwifery Council",
            (
                Asks("35 hours of learning in three years, 20 of them participatory: with others, in "
                     "person or online.", Sure.COPY),
                Asks("Of each: the method, what it was and how it relates to your practice, dates, hours "
                     "and participatory hours, the part of the Code, and evidence.", Sure.COPY),
                Asks("Five written reflective accounts.", Sure.COPY),
                Asks("Nothing that identifies a patient, somebody who uses services, or a colleague.",
                     Sure.COPY),
            ),
            (
                Piece("What you add", (
                    ("How does this learning relate to your practice?", 4),
                    ("Which part of the Code does it belong to?", 2),
                    ("Which evidence do you keep, and where?", 2),
                )),
                Piece("A reflective account, one of the five", _ACCOUNT),
            ),
            "Write nothing here that identifies a patient, somebody who uses services, or a colleague.",
            kinds=True, together=True,
        ),
        Regulator.SWE: RegulatorRow(
            "Social Work England",
            (
                Asks("At least two different pieces in each registration year, 1 December to 30 November, "
                     "one of them with peer reflection.", Sure.OWN),
                Asks("No number of hours.", Sure.COPY),
                Asks("Of each piece: the type, a short description and why it is relevant, the date, what "
                     "you learnt, the impact on your practice and on people, and what the discussion "
                     "with a peer taught you.", Sure.COPY),
                Asks("A discussion in pairs or groups during training can be the part with a peer.",
                     Sure.COPY),
                Asks("Who may be the peer is told in two ways: a registered social worker, or a colleague. "
                     "Ask before you rely on one.", Sure.COPY),
            ),
            (
                Piece("First piece", (
                    ("What kind of learning was it, and when?", 1),
                    ("What was it about, and why does it matter for your work?", 3),
                    ("What did you learn?", 4),
                    ("What has it changed in your practice, and for people?", 4),
                )),
                Piece("Second, different piece, with peer reflection", (
                    ("What kind of learning was it, and when?", 1),
                    ("What was it about, and why does it matter for your work?", 3),
                    ("What did you learn?", 4),
                    ("What has it changed in your practice, and for people?", 4),
                    ("With whom did you talk it over? A role is enough; name nobody.", 1),
                    ("What did you see differently after talking it over?", 4),
                )),
            ),
            kinds=True,
        ),
        Regulator.HCPC: RegulatorRow(
            "the Health and Care Professions Council",
            (
                Asks("A continuous record with dates, and a mixture of kinds of learning.", Sure.OWN),
                Asks("Learning that contributes to the quality of your practice and benefits those who "
                     "use your services.", Sure.OWN),
                Asks("A profile with evidence, where you are chosen for an audit: 2.5 % at each renewal.",
                     Sure.OWN),
                Asks("A list in the order of dates; gaps of three months are explained.", Sure.COPY),
                Asks("No number of hours.", Sure.GENERAL),
            ),
            (
                Piece("What you add", (
                    ("What other kinds of learning stand beside this in your record?", 3),
                    ("What has become better in your practice through it?", 4),
                    ("Who benefits from that, and how can it be seen? Name nobody.", 4),
                    ("Is there a gap of three months or more in your record, and why?", 2),
                )),
            ),
            kinds=True,
        ),
        Regulator.GMC: RegulatorRow(
            "the General Medical Council",
            (
                Asks("A certificate of attendance is not asked for; reflection is.", Sure.OWN),
                Asks("Colleges count one credit for one hour with a note of reflection.", Sure.OWN),
                Asks("The Royal College of General Practitioners recommends 50 credits a year.", Sure.OWN),
                Asks("It belongs to your annual appraisal.", Sure.OWN),
            ),
            (
                Piece("Note of reflection", (
                    ("What was it, and why did you take part?", 3),
                    ("What did you learn, or find confirmed?", 4),
                    ("What has changed in what you do, or will change?", 4),
                    ("How will you know? Name nobody.", 3),
                )),
            ),
        ),
    },
)  # fmt: skip
"""What each asks for. Read again on its own page before anybody relies on it
(docs/decisions/0096)."""
