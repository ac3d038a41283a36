"""What is wished of groups, in people's ids, and the task in numbers that comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from l4pc_tui.core.mixing.floors import kinds_floor, nearest_floor
from l4pc_tui.core.mixing.meetings import NOBODY_MET, Met, Pair, pair
from l4pc_tui.core.mixing.seating import FORBIDDEN, Seating


@dataclass(frozen=True, slots=True)
class Somebody:
    """What mixing knows of a person who is here. tags: what is to be spread over the groups, such
    as lived experience. online: takes part from elsewhere."""

    id: str
    organisation: str = ""
    roles: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    online: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """What a pair in one group costs. repeat: × (earlier meetings)². this_session, last_session:
    more, if they last met then. move: for each person who leaves a seat she had."""

    repeat: int = 100
    this_session: int = 100
    last_session: int = 50
    organisation: int = 40
    role: int = 10
    tag: int = 30
    move: int = 60


USUAL = Weights()


@dataclass(frozen=True, slots=True)
class Rules:
    """together, apart: sets of people who must, or must not, share a group. locked: person → her
    group, counted from 0."""

    together: tuple[frozenset[str], ...] = ()
    apart: tuple[frozenset[str], ...] = ()
    locked: Mapping[str, int] = field(default_factory=dict)


NO_RULES = Rules()


@dataclass(frozen=True, slots=True)
class Wish:
    """Who is here, how large the groups are to be, what must hold, and who has met whom.

    session: how many sessions with groups came before this one. seats: the groups that stand and
    are mended rather than made anew. avoid: pairs that the proposals already shown had; they cost
    a little, so that another proposal is another.
    """

    people: tuple[Somebody, ...]
    sizes: tuple[int, ...]
    rules: Rules = NO_RULES
    met: Met = NOBODY_MET
    session: int = 0
    weights: Weights = USUAL
    seats: tuple[tuple[str, ...], ...] = ()
    avoid: Mapping[Pair, int] = field(default_factory=dict)


def units_of(wish: Wish) -> tuple[tuple[str, ...], ...]:
    """Who stays together: those whom a rule joins, and of people online two at least.

    Sets that overlap are one. Where more than one is online, each is dealt to another one online,
    those together cheapest who have met least; a last one over joins the last pair.
    """
    here = {each.id: each for each in wish.people}
    joined = _joined([[one for one in unit if one in here] for unit in wish.rules.together])
    inside = {one: unit for unit in joined for one in unit}
    online = [each.id for each in wish.people if each.online]
    if len(online) < 2 or len(online) == len(here):
        # One alone is no clash, and where everybody is online nobody can be the only one.
        return tuple(joined)
    atoms = sorted({inside.get(one, (one,)) for one in online})
    alone = [atom for atom in atoms if sum(one in online for one in atom) == 1]
    kept = [atom for atom in atoms if atom not in alone]
    dealt: list[tuple[str, ...]] = []
    for size in _whole_groups(wish.sizes, len(online)):
        # More pairs than there are seats for: some groups are online altogether.
        if len(alone) < size or any(len(atom) > 1 for atom in alone):
            break
        first = alone.pop(0)
        near = sorted(alone, key=lambda atom: (_between(wish, first, atom), atom))[: size - 1]
        alone = [atom for atom in alone if atom not in near]
        dealt.append(tuple(one for atom in (first, *near) for one in atom))
    while len(alone) > 1:
        first = alone.pop(0)
        nearest = min(alone, key=lambda atom: (_between(wish, first, atom), atom))
        alone.remove(nearest)
        dealt.append((*first, *nearest))
    if alone:
        to = dealt.pop() if dealt else kept.pop()
        dealt.append((*to, *alone[0]))
    others = [unit for unit in joined if not any(one in online for one in unit)]
    return tuple(tuple(sorted(unit)) for unit in (*others, *kept, *dealt) if len(unit) > 1)


def _whole_groups(sizes: Sequence[int], online: int) -> tuple[int, ...]:
    """The sizes of the groups that must be online altogether, so that those left over, two by two
    and at most one three, find room in the others."""
    ordered = sorted(sizes, reverse=True)
    for whole in range(len(ordered) + 1):
        left = online - sum(ordered[:whole])
        if left < 0:
            break
        rest = ordered[whole:]
        room = sum(size // 2 for size in rest)
        three = left % 2 == 0 or any(size > 2 for size in rest)
        if left == 0 or (left > 1 and left // 2 <= room and three):
            return tuple(ordered[:whole])
    return ()


def _between(wish: Wish, some: Sequence[str], others: Sequence[str]) -> int:
    apart = any(len(rule & {*some}) and len(rule & {*others}) for rule in wish.rules.apart)
    times = sum(wish.met.times.get(pair(one, other), 0) for one in some for other in others)
    return FORBIDDEN if apart else times


def _joined(sets: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    found: list[set[str]] = []
    for each in sets:
        now = set(each)
        for other in [other for other in found if other & now]:
            found.remove(other)
            now |= other
        found.append(now)
    return sorted(tuple(sorted(each)) for each in found if len(each) > 1)


def price(wish: Wish, one: Somebody, other: Somebody) -> int:
    """What two people cost in one group, rules left aside."""
    weights, key = wish.weights, pair(one.id, other.id)
    times = wish.met.times.get(key, 0)
    cost = weights.repeat * times * times
    if times:
        ago = wish.session - wish.met.last[key]
        cost += {0: weights.this_session, 1: weights.last_session}.get(ago, 0)
    return cost + _kin(weights, one, other)


def _kin(weights: Weights, one: Somebody, other: Somebody) -> int:
    same = bool(one.organisation) and one.organisation == other.organisation
    return (
        weights.organisation * same
        + weights.role * bool(one.roles & other.roles)
        + weights.tag * len(one.tags & other.tags)
    )


def seating(wish: Wish) -> Seating:
    """The task in numbers; people in the order of their ids."""
    people = sorted(wish.people, key=lambda each: each.id)
    at = {each.id: number for number, each in enumerate(people)}
    n = len(people)
    cost = [[0] * n for _ in range(n)]
    for one, other in combinations(range(n), 2):
        first, second = people[one], people[other]
        both = price(wish, first, second) + wish.avoid.get((first.id, second.id), 0)
        cost[one][other] = cost[other][one] = both
    units = tuple(tuple(at[one] for one in unit) for unit in units_of(wish))
    for unit in units:
        for one, other in combinations(unit, 2):
            cost[one][other] = cost[other][one] = 0
    for rule in wish.rules.apart:
        for here, there in combinations(sorted(at[one] for one in rule if one in at), 2):
            cost[here][there] = cost[there][here] = FORBIDDEN
    return Seating(
        cost, wish.sizes, units,
        {at[one]: group for one, group in wish.rules.locked.items() if one in at},
        {at[one]: group for group, seats in enumerate(wish.seats) for one in seats if one in at},
        wish.weights.move,
    )  # fmt: skip


def floor(wish: Wish) -> int:
    """What no groups for this wish can cost less than. A floor for roles holds only where each
    person has one at most; a person of two shares with another only once."""
    people = sorted(wish.people, key=lambda each: each.id)
    at = {each.id: number for number, each in enumerate(people)}
    units = [[at[one] for one in unit] for unit in units_of(wish)]
    groups, weights = len(wish.sizes), wish.weights
    each_kind = weights.organisation * kinds_floor(
        [[each.organisation] if each.organisation else [] for each in people], units, groups
    ) + weights.tag * kinds_floor([each.tags for each in people], units, groups)
    if all(len(each.roles) < 2 for each in people):
        each_kind += weights.role * kinds_floor([each.roles for each in people], units, groups)
    free = {(one, other) for unit in units for one in unit for other in unit}
    history, everything = [], []
    for one, first in enumerate(people):
        row = [
            0 if one == other or (one, other) in free else price(wish, first, second)
            for other, second in enumerate(people)
        ]
        everything.append(row)
        history.append(
            [
                0 if not cost else cost - _kin(weights, first, second)
                for cost, second in zip(row, people, strict=True)
            ]
        )
    return max(
        each_kind + nearest_floor(history, wish.sizes, units),
        nearest_floor(everything, wish.sizes, units),
    )
