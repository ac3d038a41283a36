"""A workbook as an Excel file: one named table a sheet, true days and times, texts never formulas.

It keeps to what makes a spreadsheet accessible: a title in A1, the table from column A with one
header row, no merged cells, nothing below it, nothing hidden, no colour that means something.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.record.tables import Cell, Unit
from l4pc_tui.exchange.session_log.tables import may_calculate
from l4pc_tui.exchange.sheets import cells

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from l4pc_tui.exchange.sheets.book import Book, Sheet

HEADER = 2
"""The row of the headers, from 0: above it the title, and what one row is."""
_WIDEST, _NARROWEST = 60, 8
"""Signs of a column: a longer text is wrapped."""
_SLACK = 4
"""Signs that a line loses where it breaks between two words."""
_LINE, _HIGHEST = 15, 405
"""Points of a line; and of the highest row."""
_FONT = {"font_name": "Arial", "font_size": 11}
_STYLE = "Table Style Light 15"
_MINUTES_OF_A_DAY = 24 * 60
_FORMATS: dict[Unit, str] = {
    Unit.DAY: "yyyy-mm-dd", Unit.MOMENT: "yyyy-mm-dd hh:mm", Unit.HOURS: "[h]:mm",
    Unit.MINUTES: "General", Unit.COUNT: "0",
}  # fmt: skip
"""How what is no text is shown."""


def to_xlsx(book: Book) -> bytes:
    """The whole file. The same book gives the same bytes."""
    # 60 ms that only a workbook pays.
    from xlsxwriter.workbook import Workbook

    out = io.BytesIO()
    written = Workbook(
        out,
        {
            # No text of anybody lies in the machine's folder for half-made files.
            "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False, "default_format_properties": _FONT,
        },
    )  # fmt: skip
    written.set_properties(
        {
            "title": cells.text(book.title), "subject": cells.text(book.subject),
            "author": cells.text(book.author), "created": datetime.fromisoformat(book.made),
            "comments": "Each sheet holds one table; the sheet README says how to read them.",
        }
    )  # fmt: skip
    look = _Look(written)
    for number, sheet in enumerate(book.sheets):
        page = written.add_worksheet(sheet.name)
        _write(page, sheet, look, still=book.still)
        if number == 0:
            page.activate()
    written.close()
    return out.getvalue()


class _Look:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        top: dict[str, Any] = {**_FONT, "valign": "top"}
        self.title = book.add_format({**_FONT, "bold": True, "font_size": 14})
        self.meaning = book.add_format(_FONT)
        self.header = book.add_format({**top, "bold": True, "text_wrap": True})
        self.text = book.add_format({**top, "text_wrap": True})
        # A text stays one when somebody edits its cell.
        self.quoted = book.add_format({**top, "text_wrap": True, "quote_prefix": True})
        self.of = {
            unit: book.add_format({**top, "num_format": shown}) for unit, shown in _FORMATS.items()
        }


def _write(page: Worksheet, sheet: Sheet, look: _Look, *, still: bool) -> None:
    page.write_string(0, 0, cells.fitted(cells.text(sheet.heading)), look.title)
    meaning = f"One row is {sheet.meaning}." if sheet.rows else sheet.empty
    page.write_string(1, 0, cells.fitted(cells.text(meaning)), look.meaning)
    lines: dict[int, int] = {}
    for at, head in enumerate(sheet.columns):
        page.write_string(HEADER, at, head.name, look.header)
        width = _column(page, sheet, at, look, lines)
        page.set_column(at, at, width, look.of.get(head.unit, look.text))
    for row, needed in lines.items():
        page.set_row(row, min(needed * _LINE, _HIGHEST))
    last = HEADER + max(1, len(sheet.rows))
    page.add_table(
        HEADER, 0, last, len(sheet.columns) - 1,
        {
            "name": sheet.table, "style": _STYLE, "autofilter": not still,
            "title": cells.text(sheet.heading), "description": f"One row is {sheet.meaning}.",
            "columns": [
                {"header": head.name, "header_format": look.header} for head in sheet.columns
            ],
        },
    )  # fmt: skip
    # It remembers each cell of a table, lest two overlap; there is one.
    page.table_cells.clear()
    if not still:
        page.freeze_panes(HEADER + 1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADER)


def _column(page: Worksheet, sheet: Sheet, at: int, look: _Look, lines: dict[int, int]) -> int:
    """Write a column; how wide it is to be, in signs. lines: how many a row needs, where that is
    more than one: not every program makes a row as high as its texts."""
    head = sheet.columns[at]
    write = _writer(page, at, head.unit, look)
    widest = len(head.name) + 3
    for number, row in enumerate(sheet.rows, HEADER + 1):
        cell = row[at]
        if cell is not None and cell != "":
            signs = write(number, cell)
            widest = max(widest, signs)
            if signs > _WIDEST:
                lines[number] = max(lines.get(number, 1), -(-signs // (_WIDEST - _SLACK)))
    return min(max(widest + 1, _NARROWEST), _WIDEST)


def _writer(page: Worksheet, at: int, unit: Unit, look: _Look) -> Callable[[int, Cell], int]:
    """What writes a cell of a column into a row; it gives how many signs are seen of it."""

    def write(row: int, cell: Cell) -> int:
        told = cells.plain(cell)
        if isinstance(told, str):
            safe = cells.fitted(cells.text(told))
            page.write_string(row, at, safe, look.quoted if may_calculate(told) else None)
            return len(safe)
        if told is None:
            return 0
        page.write_number(row, at, told)
        return len(str(told))

    def write_hours(row: int, cell: Cell) -> int:
        if isinstance(cell, str) or cell is None:
            return write(row, cell)
        page.write_number(row, at, int(cell) / _MINUTES_OF_A_DAY)
        return len(cells.hours(cell))

    def write_when(row: int, cell: Cell) -> int:
        found = _READ[unit](cell) if isinstance(cell, str) else None
        if found is None:
            return write(row, cell)
        page.write_datetime(row, at, found)
        return len(_FORMATS[unit])

    if unit is Unit.HOURS:
        return write_hours
    return write_when if unit in _READ else write


_READ: dict[Unit, Callable[[str], datetime | None]] = {
    Unit.DAY: cells.as_day, Unit.MOMENT: cells.as_moment
}  # fmt: skip
