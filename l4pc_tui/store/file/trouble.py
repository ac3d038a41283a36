"""Trouble: what went wrong with the file, in one sentence, and what to do next."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Literal

from l4pc_tui.machine.files import FileHeld
from l4pc_tui.machine.frozen import APART, own_command, own_environment

TroubleKind = Literal[
    "folder",
    "missing",
    "locked",
    "read-only",
    "foreign",
    "newer",
    "damaged",
    "full",
    "unreadable",
    "built-on",
    "erased",
    "other",
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
    """The trouble that an error of SQLite, of the system or of unreadable rows stands for.

    Damage is only what SQLite itself calls so, or rows that are no text any more: a read that
    failed tells nothing of what lies on the disk.
    """
    if isinstance(error, Trouble):
        return error
    if isinstance(error, (json.JSONDecodeError, UnicodeDecodeError)):
        return damaged(path, "an entry in it cannot be read")
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, path)
    if isinstance(error, FileHeld):
        return held(Path(error.filename))
    if isinstance(error, OSError):
        return _of_system(error, path)
    return Trouble("other", f"“{path.name}” cannot be used: {error!r}.", _TRY_AGAIN)


def held(path: Path) -> Trouble:
    """Another program has a file open that was to be replaced, renamed or taken away."""
    return Trouble(
        "locked",
        f"Another program has “{path.name}” open. It is as it was.",
        "Close it there, or wait until a backup or a scan has finished; then try again.",
    )


def read_only(path: Path) -> Trouble:
    """The file, its folder or its disk lets nobody write."""
    return Trouble(
        "read-only",
        f"“{path.name}” cannot be written: the file, its folder or its disk is read-only.",
        f"Make {path} and its folder writable, or name another file with --db.",
    )


def unfinished(path: Path, log: str) -> Trouble:
    """A write to a file was begun and not ended, and it cannot be put right where it lies.

    log: the file beside it that holds what is needed for that.
    """
    return Trouble(
        "read-only",
        f"“{path.name}” was left in the middle of a write, which cannot be put right where it "
        "lies: it can only be read there. Nothing of it was read.",
        f"Copy it and “{log}” together to a folder that can be written, under the same names, "
        "then open the copy: l4pc --db COPY.",
    )


def damaged(path: Path, what: str) -> Trouble:
    """The file is broken. It is not written to from here on."""
    return Trouble(
        "damaged",
        f"“{path.name}” is damaged ({what}). It was not changed.",
        f"Keep a copy of {path} before anything else.",
    )


def unreadable(path: Path, why: str) -> Trouble:
    """A read failed: a loose stick, a tired disk, a share that is away. It may pass."""
    return Trouble(
        "unreadable",
        f"The disk could not read “{path.name}” just now ({why}). It was not changed.",
        "Try again. If it comes back, make a backup to another disk: l4pc backup --to FOLDER.",
    )


class Means(StrEnum):
    """What a number of SQLite's or of the system's says of a file."""

    BROKEN = "broken"
    BUSY = "busy"
    UNWRITABLE = "unwritable"
    FULL = "full"
    UNREADABLE = "unreadable"
    UNOPENED = "not opened"
    TOO_MANY = "too many files"
    NO_MEMORY = "no memory"
    REFUSED = "refused"
    """The disk does not do what was asked."""
    OTHER = "other"


_TRY_AGAIN = "Try again, or name another file with --db."
_UNREADABLE = ("decode to UTF-8", "malformed JSON")
"""What SQLite says of a row whose bits have flipped; it has no number for it."""

OF_SQLITE: Mapping[int, Means] = {
    **dict.fromkeys((sqlite3.SQLITE_ERROR, sqlite3.SQLITE_INTERNAL, sqlite3.SQLITE_ABORT, sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_NOTFOUND, sqlite3.SQLITE_EMPTY, sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_RANGE), Means.OTHER),
    sqlite3.SQLITE_CORRUPT: Means.BROKEN,
    sqlite3.SQLITE_NOTADB: Means.BROKEN,
    sqlite3.SQLITE_BUSY: Means.BUSY,
    sqlite3.SQLITE_LOCKED: Means.BUSY,
    sqlite3.SQLITE_PROTOCOL: Means.BUSY,
    sqlite3.SQLITE_READONLY: Means.UNWRITABLE,
    sqlite3.SQLITE_PERM: Means.UNWRITABLE,
    sqlite3.SQLITE_AUTH: Means.UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: Means.UNOPENED,
    sqlite3.SQLITE_FULL: Means.FULL,
    sqlite3.SQLITE_IOERR: Means.REFUSED,
    sqlite3.SQLITE_NOMEM: Means.NO_MEMORY,
}  # fmt: skip
"""SQLite's primary numbers, all of them."""
_READS = (
    sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_FSTAT,
    sqlite3.SQLITE_IOERR_ACCESS, sqlite3.SQLITE_IOERR_CORRUPTFS,
)  # fmt: skip
"""The extended numbers that say that nothing was to be written. What Unix calls EIO is the last."""

