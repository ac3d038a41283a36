"""Why figures are not what they were in the last report: what came into the record since."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from l4pc_tui.core.record.kinds import RUN, Kind
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.core.report.since import Part, Reasons
from l4pc_tui.core.text.amounts import count, day

if TYPE_CHECKING:
    from l4pc_tui.core.record.entry import Event
    from l4pc_tui.core.report.figures import Figures
    from l4pc_tui.desk.desk import Desk

_JOINED = "two records were found to be of one and the same"
_ERASED = "somebody’s data were erased"

_MOVES: dict[Kind, tuple[str, tuple[Part, ...]]] = locked(
    Kind,
    {
        Kind.PERSON: ("the roster was changed", (Part.ROSTER,)),
        Kind.COHORT: ("", ()),
        Kind.MEMBER: ("the roster was changed", (Part.ROSTER, Part.REGISTER)),
        Kind.LINK: ("somebody was matched to the roster", (Part.ROSTER, Part.REGISTER)),
        Kind.SESSION: ("a session was planned or changed", (Part.SESSIONS,)),
        Kind.MARK: ("the register was corrected", (Part.REGISTER,)),
        Kind.SEAT: ("", ()),
        Kind.ATTENDANCE: ("an attendance file was taken in", (Part.REGISTER,)),
        Kind.FINAL: ("", ()),
        Kind.NOTE: ("notes were written or changed", (Part.NOTES,)),
        Kind.FOLLOW: ("it was told what became of commitments", (Part.NOTES,)),
        Kind.SAME: (_JOINED, tuple(Part)),
        Kind.DIFFERENT: ("two records were found to be of two", tuple(Part)),
        Kind.ROW: ("", ()),
        Kind.ACTOR: ("", ()),
        Kind.RUN_CHOICE: ("it was told which record of a session counts", (Part.SESSIONS, Part.REGISTER)),
        Kind.HANDED: ("", ()),
        Kind.ISSUED: ("certificates were issued or struck", (Part.CERTIFICATES,)),
        Kind.ASKED: ("pulses were typed or changed", (Part.PULSES,)),
        Kind.RATING: ("forms were taken in or changed", (Part.FORMS,)),
        Kind.CHANGE: ("stories were typed or changed", (Part.STORIES,)),
        Kind.CHOSEN: ("", ()),
    },
)  # fmt: skip
"""Each kind of thing → what is said of one that came since, and which figures it can have moved."""
_RUN = ("a session was led", (Part.SESSIONS, Part.REGISTER, Part.PULSES))
_STRUCK = {Kind.NOTE: "a note was struck", Kind.RATING: "a form was struck",
           Kind.CHANGE: "a story was struck"}  # fmt: skip
_STORY_NOTES = (Kind.NOTE,)
"""What may be a story too, captured as a note."""


def reasons(desk: Desk, figures: Figures, since: float) -> Reasons:
    """What a figure is counted from, and its session, "" for all of them → why it may be another
    than at an earlier moment.

    desk: of now, or of the moment of the report.
    """
    told: dict[tuple[Part, str], dict[str, None]] = defaultdict(dict)
    finals = {row.key for row in figures.meetings if desk.store.events(f"{Kind.FINAL}:{row.key}")}
    came: dict[tuple[Part, str], int] = defaultdict(int)
    sessions = ("", *(meeting.key for meeting in figures.meetings))
    events = desk.store.come_since(since)
    gone = {each.entity for each in events if each.kind == "erase"}
    for event in events:
        why, parts = _why(desk, event, finals, gone)
        own = event.session or _session(event)
        for part in parts:
            if event.device != desk.store.device:
                came[part, event.taken[:10]] += 1
            for session in dict.fromkeys((own, "")) if own else sessions:
                told[part, session][why] = None
    for (part, on), many in came.items():
        entries = count(many, "entry", "entries")
        told[part, ""][f"{entries} of another laptop came in on {day(on)}"] = None
    back = dict.fromkeys(
        f"what was collected on {day(row.at[:10])} was taken back" for row in desk.store.collects()
        if row.undone and since < epoch(row.undone) <= desk.now()
    )  # fmt: skip
    for part in Part:
        for session in sessions:
            told[part, session] |= back
    return {key: tuple(found) for key, found in told.items()}


def _why(
    desk: Desk, event: Event, finals: set[str], gone: set[str]
) -> tuple[str, tuple[Part, ...]]:
    """What is said of an entry, and which figures it can have moved; none where it moves none."""
    kind = kind_of(event.entity)
    if kind is None:
        return _RUN if event.entity.startswith(f"{RUN}:") else ("", ())
    why, parts = _MOVES[kind]
    if kind in _STORY_NOTES:
        parts = (*parts, Part.STORIES)
    if event.kind == "erase":
        asked = kind is Kind.PERSON or f"{Kind.PERSON}:{event.subject}" in gone
        return (_ERASED if asked else _STRUCK.get(kind, why)), parts
    if kind is Kind.MARK and event.device != desk.store.device:
        return f"a register of another laptop came in on {day(event.taken[:10])}", parts
    if kind is Kind.MARK:
        final = " after it was final" if (event.session or _session(event)) in finals else ""
        return f"{why}{final} on {day(event.taken[:10])}", parts
    if kind is Kind.ATTENDANCE:
        return f"{why} on {day(event.taken[:10])}", parts
    return why, parts


def _session(event: Event) -> str:
    kind, _, id = event.entity.partition(":")
    return id.partition("/")[0] if kind in (Kind.MARK, Kind.SESSION, Kind.FINAL) else ""
