"""The gate: whose file is this? Asked before anything could be written to it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from l4pc_tui.store.connection import reading_only
from l4pc_tui.store.naming import backups
from l4pc_tui.store.schema import APPLICATION_ID, MARKER, VERSION
from l4pc_tui.store.trouble import Trouble, damaged


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself."""

    application_id: int
    version: int


def gate(path: Path) -> int:
    """The schema's number of a file that is ours and not newer; else Trouble, and no byte moved."""
    header = _look(path)
    if header is None and (backups(path) or _was_ours(path)):
        raise damaged(path, "its first page cannot be read")
    if header is None or header.application_id != APPLICATION_ID:
        raise Trouble(
            "foreign",
            f"“{path.name}” is not a file of l4pc. It was not changed.",
            "Name another file with --db.",
        )
    if header.version > VERSION:
        raise Trouble(
            "newer",
            f"“{path.name}” was written by a newer l4pc. It was not changed.",
            "Update l4pc, or name another file with --db.",
        )
    return header.version


def _look(path: Path) -> Header | None:
    """The header, read without lock, journal or any write; None when the file is no database.

    SQLite reads it and not we: closing a file that this process has open elsewhere would
    silently drop the other connection's locks.
    """
    try:
        with reading_only(path) as db:
            application_id = db.execute("PRAGMA application_id").fetchone()[0]
            version = db.execute("PRAGMA user_version").fetchone()[0]
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return None
    return Header(int(application_id), int(version))


def _was_ours(path: Path) -> bool:
    """True when a file that is no database any more still holds our schema's text."""
    marker = MARKER.encode()
    with path.open("rb") as file:
        tail = b""
        while block := file.read(1 << 20):
            if marker in tail + block:
                return True
            tail = block[-len(marker) :]
    return False
