"""A session that lasts into another day: dates stand beside times, and nights are no work."""

from __future__ import annotations

import pytest
from support.desk import COHORT, PLAN, House, said, settle

from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library.actual_times import actuals
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.people.sessions import find_session, new_session
from l4pc_tui.desk.session.close import closing
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.exchange.session_log import to_csv, to_markdown
from l4pc_tui.plain import session_lines


def shown(found: object) -> Preview:
    assert isinstance(found, Preview), found
    return found


def next_morning(conductor: Conductor, house: House, *, waited: bool | None = None) -> Conductor:
    """Left on Wednesday at 10:00, on “Trace it”; opened on Thursday at 10:00."""
    house.clock.to("2026-11-25T09:50")
    conductor.goto("2/pick-one")
    house.clock.to("2026-11-25T10:00")
    conductor.next()
    conductor.note("nobody asked who made it")
    conductor.let_go()
    assert conductor.drain(5)
    conductor.desk.close()
    house.clock.to("2026-11-26T10:00")
    again = open_session(house.desk(), conductor.session)
    if waited is not None:
        assert again.answer_away(waited=waited).ok
    return again


@pytest.fixture
def second_day(started: Conductor, house: House) -> Conductor:
    return next_morning(started, house, waited=True)


def test_on_the_second_day_every_time_of_the_first_has_its_date(second_day: Conductor) -> None:
    view = second_day.view()
    assert view.clock == "10:00"
    assert [line.time for line in view.sheet if not line.indent] == [
        "25 Nov 09:30", "25 Nov 09:50", "10:17", "10:32", "10:52",
    ]  # fmt: skip
    assert "finish 11:17 (planned 25 Nov 11:30)" in said(view.standing)
    assert (view.card.until, view.card.due) == ("until 10:04", "planned 25 Nov 09:54")
    assert [note.time for note in view.notes] == ["25 Nov 10:00"]
    plain = session_lines.sheet(view)
    assert plain[0].startswith("1. 25 Nov 09:30 Arrivals")
    assert any(line.startswith("finish 11:17 (planned 25 Nov 11:30)") for line in
               session_lines.standing(view))  # fmt: skip


def test_a_session_over_midnight_says_which_times_are_of_the_next_day(
    desk: Desk, house: House
) -> None:
    row = new_session(desk, COHORT, PLAN, "2026-11-25", starts="23:00")
    house.clock.to("2026-11-25T23:00")
    conductor = open_session(house.desk(), row.session.id)
    conductor.start()
    assert "finish 26 Nov 01:00" in said(conductor.view().standing)
    house.clock.to("2026-11-26T00:10")
    assert "finish 01:32 (planned 01:00)" in said(conductor.view().standing)


def test_the_log_of_two_days_never_runs_backwards_unsaid(
    second_day: Conductor, house: House
) -> None:
    house.clock.now += 9 * 60
    second_day.note("it was the landlord")
    second_day.next()
    house.clock.now += 60
    assert second_day.close().ok
    assert second_day.drain(5)
    log = session_log(
        second_day.desk, find_session(second_day.desk, second_day.session), Profile.FACILITATOR
    )
    text = to_markdown(log)
    assert "Started 09:30. Finished 26 Nov 10:10 (planned 11:30)." in text.replace(
        " (planned 09:30)", ""
    )
    happened = text.partition("## In order")[2].splitlines()
    assert any(line.startswith("- 10:00 on to “Trace it”") for line in happened)
    assert any(line.startswith("- 26 Nov 10:09 on to “Hear it”") for line in happened)
    assert "- it was the landlord (26 Nov 10:09 · " in text
    assert "26 Nov 10:09,note,it was the landlord" in to_csv(log)["notes.csv"]
    assert ",10:00,note,nobody asked who made it" in to_csv(log)["notes.csv"]
    assert any("26 Nov 10:09" in line and "Hear it" in line for line in text.splitlines())


def test_what_close_tells_of_a_session_of_two_days_has_the_date(second_day: Conductor) -> None:
    told = dict(closing(second_day).lines)
    assert said(told["TIME"]).startswith("25 Nov 09:30 to 10:00")
    assert "planned to 25 Nov 11:30" in said(told["TIME"])


def test_a_clock_time_typed_on_the_second_day_is_that_day_s(second_day: Conductor) -> None:
    found = shown(second_day.preview_lock(FINISH, "17:00"))
    assert found.title == "Finish moves from 25 Nov 11:30 to 17:00."
    assert "gone by" not in found.rest
    assert second_day.accept(found).ok
    assert "(planned 17:00)" in said(second_day.view().standing)
    assert second_day.sheet.finish == second_day.desk.now() + 7 * 3600
    later = shown(second_day.preview_lock(FINISH, "22:30"))
    assert later.title == "Finish moves from 17:00 to 22:30."
    by = shown(second_day.preview_lock("3", "10:40"))
    assert by.title == "Break moves from 25 Nov 10:30 to 10:40."


