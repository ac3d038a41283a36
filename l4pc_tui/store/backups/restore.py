"""Bringing a backup up. What it replaces is kept under another name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from l4pc_tui.store.backups.inspection import BackupSummary, inspect, way_back
from l4pc_tui.store.file import files, schema
from l4pc_tui.store.file.backup_names import DatabaseFile, numbered
from l4pc_tui.store.file.connection import connect, reading_only, uri, writing
from l4pc_tui.store.file.file_lock import FileLock, in_use
from l4pc_tui.store.file.leftovers import hidden
from l4pc_tui.store.file.pretence import only_pretended, put_mark
from l4pc_tui.store.file.trouble import damaged, explain
from l4pc_tui.store.tables import projections, upgrade

_PATIENCE = 1.0


@dataclass(frozen=True, slots=True)
class Restored:
    """kept: where what was replaced is now, if there was anything. summary: what came up."""

    kept: Path | None
    summary: BackupSummary


def restore(file: Path, onto: Path, *, now: Callable[[], float], usual: bool = False) -> Restored:
    """Put an intact file in the place of ``onto``, and keep what stood there.

    The file that comes up gives this laptop a new id: its old numbers may have been given
    again by entries that only the replaced file holds. Raises Trouble, and has then changed
    nothing, when the backup is not intact or of a demo, or ``onto`` is open anywhere.
    """
    file, onto = file.absolute(), onto.absolute()
    summary = inspect(file)
    if summary.pretends:
        raise only_pretended(file, summary.pretends)
    if not summary.intact:
        trouble = damaged(file, "its entries are not all what was written")
        trouble.hint = way_back(DatabaseFile(onto, usual))
        raise trouble
    try:
        # A link stays one: what it leads to is what is replaced.
        real = onto.resolve()
        files.make_folder(real.parent)
        with FileLock(real, alone=True):
            return Restored(_replace(file, real, datetime.fromtimestamp(now())), summary)
    except Exception as error:
        raise explain(error, onto) from error


def _replace(file: Path, onto: Path, now: datetime) -> Path | None:
    draft = hidden(onto.parent, onto.name)
    files.write_new(draft, b"")
    try:
        with reading_only(file) as source:
            source.execute("VACUUM INTO ?", [uri(draft, "mode=rwc")])
        _mark_restored(draft)
        files.sync(draft)
        kept = keep_aside(onto, now, "replaced")
        try:
            # First the journal: beside another file it would be rolled back into that one.
            log_beside(onto).unlink(missing_ok=True)
            draft.replace(onto)
        except PermissionError as error:
            raise in_use(onto, alone=True) from error
        files.sync_folder(onto.parent)
    finally:
        draft.unlink(missing_ok=True)
        log_beside(draft).unlink(missing_ok=True)
    return kept


def _mark_restored(draft: Path) -> None:
    """Note where it comes from, and make its tables anew: only the journal was vouched for."""
    with closing(connect(draft, _PATIENCE)) as db:
        older = schema.is_older(db)
        with writing(db):
            upgrade.migrate(db)
            projections.rebuild(db)
            put_mark(db, "restored", os.urandom(8).hex())
        if older:
            db.execute("VACUUM")


def keep_aside(onto: Path, now: datetime, why: str) -> Path | None:
    """A copy of what stands there, with the journal that belongs to it; why: a word of its name.

    Copied and not renamed: a power cut in between must not part a file from its journal.
    """
    if not onto.exists():
        return None
    free = numbered(onto.parent, f"{onto.stem}-{why}", onto.suffix, now)
    kept = next(name for name in free if not name.exists())
    for source, target in ((onto, kept), (log_beside(onto), log_beside(kept))):
        if source.exists() and (source is onto or source.stat().st_size):
            files.write_new(target, b"")
            shutil.copyfile(source, target)
            files.sync(target)
    return kept


def log_beside(path: Path) -> Path:
    """Where SQLite puts the way back out of a write that is going on."""
    return path.with_name(f"{path.name}-journal")
