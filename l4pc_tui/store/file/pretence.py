"""What a file says of itself beside its journal: a fact by name, kept in every copy of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection

from l4pc_tui.store.file.connection import rows
from l4pc_tui.store.file.trouble import Trouble

PRIVATE = "private"
"""The fact that holds the keys of restricted words."""


@dataclass(frozen=True, slots=True)
class Pretence:
    """restored: what a restore left, or empty. pretends: "demo" or "rehearsal", or empty."""

    restored: str
    pretends: str


def marks_in(db: Connection) -> Pretence:
    """The marks of an open file."""
    if not rows(db, "SELECT 1 FROM sqlite_schema WHERE name = 'fact'"):
        return Pretence("", "")  # of an older schema
    sql = "SELECT name, value FROM fact WHERE name IN ('restored', 'pretends')"
    found: dict[str, str] = dict(rows(db, sql))
    return Pretence(found.get("restored", ""), found.get("pretends", ""))


def has_mark(db: Connection, name: str) -> bool:
    """Whether the file bears a mark."""
    return bool(rows(db, "SELECT 1 FROM fact WHERE name = ?", name))


def fact(db: Connection, name: str) -> str:
    """What a mark says, or empty where the file bears none of that name."""
    found = rows(db, "SELECT value FROM fact WHERE name = ?", name)
    return str(found[0][0]) if found else ""


def put_mark(db: Connection, name: str, value: str) -> None:
    """Mark the file, in the place of an older mark. Must run inside a transaction."""
    db.execute("DELETE FROM fact WHERE name = ?", [name])
    db.execute("INSERT INTO fact (name, value) VALUES (?, ?)", (name, value))


def only_pretended(file: Path, what: str) -> Trouble:
    """The refusal of a file in which nothing is real as somebody's own."""
    return Trouble(
        "foreign",
        f"“{file.name}” is from a {what}, and invented people never enter your own file.",
        "“l4pc demo” opens a new demo; your own file was not changed.",
    )
