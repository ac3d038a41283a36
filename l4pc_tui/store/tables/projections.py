"""Tables made from the journal: what stands of every thing, and the life of every run.

They write down what ``core.record.resolve`` says, under joined ids, so that whoever reads a table
needs to know of no join. ``refresh`` brings what some new events speak of up to date; ``rebuild``
makes every table again. Both go through the same functions, so they cannot come to tell
different stories.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from l4pc_tui.core.live.notes.follow_up import is_settled
from l4pc_tui.core.live.notes.left_open import waits
from l4pc_tui.core.record.entry import Event, canonical
from l4pc_tui.core.record.kinds import RUN, THINGS, Kind
from l4pc_tui.core.record.life import Life, leads_to, life
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.nouns import Follow, Note, NoteKind, Noun, Session
from l4pc_tui.core.record.reading import is_readable, kind_of, move_of
from l4pc_tui.core.record.resolve import (
    Joins,
    Standing,
    chosen,
    entities_of,
    in_turn,
    joined_id,
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
        Kind.SESSION: ("cohort", "date"), Kind.MARK: ("session", "person", "mark"),
        Kind.NOTE: ("session", "kind"), Kind.FOLLOW: ("session", "note", "outcome"),
        Kind.SAME: ("kind", "one", "other"), Kind.ROW: ("cohort", "person", "print"), Kind.ACTOR: ("name",),
        Kind.RUN_CHOICE: ("session",), Kind.HANDED: ("session",),
    },
)  # fmt: skip
"""The fields of a thing that stand in columns of their own beside the data."""


def _table(kind: Kind) -> str:
    return kind.replace("-", "_")


TABLES = (*map(_table, Kind), "joined", "run", "aside")


@dataclass(frozen=True, slots=True)
class _Joined:
    """The joins as the tables have them, both ways."""

    smallest: Joins
    all_of: Mapping[tuple[Kind, str], tuple[str, ...]]

    def names(self, kind: Kind, id: str) -> tuple[str, ...]:
        """Every entity that may tell of a thing."""
        return entities_of(kind, id, self.all_of)


def refresh(db: Connection, touched: Sequence[Event]) -> None:
    """Bring the rows of what these new events speak of up to date."""
    entities = {event.entity for event in touched}
    if any(kind_of(entity) is Kind.SAME for entity in entities):
        entities |= _rejoin(db)
    joined = _joined(db)
    plain = {event.entity: event for event in touched} if len(touched) == 1 else {}
    _put_all(db, entities, joined, plain)


def rebuild(db: Connection) -> None:
    """Make every table again from the journal. Must run inside a transaction."""
    db.execute("INSERT INTO note_fts (note_fts) VALUES ('delete-all')")
    for table in TABLES:
        db.execute(f"DELETE FROM {table}")
    _rejoin(db)
    entities = {row[0] for row in rows(db, "SELECT DISTINCT entity FROM event")}
    _put_all(db, entities, _joined(db), {})


def _put_all(
    db: Connection, entities: Iterable[str], joined: _Joined, plain: Mapping[str, Event]
) -> None:
    """Write the rows of all things and runs that these entities tell of.

    plain: the one new event of an entity, where it is known to be the only news.
    """
    things: dict[tuple[Kind, str], None] = {}
    runs: dict[str, Event | None] = {}
    for entity in sorted(entities):
        kind = kind_of(entity)
        if kind is not None:
            things[kind, thing_id(entity, joined.smallest)] = None
        elif entity.startswith(f"{RUN}:"):
            session = joined_id(Kind.SESSION, entity.partition(":")[2], joined.smallest)
            runs[session] = plain.get(entity)
        else:
            _put_aside(db, [entity], journal.of(db, entity))
    for kind, id in things:
        if kind is Kind.RUN_CHOICE:
            _put_thing(db, kind, id, joined)
            runs[id] = None
    for session, event in runs.items():
        _put_run(db, session, joined, event)
        if len(joined.names(Kind.SESSION, session)) > 1:
            things[Kind.SESSION, session] = None
    for kind, id in things:
        if kind is not Kind.RUN_CHOICE:
            _put_thing(db, kind, id, joined)
    _settle(db, things)


# Things


def _put_thing(db: Connection, kind: Kind, id: str, joined: _Joined) -> None:
    names = joined.names(kind, id)
    told = {name: journal.of(db, name) for name in names}
    held = [name for name in names if told[name]]
    if kind is Kind.SESSION and len(held) > 1:
        held = in_turn(held, _line(db, id, joined))
    found, odd = standing([told[name] for name in held], joined.smallest) if held else (None, ())
    _put_aside(db, names, [event for event in odd if isinstance(event, Event)])
    if kind is Kind.NOTE:
        _drop_note(db, id)
    table = _table(kind)
    db.execute(f"DELETE FROM {table} WHERE id = ?", [id])
    if found is None:
        return
    more: dict[str, Any] = {}
    if isinstance(found.noun, Note):
        hidden = found.noun.kind == NoteKind.RESTRICTED
        more = {"first": found.first, "waits": False, "words": "" if hidden else found.noun.text}
    _insert(db, table, _columns(kind, found) | more)
    if kind is Kind.NOTE:
        db.execute(
            "INSERT INTO note_fts (rowid, words) SELECT rid, words FROM note WHERE id = ?", [id]
        )


def _drop_note(db: Connection, id: str) -> None:
    db.execute(
        "INSERT INTO note_fts (note_fts, rowid, words)"
        " SELECT 'delete', rid, words FROM note WHERE id = ?", [id],
    )  # fmt: skip


def _columns(kind: Kind, found: Standing) -> dict[str, Any]:
    thing: Noun = found.noun
    asked_for = {name: getattr(thing, name) for name in COLUMNS[kind]}
    return {
        "id": found.id, "event": found.by.id, "versions": max(1, len(found.versions)), **asked_for,
        "data": canonical(thing.data()),
    }  # fmt: skip


def _put_aside(db: Connection, entities: Sequence[str], odd: Iterable[Event]) -> None:
    """Note which entries of some entities cannot be read, and no longer those that can."""
    for entity in entities:
        db.execute("DELETE FROM aside WHERE entity = ?", [entity])
    for event in odd:
        db.execute(
            "INSERT OR REPLACE INTO aside (event, entity, session) VALUES (?, ?, ?)",
            (event.id, event.entity, event.session),
        )


def _insert(db: Connection, table: str, columns: dict[str, Any]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" * len(columns))
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", list(columns.values()))


# What waits for somebody: a column that core computes


def _settle(db: Connection, things: Iterable[tuple[Kind, str]]) -> None:
    """Say anew of the notes that these things bear on whether they wait for somebody."""
    notes: dict[str, None] = {}
    for kind, id in things:
        if kind is Kind.NOTE:
            notes[id] = None
        elif kind is Kind.FOLLOW:
            notes[id.rpartition("/")[2]] = None
        elif kind is Kind.SESSION:
            notes |= dict.fromkeys(
                row[0] for row in rows(db, "SELECT note FROM follow WHERE session = ?", id)
            )
            notes |= dict.fromkeys(
                row[0]
                for row in rows(
                    db, "SELECT id FROM note WHERE kind = ? AND session = ?",
                    NoteKind.COMMITMENT, id,
                )
            )  # fmt: skip
    for id in notes:
        for rid, data in rows(db, "SELECT rid, data FROM note WHERE id = ?", id):
            note = Note.read(id, json.loads(data))
            if note.kind == NoteKind.COMMITMENT:
                open_now = not is_settled(note, *_followed(db, note))
            else:
                open_now = waits(note)
            db.execute("UPDATE note SET waits = ? WHERE rid = ?", (open_now, rid))


def _followed(db: Connection, note: Note) -> tuple[list[Follow], list[Session]]:
    """What was told of a commitment, and the sessions of its cohort that told it."""
    sql = """SELECT f.id, f.data, s.id, s.data FROM follow f JOIN session s ON s.id = f.session
             WHERE f.note = ? AND s.cohort = (SELECT cohort FROM session WHERE id = ?)"""
    found = rows(db, sql, note.id, note.session)
    return (
        [Follow.read(id, json.loads(data)) for id, data, _, _ in found],
        [Session.read(id, json.loads(data)) for _, _, id, data in found],
    )


# Runs


def _line(db: Connection, session: str, joined: _Joined) -> Line:
    ids = joined.all_of.get((Kind.SESSION, session), (session,))
    moves = [event for id in ids for event in journal.of(db, f"{RUN}:{id}")]
    choice = [journal.of(db, name) for name in joined.names(Kind.RUN_CHOICE, session)]
    held = [told for told in choice if told]
    found, _ = standing(held, joined.smallest) if held else (None, ())
    return line_of(moves, chosen(found))


def _put_run(db: Connection, session: str, joined: _Joined, only: Event | None) -> None:
    """Write the life of a run. only: its one new move, where that is all the news there is."""
    if only is not None and _follows_on(db, session, only):
        return
    ids = joined.all_of.get((Kind.SESSION, session), (session,))
    line = _line(db, session, joined)
    moves = [event for event in line.moves if isinstance(event, Event)]
    beside = [each for other in line.beside for each in other.moves]
    names = [f"{RUN}:{id}" for id in ids]
    told = [event for name in names for event in journal.of(db, name)]
    _put_aside(db, names, [event for event in told if not is_readable(event)])
    db.execute("DELETE FROM run WHERE session = ?", [session])
    if not moves or all(move.data is None for move in moves):
        return
    lived = life(moves_of(line))
    _insert(
        db, "run",
        {"session": session, "head": line.head, "beside": len(beside)} | _lived(lived, moves),
    )  # fmt: skip


def _follows_on(db: Connection, session: str, move: Event) -> bool:
    """Whether a move just follows the last one and changes nothing of the run's life; noted then."""
    read = move_of(move)
    found = rows(db, "SELECT state, head, beside FROM run WHERE session = ?", session)
    if read is None or not found:
        return False
    state, head, beside = found[0]
    plain = read.verb != Verb.UNDO and leads_to(state, read.verb) in (None, state)
    if not plain or beside or move.base != (head,):
        return False
    db.execute("UPDATE run SET head = ? WHERE session = ?", (move.id, session))
    return True


