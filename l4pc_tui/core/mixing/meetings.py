"""Who has worked with whom: what groups so far say, and how much of it is still to come.

Told as opportunity, not as friendship: whom somebody has *met* here is whom she has sat with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

Pair = tuple[str, str]
"""Two ids, the smaller first."""


def pair(one: str, other: str) -> Pair:
    """Two people as one pair, whoever is named first."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Met:
    """times: how often a pair has sat together. last: the session in which it last did, counted
    from the first. Pairs that never did are absent."""

    times: Mapping[Pair, int]
    last: Mapping[Pair, int]

    def __bool__(self) -> bool:
        return bool(self.times)


NOBODY_MET = Met({}, {})


def met(sessions: Sequence[Iterable[Sequence[str]]]) -> Met:
    """From the groups of each session, all rounds of one together, in the order of the sessions."""
    found = NOBODY_MET
    for at, groups in enumerate(sessions):
        found = and_then(found, groups, at)
    return found


def and_then(so_far: Met, groups: Iterable[Sequence[str]], at: int) -> Met:
    """Who has met once these groups have sat together as well, in the session of that number."""
    times, last = dict(so_far.times), dict(so_far.last)
    for group in groups:
        for two in combinations(sorted(set(group)), 2):
            times[two] = times.get(two, 0) + 1
            last[two] = at
    return Met(times, last)


@dataclass(frozen=True, slots=True)
class Connections:
    """pairs, possible: pairs who have met, and could have. across, across_possible: the same of
    people of two organisations. least, middle: how many others somebody has met: the fewest, and
    the median. alone: who has met nobody. rounds_left: at least so many more rounds of groups of
    ``size`` until all could have met.
    """

    pairs: int
    possible: int
    across: int
    across_possible: int
    least: int
    middle: float
    alone: tuple[str, ...]
    rounds_left: int


def connections(organisations: Mapping[str, str], so_far: Met, size: int = 4) -> Connections:
    """Of these people, by id with their organisations ("" where none is known)."""
    people = sorted(organisations)
    of_each = dict.fromkeys(people, 0)
    pairs = across = across_possible = 0
    for one, other in combinations(people, 2):
        here, there = organisations[one], organisations[other]
        differ = bool(here and there and here != there)
        across_possible += differ
        if so_far.times.get((one, other)):
            pairs += 1
            across += differ
            of_each[one] += 1
            of_each[other] += 1
    left = max((len(people) - 1 - count for count in of_each.values()), default=0)
    return Connections(
        pairs, len(people) * (len(people) - 1) // 2, across, across_possible,
        min(of_each.values(), default=0), median(of_each.values()) if of_each else 0,
        tuple(one for one in people if not of_each[one]) if len(people) > 1 else (),
        -(-left // max(1, size - 1)),
    )  # fmt: skip
