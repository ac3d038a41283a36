"""What the capture line left open: disposal, a commitment's parts, consent, what may travel.

Nothing of it is asked in the room and nothing is forced at Close: each rule here has an answer
for a note about which nobody was asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from l4pc_tui.core.live.notes.commitments import quote_consent, read_commitment
from l4pc_tui.core.live.notes.due import day_words, is_next_session, resolved, said_on
from l4pc_tui.core.live.notes.sorts import sort, sorts
from l4pc_tui.core.people.named import named
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.nouns import Consent, Disposal, Note, NoteKind, Sharing
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text.amounts import as_date

SHAREABLE, TEAM = str(Sharing.SHAREABLE), str(Sharing.TEAM)
CONSENTS = locked(
    Consent,
    {
        Consent.ANON: "anonymous",
        Consent.NAMED: "named",
        Consent.INSIDE: "kept inside",
        Consent.WITHDRAWN: "consent withdrawn",
    },
)
"""A speaker's consent, and how it is said."""
OUTCOMES = locked(
    Disposal,
    {Disposal.TAKEN: "taken by", Disposal.DROPPED: "dropped", Disposal.OPEN: "left open:"},
)
"""What became of a parked item, and how it is said before who takes it, or why."""
PARTS = {
    "who": "who", "what": "what", "by": "by when", "with_whom": "with whom",
    "done": "what done looks like",
}  # fmt: skip
"""The parts of a commitment, and how each is asked for."""
SPOKEN = frozenset((NoteKind.QUOTE, NoteKind.STORY))
"""What leaves only with a speaker's consent."""


def consent(note: Note) -> str:
    """What a speaker agreed to: "anon", "named", "inside", "withdrawn", or "" when nobody has
    asked. Withdrawn stays withdrawn, whatever kind the note was made since."""
    if is_withdrawn(note):
        return note.consent
    if note.kind not in SPOKEN:
        return ""
    return note.consent or quote_consent(note.text)[1]


def is_withdrawn(note: Note) -> bool:
    """Whether the speaker took the consent back: then its words leave in no file."""
    return note.consent == Consent.WITHDRAWN


def may_travel(note: Note) -> bool:
    """Whether it can be made shareable: a speaker's words need their consent."""
    if is_withdrawn(note):
        return False
    return note.kind not in SPOKEN or consent(note) in ("anon", "named")


def sharing(note: Note, names: Iterable[str] = ()) -> str:
    """ "shareable" or "team": as somebody chose, else team from Feel down and where it names
    somebody, in its own words or in what Close was told of it.

    Without consent a speaker's words are for the team, whatever was chosen.
    """
    if not may_travel(note):
        return TEAM
    if note.sharing:
        return SHAREABLE if note.sharing == SHAREABLE else TEAM
    said = (note.text, note.reason, note.who, note.what, note.with_whom, note.done)
    people = named(tuple(names))
    names_one = any(people.is_in(words) for words in said if words)
    return TEAM if _is_deep(note.place) or names_one else SHAREABLE


def parts(note: Note, names: Iterable[str] = ()) -> dict[str, str]:
    """A commitment's parts by name: as they were agreed, else as the line tells them."""
    if note.agreed:
        return {name: str(getattr(note, name)) for name in PARTS}
    read = read_commitment(note.text, names)
    return {
        "who": " and ".join(read.who), "what": read.what, "by": read.by,
        "with_whom": " and ".join(read.with_whom), "done": read.done,
    }  # fmt: skip


def agree(
    note: Note, said: Mapping[str, str], names: Iterable[str] = (),
    next_session: date | None = None,
) -> Note:  # fmt: skip
    """The note with these parts of its commitment, and the day that "by when" names; the others
    as they stand. next_session: when the cohort meets again, where that is planned."""
    agreed: dict[str, Any] = {**parts(note, names), **said}
    day = resolved(agreed["by"], said_on(note), next_session)
    kept = (note.agreed or note.due) and "by" not in said
    due = note.due if kept else day.isoformat() if day else ""
    return replace(note, agreed=True, due=due, **agreed)


