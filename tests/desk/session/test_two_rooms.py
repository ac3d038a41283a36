"""After a low pulse: a pause for everybody, then two rooms, or the plan B; no words point at anybody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.desk import SECOND_LOOK, House, picture, settle, with_plan_b

from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session

LOW = (1, 0, 2, 5, 3)


@pytest.fixture
def led(house: House, desk: Desk, session: SessionId) -> Conductor:
    """A session of a plan that has a plan B, and whose pulse is asked on slips; it has begun."""
    with_plan_b(house.folder, desk)
    house.clock.to("2026-11-25T09:30")
    conductor = open_session(desk, session)
    assert conductor.start().ok
    return conductor


def look(conductor: Conductor) -> Preview:
    found = conductor.preview_plan_b()
    assert isinstance(found, Preview), found
    return found


def reopened(conductor: Conductor, house: House) -> Conductor:
    settle(conductor, lambda: conductor.saved().word == "saved")
    return open_session(house.desk("Ida"), conductor.session)


def told(conductor: Conductor) -> list[str]:
    """The moves in the words of the log, for the facilitator."""
    settle(conductor, lambda: conductor.saved().word == "saved")
    (row,) = (
        each for each in conductor.desk.store.sessions() if each.session.id == conductor.session
    )
    log = session_log(conductor.desk, row, Profile.FACILITATOR)
    return [move.what for move in log.moves]


def test_a_pulse_keeps_how_the_script_has_it_asked_or_what_somebody_says(led: Conductor) -> None:
    assert led.asked_how() == "slips"
    led.take_pulse((0, 0, 2, 5, 3))
    led.take_pulse((0, 0, 2, 5, 3), how="eyes closed")
    assert [pulse.how for pulse in led.room.run.pulses] == ["slips", "eyes closed"]
    assert told(led)[-2:] == [
        "pulse on slips: median 4, nobody below 3",
        "pulse with eyes closed: median 4, nobody below 3",
    ]


def test_one_low_answer_pauses_for_all_and_then_says_two_rooms(
    led: Conductor, house: House
) -> None:
    led.goto("2/trace-it")
    said = led.take_pulse(LOW).words
    assert said == (
        "Pulse: median 4, not all at 3 or more. First a pause of five minutes, for everybody, without "
        "a reason. Then two rooms: go on here, or plan B, “A second look”. Each chooses, and nobody "
        "says why."
    )
    assert led.is_low()
    assert [each.means for each in led.low_answers()] == ["pause", "plan-b"]
    assert not led.two_rooms_due()
    assert led.pause_for_all().words == "On the wall: back at 09:35."
    assert led.room.run.state is State.PAUSED
    assert led.two_rooms_due()
    assert led.rooms_asked().startswith("Two rooms: go on here, or plan B, “A second look”.")
    assert led.go_on_in_two_rooms().words == (
        "Two rooms: this one goes on, “A second look” is beside it."
    )
    assert not led.two_rooms_due()
    assert led.room.run.at == "2/trace-it"
    assert told(led)[-1:] == ["went on"]
    assert "two rooms: this one went on, and “A second look” beside it; each chose" in told(led)
    assert not [line for line in told(led) if "one person" in line or "said 1" in line]
    assert picture(reopened(led, house)) == picture(led)


def test_no_word_on_the_wall_tells_of_a_low_pulse(led: Conductor) -> None:
    before = led.public()
    led.take_pulse(LOW)
    assert led.public() == before
    led.pause_for_all()
    assert led.public().message == ""
    assert led.public().back_at


def test_a_plan_b_that_is_taken_while_its_item_runs_has_the_minutes_that_are_left(
    led: Conductor, house: House
) -> None:
    led.goto("2/trace-it")
    left = sum(led.sheet.stop(stop).span.ideal for stop in ("2/trace-it", "2/hear-it", "2/name-it"))
    house.clock.now += 2 * 60
    found = look(led)
    assert found.title == "Plan B: “A second look” instead of what is left of “Whose rule?”."
    assert led.accept(found).ok
    assert led.room.run.at == "n1/tell-it"
    item = next(item for item in led.sheet.items if item.id == "n1")
    assert item.length == left - 2 * 60
    assert led.sheet.stop("2/name-it").out
    assert not led.plan_b()
    assert told(led)[-1] == "plan B: “A second look” instead of “Whose rule?”"
    assert picture(reopened(led, house)) == picture(led)
    assert led.undo().words == "Undone: plan B."
    assert led.room.run.at == "2/trace-it"
    assert led.plan_b() == "A second look"


def test_taken_before_it_comes_it_begins_when_the_other_would_have(led: Conductor) -> None:
    assert led.take_pulse(LOW).words.endswith(
        "Then two rooms when “Whose rule?” comes: that one, or plan B, “A second look”. Each "
        "chooses, and nobody says why."
    )
    assert led.accept(look(led)).ok
    assert led.room.run.at == "1"
    assert led.next().ok
    assert led.room.run.at == "n1/tell-it"


def test_a_pause_goes_on_where_the_plan_b_is_taken_in_it(led: Conductor, house: House) -> None:
    led.goto("2/trace-it")
    led.take_pulse(LOW)
    led.pause_for_all()
    house.clock.now += 4 * 60
    assert led.accept(look(led)).ok
    assert led.room.run.state is State.PAUSED
    house.clock.now += 60
    assert led.pause().ok
    assert led.room.run.used(house.clock.now) == 0
    house.clock.now += 60
    assert led.room.run.used(house.clock.now) == 60


@pytest.mark.parametrize("does", [lambda c: c.accept(look(c)), lambda c: c.go_in_two_rooms()])
def test_the_run_names_the_version_that_was_pinned_with_the_plan(
    led: Conductor, house: House, does: Callable[[Conductor], object]
) -> None:
    path = house.folder / "with-plan-b" / "exercises" / "second-look.md"
    path.write_text(SECOND_LOOK.replace("A second look", "A third look"), encoding="utf-8")
    assert library.load(led.desk, [path.parent.parent]).refused == ()
    does(led)
    data = led.room.entries[-1].data or {}
    held = led.desk.store.content_by_sha(data["item"]["sha"])
    assert held is not None
    assert held.title == "A second look"


def test_two_rooms_that_were_said_without_a_pause_stop_no_clock(led: Conductor) -> None:
    led.goto("2/trace-it")
    assert led.go_on_in_two_rooms().ok
    assert led.room.run.state is State.RUNNING


def test_without_a_plan_b_a_low_pulse_tells_the_way_up(started: Conductor) -> None:
    assert "two rooms" not in started.take_pulse(LOW).words
    assert [each.means for each in started.low_answers()] == ["pause"]
    assert started.preview_plan_b() == started.go_in_two_rooms()
    assert started.pause_for_all().ok
    assert not started.two_rooms_due()


def test_at_close_nothing_is_paused(led: Conductor) -> None:
    assert led.take_pulse(LOW, ends=True).words == "Pulse: median 4, not all at 3 or more."
    assert not led.is_low()


def test_before_the_start_there_is_nothing_to_do_instead(
    house: House, desk: Desk, session: SessionId
) -> None:
    with_plan_b(house.folder, desk)
    conductor = open_session(desk, session)
    assert conductor.plan_b() == ""
    assert not isinstance(conductor.preview_plan_b(), Preview)
