"""Verified backups: written whole under another name, checked, and only then named."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from l4pc_tui.machine.files import discard, sync_file
from l4pc_tui.store.backups.inspection import BackupSummary, inspect, newest_good, way_back, way_on
from l4pc_tui.store.backups.restore import Restored, restore
from l4pc_tui.store.backups.rotation import to_keep
from l4pc_tui.store.backups.table_check import tells_its_journal
from l4pc_tui.store.backups.verified import look_over
from l4pc_tui.store.file import files
from l4pc_tui.store.file.backup_names import FOLDER, backups, called, dated, numbered
from l4pc_tui.store.file.connection import check, reading_only, uri
from l4pc_tui.store.file.leftovers import hidden
from l4pc_tui.store.file.trouble import damaged

__all__ = [
    "BackupSummary", "Restored", "backups", "copy_out", "finish", "inspect", "make", "newest_good",
    "restore", "way_back", "way_on",
]  # fmt: skip


def make(db: Connection, path: Path, now: datetime, folder: Path | None = None) -> Path:
    """Back up an open file and drop the backups that need not be kept.

    One that keeps a spoilt script is kept beside all others: it is none to come back to.
    """
    check(db, path, "integrity_check")
    return finish(copy_out(db, path, folder), path, now, as_it_is=True)


def copy_out(db: Connection, path: Path, folder: Path | None = None) -> Path:
    """A copy of the open file as it is now, not yet checked: its owner's alone, without a name."""
    folder = folder or path.parent / FOLDER
    files.make_folder(folder)
    draft = hidden(folder, called(path))
    files.write_new(draft, b"")
    try:
        db.execute("VACUUM INTO ?", [uri(draft, "mode=rwc")])
    except BaseException:
        discard(draft)
        raise
    return draft


class Stale(Exception):
    """The journal of a copy is sound, and its tables say something else."""


def finish(
    draft: Path, path: Path, now: datetime, *, compared: bool = False, as_it_is: bool = False
) -> Path:
    """Check a copy of ``path``, put it on the disk and name it. A bad one is dropped.

    compared: also make its tables anew from its journal, and raise Stale when they differ.
    as_it_is: take one that keeps spoilt scripts, which then drops no other backup. Raises Trouble otherwise; an earlier backup is touched in neither case.
    """
    try:
        with reading_only(draft) as db:
            spoilt = look_over(db, draft, path)
        if spoilt and not as_it_is:
            raise damaged(path, "a script in it is not what was read")
        if compared and not tells_its_journal(draft):
            raise Stale
        sync_file(draft)
        free = numbered(draft.parent, called(path), ".db", now)
        named = next(name for name in free if files.place_new(draft, name))
    finally:
        discard(draft)
    if not spoilt and draft.parent == path.parent / FOLDER:
        _prune(path, now)
    return named


def _prune(path: Path, now: datetime) -> None:
    found = dated(path)
    kept = to_keep(found, now)
    for backup in found:
        if backup not in kept:
            discard(backup.path, patience=0.0)  # one that is held goes next time
