"""The tables in the sheets of a file: header rows anywhere, and below each its rows by person.

A file is gone through once. Of a row only what tells one person from another and its times are
kept, and what was seen before is kept once: a file of 200,000 joins of 300 people is 300 cards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from l4pc_tui.core.attendance.columns import (
    FORM,
    LENGTHS,
    TIMES,
    WHOLE_NAMES,
    Columns,
    columns_of,
)
from l4pc_tui.core.attendance.headings import Col, column_of
from l4pc_tui.core.attendance.lengths import Lengths
from l4pc_tui.core.attendance.moments import Moment, Moments, Order, moment_in
from l4pc_tui.core.attendance.table import Card, Table
from l4pc_tui.core.people.sheet import Cell, Sheet, shown
from l4pc_tui.core.text import fold

LEAST_KNOWN = 3
"""Known headings that make a row a header; a label of a summary may equal one of them."""
LOOSE_LINES = 500
"""Lines outside of any table that are looked at."""
SAMPLE = 60

_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s+\S")
SECTIONS = frozenset(
    [
        "host details",
        "panelist details",
        "panellist details",
        "attendee details",
        "other attended",
        "detalles del anfitrion",
        "detalles del panelista",
        "detalles del asistente",
        "otros asistentes",
        "details de l hote",
        "details du paneliste",
        "details du participant",
        "autres participants",
    ]
)


class _Texts(dict[Cell, str]):
    """Each text once, however often a file repeats it."""

    def __missing__(self, cell: Cell) -> str:
        text = shown(cell).strip()
        self[cell] = text
        return text


class _Flats(dict[tuple[Cell, ...], list[Any]]):
    """The flat list of each card that is known, asked for once."""

    def __init__(self, known: Mapping[tuple[Cell, ...], Card]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, key: tuple[Cell, ...]) -> list[Any]:
        flat = self[key] = self._known[key].flat
        return flat


class Book:
    """The tables of all sheets of one file, and what its times and lengths say."""

    def __init__(
        self,
        sheets: Iterable[Sheet],
        name: str = "",
        forced: Mapping[tuple[str, int], Columns] = MappingProxyType({}),
    ) -> None:
        """forced: the columns of header rows whose words are not known, by sheet and row."""
        self.name = name
        self.forced = forced
        self.sheets = tuple(sheets)
        self.moments = Moments()
        self.elsewhere = Moments()
        """What stands in no column of people's own times: in summaries, of a whole meeting."""
        self.minutes, self.seconds = Lengths(60), Lengths(1)
        self.tables: list[Table] = []
        self.loose: list[tuple[int, list[str]]] = []
        """Lines that stand in no table."""
        self.headed: list[Moment] = []
        """Days and times that stand in headings."""
        self.settled: tuple[Order, date | None, bool] | None = None
        """The order of its dates, the day of times without one, whether they are in UTC."""
        self.remarks = tuple(remark for sheet in self.sheets for remark in sheet.remarks)
        for least in (LEAST_KNOWN, 2, 1):
            self.tables, self.loose, self.headed = [], [], []
            for sheet in self.sheets:
                _Reader(self, sheet, least).read()
            if self.people:
                break

    def at(self, cell: Cell) -> Moment:
        """The moment of a cell that is found once the times of the book are settled."""
        moment = self.elsewhere[cell]
        if moment.at is None and self.settled:
            moment.at = moment.local(*self.settled)
        return moment

    @property
    def people(self) -> list[Table]:
        """The tables whose rows are people."""
        return [table for table in self.tables if table.of_people]

    @property
    def lines(self) -> Iterable[tuple[int, list[str]]]:
        """All lines that are no people: titles, summaries, what stands below."""
        for table in self.tables:
            yield from table.above
        yield from self.loose

    def reader(self, column: Col | None) -> Mapping[Cell, Any]:
        """What reads the cells of a column."""
        if column in TIMES:
            return self.moments
        if column is Col.SECONDS:
            return self.seconds
        return self.minutes if column is Col.DURATION else _Texts()


