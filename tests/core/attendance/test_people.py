"""Names as services write them, times as they write them, and rows that are one person."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.attendance.events import paired
from l4pc_tui.core.attendance.files import one_register
from l4pc_tui.core.attendance.lengths import read_length
from l4pc_tui.core.attendance.moments import Moment, Moments, Order, clock
from l4pc_tui.core.attendance.names import named
from l4pc_tui.core.attendance.people import united
from l4pc_tui.core.attendance.values import Came, PersonRead


@pytest.mark.parametrize(
    ("cell", "earlier", "name", "aka", "flags"),
    [
        ("Ann Lee (Guest)", False, "Ann Lee", (), {"guest"}),
        ("Ann Lee (Gość)", False, "Ann Lee", (), {"guest"}),
        ("Ann Lee (Nicht überprüft)", False, "Ann Lee", (), {"unverified"}),
        ("Lee, Ann (ICB) (External)", False, "Lee, Ann (ICB)", ("Ann Lee",), {"external"}),
        ("Ann (Ann Lee)", True, "Ann", ("Ann Lee",), {"renamed"}),
        ("Ann Lee (she/her)", True, "Ann Lee", (), {"pronouns"}),
        ("Ann Lee - they/them", False, "Ann Lee", (), {"pronouns"}),
        ("Ann (phone)", True, "Ann", (), set()),
        ("Ann's iPad", True, "Ann's iPad", (), {"device_name"}),
        ("Charles Handy", True, "Charles Handy", (), set()),
        (" 447700900123 (Unverified)", False, "Phone ending 23", (), {"phone", "unverified"}),
        ("+44 •••• ••98", False, "Phone ending 98", (), {"phone"}),
        ("Call-in User_2", False, "Call-in User_2", (), {"phone"}),
        ("Ann\u202e Lee\x1b[0m", False, "Ann Lee[0m", (), {"cleaned"}),
        ("Session 12", False, "Session 12", (), set()),
    ],
)  # fmt: skip
def test_a_name_is_freed_of_what_services_put_behind_it(
    cell: str, earlier: bool, name: str, aka: tuple[str, ...], flags: set[str]
) -> None:
    found = named(cell, earlier)
    assert (found.name, found.aka, set(found.flags)) == (name, aka, flags)


@pytest.mark.parametrize(
    ("cell", "order", "told"),
    [
        ("7/22/25, 9:58:12\u202fAM", Order.MONTH_FIRST, "2025-07-22 09:58:12"),
        ("27-3-2025 09:30:00", Order.MONTH_FIRST, "2025-03-27 09:30:00"),
        ("04/05/2025 12:07 AM", Order.DAY_FIRST, "2025-05-04 00:07:00"),
        ("04/05/2025 12:07 PM", Order.MONTH_FIRST, "2025-04-05 12:07:00"),
        ("2025-06-19T12:31:05Z", Order.DAY_FIRST, "2025-06-19 13:31:05"),
        ("2025/01/19 3:00:00 PM GMT+3", Order.DAY_FIRST, "2025-01-19 12:00:00"),
        ("27 de marzo de 2025 10:00", Order.DAY_FIRST, "2025-03-27 10:00:00"),
        ("6 Mar 2025 10.00AM", Order.DAY_FIRST, "2025-03-06 10:00:00"),
        ("9.45", Order.DAY_FIRST, "2025-01-01 09:45:00"),
        ("1000", Order.DAY_FIRST, "2025-01-01 10:00:00"),
        ("930", Order.DAY_FIRST, "2025-01-01 09:30:00"),
        ("apologies", Order.DAY_FIRST, ""),
        ("31/31/2025 10:00", Order.DAY_FIRST, ""),
        ("Session 3", Order.DAY_FIRST, ""),
    ],
)
def test_a_time_is_read_as_it_is_written(cell: str, order: Order, told: str) -> None:
    at = Moments()[cell].local(order, date(2025, 1, 1), utc=False)
    said = "" if at is None else f"{date.fromordinal(at // 86_400)} {clock(at)}"
    assert said == told


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("1h 54m", 6840), ("22s", 22), ("2 godz. 18 min 8 s", 8288), ("1 Std. 3 Min.", 3780),
        ("2 u 31 m 5 s", 9065), ("1 hr 2 min", 3720), ("02:34:00", 9240), ("86 mins", 5160),
        ("127", 7620), ("--", None), ("tea", None),
    ],
)  # fmt: skip
def test_a_length_is_read_in_every_unit(cell: str, seconds: int | None) -> None:
    found = read_length(cell)
    assert (found.seconds if found else None) == seconds


INTERVALS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted).map(tuple))


@given(INTERVALS)
def test_intervals_are_united_like_a_brute_force(intervals: list[tuple[int, int]]) -> None:
    found, overlapped = united(intervals)
    seconds = {at for start, end in set(intervals) for at in range(start, end)}
    assert {at for s, e in found for at in range(s or 0, e or 0)} == seconds
    ends = [pair for pair in found if pair[0] is not None and pair[1] is not None]
    assert list(found) == sorted(ends)
    assert all(one[1] < two[0] for one, two in pairwise(ends))  # type: ignore[operator]
    counted = sum(end - start for start, end in set(intervals))
    assert overlapped is (counted > len(seconds)) or not counted


@given(INTERVALS, st.randoms())
def test_the_order_of_files_and_their_repetition_change_nothing(
    intervals: list[tuple[int, int]], dice: object
) -> None:
    files = [
        [PersonRead(1, "Ann", "a@example.org", Came.HERE, intervals=(pair,))] for pair in intervals
    ]
    (first,) = one_register([*files, *files]) or (None,)
    dice.shuffle(files)  # type: ignore[attr-defined]
    (again,) = one_register(files) or (None,)
    if first and again:
        assert first.intervals == again.intervals


def test_an_end_that_is_not_in_the_file_stays_open() -> None:
    assert united([(5, None), (1, 3)]) == (((1, 3), (5, None)), False)
    assert united([(5, None), (6, 9)]) == (((5, None),), True)
    assert united([(None, 4), (4, 6)]) == (((None, 6),), False)


def test_joinings_and_leavings_are_paired() -> None:
    def times(*events: tuple[int, bool]) -> list[int | None]:
        return [each.at for each in paired((Moment(at=at), joined) for at, joined in events)]

    assert times((1, True), (5, False)) == [1, 5]
    assert times((1, True), (5, True), (5, False)) == [1, 5, 5, None]
    assert times((7, False)) == [None, 7]
    assert times((9, False), (1, True), (2, True), (8, False)) == [1, 8, 2, 9]
