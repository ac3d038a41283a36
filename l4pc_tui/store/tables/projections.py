"""Tables made from the journal: what stands of every thing, and the life of every run.

They write down what ``core.record.resolve`` says, under joined ids, so that whoever reads a table
needs to know of no join. ``refresh`` brings what some new events speak of up to date; ``rebuild``
makes every table again. What a row says is told by ``projected``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import Any

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import RUN, THINGS, Kind
from l4pc_tui.core.record.life import leads_to
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.record.reading import kind_of, move_of
from l4pc_tui.core.record.resolve import joined_id, thing_id
from l4pc_tui.store.file.connection import rows
from l4pc_tui.store.journal import journal
from l4pc_tui.store.tables import projected
from l4pc_tui.store.tables.projected import COLUMNS, TABLES, Joined, table_of


def refresh(db: Connection, touched: Sequence[Event]) -> None:
    """Bring the rows of what these new events speak of up to date."""
    entities = {event.entity for event in touched}
    if any(kind_of(entity) is Kind.SAME for entity in entities):
        entities |= _rejoin(db)
    joined = projected.joined(db)
    plain = {event.entity: event for event in touched} if len(touched) == 1 else {}
    _put_all(db, entities, joined, plain)


def rebuild(db: Connection) -> None:
    """Make every table again from the journal. Must run inside a transaction."""
    db.execute("INSERT INTO note_fts (note_fts) VALUES ('delete-all')")
    for table in TABLES:
        db.execute(f"DELETE FROM {table}")
    _rejoin(db)
    entities = {row[0] for row in rows(db, "SELECT DISTINCT entity FROM event")}
    _put_all(db, entities, projected.joined(db), {})


def _put_all(
    db: Connection, entities: Iterable[str], joined: Joined, plain: Mapping[str, Event]
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


def _put_thing(db: Connection, kind: Kind, id: str, joined: Joined) -> None:
    row, unread = projected.thing(db, kind, id, joined, {})
    _put_aside(db, joined.names(kind, id), unread)
    if kind is Kind.NOTE:
        _drop_note(db, id)
    table = table_of(kind)
    db.execute(f"DELETE FROM {table} WHERE id = ?", [id])
    if row is None:
        return
    _insert(db, table, row | ({"waits": False} if kind is Kind.NOTE else {}))
    if kind is Kind.NOTE:
        db.execute(
            "INSERT INTO note_fts (rowid, words) SELECT rid, words FROM note WHERE id = ?", [id]
        )


def _drop_note(db: Connection, id: str) -> None:
    db.execute(
        "INSERT INTO note_fts (note_fts, rowid, words)"
        " SELECT 'delete', rid, words FROM note WHERE id = ?", [id],
    )  # fmt: skip


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
            open_now = projected.still_waits(db, id, data)
            db.execute("UPDATE note SET waits = ? WHERE rid = ?", (open_now, rid))


# Runs


def _put_run(db: Connection, session: str, joined: Joined, only: Event | None) -> None:
    """Write the life of a run. only: its one new move, where that is all the news there is."""
    if only is not None and _follows_on(db, session, only):
        return
    row, unread = projected.run(db, session, joined)
    _put_aside(db, [f"{RUN}:{id}" for id in joined.ids(session)], unread)
    db.execute("DELETE FROM run WHERE session = ?", [session])
    if row is not None:
        _insert(db, "run", row)


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


# Joins


def _rejoin(db: Connection) -> set[str]:
    """Write which ids are the same, as the journal tells now; every entity that goes by another
    id for it. Their rows under the old ids are gone."""
    before, now = projected.joined(db), projected.joins_told(db)
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


def _names_of(db: Connection, of: Kind, id: str, joined: Joined) -> set[str]:
    """Every entity that names an id, itself included; its rows, which go by it, are taken out."""
    old = joined_id(of, id, joined.smallest)
    found: set[str] = set()
    for kind, row in THINGS.items():
        table = table_of(kind)
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
        if of in (row.refs[part] for part in row.parts if part in row.refs):
            found.update(
                entity for (entity,) in rows(db, _OF_KIND, f"{kind}:", f"{kind};")
                if not ids.isdisjoint(entity.partition(":")[2].split("/"))
            )  # fmt: skip
    if of is Kind.SESSION:
        db.execute("DELETE FROM run WHERE session = ?", [old])
        found.update(f"{RUN}:{each}" for each in joined.all_of.get((of, old), (old,)))
    found.add(f"{of}:{id}")
    return found
