"""What the tables made from the journal must hold, row by row. Nothing is written here.

Writing the rows (``projections``) and comparing them with what lies on the disk (``table_check``)
both ask here, so they cannot come to tell different stories.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from l4pc_tui.core.record.entry import Event, canonical
from l4pc_tui.core.record.kinds import RUN, Kind
from l4pc_tui.core.record.life import Life, life
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.nouns import Follow, Note, NoteKind, Noun, Session
from l4pc_tui.core.record.reading import is_readable, kind_of, move_of
from l4pc_tui.core.record.resolve import (
    Joins,
    Standing,
    by_entity,
    chosen,
    entities_of,
    in_turn,
    joins_of,
    standing,
    thing_id,
)
from l4pc_tui.core.record.runs import Line, line_of, moves_of
from l4pc_tui.store.file.connection import rows
from l4pc_tui.store.journal import journal

COLUMNS: dict[Kind, tuple[str, ...]] = locked(
    Kind,
    {
        Kind.PERSON: ("walk_in",), Kind.COHORT: (), Kind.MEMBER: ("cohort", "person", "facilitates"),
        Kind.LINK: ("cohort", "person", "other"),
        Kind.SESSION: ("cohort", "date"), Kind.MARK: ("session", "person", "mark"),
        Kind.SEAT: ("session", "person"), Kind.ATTENDANCE: ("session", "sha"),
        Kind.FINAL: ("session",),
        Kind.NOTE: ("session", "kind"), Kind.FOLLOW: ("session", "note", "outcome"),
        Kind.SAME: ("kind", "one", "other"), Kind.DIFFERENT: ("kind", "one", "other"),
        Kind.ROW: ("cohort", "person", "print"), Kind.ACTOR: ("name",),
        Kind.RUN_CHOICE: ("session",), Kind.HANDED: ("session",),
        Kind.ISSUED: ("cohort", "person"),
        Kind.ASKED: ("cohort", "session"), Kind.RATING: ("cohort", "session", "person"),
        Kind.CHANGE: ("cohort", "session", "teller", "note"),
        Kind.CHOSEN: ("cohort", "session", "change", "note"),
    },
)  # fmt: skip
"""The fields of a thing that stand in columns of their own beside the data."""

Row = dict[str, Any]
"""A row of a table by its columns; of a note without ``rid``, which tells nothing, and for a
commitment with a ``waits`` that ``still_waits`` has to tell yet."""

Said = Mapping[str, Sequence[Event]]
"""Entity → all that was said of it, in id order, where that is at hand; empty where nothing was."""


def table_of(kind: Kind) -> str:
    """The table of a kind of thing."""
    return kind.replace("-", "_")


TABLES = (*map(table_of, Kind), "joined", "run", "aside")


@dataclass(frozen=True, slots=True)
class Joined:
    """The joins as the tables have them, both ways."""

    smallest: Joins
    all_of: Mapping[tuple[Kind, str], tuple[str, ...]]

    def names(self, kind: Kind, id: str) -> tuple[str, ...]:
        """Every entity that may tell of a thing."""
        return entities_of(kind, id, self.all_of)

    def runs(self, session: str) -> tuple[str, ...]:
        """Every entity that may tell of a session's run."""
        ids = self.all_of.get((Kind.SESSION, session), (session,))
        return tuple(f"{RUN}:{id}" for id in ids)


def joined(db: Connection) -> Joined:
    """The joins of the file."""
    smallest = {
        (Kind(kind), id): first
        for kind, id, first in rows(db, "SELECT kind, id, smallest FROM joined")
    }
    all_of: dict[tuple[Kind, str], list[str]] = defaultdict(list)
    for (kind, id), first in sorted(smallest.items()):
        all_of[kind, first].append(id)
    return Joined(smallest, {key: tuple(ids) for key, ids in all_of.items()})


def names_beside(entity: str, joined: Joined) -> tuple[str, ...]:
    """Every entity that tells of the same thing as one does, itself among them."""
    kind = kind_of(entity)
    return (entity,) if kind is None else joined.names(kind, thing_id(entity, joined.smallest))


def joins_told(db: Connection) -> Joins:
    """Which ids are the same, as the journal tells."""
    return joins_of(by_entity(journal.under(db, f"{Kind.SAME}:")))


# Things


