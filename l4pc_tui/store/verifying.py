"""Do the entries say what they said? Digests find what SQLite's own checks cannot."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection

from l4pc_tui.core.record.entry import Event, intact
from l4pc_tui.store import journal
from l4pc_tui.store.connection import rows
from l4pc_tui.store.journal import BEFORE_ALL, Key

_PAGE = 2_000


@dataclass(frozen=True, slots=True)
class Verdict:
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


def page(db: Connection, key: Key) -> tuple[Key | None, int, int]:
    """Look at the next events: where to go on (None at the end), how many, how many broken."""
    found = journal.readable_after(db, key, _PAGE)
    broken = sum(event is None or not _is_intact(event) for _, event in found)
    at_end = len(found) < _PAGE or not _is_later(found[-1][0], key)
    return (None if at_end else found[-1][0]), len(found), broken


def gaps(db: Connection) -> int:
    """Numbers that are missing between 1 and each device's last."""
    sql = """SELECT coalesce(sum(last - held), 0) FROM
             (SELECT max(seq) AS last, count(DISTINCT seq) AS held FROM event GROUP BY device)"""
    return int(rows(db, sql)[0][0])


def verify(db: Connection) -> Verdict:
    """Look at the whole journal at once: for a file that nobody is writing to."""
    events = broken = 0
    key: Key | None = BEFORE_ALL
    while key is not None:
        key, looked_at, wrong = page(db, key)
        events, broken = events + looked_at, broken + wrong
    return Verdict(events, broken, gaps(db))


def _is_intact(event: Event) -> bool:
    try:
        return intact(event)
    except (ValueError, TypeError):
        return False


def _is_later(key: Key, than: Key) -> bool:
    """False when broken keys would lead the reader in a circle."""
    try:
        return key > than
    except TypeError:
        return False
