"""Numbers of devices as stretches: the same as a set of them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.store.journal.numbers import Numbers, stretches

DEVICE, NUMBER = st.sampled_from(["d1", "d2"]), st.integers(1, 30)
STRETCH = st.tuples(DEVICE, NUMBER, st.integers(0, 9)).map(lambda s: (s[0], s[1], s[1] + s[2]))


@given(st.lists(STRETCH), st.lists(st.tuples(DEVICE, NUMBER)), st.booleans())
def test_they_hold_what_was_put_in_and_nothing_else(
    told: list[tuple[str, int, int]], more: list[tuple[str, int]], at_once: bool
) -> None:
    held = Numbers(told)
    for device, first, last in stretches(more) if at_once else ((d, n, n) for d, n in more):
        held.add_all(device, first, last)
        held.add(device, first)
    plain = {(device, n) for device, first, last in told for n in range(first, last + 1)} | {*more}
    assert {(d, n) for d in ("d1", "d2", "d3") for n in range(60) if held.has(d, n)} == plain
    found = list(held)
    assert [(d, n) for d, first, last in found for n in range(first, last + 1)] == sorted(plain)
    assert all(one[0] != other[0] or one[2] + 1 < other[1] for one, other in pairwise(found)), (
        "none touches another"
    )
    assert bool(held) == bool(plain)


def test_ten_thousand_in_any_order_are_one_stretch() -> None:
    held = Numbers()
    for number in range(10_000):
        held.add("d1", number * 7_919 % 10_007 + 1)
    for number in range(10_007):
        held.add("d1", number + 1)
    assert list(held) == [("d1", 1, 10_007)]
