"""Trouble: what went wrong with the file, in one sentence, and what to do next."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Literal

TroubleKind = Literal[
    "folder", "missing", "locked", "read-only", "foreign", "newer", "damaged", "full", "other"
]

_LITTLE_ROOM = 1 << 20
"""Bytes: with less free than this, a failing write is a full disk, whatever the system says."""


class Trouble(Exception):
    """A refusal by the disk or the file that a person must hear about.

    sentence: what happened, and what was kept. hint: what to do next.
    """

    def __init__(self, kind: TroubleKind, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.kind: TroubleKind = kind
        self.sentence = sentence
        self.hint = hint

    @property
    def told(self) -> str:
        """The sentence and what to do next."""
        return f"{self.sentence} {self.hint}".strip()


def explain(error: Exception, path: Path) -> Trouble:
    """The trouble that an error of SQLite, of the system or of unreadable rows stands for."""
    if isinstance(error, Trouble):
        return error
    if isinstance(error, (json.JSONDecodeError, UnicodeDecodeError)):
        return damaged(path, "an entry in it cannot be read")
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, path)
    if isinstance(error, PermissionError):
        return read_only(path)
    if isinstance(error, OSError) and error.errno is not None and _is_full(path):
        return _full()
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        return Trouble("other", f"“{path.name}” cannot be used: {reason}.", _TRY_AGAIN)
    return Trouble("other", f"“{path.name}” cannot be used: {error!r}.", _TRY_AGAIN)


def read_only(path: Path) -> Trouble:
    """The file, its folder or its disk lets nobody write."""
    return Trouble(
        "read-only",
        f"“{path.name}” cannot be written: the file, its folder or its disk is read-only.",
        f"Make {path} and its folder writable, or name another file with --db.",
    )


def damaged(path: Path, what: str) -> Trouble:
    """The file is broken. It is not written to from here on."""
    return Trouble(
        "damaged",
        f"“{path.name}” is damaged ({what}). It was not changed.",
        f"Keep a copy of {path} before anything else.",
    )


_TRY_AGAIN = "Try again, or name another file with --db."
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_UNWRITABLE = (
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH,
)  # fmt: skip
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_UNREADABLE = ("decode to UTF-8", "malformed JSON")
"""What SQLite says of a row whose bits have flipped; it has no number for it."""


def _of_sqlite(error: sqlite3.Error, path: Path) -> Trouble:
    extended = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    code = extended & 0xFF
    if code in _BROKEN or any(words in str(error) for words in _UNREADABLE):
        return damaged(path, str(error))
    if code in _BUSY:
        return Trouble(
            "locked",
            f"Another program is using “{path.name}” and has not let go of it.",
            "Close the other program, or wait until it has finished.",
        )
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return Trouble(
            "other",
            f"“{path.name}” was moved or replaced while it was open.",
            "Save what waits to another folder, then open l4pc again.",
        )
    if code in _UNWRITABLE:
        return read_only(path)
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(path)):
        return _full()
    if code == sqlite3.SQLITE_IOERR:
        return Trouble("other", f"The disk refuses to write “{path.name}” ({error}).", _TRY_AGAIN)
    return Trouble("other", f"“{path.name}” cannot be used: {error}.", _TRY_AGAIN)


def _full() -> Trouble:
    return Trouble("full", "The disk is full.", "Make room on it, then try again.")


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _LITTLE_ROOM
    except OSError:
        return False