def _lived(told: Life, moves: Sequence[Event]) -> dict[str, str]:
    """A life as it is written: its times as they were written in its moves."""
    shown = {move.at: event.at for event in moves if (move := move_of(event))}
    return {
        "state": str(told.state),
        "started": "" if told.started is None else shown[told.started],
        "closed": "" if told.closed is None else shown[told.closed],
    }


# Joins


def _joined(db: Connection) -> _Joined:
    smallest = {
        (Kind(kind), id): first
        for kind, id, first in rows(db, "SELECT kind, id, smallest FROM joined")
    }
    all_of: dict[tuple[Kind, str], list[str]] = defaultdict(list)
    for (kind, id), first in sorted(smallest.items()):
        all_of[kind, first].append(id)
    return _Joined(smallest, {key: tuple(ids) for key, ids in all_of.items()})


def _rejoin(db: Connection) -> set[str]:
    """Write which ids are the same, as the journal tells now; every entity that goes by another
    id for it. Their rows under the old ids are gone."""
    before = _joined(db)
    said: dict[str, list[Event]] = defaultdict(list)
    for event in journal.under(db, f"{Kind.SAME}:"):
        said[event.entity].append(event)
    now = joins_of(said)
    db.execute("DELETE FROM joined")
    for (kind, id), first in now.items():
        db.execute("INSERT INTO joined (kind, id, smallest) VALUES (?, ?, ?)", (kind, id, first))
    changed = {
        key for key in now.keys() | before.smallest.keys()
        if now.get(key, key[1]) != before.smallest.get(key, key[1])
    }  # fmt: skip
    return {entity for key in changed for entity in _names_of(db, *key, before)}


