"""Rules that cannot hold together, found before anything is proposed, and said in words."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from l4pc_tui.core.mixing.wishes import Wish, units_of
from l4pc_tui.core.record.locked import locked


class Sort(StrEnum):
    """What cannot be."""

    FEW = "few"
    LARGE = "large"
    BOTH = "both"
    NO_GROUP = "no-group"
    TWO_GROUPS = "two-groups"
    FULL = "full"
    APART_LOCKED = "apart-locked"
    TOO_MANY_APART = "too-many-apart"
    NO_WAY = "no-way"


@dataclass(frozen=True, slots=True)
class Clash:
    """people: the ids of whom it concerns. count: the number that is not enough."""

    sort: Sort
    people: tuple[str, ...] = ()
    count: int = 0


WORDS = locked(Sort, {
    Sort.FEW: "There are fewer than two people here to make groups of.",
    Sort.LARGE: "{people} are to stay together, and a group has only {count} places.",
    Sort.BOTH: "{people} are to stay together, and are to be kept apart.",
    Sort.NO_GROUP: "{people}: held in group {count}, and there is no such group.",
    Sort.TWO_GROUPS: "{people} are to stay together, and are held in two groups.",
    Sort.FULL: "{people} are held in one group, and it has only {count} places.",
    Sort.APART_LOCKED: "{people} are held in one group, and are to be kept apart.",
    Sort.TOO_MANY_APART: "{people} are all to be kept apart, and there are only {count} groups.",
    Sort.NO_WAY: "No groups were found in which all rules hold: {people}.",
})  # fmt: skip
"""What is said; {people} are names, joined with “and”."""


def in_words(clash: Clash, name: Callable[[str], str]) -> str:
    """A clash as a sentence."""
    names = [name(one) for one in clash.people]
    people = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return WORDS[clash.sort].format(people=people, count=clash.count)


def clashes(wish: Wish) -> list[Clash]:
    """What cannot hold together, in an order in which one would mend it; [] when nothing is seen."""
    here = {each.id for each in wish.people}
    if len(here) < 2 or not wish.sizes:
        return [Clash(Sort.FEW)]
    most, groups = max(wish.sizes), len(wish.sizes)
    held = {one: at for one, at in wish.rules.locked.items() if one in here}
    apart = _apart(wish, here)
    found = [
        Clash(Sort.NO_GROUP, (one,), at + 1)
        for one, at in sorted(held.items())
        if not 0 <= at < groups
    ]
    for unit in units_of(wish):
        if len(unit) > most:
            found.append(Clash(Sort.LARGE, unit, most))
        found += [Clash(Sort.BOTH, pair) for pair in combinations(unit, 2) if pair in apart]
        if len({held[one] for one in unit if one in held}) > 1:
            found.append(Clash(Sort.TWO_GROUPS, tuple(one for one in unit if one in held)))
    for at in range(groups):
        inside = tuple(sorted(one for one, where in held.items() if where == at))
        if len(inside) > most:
            found.append(Clash(Sort.FULL, inside, most))
        found += [
            Clash(Sort.APART_LOCKED, pair) for pair in combinations(inside, 2) if pair in apart
        ]
    crowd = _crowd(apart)
    if len(crowd) > groups:
        found.append(Clash(Sort.TOO_MANY_APART, crowd, groups))
    return found


def nothing_found(wish: Wish) -> Clash:
    """What is said when a search ended with nothing: everybody whom a rule names."""
    here = {each.id for each in wish.people}
    named = {one for rule in (*wish.rules.together, *wish.rules.apart) for one in rule}
    return Clash(Sort.NO_WAY, tuple(sorted((named | {*wish.rules.locked}) & here)))


def _apart(wish: Wish, here: Collection[str]) -> set[tuple[str, str]]:
    rules = (sorted(one for one in rule if one in here) for rule in wish.rules.apart)
    return {pair for rule in rules for pair in combinations(rule, 2)}


def _crowd(apart: Collection[tuple[str, str]]) -> tuple[str, ...]:
    """People all of whom are apart from each other: the largest such set that is easily seen."""
    near: dict[str, set[str]] = {}
    for one, other in apart:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    best: list[str] = []
    for first in sorted(near):
        crowd = [first]
        for other in sorted(near[first], key=lambda one: (-len(near[one]), one)):
            if all(other in near[each] for each in crowd):
                crowd.append(other)
        best = max(best, crowd, key=len)
    return tuple(sorted(best))
