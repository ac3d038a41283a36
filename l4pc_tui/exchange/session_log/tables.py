"""The session log to count with: a folder of CSV files for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.record.profiles import PROFILES
from l4pc_tui.core.record.tables import said
from l4pc_tui.core.text import clean_line
from l4pc_tui.exchange.file_out import BOM
from l4pc_tui.exchange.log_tables import LOG_TABLES, WHOSE

if TYPE_CHECKING:
    from l4pc_tui.core.record.tables import Cell, Table
    from l4pc_tui.exchange.log_model import SessionLog

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(log: SessionLog) -> dict[str, str]:
    """File name → text (with its byte order mark) of register, notes, follow-up, timings, moves, and
    of what stays inside.

    Each line says whose it is, so that the files of several sessions can be put together. What is
    not to be passed on says so as its first column, and on its first line with that.
    """
    (whose,) = WHOSE.cells((log,), log.profile)
    notice = PROFILES[log.profile].notice

    def text(table: Table[Any], rows: Iterable[Any]) -> str:
        names = [column.name for column in (*WHOSE.columns, *table.columns)]
        cells = ((*whose, *row) for row in table.cells(rows, log.profile))
        if notice:
            return csv_text([notice, *names], (("yes", *row) for row in cells))
        return csv_text(names, cells)

    return {f"{each.table.name}.csv": text(each.table, each.rows(log)) for each in LOG_TABLES}


def safe_cell(cell: Cell) -> Cell:
    """The cell on one line; a text that a spreadsheet would calculate gets a ' before it."""
    if not isinstance(cell, str):
        return cell
    text = clean_line(cell)
    return f"'{text}" if may_calculate(cell) else text


def may_calculate(cell: str) -> bool:
    """Whether a spreadsheet could take a text for a formula; spaces before it do not help."""
    # Asked before cleaning: what was a tab is a harmless space afterwards.
    return cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table as a file of lines, with the mark by which Excel knows its letters."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([safe_cell(said(cell)) for cell in row] for row in rows)
    return BOM + out.getvalue()
