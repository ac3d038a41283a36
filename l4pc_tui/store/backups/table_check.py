"""Do the tables say what the journal says? Found out on a copy, by making them anew there."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

from l4pc_tui.store.file.connection import rows
from l4pc_tui.store.tables import projections


def tells_its_journal(copy: Path) -> bool:
    """True when the copy's tables and search index are what its journal makes of them.

    The copy is not changed: what is made anew is rolled back. It must be nobody else's.
    """
    with closing(sqlite3.connect(copy, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = MEMORY").fetchall()
        db.execute("BEGIN")
        try:
            if not _finds_its_notes(db):
                return False
            before = _said(db)
            projections.rebuild(db)
            return _said(db) == before
        finally:
            db.execute("ROLLBACK")


def _finds_its_notes(db: Connection) -> bool:
    try:
        db.execute("INSERT INTO note_fts (note_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return False
    return True


def _said(db: Connection) -> dict[str, str]:
    """Every table's rows as a digest. A note's row number tells nothing and may change."""
    db.text_factory = bytes
    try:
        return {table: _digest(db, table) for table in projections.TABLES}
    finally:
        db.text_factory = str


def _digest(db: Connection, table: str) -> str:
    named = [row[1].decode() for row in rows(db, f"PRAGMA table_info({table})")]
    columns = ", ".join(f'"{name}"' for name in named if name != "rid")
    told = hashlib.sha256()
    for row in rows(db, f"SELECT {columns} FROM {table} ORDER BY {columns}"):
        told.update(repr(row).encode())
    return told.hexdigest()
