"""Every way down shows its lights first; what they said and why one went on is in the log."""

from __future__ import annotations

import pytest
from support.desk import House, picture, settle

from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session


def at(conductor: Conductor, name: str) -> None:
    """Go to the step of that name."""
    stop = next(stop for stop in conductor.sheet.stops if stop.name == name)
    assert conductor.goto(stop.id).ok


def reopened(conductor: Conductor, house: House) -> Conductor:
    """The same session as another console reads it from the file."""
    settle(conductor, lambda: conductor.saved().word == "saved")
    return open_session(house.desk("Ida"), conductor.session)


def test_a_step_that_is_deeper_takes_a_reason_where_the_lights_ask_for_one(
    started: Conductor, house: House
) -> None:
    at(started, "Pick one")
    assert started.take_pulse((0, 2, 1, 1, 1)).ok
    for _ in range(3):
        assert started.need().ok, "round to fresh again, and said"
    ways = {
        "next": started.down_by_next(),
        "goto": started.down_by_goto("2/trace-it"),
    }
    assert started.down_by_back() == ()
    for (way,) in ways.values():
        assert way.words == "Trace it"
        seen = way.lights()
        assert seen is not None
        assert (seen.place, seen.reasoned) == ("Feel", True)
        assert seen.told == "Hold: pairs, silence, a break or plainer words."
        refused = way.go(" ")
        assert not refused.ok
        assert refused.words.endswith("Say why deeper all the same.")
    assert ways["goto"][0].go("They [/x] asked").ok
    assert started.view().card.name == "Trace it"
    kept = started.room.entries[-1].data
    assert kept is not None
    assert (kept["reason"], kept["lights"]["advice"]) == ("They [/x] asked", "hold")
    assert ways["next"][0].lights() is None, "it leads to the surface by now"
    assert started.down_by_next() == ()
    assert picture(reopened(started, house)) == picture(started)


def test_a_step_that_the_plan_leads_to_is_its_own_reason_while_nothing_is_red(
    started: Conductor,
) -> None:
    at(started, "Pick one")
    (way,) = started.down_by_next()
    seen = way.lights()
    assert seen is not None
    assert (seen.need.words, seen.safety.words) == ("still fresh", "not asked")
    assert (seen.advice, seen.reasoned) == ("deeper", False)
    assert seen.told == "As planned, and nothing is red."
    assert way.go("").ok
    kept = started.room.entries[-1].data
    assert kept is not None
    assert (kept["reason"], kept["lights"]["safety"]) == ("as planned", "amber")
    (beyond,) = started.down_by_asking()[:1] or (None,)
    assert beyond is None, "the question at its own place is no descent"
    started.reveal()
    (beyond, *_) = started.down_by_asking()
    lights = beyond.lights()
    assert lights is not None
    assert lights.reasoned, "beyond the plan it takes a reason"


@pytest.mark.parametrize(
    ("counts", "flag", "reasoned"),
    [((0, 0, 1, 1, 1), "", False), ((0, 1, 1, 1, 1), "", False), ((1, 1, 1, 1, 1), "", True),
     ((), "red card", True)],
)  # fmt: skip
def test_a_planned_step_asks_for_a_reason_at_red_and_at_two_ambers_that_were_answered(
    started: Conductor, counts: tuple[int, ...], flag: str, reasoned: bool
) -> None:
    at(started, "Pick one")
    assert started.take_pulse(counts, flag).ok
    (way,) = started.down_by_next()
    seen = way.lights()
    assert seen is not None
    assert seen.reasoned is reasoned
    assert way.go("").ok is not reasoned


def test_a_door_and_a_step_back_that_lead_deeper_show_the_lights(started: Conductor) -> None:
    at(started, "Hear it")
    (back,) = started.down_by_back()
    assert back.words == "Trace it"
    assert started.undo().ok
    at(started, "Trace it")
    assert started.up().ok
    (again,) = started.down_by_door(3)
    assert again.words == "Trace it", "once more, from the surface down"
    assert again.go("We agreed").ok
    kept = started.room.entries[-1].data
    assert kept is not None
    assert kept["again"]
    assert kept["reason"] == "We agreed"
    assert started.down_by_door(1) == (), "the side step leaves the group where it is"
    assert started.down_by_door(9) == ()


def test_no_way_down_is_shown_while_it_stands_still_or_another_runs_it(
    started: Conductor, house: House
) -> None:
    at(started, "Pick one")
    twin = reopened(started, house)
    assert twin.reading
    assert twin.down_by_next() == twin.down_by_asking() == ()
    started.pause()
    assert started.down_by_next() == started.down_by_goto("2/trace-it") == ()
    assert started.down_by_asking() == ()


def test_below_the_ceiling_is_asked_last_and_the_log_says_so(started: Conductor) -> None:
    at(started, "Trace it")
    assert started.reveal().ok
    assert started.view().ceiling == "1 more below today’s ceiling, with a reason"
    (way,) = started.down_by_asking()
    assert way.words == "What would have to be true for it to be wrong?"
    seen = way.lights()
    assert seen is not None
    assert seen.below == "session 1 goes no deeper than Feel"
    assert "goes no deeper than Feel" in way.go("").words
    assert way.go("They need it").ok
    desk = started.desk
    settle(started, lambda: started.saved().word == "saved")
    row = desk.store.session(started.session)
    assert row is not None
    told = session_log(desk, row, Profile.FACILITATOR).moves[-1].told
    assert told == (
        "asked deeper: Question (the lights said hold; "
        "below the ceiling: session 1 goes no deeper than Feel; They need it)"
    )


def test_who_comes_up_late_is_told_the_returns_short_form(started: Conductor, house: House) -> None:
    at(started, "Trace it")
    assert started.come_up().words == "", "there is time for all of it"
    started.undo()
    break_at = next(held.lock for held in started.sheet.items if held.name == "Break")
    assert break_at is not None
    house.clock.now = break_at - 5 * 60
    started.take_pulse((1, 0, 1, 4, 3))
    assert (
        started.view().way_up == "the Return in its short form: 4 min now, 25 min after the break"
    )
    assert started.come_up().words == (
        "The Return in its short form: 4 min now, 25 min after the break."
    )
    assert started.view().card.name == "Name it"
