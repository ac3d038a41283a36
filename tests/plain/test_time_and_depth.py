"""Time, plan and depth in words: every change is told first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.doors import ZONE, Clock, day_of_doors

from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.place import Place
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.plain.conversation import Talk

Say = Callable[..., list[str]]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Iterator[Any]:
    """A talk about the second session of a cohort: a day of doors."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "L4PC_RUNTIME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    session = day_of_doors(tmp_path / "l4pc.db", earlier=1)
    desk = open_desk(tmp_path / "l4pc.db", actor="Joss", clock=clock, zone=ZONE)
    told: list[str] = []
    talk = Talk(open_session(desk, session), told.append)
    talk.told = told  # type: ignore[attr-defined]
    talk.begin()
    yield talk
    desk.close()


@pytest.fixture
def say(talk: Any) -> Say:
    """Says lines; gives what was told to the last of them."""

    def said(*lines: str) -> list[str]:
        for line in lines:
            talk.told.clear()
            talk.hear(line)
        return list(talk.told)

    return said


@pytest.fixture
def late(say: Say, clock: Clock) -> Say:
    """The exercise begins at 11:00, twelve minutes late."""
    for minutes in (30, 60, 0):
        say("")
        clock.wind(minutes)
    return say


def test_a_squeeze_is_told_whole_before_y_accepts_it(late: Say) -> None:
    assert late("squeeze") == [
        "12 min won: Lunch 12:30 holds.",
        "Lunch 12:30 holds; now Lunch 12:42, 12 min late (planned 12:30)",
        "finish 13:45 as planned; now finish 13:57, 12 min late (planned 13:45)",
        "Two by two: 12 min, then 10 min 30 sec, wins 1 min 30 sec",
        "Try the handle: 30 min, then 24 min, wins 6 min",
        "Who has the key: 18 min, then 13 min 30 sec, wins 4 min 30 sec",
        "y accepts it; Enter leaves everything as it is.",
    ]
    assert late("y") == ["12 min won: Lunch 12:30 holds."]
    assert "lunch 12:30 holds" in late("t")
    assert late("z") == ["Undone: the squeeze."]
    assert "lunch 12:42 (planned 12:30)" in late("t")


def test_enter_leaves_a_preview_and_any_other_line_is_heard(late: Say, talk: Any) -> None:
    moves = len(talk.conductor.room.entries)
    assert late("squeeze", "") == ["Left as it was."]
    assert late("squeeze", "n the bus was late") == ["Left as it was.", "saved"]
    assert len(talk.conductor.room.entries) == moves + 1


def test_lengths_are_typed_and_a_plus_before_a_word_is_still_a_strength(
    late: Say, talk: Any
) -> None:
    assert late("+5") == ["This step is 29 min now."]
    assert late("-1") == ["This step is 28 min now."]
    assert late("length 1h20") == ["This step is 1 h 20 min now."]
    assert late("length 11:30") == ["This step is 30 min now."]
    assert late("length soon")[0].startswith("“soon” is no length.")
    assert late("+ neighbours have the key") == ["saved"]
    assert talk.conductor.room.notes[-1].kind == "strength"


def test_shift_stretch_and_from_now(late: Say) -> None:
    assert late("shift")[0] == "Everything up to Lunch is planned 12 min later."
    assert late("", "from now") == ["Counted from now. Locks and the finish stay."]
    assert late("t")[1] == "12 min late at Lunch"
    assert late("stretch") == ["There is no spare time."]
    assert late("skip 4", "y", "stretch")[-1] == "y accepts it; Enter leaves everything as it is."


def test_the_plan_is_numbered_and_changed_by_its_numbers(late: Say) -> None:
    listed = late("plan")
    assert listed[0] == "1. 11:00 The door nobody used: 102 min, now"
    assert "7. 12:42 Lunch: 45 min, locked 12:30" in listed
    assert listed[-1] == "9. 13:57 finish: locked 13:45"
    assert late("skip 5")[0] == "Who has the key is left out."
    late("y")
    assert "   5. Who has the key: a step, 18 min, left out" in late("plan")
    assert late("back 5")[0] == "Who has the key is brought back."
    assert late("y") == ["Who has the key is brought back."]
    told = late("lock 8 13:00")
    assert any(line.startswith("Return 13:27, 27 min late at its lock") for line in told), told
    assert "Return cannot hold 13:00: 13:27 at the earliest, 27 min late." in told
    late("")
    assert late("lock 7 12:45")[0] == "Lunch moves from 12:30 to 12:45."
    late("y")
    assert late("unlock 7", "y") == ["Lunch follows on, at no set time."]
    assert late("finish 2:30")[0] == "Finish moves from 13:45 to 14:30."
    late("")
    assert late("finish 14:00", "y") == ["Finish moves from 13:45 to 14:00."]
    assert late("lock 3") == [
        "Only items can be locked. “Two by two” is a step of “The door nobody used”."
    ]
    assert late("earlier 8")[0] == "Return comes before Lunch."
    assert late("", "later 9") == ["The finish comes last. A lock moves it to another time."]


