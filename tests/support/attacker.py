"""A reader who calculates: the least and the most that each hidden number can be.

Knows only paper: the words of every number, which sums hold, what the words stand for, and that
people are only added between two reports. Integer programs of another library, no code of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np

from l4pc_tui.core.disclosure.rules import Printed, Rule

MANY = 1000.0
LONG = 200_000.0
"""Minutes of all people together."""
Sums = Iterable[tuple[str, Sequence[str]]]
Pairs = Iterable[tuple[str, str]]


@dataclass
class Attacker:
    """One reader. rule: what the words stand for, as the note on the page says it."""

    rule: Rule
    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    rows: list[tuple[float, float, dict[int, float]]] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    too_few: set[str] = field(default_factory=set)

    def read(self, printed: Printed, mark: str = "") -> None:
        """Take in one page. mark: what its numbers are called by, to tell two pages apart."""
        paper = printed.ledger
        parts = {rate.part: rate.whole for rate in paper.rates}
        for name in paper.counts:
            if name in paper.unsaid:
                self.names[mark + name] = self._number(0, LONG)
                continue
            words = printed[name].words
            whole = printed[parts[name]].words if name in parts else ""
            least, most, hole = self._allowed(words, whole, name in paper.sizes)
            self.names[mark + name] = self._number(least, most)
            if hole:  # either 0, or at least so many
                yes = self._number(0, 1)
                number = self.names[mark + name]
                self.rows.append((0, highspy.kHighsInf, {number: 1, yes: -float(hole)}))
                self.rows.append((-highspy.kHighsInf, 0, {number: 1, yes: -MANY}))
            if printed[name].hidden:
                self.hidden.append(mark + name)
                self.too_few |= {mark + name} if words == "too few to show" else set()
        for each in paper.sums:
            row: dict[int, float] = {}
            for name, times in each.terms():
                row[self.names[mark + name]] = row.get(self.names[mark + name], 0) + times
            self.rows.append((0, 0, row))
        for low, high in (*((rate.part, rate.whole) for rate in paper.rates), *paper.within):
            part, whole_of = self.names[mark + low], self.names[mark + high]
            self.rows.append((-highspy.kHighsInf, 0, {part: 1, whole_of: -1}))

    def take_in(self, paper: Mapping[str, str], sums: Sums, within: Pairs, mark: str = "") -> None:
        """Take in a page as it was read: the words of each number, totals with their parts, and
        which number is part of which. A number that is not on it may be anything."""
        for name, words in paper.items():
            least, most, hole = self._allowed(words, "", False)
            assert not hole
            self.names[mark + name] = self._number(least, most)
            if not words.isdigit():
                self.hidden.append(mark + name)
                self.too_few |= {mark + name} if words == "too few to show" else set()
        for total, parts in sums:
            if {total, *parts} <= paper.keys():
                row = {self.names[mark + name]: 1.0 for name in parts}
                self.rows.append((0, 0, row | {self.names[mark + total]: -1.0}))
        for low, high in within:
            if {low, high} <= paper.keys():
                pair = {self.names[mark + low]: 1.0, self.names[mark + high]: -1.0}
                self.rows.append((-highspy.kHighsInf, 0, pair))

    def take_in_hours(
        self, told: Iterable[tuple[str, int | None, int, bool]], total: int | None, mark: str = ""
    ) -> None:
        """Take in how long people were there, in minutes, None where that is hidden: for each session
        the name of how many they were, their minutes, its length and whether everybody was there for
        all of it; and the sum."""
        all_of: dict[int, float] = {}
        for there, minutes, length, planned in told:
            number = self._number(minutes or 0, LONG if minutes is None else minutes)
            most = {self.names[mark + there]: length + (0.0 if planned else 1.0), number: -1.0}
            self.rows.append((0, 0 if planned else highspy.kHighsInf, most))
            all_of[number] = 1.0
        if total is not None:
            self.rows.append((total, total, all_of))

    def _allowed(self, words: str, whole: str, amount: bool) -> tuple[float, float, int]:
        """From, to, and where a hole above 0 ends."""
        rule = self.rule
        if words.isdigit():
            value = int(words)
            if value == 0 or rule.to == 1 or amount:
                return value, value, 0
            return max(value - rule.to // 2, rule.most + 1), value + rule.to // 2, 0
        if words == "somebody":
            return 1, MANY, 0
        if words == rule.few:
            return float(whole != rule.few), rule.most, 0
        if words == "too few to show" or amount:
            return 0, LONG if amount else MANY, 0
        assert words == "not shown", words
        # All or nobody of a small group is hidden so too.
        may_be_none = whole != "" and (not whole.isdigit() or int(whole) <= 10)
        return (0, MANY, rule.most + 1) if may_be_none else (rule.most + 1, MANY, 0)

    def only_added(self, mark: str, but: str = "nothing") -> None:
        """Take in that nobody left since the marked page, but for numbers with a word in their name."""
        for name, number in list(self.names.items()):
            now = self.names.get(name.removeprefix(mark)) if name.startswith(mark) else None
            if now is not None and but not in name:
                self.rows.append((0, highspy.kHighsInf, {now: 1, number: -1}))

    def _number(self, least: float, most: float) -> int:
        self.lows.append(least)
        self.highs.append(most)
        return len(self.lows) - 1

    def finds(self) -> dict[str, int]:
        """What is worked out and should not be. That there was nobody in a table with too few to
        show is no secret."""
        known = self.known().items()
        return {name: value for name, value in known if value or name not in self.too_few}

    def known(self) -> dict[str, int]:
        """The hidden numbers that can only be one, with what they are."""
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.setOptionValue("output_flag", False)
        size = len(self.lows)
        solver.addVars(size, np.array(self.lows), np.array(self.highs))
        solver.changeColsIntegrality(size, np.arange(size), np.ones(size, np.uint8))
        for low, high, row in self.rows:
            solver.addRow(low, high, len(row), np.array([*row]), np.array([*row.values()]))
        could_be: dict[str, set[int]] = {name: set() for name in self.hidden}
        for name, seen in could_be.items():
            for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
                if len(seen) > 1:
                    break
                solver.changeObjectiveSense(sense)
                solver.changeColCost(self.names[name], 1.0)
                solver.run()
                assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal, name
                solver.changeColCost(self.names[name], 0.0)
                world = solver.getSolution().col_value
                for each, values in could_be.items():
                    values.add(round(world[self.names[each]]))
        return {name: seen.pop() for name, seen in could_be.items() if len(seen) == 1}


def worked_out(rule: Rule, printed: Printed, before: Printed | None = None) -> dict[str, int]:
    """The hidden numbers that a reader knows after all, with what they are."""
    attacker = Attacker(rule)
    attacker.read(printed)
    if before is not None:
        attacker.read(before, "then ")
        attacker.only_added("then ")
    return attacker.finds()
