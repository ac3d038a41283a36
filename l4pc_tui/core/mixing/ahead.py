"""Several rounds ahead: who sits with whom in each, so that as few as can be meet again.

Two ways, and the better one stands. Where all groups are of one size and nobody has met yet, a
plan in which nobody meets twice is looked for and the people are dealt over its places. Else, and
beside it, round by round, and then one round at a time again with the others as its history.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

from l4pc_tui.core.mixing.designs import rounds_without_meeting_twice
from l4pc_tui.core.mixing.heat import improved, steps_in
from l4pc_tui.core.mixing.places import placed
from l4pc_tui.core.mixing.seating import FORBIDDEN, Groups, Seating, tidy
from l4pc_tui.core.mixing.start import first_seating
from l4pc_tui.core.mixing.wishes import Wish, seating

Plan = list[Groups]
COOL = 36
"""From so many people on, a round that is good is not shaken when it is looked at again."""


def plan_ahead(
    wish: Wish, sizes: Sequence[tuple[int, ...]], seed: str, milliseconds: int = 2_000
) -> list[list[tuple[str, ...]]] | None:
    """The groups of each round, by people's ids; None when no seating holds. sizes: of the groups
    of each round."""
    ids = sorted(each.id for each in wish.people)
    bare = seating(replace(wish, met=type(wish.met)({}, {}), seats=()))
    prices = _Prices(wish, ids)
    chance = Random(seed)
    free = not (bare.units or bare.locked or wish.met)
    plans: list[Plan] = []
    if free and len(set(sizes)) == 1 and len(set(sizes[0])) == 1:
        found = _by_design(bare, sizes[0], len(sizes), chance, milliseconds // 4)
        if found is not None:
            plans.append(found)
            if prices.of(found) == 0:
                return _named(found, ids)
    found = _by_rounds(bare, prices, sizes, chance, milliseconds // (2 if plans else 1))
    if found is not None:
        plans.append(found)
    if not plans:
        return None
    return _named(min(plans, key=prices.of), ids)


class _Prices:
    """What the rounds of a plan cost, earlier meetings included."""

    def __init__(self, wish: Wish, ids: Sequence[str]) -> None:
        self.weights, self.n = wish.weights, len(ids)
        met, weights = wish.met, wish.weights
        bare = seating(replace(wish, met=type(met)({}, {}), seats=()))
        self.kin = bare.cost
        self.free = {(one, other) for unit in bare.units for one in unit for other in unit}
        self.before = [[met.times.get((a, b) if a < b else (b, a), 0) for b in ids] for a in ids]
        self.recent = [[0] * self.n for _ in range(self.n)]
        for one, other in combinations(range(self.n), 2):
            last = met.last.get((ids[one], ids[other]))
            if last is not None:
                ago = wish.session - last
                more = {0: weights.this_session, 1: weights.last_session}.get(ago, 0)
                self.recent[one][other] = self.recent[other][one] = more

    def meeting(self, one: int, other: int, so_far: int) -> int:
        """What one more meeting of a pair costs, of whom so many already are in this plan."""
        if (one, other) in self.free:
            return 0
        before = self.before[one][other]
        times = before + so_far
        more = self.weights.this_session if so_far else self.recent[one][other]
        return self.kin[one][other] + self.weights.repeat * times * times + (more if times else 0)

    def of(self, plan: Plan) -> int:
        """What a whole plan costs."""
        so_far: dict[tuple[int, int], int] = {}
        cost = 0
        for groups in plan:
            for group in groups:
                for pair in combinations(group, 2):
                    times = so_far.get(pair, 0)
                    cost += self.meeting(*pair, times)
                    so_far[pair] = times + 1
        return cost

    def beside(self, plan: Sequence[Groups]) -> list[list[int]]:
        """What each pair costs in one more round, beside these."""
        so_far = [[0] * self.n for _ in range(self.n)]
        for groups in plan:
            for group in groups:
                for one, other in combinations(group, 2):
                    so_far[one][other] += 1
                    so_far[other][one] += 1
        return [
            [0 if a == b else self.meeting(a, b, so_far[a][b]) for b in range(self.n)]
            for a in range(self.n)
        ]


def _by_design(
    bare: Seating, sizes: tuple[int, ...], rounds: int, chance: Random, milliseconds: int
) -> Plan | None:
    plan = rounds_without_meeting_twice(len(sizes), sizes[0], rounds, chance, milliseconds * 200)
    if plan is None:
        return None
    n = bare.n
    meets = [[0] * n for _ in range(n)]
    for groups in plan:
        for group in groups:
            for one, other in combinations(group, 2):
                meets[one][other] += 1
                meets[other][one] += 1
    # Apart is dear here, not endless: places may be bad at first and are mended.
    cost = [[min(each, 10_000) for each in row] for row in bare.cost]
    if any(any(row) for row in cost):
        who = placed(meets, cost, milliseconds * 1000 // (10 + n // 2), chance)
        plan = [tidy([[who[place] for place in group] for group in groups]) for groups in plan]
        apart = (bare.cost[a][b] for groups in plan for g in groups for a, b in combinations(g, 2))
        if any(cost >= FORBIDDEN for cost in apart):
            return None
    return plan


def _by_rounds(
    bare: Seating, prices: _Prices, sizes: Sequence[tuple[int, ...]], chance: Random,
    milliseconds: int,
) -> Plan | None:  # fmt: skip
    """Round by round, then each again with the others as its history, until none gets better; then
    some of them anew, as often as there is time for."""
    rounds, least = len(sizes), 0
    best: Plan = []
    share = max(2, milliseconds // (rounds * 4)) if bare.n >= COOL else 10
    left = milliseconds

    def seated(at: int, plan: Plan, others: Sequence[Groups], anew: bool) -> Groups | None:
        task = replace(bare, cost=prices.beside(others), sizes=sizes[at])
        first = first_seating(task, chance) if anew else plan[at]
        cool = bare.n >= COOL and not anew
        steps = steps_in(share, bare.n)
        return None if first is None else improved(task, first, steps, chance, cool=cool)

    while left > 0:
        keep = best[: rounds - 2] if best else []
        order = sorted(range(rounds), key=lambda _: chance.random())
        plan = {at: best[at] for at in order[: len(keep)]}
        for at in order[len(keep) :]:
            found = seated(at, [], list(plan.values()), anew=True)
            if found is None:
                return best or None
            plan[at] = found
            left -= share
        whole = [plan[at] for at in range(rounds)]
        cost, idle, at = prices.of(whole), 0, 0
        while left > 0 and idle < rounds:
            others = [*whole[:at], *whole[at + 1 :]]
            again = seated(at, whole, others, anew=False)
            tried = [*whole[:at], again, *whole[at + 1 :]] if again else whole
            now = prices.of(tried)
            idle = 0 if now < cost else idle + 1
            if now <= cost:
                whole, cost = tried, now
            left -= share
            at = (at + 1) % rounds
        if not best or cost <= least:
            best, least = whole, cost
        if not least:
            break
    return best


def _named(plan: Plan, ids: Sequence[str]) -> list[list[tuple[str, ...]]]:
    return [[tuple(ids[one] for one in group) for group in groups] for groups in plan]
