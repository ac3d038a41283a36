"""Opening a file: the gate first, then the promises, then the check, then the migrations."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from l4pc_tui.store import files, projections, schema
from l4pc_tui.store.connection import (
    APPLICATION_ID,
    connect,
    look,
    quick_check,
    rows,
    was_ours,
    writing,
)
from l4pc_tui.store.trouble import Trouble, damaged


def open_file(path: Path, patience: float) -> Database:
    """A checked connection to a file of the present schema, which is begun if it is not there.

    Raises Trouble, and has then written nothing to a file that is foreign, newer or damaged.
    """
    files.make_folder(path.parent)
    if not path.exists() or path.stat().st_size == 0:
        _begin(path)
    version = gate(path)
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
    db = connect(path, patience)
    try:
        quick_check(db, path)
        if version < schema.VERSION:
            schema.migrate(db)
            with writing(db):
                projections.rebuild(db)
    except BaseException:
        db.close()
        raise
    return db


def restored_mark(db: Database) -> str:
    """The mark that a restore left in the file, or empty."""
    found = rows(db, "SELECT value FROM fact WHERE name = 'restored'")
    return str(found[0][0]) if found else ""


def gate(path: Path) -> int:
    """The schema's number of a file that is ours and not newer; else Trouble, and no byte moved."""
    header = look(path)
    if header is None and was_ours(path):
        raise damaged(path, "its first page cannot be read")
    if header is None or header.application_id != APPLICATION_ID:
        raise Trouble(
            "foreign",
            f"“{path.name}” is not a file of l4pc. It was not changed.",
            "Name another file with --db.",
        )
    if header.version > schema.VERSION:
        raise Trouble(
            "newer",
            f"“{path.name}” was written by a newer l4pc. It was not changed.",
            "Update l4pc, or name another file with --db.",
        )
    return header.version


def _begin(path: Path) -> None:
    """Make an empty file whole under another name, then give it its own.

    So no other process, and nobody after a power cut, sees half a schema.
    """
    draft = path.with_name(f".{path.name}-{os.getpid()}-{os.urandom(4).hex()}")
    files.write_new(draft, b"")
    try:
        conn = sqlite3.connect(draft, isolation_level=None)
        try:
            conn.execute("PRAGMA journal_mode = MEMORY").fetchall()
            schema.migrate(Database(conn, execute_plugins=False, strict=True))
        finally:
            conn.close()
        files.sync(draft)
        if path.exists() and path.stat().st_size == 0:
            path.unlink()
        files.place_new(draft, path)
    finally:
        draft.unlink(missing_ok=True)
