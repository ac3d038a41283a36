from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.there import there

from l4pc_tui.core.people.register import Register, Registered, Stretch, delivered, moment, united
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.core.record.nouns import Mark, Person, Presence

NINE = "2026-10-06T09:00:00+01:00"
DAY = Stretch(there(moment(NINE)), there(moment("2026-10-06T16:00:00+01:00")))
LUNCH = Stretch(
    there(moment("2026-10-06T12:30:00+01:00")), there(moment("2026-10-06T13:15:00+01:00"))
)


def row(
    mark: str = "", arrived: str = "", left: str = "", *, facilitates: bool = False
) -> Registered:
    person = Person(PersonId("p"), "Ann [/x] Lee")
    noted = Mark("s/p", SessionId("s"), PersonId("p"), mark, arrived, left) if mark else None
    return Registered(person, noted, facilitates)


def at(clock: str) -> str:
    return f"2026-10-06T{clock}:00+01:00"


def test_counts_are_told_in_words_and_nobody_s_are_left_out() -> None:
    marks = ["here"] * 11 + ["online"] * 2 + ["sorry", "", "late"]
    register = Register(tuple(row(mark) for mark in marks))
    assert register.in_words() == "11 here · 1 late · 2 online · 1 sorry · 1 not yet marked"


def test_every_mark_has_its_words() -> None:
    register = Register(tuple(row(mark) for mark in (*Presence, "")))
    assert register.in_words() == (
        "1 here · 1 late · 1 online · 1 left early · 1 sorry · 1 absent · 1 not yet marked"
    )


def test_an_empty_register_says_so() -> None:
    assert Register(()).in_words() == "nobody on the register yet"


def test_facilitators_are_on_the_register_and_in_no_count() -> None:
    register = Register((row("here", facilitates=True), row("here"), row()))
    assert register.in_words() == "1 here · 1 not yet marked"
    assert len(register.present) == len(register.unmarked) == 1
    assert register.facilitators_in_words() == "Ann [/x] Lee facilitates"


def test_two_facilitators_are_named_together() -> None:
    register = Register((row(facilitates=True), row(facilitates=True), row()))
    assert register.facilitators_in_words() == "Ann [/x] Lee and Ann [/x] Lee facilitate"
    assert Register(()).facilitators_in_words() == ""


def test_a_person_who_left_is_not_present() -> None:
    assert Register((row("left-early"), row("absent"), row("sorry"), row())).present == ()


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
    assert delivered(registered, DAY, [LUNCH]) == minutes * 60


def test_breaks_that_overlap_are_not_taken_twice() -> None:
    again = Stretch(LUNCH.start - 600, LUNCH.end - 600)
    assert delivered(row("here"), DAY, [LUNCH, again, LUNCH]) == (7 * 60 - 55) * 60


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
    assert 0 <= delivered(row(mark, *times), session, breaks) <= max(worked, 0)
