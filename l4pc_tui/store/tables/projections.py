"""Tables made from the journal: what stands of every thing, and the life of every run.

They write down what ``core.record.resolve`` says, under joined ids, so that whoever reads a table
needs to know of no join. ``refresh`` brings what some new events speak of up to date; ``rebuild``
makes every table again. What a row says is told by ``projected``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from sqlite3 import Connection

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import RUN, THINGS, Kind
from l4pc_tui.core.record.life import leads_to
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.record.reading import kind_of, move_of
from l4pc_tui.core.record.resolve import joined_id, thing_id
from l4pc_tui.store.file.connection import rows
from l4pc_tui.store.journal import journal
from l4pc_tui.store.journal.numbers import Numbers
from l4pc_tui.store.tables import projected
from l4pc_tui.store.tables.projected import COLUMNS, TABLES, Joined, Row, table_of

_PAGE = 2_000
"""Numbers of the journal of which tables are made in one go."""


def refresh(db: Connection, touched: Sequence[Event]) -> None:
    """Bring the rows of what these new events speak of up to date."""
    plain = {event.entity: event for event in touched} if len(touched) == 1 else {}
    _renew(db, {event.entity for event in touched}, plain)


def renew(db: Connection, entities: set[str]) -> None:
    """The same for all that these entities tell of, whatever became of their events."""
    _renew(db, entities, {})


def _renew(db: Connection, entities: set[str], plain: Mapping[str, Event]) -> None:
    if any(kind_of(entity) is Kind.SAME for entity in entities):
        entities = entities | _rejoin(db)
    _put_all(db, entities, projected.joined(db), plain)


def refresh_all(db: Connection, touched: Numbers) -> None:
    """The same for events by their numbers, however many they are."""
    if not touched:
        return
    entities = _rejoin(db)
    joined = projected.joined(db)
    read = 0
    for device, first, last in touched:
        for begin in range(first, last + 1, _PAGE):
            end = min(begin + _PAGE - 1, last)
            entities.update(journal.within(db, device, begin, end))
            read += end - begin + 1
            if read >= _PAGE:
                _put_all(db, entities, joined, {})
                entities, read = set(), 0
    _put_all(db, entities, joined, {})


def rebuild(db: Connection) -> None:
    """Make every table again from the journal. Must run inside a transaction."""
    db.execute("INSERT INTO note_fts (note_fts) VALUES ('delete-all')")
    for table in TABLES:
        db.execute(f"DELETE FROM {table}")
    _rejoin(db)
    joined = projected.joined(db)
    entities = (row[0] for row in rows(db, "SELECT DISTINCT entity FROM event"))
    while page := set(islice(entities, _PAGE)):
        _put_all(db, page, joined, {})


def _put_all(
    db: Connection, entities: Iterable[str], joined: Joined, plain: Mapping[str, Event]
) -> None:
    """Write the rows of all things and runs that these entities tell of.

    plain: the one new event of an entity, where it is known to be the only news.
    """
    things: dict[tuple[Kind, str], None] = {}
    runs: dict[str, Event | None] = {}
    unknown: list[str] = []
    for entity in sorted(entities):
        kind = kind_of(entity)
        if kind is not None:
            id = thing_id(entity, joined.smallest)
            things[kind, id] = None
            if kind is Kind.RUN_CHOICE:
                runs[id] = None
        elif entity.startswith(f"{RUN}:"):
            session = joined_id(Kind.SESSION, entity.partition(":")[2], joined.smallest)
            runs[session] = plain.get(entity)
        else:
            unknown.append(entity)
    runs = {
        session: only for session, only in runs.items()
        if only is None or not _follows_on(db, session, only)
    }  # fmt: skip
    things |= {(Kind.SESSION, id): None for id in runs if len(joined.names(Kind.SESSION, id)) > 1}
    names = {key: joined.names(*key) for key in things}
    moves = [name for session in runs for name in joined.runs(session)]
    said = journal.said_of(db, [*chain.from_iterable(names.values()), *moves, *unknown])
    page = _Page()
    for entity in unknown:
        page.put_aside([entity], said[entity])
    for session in runs:
        row, unread = projected.run(db, session, joined, said)
        page.put(RUN, session, row)
        page.put_aside(joined.runs(session), unread)
    for kind, id in things:
        row, unread = projected.thing(db, kind, id, joined, said)
        page.put(table_of(kind), id, row)
        page.put_aside(names[kind, id], unread)
    page.write(db)
    _settle(db, things)


class _Page:
    """Rows on their way into the tables: those that go, and those that come instead."""

    def __init__(self) -> None:
        self._going: dict[str, list[str]] = defaultdict(list)
        self._coming: dict[str, list[Row]] = defaultdict(list)
        self._read: list[str] = []
        self._aside: list[tuple[str, str, str]] = []

    def put(self, table: str, id: str, row: Row | None) -> None:
        """What a table holds of an id, None for nothing."""
        self._going[table].append(id)
        if row is not None:
            self._coming[table].append(row)

    def put_aside(self, entities: Iterable[str], odd: Iterable[Event]) -> None:
        """Which entries of some entities cannot be read, and no longer those that can."""
        self._read += entities
        self._aside += [(event.id, event.entity, event.session) for event in odd]

    def write(self, db: Connection) -> None:
        """All of it."""
        db.execute(f"DELETE FROM aside WHERE entity IN {_THESE}", [json.dumps(self._read)])
        db.executemany(
            "INSERT OR REPLACE INTO aside (event, entity, session) VALUES (?, ?, ?)", self._aside
        )
        for table, ids in self._going.items():
            _drop(db, table, ids)
        for table, coming in self._coming.items():
            names = ", ".join(f'"{name}"' for name in coming[0])
            places = ", ".join("?" * len(coming[0]))
            db.executemany(
                f"INSERT INTO {table} ({names}) VALUES ({places})",
                [tuple(row.values()) for row in coming],
            )
        if notes := self._coming.get(_NOTES):
            db.execute(
                "INSERT INTO note_fts (rowid, words)"
                f" SELECT rid, words FROM note WHERE id IN {_THESE}",
                [json.dumps([row["id"] for row in notes])],
            )


_NOTES = table_of(Kind.NOTE)
_THESE = "(SELECT value FROM json_each(?))"


def _drop(db: Connection, table: str, ids: Sequence[str]) -> None:
    """Take the rows of some ids out, and the words of notes out of the index."""
    asked = [json.dumps(ids)]
    if table == _NOTES:
        db.execute(
            "INSERT INTO note_fts (note_fts, rowid, words)"
            f" SELECT 'delete', rid, words FROM note WHERE id IN {_THESE}", asked,
        )  # fmt: skip
    key = "session" if table == RUN else "id"
    db.execute(f"DELETE FROM {table} WHERE {key} IN {_THESE}", asked)


# What waits for somebody: a column that core computes


def _settle(db: Connection, things: Iterable[tuple[Kind, str]]) -> None:
    """Say anew of the commitments that these things bear on whether they wait for somebody."""
    notes: dict[str, None] = {}
    for kind, id in things:
        if kind is Kind.NOTE:
            notes[id] = None
        elif kind is Kind.FOLLOW:
            notes[id.rpartition("/")[2]] = None
        elif kind is Kind.SESSION:
            sql = "SELECT note FROM follow WHERE session = ?"
            notes |= dict.fromkeys(row[0] for row in rows(db, sql, id))
            sql = "SELECT id FROM note WHERE kind = ? AND session = ?"
            notes |= dict.fromkeys(row[0] for row in rows(db, sql, NoteKind.COMMITMENT, id))
    these = json.dumps(list(notes))
    # Of what nobody has spoken yet nothing needs to be read.
    sql = f"SELECT DISTINCT note FROM follow WHERE note IN {_THESE}"
    followed = {note for (note,) in rows(db, sql, these)}
    sql = f"SELECT rid, id, data, waits FROM note WHERE id IN {_THESE} AND kind = ?"
    for rid, id, data, waits in rows(db, sql, these, NoteKind.COMMITMENT):
        if waits != (id not in followed or projected.still_waits(db, id, data)):
            db.execute("UPDATE note SET waits = ? WHERE rid = ?", (not waits, rid))


# Runs


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
                _drop(db, table, [thing])
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
