"""Tables of cells as files hold them: one shape for CSV and for workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from l4pc_tui.core.people.headers import RosterLine

Cell = str | int | float | datetime | time | timedelta | None
"""What one cell holds. In a CSV file every cell is text; in a workbook an empty one is None.

A day without a time of the clock is a datetime at midnight, a time of the clock without a day a
time, and a length of time (Excel's ``[h]:mm``) a timedelta. Zones are unknown to both.
"""

Row = tuple[int, Sequence[Cell]]
"""A row with its number in the file, counted from 1 as editors and Excel do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: a CSV file, or a sheet of a workbook.

    rows: all of them in their order, empty ones too; they can be gone through again and again. Of
    a CSV file they are read anew each time, so that a long one is never held in memory as a whole;
    what is wrong further down is raised there, as FileRefused.
    remarks: what was done that is not plain, each one sentence.
    """

    name: str
    rows: Iterable[Row]
    remarks: tuple[str, ...] = ()

    def lines(self) -> Iterator[RosterLine]:
        """The rows with something in them, all cells as text."""
        for number, cells in self.rows:
            if len(cells) > 1 or any(cells):
                yield RosterLine(number, tuple(map(shown, cells)))


def shown(cell: Cell) -> str:
    """A cell as text: a whole number without its ``.0``, a day as ``2026-03-27``."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M:%S}"
    if isinstance(cell, timedelta):
        seconds = round(cell.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return str(cell)
