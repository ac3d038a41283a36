"""The numbers of a workbook without names, by name, while its sheets are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from l4pc_tui.core.disclosure.ledger import Ledger, Rate, Sum

if TYPE_CHECKING:
    from l4pc_tui.core.disclosure.rules import Printed


@dataclass(frozen=True, slots=True)
class Named:
    """A cell that is a number of the ledger, by its name there."""

    name: str


@dataclass(slots=True)
class Numbers:
    """The one ledger of a workbook, while it is made.

    same: a number → the name that it has as another one that it is. needs: an amount → the numbers
    without any of which it is not shown: it would be told by it.
    """

    counts: dict[str, int] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    needs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    rates: list[Rate] = field(default_factory=list)
    within: list[tuple[str, str]] = field(default_factory=list)
    tables: list[tuple[str, ...]] = field(default_factory=list)
    sizes: dict[str, str] = field(default_factory=dict)

    def number(self, name: str, count: int) -> Named:
        """A number under its name; one of that name that is there already must be the same."""
        if self.counts.setdefault(name, count) != count:
            raise ValueError(f"Two numbers have one name: {name}.")
        return Named(name)

    def among(self, name: str, count: int, whole: str) -> Named:
        """A number of some of a whole; of all of it, it is the whole, and hidden where that is."""
        if self.counts.get(whole) == count:
            self.same[name] = whole
            return Named(whole)
        found = self.number(name, count)
        if count <= self.counts.get(whole, -1):
            self.within.append((name, whole))
        return found

    def known_as(self, name: str) -> str:
        """The name that a number has here."""
        return self.same.get(name, name)

    def of_group(self, part: str, whole: str) -> None:
        """Who did something of a group: that all or none of a small one did is hidden."""
        rate = Rate(f"{part}, of {whole}", part, whole)
        if part != whole and rate not in self.rates:
            self.rates.append(rate)

    def parted(self, total: str, parts: Mapping[str, int]) -> list[Named]:
        """What a total is made up of, which is one table; the parts that are not of it already."""
        found = [self.number(name, count) for name, count in parts.items()]
        self.number(total, sum(parts.values()))
        self.sums.append(Sum(total, tuple(parts)))
        self.tables.append(tuple(parts))
        return found

    def ledger(self) -> Ledger:
        """All of it."""
        return Ledger(
            self.counts, tuple(self.sums), tuple(self.rates), sizes=self.sizes,
            tables=tuple(self.tables), within=tuple(dict.fromkeys(self.within)),
        )  # fmt: skip

    def kept_back(self, printed: Printed) -> set[str]:
        """The amounts that are not shown, for what they would tell is not."""
        return {
            name for name, of in self.needs.items() if any(printed[each].hidden for each in of)
        }  # fmt: skip
