"""How a file is told to be ours, and which schema it has."""

from __future__ import annotations

from sqlite3 import Connection

APPLICATION_ID = 0x4C345043
"""“L4PC” in ASCII; SQLite keeps it in the file's header."""

MARKER = "l4pc journal, one entry a row"
"""Stands in the schema's text, so that a file whose header is gone can still be told as ours."""

VERSION = 18
"""The schema's number, kept in the file's header as user_version: how many migrations there are."""

_SECOND_FORMAT = 7
"""The first schema whose journal is of the present format."""


def is_older(db: Connection) -> bool:
    """True for a file, a backup most likely, whose schema is not the present one yet."""
    return _version(db) < VERSION


def is_of_first_format(db: Connection) -> bool:
    """True for a file, a backup most likely, whose entries are still of the first format."""
    return _version(db) < _SECOND_FORMAT


def _version(db: Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchall()[0][0])
