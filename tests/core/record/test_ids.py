"""Ids sort in the order they were given, whatever the clock does."""

from __future__ import annotations

import os
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.record.ids import LAST, IdClock, is_id

moments = st.lists(st.floats(0, 4e9, allow_nan=False), min_size=1, max_size=50)


@given(moments)
def test_each_id_is_greater_than_the_one_before_though_the_clock_jumps(times: list[float]) -> None:
    clock = IdClock(os.urandom)
    ids = [clock.next(now) for now in times]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)


@given(st.floats(0, 4e9), st.floats(0, 4e9))
def test_an_id_that_was_seen_elsewhere_comes_before_the_next_one(there: float, here: float) -> None:
    seen = IdClock(os.urandom).next(there)
    clock = IdClock(os.urandom)
    clock.see(seen)
    assert clock.next(here) > seen


def test_more_ids_in_a_millisecond_than_the_counter_holds_still_sort() -> None:
    clock = IdClock(lambda n: bytes(n))
    ids = [clock.next(1.0) for _ in range(5000)]
    assert ids == sorted(set(ids))


def test_an_id_is_a_uuid_of_version_seven_with_the_time_in_it() -> None:
    made = UUID(IdClock(os.urandom).next(1_795_597_200.123))
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == 1_795_597_200_123


@pytest.mark.parametrize(
    "id",
    ["", "zzz", "id1", "note:1", "019a0001-0000-4000-8000-000000000000",
     "019A0001-0000-7000-8000-000000000000", "019a0001-0000-7000-8000-00000000000",
     LAST, "ffffffff-ffff-7fff-bfff-ffffffffffff"],
)  # fmt: skip
def test_what_is_no_id_of_ours_or_beyond_2200_does_not_move_the_clock(id: str) -> None:
    clock = IdClock(lambda n: bytes(n))
    before = clock.next(1_000.0)
    clock.see(id)
    assert not is_id(id)
    assert clock.next(1_000.0)[:13] == before[:13]
