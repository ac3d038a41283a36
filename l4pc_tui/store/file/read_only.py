"""A file that cannot be written: why not, and the connection that reads it all the same."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

from l4pc_tui.store.file.connection import uri
from l4pc_tui.store.file.trouble import UNENDED, Means, Trouble, unfinished, what_of

_TO_READ: tuple[str, ...] = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    # Where nothing can be written, what is passing can often not be kept on a disk either.
    "temp_store = MEMORY",
)
_COPY = "Copy it to a folder that can be written, then open the copy: l4pc --db COPY."


def only_to_read(path: Path) -> Trouble | None:
    """Why a file that is there can only be read, and what to do to write; None when it can be
    written. Both are told of the file itself, whatever links lead to it: its journal lies there."""
    real = path.resolve()
    if _is_writable(real) and _is_writable(real.parent):
        return None
    if _is_on_a_read_only_disk(real):
        why, hint = "its disk is read-only", _COPY
    elif _is_writable(real):
        why, hint = "its folder lets nobody write", _COPY
    else:
        why, hint = "its rights forbid writing", f"Make it writable, or work on a copy. {_COPY}"
    return Trouble("read-only", f"“{path.name}” can only be read: {why}.", hint)


def must_be_readable(path: Path) -> None:
    """Raise Trouble where the rights of a file forbid even to read it."""
    if not _may(path, os.R_OK):
        raise Trouble(
            "unreadable",
            f"“{path.name}” must not be read: its rights forbid it.",
            "Make it readable, or name another file with --db.",
        )


def too_old_to_read(path: Path, only: Trouble) -> Trouble:
    """The refusal of a file of an older schema, which cannot be brought up where it lies."""
    return Trouble(
        "read-only",
        f"“{path.name}” is of an older l4pc and must be brought up to date first, which cannot "
        f"be done where it lies: {only.sentence.partition(': ')[2]}",
        only.hint,
    )


def connect_to_read(path: Path, patience: float) -> sqlite3.Connection:
    """The one connection to a file that has passed the gate and can only be read.

    Its locks hold as ever: who may only read it may not be the only one who has it. That nobody
    changes it is taken for granted only where SQLite reads it in no other way: another program
    left it in a mode (WAL) in which to read is to make files beside it. Raises Trouble where a
    write to it was begun and not ended, which cannot be put right here.
    """
    try:
        return _connected(path, "mode=ro", patience)
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode
        if code in UNENDED or what_of(code) not in (Means.UNOPENED, Means.UNWRITABLE):
            raise
        if (log := log_left(path.resolve())) is not None:
            raise unfinished(path, log.name) from error
    return _connected(path, "mode=ro&immutable=1", patience)


def log_left(path: Path) -> Path | None:
    """The file beside a database that holds a write which is not ended; None when none does."""
    for ending in ("-journal", "-wal"):
        log = path.with_name(f"{path.name}{ending}")
        if log.exists() and log.stat().st_size:
            return log
    return None


def _connected(path: Path, options: str, patience: float) -> sqlite3.Connection:
    db = sqlite3.connect(
        uri(path.resolve(), options), uri=True, timeout=patience, isolation_level=None,
        check_same_thread=True,
    )  # fmt: skip
    try:
        for pragma in _TO_READ:
            db.execute(f"PRAGMA {pragma}").fetchall()
        db.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except BaseException:
        db.close()
        raise
    return db


def _is_writable(path: Path) -> bool:
    # SQLite would open it to read, say nothing, and fail at the first word worth keeping.
    return _may(path, os.W_OK)


def _may(path: Path, how: int) -> bool:
    return os.access(path, how, effective_ids=os.access in os.supports_effective_ids)


def _is_on_a_read_only_disk(path: Path) -> bool:
    if sys.platform == "win32":
        return False  # it does not say
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY)
