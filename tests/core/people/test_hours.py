from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.there import there

from l4pc_tui.core.people.hours import (
    Basis,
    Held,
    Hours,
    Stretch,
    hours,
    in_minutes,
    moment,
    sum_in_words,
    united,
)
from l4pc_tui.core.people.register import Registered
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.core.record.nouns import Mark, Person, Presence

NINE = "2026-10-06T09:00:00+01:00"
DAY = Stretch(there(moment(NINE)), there(moment("2026-10-06T16:00:00+01:00")))
LUNCH = Stretch(
    there(moment("2026-10-06T12:30:00+01:00")), there(moment("2026-10-06T13:15:00+01:00"))
)
HELD = Held(DAY, (LUNCH,))


def row(
    mark: str = "", arrived: str = "", left: str = "", *, facilitates: bool = False,
    spans: Sequence[tuple[str, str]] = (), stated: int = 0,
) -> Registered:  # fmt: skip
    person = Person(PersonId("p"), "Ann [/x] Lee")
    told = tuple(f"{came}/{went}" for came, went in spans)
    noted = (
        Mark("s/p", SessionId("s"), PersonId("p"), mark, arrived, left, "", told, stated)
        if mark else None
    )  # fmt: skip
    return Registered(person, noted, facilitates)


def at(clock: str) -> str:
    return f"2026-10-06T{clock}:00+01:00"


@pytest.mark.parametrize(
    ("registered", "minutes"),
    [
        (row("here"), 7 * 60 - 45),
        (row("here", at("08:30")), 7 * 60 - 45),
        (row("late", at("10:00")), 6 * 60 - 45),
        (row("online", at("10:00"), at("12:45")), 150),
        (row("left-early", "", at("12:00")), 180),
        (row("left-early", "", at("17:00")), 7 * 60 - 45),
        (row("here", at("12:40"), at("13:00")), 0),
        (row("here", at("15:00"), at("14:00")), 0),
        (row("here", at("17:00")), 0),
        (row("here", "nonsense", "\x1b[31m"), 7 * 60 - 45),
        (row("sorry", at("09:00")), 0),
        (row("absent"), 0),
        (row(), 0),
        (row("here", facilitates=True), 0),
    ],
)
def test_delivered_time_is_in_to_out_within_the_session_minus_breaks(
    registered: Registered, minutes: int
) -> None:
    assert hours(registered, HELD).seconds == minutes * 60


def test_breaks_that_overlap_are_not_taken_twice() -> None:
    again = Stretch(LUNCH.start - 600, LUNCH.end - 600)
    assert hours(row("here"), Held(DAY, (LUNCH, again, LUNCH))).seconds == (7 * 60 - 55) * 60


spans = st.builds(Stretch, st.integers(0, 50), st.integers(0, 50))


@given(st.lists(spans))
def test_united_spans_cover_the_same_moments_once(given_spans: list[Stretch]) -> None:
    def moments(some: Sequence[Stretch]) -> list[int]:
        return [second for span in some for second in range(int(span.start), int(span.end))]

    assert moments(united(given_spans)) == sorted(set(moments(given_spans)))


@given(st.sampled_from([*Presence]), spans, spans, st.lists(spans))
def test_delivered_time_is_never_longer_than_the_session(
    mark: Presence, stay: Stretch, session: Stretch, breaks: list[Stretch]
) -> None:
    times = [datetime.fromtimestamp(second, UTC).isoformat() for second in (stay.start, stay.end)]
    worked = session.length - sum(b.cut_to(session).length for b in united(breaks))
    assert 0 <= hours(row(mark, *times), Held(session, tuple(breaks))).seconds <= max(worked, 0)


ONLINE = [(at("09:05"), at("10:00")), (at("09:50"), at("11:00")), (at("13:00"), "")]


def test_the_stretches_of_a_file_count_once_each_and_without_the_break() -> None:
    told = hours(row("online", spans=ONLINE), HELD)
    assert told == Hours((115 + 165) * 60, Basis.REGISTER)


def test_minutes_that_a_service_states_count_where_its_times_have_gaps() -> None:
    assert hours(row("online", spans=ONLINE[:1], stated=40), HELD) == Hours(40 * 60, Basis.STATED)
    assert hours(row("online", stated=900), HELD) == Hours((7 * 60 - 45) * 60, Basis.STATED)


def test_what_rests_on_the_plan_says_so_and_what_the_register_knows_does_not() -> None:
    planned = Held(DAY, (LUNCH,), planned=True)
    assert hours(row("here", at("10:00")), planned).basis is Basis.PLANNED
    assert hours(row("here", at("10:00"), at("12:00")), planned).basis is Basis.REGISTER
    assert hours(row("here"), HELD).basis is Basis.REGISTER
    assert hours(row("sorry"), planned) == Hours()


def test_a_sum_is_rounded_once_and_says_what_it_rests_on() -> None:
    told = [Hours(20 * 60 + 20, Basis.REGISTER)] * 3 + [Hours(0.0), Hours(60, Basis.PLANNED)]
    assert in_minutes(told) == 62
    assert sum_in_words(told) == "1 h 2 min delivered (register, planned length)"
    assert sum_in_words([Hours()]) == ""
