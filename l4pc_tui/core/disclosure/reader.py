"""What a reader of a page knows: each number as it is printed, the sums, and the page before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from l4pc_tui.core.disclosure.ledger import Ledger
from l4pc_tui.core.disclosure.paper import Why
from l4pc_tui.core.disclosure.rules import SMALL_GROUP, TOO_FEW, Printed, Rule
from l4pc_tui.core.disclosure.worlds import NO_END, Number, Worlds

THEN = "then: "
"""What the names of numbers of the page before begin with."""


@dataclass
class Page:
    """A page while it is decided what is hidden.

    hidden: name → why. orders: (a, b, gap): that a was
    hidden and b was not tells that a is at least gap below b. told: what the page before printed
    exactly as it still is. extreme: those who did something of a group below ten, where that is
    all or nobody. of_few: those of a group that is a small number itself.
    """

    ledger: Ledger
    rule: Rule
    before: Printed | None
    hidden: dict[str, Why] = field(default_factory=dict)
    orders: list[tuple[str, str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        counts, rates = self.ledger.counts, self.ledger.rates
        self.extreme = {
            rate.part
            for rate in rates
            if 0 < counts[rate.whole] < SMALL_GROUP and counts[rate.part] in (0, counts[rate.whole])
        }
        self.of_few = _parts_of(self.ledger, {n for n, v in counts.items() if self.is_few(v)})
        cells: Mapping[str, object] = self.before or {}
        self.told = {
            name
            for name, count in counts.items()
            if self.before and self.rule.to == 1 and name in cells
            and self.before[name].value == count
        }  # fmt: skip

    def is_few(self, count: int) -> bool:
        """Whether a number of people is too small to be shown."""
        return 0 < count <= self.rule.most

    def is_secret(self, name: str) -> bool:
        """Whether a number may not be worked out, here or on the page before. That there was nobody
        in a table with too few to show is none: it would be printed as it is."""
        if not name.startswith(THEN):
            if name in self.ledger.unsaid:
                return False
            why = self.hidden.get(name)
            empty = self.ledger.counts[name] == 0
            return why is not None and not (empty and why in (Why.TABLE, Why.ALL))
        assert self.before is not None
        then = name.removeprefix(THEN)
        if then not in self.before:
            return False  # that page did not print it
        cell = self.before[then]
        return cell.hidden and (cell.words != TOO_FEW or self.before.ledger.counts[then] > 0)

    def worlds(self) -> tuple[list[str], Worlds]:
        """What is known, with the names of the numbers. Those of the page before have a mark.

        A number with nothing around it that is shown is left out: anything may be in its place.
        """
        numbers = {n: self._now(n) for n in self.ledger.counts if self.hidden.get(n) is not Why.ALL}
        sums = [each.terms() for each in self.ledger.sums if each.total in numbers]
        orders = [each for each in self.orders if not self._in_no_table(*each[:2])]
        pairs = list(_pairs(self.ledger))
        if self.before is not None:
            then = self._then(self.before)
            numbers |= then
            for each in self.before.ledger.sums:
                terms = tuple((THEN + name, times) for name, times in each.terms())
                printed = all(name in then for name, _ in terms)
                if printed and not sum(times * then[name].value for name, times in terms):
                    sums.append(terms)
            pairs += [(THEN + low, THEN + high) for low, high in _pairs(self.before.ledger)]
            pairs += [
                (THEN + name, name)
                for name in self.ledger.counts
                if THEN + name in then and name not in self.ledger.unsaid
            ]
        orders += [
            (low, high, 0)
            for low, high in pairs
            if low in numbers and high in numbers and numbers[low].value <= numbers[high].value
        ]
        names = list(numbers)
        at = {name: place for place, name in enumerate(names)}
        return names, Worlds(
            list(numbers.values()),
            [tuple((at[name], times) for name, times in terms) for terms in sums],
            [(at[a], at[b], gap) for a, b, gap in orders if a in at and b in at],
        )

    def _in_no_table(self, *names: str) -> bool:
        """Whether one of them is not printed even as hidden, so that nobody knows it was chosen."""
        return any(self.hidden.get(name) is Why.TABLE for name in names)

    def _now(self, name: str) -> Number:
        count, why = self.ledger.counts[name], self.hidden.get(name)
        if name in self.ledger.unsaid:
            return Number(count, 0, NO_END, amount=True)
        if why is Why.FEW:
            return Number(count, int(name not in self.of_few), self.rule.most)
        if why is Why.TABLE and name not in self.told:
            return Number(count, 0, NO_END, amount=name in self.ledger.sizes)
        if why is Why.KEPT and name in self.ledger.sizes:
            return Number(count, 0, NO_END, amount=True)
        if why is Why.KEPT:
            return Number(count, self.rule.most + 1, NO_END, name in self.extreme)
        if why is Why.TABLE or count == 0 or name in self.ledger.sizes:
            return Number(count, count, count)
        return _as_printed(self.rule, count)

    def _then(self, before: Printed) -> dict[str, Number]:
        """The numbers of the page before. Where people were erased since, what it printed counts."""
        few, least = self.rule.few, self.rule.most + 1
        of_few = _parts_of(before.ledger, {name for name in before if before[name].words == few})
        numbers = {}
        for name, count in before.ledger.counts.items():
            if name not in before:
                numbers[THEN + name] = Number(count, 0, NO_END, amount=True)
                continue
            cell = before[name]
            if cell.value is not None:
                was = count if self.rule.rounded(count) == cell.value else int(cell.value)
                fixed = was == 0 or name in before.ledger.sizes
                number = Number(was, was, was) if fixed else _as_printed(self.rule, was)
            elif cell.words == few:
                low = int(name not in of_few)
                number = Number(min(max(count, low), self.rule.most), low, self.rule.most)
            elif cell.words == TOO_FEW or name in before.ledger.sizes:
                number = Number(count, 0, NO_END, amount=name in before.ledger.sizes)
            else:
                number = Number(max(count, least) if count else 0, least, NO_END, not count)
            numbers[THEN + name] = number
        return numbers


def _pairs(ledger: Ledger) -> tuple[tuple[str, str], ...]:
    """Which number is not above which."""
    return (*((rate.part, rate.whole) for rate in ledger.rates), *ledger.within)


def _parts_of(ledger: Ledger, wholes: Collection[str]) -> set[str]:
    """Those who did something of some groups."""
    return {rate.part for rate in ledger.rates if rate.whole in wholes}


def _as_printed(rule: Rule, count: int) -> Number:
    """What a printed number may be: itself, or all that are rounded to the same."""
    printed, half = rule.rounded(count), rule.to // 2
    return Number(count, max(printed - half, rule.most + 1), printed + half)
