"""A better seating by a heat bath: one long run, from warm to cool, no restarts.

A step takes one person and looks at the change of cost for a swap with *every* other person at
once, less noise that grows with the heat; the smallest wins, or she stays. That takes each swap
with the chance exp(−change/heat) among all, and no step is wasted on offers that are refused.
A group that is one smaller than the largest has an empty seat, somebody who costs nothing, so
that every move is a swap. How warm it is follows how many steps still make it worse.

A budget is a number of steps, never a clock: the same people and seed give the same groups on
every machine.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import combinations
from math import isqrt
from random import Random

from l4pc_tui.core.mixing.noise import HEATS, LENGTH, UNIT, scaled, waiting
from l4pc_tui.core.mixing.seating import FORBIDDEN, Groups, Seating, tidy, total

ROUND = 40
"""Steps between two looks at the heat."""
FEW = 36
"""Below so many people the run ends warmer: there is less to go through."""


def steps_in(milliseconds: int, people: int) -> int:
    """About how many steps an ordinary laptop makes in a time."""
    return milliseconds * 1_000_000 // (2_400 + 115 * people)


def improved(
    task: Seating, seated: Sequence[Sequence[int]], steps: int, chance: Random, floor: int = 0,
    cool: bool = False,
) -> Groups:  # fmt: skip
    """The best seating found from a first one that holds. Stops early at ``floor``, below which
    no seating can cost. cool: the first one is good, and is not shaken."""
    return _Bath(task, seated, chance).run(steps, floor, cool)


class _Bath:
    """The tables of one run. near[g][p]: what p costs, or would cost, among the people of g."""

    def __init__(self, task: Seating, seated: Sequence[Sequence[int]], chance: Random) -> None:
        self.task = task
        self.random = chance.random
        groups = [list(group) for group in seated]
        most = max(len(group) for group in groups)
        empty = [(at, most - len(group)) for at, group in enumerate(groups) if len(group) < most]
        seats = sum(count for _, count in empty)
        n = self.people = task.n
        self.n = n + seats
        between = [0] * n + [FORBIDDEN] * seats
        self.cost = [[*row, *[0] * seats] for row in task.cost]
        self.cost += [list(between) for _ in range(seats)]
        spare = n
        for at, count in empty:
            for _ in range(count):
                self.cost[spare][spare] = 0
                groups[at].append(spare)
                spare += 1
        self.groups = groups
        self.twice = [[2 * cost for cost in row] for row in self.cost]
        self.home = [0] * self.n
        for at, group in enumerate(groups):
            for one in group:
                self.home[one] = at
        moves = task.move if task.earlier else 0
        self.near = []
        for at, group in enumerate(groups):
            row = [moves if task.earlier.get(one, at) != at else 0 for one in range(self.n)]
            for other in group:
                row = [x + y for x, y in zip(row, self.cost[other], strict=True)]
            self.near.append(row)
        bound = {one for unit in task.units for one in unit} | set(task.locked)
        self.bound = [one in bound for one in range(self.n)]
        self.free = [one for one in range(n) if one not in bound]
        self.units = [unit for unit in task.units if not any(one in task.locked for one in unit)]
        # What is bound is never swapped by itself: it seems to cost less than nothing where it is.
        self.own = [0] * self.n
        for group in groups:
            self._own(group)

    def _own(self, group: Sequence[int]) -> None:
        row = self.near[self.home[group[0]]]
        for one in group:
            self.own[one] = -FORBIDDEN if self.bound[one] else row[one]

    def run(self, steps: int, floor: int, cool_start: bool) -> Groups:
        task = self.task
        best = [list(group) for group in self.groups]
        cost = least = total(task, self._people())
        if not self.free or len(self.groups) < 2:
            return tidy(self._people())
        few = task.n < FEW
        warm, cool = (200, 15) if few else (100, 1)
        if cool_start:
            warm = cool * 3
        rung = bisect(HEATS, isqrt(cost * UNIT * UNIT // task.n) * 27 // 10) - 1
        if cool_start:
            rung = min(rung, bisect(HEATS, 10 * UNIT))
        rung = max(0, rung)
        table = scaled(rung, self.n)
        random, free, near, home = self.random, self.free, self.near, self.home
        own, groups, twice, costs = self.own, self.groups, self.twice, self.cost
        many, done, uphill = len(free), 0, 0
        waits = waiting()
        while done < steps and least > floor:
            one = free[int(random() * many)]
            if own[one] <= 0 and random() < 0.8:
                # Four times in five somebody is taken who costs something where she is.
                for _ in range(4):
                    one = free[int(random() * many)]
                    if own[one] > 0:
                        break
            here = home[one]
            row = near[here]
            column = [each[one] for each in near]
            at = int(random() * LENGTH)
            offers = [
                column[g] + there - theirs - both - noise
                for g, there, theirs, both, noise in zip(
                    home, row, own, twice[one], table[at : at + self.n], strict=True
                )
            ]
            stays = row[one]
            for each in groups[here]:
                offers[each] = FORBIDDEN
            offers[one] = stays - table[at + one]
            taken = min(offers)
            other = offers.index(taken)
            done += 1
            if other != one:
                change = column[home[other]] + row[other] - own[other] - twice[one][other] - stays
                uphill += change > 0
                cost += change
                self._swap(one, other, costs)
                if cost < least:
                    least = cost
                    best = [list(group) for group in groups]
            if done % ROUND == 0:
                if self.units:
                    cost += self._swap_unit(HEATS[rung], waits)
                    if cost < least:
                        least = cost
                        best = [list(group) for group in groups]
                wanted = warm - (warm - cool) * done // steps
                up = uphill * 1000 // ROUND
                rung += -1 if up > wanted else 1
                rung = min(max(rung, 0), len(HEATS) - 1)
                uphill = 0
                table = scaled(rung, self.n)
        n = self.people
        return tidy([[one for one in group if one < n] for group in best])

    def _people(self) -> list[list[int]]:
        return [[one for one in group if one < self.people] for group in self.groups]

    def _swap(self, one: int, other: int, costs: Sequence[list[int]]) -> None:
        here, there = self.home[one], self.home[other]
        differ = [y - x for x, y in zip(costs[one], costs[other], strict=True)]
        self.near[here] = [x + y for x, y in zip(self.near[here], differ, strict=True)]
        self.near[there] = [x - y for x, y in zip(self.near[there], differ, strict=True)]
        mine, theirs = self.groups[here], self.groups[there]
        mine[mine.index(one)] = other
        theirs[theirs.index(other)] = one
        self.home[one], self.home[other] = there, here
        self._own(mine)
        self._own(theirs)

    def _swap_unit(self, heat: int, waits: Sequence[int]) -> int:
        """Perhaps a whole unit changes places with as many others; the change of cost."""
        unit = self.units[int(self.random() * len(self.units))]
        here = self.home[unit[0]]
        offers = []
        for there, group in enumerate(self.groups):
            if there == here:
                continue
            loose = [one for one in group if not self.bound[one]]
            offers += [(there, some) for some in combinations(loose, len(unit))][:40]
            offers += [
                (there, each)
                for each in self.units
                if len(each) == len(unit) and self.home[each[0]] == there
            ]
        if not offers:
            return 0
        there, others = offers[int(self.random() * len(offers))]
        near, cost = self.near, self.cost
        change = 0
        for one in unit:
            change += near[there][one] - near[here][one]
        for one in others:
            change += near[here][one] - near[there][one]
        inside = sum(cost[one][other] for one, other in combinations(unit, 2))
        change += 2 * inside + 2 * sum(cost[a][b] for a, b in combinations(others, 2))
        change -= 2 * sum(cost[one][other] for one in unit for other in others)
        if change * UNIT > (heat * waits[int(self.random() * LENGTH)]) // UNIT:
            return 0
        for one, other in zip(unit, others, strict=True):
            self._swap(one, other, cost)
        return change
