"""Bringing a backup up. What it replaces is kept under another name."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from l4pc_tui.core.record.entry import TAKES_WORDS, Event
from l4pc_tui.machine.files import discard, replace, sync_file, sync_folder
from l4pc_tui.store.backups import redaction
from l4pc_tui.store.backups.inspection import BackupSummary, inspect, way_back
from l4pc_tui.store.file import files, schema
from l4pc_tui.store.file.backup_names import DatabaseFile, numbered
from l4pc_tui.store.file.connection import connect, reading_only, rows, uri, writing
from l4pc_tui.store.file.file_lock import FileLock
from l4pc_tui.store.file.gate import gate
from l4pc_tui.store.file.leftovers import hidden
from l4pc_tui.store.file.pretence import only_pretended, put_mark
from l4pc_tui.store.file.read_only import log_left
from l4pc_tui.store.file.trouble import Trouble, damaged, explain
from l4pc_tui.store.tables import projections, upgrade

_PATIENCE = 1.0


@dataclass(frozen=True, slots=True)
class Restored:
    """kept: where what was replaced is now, if there was anything. summary: what came up.

    taking: how many erasures and strikes of what was replaced were done in what came up too; None
    where they could not be read.
    """

    kept: Path | None
    summary: BackupSummary
    taking: int | None = 0


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
            over = _brought_over(real)
            kept = _replace(file, real, datetime.fromtimestamp(now()), over)
            return Restored(kept, summary, None if over is None else over.many)
    except Exception as error:
        raise explain(error, onto) from error


@dataclass(frozen=True, slots=True)
class _Over:
    """What goes over from the file that is replaced: what took words away in it, where copies of
    it lie, and what was sent. The backup knows of none of it that came after."""

    told: tuple[Event, ...] = ()
    copies: tuple[tuple[Any, ...], ...] = ()
    sent: tuple[tuple[Any, ...], ...] = ()

    @property
    def many(self) -> int:
        return sum(each.kind in TAKES_WORDS for each in self.told)


def _brought_over(onto: Path) -> _Over | None:
    """None where it cannot be read."""
    if not onto.exists() or not onto.stat().st_size:
        return _Over()
    try:
        gate(onto)
        if log_left(onto) is not None:
            return None
        with reading_only(onto) as db:
            return _Over(
                redaction.taking(db), tuple(rows(db, f"SELECT {_COPY} FROM copy")),
                tuple(rows(db, f"SELECT {_SENT} FROM sent")),
            )  # fmt: skip
    except (Trouble, sqlite3.Error, ValueError):
        return None


_COPY = "path, at"
_SENT = 'at, what, file, "to", cohort, sha, entries, withheld, upto'


def _bring_over(db: Connection, over: _Over) -> None:
    redaction.bring_over(db, over.told)
    db.executemany(f"INSERT OR IGNORE INTO copy ({_COPY}) VALUES (?, ?)", over.copies)
    held = set(rows(db, f"SELECT {_SENT} FROM sent"))
    new = [each for each in over.sent if each not in held]
    db.executemany(f"INSERT INTO sent ({_SENT}) VALUES ({', '.join('?' * 9)})", new)


def _replace(file: Path, onto: Path, now: datetime, over: _Over | None) -> Path | None:
    draft = hidden(onto.parent, onto.name)
    files.write_new(draft, b"")
    try:
        with reading_only(file) as source:
            source.execute("VACUUM INTO ?", [uri(draft, "mode=rwc")])
        _mark_restored(draft, over or _Over())
        sync_file(draft)
        kept = keep_aside(onto, now, "replaced")
        put_in_place(draft, onto, kept)
    finally:
        discard(draft)
        discard(log_beside(draft))
    return kept


def put_in_place(draft: Path, onto: Path, kept: Path | None) -> None:
    """Put a finished file in the place of another, a copy of which is kept. Where the system refuses
    it, all is as it was, the journal too, and the copy is gone. Raises OSError."""
    log, aside = log_beside(onto), hidden(onto.parent, onto.name)
    moved = False
    try:
        # First the journal: beside another file it would be rolled back into that one.
        if log.exists():
            replace(log, aside)
            moved = True
        replace(draft, onto)
    except BaseException:
        if moved:
            replace(aside, log)
        if kept is not None:
            take_away(kept)
        raise
    discard(aside)
    sync_folder(onto.parent)


def _mark_restored(draft: Path, over: _Over) -> None:
    """Note where it comes from, and make its tables anew: only the journal was vouched for."""
    with closing(connect(draft, _PATIENCE)) as db:
        older = schema.is_older(db)
        with writing(db):
            upgrade.migrate(db)
            _bring_over(db, over)
            projections.rebuild(db)
            put_mark(db, "restored", os.urandom(8).hex())
        if over.told:
            db.execute("INSERT INTO note_fts (note_fts) VALUES ('optimize')")
        if older or over.told:
            db.execute("VACUUM")


def keep_aside(onto: Path, now: datetime, why: str) -> Path | None:
    """A copy of what stands there, with the journal that belongs to it; why: a word of its name.

    Copied and not renamed: a power cut in between must not part a file from its journal.
    """
    if not onto.exists():
        return None
    free = numbered(onto.parent, f"{onto.stem}-{why}", onto.suffix, now)
    kept = next(name for name in free if not name.exists())
    try:
        for source, target in ((onto, kept), (log_beside(onto), log_beside(kept))):
            if source.exists() and (source is onto or source.stat().st_size):
                files.write_new(target, b"")
                shutil.copyfile(source, target)
                sync_file(target)
    except BaseException:
        take_away(kept)
        raise
    return kept


def take_away(kept: Path) -> None:
    """Take a copy away again, with the journal that belongs to it; one that is held stays."""
    for each in (kept, log_beside(kept)):
        discard(each)


def log_beside(path: Path) -> Path:
    """Where SQLite puts the way back out of a write that is going on."""
    return path.with_name(f"{path.name}-journal")
