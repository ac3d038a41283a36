"""Cells that should be a time and are none: each is said and asked about, never passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from l4pc_tui.core.attendance.asking import Asking
from l4pc_tui.core.attendance.columns import NAMING
from l4pc_tui.core.attendance.headings import Col
from l4pc_tui.core.attendance.moments import Moment, Moments, Order
from l4pc_tui.core.attendance.table import Table
from l4pc_tui.core.attendance.tables import Book
from l4pc_tui.core.attendance.words import is_total, said_of
from l4pc_tui.core.people.sheet import Cell, Row, Sheet, shown

MOST = 40
"""Different texts that are asked about; a column with more holds something else than times."""
UNKNOWN = "unknown"
_CAME = (Col.JOIN, Col.FIRST_JOIN)
_WENT = (Col.LEAVE, Col.LAST_LEAVE)
_ALONE = (Col.TIMESTAMP, Col.SENT)


def is_unread(moment: Moment) -> bool:
    """Whether something stands there and is neither a time nor a word for who came."""
    if moment.seconds is None:
        return bool(moment.year) or bool(moment.text and said_of(moment.text)[0] is None)
    return bool(moment.year) and not any(map(moment.day, Order))


def with_times(book: Book, asking: Asking) -> Book:
    """The book, read with the times that somebody gave for what cannot be read.

    The same text in one column is asked about once, at its first row.
    """
    if not any(map(is_unread, book.moments.values())):
        return book
    given: dict[tuple[str, int, int], dict[Cell, str]] = {}
    for table in book.people:
        dated = any(moment.year and moment.seconds is not None for moment in book.moments.values())
        for at, column in enumerate(table.columns):
            which = _which(column)
            if not which:
                continue
            cells = _unread_of(book, table, at)
            example = _example(book, table, at)
            for cell, (row, name) in list(cells.items())[:MOST]:
                answer = asking.words(
                    f"{which}:{row}",
                    f"“{shown(cell)}” is no {_WORDS[which]} that can be read"
                    + (f", of {name}" if name else "")
                    + f". Write it{example}, or “{UNKNOWN}”.",
                    lambda said: _fits(said, dated),  # noqa: B023 called at once
                    usual=(),
                )
                if answer:
                    told = "" if answer.casefold() == UNKNOWN else answer
                    given.setdefault((table.sheet, table.row, at), {})[cell] = told
    if not given:
        return book
    sheets = [
        Sheet(sheet.name, _Mended(sheet, book.people, given), sheet.remarks)
        for sheet in book.sheets
    ]
    return Book(sheets, book.name, book.forced)


_WORDS = {"time-in": "time of coming", "time-out": "time of going", "time": "time"}


def _which(column: Col | None) -> str:
    if column in _CAME:
        return "time-in"
    if column in _WENT:
        return "time-out"
    return "time" if column in _ALONE else ""


def _fits(said: str, dated: bool) -> bool:
    moment = Moments()[said]
    if said.casefold() == UNKNOWN or (said_of(said)[0] and not dated):
        return True
    return moment.seconds is not None and not is_unread(moment) and bool(moment.year) is dated


def _example(book: Book, table: Table, at: int) -> str:
    """How a time is written in a column, in words."""
    for cells in table.sample:
        moment = book.moments[cells[at]] if at < len(cells) else Moment()
        if moment.seconds is not None and not is_unread(moment):
            return f" as {shown(cells[at]).strip()}"
    return " as 10:30"


def _unread_of(book: Book, table: Table, at: int) -> dict[Cell, tuple[int, str]]:
    """What cannot be read in a column, with the row of each and whose it is."""
    naming = [place for place, column in enumerate(table.columns) if column in NAMING]
    found: dict[Cell, tuple[int, str]] = {}
    for number, cells in _rows_of(book, table):
        cell = cells[at] if at < len(cells) else None
        if cell is None or cell in found or not is_unread(book.moments[cell]):
            continue
        names = [
            text for each in naming if each < len(cells) and (text := shown(cells[each]).strip())
        ]
        if names and not is_total(names[0]):
            found[cell] = number, names[0]
    return found


def _rows_of(book: Book, table: Table) -> Iterable[Row]:
    """The rows of a table, as far as the header of the next one."""
    ends = min(
        (each.row for each in book.tables if each.sheet == table.sheet and each.row > table.row),
        default=0,
    )
    for sheet in book.sheets:
        for number, cells in sheet.rows if sheet.name == table.sheet else ():
            if number > table.row and (not ends or number < ends):
                yield number, cells


class _Mended:
    """The rows of a sheet, with what somebody said in place of what cannot be read."""

    def __init__(
        self, sheet: Sheet, tables: Sequence[Table],
        given: Mapping[tuple[str, int, int], Mapping[Cell, str]],
    ) -> None:  # fmt: skip
        self._sheet, self._given = sheet, given
        self._starts = [table.row for table in tables if table.sheet == sheet.name]

    def __iter__(self) -> Iterator[Row]:
        for number, cells in self._sheet.rows:
            above = max((row for row in self._starts if row < number), default=0)
            yield (
                number,
                [
                    self._given.get((self._sheet.name, above, at), {}).get(cell, cell)
                    for at, cell in enumerate(cells)
                ],
            )
