"""The task in numbers: who is to sit with whom, what a pair costs, what must hold.

People are 0 … n−1 here, groups 0 … m−1, costs whole numbers; names come back in ``proposal``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

FORBIDDEN = 1 << 40
"""What a pair costs that must not share a group: more than any whole seating can cost."""

Row = list[int]
Groups = tuple[tuple[int, ...], ...]
"""The people of each group, in the order of the groups; within one sorted."""


@dataclass(frozen=True, slots=True)
class Seating:
    """cost: what each pair costs in one group, symmetric, 0 on the diagonal; ``FORBIDDEN`` keeps
    two apart. sizes: how many sit in a group, in
    any order (an empty seat may wander). units: people who stay together, each in one
    unit at most; pairs inside one are free. locked: person → her group. earlier: person → the
    group that she sat in, which she leaves at ``move``.
    """

    cost: Sequence[Row]
    sizes: tuple[int, ...]
    units: tuple[tuple[int, ...], ...] = ()
    locked: Mapping[int, int] = field(default_factory=dict)
    earlier: Mapping[int, int] = field(default_factory=dict)
    move: int = 0

    @property
    def n(self) -> int:
        """How many people there are."""
        return len(self.cost)

    @property
    def names_groups(self) -> bool:
        """Whether it matters which group is which, not only who is with whom."""
        return bool(self.locked or self.earlier)


def total(task: Seating, groups: Sequence[Sequence[int]]) -> int:
    """What a seating costs, people who moved included."""
    pairs = 0
    for group in groups:
        for at, one in enumerate(group):
            row = task.cost[one]
            pairs += sum(row[other] for other in group[at + 1 :])
    return pairs + task.move * moved(task, groups)


def moved(task: Seating, groups: Sequence[Sequence[int]]) -> int:
    """How many people sit in another group than before."""
    return sum(
        1 for at, group in enumerate(groups) for one in group if task.earlier.get(one, at) != at
    )


def holds(task: Seating, groups: Sequence[Sequence[int]]) -> bool:
    """Whether everything that must hold does: sizes, each once, together, apart, locked."""
    where = {one: at for at, group in enumerate(groups) for one in group}
    return (
        sorted(len(group) for group in groups) == sorted(task.sizes)
        and sorted(one for group in groups for one in group) == list(range(task.n))
        and all(len({where[one] for one in unit}) == 1 for unit in task.units)
        and all(where[one] == at for one, at in task.locked.items())
        and total(task, groups) < FORBIDDEN
    )


def tidy(groups: Sequence[Sequence[int]]) -> Groups:
    """The same seating, people within a group in their order."""
    return tuple(tuple(sorted(group)) for group in groups)
