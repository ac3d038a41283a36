"""The heading row of a roster: found under title lines, and what it makes of each column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from l4pc_tui.core.people.columns import Column
from l4pc_tui.core.people.headings import column_of, known_heading
from l4pc_tui.core.text import clean_name, fold
from l4pc_tui.core.text.amounts import count

TITLE_LINES = 20
"""How many lines with something in them are looked at for the header row."""

_NAMING = (Column.NAME, Column.FIRST, Column.SURNAME, Column.DISPLAY)
_ONE_ONLY = (
    Column.NAME, Column.FIRST, Column.SURNAME, Column.DISPLAY, Column.ORGANISATION, Column.SECTOR,
    Column.EMAIL,
)  # fmt: skip
"""Columns of which somebody has one: of two, the first that is filled counts."""
SALUTATIONS = frozenset((
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady",
    "rev", "revd", "reverend", "cllr", "councillor", "master", "doctor", "canon", "fr", "sr",
    "baroness", "baron", "hon", "capt", "captain", "major", "col", "colonel", "lt", "m", "mme",
    "bnr", "br", "y parch", "parch", "yr athro", "athro",
))  # fmt: skip
"""How somebody is addressed, folded."""


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One line of a table as it stands in the file. number: counted from 1, as editors do."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """True where no cell has anything in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class RosterHeader:
    """The header row: which cell is which column, and the headings that say nothing to us.

    cells: as they stand. told: what was made of a heading that is not plain, in sentences.
    """

    line: int
    columns: tuple[Column | None, ...]
    unread: tuple[str, ...]
    cells: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def naming(self) -> frozenset[Column]:
        """The columns in which somebody's name stands, or a part of it."""
        return frozenset(column for column in self.columns if column in _NAMING)


def find_header(lines: Sequence[RosterLine]) -> RosterHeader | None:
    """The row that heads the table, looked for under title lines; None when there is none.

    It is the row among the first ``TITLE_LINES`` that names most columns, a name among them; of
    two such rows a single word over the table, which may be its title, is not the one. Where a
    cell of it is empty, the heading above it counts, as where cells were merged.
    """
    filled = [line for line in lines if not line.is_empty][:TITLE_LINES]
    found = [(at, header) for at, line in enumerate(filled) if (header := heads(line))]
    if not found:
        return None
    at, best = max(found, key=lambda each: _rank(each[1]))
    # People of an earlier, narrower table stand between its heading row and this one.
    at, best = next(
        ((n, header) for n, header in found if n < at - 1 and _rank(header)[0] > 1), (at, best)
    )
    above = filled[at - 1] if at else None
    if above is None or above.number != best.line - 1:
        return best
    return under(
        RosterHeader(above.number, tuple(map(column_of, above.cells)), (), above.cells), best
    )


def _rank(header: RosterHeader) -> tuple[int, bool, int]:
    """How much speaks for a row to head the table: columns, more than a word, an early place."""
    known = len({column for column in header.columns if column})
    return known, sum(bool(cell.strip()) for cell in header.cells) > 1, -header.line


def under(upper: RosterHeader, lower: RosterHeader) -> RosterHeader:
    """Two heading rows, one under the other, as one: where the lower is empty the upper counts."""
    width = max(len(upper.cells), len(lower.cells))

    def padded(cells: Sequence[str]) -> list[str]:
        return [*cells, *[""] * (width - len(cells))]

    there = {column for column in lower.columns if column in _NAMING}
    cells, columns = [], []
    for at, (high, low) in enumerate(zip(padded(upper.cells), padded(lower.cells), strict=True)):
        inherits = not low.strip() and bool(column_of(high))
        source = upper if inherits else lower
        column = source.columns[at] if at < len(source.columns) else None
        if inherits and column in _NAMING and there:
            inherits, column = False, None
        cells.append(high if inherits else low)
        columns.append(column)
    return _header(lower.line, cells, columns)


def heads(line: RosterLine) -> RosterHeader | None:
    """The line as a header row; None where it names no column of names."""
    known = [known_heading(cell) for cell in line.cells]
    if not any(column in _NAMING for column, _ in known):
        return None
    strong = {column for column, weak in known if column and not weak}
    if strong & {Column.FIRST, Column.SURNAME}:
        strong.add(Column.NAME)  # A weak one is of somebody else beside these two.
    columns: list[Column | None] = []
    for column, weak in known:
        taken = weak and (column in strong or column in columns)
        columns.append(None if taken else column)
    if not any(column in _NAMING[:3] for column in columns):
        columns = [Column.NAME if column is Column.DISPLAY else column for column in columns]
    return _header(line.number, line.cells, columns)


