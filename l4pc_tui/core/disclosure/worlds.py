"""Other numbers that would have been printed in the same way.

A hidden number is safe when there is another world: every printed figure, every sum and all that
the rule tells holds in it as well, and this number is another one. A world that is found proves
it, whatever a reader can calculate; none that was found proves nothing, so more is hidden then.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import count

from l4pc_tui.core.disclosure.kernel import Changes, kernel, plus

NO_END = 10**9
_MOST = 120
"""So many worlds are tried to get one right. What is found is found in few."""
_WEIGHS = 100
"""Of an amount, what is off by so much is as far from right as one person."""
_NEAR = (12, 100)
"""How many numbers around one may differ, at first and in the end."""


@dataclass(slots=True)
class Number:
    """One number: what it is, and between what a reader must take it to be.

    or_none: it may be 0 too, though that lies outside. amount: it is minutes, not people.
    """

    value: int
    low: int
    high: int
    or_none: bool = False
    amount: bool = False

    def off(self, value: int) -> int:
        """How much too high a value is, or, below 0, too low; 0 for one that it may be."""
        if self.or_none and value <= self.low // 2:
            return value
        return max(value - self.high, 0) or min(value - self.low, 0)

    @property
    def free(self) -> bool:
        return self.low < self.high or self.or_none

    @property
    def least(self) -> int:
        return 0 if self.or_none else self.low

    def narrow(self, least: int, most: int) -> bool:
        """Take in that it is at least and at most so much. Whether that was news."""
        before = self.low, self.high, self.or_none
        self.or_none &= least <= 0
        if self.or_none and most < self.low:
            self.low, self.high, self.or_none = 0, 0, False
        self.low = max(self.low, least)
        self.high = min(self.high, most)
        return before != (self.low, self.high, self.or_none)


class Worlds:
    """Numbers, the sums of them that are nothing, and which are not above which.

    sums: each as (number, times). orders: (a, b, gap): a is at least gap below b.
    """

    def __init__(
        self,
        numbers: list[Number],
        sums: list[tuple[tuple[int, int], ...]],
        orders: list[tuple[int, int, int]],
    ) -> None:
        self.numbers = numbers
        self.sums = sums
        self.orders = orders
        self._in_sums: list[list[int]] = [[] for _ in numbers]
        for at, terms in enumerate(sums):
            for number, _ in terms:
                self._in_sums[number].append(at)
        self._in_orders: list[list[int]] = [[] for _ in numbers]
        for at, (lower, upper, _) in enumerate(orders):
            self._in_orders[lower].append(at)
            self._in_orders[upper].append(at)
        self._narrow()

    def _narrow(self) -> None:
        """Between what each number must be, from its sums and orders alone, again and again."""
        todo = dict.fromkeys(range(len(self.sums)))
        while todo:
            at = next(iter(todo))
            del todo[at]
            news = self._narrow_by(self.sums[at])
            while news:
                number = news.pop()
                todo |= dict.fromkeys(self._in_sums[number])
                for order in self._in_orders[number]:
                    lower, upper, gap = self.orders[order]
                    low, high = self.numbers[lower], self.numbers[upper]
                    if low.narrow(0, high.high - gap):
                        news.append(lower)
                    if high.narrow(low.least + gap, NO_END):
                        news.append(upper)

    def _narrow_by(self, terms: tuple[tuple[int, int], ...]) -> list[int]:
        """The numbers that a sum says something new of."""
        ends = [
            sorted((times * self.numbers[number].least, times * self.numbers[number].high))
            for number, times in terms
        ]
        lows, highs = sum(low for low, _ in ends), sum(high for _, high in ends)
        news = []
        for (number, times), (low, high) in zip(terms, ends, strict=True):
            least, most = high - highs, low - lows  # all others, the other way round
            if times < 0:
                least, most = -most, -least
            if self.numbers[number].narrow(-(-least // abs(times)), most // abs(times)):
                news.append(number)
        return news

    def holds(self, changes: Changes) -> bool:
        """Whether everything holds in the world with these changes."""
        return not self._wrong(changes) and not any(
            sum(times * changes.get(number, 0) for number, times in terms) for terms in self.sums
        )

    def other(self, target: int) -> Changes | None:
        """A world in which the number is another: number → how much it differs by."""
        if not self.numbers[target].free:
            return None
        tried = 0
        for most in _NEAR:
            near = self._near(target, most)
            if len(near) > tried and (found := self._other(target, near)):
                return found
            tried = len(near)
        return None

    def _near(self, target: int, most: int) -> list[int]:
        """Some free numbers that hang together with it, the nearest first."""
        near, at = {target: None}, 0
        while at < len(near) and len(near) < most:
            number = list(near)[at]
            at += 1
            for each in self._in_sums[number]:
                near |= {n: None for n, _ in self.sums[each] if self.numbers[n].free}
            for each in self._in_orders[number]:
                near |= {n: None for n in self.orders[each][:2] if self.numbers[n].free}
        return list(near)

    def _other(self, target: int, near: list[int]) -> Changes | None:
        """Such a world in which only these numbers differ."""
        ways = self._ways(near)
        order, seen = count(), set[frozenset[tuple[int, int]]]()
        todo: list[tuple[int, int, int, Changes, dict[int, int]]] = []

        def add(changes: Changes) -> None:
            key = frozenset(changes.items())
            if key not in seen:
                seen.add(key)
                wrong = self._wrong(changes)
                off = sum(self._far(number, by) for number, by in wrong.items())
                heapq.heappush(todo, (off, len(changes), next(order), changes, wrong))

        for way in ways.get(target, ()):
            add(way)
        for _ in range(_MOST):
            if not todo:
                return None
            *_, changes, wrong = heapq.heappop(todo)
            if not wrong and changes.get(target):
                return changes
            # Whatever world is right, what is furthest off must come nearer in it.
            worst = max(wrong, key=lambda number: self._far(number, wrong[number]), default=target)
            up = wrong.get(worst, 0) < 0
            for way in ways.get(worst, ()):
                if (way[worst] > 0) == up or worst == target:
                    add(plus(changes, way))
                    # An amount is off by so much for each person: all of it at once.
                    if (times := -(-abs(wrong.get(worst, 0)) // abs(way[worst]))) > 1:
                        add(plus(changes, way, times))
        return None

    def _far(self, number: int, off: int) -> int:
        """How far from right something is that is off by so much, in people."""
        return -(-abs(off) // (_WEIGHS if self.numbers[number].amount else 1))

    def _ways(self, near: list[int]) -> dict[int, list[Changes]]:
        """Number → the ways to change it so that all sums still hold, up and down."""
        among = set(near)
        touched = dict.fromkeys(at for number in near for at in self._in_sums[number])
        sums = [{n: times for n, times in self.sums[at] if n in among} for at in touched]
        ways: dict[int, list[Changes]] = {}
        for changes in kernel(near, sums):
            for way in (changes, {number: -by for number, by in changes.items()}):
                for number in way:
                    ways.setdefault(number, []).append(way)
        return ways

    def _wrong(self, changes: Changes) -> dict[int, int]:
        """The numbers that are not what they may be, or not in order: by how much too high, or,
        below 0, too low."""
        wrong: dict[int, int] = {}
        for number, by in changes.items():
            each = self.numbers[number]
            if off := each.off(each.value + by):
                wrong[number] = off
            for at in self._in_orders[number]:
                lower, upper, gap = self.orders[at]
                low = self.numbers[lower].value + changes.get(lower, 0)
                off = low + gap - self.numbers[upper].value - changes.get(upper, 0)
                if off > 0:
                    wrong.setdefault(lower, off)
                    wrong.setdefault(upper, -off)
        return wrong
