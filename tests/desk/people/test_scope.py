"""What an export is about: sessions, cohorts, days."""

from __future__ import annotations

import pytest
from support.desk import COHORT, PLAN

from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.scope import in_words, scope_of
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.trouble import Trouble


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Two cohorts: one with sessions on three days and one without a day, one with one session."""
    for on in ("2026-12-09", "2026-12-02"):
        new_session(desk, COHORT, PLAN, on)
    new_cohort(desk, "Oak Hall")
    new_session(desk, "Oak Hall", PLAN, "2026-12-04")
    return desk


def days(desk: Desk, *cohorts: str, first: str = "", last: str = "") -> list[str]:
    found = scope_of(desk, cohorts=cohorts, first=first, last=last)
    return [row.session.date for row in found.sessions]


def test_a_scope_holds_the_sessions_of_its_cohorts_between_its_days_in_order(two: Desk) -> None:
    assert days(two, COHORT) == ["2026-11-25", "2026-12-02", "2026-12-09"]
    assert days(two, "Oak Hall", COHORT, "oak hall", first="2026-12-02", last="2026-12-04") == [
        "2026-12-02", "2026-12-04",
    ]  # fmt: skip
    assert days(two, COHORT, last="2026-11-25") == ["2026-11-25"]
    assert days(two, COHORT, first="2026-12-09") == ["2026-12-09"]


def test_a_session_without_a_day_is_in_no_range_of_days(two: Desk) -> None:
    new_cohort(two, "Later", "year")
    assert days(two, "Later") == ["2026-11-25", ""]
    assert days(two, "Later", last="2027-12-31") == ["2026-11-25"]


def test_a_scope_is_told_in_words(two: Desk) -> None:
    both = scope_of(two, cohorts=(COHORT, "Oak Hall"), first="2026-12-01")
    assert (
        in_words(both)
        == "Lantern Valley and Oak Hall, 3 sessions, 1 December 2026 to 9 December 2026"
    )
    one = scope_of(two, session=f"{COHORT}/2026-11-25")
    assert in_words(one) == "Lantern Valley, A morning, Wednesday 25 November 2026"
    assert [each.name for each in one.cohorts] == [COHORT]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({}, "Nothing was named to write. Name a SESSION"),
        ({"session": "x", "cohorts": (COHORT,)}, "A session and a cohort were both named."),
        ({"session": f"{COHORT}/2026-11-25", "first": "2026-11-25"}, "A session has its own day."),
        ({"cohorts": ("Lantern Vale",)}, "called “Lantern Vale”. Did you mean “Lantern Valley”?"),
        ({"cohorts": (COHORT,), "first": "soon"}, "“soon” is not a date."),
        (
            {"cohorts": (COHORT,), "first": "2026-12-02", "last": "2026-12-01"},
            "The last day, Tuesday 1 December 2026, is before the first, Wednesday 2 December 2026.",
        ),
        (
            {"cohorts": (COHORT,), "first": "2027-01-01"},
            "No session of “Lantern Valley” lies in the days from Friday 1 January 2027. The first",
        ),
        ({"cohorts": ("Empty",)}, "“Empty” has no sessions yet."),
    ],
)
def test_what_cannot_be_meant_is_told_in_one_sentence(
    two: Desk, asked: dict[str, object], sentence: str
) -> None:
    new_cohort(two, "Empty")
    with pytest.raises(Trouble) as raised:
        scope_of(two, **asked)  # type: ignore[arg-type]
    assert sentence in f"{raised.value.sentence} {raised.value.hint}"
