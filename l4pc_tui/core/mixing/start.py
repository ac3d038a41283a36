"""A first seating that holds: who is bound first, then the dearest people into the cheapest group.

Units and locks are placed by trying, largest first, going back where it does not fit. People are
then placed one at a time; where nobody fits any more because of those who are to be apart, two
change places, or somebody who was placed makes room.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from l4pc_tui.core.mixing.seating import FORBIDDEN, Seating

TRIES = 20_000
"""How many placings of units are tried before it is given up."""


def first_seating(task: Seating, chance: Random) -> list[list[int]] | None:
    """A seating in which everything holds, or None when none was found. ``chance`` decides
    between what costs the same."""
    order = [(chance.random(), one) for one in range(task.n)]
    rank = {one: at for at, (_, one) in enumerate(sorted(order))}
    groups: list[list[int]] = [[] for _ in task.sizes]
    bound = _bound(task)
    if not _place(task, groups, sorted(bound, key=lambda unit: (-len(unit), unit)), [TRIES], rank):
        return None
    placed = {one for group in groups for one in group}
    free = [one for one in range(task.n) if one not in placed]
    # Those that many must be apart from have the fewest places, and come first.
    apart = {one: sum(cost >= FORBIDDEN for cost in task.cost[one]) for one in free}
    weight = {one: sum(cost for cost in task.cost[one] if cost < FORBIDDEN) for one in free}
    free.sort(key=lambda one: (-apart[one], -weight[one], rank[one]))
    for one in free:
        at = _cheapest(task, groups, one)
        if at is not None:
            groups[at].append(one)
        elif not _make_room(task, groups, one):
            return None
    return groups


def _bound(task: Seating) -> list[tuple[int, ...]]:
    """Units, and locked people who are in none."""
    inside = {one for unit in task.units for one in unit}
    return [*task.units, *((one,) for one in sorted(task.locked) if one not in inside)]


def _place(
    task: Seating, groups: list[list[int]], units: Sequence[tuple[int, ...]], tries: list[int],
    rank: dict[int, int],
) -> bool:  # fmt: skip
    if not units:
        return True
    unit, rest = units[0], units[1:]
    wanted = {task.locked[one] for one in unit if one in task.locked}
    if len(wanted) > 1:
        return False
    open_to = [
        (_added(task, groups[at], unit), (at * 7 + rank[unit[0]]) % len(groups), at)
        for at in (wanted or range(len(groups)))
        if len(groups[at]) + len(unit) <= task.sizes[at]
    ]
    for cost, _, at in sorted(open_to):
        if cost >= FORBIDDEN or tries[0] <= 0:
            break
        tries[0] -= 1
        groups[at].extend(unit)
        if _place(task, groups, rest, tries, rank):
            return True
        del groups[at][-len(unit) :]
    return False


def _added(task: Seating, group: Sequence[int], unit: Sequence[int]) -> int:
    return sum(task.cost[one][other] for one in unit for other in group)


def _cheapest(task: Seating, groups: Sequence[Sequence[int]], one: int) -> int | None:
    """The group with room that costs least for a person; of those the one with most room."""
    row, home = task.cost[one], task.earlier.get(one)
    open_to = [
        (
            sum(row[other] for other in group) + (task.move if home not in (None, at) else 0),
            len(group) - task.sizes[at],
            at,
        )
        for at, group in enumerate(groups)
        if len(group) < task.sizes[at]
    ]
    best = min(open_to, default=None)
    return None if best is None or best[0] >= FORBIDDEN else best[2]


def _make_room(task: Seating, groups: list[list[int]], one: int) -> bool:
    """Whether somebody free could give her place to this person and find another."""
    bound = set(task.locked) | {each for unit in task.units for each in unit}
    row = task.cost[one]
    for group in groups:
        for at, other in enumerate(group):
            if other in bound or any(row[each] >= FORBIDDEN for each in group if each != other):
                continue
            group[at] = one
            elsewhere = _cheapest(task, groups, other)
            if elsewhere is not None:
                groups[elsewhere].append(other)
                return True
            group[at] = other
    return False
