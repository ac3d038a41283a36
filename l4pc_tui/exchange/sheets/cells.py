"""What a cell is on paper: text made safe, days and times that are true ones."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from l4pc_tui.core.record.tables import Cell
from l4pc_tui.core.text import clean_line, clean_xml

LONGEST = 32_767
"""Signs that Excel takes in one cell, as UTF-16 counts them."""
CUT = " … (cut: a cell of a workbook holds no more; the CSV file has all of it)"
"""What a text ends with of which a workbook cannot hold the rest."""
_FIRST_YEAR = 1901
"""Excel’s days begin in 1900, and those of its first months are a day out."""
_SIGNS = 16_000
"""Signs of which none can be too many for a cell, whatever they are."""


def text(cell: str) -> str:
    """The text on one line, without what drives a terminal, turns a line round or breaks XML."""
    return _kept(cell) if len(cell) < _SIGNS else _safe(cell)


def fitted(told: str) -> str:
    """A text as long as a cell of a workbook may be; one that is cut says so."""
    if len(told) < _SIGNS or len(told.encode("utf-16-le")) // 2 <= LONGEST:
        return told
    kept = told.encode("utf-16-le")[: (LONGEST - len(CUT)) * 2].decode("utf-16-le", "ignore")
    return f"{kept}{CUT}"


@lru_cache(maxsize=4096)
def as_day(iso: str) -> datetime | None:
    """The day that an ISO date names, at midnight; None for what no spreadsheet holds as a day."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return None
    return datetime.combine(found, time()) if found.year >= _FIRST_YEAR else None


@lru_cache(maxsize=4096)
def as_moment(iso: str) -> datetime | None:
    """The wall-clock time of an ISO time, as the room's clock showed it, to the second."""
    try:
        found = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return found.replace(tzinfo=None, microsecond=0) if found.year >= _FIRST_YEAR else None


def hours(minutes: float) -> str:
    """Minutes as h:mm, those that have passed: 1:05."""
    whole = int(minutes)
    return f"{whole // 60}:{whole % 60:02d}"


def plain(cell: Cell) -> Cell:
    """The cell with yes as a word; "" and no are nothing."""
    if isinstance(cell, bool):
        return "yes" if cell else None
    return None if cell == "" else cell


@lru_cache(maxsize=8192)
def _kept(cell: str) -> str:
    return _safe(cell)


def _safe(cell: str) -> str:
    return clean_xml(clean_line(cell))
