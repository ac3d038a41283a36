"""Groups for everybody who is here, whatever is wished of them."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.mixing.clashes import Clash
from l4pc_tui.core.mixing.meetings import met
from l4pc_tui.core.mixing.proposal import Proposal, judged, pairs_of, propose
from l4pc_tui.core.mixing.sizes import sizes_for, sizes_of
from l4pc_tui.core.mixing.wishes import Rules, Somebody, Wish, floor, price

NAMES = [f"p{number:02}" for number in range(30)]


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    count = draw(st.integers(2, 26))
    names = NAMES[:count]
    people = tuple(
        Somebody(
            name,
            draw(st.sampled_from(["", "Exmoor Trust", "Quantock Care", "Parrett Council"])),
            frozenset(draw(st.lists(st.sampled_from(["nurse", "manager", "carer"]), max_size=2))),
            frozenset(draw(st.lists(st.just("lived experience"), max_size=1))),
            draw(st.integers(0, 5)) == 0,
        )
        for name in names
    )
    pair = st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True).map(frozenset)
    sizes = draw(
        st.one_of(
            st.integers(2, 6).map(lambda size: sizes_of(count, size)),
            st.integers(1, 8).map(lambda groups: sizes_for(count, groups)),
        )
    )
    rules = Rules(
        tuple(draw(st.lists(pair, max_size=2))),
        tuple(draw(st.lists(pair, max_size=2))),
        draw(
            st.dictionaries(st.sampled_from(names), st.integers(0, len(sizes) - 1), max_size=2)
            if sizes
            else st.just({})
        ),
    )
    history = draw(
        st.lists(st.permutations(names).map(lambda them: [them[:4], them[4:7]]), max_size=3)
    )
    return Wish(people, sizes, rules, met(history), len(history))


@given(wishes(), st.text("abc", max_size=2))
@settings(max_examples=examples(200), deadline=None)
def test_everybody_sits_once_in_legal_sizes_and_every_rule_holds_or_the_clash_is_named(
    wish: Wish, seed: str
) -> None:
    found = propose(wish, seed, 3)
    if not isinstance(found, Proposal):
        assert found
        assert all(isinstance(each, Clash) for each in found)
        return
    groups = found.groups
    assert sorted(one for group in groups for one in group) == sorted(p.id for p in wish.people)
    assert sorted(map(len, groups)) == sorted(wish.sizes)
    assert min(map(len, groups)) > 1
    where = {one: at for at, group in enumerate(groups) for one in group}
    for unit in wish.rules.together:
        assert len({where[one] for one in unit}) == 1
    for crowd in wish.rules.apart:
        assert len({where[one] for one in crowd}) == len(crowd)
    for one, at in wish.rules.locked.items():
        assert where[one] == at
    online = [where[each.id] for each in wish.people if each.online]
    assert len(online) < 2 or all(online.count(at) > 1 for at in online)


@given(wishes(), st.text("abc", max_size=2))
@settings(max_examples=examples(50), deadline=None)
def test_the_same_people_and_seed_give_the_same_groups_whatever_the_order_they_come_in(
    wish: Wish, seed: str
) -> None:
    turned = Wish(wish.people[::-1], wish.sizes, wish.rules, wish.met, wish.session)
    assert propose(wish, seed, 3) == propose(turned, seed, 3)


@given(wishes())
@settings(max_examples=examples(50), deadline=None)
def test_no_proposal_costs_less_than_the_floor_and_what_it_costs_is_what_its_pairs_cost(
    wish: Wish,
) -> None:
    found = propose(wish, "a", 3)
    if isinstance(found, Proposal):
        assert found.cost >= floor(wish)
        assert judged(wish, found.groups).cost == found.cost
        if not wish.rules.together and not any(each.online for each in wish.people):
            people = {each.id: each for each in wish.people}
            pairs = [two for group in found.groups for two in combinations(group, 2)]
            assert found.cost == sum(price(wish, people[a], people[b]) for a, b in pairs)


@given(wishes())
@settings(max_examples=examples(50), deadline=None)
def test_nothing_beats_what_is_called_proved(wish: Wish) -> None:
    found = propose(wish, "a", 2)
    if isinstance(found, Proposal) and found.proved:
        for seed in "bcd":
            other = propose(wish, seed, 10)
            assert isinstance(other, Proposal)
            assert other.cost >= found.cost


def test_another_proposal_is_another_one() -> None:
    wish = Wish(tuple(Somebody(name) for name in NAMES[:12]), (4, 4, 4))
    first = propose(wish, "a")
    assert isinstance(first, Proposal)
    second = propose(Wish(wish.people, wish.sizes, avoid=pairs_of(first.groups)), "b")
    assert isinstance(second, Proposal)
    assert set(second.groups) != set(first.groups)
    assert first.proved
    assert second.cost == 0


def test_people_who_have_met_are_not_put_together_while_others_are_here() -> None:
    so_far = [[NAMES[0:3], NAMES[3:6], NAMES[6:9]], [[NAMES[0], NAMES[3], NAMES[6]]]]
    wish = Wish(tuple(Somebody(name) for name in NAMES[:9]), (3, 3, 3), met=met(so_far), session=2)
    found = propose(wish, "a")
    assert isinstance(found, Proposal)
    assert (found.again, found.proved) == (0, True)


def test_who_comes_late_sits_down_and_almost_nobody_moves() -> None:
    wish = Wish(tuple(Somebody(name) for name in NAMES[:15]), (4, 4, 4, 3))
    first = propose(wish, "a")
    assert isinstance(first, Proposal)
    late = Wish(tuple(Somebody(name) for name in NAMES[:16]), (4, 4, 4, 4), seats=first.groups)
    found = propose(late, "a", 50)
    assert isinstance(found, Proposal)
    assert found.moved == ()
    where = {one for group in first.groups for one in group}
    assert {one for group in found.groups for one in group} - where == {NAMES[15]}


@pytest.mark.parametrize(
    ("people", "online", "size"), [(10, 10, 3), (12, 10, 3), (10, 10, 4), (16, 14, 4), (9, 7, 3)]
)
def test_where_most_are_online_whole_groups_are(people: int, online: int, size: int) -> None:
    everybody = tuple(Somebody(f"p{at:02}", online=at < online) for at in range(people))
    wish = Wish(everybody, sizes_of(people, size))
    found = propose(wish, "s", 3)
    assert isinstance(found, Proposal)
    assert sorted(map(len, found.groups)) == sorted(wish.sizes)
    far = {each.id for each in everybody if each.online}
    assert all(sum(one in far for one in group) != 1 for group in found.groups)
