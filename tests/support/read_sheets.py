"""Sheets of a workbook as they are read: each row by the names of its columns."""

from __future__ import annotations

from l4pc_tui.core.record.tables import Cell
from l4pc_tui.exchange.sheets.book import Book


def rows_of(made: Book, name: str) -> list[dict[str, Cell]]:
    """The rows of a sheet by the names of its columns."""
    sheet = next(each for each in made.sheets if each.name == name)
    heads = [head.name for head in sheet.columns]
    return [dict(zip(heads, row, strict=True)) for row in sheet.rows]
