"""A planned session gets another date, or is taken away."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.desk import COHORT, PLAN, House
from support.examples import examples

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.other_dates import move_session, remove_session, removing
from l4pc_tui.desk.people.sessions import find_session, new_session
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble


def refusal(call: object, *args: object, **how: object) -> Trouble:
    with pytest.raises(Trouble) as raised:
        call(*args, **how)  # type: ignore[operator]
    return raised.value


def test_a_planned_session_gets_another_date_and_keeps_all_else(
    desk: Desk, session: SessionId
) -> None:
    before = find_session(desk, session).session
    after = move_session(desk, f"{COHORT}/2026-11-25", " 2026-12-03 ").session
    assert after.date == "2026-12-03"
    assert find_session(desk, f"{COHORT}/2026-12-03").session == after
    assert {**after.data(), "date": ""} == {**before.data(), "date": ""}


def test_it_gets_another_time_too_and_keeps_it_when_it_is_moved_again(desk: Desk) -> None:
    made = new_session(desk, COHORT, PLAN, "2026-12-01").session.id
    assert move_session(desk, made, "2026-12-01", starts="9.30").session.starts == "09:30"
    assert move_session(desk, made, "2026-12-02").session.starts == "09:30"


def test_the_day_that_it_is_on_already_writes_nothing(desk: Desk, session: SessionId) -> None:
    before = desk.store.events(f"session:{session}")
    move_session(desk, session, "2026-11-25")
    assert desk.store.events(f"session:{session}") == before


@pytest.mark.parametrize(
    "on",
    ["", "  ", "tomorrow", "2026-02-30", "03/12/2026", "0001-01-01", "9999-12-31", "\x1b[31m",
     "٢٠٢٦-١٢-٠٣", "\u202e2026-12-03", "[bold]", "2" * 10_000],
)  # fmt: skip
def test_a_date_that_cannot_be_is_refused_in_clean_words(
    desk: Desk, session: SessionId, on: str
) -> None:
    trouble = refusal(move_session, desk, session, on)
    assert trouble.hint == "Write it as 2026-10-06: year-month-day."
    assert len(trouble.sentence) < 120
    assert not {"\x1b", "\u202e"} & set(trouble.sentence)
    assert find_session(desk, session).session.date == "2026-11-25"
    assert refusal(new_session, desk, COHORT, PLAN, on) if on else True


def test_a_time_that_cannot_be_is_refused(desk: Desk, session: SessionId) -> None:
    trouble = refusal(move_session, desk, session, "2026-12-03", starts="half nine")
    assert trouble.sentence == "“half nine” is not a clock time."
    assert find_session(desk, session).session.date == "2026-11-25"


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(on=st.text(max_size=20))
def test_whatever_is_typed_is_a_date_or_a_sentence(desk: Desk, session: SessionId, on: str) -> None:
    try:
        date = move_session(desk, session, on).session.date
    except Trouble:
        date = find_session(desk, session).session.date
    assert find_session(desk, f"{COHORT}/{date}").session.id == session


def test_a_planned_session_is_taken_away(desk: Desk, session: SessionId) -> None:
    told = remove_session(desk, session)
    assert told.endswith("on Wednesday 25 November 2026 is no longer planned.")
    assert desk.store.sessions() == ()
    desk.store.rebuild()
    assert desk.store.sessions() == ()


def test_one_that_is_open_elsewhere_stays_until_it_is_left(
    desk: Desk, house: House, session: SessionId
) -> None:
    other = open_session(house.desk(), session)
    for trouble in (
        refusal(move_session, desk, session, "2026-12-03"), refusal(remove_session, desk, session),
    ):  # fmt: skip
        assert trouble.sentence.endswith("is open in another console.")
    other.leave(goes_on=False)
    other.desk.store.later(int).result()
    assert move_session(desk, session, "2026-12-03").session.date == "2026-12-03"


def test_one_that_has_begun_is_neither_moved_nor_removed(desk: Desk, session: SessionId) -> None:
    conductor = open_session(desk, session)
    conductor.start()
    conductor.drain(10)
    conductor.leave(goes_on=False)
    for call, more in ((move_session, ("2026-12-03",)), (removing, ()), (remove_session, ())):
        assert refusal(call, desk, session, *more).hint == "Only planned sessions can."
    assert find_session(desk, session).session.date == "2026-11-25"


def test_one_with_a_mark_on_its_register_can_be_moved_but_not_removed(
    desk: Desk, session: SessionId
) -> None:
    conductor = open_session(desk, session)
    amina = next(e.person.id for e in conductor.room.enrolled if e.person.name.startswith("Amina"))
    conductor.mark(amina, "sorry")
    conductor.drain(10)
    conductor.leave(goes_on=False)
    for call in (removing, remove_session):
        assert "something was written in it already" in refusal(call, desk, session).sentence
    assert move_session(desk, session, "2026-12-03").session.date == "2026-12-03"
    assert [mark.mark for mark in desk.store.marks(session)] == ["sorry"]
