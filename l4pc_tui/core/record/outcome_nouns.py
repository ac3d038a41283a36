"""What is asked of a group, what one person answered, and the stories that people tell of what
changed: as frozen values.

Entities: ``asked:<cohort>/<session>/<measure>/<round>`` (one time that a measure was asked),
``rating:<cohort>/<session>/<measure>/<point>/<person>/<form>`` (one person's form),
``change:<id>`` (a story of change) and ``chosen:<id>`` (one time that a story was chosen). Of whom
it was asked is a session, or a cohort where it was in none; the other of the two is empty. Two
laptops that type the same form of the same person tell of one thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.names import (
    NO_COHORT,
    NO_NOTE,
    NO_PERSON,
    NO_SESSION,
    CohortId,
    NoteId,
    PersonId,
    SessionId,
)
from l4pc_tui.core.record.said_of import SaidOf


class Measure(StrEnum):
    """What is asked. The first three are pulses: one question to the whole room."""

    SAFE = "safe"
    HEARD = "heard"
    ENERGY = "energy"
    THEN_NOW = "then-now"
    FRAMEWORK = "framework"


class Point(StrEnum):
    """When it is asked, in a session or in a programme."""

    START = "start"
    MIDDLE = "middle"
    END = "end"
    LATER = "later"


class How(StrEnum):
    """How people answered."""

    FINGERS = "fingers"
    SLIPS = "slips"
    CARDS = "cards"
    EYES_CLOSED = "eyes closed"
    CHAT = "chat"
    PAPER = "paper"
    FORMS = "forms"


HOWS: dict[How, str] = locked(
    How,
    {
        How.FINGERS: "by fingers", How.SLIPS: "on slips", How.CARDS: "with cards",
        How.EYES_CLOSED: "with eyes closed", How.CHAT: "in the chat", How.PAPER: "on paper", How.FORMS: "by an online form",
    },
)  # fmt: skip
"""How people answered, in words."""


class Question(StrEnum):
    """One line of a form: how it was before and how it is now on four themes, and the four areas
    of the framework."""

    OPEN_THEN = "open-then"
    OPEN_NOW = "open-now"
    COLLABORATION_THEN = "collaboration-then"
    COLLABORATION_NOW = "collaboration-now"
    CONNECTION_THEN = "connection-then"
    CONNECTION_NOW = "connection-now"
    COPRODUCTION_THEN = "coproduction-then"
    COPRODUCTION_NOW = "coproduction-now"
    BEING = "being"
    RELATING = "relating"
    LEADING = "leading"
    DELIVERING = "delivering"


LEAST, MOST = 1, 5
"""The scale of every question. What was not answered is not there; it is never a number."""


@dataclass(frozen=True, slots=True)
class Asked(SaidOf):
    """One time that a measure was asked of a group.

    round: of a pulse an id of its own, for it may be asked often; of a form its point. at: when,
    ISO, or "" where only the day is known. day: ISO, or "" where the session's is meant. counts:
    of a pulse how many said one, two … five. present, enrolled: how many there were, where
    somebody said so; else the register tells. source: the sha256 of the file that told it, or "".
    """

    id: str
    cohort: CohortId
    session: SessionId
    measure: str
    round: str
    point: str = ""
    how: str = ""
    at: str = ""
    day: str = ""
    counts: tuple[int, ...] = ()
    present: int | None = None
    enrolled: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Rating(SaidOf):
    """One person's form. It never leaves in what is handed over; counts of many may.

    person: whose it is, "" where nobody knows. form: what a form without a name is told from
    others by, "" where the person is known. answers: "open-now=4", for each question that was
    answered. evidence: "being=words", a line for each area that has one. day: ISO, where somebody
    said so. source: the sha256 of the file that told it, or "".
    """

    id: str
    cohort: CohortId
    session: SessionId
    measure: str
    point: str
    person: PersonId = NO_PERSON
    form: str = ""
    how: str = ""
    day: str = ""
    answers: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Change(SaidOf):
    """A story of change. why: why it matters to whoever told it.

    teller: who told it, where that is somebody on a register; told_by: in words, where not.
    written_by: who wrote it down. day: ISO; place: where it was told. consent: as of a quote.
    note: the note that it was made of, or "".
    """

    id: str
    title: str
    cohort: CohortId = NO_COHORT
    session: SessionId = NO_SESSION
    domain: str = ""
    before: str = ""
    after: str = ""
    why: str = ""
    teller: PersonId = NO_PERSON
    told_by: str = ""
    written_by: str = ""
    day: str = ""
    place: str = ""
    consent: str = ""
    note: NoteId = NO_NOTE


@dataclass(frozen=True, slots=True)
class Chosen(SaidOf):
    """One time that a story was chosen. It is a purposive sample, and no measure.

    change, note: the story, told as one or the other. by: who chose. out_of: from how many.
    because: for what reason. fed_back: to whom that was told and when, "" while it was not.
    """

    id: str
    change: str = ""
    note: NoteId = NO_NOTE
    cohort: CohortId = NO_COHORT
    session: SessionId = NO_SESSION
    by: str = ""
    out_of: int = 0
    because: str = ""
    day: str = ""
    fed_back: str = ""


def is_answer(value: object) -> bool:
    """Whether a text is an answer: a question that is known, and a number of the scale."""
    question, _, number = value.partition("=") if isinstance(value, str) else ("", "", "")
    return question in _QUESTIONS and number in _SCALE


def is_evidence(value: object) -> bool:
    """Whether a text is a line of evidence: a question that is known, and words."""
    return isinstance(value, str) and value.partition("=")[0] in _QUESTIONS and "=" in value


_QUESTIONS = frozenset(map(str, Question))
_SCALE = frozenset(str(number) for number in range(LEAST, MOST + 1))
