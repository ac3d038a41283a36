"""What stands on the wall by the facilitator's wish, and outlives the console."""

from __future__ import annotations

import json

import pytest
from support.desk import House, settle

from l4pc_tui.core.live.view.on_wish import NOTHING, OnWish, from_text, to_text
from l4pc_tui.core.live.view.public import PublicView, to_json
from l4pc_tui.core.live.view.wall_words import WallWords, wall_words
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.settings_file import set_setting
from l4pc_tui.desk.wall.on_the_wall import NO_WORDS, fact_of


def wall(conductor: Conductor) -> WallWords:
    return wall_words(conductor.public(), conductor.desk.now())


def crashed(conductor: Conductor, house: House) -> Conductor:
    """The console is gone without a word, and another one opens the session."""
    session = conductor.session
    assert conductor.desk.store.fact(fact_of(session)) is not None
    house.close()
    again = open_session(house.desk(), session)
    # The lease of a process that lives is kept; here the tests' own does.
    assert not again.reading or again.take_over().ok
    return again


def to_the_break(conductor: Conductor, house: House) -> None:
    rest = next(item for item in conductor.sheet.items if item.rests)
    assert conductor.goto(conductor.sheet.stops[rest.stops[0]].id).ok
    house.clock.now += 60


def test_a_dark_wall_holds_nothing_and_no_restart_lifts_it(
    started: Conductor, house: House
) -> None:
    assert started.wall.blank().ok
    assert started.wall.told() == "The wall is dark."
    assert started.public() == PublicView("running", blank=True)
    again = crashed(started, house)
    assert again.wall.told() == "The wall is dark."
    assert wall(again).kind == "blank"
    again.undo()
    assert again.public().blank, "taking something back lights no wall"
    assert again.wall.blank().ok
    assert not again.public().blank


def test_a_dark_wall_stays_dark_over_steps_the_end_and_a_message(
    started: Conductor,
) -> None:
    started.wall.blank()
    said = started.wall.say("Coffee is here")
    assert said.ok
    assert "dark" in said.words
    assert wall(started).kind == "blank"
    assert started.next().ok
    assert started.close().ok
    assert wall(started).kind == "blank"
    started.wall.blank()
    assert wall(started).kind == "end"


@pytest.mark.parametrize(
    "kept", ["{", "[]", '{"blank": 3}', '{"message": 3}', '{"other": 1}', "\x00"]
)
def test_what_cannot_be_read_is_a_dark_wall(kept: str) -> None:
    assert from_text(kept) == OnWish(blank=True)
    assert from_text("") == NOTHING
    assert from_text(to_text(OnWish(message="a", said=1.0))) == OnWish(message="a", said=1.0)


def test_in_a_break_one_wish_says_when_to_be_back_and_it_outlives_step_and_console(
    started: Conductor, house: House
) -> None:
    to_the_break(started, house)
    assert wall(started).lead == "Back at", "the break says so by itself"
    offered = started.wall.back_offered()
    assert started.wall.back().ok
    assert started.wall.told() == f"On the wall: back at {offered}."
    assert started.wall.back("20").ok
    later = wall(started)
    assert later.headline != offered
    assert later.clock is not None
    assert later.clock.words == "about 20 minutes"
    assert started.next().ok
    again = crashed(started, house)
    assert wall(again) == later
    house.clock.now += 22 * 60
    assert wall(again).kind != "break"
    assert again.wall.told() == ""


def test_change_over_stands_half_a_minute_and_two_more_minutes_are_counted(
    started: Conductor, house: House
) -> None:
    before = wall(started)
    started.wall.change_over()
    assert (wall(started).headline, wall(started).clock) == ("Change over", None)
    house.clock.now += 31
    assert wall(started).kind == before.kind
    started.wall.two_more()
    house.clock.now += 60
    told = wall(started)
    assert told.clock is not None
    assert (told.headline, told.clock.words) == ("Two more minutes", "about a minute")
    house.clock.now += 61
    assert wall(started).kind == before.kind


def test_own_words_stand_until_they_are_taken_away_or_the_session_goes_on(
    started: Conductor, house: House
) -> None:
    for nothing in ("  ", "\u200b\ufeff", "\u200d \u2800\u3164", "\u00ad\u0301"):
        assert started.wall.say(nothing).words == NO_WORDS
    assert started.wall.say("Lunch [/x] is\x1b[31m here").ok
    house.clock.now += 3600
    assert wall(started).headline == "Lunch [/x] is\ufffd[31m here"
    assert wall(crashed(started, house)).kind == "message"


def test_a_message_goes_with_its_step_and_by_hand(started: Conductor) -> None:
    started.wall.say("One")
    assert started.next().ok
    assert wall(started).kind == "question"
    started.wall.say("Two")
    assert started.wall.take_away().ok
    assert wall(started).kind == "question"
    assert not started.wall.take_away().ok


@pytest.mark.parametrize("typed", ["soon", "-5", "9h", "25:00"])
def test_a_time_that_is_none_is_refused_in_words(typed: str, started: Conductor) -> None:
    said = started.wall.back(typed)
    assert not said.ok
    assert said.words
    assert started.wall.told() == ""


def test_outside_a_break_the_time_must_be_said(started: Conductor) -> None:
    assert not started.wall.back().ok
    assert started.wall.back("10:45").ok
    assert wall(started).headline == "10:45"


def test_who_reads_along_sees_what_stands_there_and_changes_nothing(
    started: Conductor, house: House
) -> None:
    second = open_session(house.desk(), started.session)
    assert second.reading
    started.wall.blank()
    assert not second.wall.blank().ok
    settle(second, lambda: bool(second.wall.told()))
    assert second.wall.told() == "The wall is dark."
    assert second.take_over().ok
    assert second.public().blank


def test_before_the_start_the_room_reads_when_it_begins_and_where_it_is(
    conductor: Conductor, house: House
) -> None:
    house.clock.to("2026-11-25T09:20")
    conductor.tick()
    said = wall(conductor)
    assert (said.headline, said.texts) == ("We begin at 09:30", ("Good morning.",))
    assert said.foot.endswith("The Old Boathouse")
    told = json.dumps(to_json(conductor.public(), session="s", beat=0.0, rehearsal=False))
    assert "door" not in told


def test_a_file_that_may_only_be_read_is_told_so(desk: Desk, session: SessionId) -> None:
    conductor = open_session(desk, session)
    conductor.reading = True
    conductor.holder = "another console"
    for said in (conductor.wall.blank(), conductor.wall.say("x"), conductor.wall.back("10"),
                 conductor.wall.take_away(), conductor.wall.two_more()):  # fmt: skip
        assert not said.ok
        assert "another console" in said.words


def test_own_words_greet_before_the_start_and_thank_at_the_end(
    desk: Desk, conductor: Conductor, house: House
) -> None:
    set_setting(desk, "welcome", "Take a drink.")
    set_setting(desk, "thanks", "Your card goes with you.")
    house.clock.to("2026-11-25T09:20")
    assert wall(conductor).texts == ("Take a drink.", "Good morning.")
    conductor.start()
    assert "Take a drink." not in wall(conductor).texts
    conductor.close()
    assert (wall(conductor).kind, wall(conductor).texts) == ("end", ("Your card goes with you.",))
