"""Tables of people counted in two ways or in one: their numbers for the ledger, then their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from l4pc_tui.core.disclosure.ledger import Ledger, Sum
from l4pc_tui.core.disclosure.rules import TOO_FEW, Printed

Words = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Cross:
    """People counted in two ways, each in one row and one column.

    name: begins the names of its cells. counts: (row, column) → people, 0 where it is left out.
    row_way, column_way: what the rows and the columns are by ("sector"); every table with the same
    way of the same people (``of``) shares its totals. of: who they all are; the name of the whole.
    """

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]
    row_way: str
    column_way: str
    of: str

    def cell(self, row: str, column: str) -> str:
        """The name of a cell in the ledger."""
        return f"{self.name}: {row}, {column}"

    def row_total(self, row: str) -> str:
        """The name of what a row adds up to."""
        return f"{self.of}: {self.row_way} {row}"

    def column_total(self, column: str) -> str:
        """The name of what a column adds up to."""
        return f"{self.of}: {self.column_way} {column}"

    def ledger(self) -> Ledger:
        """Its numbers, with totals of rows, columns and everybody."""
        numbers = {(r, c): self.counts.get((r, c), 0) for r in self.rows for c in self.columns}
        counts = {self.of: sum(numbers.values())}
        counts |= {self.row_total(r): sum(numbers[r, c] for c in self.columns) for r in self.rows}
        counts |= {
            self.column_total(c): sum(numbers[r, c] for r in self.rows) for c in self.columns
        }
        counts |= {self.cell(*place): number for place, number in numbers.items()}
        sums = [
            Sum(self.of, tuple(map(self.row_total, self.rows))),
            Sum(self.of, tuple(map(self.column_total, self.columns))),
            *(
                Sum(self.row_total(r), tuple(self.cell(r, c) for c in self.columns))
                for r in self.rows
            ),
            *(
                Sum(self.column_total(c), tuple(self.cell(r, c) for r in self.rows))
                for c in self.columns
            ),
        ]
        tables = (
            tuple(self.cell(*place) for place in numbers),
            tuple(map(self.row_total, self.rows)),
            tuple(map(self.column_total, self.columns)),
        )
        return Ledger(counts, tuple(sums), tables=tables)

    def words(self, printed: Printed, totals: str = "All") -> Words | None:
        """Its rows in words, the last cell of each and the last row being totals.

        None: too few to show, so that the whole table is one sentence instead of stars.
        """
        if any(printed[self.cell(r, c)].words == TOO_FEW for r in self.rows for c in self.columns):
            return None
        rows = [
            (
                r,
                *(printed[self.cell(r, c)].words for c in self.columns),
                printed[self.row_total(r)].words,
            )
            for r in self.rows
        ]
        last = (totals, *(printed[self.column_total(c)].words for c in self.columns))
        return (*rows, (*last, printed[self.of].words))


@dataclass(frozen=True, slots=True)
class Listed:
    """People counted in one way, each in one row. The total shares its name as in ``Cross``."""

    rows: Mapping[str, int]
    way: str
    of: str

    def cell(self, row: str) -> str:
        """The name of a row's number in the ledger."""
        return f"{self.of}: {self.way} {row}"

    def ledger(self) -> Ledger:
        """Its numbers and their total."""
        counts = {self.of: sum(self.rows.values())}
        counts |= {self.cell(row): number for row, number in self.rows.items()}
        cells = tuple(map(self.cell, self.rows))
        return Ledger(counts, (Sum(self.of, cells),), tables=(cells,))

    def words(self, printed: Printed, totals: str = "All") -> Words | None:
        """Its rows in words and the total, or None: too few to show."""
        if any(printed[self.cell(row)].words == TOO_FEW for row in self.rows):
            return None
        rows = [(row, printed[self.cell(row)].words) for row in self.rows]
        return (*rows, (totals, printed[self.of].words))
