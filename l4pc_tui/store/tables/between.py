"""What several laptops told: what stands side by side, and which laptops they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from sqlite3 import Connection

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.often import Brought
from l4pc_tui.core.record.resolve import joined_id
from l4pc_tui.store.file.connection import rows
from l4pc_tui.store.journal import journal
from l4pc_tui.store.tables import projected
from l4pc_tui.store.tables.projected import table_of


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop of which there are entries. newest: when its last one was written, ISO. who: the
    names of those who first wrote there."""

    device: str
    newest: str
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """All of which several versions stand. events: whatever tells of these things, of the people
    they are about and of who recorded them. runs: sessions of which another record stands beside
    the one that counts."""

    events: tuple[Event, ...]
    runs: tuple[SessionId, ...]


def laptops(db: Connection) -> tuple[Laptop, ...]:
    """Every laptop of which the journal holds entries, by its id."""
    named: dict[str, dict[str, None]] = {}
    for event in journal.under(db, f"{Kind.ACTOR}:"):
        name = (event.data or {}).get("name")
        if isinstance(name, str):
            named.setdefault(event.device, {})[name] = None
    sql = "SELECT device, max(seq) FROM event WHERE passed = 0 GROUP BY device ORDER BY device"
    at = "SELECT at FROM event WHERE device = ? AND seq = ? LIMIT 1"
    return tuple(
        Laptop(device, str(rows(db, at, device, newest)[0][0]), tuple(named.get(device, ())))
        for device, newest in rows(db, sql)
    )


def apart(db: Connection) -> frozenset[tuple[Kind, str, str]]:
    """The pairs that somebody told apart, by joined ids, the smaller first."""
    joins = projected.joined(db).smallest
    found = set()
    for kind, *pair in rows(db, "SELECT kind, one, other FROM different"):
        one, other = sorted(joined_id(Kind(kind), id, joins) for id in pair)
        found.add((Kind(kind), one, other))
    return frozenset(found)


def collect_of(db: Connection, events: Iterable[Event]) -> int:
    """The newest collect that stands and brought one of some events; 0 for none."""
    sql = """SELECT max(id) FROM collect JOIN brought ON brought.collect = collect.id
             WHERE undone = '' AND device = ? AND ? BETWEEN first AND last"""
    return max((rows(db, sql, each.device, each.seq)[0][0] or 0 for each in events), default=0)


def brought(db: Connection) -> tuple[Brought, ...]:
    """What every collect brought, those too that were undone."""
    sql = """SELECT collect.id, undone <> '', device, first, last
             FROM brought JOIN collect ON collect.id = brought.collect"""
    return tuple(Brought(id, bool(undone), *told) for id, undone, *told in rows(db, sql))


def how_many(db: Connection) -> dict[Kind, int]:
    """Of each kind of thing, how many stand."""
    return {
        kind: int(rows(db, f"SELECT count(*) FROM {table_of(kind)}")[0][0]) for kind in Kind
    }  # fmt: skip


def beside(db: Connection) -> Beside:
    """Everything of which several versions stand."""
    joined = projected.joined(db)
    names: dict[str, None] = {}
    for kind in Kind:
        for (id,) in rows(db, f"SELECT id FROM {table_of(kind)} WHERE versions > 1 ORDER BY id"):
            names |= dict.fromkeys(joined.names(kind, id))
    runs = rows(db, "SELECT session FROM run WHERE beside > 0 ORDER BY session")
    told = _told(db, names)
    people = {f"{Kind.PERSON}:{id}" for event in told for id in _people(event)}
    more = [*_told(db, people - names.keys()), *journal.under(db, f"{Kind.ACTOR}:"),
            *journal.under(db, f"{Kind.SAME}:")]  # fmt: skip
    once = {(each.id, each.digest): each for each in (*told, *more)}
    return Beside(tuple(once.values()), tuple(SessionId(session) for (session,) in runs))


def _people(event: Event) -> Iterable[str]:
    named = (event.subject, (event.data or {}).get("person"))
    return (id for id in named if isinstance(id, str) and id)


def _told(db: Connection, names: Iterable[str]) -> list[Event]:
    return [event for name in sorted(names) for event in journal.of(db, name)]
