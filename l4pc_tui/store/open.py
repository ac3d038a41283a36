"""Opening a file: the gate first, then the promises, then the check, then the migrations."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple, Protocol

from l4pc_tui.machine.files import (
    discard,
    give_rights,
    is_open_to_others,
    remove,
    sync_file,
)  # fmt: skip
from l4pc_tui.store import writes
from l4pc_tui.store.backups import backup
from l4pc_tui.store.file import files, schema
from l4pc_tui.store.file.backup_names import DatabaseFile
from l4pc_tui.store.file.connection import check, connect, writing
from l4pc_tui.store.file.file_lock import FileLock
from l4pc_tui.store.file.gate import gate
from l4pc_tui.store.file.known import Known
from l4pc_tui.store.file.leftovers import hidden
from l4pc_tui.store.file.pretence import Pretence, marks_in, only_pretended, put_mark
from l4pc_tui.store.file.read_only import (
    connect_to_read,
    must_be_readable,
    only_to_read,
    too_old_to_read,
)  # fmt: skip
from l4pc_tui.store.file.trouble import Trouble, explain
from l4pc_tui.store.tables import projections, upgrade

_ROOM = 3
"""How often its own size must be free to bring a file up to date: backup, journal, the new one."""
_opening = threading.Lock()
"""One at a time in this process: see ``gate`` on what closing a file does to its locks."""


class Presence(Protocol):
    """What says to others that a file is open."""

    def close(self) -> None:
        """It is not any more."""


class Opened(NamedTuple):
    """A file that is open. reads_only: why it can only be read; None where it can be written."""

    db: Connection
    presence: Presence
    marks: Pretence
    reads_only: Trouble | None


def open_file(
    place: DatabaseFile, patience: float, now: float, pretends: str, known: Known
) -> Opened:
    """A checked connection to a file of the present schema, which is begun if it is not there.

    One that cannot be written is opened to be read. Raises Trouble, and has then written
    nothing to a file that is foreign, newer or damaged.
    """
    try:
        with _opening:
            return _open(place, patience, datetime.fromtimestamp(now), pretends, known)
    except Exception as error:
        trouble = explain(error, place.path)
        if trouble.kind == "damaged":
            trouble.hint = backup.way_on(place)
        raise trouble from error


def _open(
    place: DatabaseFile, patience: float, now: datetime, pretends: str, known: Known
) -> Opened:
    path = place.path
    if path.is_dir():
        raise Trouble(
            "folder",
            f"“{path.name}” is a folder, and a database is a file.",
            f"Name a file in it: {DatabaseFile(path / 'l4pc.db').command()}",
        )
    _must_lead_somewhere(path)
    files.must_be_ordinary(path, "Name another file with --db.")
    files.make_folder(path.parent)
    if not path.exists() or path.stat().st_size == 0:
        if lost := len(backup.backups(path)):
            they = "a backup of it is" if lost == 1 else f"{lost} backups of it are"
            raise Trouble(
                "missing",
                f"“{path.name}” is not there or is empty, but {they}.",
                backup.way_back(place),
            )
        _must_be_new(path, known)
        _begin(path)
    must_be_readable(path)
    older = gate(path) < schema.VERSION
    if only := only_to_read(path):
        if older:
            raise too_old_to_read(path, only)
        opened = _open_to_read(place, patience, pretends, only)
    else:
        opened = _open_to_write(place, patience, now, pretends, older=older)
    if not opened.marks.pretends:
        known.remember(path)
    return opened


def _open_to_read(place: DatabaseFile, patience: float, pretends: str, only: Trouble) -> Opened:
    with ExitStack() as undo:
        presence = undo.enter_context(FileLock(place.path, alone=False, reads=True))
        db = undo.enter_context(closing(connect_to_read(place.path, patience)))
        marks = _look_over(db, place)
        if pretends not in ("", marks.pretends):
            raise only
        undo.pop_all()
    return Opened(db, presence, marks, only)


def _open_to_write(
    place: DatabaseFile, patience: float, now: datetime, pretends: str, *, older: bool
) -> Opened:
    path = place.path
    if is_open_to_others(path):
        give_rights(path, 0o600)
    if older:
        _bring_up(place, patience, now)
    with ExitStack() as undo:
        presence = undo.enter_context(FileLock(path, alone=False))
        db = undo.enter_context(closing(connect(path, patience)))
        marks = _look_over(db, place)
        if pretends not in ("", marks.pretends) and not place.usual:
            with writing(db):
                put_mark(db, "pretends", pretends)
            marks = marks_in(db)
        undo.pop_all()
    return Opened(db, presence, marks, None)


def _must_lead_somewhere(path: Path) -> None:
    """Raise Trouble where a link leads round and round."""
    try:
        path.resolve()
    except (RuntimeError, OSError) as error:
        raise Trouble(
            "missing", f"“{path.name}” is a link that leads to itself.", "Name another file."
        ) from error


def _must_be_new(path: Path, known: Known) -> None:
    """Raise Trouble where a database was before: an empty one would look as if all were lost."""
    if path.is_symlink() and not path.exists():
        raise Trouble(
            "missing",
            f"“{path.name}” leads to {path.resolve()}, where nothing is. Nothing was begun.",
            "Is the disk or stick in that it lies on? Then try again.",
        )
    if mark := known.mark_of(path):
        raise Trouble(
            "missing",
            f"“{path.name}” was here and is not any more, and no backup of it is. Nothing was begun.",
            f"Put it, or its folder, back where it was: {path}. A backup from elsewhere is brought up "
            f"with l4pc restore FILE. To begin an empty one all the same, delete {mark} first.",
        )


def _look_over(db: Connection, place: DatabaseFile) -> Pretence:
    """The marks of a file that SQLite finds nothing wrong with, and that may be used here."""
    check(db, place.path, "quick_check")
    marks = marks_in(db)
    if place.usual and marks.pretends:
        raise only_pretended(place.path, marks.pretends)
    return marks


def _bring_up(place: DatabaseFile, patience: float, now: datetime) -> None:
    """Bring an older file up to date, alone with it and after a backup; the whole way or not at all.

    Then the file is made anew, so that no page keeps an entry as it was.
    """
    path = place.path
    with FileLock(path, alone=True), closing(connect(path, patience)) as db:
        _look_over(db, place)
        if not schema.is_older(db):
            return  # another process was quicker
        _must_have_room(path)
        backup.make(db, path, now)
        with writing(db):
            upgrade.migrate(db)
            projections.rebuild(db)
            writes.ask_for_wiping(db)
        writes.wipe(db)


def _must_have_room(path: Path) -> None:
    size, free = path.stat().st_size, shutil.disk_usage(path.parent).free
    if free < _ROOM * size:
        raise Trouble(
            "full",
            f"“{path.name}” is of an older l4pc. To bring it up to date takes "
            f"{_megabytes(_ROOM * size)} MB of free disk, and {_megabytes(free)} are there. "
            "It was not changed.",
            "Make room on the disk, then open it again.",
        )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f}"


def _begin(path: Path) -> None:
    """Make an empty file whole under another name, then give it its own.

    So no other process, and nobody after a power cut, sees half a schema.
    """
    draft = hidden(path.parent, path.name)
    files.write_new(draft, b"")
    try:
        db = sqlite3.connect(draft, isolation_level=None)
        try:
            db.execute("PRAGMA journal_mode = MEMORY").fetchall()
            with writing(db):
                upgrade.migrate(db)
        finally:
            db.close()
        sync_file(draft)
        if path.exists() and path.stat().st_size == 0:
            remove(path)
        files.place_new(draft, path)
    finally:
        discard(draft)
