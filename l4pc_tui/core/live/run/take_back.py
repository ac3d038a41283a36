"""What ``z`` takes back: what somebody did last in a run, however many entries it wrote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from l4pc_tui.core.live.run.known import (
    NOBODY,
    Known,
    follow_change,
    mark_change,
    marks_change,
    name_change,
    note_change,
)
from l4pc_tui.core.live.run.safety_pulse import Pulse
from l4pc_tui.core.live.run.session_state import LiveSession
from l4pc_tui.core.record.entry import Data
from l4pc_tui.core.record.kinds import MOVES, THINGS, Kind
from l4pc_tui.core.record.moves import Move, Verb
from l4pc_tui.core.record.names import NoteId, PersonId
from l4pc_tui.core.record.nouns import Mark, Note, Person
from l4pc_tui.core.record.reading import kind_of, move_of, noun
from l4pc_tui.core.record.resolve import thing_id
from l4pc_tui.core.record.things import Told

ACT, RESTORES = "act", "restores"
"""What an entry's data says besides: the first entry of what it was done with; the entry that a
thing was put back from."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A thing as it is put back: as it was before (``put``), or not there (``del``)."""

    kind: Literal["put", "del"]
    entity: str
    data: Data


@dataclass(frozen=True, slots=True)
class Undo:
    """How to take back what was done last.

    of:       id of the entry that is undone, the first of what was done; an undo move names it.
    words:    what is undone, for the screen: "the last note".
    things:   what to restore; nothing for a move.
    beyond:   id of a strike that came after it, which cannot be undone itself; "" for none.
    """

    of: str
    words: str
    things: tuple[Restored, ...] = ()
    beyond: str = ""


def latest(
    room: LiveSession, known: Known = NOBODY, mine: Callable[[Told], bool] = lambda _entry: True
) -> Undo | None:
    """What would be undone now; None when nothing is left.

    known: what the words may speak of by name. mine: whether an entry is of whoever asks; what
    others did is passed over, and so is what they have changed since.
    """
    moves = {event.id for event in room.line.moves} - room.lost
    undone = {move.data["of"] for move in room.moves if move.verb == Verb.UNDO}
    # What was undone of things is undone, whichever record of the run counts by now.
    beside = (move_of(event) for other in room.line.beside for event in other.moves)
    taken_back = undone | {m.data["of"] for m in beside if m and m.verb == Verb.UNDO}
    struck = {entry.entity for entry in room.entries if entry.kind == "erase"}
    changed_since: set[str] = set()
    beyond = ""
    for entry in reversed(room.entries):
        if entry.kind == "erase" and mine(entry):
            beyond = beyond or entry.id
        done = undone if entry.kind == "move" else taken_back
        if not _undoable(room, entry, moves) or _act(entry) in done or entry.entity in struck:
            continue
        if not mine(entry):
            changed_since.add(entry.entity)
        elif entry.entity not in changed_since:
            return _undo(room, _act(entry), known, beyond)
    return None


def _undo(room: LiveSession, act: str, known: Known, beyond: str) -> Undo:
    done = [entry for entry in room.entries if _act(entry) == act and entry.kind != "erase"]
    things = [entry for entry in done if entry.kind != "move"]
    if not things:
        move = move_of(done[0])
        return Undo(act, _moved(move, known) if move else "the last move", beyond=beyond)
    restored = []
    for entry in things:
        before = _before(room, entry, act)
        kind: Literal["put", "del"] = "del" if before is None else "put"
        restored.append(Restored(kind, entry.entity, {**(before or {}), RESTORES: entry.id}))
    return Undo(act, _things(room, things, act, known), tuple(restored), beyond)


def _act(entry: Told) -> str:
    """The first entry of what an entry was done with: itself, where it is the only one."""
    said = (entry.data or {}).get(ACT)
    return said if isinstance(said, str) else entry.id


def _before(room: LiveSession, entry: Told, act: str) -> Data | None:
    """What a thing was before something was done with it; None when it was not there.

    Under joined ids it may have been told by another name; it is put back by the entry's own.
    """
    kind, record = kind_of(entry.entity), room.record
    assert kind is not None, "only things are restored"
    names = record.names[kind, thing_id(entry.entity, record.joins)]
    told = sorted((each for name in names for each in record.said[name]), key=lambda e: e.id)
    earlier = [each for each in told if each.id < entry.id and _act(each) != act]
    if not earlier or earlier[-1].kind != "put" or earlier[-1].data is None:
        return None
    said = {name: v for name, v in earlier[-1].data.items() if name not in (ACT, RESTORES)}
    parts = THINGS[kind].parts
    return said | dict(zip(parts, entry.entity.partition(":")[2].split("/"), strict=False))


def _undoable(room: LiveSession, entry: Told, moves: set[str]) -> bool:
    if entry.kind == "move":
        move = move_of(entry) if entry.id in moves else None
        # That the laptop's clock was put back was nobody's wish.
        put_back = move and move.verb == Verb.AWAY and move.data.get("seconds", 0) < 0
        return bool(move and MOVES[Verb(move.verb)].undo and not put_back)
    kind = kind_of(entry.entity)
    if kind is None or not THINGS[kind].undone or RESTORES in (entry.data or {}):
        return False
    # A person is of the roster too: only what this session did with one is its own to take back.
    return THINGS[kind].of_session or entry.session == room.session


def _moved(move: Move, known: Known) -> str:
    """What a move did: a step by the name of the one that it led to, a pulse by its words."""
    row = MOVES[Verb(move.verb)]
    if move.verb == Verb.PULSE:
        pulse = Pulse(0.0, tuple(move.data.get("counts", ())), move.data.get("flag", ""))
        return f"the pulse “{pulse.words}”"
    if move.verb == Verb.ASIDE and "left" in move.data:
        left = known.steps.get(str(move.data["left"]))
        return f"the way back from “{left}”" if left else "the way back"
    step = known.steps.get(str(move.data.get("stop", ""))) if row.leads else None
    return f"{row.leads} “{step}”" if step else row.undo


def _things(room: LiveSession, done: Sequence[Told], act: str, known: Known) -> str:
    """What was done with some things, by the name of what it is about."""
    marks = [entry for entry in done if kind_of(entry.entity) is Kind.MARK]
    if len(marks) > 1:
        return marks_change(len(marks), _read(marks[0]))
    entry = (marks or done)[0]
    before = _before(room, entry, act)
    was, now = noun(entry.entity, before), _read(entry)
    match kind_of(entry.entity):
        case Kind.MARK:
            person = PersonId(entry.entity.rpartition("/")[2])
            return mark_change(
                person, was if isinstance(was, Mark) else None,
                now if isinstance(now, Mark) else None, known,
            )  # fmt: skip
        case Kind.PERSON:
            return name_change(
                was if isinstance(was, Person) else None, now if isinstance(now, Person) else None
            )
        case Kind.FOLLOW:
            return follow_change(NoteId(entry.entity.rpartition("/")[2]), known)
        case Kind.NOTE:
            return note_change(
                was if isinstance(was, Note) else None, now if isinstance(now, Note) else None,
                known.zone,
            )  # fmt: skip
        case kind:
            assert kind is not None, "what no kind knows is not undone"
            return f"the choice of a {THINGS[kind].one}"


def _read(entry: Told) -> object:
    """What an entry says a thing is; None when it takes it away."""
    return noun(entry.entity, entry.data) if entry.kind == "put" else None