def due_on(note: Note, names: Iterable[str] = ()) -> date | None:
    """The day on which a commitment is due; None when nobody named one.

    Agreed before days were kept, or never, its words tell it as well.
    """
    return as_date(note.due) or resolved(parts(note, names)["by"], said_on(note))


def dated(note: Note, names: Iterable[str], next_session: date | None) -> Note:
    """The note with the day of the next session where it is promised by then: no words of its own
    tell that one."""
    if note.agreed:
        return note
    then = note.kind == NoteKind.COMMITMENT and is_next_session(parts(note, names)["by"])
    return replace(note, due=next_session.isoformat() if then and next_session else "")


def reworded(before: Note, after: Note, names: Iterable[str], next_session: date | None) -> Note:
    """A note that was given other words. What of an agreed commitment its line told is told by the
    new line, or words that were taken out would stay in its parts; what was put right stays."""
    if not before.agreed:
        return dated(after, names, next_session)
    if after.kind != NoteKind.COMMITMENT:
        none: dict[str, Any] = dict.fromkeys(PARTS, "")
        return replace(after, agreed=False, due="", **none)
    was = parts(replace(before, agreed=False), names)
    now = parts(replace(after, agreed=False), names)
    held = parts(before)

    def is_told_by_its_line(name: str) -> bool:
        gone = held[name] in before.text and held[name] not in after.text
        return held[name] == was[name] or gone

    told = {name: now[name] for name in PARTS if is_told_by_its_line(name)}
    changed = {name: words for name, words in told.items() if words != held[name]}
    return agree(after, changed, names, next_session) if changed else after


def waits(note: Note) -> bool:
    """Whether a parked item still waits for somebody; what is left open with a reason does."""
    return note.kind == NoteKind.PARKED and note.outcome in ("", Disposal.OPEN)


def is_open(note: Note, names: Iterable[str] = ()) -> bool:
    """Whether Close has something to ask about it."""
    if note.kind == NoteKind.PARKED:
        return not note.outcome
    if note.kind == NoteKind.COMMITMENT:
        return not note.agreed and bool(missing(note, names))
    if sorts(note):
        return not sort(note)
    return note.kind in SPOKEN and not consent(note)


def answer(note: Note, names: Iterable[str] = ()) -> str:
    """What Close knows of a note, in words: "taken by Joe", "by Fri, with Joe", "anonymous"."""
    if note.kind == NoteKind.PARKED:
        return (
            f"{OUTCOMES[Disposal(note.outcome)]} {note.reason}".strip(" :") if note.outcome else ""
        )
    if note.kind == NoteKind.COMMITMENT:
        return in_words(note, names)
    if sorts(note):
        return sort(note)
    given = consent(note)
    return CONSENTS[Consent(given)] if given else ""


def in_words(note: Note, names: Iterable[str] = ()) -> str:
    """A commitment's parts beside its own words: "Amina · by Fri 27 November · with Joe"."""
    said, day = parts(note, names), due_on(note, names)
    if day is not None:
        said["by"] = day_words(day, said_on(note))
    lead = {"who": "", "by": "by ", "with_whom": "with ", "done": "done: "}
    return " · ".join(f"{before}{said[name]}" for name, before in lead.items() if said.get(name))


def missing(note: Note, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The parts that a commitment lacks, as they are asked for; a time that names no day lacks it."""
    if note.kind != NoteKind.COMMITMENT:
        return ()
    said = parts(note, names)
    lacks = [asked for name, asked in PARTS.items() if not said[name]]
    open_day = said["by"] and said_on(note) and not (note.agreed or is_next_session(said["by"]))
    return (*lacks, "which day") if open_day and due_on(note, names) is None else tuple(lacks)


def _is_deep(place: str) -> bool:
    """From Feel down; a place that this version does not know may be."""
    try:
        return Place(place).depth >= Place.FEEL.depth if place else False
    except ValueError:
        return True