class _Reader:
    """Goes through one sheet."""

    def __init__(self, book: Book, sheet: Sheet, least: int) -> None:
        self._book, self._sheet, self._least = book, sheet, least
        self._table: Table | None = None
        self._above: list[tuple[int, list[str]]] = []
        self._title = ""
        self._lonely: Card | None = None
        """The card of the row before, where one cell of it was full: perhaps a title."""
        self._known: dict[tuple[Cell, ...], Card] = {}
        self._gap = False
        self._empty = 0
        """The last row without anything in it."""
        self._pick: Callable[[Sequence[Cell]], Any] = itemgetter(0)
        self._reads: list[tuple[int, Mapping[Cell, Any]]] = []
        self._width = 0
        self._tail = False

    def read(self) -> None:
        rows = iter(self._sheet.rows)
        for number, cells in rows:
            table = self._table
            if table is None:
                if len(self._above) < LOOSE_LINES:
                    self._outside(number, cells)
                continue
            self._add(table, number, cells)
            if self._table is not None and len(self._table.sample) >= SAMPLE and not self._tail:
                self._quickly(rows)
        self._book.loose += self._above

    def _quickly(self, rows: Iterable[tuple[int, Sequence[Cell]]]) -> None:
        """The rows of a long table, until something comes that is no row of a person seen before."""
        table = self._table
        assert table is not None
        pick, reads = self._pick, self._reads
        cards = _Flats(self._known)
        if len(reads) == 2:
            (first, one), (second, two) = reads
            for number, cells in rows:
                try:
                    flat = cards[pick(cells)]
                    began, ended = one[cells[first]], two[cells[second]]
                    flat.append(began)
                    flat.append(ended)
                except (KeyError, IndexError, TypeError):
                    self._add(table, number, cells)
                    if self._table is not table:
                        return
            return
        for number, cells in rows:
            try:
                cards[pick(cells)].extend([read[cells[at]] for at, read in reads])
            except (KeyError, IndexError, TypeError):
                self._add(table, number, cells)
                if self._table is not table:
                    return

    def _outside(self, number: int, cells: Sequence[Cell]) -> None:
        texts = [shown(cell).strip() for cell in cells]
        full = [text for text in texts if text]
        if self._heads(number, texts):
            return
        if len(full) == 1:
            self._title = full[0]
        if full:
            self._above.append((number, texts))

    def _add(self, table: Table, number: int, cells: Sequence[Cell]) -> None:
        if len(cells) < self._width:
            cells = [*cells, *([""] * (self._width - len(cells)))]
        texts = tuple(shown(cells[at]).strip() for at in table.fixed)
        card = self._known.get(texts)
        if card is None or self._tail:
            full = [text for cell in cells if (text := shown(cell).strip())]
            if not full:
                self._lonely, self._gap, self._empty = None, True, number
                return
            if self._ends(table, number, cells, full):
                return
            card = card or self._begin(table, number, cells, texts)
            self._lonely = card if len(full) == 1 else None
        else:
            self._lonely = None
        if len(table.sample) < SAMPLE:
            table.sample.append(list(cells))
        read = [reader[cells[at]] for at, reader in self._reads]
        if self._tail:
            read.append(tuple(shown(cell).strip() for cell in cells[self._width - 1 :]))
        card.flat += read

    def _begin(
        self, table: Table, number: int, cells: Sequence[Cell], texts: tuple[str, ...]
    ) -> Card:
        card = Card(number, texts, self._gap, len(self._reads) + self._tail)
        table.cards.append(card)
        # In the rows that follow they are looked for as they stand there.
        self._known[texts] = self._known[tuple(cells[at] for at in table.fixed)] = card
        return card

    def _ends(self, table: Table, number: int, cells: Sequence[Cell], full: Sequence[str]) -> bool:
        """Whether a row is a title or the header of the next table, and no row of this one.

        Below people a header stands apart from them, or it is that of their table once more:
        somebody may be called Guest, and another one Role.
        """
        if len(full) == 1 and (_NUMBERED.match(full[0]) or fold(full[0]) in SECTIONS):
            self._close()
            self._title = full[0]
            self._above.append((number, [full[0]]))
            return True
        likely = (self._sheet.name, number) in self._book.forced or any(
            len(text) < 80 and column_of(text) for text in full[:2]
        )
        if not likely:
            return False
        texts = [shown(cell).strip() for cell in cells]
        apart = self._lonely is not None or self._empty == number - 1
        once_more = not table.of_people or tuple(texts) == table.headings
        if not once_more and (not apart or self._timed(table, cells)):
            return False
        return self._heads(number, texts)

    def _timed(self, table: Table, cells: Sequence[Cell]) -> bool:
        """Whether a row has a time where its table has some."""
        return any(
            self._book.moments[cells[at]].seconds is not None
            for at in table.moving
            if table.columns[at] in TIMES and at < len(cells)
        )

    def _close(self) -> None:
        self._table, self._lonely = None, None

    def _heads(self, number: int, texts: Sequence[str]) -> bool:
        """Whether a row is a header; if so, its table begins."""
        forced = self._book.forced.get((self._sheet.name, number))
        more = len(texts) - len(forced or ())
        columns = (*forced, *[None] * more)[: len(texts)] if forced else columns_of(texts)
        known = [column for column in columns if column]
        least = self._least if self._table is None else LEAST_KNOWN
        named = WHOLE_NAMES & set(known) or (Col.EMAIL in known and FORM & set(known))
        if len(known) < least or (least < LEAST_KNOWN and not named):
            return False
        if self._table is not None and tuple(texts) == self._table.headings:
            return True  # the same header again, as at the top of a page
        if self._table is not None and self._lonely is not None:  # it was the title of this one
            self._title = next(filter(None, self._lonely.cells), self._title)
            self._table.cards.remove(self._lonely)
        self._start(number, tuple(texts), columns)
        return True

    def _start(self, number: int, texts: tuple[str, ...], columns: Columns) -> None:
        moving = (*TIMES, *LENGTHS, Col.ACTION)
        self._tail = Col.DETAILS in columns
        width = columns.index(Col.DETAILS) + 1 if self._tail else len(columns)
        table = Table(
            self._sheet.name,
            number,
            texts,
            columns,
            self._title,
            self._above,
            fixed=tuple(
                at
                for at, column in enumerate(columns)
                if column and column not in moving and column not in (Col.OTHER, Col.DETAILS)
            ),
            moving=tuple(at for at, column in enumerate(columns) if column in moving),
        )
        if table.has(Col.JOIN, Col.LEAVE):  # a row a join: what it lasted is known
            table.moving = tuple(at for at in table.moving if columns[at] not in LENGTHS)
        if not table.fixed:
            table.fixed = (0,)
        for at, column in enumerate(columns):
            day = moment_in(texts[at]) if column is Col.SESSION else None
            if day:
                table.sessions[at] = day
                self._book.headed.append(day)
        self._table, self._above, self._title, self._lonely = table, [], "", None
        self._known, self._gap, self._empty = {}, False, 0
        self._width = width
        self._pick = itemgetter(*table.fixed)
        if len(table.fixed) == 1:
            only = table.fixed[0]
            self._pick = lambda cells: (cells[only],)
        self._reads = [(at, self._book.reader(columns[at])) for at in table.moving]
        self._book.tables.append(table)
