"""All that a running session holds in memory: its run, its register and its notes.

Entries are folded in one at a time, live and on resume alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from l4pc_tui.core.live.run import Run, fold, replay
from l4pc_tui.core.record.entry import Entry, Event
from l4pc_tui.core.record.moves import Verb, read_move
from l4pc_tui.core.record.nouns import Mark, Note, Person


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A person on the register of this session. Facilitators are on it but not in counts."""

    person: Person
    facilitates: bool = False


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
    entries: tuple[Entry | Event, ...] = ()


def enter(room: Room, entry: Entry | Event) -> Room:
    """The room after one more entry. An undone move refolds the run; the rest is incremental."""
    room = replace(room, entries=(*room.entries, entry))
    kind, _, _ = entry.entity.partition(":")
    if kind == "run":
        return _moved(room, entry)
    if kind == "mark":
        return _marked(room, entry)
    if kind == "note":
        return _noted(room, entry)
    return room


def gather(session: str, enrolled: Iterable[Enrolled], entries: Iterable[Entry | Event]) -> Room:
    """The room that a session's entries tell, in id order: the same fold as live."""
    ordered = tuple(sorted(entries, key=lambda entry: entry.id))
    moves = [read_move(entry) for entry in ordered if entry.kind == "move" and entry.data]
    room = Room(session, replay(moves), tuple(enrolled))
    for entry in ordered:
        kind, _, _ = entry.entity.partition(":")
        if kind == "mark":
            room = _marked(room, entry)
        elif kind == "note":
            room = _noted(room, entry)
    return replace(room, entries=ordered)


def _moved(room: Room, entry: Entry | Event) -> Room:
    move = read_move(entry)
    if move.verb == Verb.UNDO:
        moves = [read_move(held) for held in room.entries if held.kind == "move" and held.data]
        return replace(room, run=replay(moves))
    return replace(room, run=fold(room.run, move))


def _marked(room: Room, entry: Entry | Event) -> Room:
    person = entry.entity.rpartition("/")[2]
    marks = {held: mark for held, mark in room.marks.items() if held != person}
    if entry.kind == "put" and entry.data is not None:
        marks[person] = Mark.read(entry.entity.partition(":")[2], entry.data)
    return replace(room, marks=marks)


def _noted(room: Room, entry: Entry | Event) -> Room:
    note_id = entry.entity.partition(":")[2]
    if entry.kind != "put" or entry.data is None:
        return replace(room, notes=tuple(n for n in room.notes if n.id != note_id))
    note = Note.read(note_id, entry.data)
    if any(held.id == note_id for held in room.notes):
        return replace(room, notes=tuple(note if n.id == note_id else n for n in room.notes))
    return replace(room, notes=(*room.notes, note))
