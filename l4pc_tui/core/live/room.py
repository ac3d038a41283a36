"""All that a running session holds in memory: its run, its register and its notes.

Entries are folded in one at a time, live and on resume alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from l4pc_tui.core.live.run import Run, fold, replay
from l4pc_tui.core.people.enrolled import Enrolled
from l4pc_tui.core.record.entry import Entry, Event
from l4pc_tui.core.record.moves import Verb, read_move
from l4pc_tui.core.record.nouns import Follow, Mark, Note


@dataclass(frozen=True, slots=True)
class Room:
    """One session's state. ``entries`` are all of its entries in id order, undone ones too."""

    session: str
    run: Run = field(default_factory=Run)
    enrolled: tuple[Enrolled, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    """Person id → mark."""
    notes: tuple[Note, ...] = ()
    """In the order they were first written; struck and undone ones are gone."""
    follows: Mapping[str, Follow] = field(default_factory=dict)
    """The note of an earlier commitment → what became of it."""
    entries: tuple[Entry | Event, ...] = ()


def room_names(room: Room) -> tuple[str, ...]:
    """Everybody on the register, as they are written."""
    people = (enrolled.person for enrolled in room.enrolled)
    return tuple(name for p in people for name in (p.name, p.display_name) if name)


def enter(room: Room, entry: Entry | Event) -> Room:
    """The room after one more entry. An undone move refolds the run; the rest is incremental."""
    room = replace(room, entries=(*room.entries, entry))
    kind, _, _ = entry.entity.partition(":")
    if kind == "run":
        return _moved(room, entry)
    if kind == "mark":
        marks = dict(room.marks)
        _mark(marks, entry)
        return replace(room, marks=marks)
    if kind == "note":
        notes = {note.id: note for note in room.notes}
        _note(notes, entry)
        return replace(room, notes=tuple(notes.values()))
    if kind == "follow":
        follows = dict(room.follows)
        _follow(follows, entry)
        return replace(room, follows=follows)
    return room


def gather(session: str, enrolled: Iterable[Enrolled], entries: Iterable[Entry | Event]) -> Room:
    """The room that a session's entries tell, in id order: the same fold as live."""
    ordered = tuple(sorted(entries, key=lambda entry: entry.id))
    moves = [read_move(entry) for entry in ordered if entry.kind == "move" and entry.data]
    marks: dict[str, Mark] = {}
    notes: dict[str, Note] = {}
    follows: dict[str, Follow] = {}
    for entry in ordered:
        kind, _, _ = entry.entity.partition(":")
        if kind == "mark":
            _mark(marks, entry)
        elif kind == "note":
            _note(notes, entry)
        elif kind == "follow":
            _follow(follows, entry)
    return Room(
        session, replay(moves), tuple(enrolled), marks, tuple(notes.values()), follows, ordered
    )


def _moved(room: Room, entry: Entry | Event) -> Room:
    move = read_move(entry)
    if move.verb == Verb.UNDO:
        undone = move.data.get("of")
        if any(held.id == undone and held.kind != "move" for held in reversed(room.entries)):
            return room
        moves = [read_move(held) for held in room.entries if held.kind == "move" and held.data]
        return replace(room, run=replay(moves))
    return replace(room, run=fold(room.run, move))


def _mark(marks: dict[str, Mark], entry: Entry | Event) -> None:
    """Bring one person's mark up to date."""
    person = entry.entity.rpartition("/")[2]
    marks.pop(person, None)
    if entry.kind == "put" and entry.data is not None:
        marks[person] = Mark.read(entry.entity.partition(":")[2], entry.data)


def _note(notes: dict[str, Note], entry: Entry | Event) -> None:
    """Bring one note up to date; a mended one keeps its place among the others."""
    note_id = entry.entity.partition(":")[2]
    if entry.kind == "put" and entry.data is not None:
        notes[note_id] = Note.read(note_id, entry.data)
    else:
        notes.pop(note_id, None)


def _follow(follows: dict[str, Follow], entry: Entry | Event) -> None:
    """Bring what became of one commitment up to date."""
    note = entry.entity.rpartition("/")[2]
    follows.pop(note, None)
    if entry.kind == "put" and entry.data is not None:
        follows[note] = Follow.read(entry.entity.partition(":")[2], entry.data)
