"""Connections: the promises asked of SQLite, its checks, and the one kind of write."""

from __future__ import annotations

import gc
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal

from l4pc_tui.machine.paths import file_uri
from l4pc_tui.store.file.trouble import (
    Means,
    Trouble,
    damaged,
    explain,
    unreadable,
    what_of,
)  # fmt: skip

_PROMISES: tuple[tuple[str, str, object], ...] = (
    # Before anything that writes: whether deleted words are wiped, and how far a commit reaches.
    ("secure_delete", "ON", 1),
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
)


def uri(path: Path, options: str) -> str:
    """The file as SQLite names it, with any ? # % of its name made harmless."""
    return file_uri(path.absolute(), options)


def connect(path: Path, patience: float) -> sqlite3.Connection:
    """The one writing connection to a file that has passed the gate and can be written.

    ``patience``: seconds to wait for another process before giving up. Raises Trouble when
    SQLite does not promise what was asked of it: a promise not kept would lose entries.
    """
    db = sqlite3.connect(
        uri(path, "mode=rw"), uri=True, timeout=patience, isolation_level=None,
        check_same_thread=True,
    )  # fmt: skip
    try:
        for pragma, asked, _ in _PROMISES:
            db.execute(f"PRAGMA {pragma} = {asked}").fetchall()
        for pragma, asked, kept in _PROMISES:
            answer = db.execute(f"PRAGMA {pragma}").fetchone()
            # fullfsync is a pragma of every SQLite; mmap_size answers nothing where it is left out.
            if answer is not None and answer[0] != kept:
                raise Trouble(
                    "other",
                    f"SQLite does not keep “{path.name}” safely here: {pragma} is {answer[0]}, "
                    f"not {asked}. Nothing was written.",
                    "Move the file to a disk of this machine, or use another Python.",
                )
    except BaseException:
        db.close()
        raise
    return db


def check(
    db: sqlite3.Connection, path: Path, pragma: Literal["quick_check", "integrity_check"]
) -> None:
    """Raise Trouble when SQLite's own look finds damage, twice.

    A page that could not be read stands among what a check finds, and says nothing of damage.
    """
    found = _found(db, path, pragma)
    if found != ["ok"]:
        forget_pages(db)
        found = _found(db, path, pragma)
    if found == ["ok"]:
        return
    codes = [int(code) for text in found for code in _CODE.findall(text)]
    if any(what_of(code) is Means.UNREADABLE for code in codes):
        raise unreadable(path, _first_line(found))
    raise damaged(path, _first_line(found))


_CODE = re.compile(r"error code[ =]+(\d+)")


def _found(db: sqlite3.Connection, path: Path, pragma: str) -> list[str]:
    try:
        return [str(row[0]) for row in db.execute(f"PRAGMA {pragma}(3)").fetchall()]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        # What a check finds may quote the bytes that flipped.
        raise explain(error, path) from error


def _first_line(found: list[str]) -> str:
    """The first finding of a check, without the line breaks SQLite puts into it."""
    lines = [line for text in found for line in text.splitlines() if not line.startswith("***")]
    return lines[0] if lines else "its pages do not fit together"


@contextmanager
def reading_only(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file that nobody writes to, e.g. a backup. Leaves nothing behind."""
    with closing(sqlite3.connect(uri(path, "mode=ro&immutable=1"), uri=True)) as db:
        yield db


@contextmanager
def writing(db: sqlite3.Connection) -> Iterator[None]:
    """BEGIN IMMEDIATE … COMMIT; anything that goes wrong rolls all of it back.

    IMMEDIATE, because a transaction that begins deferred fails when two processes meet.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


@contextmanager
def much_at_once(db: sqlite3.Connection) -> Iterator[None]:
    """Within it SQLite has room for many pages, and Python does not look for garbage that a long
    list of values never leaves: a fifth of the time otherwise."""
    room = db.execute("PRAGMA cache_size").fetchall()[0][0]
    collects = gc.isenabled()
    db.execute("PRAGMA cache_size = -64000")
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
        db.execute(f"PRAGMA cache_size = {room}")


def rows(db: sqlite3.Connection, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    """All the rows at once: an open cursor would block a writer."""
    return db.execute(sql, parameters).fetchall()


def forget_pages(db: sqlite3.Connection) -> None:
    """What lies on the disk is to be looked at next, not what memory still holds of it."""
    db.execute("PRAGMA shrink_memory").fetchall()
