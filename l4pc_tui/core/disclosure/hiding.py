"""Small numbers hidden, and so many others that no hidden one can be worked out.

What a reader is taken to know: every printed number, sum and rate; what “fewer than 5” and
“not shown” stand for (the two are told apart in print, so the second is never 1 to 4); that of the
numbers which would do, the smallest was hidden; the last report, with the sums of then, and that
people are only added. A hidden number is safe while there is another world in which all of this is
the same (see ``worlds``). What a number was printed as last time, and still is, hides nothing.

Not defended against: a reader who has three reports or more, and one who runs this very program on
every cohort that there could be.
"""

from __future__ import annotations

from l4pc_tui.core.disclosure.ledger import Ledger
from l4pc_tui.core.disclosure.paper import Why, on_paper
from l4pc_tui.core.disclosure.reader import THEN, Page
from l4pc_tui.core.disclosure.rules import Printed, Rule

_WORTH = 3
"""A table is printed where at least a third of what is somebody at all can be shown."""


def shown(ledger: Ledger, rule: Rule | None, before: Printed | None = None) -> Printed:
    """What may be printed. before: what the last page about the same people printed."""
    if rule is None:
        return on_paper(ledger, None, {})
    hiding = _Hiding(Page(ledger, rule, before))
    hiding.hide()
    page = hiding.page
    return on_paper(ledger, rule, page.hidden, tuple(hiding.lost))


