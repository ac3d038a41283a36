"""Groups proposed for a wish, and what they reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random

from l4pc_tui.core.mixing.clashes import Clash, clashes, nothing_found
from l4pc_tui.core.mixing.exact import applies, best_seating
from l4pc_tui.core.mixing.heat import improved, steps_in
from l4pc_tui.core.mixing.meetings import Pair, pair
from l4pc_tui.core.mixing.seating import Groups, Seating, moved, total
from l4pc_tui.core.mixing.start import first_seating
from l4pc_tui.core.mixing.wishes import Wish, floor, seating

FIRST = 100
"""Milliseconds in which a proposal stands."""
LONGER = 1_000
"""Milliseconds in which it may get better, while nobody touches it."""
SHOWN = 5
"""What a pair of a proposal that was shown already costs more in the next one."""
STARTS = 6
"""How many first seatings are tried before it is said that there is none."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """groups: people's ids. cost: what they cost; proved: no better exists. pairs: how many pairs
    share a group; again: how many of them have before; same: how many are of one organisation.
    moved: who sits in another group than before.
    """

    groups: tuple[tuple[str, ...], ...]
    cost: int
    proved: bool
    pairs: int
    again: int
    same: int
    moved: tuple[str, ...] = ()


def propose(wish: Wish, seed: str, milliseconds: int = FIRST) -> Proposal | list[Clash]:
    """Groups for a wish, or what cannot hold. The same wish and seed give the same groups.
    milliseconds: a budget of steps, as an ordinary laptop makes them; no clock is asked."""
    found = clashes(wish)
    if found:
        return found
    ids = sorted(each.id for each in wish.people)
    task = seating(wish)
    chance = Random(seed)
    least = floor(wish)
    exact = best_seating(task) if applies(task) else None
    seated = exact or _searched(task, chance, steps_in(milliseconds, task.n), least)
    if seated is None:
        return [nothing_found(wish)]
    bare = seating(replace(wish, avoid={})) if wish.avoid else task
    cost = total(bare, seated)
    return _told(wish, bare, seated, cost <= least or (exact is not None and bare is task), ids)


def judged(wish: Wish, groups: Sequence[Sequence[str]], proved: bool = False) -> Proposal:
    """What groups reach that a person has put together or changed."""
    ids = sorted(each.id for each in wish.people)
    at = {one: number for number, one in enumerate(ids)}
    task = seating(replace(wish, avoid={}))
    return _told(
        wish, task, tuple(tuple(at[one] for one in group) for group in groups), proved, ids
    )


def pairs_of(groups: Sequence[Sequence[str]]) -> dict[Pair, int]:
    """Every pair in a group, at what it costs more in the next proposal."""
    return {pair(*two): SHOWN for group in groups for two in combinations(group, 2)}


def _searched(task: Seating, chance: Random, steps: int, least: int) -> Groups | None:
    for _ in range(STARTS):
        first = first_seating(task, chance)
        if first is not None:
            return improved(task, first, steps, chance, least)
    return None


def _told(
    wish: Wish, task: Seating, seated: Sequence[Sequence[int]], proved: bool, ids: Sequence[str]
) -> Proposal:
    groups = tuple(tuple(ids[one] for one in group) for group in seated)
    organisation = {each.id: each.organisation for each in wish.people}
    pairs = [pair(*two) for group in groups for two in combinations(group, 2)]
    went = tuple(
        ids[one]
        for at, group in enumerate(seated)
        for one in group
        if task.earlier.get(one, at) != at
    )
    assert len(went) == moved(task, seated)
    return Proposal(
        groups, total(task, seated), proved, len(pairs),
        sum(1 for two in pairs if wish.met.times.get(two)),
        sum(1 for one, other in pairs if organisation[one] and organisation[one] == organisation[other]),
        went,
    )  # fmt: skip
