"""The exact way and the floors, against all seatings there are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.mixing.exact import best_seating
from l4pc_tui.core.mixing.floors import assignment, nearest_floor, spread
from l4pc_tui.core.mixing.seating import FORBIDDEN, Seating, holds, total
from l4pc_tui.core.mixing.sizes import sizes_of


def all_seatings(people: list[int], sizes: list[int]) -> Iterator[list[list[int]]]:
    if not people:
        yield []
        return
    for size in set(sizes):
        left = list(sizes)
        left.remove(size)
        for rest in combinations(people[1:], size - 1):
            group = [people[0], *rest]
            others = [one for one in people if one not in group]
            yield from ([group, *more] for more in all_seatings(others, left))


@st.composite
def tasks(draw: st.DrawFn) -> Seating:
    n = draw(st.integers(2, 8))
    cost = [[0] * n for _ in range(n)]
    for one, other in combinations(range(n), 2):
        both = draw(st.sampled_from([0, 10, 40, 100, 400, FORBIDDEN]))
        cost[one][other] = cost[other][one] = both
    units = draw(st.sampled_from([(), ((0, 1),)]))
    for unit in units:
        cost[unit[0]][unit[1]] = cost[unit[1]][unit[0]] = 0
    return Seating(cost, sizes_of(n, draw(st.integers(2, 4))), units)


@given(tasks())
@settings(max_examples=examples(200), deadline=None)
def test_nothing_costs_less_than_the_exact_way_and_no_floor_lies_above_it(task: Seating) -> None:
    every = [
        total(task, groups)
        for groups in all_seatings(list(range(task.n)), list(task.sizes))
        if holds(task, groups)
    ]
    found = best_seating(task)
    assert (found is None) == (not every)
    if found is not None:
        assert holds(task, found)
        assert total(task, found) == min(every)
        assert nearest_floor(task.cost, task.sizes, task.units) <= min(every)


@given(st.integers(1, 5).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 50), min_size=n, max_size=n), min_size=n, max_size=n)
))  # fmt: skip
@settings(max_examples=examples(100), deadline=None)
def test_an_assignment_costs_the_least_of_all_there_are(cost: list[list[int]]) -> None:
    def least(rows: list[list[int]], columns: set[int]) -> int:
        if not rows:
            return 0
        return min(rows[0][at] + least(rows[1:], columns - {at}) for at in columns)

    assert assignment(cost) == least(cost, set(range(len(cost))))


@given(st.integers(0, 12), st.integers(1, 5))
def test_people_of_a_kind_are_dealt_evenly(count: int, groups: int) -> None:
    dealt = [count // groups + (at < count % groups) for at in range(groups)]
    assert spread([count], groups) == sum(each * (each - 1) // 2 for each in dealt)
