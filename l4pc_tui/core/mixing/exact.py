"""The best seating there is, for few people: what is left to seat, and how many large groups.

A new group always holds the first person who is not seated yet, so that no seating is met twice.
Does not apply where it matters which group is which: with locks, or seats that people had.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations

from l4pc_tui.core.mixing.seating import FORBIDDEN, Groups, Seating, tidy

MOST = 13
"""So many people are seated exactly while somebody presses a key."""


def applies(task: Seating) -> bool:
    """Whether the task is small enough, and of the kind."""
    return task.n <= MOST and not task.names_groups and len(set(task.sizes)) <= 2


def best_seating(task: Seating) -> Groups | None:
    """A seating that nothing beats, or None when none holds."""
    large = max(task.sizes)
    costs = _group_costs(task.cost)
    units = [sum(1 << one for one in unit) for unit in task.units]
    mates = [0] * task.n
    for mask, unit in zip(units, task.units, strict=True):
        for one in unit:
            mates[one] = mask

    def whole(group: int) -> bool:
        return all(not group & mask or group & mask == mask for mask in units)

    @cache
    def best(left: int, large_left: int) -> tuple[int, int]:
        """The least that the people left can cost, and the group of the first of them."""
        if not left:
            # A large group that nobody is left for is a size that was not kept.
            return (FORBIDDEN if large_left else 0), 0
        first = left & -left
        must = mates[first.bit_length() - 1] | first
        others = _bits(left & ~must)
        held = must.bit_count()
        found = (FORBIDDEN, 0)
        for size in {large, min(task.sizes)}:
            if size == large and not large_left:
                continue
            more = size - held
            if more < 0 or more > len(others):
                continue
            rest_large = large_left - (size == large)
            for chosen in combinations(others, more):
                group = must | sum(chosen)
                cost = costs[group]
                if cost >= found[0] or not whole(group):
                    continue
                cost += best(left & ~group, rest_large)[0]
                if cost < found[0]:
                    found = (cost, group)
        return found

    everyone, larges = (1 << task.n) - 1, task.sizes.count(large)
    if best(everyone, larges)[0] >= FORBIDDEN:
        return None
    groups, left = [], everyone
    while left:
        group = best(left, larges)[1]
        groups.append([one for one in range(task.n) if group >> one & 1])
        left, larges = left & ~group, larges - (group.bit_count() == large)
    return tidy(sorted(groups, key=lambda group: (-len(group), group)))


def _group_costs(cost: Sequence[Sequence[int]]) -> list[int]:
    """What every set of people costs as one group."""
    n = len(cost)
    costs = [0] * (1 << n)
    for mask in range(1, 1 << n):
        first = mask & -mask
        row, rest = cost[first.bit_length() - 1], mask ^ first
        more, left = costs[rest], rest
        while left:
            one = left & -left
            more += row[one.bit_length() - 1]
            left ^= one
        costs[mask] = more
    return costs


def _bits(mask: int) -> list[int]:
    found = []
    while mask:
        one = mask & -mask
        found.append(one)
        mask ^= one
    return found