def fitted(header: RosterHeader, lines: Iterable[RosterLine]) -> RosterHeader:
    """The header once the cells below it were looked at: ``Title`` may be Mrs or a post, ``Name``
    beside ``Surname`` is the first name, and a column of contacts may hold no address."""
    below_cells = [line.cells for line in lines if line.number > header.line]
    columns, told = list(header.columns), []

    def cells(at: int) -> list[str]:
        found = (clean_name(row[at]) for row in below_cells if at < len(row))
        return [cell for cell in found if cell]

    for at, column in enumerate(header.columns):
        heading, held = clean_name(header.cells[at]), cells(at)
        if column is Column.TITLE:
            said = sum(fold(cell) in SALUTATIONS for cell in held)
            columns[at] = Column.ROLES if said * 2 < len(held) else None
            if columns[at] and Column.ROLES in header.columns:
                columns[at] = None
        elif column is Column.EMAIL and known_heading(header.cells[at])[1]:
            if not any("@" in cell for cell in held):
                columns[at] = None
        elif column is Column.ORGANISATION and known_heading(header.cells[at])[1]:
            told.append(f"The column “{heading}” is taken for the organisation.")
    for at, column in enumerate(columns[:-1]):
        if (
            column is Column.NAME
            and not header.cells[at + 1].strip()
            and not ({Column.FIRST, Column.SURNAME} & set(columns))
        ):
            if _is_part(cells(at)) and _is_part(cells(at + 1)):
                columns[at], columns[at + 1] = Column.FIRST, Column.SURNAME
                told.append(
                    f"“{clean_name(header.cells[at])}” heads two columns: first name, surname."
                )
            break
    there = set(columns)
    if Column.NAME in there and len(there & {Column.FIRST, Column.SURNAME}) == 1:
        other = Column.FIRST if Column.SURNAME in there else Column.SURNAME
        at = columns.index(Column.NAME)
        if _is_part(cells(at)) if other is Column.SURNAME else _is_beside(below_cells, columns):
            columns[at] = other
            told.append(
                f"The column “{clean_name(header.cells[at])}” is taken for the {other.lower()}."
            )
    wide = max(map(len, below_cells), default=0)
    nameless = [
        at
        for at in range(wide)
        if (at >= len(columns) or not (columns[at] or header.cells[at].strip())) and cells(at)
    ]
    if nameless:
        told.append(
            f"{count(len(nameless), 'column has', 'columns have')} no heading and "
            f"{'is' if len(nameless) == 1 else 'are'} not kept."
        )
    told += [
        f"{len(same)} columns are headed as {column.lower()}; the first that is filled counts."
        for column in _ONE_ONLY
        if len(same := [at for at, each in enumerate(columns) if each is column]) > 1
    ]
    return replace(_header(header.line, header.cells, columns), told=tuple(told))


def _is_part(names: Sequence[str]) -> bool:
    """Whether these are surnames alone: hardly one of more than a word."""
    return bool(names) and sum(len(fold(name).split()) == 1 for name in names) * 2 > len(names)


def _is_beside(rows: Sequence[tuple[str, ...]], columns: Sequence[Column | None]) -> bool:
    """Whether the names do not hold the surnames beside them, and so are first names."""
    name, surname = columns.index(Column.NAME), columns.index(Column.SURNAME)
    pairs = [(fold(row[name]), fold(row[surname])) for row in rows if max(name, surname) < len(row)]
    whole = sum(bool(last) and f" {last} " in f" {first} " for first, last in pairs if first)
    return whole * 2 <= sum(bool(first and last) for first, last in pairs)


def _header(line: int, cells: Sequence[str], columns: Sequence[Column | None]) -> RosterHeader:
    headings = (clean_name(cell) for cell in cells)
    unread = tuple(
        heading for heading, column in zip(headings, columns, strict=True) if heading and not column
    )
    return RosterHeader(line, tuple(columns), unread, tuple(cells))
