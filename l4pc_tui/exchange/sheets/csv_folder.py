"""A workbook as a folder of CSV files, one a sheet: UTF-8 with the mark by which Excel knows it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from l4pc_tui.core.record.tables import Cell, Unit
from l4pc_tui.core.text.file_names import file_stem
from l4pc_tui.exchange.file_out import BOM
from l4pc_tui.exchange.session_log.tables import safe_cell
from l4pc_tui.exchange.sheets import cells

if TYPE_CHECKING:
    from l4pc_tui.exchange.sheets.book import Book, Sheet


def to_csv_folder(book: Book) -> Mapping[str, bytes]:
    """File name → content, in the order of the sheets; a header row, then a line a row. Days and
    times are ISO, and a text that a spreadsheet would calculate has a ' before it."""
    return {csv_name(sheet): _text(sheet).encode() for sheet in book.sheets}


def csv_name(sheet: Sheet) -> str:
    """What the file of a sheet is called: ``data-dictionary.csv``."""
    return f"{file_stem(sheet.name)}.csv"


def _text(sheet: Sheet) -> str:
    out = io.StringIO(newline="")
    out.write(BOM)
    writer = csv.writer(out)
    writer.writerow([head.name for head in sheet.columns])
    units = [head.unit for head in sheet.columns]
    writer.writerows(
        [_cell(cell, unit) for cell, unit in zip(row, units, strict=True)] for row in sheet.rows
    )
    return out.getvalue()


def _cell(cell: Cell, unit: Unit) -> Cell:
    told = cells.plain(cell)
    if unit is Unit.HOURS and isinstance(told, (int, float)):
        return cells.hours(told)
    return safe_cell(told)