class _Hiding:
    """One page on its way."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.counts = page.ledger.counts
        self.hidden = page.hidden
        self.lost: list[str] = []
        self.at = {name: at for at, name in enumerate(self.counts)}
        self.sums = [(each.total, *each.parts) for each in page.ledger.sums]
        self.near: dict[str, list[tuple[str, ...]]] = {}
        before = page.before.ledger if page.before else Ledger({})
        sums = (*self.sums, *((each.total, *each.parts) for each in before.sums))
        rates = ((rate.whole, rate.part) for rate in page.ledger.rates)
        within = ((high, low) for low, high in page.ledger.within)
        for names in dict.fromkeys((*sums, *rates, *within)):
            for name in names:
                self.near.setdefault(name, []).append(names)
        self.tables: dict[str, list[tuple[str, ...]]] = {}
        for table in page.ledger.tables:
            for name in table:
                self.tables.setdefault(name, []).append(table)

    def hide(self) -> None:
        """All that must be hidden: small ones, one more in each sum, and what is still missing."""
        for name, count in self.counts.items():
            if name in self.page.ledger.unsaid:
                self.hidden[name] = Why.UNSAID
                continue
            size = self.page.ledger.sizes.get(name)
            if (size is None and self.page.is_few(count)) or name in self.page.of_few:
                self.hidden[name] = Why.FEW
            elif (size and self.page.is_few(self.counts[size])) or name in self.page.extreme:
                self.hidden[name] = Why.KEPT
        found: list[dict[str, int]] = []
        unsafe = [""]
        while unsafe:
            self._leave_out_tables()
            self._close_sums()
            self._leave_out_tables()
            while self._hide_amounts():
                self._close_sums()
            unsafe = self._unsafe(found)
            mended: set[str] = set()
            for name in unsafe:
                if name.removeprefix(THEN) not in mended:
                    mended |= self._hide_more(name)

    def _hide_amounts(self) -> bool:
        """An amount tells how many people it is of, to whoever knows how much each had."""
        more = [
            amount
            for amount, size in self.page.ledger.sizes.items()
            if size in self.hidden and amount not in self.hidden
        ]
        more += [
            names[0]
            for names in self.sums
            if self._may_be_hidden(names[0]) and self._is_of_hidden_amounts(names)
        ]
        self.hidden |= dict.fromkeys(more, Why.KEPT)
        return bool(more)

    def _is_of_hidden_amounts(self, names: tuple[str, ...]) -> bool:
        """Whether a total is of amounts of which one is hidden: the rest would be that of a few."""
        sizes = self.page.ledger.sizes
        return names[0] in sizes and any(
            each in sizes and each in self.hidden for each in names[1:]
        )

    def _leave_out_tables(self) -> None:
        """Tables of which hardly anything can be shown: too few to show."""
        for table in self.page.ledger.tables:
            told = sum(name not in self.hidden and self.counts[name] > 0 for name in table)
            somebody = told + sum(name in self.hidden for name in table)
            if told * _WORTH < somebody:
                self._leave_out(table, Why.TABLE)

    def _leave_out(self, names: tuple[str, ...] | set[str], why: Why) -> set[str]:
        """All of them hidden, nobody too. Those that were not already."""
        more = {n for n in names if n in self.counts and self.hidden.get(n) not in (why, Why.ALL)}
        self.hidden |= dict.fromkeys(more, why)
        return more

    def _close_sums(self) -> None:
        """One more hidden number in each sum that has only one, until there is none."""
        if self.page.rule.to > 1:
            return  # rounding leaves most of them open: only what is found unsafe is mended
        while lone := [names for names in self.sums if self._is_lone(names)]:
            done = False
            for names in lone:
                if self._is_lone(names):
                    # Rather how long people were there in all than how many were there once.
                    amount = names[0] in self.page.ledger.sizes
                    first, then = (names[:1], names[1:]) if amount else (names[1:], names[:1])
                    done |= self._hide_one(first, lone) or self._hide_one(then, lone)
            if not done:
                return

    def _is_lone(self, names: tuple[str, ...]) -> bool:
        """Whether one number of a sum is hidden alone; what stands on no page is no secret."""
        hidden = [name for name in names if name in self.hidden]
        return len(hidden) == 1 and hidden[0] not in self.page.ledger.unsaid

    def _hide_one(self, names: tuple[str, ...], lone: list[tuple[str, ...]]) -> bool:
        """The smallest of them, of those that help in the most sums at once."""
        may = [name for name in dict.fromkeys(names) if self._may_be_hidden(name)]
        if not may:
            return False
        helps = {name: sum(name in each for each in lone) for name in may}
        most = max(helps.values())
        self._choose([name for name in may if helps[name] == most])
        return True

    def _may_be_hidden(self, name: str) -> bool:
        """Whether it is shown and would hide something: nobody is no secret."""
        return self.counts.get(name, 0) > 0 and not (name in self.hidden or name in self.page.told)

    def _choose(self, names: list[str]) -> str:
        chosen = min(names, key=lambda name: (self.counts[name], self.at[name]))
        self.hidden[chosen] = Why.KEPT
        if self.page.rule.to == 1:
            self.page.orders += [
                (chosen, other, int(self.at[other] < self.at[chosen]))
                for other in names
                if other != chosen
            ]
        return chosen

    def _hide_more(self, name: str) -> set[str]:
        """More hidden near a number that is not safe: beside it in its sums, its table, their
        totals, and then further away. What is hidden now, and what hangs together with it."""
        near, seen = {name.removeprefix(THEN)}, set[str]()
        while near:
            sums = [names for each in near for names in self.near.get(each, ())]
            around = {other for names in sums for other in names} | near
            totals = {names[0] for names in sums}
            may = [other for other in around if self._may_be_hidden(other)]
            if beside := [other for other in may if other not in totals]:
                return around | {self._choose(beside)}
            for table in (table for each in sorted(near) for table in self.tables.get(each, ())):
                if self._leave_out(table, Why.TABLE):
                    return around
            if may:
                return around | {self._choose(may)}
            seen |= near
            near = around - seen
        if not self._leave_out(seen, Why.ALL):
            self.lost.append(name)
        return seen

    def _unsafe(self, found: list[dict[str, int]]) -> list[str]:
        """The hidden numbers that may be worked out; what the last page hid counts too.

        found: worlds so far; each is tried before another is looked for.
        """
        names, worlds = self.page.worlds()
        at = {name: place for place, name in enumerate(names)}
        found[:] = [
            each
            for each in found
            if each.keys() <= at.keys() and worlds.holds({at[n]: by for n, by in each.items()})
        ]
        safe = {name for each in found for name in each}
        unsafe = []
        for name in names:
            if name in safe or name in self.lost or not self.page.is_secret(name):
                continue
            if (other := worlds.other(at[name])) is None:
                unsafe.append(name)
            else:
                found.append({names[place]: by for place, by in other.items()})
                safe |= found[-1].keys()
        return unsafe
