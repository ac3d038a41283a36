"""Opening a file: the gate first, then the promises, then the check, then the migrations."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from l4pc_tui.store import backup, files, projections, schema
from l4pc_tui.store.connection import check, connect, rows, writing
from l4pc_tui.store.gate import gate
from l4pc_tui.store.presence import Presence
from l4pc_tui.store.trouble import Trouble, explain

_opening = threading.Lock()
"""One at a time in this process: see ``gate`` on what closing a file does to its locks."""


def open_file(path: Path, patience: float, now: float) -> tuple[Connection, Presence]:
    """A checked connection to a file of the present schema, which is begun if it is not there.

    Raises Trouble, and has then written nothing to a file that is foreign, newer or damaged.
    """
    try:
        with _opening:
            return _open(path, patience, datetime.fromtimestamp(now))
    except Exception as error:
        trouble = explain(error, path)
        if trouble.kind == "damaged":
            trouble.hint = backup.way_back(path)
        raise trouble from error


def _open(path: Path, patience: float, now: datetime) -> tuple[Connection, Presence]:
    files.make_folder(path.parent)
    if not path.exists() or path.stat().st_size == 0:
        if lost := backup.backups(path):
            raise Trouble(
                "missing",
                f"“{path.name}” is not there or is empty, but {len(lost)} backups of it are.",
                backup.way_back(path),
            )
        _begin(path)
    version = gate(path)
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
    with ExitStack() as undo:
        presence = undo.enter_context(Presence(path, alone=False))
        db = undo.enter_context(closing(connect(path, patience)))
        check(db, path, "quick_check")
        if version < schema.VERSION:
            backup.make(db, path, now)
            with writing(db):
                schema.migrate(db)
                projections.rebuild(db)
        undo.pop_all()
    return db, presence


def restored_mark(db: Connection) -> str:
    """The mark that a restore left in the file, or empty."""
    found = rows(db, "SELECT value FROM fact WHERE name = 'restored'")
    return str(found[0][0]) if found else ""


def _begin(path: Path) -> None:
    """Make an empty file whole under another name, then give it its own.

    So no other process, and nobody after a power cut, sees half a schema.
    """
    draft = path.with_name(f".{path.name}-{os.getpid()}-{os.urandom(4).hex()}")
    files.write_new(draft, b"")
    try:
        db = sqlite3.connect(draft, isolation_level=None)
        try:
            db.execute("PRAGMA journal_mode = MEMORY").fetchall()
            with writing(db):
                schema.migrate(db)
        finally:
            db.close()
        files.sync(draft)
        if path.exists() and path.stat().st_size == 0:
            path.unlink()
        files.place_new(draft, path)
    finally:
        draft.unlink(missing_ok=True)
