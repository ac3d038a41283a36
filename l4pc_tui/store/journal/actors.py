"""Who says things: ``actor:<id>`` entries tell the name of each; every entry names an id only."""

from __future__ import annotations

from sqlite3 import Connection

from l4pc_tui.core.record.entry import Entry, Event
from l4pc_tui.store.file.connection import rows
from l4pc_tui.store.file.pretence import has_mark
from l4pc_tui.store.journal import journal

ADMITTED = "admitted"
"""The mark of a file that holds entries of other laptops."""


def names(db: Connection) -> dict[str, str]:
    """Everybody's name by id. Who was erased has none."""
    return dict(rows(db, "SELECT id, name FROM actor"))


def written_here(db: Connection, device: str) -> dict[str, Entry]:
    """The entry that tells of each name: of several of one name the first that this laptop used.

    Somebody of that name on another laptop is somebody else. As long as the file holds nothing
    of another laptop, all of them are of this one, under whatever id it wrote.
    """
    found: dict[str, Entry] = {}
    elsewhere = has_mark(db, ADMITTED)
    told = rows(db, "SELECT id, name, event FROM actor ORDER BY id DESC")
    events = journal.by_id(db, [event for _, _, event in told])
    for actor, name, event in told:
        if not elsewhere or _has_written(db, device, actor):
            found[name] = _entry(events[event])
    return found


def _entry(event: Event) -> Entry:
    return Entry(event.kind, event.entity, event.data, event.id, event.at, event.actor)


def _has_written(db: Connection, device: str, actor: str) -> bool:
    sql = "SELECT 1 FROM event WHERE device = ? AND actor = ? LIMIT 1"
    return bool(rows(db, sql, device, actor))
