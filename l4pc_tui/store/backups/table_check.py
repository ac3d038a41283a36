"""Do the tables say what the journal says? Found out on a copy, a page after the other.

A page is a stretch of the journal's names: what the journal makes of each is held against the
rows that lie there, and nothing is written, so that neither time nor memory is needed for a second
file. Every row of every table is in one stretch; that none was left over is counted at the end.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import RUN, Kind
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.core.record.resolve import joined_id, thing_id
from l4pc_tui.store.file.connection import rows
from l4pc_tui.store.journal import journal
from l4pc_tui.store.tables import projected
from l4pc_tui.store.tables.projected import Joined, Row, Said

PAGE = 500
"""Names looked at in one go."""

_End = str | bytes
"""Where a stretch ends; ``_BEHIND_ALL`` where nothing stands behind it."""
_BEHIND_ALL = b""
"""SQLite sorts every blob behind every text."""


def tells_its_journal(copy: Path, page: int = PAGE) -> bool:
    """True when the copy's tables and search index are what its journal makes of them.

    The copy is not changed. It must be nobody else's. page: how many names in one go.
    """
    with closing(sqlite3.connect(copy, isolation_level=None)) as db:
        return finds_its_notes(db) and fits_its_journal(db, page)


def finds_its_notes(db: Connection) -> bool:
    """True when the search index of a copy is what its notes make of it."""
    db.execute("BEGIN")
    try:
        db.execute("INSERT INTO note_fts (note_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return False
    finally:
        db.execute("ROLLBACK")
    return True


@dataclass(frozen=True, slots=True)
class _Told:
    """What one table must hold, and of which entities it tells.

    key: its column of ids. id_of: an entity's id there. row: what the journal makes of an id, and
    what of it cannot be read.
    """

    prefix: str
    table: str
    key: str
    id_of: Callable[[str], str]
    row: Callable[[str, Said], tuple[Row | None, list[Event]]]


def fits_its_journal(db: Connection, page: int = PAGE) -> bool:
    """True when a file's tables, but for the search index, are what its journal makes of them."""
    told = [(*key, first) for key, first in projected.joins_told(db).items()]
    if sorted(_lying(db, "SELECT kind, id, smallest FROM joined")) != sorted(told):
        return False
    joined = projected.joined(db)
    # Notes at last: whether they wait is read from the tables of sessions and answers.
    kinds = sorted(Kind, key=lambda kind: kind is Kind.NOTE)
    tables = [_run(db, joined), *(_thing(db, kind, joined) for kind in kinds)]
    return all(_holds(db, table, page) for table in tables) and _leaves_aside(db, tables, page)


def _thing(db: Connection, kind: Kind, joined: Joined) -> _Told:
    def row(id: str, said: Said) -> tuple[Row | None, list[Event]]:
        found, unread = projected.thing(db, kind, id, joined, said)
        if found is not None and kind is Kind.NOTE:
            found["waits"] = projected.still_waits(db, id, found["data"])
        return found, unread

    table, id_of = projected.table_of(kind), lambda entity: thing_id(entity, joined.smallest)
    return _Told(f"{kind}:", table, "id", id_of, row)


def _run(db: Connection, joined: Joined) -> _Told:
    prefix = f"{RUN}:"
    return _Told(
        prefix, RUN, "session",
        lambda entity: joined_id(Kind.SESSION, entity.removeprefix(prefix), joined.smallest),
        lambda id, _: projected.run(db, id, joined, {}),
    )  # fmt: skip


def _holds(db: Connection, told: _Told, page: int) -> bool:
    """Whether a table has the rows that it must have, and no others; and what is aside of them."""
    info = rows(db, f"PRAGMA table_info({told.table})")
    columns = [name for _, name, *_ in info if name != "rid"]
    listed = ", ".join(f'"{name}"' for name in columns)
    select = f"SELECT {told.key}, {listed} FROM {told.table} WHERE {told.key}"
    seen = 0
    for begin, end, entities in _stretches(db, told.prefix, _behind(told.prefix), page):
        said = _said(db, begin, end) if told.table != RUN else {}
        first = begin.removeprefix(told.prefix)
        last = _BEHIND_ALL if end == _behind(told.prefix) else str(end).removeprefix(told.prefix)
        lie = {
            id: tuple(row)
            for id, *row in _lying(db, f"{select} >= ? AND {told.key} < ?", first, last)
        }
        seen += len(lie)
        aside: list[Event] = []
        for id in {*map(told.id_of, entities), *lie}:
            row, unread = told.row(id, said)
            aside += unread
            must_be = None if row is None else tuple(row[name] for name in columns)
            if id not in lie:  # nothing stands of it, or it was joined to another stretch's
                lie |= {id: tuple(row) for id, *row in _lying(db, f"{select} = ?", id)}
            if lie.get(id) != must_be:
                return False
        here = set(entities)
        if not _are_aside(db, begin, end, [event for event in aside if event.entity in here]):
            return False
    return seen == _count(db, told.table)


def _leaves_aside(db: Connection, tables: Sequence[_Told], page: int) -> bool:
    """Whether everything that no table tells of is aside, and nothing else but what was seen."""
    begin = ""
    ends: list[_End] = [*sorted(told.prefix for told in tables), _BEHIND_ALL]
    for end in ends:
        for start, stop, _ in _stretches(db, begin, end, page):
            said = _said(db, start, stop)
            odd = [event for name, told in said.items() if kind_of(name) is None for event in told]
            if not _are_aside(db, start, stop, odd):
                return False
        begin = _behind(str(end)) if end else ""
    return True


def _are_aside(db: Connection, begin: str, end: _End, odd: Sequence[Event]) -> bool:
    """Whether of a stretch these entries are aside and no others. An id that was given twice is
    there once, under either of its names."""
    sql = "SELECT event, entity, session FROM aside WHERE entity >= ? AND entity < ?"
    lie = set(_lying(db, sql, begin, end))
    must_be = {(event.id, event.entity, event.session) for event in odd}
    return lie <= must_be and all(
        rows(db, "SELECT 1 FROM aside WHERE event = ?", id) for id, _, _ in must_be - lie
    )


def _stretches(
    db: Connection, begin: str, end: _End, page: int
) -> Iterator[tuple[str, _End, list[str]]]:
    """A stretch of names in pages: where each begins, where it ends, and the names in it."""
    sql = (
        "SELECT DISTINCT entity FROM event WHERE entity >= ? AND entity < ? ORDER BY entity LIMIT ?"
    )
    while True:
        found = [entity for (entity,) in rows(db, sql, begin, end, page)]
        if len(found) < page:
            yield begin, end, found
            return
        behind = f"{found[-1]}\0"
        yield begin, behind, found
        begin = behind


def _lying(db: Connection, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    """Rows as they lie in a table: what is no text any more is like no text that was written."""
    db.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        return rows(db, sql, *parameters)
    finally:
        db.text_factory = str


def _said(db: Connection, begin: str, end: _End) -> dict[str, list[Event]]:
    said: dict[str, list[Event]] = defaultdict(list)
    where = "WHERE entity >= ? AND entity < ? ORDER BY entity, id, digest"
    for event in journal.read(db, where, begin, end):
        said[event.entity].append(event)
    return said


def _behind(prefix: str) -> str:
    """Behind everything that begins so: ``:`` is followed by ``;``."""
    return f"{prefix[:-1]};"


def _count(db: Connection, table: str) -> int:
    return int(rows(db, f"SELECT count(*) FROM {table}")[0][0])
