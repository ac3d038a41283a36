"""Chance that is the same on every machine.

Noise is in whole numbers, and only ``Random.random`` is asked, whose sequence is the same in all
versions of Python. A logarithm may differ in its last digit between machines; rounded it does
not, and a test shows that no noise here stands near enough to a half for that to matter.
"""

from __future__ import annotations

from functools import cache
from math import log
from random import Random

UNIT = 1024
"""What a noise of 1 is."""
LENGTH = 1024
"""How many noises a table holds."""


def gumbel() -> tuple[int, ...]:
    """Gumbel noise, −ln(−ln p) in units, at evenly spaced chances p, in ascending order."""
    return tuple(round(-log(-log((at + 0.5) / LENGTH)) * UNIT) for at in range(LENGTH))


def waiting() -> tuple[int, ...]:
    """Exponential noise, −ln p in units: how much worse a single offer may be and be taken."""
    return tuple(round(-log((at + 0.5) / LENGTH) * UNIT) for at in range(LENGTH))


@cache
def _mixed() -> tuple[int, ...]:
    table, chance = list(gumbel()), Random("noise").random
    for at in range(LENGTH - 1, 0, -1):
        other = int(chance() * (at + 1))
        table[at], table[other] = table[other], table[at]
    return tuple(table)


def _ladder() -> tuple[int, ...]:
    heats = [UNIT // 2]
    while heats[-1] < 1 << 24:
        heats.append(heats[-1] * 17 // 16)
    return tuple(heats)


HEATS = _ladder()
"""Every heat there is, in costs × ``UNIT``, each a sixteenth above the one before."""


@cache
def scaled(rung: int, more: int) -> tuple[int, ...]:
    """Noise at a heat, by its place in ``HEATS``, mixed, in costs; ``more`` of its beginning again
    at its end, so that a row of that length may be taken from anywhere."""
    heat = HEATS[rung]
    table = tuple((noise * heat) >> 20 for noise in _mixed())
    while len(table) < LENGTH + more:
        table += table[: LENGTH + more - len(table)]
    return table
