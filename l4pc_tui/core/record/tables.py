"""A table as a value: its columns, what each means, and how a cell is found in a row.

Whoever prints one (a spreadsheet, a page) asks it; nobody lists columns a second time. It stands
among the rules and knows no kind of row, so that any floor above can say a table of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.record.travel import Travels, leaves

Row = TypeVar("Row")
Cell = str | int | float | bool | None
"""What a cell holds. None: there is nothing to tell."""


class Unit(StrEnum):
    """What the cells of a column are, as a reader is told it."""

    WORDS = "words"
    WORD = "one of a few words"
    NAME = "a name"
    ID = "an id"
    DAY = "ISO date"
    DAY_WORDS = "date in words"
    MOMENT = "ISO time with offset"
    CLOCK = "HH:MM; of another day than the session’s, 28 Nov HH:MM"
    MINUTES = "minutes"
    HOURS = "hours and minutes, h:mm"
    COUNT = "a number"
    YES = "yes or nothing"

    @property
    def counts(self) -> bool:
        """True for numbers, which stand to the right of their column."""
        return self in (Unit.MINUTES, Unit.COUNT)


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column.

    name: as a spreadsheet heads it. meaning: what it tells, in a few words. value: its cell in a row.
    heading: what stands above it where a person reads; "" for a column that only a spreadsheet has.
    read: what a reader is told instead, where the cell alone would not do. allowed: the words that a
    cell may be, where they are few.
    """

    name: str
    meaning: str
    unit: Unit
    travels: Travels
    value: Callable[[Row], Cell]
    heading: str = ""
    read: Callable[[Row], str] | None = None
    allowed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name or not self.meaning:
            raise ValueError(f"The column “{self.name}” does not say what it means.")


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """Columns in their order.

    name: of its file. heading: what stands above it where a person reads. meaning: what one row is.
    read: the names of the columns that a person reads, in that order. shared: whether the words of a
    row are shareable; a table that has columns which travel only then must say it. source: what its
    rows rest on.
    """

    name: str
    heading: str
    meaning: str
    columns: tuple[Column[Row], ...]
    read: tuple[str, ...] = ()
    shared: Callable[[Row], bool] | None = None
    source: str = ""

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) != len(names) or not set(self.read) <= set(names):
            raise ValueError(f"The columns of “{self.name}” are not one each by name.")
        if self.shared is None and any(each.travels is Travels.SHARED for each in self.columns):
            raise ValueError(f"“{self.name}” does not say which of its rows are shareable.")

    def reading(self, profile: Profile) -> tuple[Column[Row], ...]:
        """The columns that a person reads, but those in which nothing would stand."""
        named = {column.name: column for column in self.columns}
        hidden = not PROFILES[profile].private
        return tuple(
            named[name] for name in self.read if not (hidden and named[name].travels is Travels.NO)
        )

    def leaves(self, column: Column[Row], row: Row, profile: Profile) -> bool:
        """Whether a cell is in what is written for a profile."""
        shared = self.shared is None or self.shared(row)
        return leaves(column.travels, profile, shared=shared)

    def as_read(self, row: Row, profile: Profile) -> tuple[str, ...]:
        """The cells that a person reads: of minutes the whole ones that have passed, and nothing
        in those that stay inside."""
        return tuple(
            _as_read(column, row) if self.leaves(column, row, profile) else ""
            for column in self.reading(profile)
        )

    def cells(self, rows: Iterable[Row], profile: Profile) -> Iterator[tuple[Cell, ...]]:
        """Every cell of every row; there is nothing in those that stay inside."""
        told = {
            shared: tuple(
                column.value if leaves(column.travels, profile, shared=shared) else _nothing
                for column in self.columns
            )
            for shared in (False, True)
        }
        for row in rows:
            shared = self.shared is None or self.shared(row)
            yield tuple([value(row) for value in told[shared]])

    def told(self, row: Row, profile: Profile) -> Mapping[str, Cell]:
        """A row's cells by the names of their columns."""
        return {
            column.name: column.value(row) if self.leaves(column, row, profile) else None
            for column in self.columns
        }


def _nothing(_row: object) -> None:
    """The cell of what stays inside."""


def _as_read(column: Column[Row], row: Row) -> str:
    cell = column.read(row) if column.read else said(column.value(row))
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, int | float) else cell


def said(cell: Cell) -> Cell:
    """The cell as every printer has it: yes is a word, and no is nothing."""
    return ("yes" if cell else "") if isinstance(cell, bool) else cell
