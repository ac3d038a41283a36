"""Who gets a certificate, and for how many hours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.certificates.who import (
    Attended,
    Given,
    Somebody,
    Why,
    decide,
    in_quarters,
)
from l4pc_tui.core.people.hours import Basis, Hours
from l4pc_tui.core.record.names import PersonId, SessionId

GIVEN = tuple(
    Given(SessionId(f"s{number}"), f"2026-10-0{number}", f"Half day {number}", number, 2.5 * 3600)
    for number in (1, 2)
)


def been(number: int, minutes: float, together: float | None = 0.0) -> Attended:
    seconds = None if together is None else together * 60
    return Attended(
        GIVEN[number - 1], Hours(minutes * 60, Basis.REGISTER), seconds, (), "09:30", "12:00"
    )


def person(*lines: Attended, bars: Why | None = None) -> Somebody:
    return Somebody(PersonId("p"), "Ann [/x] Lee", lines, bars)


def test_hours_are_rounded_to_a_quarter_once_and_on_the_total() -> None:
    # Each of these alone would be two hours and a quarter.
    who = person(been(1, 128), been(2, 128))
    assert in_quarters(128 * 60) == 2.25
    assert who.hours == 4.25
    assert person(been(1, 7)).hours == 0
    assert person(been(1, 7.5)).hours == 0.25


@given(st.lists(st.tuples(st.floats(0, 600), st.none() | st.floats(0, 1)), max_size=6))
def test_learning_with_others_is_never_more_than_the_hours_and_never_guessed(
    told: list[tuple[float, float | None]],
) -> None:
    who = person(*(been(1, minutes, None if part is None else minutes * part)
                   for minutes, part in told))  # fmt: skip
    if all(part is None for _, part in told):
        assert who.together is None
    else:
        assert who.together is not None
        assert 0 <= who.together <= who.hours
    assert who.unknown == sum(part is None for _, part in told)


def test_the_threshold_is_a_share_of_what_was_delivered_whoever_it_is() -> None:
    there, part = person(been(1, 150), been(2, 90)), person(been(2, 150))
    gets, none = decide([there, part], GIVEN, 0.8)
    assert gets == (there,)
    (refused,) = none
    assert refused.why is Why.UNDER
    assert refused.told == "was there for 2 h 30 min of 5 h, 50 %; 80 % is asked for"
    assert decide([part], GIVEN, 0.5)[0] == (part,)


@pytest.mark.parametrize("why", [Why.FACILITATES, Why.WALK_IN, Why.ERASED])
def test_who_is_no_participant_gets_none_however_long_they_were_there(why: Why) -> None:
    gets, none = decide([person(been(1, 150), been(2, 150), bars=why)], GIVEN, 0)
    assert not gets
    assert none[0].why is why


def test_who_was_never_there_gets_none_even_without_a_threshold() -> None:
    _, none = decide([person(), person(been(1, 5))], GIVEN, 0)
    assert [each.why for each in none] == [Why.NEVER, Why.UNDER]
