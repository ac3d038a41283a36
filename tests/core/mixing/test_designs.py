"""Plans of several rounds in which nobody meets twice."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from random import Random

import pytest

from l4pc_tui.core.mixing.ahead import plan_ahead
from l4pc_tui.core.mixing.designs import rounds_without_meeting_twice
from l4pc_tui.core.mixing.meetings import met
from l4pc_tui.core.mixing.wishes import Rules, Somebody, Wish

KNOWN = [
    (6, 4, 7), (7, 3, 10), (8, 3, 11), (8, 4, 9), (8, 5, 8), (7, 6, 7), (6, 6, 3), (5, 3, 7),
    (4, 4, 5), (12, 5, 9), (9, 9, 10), (6, 2, 11), (16, 4, 17),
    (25, 3, 25), (27, 3, 28),
]  # fmt: skip


@pytest.mark.parametrize(("groups", "size", "rounds"), KNOWN)
def test_nobody_meets_twice(groups: int, size: int, rounds: int) -> None:
    plan = rounds_without_meeting_twice(groups, size, rounds, Random("1"), 300_000)
    assert plan is not None
    assert len(plan) == rounds
    pairs: Counter[tuple[int, int]] = Counter()
    for seated in plan:
        assert sorted(one for group in seated for one in group) == list(range(groups * size))
        assert {len(group) for group in seated} == {size}
        pairs.update(pair for group in seated for pair in combinations(group, 2))
    assert max(pairs.values()) == 1


def test_more_rounds_than_there_are_others_to_meet_are_not_promised() -> None:
    assert rounds_without_meeting_twice(3, 4, 4, Random("1"), 10_000) is None


def test_rounds_ahead_keep_the_rules_and_know_who_has_met() -> None:
    people = tuple(Somebody(f"p{number:02}", "AB"[number % 2]) for number in range(14))
    rules = Rules((frozenset({"p00", "p01"}),), (frozenset({"p02", "p03"}),))
    before = met([[["p04", "p05", "p06"]]])
    wish = Wish(people, (), rules, before, 1)
    plan = plan_ahead(wish, [(5, 5, 4), (4, 4, 3, 3)], "a", 60)
    assert plan is not None
    for groups in plan:
        where = {one: at for at, group in enumerate(groups) for one in group}
        assert len(where) == 14
        assert where["p00"] == where["p01"]
        assert where["p02"] != where["p03"]
    assert [sorted(map(len, groups)) for groups in plan] == [[4, 5, 5], [3, 3, 4, 4]]
    assert plan == plan_ahead(wish, [(5, 5, 4), (4, 4, 3, 3)], "a", 60)
