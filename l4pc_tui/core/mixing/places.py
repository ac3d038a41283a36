"""Who takes which place in a plan of rounds: the rounds stand, the people change places.

A place is met by the same other places whoever sits there. What a pair costs besides meeting
again (organisation, roles, who must be apart) then depends on who sits where; the same heat bath
as for one round, with every place a group of one.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from math import isqrt
from random import Random

from l4pc_tui.core.mixing.noise import HEATS, LENGTH, UNIT, scaled
from l4pc_tui.core.mixing.seating import FORBIDDEN, Row

ROUND = 40


def placed(
    meets: Sequence[Row], cost: Sequence[Row], steps: int, chance: Random, floor: int = 0
) -> list[int]:
    """The person of each place. meets: how often two places share a group. cost: of two people."""
    n = len(cost)
    order = list(range(n))
    for at in range(n - 1, 0, -1):
        other = int(chance.random() * (at + 1))
        order[at], order[other] = order[other], order[at]
    at_place = order
    near = [
        [
            sum(map(int.__mul__, meets[place], (cost[one][who] for who in at_place)))
            for one in range(n)
        ]
        for place in range(n)
    ]
    where = [0] * n
    for place, one in enumerate(at_place):
        where[one] = place
    now = sum(near[place][one] for place, one in enumerate(at_place)) // 2
    least, best = now, list(at_place)
    rung = max(
        0, bisect(HEATS, isqrt(max(1, min(now, FORBIDDEN)) * UNIT * UNIT // n) * 27 // 10) - 1
    )
    rung = min(rung, len(HEATS) - 1)
    table, uphill, random = scaled(rung, n), 0, chance.random
    for done in range(1, steps + 1):
        if least <= floor:
            break
        one = int(random() * n)
        here = where[one]
        row, mine, shared = near[here], cost[one], meets[here]
        stays = row[one]
        start = int(random() * LENGTH)
        # Offers by place: whoever sits there comes here, and this person goes there.
        offers = [
            near[place][one] + row[who] - near[place][who] + 2 * shared[place] * mine[who] - noise
            for place, (who, noise) in enumerate(
                zip(at_place, table[start : start + n], strict=True)
            )
        ]
        offers[here] = stays - table[start + here]
        taken = min(offers)
        there = offers.index(taken)
        if there != here:
            who = at_place[there]
            change = near[there][one] + row[who] - near[there][who] - stays
            change += 2 * shared[there] * mine[who]
            uphill += change > 0
            now += change
            differ = [y - x for x, y in zip(mine, cost[who], strict=True)]
            for place, times in enumerate(map(int.__sub__, meets[here], meets[there])):
                if times:
                    near[place] = [x + times * y for x, y in zip(near[place], differ, strict=True)]
            at_place[here], at_place[there] = who, one
            where[one], where[who] = there, here
            if now < least:
                least, best = now, list(at_place)
        if done % ROUND == 0:
            wanted = 200 - 185 * done // steps
            rung += -1 if uphill * 1000 // ROUND > wanted else 1
            rung = min(max(rung, 0), len(HEATS) - 1)
            table, uphill = scaled(rung, n), 0
    return best