@pytest.mark.parametrize("line", ["skip", "skip 0", "skip 99", "skip ²", "lock soup 12:00"])
def test_a_line_of_the_plan_that_is_not_there_is_told(late: Say, line: str) -> None:
    assert late(line) == ["Say the number of a line. plan lists what is to come, numbered."]


def test_words_and_exercises_come_in_where_they_are_wanted(late: Say) -> None:
    assert late("insert look out of the window 10")[0] == (
        "look out of the window (10 min) comes after The door nobody used."
    )
    assert late("y", "plan")[6].endswith("look out of the window: 10 min")
    assert late("insert 8: sing 5")[0] == "sing (5 min) comes after Lunch."
    assert late("", "insert the-door-nobody-used")[0] == (
        "The door nobody used comes after The door nobody used."
    )
    assert late("", "insert no-such-thing")[0].startswith("There is no")
    assert late("insert sing") == ["Say what it is and how long: insert stretch our legs 10."]


def test_the_lights_are_told_before_a_deeper_question_and_want_a_reason(
    late: Say, talk: Any
) -> None:
    assert late("d") == ["Ask, Surface: Who has the key to it?"]
    told = late("d")
    assert told[0] == "To Feel."
    assert told[1] == "need, amber: still fresh"
    assert "2. Feel: Who waited there last?" in told
    assert late("2")[-1].startswith("Why deeper all the same?")
    assert late("") == ["Stayed."]
    assert late("d", "2", "they asked twice") == [
        "Ask, Feel: Who waited there last?", "Place: Feel",
    ]  # fmt: skip
    move = talk.conductor.room.entries[-1].data
    assert move["reason"] == "they asked twice"
    assert move["lights"]["advice"] == "hold"


def test_with_green_lights_y_goes_deeper(late: Say) -> None:
    for line in ("d", "pulse 0 0 0 4 3", "need", "need", "support 1", "support 2", "-5"):
        late(line)
    told = late("skip 5", "y", "d", "1")
    assert told == ["y goes deeper; Enter stays."]
    assert late("y")[0] == "Ask, Feel: What is it like to stand before it?"


def test_a_pulse_is_counted_and_few_answers_stay_here(late: Say, talk: Any) -> None:
    assert late("pulse 0 0 2 5 3") == ["Pulse: median 4, nobody below 3."]
    assert talk.conductor.room.run.pulses[-1].counts == (0, 0, 2, 5, 3)
    assert "stay on this laptop" in late("pulse 00120")[0]
    assert "Come up" in late("pulse 1 0 2 5 3")[0]
    assert "Come up" in late("no", "pulse red card")[0]
    assert late("not now") == ["Stayed."]
    assert late("pulse", "") == ["No pulse."]
    assert late("pulse many")[0].startswith("“many” is no part of a pulse. How many said")


def test_support_is_ticked_and_can_be_missing(say: Say) -> None:
    assert say("support")[:2] == [
        "1. a co-facilitator is here: not ticked", "2. a quiet space is known: not ticked",
    ]  # fmt: skip
    assert say("support 1")[0] == "1. a co-facilitator is here: there"
    assert say("support 2 missing")[1] == "2. a quiet space is known: missing"


@pytest.mark.usefixtures("late")
def test_a_clock_that_is_put_back_is_told_once(talk: Any, clock: Clock) -> None:
    talk.tick()
    clock.wind(-60)
    talk.told.clear()
    talk.tick()
    talk.tick()
    assert [line for line in talk.told if "clock" in line] == [
        "This laptop’s clock was put back by 1 h. Nothing is lost: this step has 24:00 left."
    ]


def test_a_step_tells_its_rounds_its_end_and_the_one_that_was_planned(late: Say) -> None:
    told = late("")
    assert "round 1 of 2" in told
    assert "This step: until 11:12, planned 11:24" in told


def test_the_bell_of_a_round_is_told_when_it_rings(late: Say, talk: Any, clock: Clock) -> None:
    late("")
    assert "round 1 of 2, bell in 6:00" in late("t")
    clock.wind(0.1)
    talk.tick()
    talk.told.clear()
    for _ in range(60):
        clock.wind(0.1)
        talk.tick()
    assert "Bell: round 2 of 2." in talk.told
    assert talk.told.count("Bell: round 2 of 2.") == 1


def test_before_the_start_the_plan_alone_is_changed_and_nothing_starts(say: Say, talk: Any) -> None:
    for line in ("squeeze", "+5", "need", "from now"):
        assert say(line)[0].startswith("The session has not started.")
    assert say("plan")[0].startswith("1. ")
    name = talk.conductor.sheet.items[1].name
    row = next(n for n, told in enumerate(say("plan"), 1) if f" {name}:" in told)
    assert say(f"take {row} 25")[0] == f"{name} takes 25 min."
    assert say("y")[0] == f"{name} takes 25 min."
    assert f" {name}: 25 min" in say("plan")[row - 1]
    assert say(f"skip {row}")[0] == f"{name} is left out."
    say("n")
    assert say("z")[0] == "Undone: the change of length."
    assert say("new version") == ["The library has no other version of this plan."]
    assert talk.conductor.room.run.state is State.PLANNED


