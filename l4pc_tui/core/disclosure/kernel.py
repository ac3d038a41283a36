"""All that can be changed without changing a sum, as a few short ways to change something."""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, lcm

Changes = dict[int, int]
"""Number → how much it differs by."""


def plus(changes: Changes, more: Changes, times: int = 1) -> Changes:
    """Both at once."""
    both = dict(changes)
    for number, by in more.items():
        if new := both.get(number, 0) + times * by:
            both[number] = new
        else:
            del both[number]
    return both


def kernel(numbers: Sequence[int], sums: Sequence[Changes]) -> list[Changes]:
    """Ways to change the numbers so that each sum stays nothing.

    sums: number → how often it counts in it. Every way there is can be put together from these.
    """
    rows: dict[int, Changes] = {}
    for terms in sums:
        row = dict(terms)
        for number in [n for n in row if n in rows]:
            row = _without(row, rows[number], number)
        if not row:
            continue
        # What counts once leaves no fractions.
        pivot = min(row, key=lambda number: (abs(row[number]), number))
        for number, other in rows.items():
            if pivot in other:
                rows[number] = _without(other, row, pivot)
        rows[pivot] = row
    ways = []
    for number in numbers:
        if number in rows:
            continue
        told = [(pivot, row) for pivot, row in rows.items() if number in row]
        whole = lcm(*(row[pivot] // gcd(row[pivot], row[number]) for pivot, row in told))
        ways.append(
            {number: whole} | {pivot: -row[number] * whole // row[pivot] for pivot, row in told}
        )
    return _shorter(ways)


def _without(row: Changes, other: Changes, number: int) -> Changes:
    """The row without a number, by so many times another row."""
    if number not in row:
        return row
    a, b = row[number], other[number]
    common = gcd(a, b)
    left = plus({n: times * (b // common) for n, times in row.items()}, other, -(a // common))
    by = gcd(*left.values()) if left else 1
    return {n: times // by for n, times in left.items()} if by > 1 else left


def _shorter(ways: list[Changes]) -> list[Changes]:
    """The same with each way as short as another one makes it."""
    again = True
    while again:
        again = False
        for i, one in enumerate(ways):
            for j, other in enumerate(ways):
                if i == j or one.keys().isdisjoint(other):
                    continue
                for times in (1, -1):
                    if _size(new := plus(one, other, times)) < _size(one):
                        ways[i] = one = new
                        again = True
    return ways


def _size(way: Changes) -> int:
    return sum(map(abs, way.values()))