def thing(
    db: Connection, kind: Kind, id: str, joined: Joined, at_hand: Said
) -> tuple[Row | None, list[Event]]:
    """The row of a thing, None when nothing stands of it, and what of it cannot be read."""
    names = joined.names(kind, id)
    if len(names) == 1 and len(said := _of(db, names[0], at_hand)) == 1:
        found, odd = standing([said], joined.smallest)
        return (
            None if found is None else _columns(kind, found),
            [event for event in odd if isinstance(event, Event)],
        )
    told = {name: _of(db, name, at_hand) for name in names}
    held = [name for name in names if told[name]]
    if not held:
        return None, []
    if kind is Kind.SESSION and len(held) > 1:
        held = in_turn(held, _line(db, id, joined, at_hand))
    found, odd = standing([told[name] for name in held], joined.smallest)
    unread = [event for event in odd if isinstance(event, Event)]
    return (None if found is None else _columns(kind, found)), unread


def _columns(kind: Kind, found: Standing) -> Row:
    noun: Noun = found.noun
    row = {"id": found.id, "event": found.by.id, "versions": max(1, len(found.versions))}
    row |= {name: getattr(noun, name) for name in COLUMNS[kind]}
    row["data"] = canonical(noun.data())
    if isinstance(noun, Note):
        row["first"] = found.first
        row["words"] = "" if noun.kind == NoteKind.RESTRICTED else noun.text
        row["waits"] = _waits(noun)
    return row


def still_waits(db: Connection, id: str, data: str) -> bool:
    """Whether a note waits for somebody, as the tables of sessions and answers tell."""
    from l4pc_tui.core.live.notes.follow_up import is_settled

    note = Note.read(id, json.loads(data))
    if note.kind == NoteKind.COMMITMENT:
        return not is_settled(note, *_followed(db, note))
    return _waits(note)


def _waits(note: Note) -> bool:
    # What reads people's words for times and names is needed only where notes are written.
    from l4pc_tui.core.live.notes.left_open import waits

    return waits(note)


def _followed(db: Connection, note: Note) -> tuple[list[Follow], list[Session]]:
    """What was told of a commitment, and the sessions of its cohort that told it."""
    sql = """SELECT f.id, f.data, s.id, s.data FROM follow f JOIN session s ON s.id = f.session
             WHERE f.note = ? AND s.cohort = (SELECT cohort FROM session WHERE id = ?)"""
    found = rows(db, sql, note.id, note.session)
    return (
        [Follow.read(id, json.loads(data)) for id, data, _, _ in found],
        [Session.read(id, json.loads(data)) for _, _, id, data in found],
    )


def _of(db: Connection, name: str, at_hand: Said) -> Sequence[Event]:
    return at_hand[name] if name in at_hand else journal.of(db, name)


# Runs


def run(
    db: Connection, session: str, joined: Joined, at_hand: Said
) -> tuple[Row | None, list[Event]]:
    """The row of a run's life, None when nothing stands of it, and what of it cannot be read."""
    line = _line(db, session, joined, at_hand)
    moves = [event for event in line.moves if isinstance(event, Event)]
    told = [event for name in joined.runs(session) for event in _of(db, name, at_hand)]
    unread = [event for event in told if not is_readable(event)]
    if not moves or all(move.data is None for move in moves):
        return None, unread
    beside = [each for other in line.beside for each in other.moves]
    lived = _lived(life(moves_of(line)), moves)
    return {"session": session, "head": line.head, "beside": len(beside)} | lived, unread


def _line(db: Connection, session: str, joined: Joined, at_hand: Said) -> Line:
    moves = [event for name in joined.runs(session) for event in _of(db, name, at_hand)]
    choice = [_of(db, name, at_hand) for name in joined.names(Kind.RUN_CHOICE, session)]
    held = [told for told in choice if told]
    found, _ = standing(held, joined.smallest) if held else (None, ())
    return line_of(moves, chosen(found))


def _lived(told: Life, moves: Sequence[Event]) -> dict[str, str]:
    """A life as it is written: its times as they were written in its moves."""
    shown = {move.at: event.at for event in moves if (move := move_of(event))}
    return {
        "state": str(told.state),
        "started": "" if told.started is None else shown[told.started],
        "closed": "" if told.closed is None else shown[told.closed],
    }
