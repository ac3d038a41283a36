"""Rules that cannot hold together, found before anything is proposed, and said in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from l4pc_tui.core.mixing.wishes import Wish, units_of
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.text.amounts import listed
from l4pc_tui.core.text.folding import filed


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
    ALONE = "alone"
    PARTED = "parted"
    APART = "apart"
    HELD = "held"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Clash:
    """people: the ids of whom it concerns. count: the number that is not enough."""

    sort: Sort
    people: tuple[str, ...] = ()
    count: int = 0


WORDS = locked(Sort, {
    Sort.FEW: "There are fewer than two people here to make groups of.",
    Sort.LARGE: "{people} are to stay together, and a table has only {count} places.",
    Sort.BOTH: "{people} are to stay together, and are to be kept apart.",
    Sort.NO_GROUP: "{people}: held at table {count}, and there is no such table.",
    Sort.TWO_GROUPS: "{people} are to stay together, and are held at two tables.",
    Sort.FULL: "{people} are held at one table, and it has only {count} places.",
    Sort.APART_LOCKED: "{people} are held at one table, and are to be kept apart.",
    Sort.TOO_MANY_APART: "{people} are all to be kept apart; that takes more tables than {count}.",
    Sort.NO_WAY: "No groups were found in which all rules hold: {people}.",
    Sort.ALONE: "{people} would sit alone.",
    Sort.PARTED: "{people} are to stay together.",
    Sort.APART: "{people} are to be kept apart.",
    Sort.HELD: "{people}: held at table {count}.",
    Sort.ONLINE: "{people} would be the only one online at a table.",
})  # fmt: skip
"""What is said; {people} are names, joined with “and”."""


def in_words(clash: Clash, name: Callable[[str], str]) -> str:
    """A clash as a sentence, people by name."""
    people = listed(sorted(map(name, clash.people), key=filed))
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


def broken(wish: Wish, groups: Sequence[Sequence[str]]) -> list[Clash]:
    """Which rules do not hold in groups that somebody has put together; [] when all do."""
    here = {one for group in groups for one in group}
    where = {one: at for at, group in enumerate(groups) for one in group}
    found = [Clash(Sort.ALONE, tuple(group)) for group in groups if len(group) == 1]
    for rule in wish.rules.together:
        unit = tuple(sorted(rule & here))
        if len({where[one] for one in unit}) > 1:
            found.append(Clash(Sort.PARTED, unit))
    found += [Clash(Sort.APART, two) for two in sorted(_apart(wish, here))
              if where[two[0]] == where[two[1]]]  # fmt: skip
    found += [
        Clash(Sort.HELD, (one,), at + 1)
        for one, at in sorted(wish.rules.locked.items())
        if where.get(one, at) != at
    ]
    online = [each.id for each in wish.people if each.online and each.id in here]
    tables = [where[one] for one in online]
    found += [
        Clash(Sort.ONLINE, (one,))
        for one in online
        if len(online) > 1 and tables.count(where[one]) == 1
    ]
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
