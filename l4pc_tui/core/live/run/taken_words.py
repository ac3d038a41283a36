"""What is said that ``z`` took back: the words of a move, and of what was done with a thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from l4pc_tui.core.live.run.known import (
    Known,
    choice_change,
    follow_change,
    mark_change,
    name_change,
    note_change,
)
from l4pc_tui.core.live.run.safety_pulse import Pulse
from l4pc_tui.core.record.kinds import MOVES, THINGS, Kind
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.moves import Move, Verb
from l4pc_tui.core.record.names import NoteId, PersonId
from l4pc_tui.core.record.nouns import Attendance, Mark, Note, Noun, Person


def moved(move: Move, known: Known) -> str:
    """What a move did: a step by the name of the one that it led to, a lock by what it held, a pulse
    by its words."""
    row = MOVES[Verb(move.verb)]
    if move.verb == Verb.PULSE:
        pulse = Pulse(0.0, tuple(move.data.get("counts", ())), move.data.get("flag", ""))
        return f"the pulse “{pulse.words}”"
    if move.verb == Verb.ASIDE and "left" in move.data:
        left = known.steps.get(str(move.data["left"]))
        return f"the way back from “{left}”" if left else "the way back"
    named = known.steps.get(_about(move)) if row.leads else None
    return f"{row.leads} “{named}”" if named else row.undo


def _about(move: Move) -> str:
    """The stop that a move led to, or the item whose lock it set or took off; "" for neither."""
    held = move.data.get("locks") or move.data.get("clocks") or (move.data.get("stop", ""),)
    return str(next(iter(held)))


@dataclass(frozen=True, slots=True)
class Change:
    """What one entry did to a thing: before and after, None where it is not there."""

    kind: Kind
    entity: str
    before: Noun | None
    after: Noun | None
    known: Known

    @property
    def last(self) -> str:
        """The last id of which its name is put together."""
        return self.entity.rpartition(":")[2].rpartition("/")[2]


def _person(change: Change) -> str:
    before, after = change.before, change.after
    return name_change(
        before if isinstance(before, Person) else None, after if isinstance(after, Person) else None
    )


def _mark(change: Change) -> str:
    before, after = change.before, change.after
    return mark_change(
        PersonId(change.last), before if isinstance(before, Mark) else None,
        after if isinstance(after, Mark) else None, change.known,
    )  # fmt: skip


def _note(change: Change) -> str:
    before, after = change.before, change.after
    return note_change(
        before if isinstance(before, Note) else None, after if isinstance(after, Note) else None,
        change.known,
    )  # fmt: skip


def _follow(change: Change) -> str:
    return follow_change(NoteId(change.last), change.known)


def _file(change: Change) -> str:
    before, after = change.before, change.after
    told = after if isinstance(after, Attendance) else before
    name = told.file if isinstance(told, Attendance) else ""
    return f"the attendance file “{name}”" if name else "the attendance file"


def _final(change: Change) -> str:
    """The register was made final, or was opened again."""
    return "that the register is final" if change.before is None else "the opening of the register"


def _chosen(change: Change) -> str:
    """In a session these change only where one of two versions is chosen."""
    return choice_change(THINGS[change.kind].one)


IN_WORDS: Mapping[Kind, Callable[[Change], str] | None] = locked(
    Kind,
    {
        Kind.PERSON: _person, Kind.MARK: _mark, Kind.NOTE: _note, Kind.FOLLOW: _follow,
        Kind.COHORT: _chosen, Kind.MEMBER: _chosen, Kind.SESSION: _chosen,
        Kind.RUN_CHOICE: _chosen, Kind.LINK: _chosen,
        Kind.SEAT: lambda _change: "the last groups", Kind.ATTENDANCE: _file, Kind.FINAL: _final,
        # What is told of these is told outside a session, or by no wish.
        Kind.SAME: None, Kind.DIFFERENT: None, Kind.ROW: None, Kind.ACTOR: None,
        # What has left cannot be taken back.
        Kind.HANDED: None, Kind.ISSUED: None,
        # Said outside the run, and taken back there (core.outcomes.acts).
        Kind.ASKED: None, Kind.RATING: None, Kind.CHANGE: None, Kind.CHOSEN: None,
    },
)  # fmt: skip
"""What z says it took back of each kind of thing; None for what it never takes back."""
