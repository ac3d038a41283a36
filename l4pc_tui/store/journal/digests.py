"""Do the entries say what they said? Digests find what SQLite's own checks cannot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from l4pc_tui.core.record.entry import canonical, intact, text_digest
from l4pc_tui.store.file import schema
from l4pc_tui.store.file.connection import rows
from l4pc_tui.store.file.trouble import damaged
from l4pc_tui.store.journal import first_format, journal
from l4pc_tui.store.journal.journal import BEFORE_ALL, Key

PAGE = 2_000
"""Events looked at in one go."""


@dataclass(frozen=True, slots=True)
class Soundness:
    """events: how many were looked at. broken: how many do not fit their digest.

    gaps: numbers missing in the devices' sequences.
    """

    events: int
    broken: int
    gaps: int

    @property
    def sound(self) -> bool:
        """True when every entry says what was written."""
        return not self.broken


def page(db: Connection, key: Key, size: int = PAGE) -> tuple[Key | None, int, int]:
    """Look at the next events: where to go on (None at the end), how many, how many broken."""
    older = schema.is_of_first_format(db)
    columns = first_format.COLUMNS if older else journal.COLUMNS
    fits = first_format.is_as_written if older else _is_as_written
    found = journal.written_after(db, key, size, columns)
    broken = sum(not _told(fits, row) for row in found)
    at_end = len(found) < size or not _is_later(found[-1][:3], key)
    return (None if at_end else found[-1][:3]), len(found), broken


def must_be_whole(path: Path, broken: int) -> None:
    """Raise Trouble when entries of a file are not what was written."""
    if broken:
        entries = "an entry in it is" if broken == 1 else f"{broken} entries in it are"
        raise damaged(path, f"{entries} not what was written")


def glance(db: Connection, most: int, chance: float) -> int:
    """How many entries are broken of all, or of so many in a row: ``chance`` (0 to 1) says where."""
    spare = int(rows(db, "SELECT count(*) FROM event")[0][0]) - most
    if spare <= 0:
        return page(db, BEFORE_ALL, most)[2]
    sql = "SELECT device, seq, digest FROM event ORDER BY device, seq, digest LIMIT 1 OFFSET ?"
    return page(db, rows(db, sql, int(spare * chance))[0], most)[2]


def gaps(db: Connection, device: str = "") -> int:
    """Numbers that are missing between 1 and each device's last; or one device's alone."""
    sql = """SELECT coalesce(sum(last - held), 0) FROM
             (SELECT max(seq) AS last, count(DISTINCT seq) AS held FROM event
              WHERE ?1 IN ('', device) GROUP BY device)"""
    return int(rows(db, sql, device)[0][0])


def verify(db: Connection) -> Soundness:
    """Look at the whole journal at once: for a file that nobody is writing to."""
    events = broken = 0
    key: Key | None = BEFORE_ALL
    while key is not None:
        key, looked_at, wrong = page(db, key)
        events, broken = events + looked_at, broken + wrong
    return Soundness(events, broken, gaps(db))


def _told(fits: Callable[[tuple[Any, ...]], bool], row: tuple[Any, ...]) -> bool:
    """False also for a row in which bits have flipped so that it is none at all."""
    try:
        return fits(row)
    except (ValueError, TypeError):
        return False


def _is_as_written(row: tuple[Any, ...]) -> bool:
    """The digests of a row's own text: three times as quick as reading what it says first."""
    *told, inner, nonce, text, taken = row
    if nonce is None and text is not None:
        return False
    if nonce is not None and text_digest(nonce, text or canonical(None)) != inner:
        return False
    about = journal.event((*told, inner, None, None, taken))
    if datetime.fromisoformat(taken).tzinfo is None:
        return False  # outside the digest, for it differs from file to file
    return intact(about) and canonical(list(about.base)) == told[-1]


def _is_later(key: Key, than: Key) -> bool:
    """False when broken keys would lead the reader in a circle."""
    try:
        return key > than
    except TypeError:
        return False
