"""What ``z`` takes back: what somebody did last in a run, however many entries it wrote."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from l4pc_tui.core.live.run.known import NOBODY, Known, choice_change, marks_change
from l4pc_tui.core.live.run.session_state import LiveSession
from l4pc_tui.core.live.run.taken_words import IN_WORDS, Change, moved
from l4pc_tui.core.record.entry import RESTORES, TAKES_WORDS
from l4pc_tui.core.record.erased import wordless
from l4pc_tui.core.record.kinds import MOVES, THINGS, Kind
from l4pc_tui.core.record.moves import Move, Verb, standing
from l4pc_tui.core.record.nouns import Noun, RunChoice
from l4pc_tui.core.record.reading import kind_of, move_of, noun
from l4pc_tui.core.record.resolve import thing_id
from l4pc_tui.core.record.restoring import (
    Restored,
    act_of,
    came_of,
    put_back,
    said_of,
    stood_before,
)
from l4pc_tui.core.record.runs import line_of
from l4pc_tui.core.record.things import Told


@dataclass(frozen=True, slots=True)
class Undo:
    """How to take back what was done last.

    of:       id of the entry that is undone, the first of what was done; an undo move names it.
    words:    what is undone, for the screen: "the last note".
    things:   what to restore; nothing for a move.
    beyond:   id of a strike that came after it, which cannot be undone itself; "" for none.
    follows:  the move that the undo comes after; "" for the last of the record that counts now.
    """

    of: str
    words: str
    things: tuple[Restored, ...] = ()
    beyond: str = ""
    follows: str = ""


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
    # Beside the one who conducts things are put back without a move that says so.
    restored = {(entry.data or {}).get(RESTORES) for entry in room.entries}
    taken_back |= {act_of(entry) for entry in room.entries if entry.id in restored}
    struck = wordless(room.entries)
    theirs: set[str] = set()
    beyond = ""
    for entry in reversed(room.entries):
        if entry.kind in TAKES_WORDS and mine(entry):
            beyond = beyond or entry.id
        done = undone if entry.kind == "move" else taken_back
        if not _undoable(room, entry, moves) or act_of(entry) in done or entry.entity in struck:
            continue
        if not mine(entry):
            theirs.add(entry.id)
        elif not _is_changed(room, entry, theirs):
            return _undo(room, act_of(entry), known, beyond, theirs)
    return None


def _is_changed(room: LiveSession, entry: Told, theirs: Container[str]) -> bool:
    """Whether others said something of a thing upon what was done with it; what merely stands
    beside that, said by somebody who had not seen it, is no change of it."""
    if entry.kind == "move":
        return False
    return any(id in theirs for id in came_of(room.record, entry, act_of(entry)))


def _undo(room: LiveSession, act: str, known: Known, beyond: str, theirs: Container[str]) -> Undo:
    """How to take an act back, but for things that others have changed since."""
    done = [
        entry for entry in room.entries if act_of(entry) == act and entry.kind not in TAKES_WORDS
    ]
    things = [e for e in done if e.kind != "move" and not _is_changed(room, e, theirs)]
    if not things:
        move = move_of(done[0])
        return Undo(act, moved(move, known) if move else "the last move", beyond=beyond)
    restored = [each for entry in things for each in put_back(room.record, entry, act)]
    move = move_of(done[0])
    words = moved(move, known) if move else _things(room, things, act, known)
    return Undo(act, words, tuple(restored), beyond, _follows(room, things, act))


def _follows(room: LiveSession, things: Iterable[Told], act: str) -> str:
    """The last move of the record that counts again once the choice of another is taken back.

    At the end of the other one the undo would make that the longer, and so the one that counts.
    """
    choice = next((each for each in things if kind_of(each.entity) is Kind.RUN_CHOICE), None)
    if choice is None:
        return ""
    stood = stood_before(room.record, choice, act)
    before = noun(choice.entity, said_of(stood[-1], choice)) if stood else None
    beside = (move for other in room.line.beside for move in other.moves)
    moves = (*room.line.moves, *beside)
    return line_of(moves, before.move if isinstance(before, RunChoice) else "").head


def _undoable(room: LiveSession, entry: Told, moves: set[str]) -> bool:
    if entry.kind == "move":
        move = move_of(entry) if entry.id in moves else None
        # That the laptop's clock was put back was nobody's wish.
        set_back = move and move.verb == Verb.AWAY and move.data.get("seconds", 0) < 0
        if move is None or set_back or (move.verb == Verb.NEW_PLAN and _built_upon(room, move)):
            return False
        return bool(MOVES[Verb(move.verb)].undo)
    kind = kind_of(entry.entity)
    if kind is None or IN_WORDS[kind] is None or RESTORES in (entry.data or {}):
        return False
    # A person is of the roster too: only what this session did with one is its own to take back.
    return THINGS[kind].of_session or entry.session == room.session


def _built_upon(room: LiveSession, taken: Move) -> bool:
    """Whether the plan was changed since another version of it was taken: that change is one of
    that version alone."""
    return any(move.id > taken.id and "plan" in move.data for move in standing(room.moves))


def _things(room: LiveSession, done: Sequence[Told], act: str, known: Known) -> str:
    """What was done with some things, by the name of what it is about."""
    marks = [entry for entry in done if kind_of(entry.entity) is Kind.MARK]
    if len(marks) > 1:
        return marks_change(len(marks), _read(marks[0]))
    entry = (marks or done)[0]
    kind = kind_of(entry.entity)
    in_words = IN_WORDS[kind] if kind else None
    assert kind is not None, "only things are restored"
    assert in_words is not None, "what has no words is not undone"
    stood = [
        noun(entry.entity, said_of(each, entry)) for each in stood_before(room.record, entry, act)
    ]
    before, after = stood[-1] if stood else None, _read(entry)
    if len(stood) > 1 and after in stood:
        return choice_change(THINGS[kind].one)
    # Whoever has joined ids is known by the one under which she is told.
    name = f"{kind}:{thing_id(entry.entity, room.record.joins)}"
    return in_words(Change(kind, name, before, after, known))


def _read(entry: Told) -> Noun | None:
    """What an entry says a thing is; None when it takes it away."""
    return noun(entry.entity, entry.data) if entry.kind == "put" else None
