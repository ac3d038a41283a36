"""One table of a file: its header, and below it the rows of each person as one card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from l4pc_tui.core.attendance.columns import NAMING, OF_A_MEETING, TIMES, WHOLE_NAMES, Columns
from l4pc_tui.core.attendance.headings import Col, ahead_in, says_utc
from l4pc_tui.core.attendance.moments import Moment
from l4pc_tui.core.people.sheet import Cell


@dataclass(slots=True)
class Card:
    """What is the same in some rows of one table, and the times of each of them.

    below: an empty line stands between it and the header. cells: those of the table's ``fixed`` columns. flat: of
    one row after the other, the ``width`` cells of its ``moving`` columns, read: a Moment, a Length,
    or the text. They are no tuples, which would be many for the collector of garbage.
    """

    row: int
    cells: tuple[str, ...]
    below: bool = False
    width: int = 1
    flat: list[Any] = field(default_factory=list)

    @property
    def visits(self) -> list[tuple[Any, ...]]:
        """Its rows, one by one."""
        return list(zip(*[iter(self.flat)] * self.width, strict=True)) if self.width else []


@dataclass(slots=True)
class Table:
    """A header row and what stands below it.

    title: the line above that names it. above: the lines between it and the table before.
    moving: columns whose cells change from row to row, fixed: those that tell whose row it is.
    sample: its first rows as they are.
    """

    sheet: str
    row: int
    headings: tuple[str, ...]
    columns: Columns
    title: str = ""
    above: list[tuple[int, list[str]]] = field(default_factory=list)
    fixed: tuple[int, ...] = ()
    moving: tuple[int, ...] = ()
    cards: list[Card] = field(default_factory=list)
    sample: list[list[Cell]] = field(default_factory=list)
    sessions: dict[int, Moment] = field(default_factory=dict)

    def has(self, *columns: Col) -> bool:
        """Whether it has each of these columns."""
        return all(column in self.columns for column in columns)

    def any(self, *columns: Col) -> bool:
        """Whether it has one of these columns."""
        return any(column in self.columns for column in columns)

    @property
    def of_people(self) -> bool:
        """Whether its rows are people, and not the meeting itself."""
        if OF_A_MEETING & set(self.columns) and not WHOLE_NAMES & set(self.columns):
            return False
        return self.any(*NAMING)

    @property
    def utc(self) -> bool:
        """Whether a heading says that its times are in UTC."""
        return any(
            says_utc(heading)
            for heading, column in zip(self.headings, self.columns, strict=True)
            if column in TIMES
        )

    @property
    def ahead(self) -> int | None:
        """Minutes that its times are ahead of UTC, where a heading says so."""
        told = (
            ahead_in(text)
            for text, of in zip(self.headings, self.columns, strict=True)
            if of in TIMES
        )
        return next((minutes for minutes in told if minutes is not None), None)

    def place(self, *columns: Col) -> int | None:
        """Where in a card's cells the first of these columns that it has stands."""
        return self._first_of(columns, self.fixed)

    def moves(self, *columns: Col) -> int | None:
        """Where in a card's visits the first of these columns that it has stands."""
        return self._first_of(columns, self.moving)

    def cell(self, card: Card, *columns: Col) -> str:
        """A card's cell under the first of these columns that the table has, or ""."""
        place = self.place(*columns)
        if place is None:
            return ""
        if card.cells[place]:
            return card.cells[place]
        column = self.columns[self.fixed[place]]  # a form asks for what its service may leave empty
        again = (
            cell
            for at, cell in zip(self.fixed, card.cells, strict=True)
            if self.columns[at] is column
        )
        return next(filter(None, again), "")

    def _first_of(self, columns: Sequence[Col], among: Sequence[int]) -> int | None:
        """The place of the first of these columns among some of the table's."""
        for column in columns:
            for place, at in enumerate(among):
                if self.columns[at] is column:
                    return place
        return None