_OF_KIND = "SELECT DISTINCT entity FROM event WHERE entity > ? AND entity < ?"
"""The entities of a kind: their names stand between it with a colon and it with the next sign."""


def _names_of(db: Connection, of: Kind, id: str, joined: _Joined) -> set[str]:
    """Every entity that names an id, itself included; its rows, which go by it, are taken out."""
    old = joined_id(of, id, joined.smallest)
    found: set[str] = set()
    for kind, row in THINGS.items():
        table = _table(kind)
        fields = [name for name, to in row.refs.items() if to is of and name in COLUMNS[kind]]
        fields += ["id"] if kind is of else []
        for name in fields:
            for (thing,) in rows(db, f'SELECT id FROM {table} WHERE "{name}" = ?', old):
                found.update(joined.names(kind, thing))
                if kind is Kind.NOTE:
                    _drop_note(db, thing)
                db.execute(f"DELETE FROM {table} WHERE id = ?", [thing])
    # Of what was taken away nothing stands in a table, and its entities tell of it all the same.
    ids = {id, *joined.all_of.get((of, old), (old,))}
    for kind, row in THINGS.items():
        if of in (row.refs[part] for part in row.parts):
            found.update(
                entity for (entity,) in rows(db, _OF_KIND, f"{kind}:", f"{kind};")
                if not ids.isdisjoint(entity.partition(":")[2].split("/"))
            )  # fmt: skip
    if of is Kind.SESSION:
        db.execute("DELETE FROM run WHERE session = ?", [old])
        found.update(f"{RUN}:{each}" for each in joined.all_of.get((of, old), (old,)))
    found.add(f"{of}:{id}")
    return found