def test_a_door_whose_condition_is_seen_to_hold_says_so(late: Say, clock: Clock) -> None:
    clock.wind(24)
    assert "Door 1, if short, now: do it as one circle." in late("")
    late("squeeze")
    assert "Door 1, if short: do it as one circle." in late("y")


def test_enter_into_a_deeper_step_tells_the_lights_first(late: Say, talk: Any) -> None:
    assert late("")[0] == "Item: The door nobody used"
    told = late("")
    assert told[0] == "To Feel: Try the handle"
    assert told[1] == "need, amber: still fresh"
    assert told[-2:] == [
        "As planned, and nothing is red.", "Enter goes deeper, as planned; stay stays.",
    ]  # fmt: skip
    assert late("stay") == ["Stayed."]
    assert "Step: Try the handle" in late("", "")
    assert talk.conductor.room.entries[-1].data["reason"] == "as planned"
    assert "Step: Two by two" in late("b")
    assert late("go 6")[0] == "To Feel: Try the handle"
    assert late("n the bus was late") == ["Stayed.", "saved"]
    assert talk.conductor.view().card.name == "Two by two"


@pytest.mark.parametrize("instead", ["return", "U", "pause", "d", "t", "\\ x", "! @Ann calls", "x"])
def test_what_is_no_reason_is_heard_and_goes_nowhere_deeper(
    late: Say, talk: Any, instead: str
) -> None:
    late("d", "d", "1", instead)
    assert talk.told[0] == "Stayed."
    assert talk.conductor.room.run.place in (Place.SURFACE, Place.RETURN)
    moves = [entry.data or {} for entry in talk.conductor.room.entries if entry.kind == "move"]
    assert not any("reason" in move for move in moves)


def test_a_number_that_is_no_reason_stays(late: Say) -> None:
    assert late("d", "d", "1", "9") == ["Stayed."]


def test_below_the_ceiling_is_told_with_its_why_and_takes_a_reason(late: Say, talk: Any) -> None:
    assert "1 more below today’s ceiling, then d" in late("a")
    late("d", "d", "1", "1", "d", "d", "1")
    assert talk.conductor.room.run.place is Place.QUESTION
    assert "Deeper with d, 1 more below today’s ceiling, with a reason" in late("a")
    told = late("d")
    assert told[0] == "To Power: What would you do with the key?"
    assert "Below today’s ceiling: session 2 goes no deeper than Question." in told
    assert late("y they want to")[-1] == "Place: Power"
    move = talk.conductor.room.entries[-1].data
    assert move["lights"]["below"] == "session 2 goes no deeper than Question"


def test_the_ways_up_are_told_in_words_with_their_minutes(late: Say) -> None:
    late("d", "d", "1", "1")
    assert late("pulse 1 0 2 5 3") == [
        "Pulse: median 4, not all at 3 or more. First a pause of five minutes, for everybody, "
        "without a reason. Come up: u, or U to the Return: 18 min now, 30 min after lunch.",
        "Enter a pause of five minutes; not now goes on as it is.",
    ]
    assert late("not now") == ["Stayed."]
    told = late("a")
    way = "Come up: return goes to the Return: 18 min now, 30 min after lunch; or pause."
    assert way in told
    assert late("lights")[-1] == way
    late("pause")
    assert late("lights")[-1].startswith(
        "Come up: pause goes on, then return goes to the Return: 18 min"
    )
    late("pause")
    assert late("return")[:2] == ["Item: The door nobody used", "Step: Back outside"]
    assert late("u") == ["The group is in the Return. It is back up."]


def test_a_planned_step_takes_a_reason_at_red_and_logs_it(late: Say, talk: Any) -> None:
    late("")
    late("pulse 1 2 2 5 3")
    told = late("not now", "")
    assert told[-1].startswith("Why deeper all the same?")
    assert late("") == ["Stayed."]
    assert "Step: Try the handle" in late("", "3")
    assert talk.conductor.room.entries[-1].data["reason"] == "We agreed on it beforehand"


def test_more_hands_than_people_are_asked_about(late: Say, talk: Any) -> None:
    for name in ("Ann", "Ben", "Carys"):
        assert talk.conductor.walk_in(name).ok
    told = late("pulse 0 0 0 50 3")
    assert told[0].startswith("53 people answered, and by the register at most 3 can be here.")
    assert told[-1] == "y keeps it; Enter keeps nothing."
    assert late("") == ["No pulse."]
    assert not talk.conductor.room.run.pulses
    assert late("pulse 0 0 0 50 3", "y")[0].startswith("Pulse: median 4")
    told = late("d", "d", "pulse", "0 0 0 50 3", "y")
    assert any(line.startswith("safety, green: all feel safe") for line in told), "the lights anew"


def test_pulse_and_need_are_taken_before_a_way_down_and_the_lights_told_anew(late: Say) -> None:
    late("d")
    assert "safety, amber: not asked" in late("d")
    told = late("pulse 0 0 0 6 6")
    assert any(line.startswith("safety, green: all feel safe") for line in told)
    told = late("need")
    assert "need, green: repeating" in told
    late("1")
    assert "Feel" in "".join(late("lights"))