OF_THE_SYSTEM: Mapping[int, Means] = {
    errno.EMFILE: Means.TOO_MANY,
    errno.ENFILE: Means.TOO_MANY,
    errno.ENOSPC: Means.FULL,
    errno.EDQUOT: Means.FULL,
    errno.EROFS: Means.UNWRITABLE,
    errno.EACCES: Means.UNWRITABLE,
    errno.EPERM: Means.UNWRITABLE,
    errno.EIO: Means.UNREADABLE,
    errno.ENOMEM: Means.NO_MEMORY,
}
"""The system's numbers that mean something for a file; any other is told in its own words."""


UNENDED: Mapping[int, str] = {
    sqlite3.SQLITE_READONLY_ROLLBACK: "-journal",
    sqlite3.SQLITE_READONLY_RECOVERY: "-wal",
}
"""The extended numbers that say that a write was left in the middle and cannot be put right, and
how the name of the file ends that holds what is needed for that."""


def what_of(code: int) -> Means:
    """What one of SQLite's numbers means, extended ones too."""
    if code in _READS:
        return Means.UNREADABLE
    return OF_SQLITE.get(code & 0xFF, Means.OTHER)


def _of_sqlite(error: sqlite3.Error, path: Path) -> Trouble:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if any(words in str(error) for words in _UNREADABLE):
        return damaged(path, str(error))
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return Trouble(
            "other",
            f"“{path.name}” was moved or replaced while it was open.",
            "Save what waits to another folder, then open l4pc again.",
        )
    if code in UNENDED:
        return unfinished(path, f"{path.name}{UNENDED[code]}")
    return _meaning(what_of(code), path, str(error))


def _of_system(error: OSError, path: Path) -> Trouble:
    said = error.strerror or str(error)
    return _meaning(OF_THE_SYSTEM.get(error.errno or 0, Means.OTHER), path, said)


def _meaning(means: Means, path: Path, said: str) -> Trouble:
    if means is Means.BROKEN and not _bytes_can_be_read(path):
        return unreadable(path, os.strerror(errno.EIO))
    if means is Means.UNOPENED:
        means = _why_not_opened(path)
    if means is Means.REFUSED and _is_full(path):
        means = Means.FULL
    match means:
        case Means.BROKEN:
            return damaged(path, said)
        case Means.BUSY:
            return Trouble(
                "locked",
                f"Another program is using “{path.name}” and has not let go of it.",
                "Close the other program, or wait until it has finished.",
            )
        case Means.UNWRITABLE:
            return read_only(path)
        case Means.FULL:
            return _full()
        case Means.UNREADABLE:
            return unreadable(path, said)
        case Means.TOO_MANY:
            return Trouble(
                "other",
                f"“{path.name}” cannot be opened: too many files are open on this machine.",
                "Close some programs, then try again.",
            )
        case Means.NO_MEMORY:
            return Trouble(
                "other",
                f"“{path.name}” cannot be read: there is not enough memory.",
                "Close some programs, then try again.",
            )
        case Means.REFUSED:
            return Trouble(
                "other", f"The disk refuses to write “{path.name}” ({said}).", _TRY_AGAIN
            )
        case Means.OTHER | Means.UNOPENED:
            return Trouble("other", f"“{path.name}” cannot be used: {said}.", _TRY_AGAIN)


def reads_to_its_end(path: str) -> bool:
    """False when the disk fails while a file is read. For a process of its own."""
    try:
        with Path(path).open("rb", buffering=0) as file:
            while file.read(1 << 14):
                pass
    except OSError as error:
        return error.errno != errno.EIO
    return True


def _bytes_can_be_read(path: Path) -> bool:
    """False when the disk fails to read the file, which SQLite on Unix calls malformed too.

    Asked in a process of its own: closing the file once more in this one would silently drop
    SQLite's locks on it. It is asked only where damage is about to be told.
    """
    import subprocess

    asked = [f"{__name__}:{reads_to_its_end.__name__}", {"path": str(path.absolute())}]
    try:
        done = subprocess.run(
            own_command(APART), input=json.dumps(asked).encode(), env=own_environment(),
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, timeout=60,
        )  # fmt: skip
        return json.loads(done.stdout)["done"] is not False
    except (OSError, ValueError, LookupError, TypeError, subprocess.SubprocessError):
        return True


def _why_not_opened(path: Path) -> Means:
    """SQLite does not say why. The file itself is not opened to see: closing it once more would
    silently drop SQLite's locks on it."""
    try:
        os.close(os.open(os.devnull, os.O_RDONLY))
    except OSError as error:
        return OF_THE_SYSTEM.get(error.errno or 0, Means.OTHER)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return Means.OTHER if writable else Means.UNWRITABLE


def _full() -> Trouble:
    return Trouble("full", "The disk is full.", "Make room on it, then try again.")


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _LITTLE_ROOM
    except OSError:
        return False
