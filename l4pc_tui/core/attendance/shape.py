"""Tables whose headings nobody knows: told by what stands in them, and always asked about.

A name, two times, a length, addresses: a time column that is missed looks exactly like a report
without times, so that a table without times is looked at for columns that hold some.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import islice

from l4pc_tui.core.attendance.asking import Asking
from l4pc_tui.core.attendance.columns import LENGTHS, TIMES, Columns
from l4pc_tui.core.attendance.headings import Col, column_of
from l4pc_tui.core.attendance.lengths import read_length
from l4pc_tui.core.attendance.moments import NOTHING, Moments
from l4pc_tui.core.attendance.names import address
from l4pc_tui.core.attendance.table import Table
from l4pc_tui.core.attendance.tables import Book
from l4pc_tui.core.attendance.words import role_of, said_of
from l4pc_tui.core.people.sheet import Cell, Sheet, shown

LINES = 400
"""How many rows of a sheet are looked at."""
_PRESENCE = (Col.TICKET, Col.SESSION, Col.ATTENDED, Col.SIGNATURE, Col.SECONDS)

_NO_VISITS = (Col.ACTION, Col.TIMESTAMP, Col.SECONDS, Col.SENT, Col.TICKET, Col.SESSION)
NONE_OF_THEM = "none of them"


class _Kind(Enum):
    EMPTY = 0
    TIME = 1
    CLOCK = 2
    LENGTH = 3
    ADDRESS = 4
    NUMBER = 5
    WORDS = 6


def with_shapes(book: Book, asking: Asking) -> Book | None:
    """The book, read with the columns that are told by their shape where words do not tell them;
    None where somebody said that they are others."""
    coded = _which_column(book, asking)
    if coded:
        return Book(book.sheets, book.name, coded)
    wanting = [
        table for table in book.people if not table.any(*TIMES) and not table.any(*_PRESENCE)
    ]
    if book.people and not wanting and not any(map(_misses_times, book.people)):
        return book
    forced: dict[tuple[str, int], Columns] = {}
    told: list[str] = []
    for sheet in book.sheets:
        found = list(_found(sheet))
        for number, (row, shaped, headings) in enumerate(found):
            # The first of several is the one with a row a person, as Teams writes them.
            columns = _of_a_person(shaped) if number == 0 and len(found) > 1 else shaped
            known = any((sheet.name, row) == (table.sheet, table.row) for table in book.people)
            if book.people and not known:
                continue
            forced[sheet.name, row] = columns
            told += [
                f"“{heading}” as {column.value}"
                for heading, column in zip(headings, columns, strict=True)
                if column and column_of(heading) is not column
            ]
    if not told:
        return book
    answer = asking.choose(
        "columns",
        "Some headings of this file are not known. By what stands below them they are read so: "
        + ", ".join(dict.fromkeys(told))
        + ". Is that right?",
        ("yes", "no"),
        "yes",
    )
    return Book(book.sheets, book.name, forced) if answer == "yes" else None


def _misses_times(table: Table) -> bool:
    """Whether times of coming and going are not both known, and some stand in another column."""
    both = table.any(Col.JOIN, Col.FIRST_JOIN) and table.any(Col.LEAVE, Col.LAST_LEAVE)
    if both or table.any(*_NO_VISITS):
        return False
    return any(
        column is None and _kind_of_column(table.sample, at) in (_Kind.TIME, _Kind.CLOCK)
        for at, column in enumerate(table.columns)
    )


def _which_column(book: Book, asking: Asking) -> dict[tuple[str, int], Columns]:
    """The columns of tables of names with yes and no, or the codes of a register, below headings
    that say nothing: which of them says who came is asked. Empty where there are none, or none is
    meant."""
    found = {
        heading: (table, at)
        for table in book.people
        if not table.any(*TIMES, *_PRESENCE, *LENGTHS, Col.UPN, Col.REGISTERED_AT)
        for at, heading in enumerate(table.headings)
        if heading and table.columns[at] is None and _is_coded(table.sample, at)
    }
    if not found:
        return {}
    meant = asking.choose(
        "which-session",
        "Which column of this file says who came?",
        (*found, NONE_OF_THEM),
        next(iter(found)),
    )
    if meant not in found:
        return {}
    table, at = found[meant]
    columns = (*table.columns[:at], Col.ATTENDED, *table.columns[at + 1 :])
    return {(table.sheet, table.row): columns}


def _is_coded(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """Whether all that stands in a column says whether somebody came."""
    texts = [shown(row[at]).strip() for row in rows if at < len(row)]
    full = [text for text in texts if text not in NOTHING]
    return bool(full) and all(said_of(text)[0] for text in full)


def _found(sheet: Sheet) -> Iterator[tuple[int, Columns, Sequence[str]]]:
    """Each header row that stands above rows of people and times, with what its columns are."""
    before: tuple[int, Sequence[Cell]] | None = None
    head: tuple[int, Sequence[Cell]] | None = None
    run: list[Sequence[Cell]] = []
    for number, cells in [*islice(sheet.rows, LINES), (0, [])]:
        if _is_of_people(cells):
            if not run:
                head = before
            run.append(cells)
            continue
        if run and head:
            columns = _told(head[1], run)
            if columns:
                yield head[0], columns, [shown(cell).strip() for cell in head[1]]
        run = []
        before = (number, cells) if any(shown(cell).strip() for cell in cells) else before


def _is_of_people(cells: Sequence[Cell]) -> bool:
    kinds = Counter(map(_kind, cells))
    return (
        bool(kinds[_Kind.WORDS])
        and (bool(kinds[_Kind.TIME]) or kinds[_Kind.CLOCK] > 1)
        and sum(kinds.values()) - kinds[_Kind.EMPTY] > 2
    )


def _kind(cell: Cell) -> _Kind:
    text = shown(cell).strip()
    if text in NOTHING:
        return _Kind.EMPTY
    if "@" in text and address(text)[0]:
        return _Kind.ADDRESS
    moment = Moments()[cell]
    if moment.year and moment.seconds is not None:
        return _Kind.TIME
    if moment.seconds is not None and not moment.loose:
        return _Kind.CLOCK
    if text.isdigit():
        return _Kind.NUMBER
    if read_length(cell):
        return _Kind.LENGTH
    return _Kind.WORDS


def _kind_of_column(rows: Sequence[Sequence[Cell]], at: int) -> _Kind:
    """What most of the full cells of a column are."""
    kinds = Counter(_kind(row[at]) for row in rows if at < len(row))
    del kinds[_Kind.EMPTY]
    if not kinds:
        return _Kind.EMPTY
    kind, count = kinds.most_common(1)[0]
    return kind if count * 2 > sum(kinds.values()) else _Kind.WORDS


def _told(header: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> Columns | None:
    headings = [shown(cell).strip() for cell in header]
    full = sum(bool(heading) for heading in headings)
    if full < 3 or any(_kind(cell) in (_Kind.TIME, _Kind.ADDRESS) for cell in header):
        return None
    columns = [column_of(heading) for heading in headings]
    kinds = [_kind_of_column(rows, at) for at in range(len(headings))]
    _fill(columns, kinds, (_Kind.TIME, _Kind.CLOCK), (Col.JOIN, Col.LEAVE), TIMES)
    _fill(columns, kinds, (_Kind.ADDRESS,), (Col.EMAIL, Col.UPN), (Col.EMAIL, Col.UPN))
    _fill(columns, kinds, (_Kind.LENGTH,), (Col.DURATION,), LENGTHS)
    if not {Col.NAME, Col.USER_NAME, Col.FIRST} & set(columns):
        _fill(columns, kinds, (_Kind.WORDS,), (Col.NAME,), ())
    for at, column in enumerate(columns):
        texts = [shown(row[at]).strip() for row in rows if at < len(row)]
        if column is None and kinds[at] is _Kind.WORDS and any(map(role_of, texts)):
            columns[at] = Col.ROLE
    return tuple(columns)


def _of_a_person(columns: Columns) -> Columns:
    """The columns of a table whose times are the first and the last."""
    first = {Col.JOIN: Col.FIRST_JOIN, Col.LEAVE: Col.LAST_LEAVE}
    return tuple(first.get(column, column) if column else None for column in columns)


def _fill(
    columns: list[Col | None],
    kinds: Sequence[_Kind],
    wanted: Sequence[_Kind],
    names: Sequence[Col],
    known: Sequence[Col],
) -> None:
    """Name the columns of one kind in their order, but for those that are known already."""
    taken = {column for column in columns if column in known}
    if taken & {Col.FIRST_JOIN, Col.LAST_LEAVE}:
        names = (Col.FIRST_JOIN, Col.LAST_LEAVE)
    left = [name for name in names if name not in taken]
    for at, kind in enumerate(kinds):
        if columns[at] is None and kind in wanted and left:
            columns[at] = left.pop(0)