def test_what_has_gone_by_on_the_day_itself_has_gone_by(started: Conductor, house: House) -> None:
    house.clock.to("2026-11-25T11:00")
    assert "10:00 has gone by." in shown(started.preview_lock(FINISH, "10:00")).rest


@pytest.mark.parametrize("waited", [True, False])
def test_until_three_is_until_three_whatever_the_night_was_said_to_be(
    started: Conductor, house: House, waited: bool
) -> None:
    again = next_morning(started, house, waited=waited)
    assert again.set_length("15:00").ok
    assert again.view().card.until == "until 15:00"
    assert again.adjust(300).ok
    assert again.view().card.until == "until 15:05"
    assert not again.set_length("8:00 pm").ok
    assert again.set_length("20:00").words == "Nothing takes longer than 8 hours here."


def test_a_room_that_was_said_to_go_on_is_asked_about_on_another_day(
    started: Conductor, house: House
) -> None:
    house.clock.to("2026-11-25T10:00")
    started.goto("4")
    started.leave(goes_on=True)
    assert started.drain(5)
    started.desk.close()
    house.clock.to("2026-11-25T10:05")
    same = open_session(house.desk(), started.session)
    assert same.view().away is None, "on the same day it goes on, as was said"
    same.leave(goes_on=True)
    same.desk.close()
    house.clock.to("2026-11-26T10:00")
    again = open_session(house.desk(), started.session)
    question = again.view().away
    assert question is not None
    assert question.asked == "Away for 24 h."
    assert again.answer_away(waited=True).ok
    assert again.view().card.timer == "20:00"


@pytest.mark.parametrize("answered", [True, False, None])
def test_a_night_is_nothing_that_a_step_usually_takes(
    started: Conductor, house: House, answered: bool | None
) -> None:
    again = next_morning(started, house, waited=answered)
    house.clock.now += 7 * 60
    again.next()
    house.clock.now += 8 * 60
    assert again.next().ok
    assert again.close().ok
    assert again.drain(5)
    told = {step: actual.told for step, actual in actuals(again.desk, "whose-rule").items()}
    assert told["hear-it"] == "usually 8 min (1 run)"
    # While it waited the clock stood: that is known of the step, and nothing else is.
    assert told.get("trace-it", "") == ("usually 7 min (1 run)" if answered else "")
    row = new_session(again.desk, COHORT, PLAN, "2026-11-27")
    house.clock.to("2026-11-27T09:30")
    after = open_session(again.desk, row.session.id)
    settle(after, lambda: bool(after.usual))
    usual = {name.step: each.short for name, each in after.usual.items()}
    assert usual["hear-it"] == "usually 8 (1 run)"
    assert usual.get("trace-it", "") == ("usually 7 (1 run)" if answered else "")


def test_a_lid_closed_for_a_while_tells_nothing_of_the_step(
    started: Conductor, house: House
) -> None:
    started.goto("2/hear-it")
    started.tick()
    house.clock.now += 40 * 60
    started.tick()
    assert started.answer_away(waited=False).ok
    started.next()
    started.close()
    assert started.drain(5)
    assert "hear-it" not in actuals(started.desk, "whose-rule")


def test_where_the_clock_was_put_back_the_log_keeps_the_order_of_what_happened(
    started: Conductor, house: House
) -> None:
    house.clock.to("2026-11-25T10:20")
    started.goto("2/pick-one")
    started.tick()
    house.clock.change(-3600)
    started.tick()
    house.clock.now += 60
    started.next()
    started.note("after the clock was put back")
    assert started.drain(5)
    log = session_log(
        started.desk, find_session(started.desk, started.session), Profile.FACILITATOR
    )
    happened = to_markdown(log).partition("## In order")[2].splitlines()
    order = [next(n for n, line in enumerate(happened) if words in line) for words in
             ("started", "straight to “Pick one”", "put back by 1 h", "on to “Trace it”",
              "after the clock")]  # fmt: skip
    assert order == sorted(order)


def test_a_closed_session_shows_its_day_when_it_is_looked_at_later(
    started: Conductor, house: House
) -> None:
    house.clock.to("2026-11-25T11:25")
    assert started.close().ok
    assert said(started.view().standing) == "closed at 11:25, planned 11:30"
    house.clock.to("2026-12-03T09:00")
    assert said(started.view().standing) == "closed at 25 Nov 11:25, planned 25 Nov 11:30"
    house.clock.to("2027-01-03T09:00")
    assert said(started.view().standing).startswith("closed at 25 Nov 2026 11:25")
