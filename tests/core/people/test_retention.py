"""How long a cohort's record is kept, and when a person must say something."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.people.retention import (
    KEPT,
    Kept,
    after,
    due,
    last_days,
    months_in_words,
    periods,
)
from l4pc_tui.core.record.names import CohortId
from l4pc_tui.core.record.nouns import Cohort

ENDED = date(2026, 11, 30)


@given(st.dates(date(1970, 1, 1), date(2200, 1, 1)), st.integers(1, 1200))
def test_so_many_months_later_is_in_that_month_and_never_on_a_later_day(
    day: date, months: int
) -> None:
    then = after(day, months)
    assert then.year * 12 + then.month == day.year * 12 + day.month + months
    assert then.day == day.day or (then.day < day.day and (then + timedelta(1)).day == 1)


def test_what_was_agreed_is_due_the_day_after_its_time_and_not_before() -> None:
    cohort = Cohort(CohortId("c"), "Lantern", register_months=36, notes_months=3)
    found = periods(cohort, ENDED)
    assert [each.until for each in found] == [date(2029, 11, 30), date(2027, 2, 28)]
    assert due(found, ENDED, date(2027, 2, 28)) == ()
    assert due(found, ENDED, date(2027, 3, 1)) == (Kept.NOTES,)
    assert due(found, ENDED, date(2029, 12, 1)) == (Kept.REGISTER, Kept.NOTES)


def test_what_nobody_agreed_to_is_only_proposed_and_asked_about_once_the_least_time_is_over() -> (
    None
):
    found = periods(Cohort(CohortId("c"), "Lantern"), ENDED)
    assert [(each.months, each.agreed) for each in found] == [(84, False), (12, False)]
    assert due(found, ENDED, date(2027, 2, 28)) == ()
    assert due(found, ENDED, date(2027, 3, 1)) == (Kept.NOTES,)
    assert due(periods(Cohort(CohortId("c"), "L"), None), None, date(2100, 1, 1)) == ()


def test_every_proposal_says_where_it_is_from_and_lies_in_what_is_common() -> None:
    for row in KEPT.values():
        assert row.least <= row.proposed <= row.most
        assert "not checked" in row.source


def test_a_session_without_a_day_may_still_be_to_come() -> None:
    one, other = CohortId("a"), CohortId("b")
    told = [(one, "2026-11-25"), (one, "2026-11-30"), (other, "2026-11-25"), (other, "")]
    assert last_days(told) == {one: ENDED}


@pytest.mark.parametrize(
    ("months", "words"), [(1, "1 month"), (12, "1 year"), (18, "18 months"), (84, "7 years")]
)
def test_months_are_told_as_years_where_they_are_whole(months: int, words: str) -> None:
    assert months_in_words(months) == words
