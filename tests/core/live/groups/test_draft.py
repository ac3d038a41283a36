"""What a hand changes in a proposal, and what a proposal is made of."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.live.groups import words
from l4pc_tui.core.live.groups.draft import Draft, Found, Task, lock, next_task, put, solve, swapped
from l4pc_tui.core.live.groups.shapes import FOURS
from l4pc_tui.core.live.groups.wish import LIVED, fitted, mending, rules_of, somebody
from l4pc_tui.core.mixing.clashes import Sort, broken
from l4pc_tui.core.mixing.meetings import met
from l4pc_tui.core.mixing.wishes import Rules, Somebody, Wish
from l4pc_tui.core.record.names import CohortId, PersonId
from l4pc_tui.core.record.nouns import Link, Person, Tie

NAMES = [f"p{number:02}" for number in range(20)]


def wish(count: int, rules: Rules | None = None, online: int = 0) -> Wish:
    people = tuple(Somebody(name, online=at < online) for at, name in enumerate(NAMES[:count]))
    return Wish(people, FOURS.sizes(count), rules or Rules())


def draft(wished: Wish, seed: str = "1") -> Draft:
    found = solve(Task(wished, seed), 20)
    assert isinstance(found, Found)
    return Draft(wished, found.rounds, seed, proved=found.proved)


A_RULE = st.lists(st.sampled_from(NAMES[:14]), min_size=2, max_size=2, unique=True).map(frozenset)
A_HAND = st.tuples(
    st.sampled_from(["swap", "put", "lock", "another"]), st.integers(0, 13), st.integers(0, 13)
)


@given(
    st.lists(A_RULE, max_size=2), st.lists(A_RULE, max_size=2), st.integers(0, 4),
    st.lists(A_HAND, max_size=8),
)  # fmt: skip
@settings(max_examples=examples(60), deadline=None)
def test_whatever_a_hand_does_no_rule_is_broken_and_everybody_sits_once(
    together: list[frozenset[str]], apart: list[frozenset[str]], online: int,
    hands: list[tuple[str, int, int]],
) -> None:  # fmt: skip
    wished = wish(14, Rules(tuple(together), tuple(apart)), online)
    found = solve(Task(wished, "1"), 3)
    if not isinstance(found, Found):
        assert found
        return
    now = Draft(wished, found.rounds, "1")
    for how, one, other in hands:
        if how == "lock":
            now = lock(now, [NAMES[one]])
        elif how == "another":
            task = next_task(now)
            again = solve(task, 3)
            if isinstance(again, Found):
                now = Draft(task.wish, again.rounds, task.seed)
        else:
            did = (
                swapped(now, NAMES[one], NAMES[other]) if how == "swap"
                else put(now, NAMES[one], other % len(now.groups))
            )  # fmt: skip
            now = did if isinstance(did, Draft) else now
        assert broken(now.wish, now.groups) == []
        assert sorted(one for group in now.groups for one in group) == NAMES[:14]
        assert min(map(len, now.groups)) > 1


def test_a_hand_that_would_break_a_rule_is_refused_and_the_rule_named() -> None:
    pairs = replace(wish(4), sizes=(2, 2))
    now = Draft(pairs, (((NAMES[0], NAMES[1]), (NAMES[2], NAMES[3])),), "1")
    alone = put(now, NAMES[0], 1)
    assert isinstance(alone, list)
    assert alone[0].sort is Sort.ALONE
    kept = replace(now, wish=replace(pairs, rules=Rules((frozenset(NAMES[:2]),))))
    parted = swapped(kept, NAMES[0], NAMES[2])
    assert isinstance(parted, list)
    assert parted[0].sort is Sort.PARTED
    apart = replace(now, wish=replace(pairs, rules=Rules((), (frozenset((NAMES[0], NAMES[3])),))))
    beside = swapped(apart, NAMES[0], NAMES[2])
    assert isinstance(beside, list)
    assert beside[0].sort is Sort.APART
    held = lock(now, [NAMES[0]])
    assert isinstance(swapped(held, NAMES[0], NAMES[2]), list)
    assert isinstance(swapped(lock(held, [NAMES[0]]), NAMES[0], NAMES[2]), Draft)


def test_another_proposal_leaves_a_held_table_as_it_is() -> None:
    now = draft(wish(15))
    smallest = min(range(len(now.groups)), key=lambda at: len(now.groups[at]))
    held = lock(now, now.groups[smallest])
    task = next_task(held)
    found = solve(task, 20)
    assert isinstance(found, Found)
    assert sorted(found.rounds[0][smallest]) == sorted(now.groups[smallest])
    assert found.rounds[0] != now.groups


def test_who_comes_late_takes_a_free_place_and_nobody_moves() -> None:
    groups = draft(wish(15)).groups
    late = mending(wish(16), groups)
    found = solve(Task(late, "1"), 50)
    assert isinstance(found, Found)
    now = Draft(late, found.rounds, "1")
    assert now.told.moved == ()
    assert [len(group) for group in now.groups] == [4, 4, 4, 4]


def test_a_table_that_would_leave_somebody_alone_is_closed_up() -> None:
    pairs = (("p00", "p01"), ("p02", "p03"), ("p04", "p05"))
    left = mending(wish(5), pairs)
    assert left.sizes == (3, 2)
    found = solve(Task(left, "1"), 20)
    assert isinstance(found, Found)
    assert sorted(map(len, found.rounds[0])) == [2, 3]


def test_rounds_ahead_are_told_one_by_one_with_those_before_as_history() -> None:
    task = Task(replace(wish(9), sizes=(3, 3, 3)), "1", 4)
    found = solve(task, 300)
    assert isinstance(found, Found)
    now = Draft(task.wish, found.rounds, "1", proved=found.proved)
    pairs = [frozenset(two) for groups in now.rounds for group in groups
             for two in combinations(group, 2)]  # fmt: skip
    assert len(pairs) == len(set(pairs)) == 36
    assert [words.reached(replace(now, at=at)) for at in range(4)] == [
        "No pair has worked together before; no better exists"
    ] * 4


def test_what_is_reached_is_told_in_pairs_and_proved_only_where_it_is() -> None:
    pairs = replace(wish(4), sizes=(2, 2), met=met([[NAMES[:2]]]), session=1)
    now = Draft(pairs, (((NAMES[0], NAMES[1]), (NAMES[2], NAMES[3])),), "1")
    assert words.reached(now) == "1 of 2 pairs has worked together before"
    best = draft(pairs)
    assert words.reached(best) == "No pair has worked together before; no better exists"
    assert "no better" not in words.reached(replace(best, proved=False))


def test_a_pair_kept_together_is_not_counted_as_one_that_meets_again() -> None:
    rules = Rules((frozenset(NAMES[:2]),))
    now = draft(replace(wish(4, rules), sizes=(2, 2), met=met([[NAMES[:2]]]), session=1))
    assert words.reached(now).startswith("No pair has")
    assert words.kept_again(now) == ((NAMES[0], NAMES[1]),)


def test_two_who_are_online_and_so_must_sit_together_are_not_counted_either() -> None:
    online = wish(6, online=2)
    now = draft(replace(online, sizes=(2, 2, 2), met=met([[NAMES[:2]]]), session=1))
    assert words.reached(now) == (
        "No pair has worked together before, but for 1 pair kept together; no better exists"
    )
    assert words.kept_again(now) == ((NAMES[0], NAMES[1]),)


def test_lived_experience_is_a_tag_wherever_it_was_written() -> None:
    def one(organisation: str, *roles: str) -> Somebody:
        return somebody(Person(PersonId("a"), "Ada", organisation=organisation), roles)

    assert one("Riverside", "Lived Experience", "Nurse") == Somebody(
        "a", "riverside", frozenset(["nurse"]), frozenset([LIVED])
    )
    assert one("lived experience") == Somebody("a", "", frozenset(), frozenset([LIVED]))
    assert one("Riverside", "expert by experience").tags == {LIVED}
    assert one("Riverside", "nurse").tags == frozenset()


def test_only_ties_that_are_settled_and_meant_are_rules() -> None:
    def tie(kind: Tie, one: str, other: str, *, offered: bool = False) -> Link:
        return Link("l", CohortId("c"), PersonId(one), kind, other, PersonId(other), offered)

    rules = rules_of([
        tie(Tie.SUPPORTER_OF, "gwen", "lena"), tie(Tie.SUPPORTED_BY, "lena", "gwen"),
        tie(Tie.TOGETHER, "ann", "ben"), tie(Tie.APART, "cat", "dee"),
        tie(Tie.APART, "eve", "fay", offered=True), tie(Tie.APART, "gus", ""),
    ])  # fmt: skip
    assert rules == Rules(
        (frozenset(("ann", "ben")), frozenset(("gwen", "lena"))), (frozenset(("cat", "dee")),)
    )


def test_the_largest_size_goes_where_most_sit() -> None:
    assert fitted((4, 4, 3), [3, 2, 4]) == (4, 3, 4)
