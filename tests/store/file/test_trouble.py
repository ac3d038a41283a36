"""What SQLite's and the system's numbers mean of a file: each is told as what it is."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from pathlib import Path

import pytest
from support.stores import Bench

from l4pc_tui.store.file.trouble import OF_SQLITE, Means, Trouble, explain, what_of
from l4pc_tui.store.store import Store

FILE = Path("l4pc.db")


def test_every_number_of_sqlite_means_something() -> None:
    said = {
        name: code
        for name, code in vars(sqlite3).items()
        if name.startswith("SQLITE_") and name.count("_") == 1 and isinstance(code, int)
    }
    no_errors = {"SQLITE_OK", "SQLITE_ROW", "SQLITE_DONE", "SQLITE_NOTICE", "SQLITE_WARNING"}
    errors = {
        name for name in said.keys() - no_errors
        if sqlite3.SQLITE_ERROR <= said[name] <= sqlite3.SQLITE_NOTADB and _is_error(name)
    }  # fmt: skip
    assert {name for name in errors if said[name] not in OF_SQLITE} == set()


def _is_error(name: str) -> bool:
    """Names of actions (SQLITE_INSERT) and answers (SQLITE_DENY) share the small numbers."""
    return name.removeprefix("SQLITE_") in [
        "ERROR",
        "INTERNAL",
        "PERM",
        "ABORT",
        "BUSY",
        "LOCKED",
        "NOMEM",
        "READONLY",
        "INTERRUPT",
        "IOERR",
        "CORRUPT",
        "NOTFOUND",
        "FULL",
        "CANTOPEN",
        "PROTOCOL",
        "EMPTY",
        "SCHEMA",
        "TOOBIG",
        "CONSTRAINT",
        "MISMATCH",
        "MISUSE",
        "NOLFS",
        "AUTH",
        "FORMAT",
        "RANGE",
        "NOTADB",
    ]


def test_only_sqlites_own_word_means_damage() -> None:
    assert {code for code, means in OF_SQLITE.items() if means is Means.BROKEN} == {
        sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB,
    }  # fmt: skip
    assert what_of(sqlite3.SQLITE_IOERR_READ) is Means.UNREADABLE
    assert what_of(sqlite3.SQLITE_IOERR_SHORT_READ) is Means.UNREADABLE
    assert what_of(sqlite3.SQLITE_IOERR_CORRUPTFS) is Means.UNREADABLE
    assert what_of(sqlite3.SQLITE_IOERR_WRITE) is Means.REFUSED
    assert what_of(sqlite3.SQLITE_CORRUPT_INDEX) is Means.BROKEN


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.EMFILE, "other", "too many files are open"),
        (errno.ENFILE, "other", "too many files are open"),
        (errno.ENOSPC, "full", "The disk is full"),
        (errno.EDQUOT, "full", "The disk is full"),
        (errno.EIO, "unreadable", "could not read"),
        (errno.EROFS, "read-only", "read-only"),
        (errno.EACCES, "read-only", "read-only"),
        (errno.ENOMEM, "other", "not enough memory"),
        (errno.ENOENT, "other", "No such file"),
    ],
)
def test_what_the_system_says_is_told_as_what_it_is(number: int, kind: str, words: str) -> None:
    trouble = explain(OSError(number, os.strerror(number)), FILE)
    assert trouble.kind == kind
    assert words in trouble.sentence
    assert "damaged" not in trouble.told


def test_too_many_open_files_are_not_called_a_read_only_disk(bench: Bench, store: Store) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    import resource

    store.close()
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    spare = os.open(os.devnull, os.O_RDONLY)
    os.close(spare)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (spare, limits[1]))
        with pytest.raises(Trouble, match="too many files are open"):
            bench.open()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    assert bench.open().cohorts() == ()
