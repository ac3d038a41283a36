"""Which numbers are too small to be shown, for whom, and what is printed in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from l4pc_tui.core.disclosure.ledger import Ledger

NOT_SHOWN = "not shown"
"""What stands for a number that is not small itself, but would tell a small one."""
TOO_FEW = "too few to show"
"""What stands for all numbers of a table, or of all that hang together, where hiding some of them
would not do. It says nothing of any of them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is small. few: what is printed for 1 to ``most`` people. to: what other counts are
    rounded to, 1 where they are exact. note: what a page that shows such numbers says of them."""

    few: str
    most: int
    to: int
    note: str

    def rounded(self, number: int) -> int:
        """As it is printed."""
        return (number + self.to // 2) // self.to * self.to


RULES: dict[str, Rule | None] = {
    "": None,
    "commissioner": Rule(
        "fewer than 5", 4, 1,
        "Numbers from 1 to 4 are shown as “fewer than 5”. “Not shown” stands for a number from which "
        "such a one could be worked out, and where all or none of fewer than ten people are meant.",
    ),
    "publication": Rule(
        "*", 7, 5,
        "* stands for a number from 1 to 7. Other numbers of people are rounded to the nearest 5, "
        "totals after they were added up; percentages are of rounded numbers. “Not shown” stands for "
        "a number from which a small one could be worked out.",
    ),
}  # fmt: skip
"""What a profile hides (``ProfileRow.hides``) → its rule, None where every number is shown."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as it is printed. value: the printed one, rounded as it is, None where it is hidden."""

    words: str
    value: float | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class Printed(Mapping[str, Shown]):
    """What was printed of a ledger: name → as it stands on paper. Rates are in it too.

    lost: hidden numbers that an earlier page gave away, so that no hiding helps any more.
    """

    ledger: Ledger
    cells: Mapping[str, Shown]
    lost: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Shown:
        return self.cells[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.cells)

    def __len__(self) -> int:
        return len(self.cells)
