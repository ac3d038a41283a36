"""Time and plan on the console: what would come of a change stands there before Enter."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.desk import Clock
from support.doors import HALF_PAST_NINE, day_of_doors
from support.screens import Drive, Driven
from support.there import the

from l4pc_tui.console.panels.card_head import CardHead
from l4pc_tui.console.session.insert import Insert
from l4pc_tui.console.session.plan import PlanScreen
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.console.session.time import TimeScreen
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.core.live.time.actuals import Usual, step_name
from l4pc_tui.desk.session.plan_list import plan


@pytest.fixture
def doors(drive: Drive, clock: Clock, tmp_path: Path) -> Drive:
    """The console on a day of doors: ``async with doors() as console``, late unless told."""

    @asynccontextmanager
    async def run(size: tuple[int, int] = (120, 36), *, late: bool = True) -> AsyncIterator[Driven]:
        path = tmp_path / "doors.db"
        session = day_of_doors(path, earlier=1)
        clock.now = HALF_PAST_NINE
        async with drive(size, path=path, session=session) as console:
            for minutes in (30, 60, 0) if late else (0, 0, 0):
                await console.press("enter")
                await pass_time(console, clock, minutes)
            yield console

    return run


async def pass_time(console: Driven, clock: Clock, minutes: float) -> None:
    """The clock goes on by so many minutes, and the console has been awake."""
    clock.now += minutes * 60
    console.session.tick()
    await console.settle()
    if console.session.view.away is not None:
        await console.press("enter")


def length(console: Driven) -> int:
    conductor = console.session.conductor
    return conductor.sheet.stop(conductor.room.run.at).span.ideal // 60


async def test_a_minute_or_five_more_or_less_and_undone_again(doors: Drive) -> None:
    async with doors() as console:
        assert length(console) == 24
        for key, minutes in (("equals_sign", 25), ("right_square_bracket", 30), ("minus", 29),
                             ("left_square_bracket", 24)):  # fmt: skip
            await console.press(key)
            assert length(console) == minutes
            assert f"This step is {minutes} min now." in console.text
        await console.press("z")
        assert "Undone: the change of this step's time." in console.text
        assert length(console) == 29


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 36)], ids=str)
async def test_the_squeeze_stands_there_at_once_and_enter_accepts_it(
    doors: Drive, size: tuple[int, int]
) -> None:
    async with doors(size) as console:
        late = "12:42, not 12:30" if size[0] < 120 else "12:42 (planned 12:30)"
        assert late in console.text
        await console.press("t")
        assert isinstance(console.app.screen, TimeScreen)
        for words in ("12 min won: Lunch 12:30 holds.", "12:42 12 min late (planned 12:30) → 12:30",
                      "Try the handle", "30 min → 24 min  wins 6 min", "finish"):  # fmt: skip
            assert words in console.text
        assert "Back outside" not in console.text.partition("12 min won")[2]
        await console.press("enter")
        assert isinstance(console.app.screen, SessionScreen)
        assert "12:30 holds" in console.text
        await console.press("z")
        assert "Undone: the squeeze." in console.text
        assert late in console.text


async def test_escape_leaves_everything_as_it_is(doors: Drive) -> None:
    async with doors() as console:
        before = len(console.session.conductor.room.entries)
        await console.press("t", "s", "w", "t", "escape")
        assert isinstance(console.app.screen, SessionScreen)
        assert len(console.session.conductor.room.entries) == before


async def test_in_the_time_panel_s_shifts_and_w_stretches_after_a_look(doors: Drive) -> None:
    async with doors() as console:
        await console.press("t", "s")
        assert "Everything up to Lunch is planned 12 min later." in console.text
        await console.press("enter")
        assert "▲ 12 min late at Lunch" in console.text, (
            "no more behind, but the lock does not hold"
        )
        await console.press("t", "w")
        assert "There is no spare time." in console.text
        before = len(console.session.conductor.room.entries)
        await console.press("enter")
        assert isinstance(console.app.screen, TimeScreen)
        assert len(console.session.conductor.room.entries) == before


async def test_in_the_time_panel_b_types_by_how_much_the_rest_is_shifted(doors: Drive) -> None:
    async with doors(late=False) as console:
        await console.press("t")
        assert "b By" not in console.text
        await console.press("s", "b")
        await console.write("+7")
        await console.press("enter")
        assert "is planned 7 min later." in console.text
        await console.press("b")
        await console.write("soon")
        await console.press("enter")
        assert "“soon” is no length." in console.text
        await console.press("b")
        await console.write("-5")
        await console.press("enter", "enter")
        assert isinstance(console.app.screen, SessionScreen)
        assert "is planned 5 min earlier." in console.text


async def test_t_c_counts_from_now_and_says_why_it_cannot_twice(doors: Drive) -> None:
    async with doors() as console:
        await console.press("t", "c")
        assert "Counted from now." in console.text
        assert "▲ 12 min late at Lunch" in console.text
        assert "on time" not in console.text.splitlines()[1]
        await console.press("t", "c")
        assert "You are on time" in console.text
        the(TimeScreen, console.app.screen).draw_preview()
        await console.settle()
        assert "You are on time" in console.text


@pytest.mark.parametrize(
    ("typed", "minutes"), [("10", 10), ("1h20", 80), ("+5", 29), ("-5", 19), ("11:30", 30)]
)
async def test_a_length_is_typed_for_the_step_that_runs(
    doors: Drive, typed: str, minutes: int
) -> None:
    async with doors() as console:
        await console.press("t", "l")
        await console.write(typed)
        await console.press("enter")
        assert length(console) == 24, "it is shown first"
        assert "24 min → " in console.text
        await console.press("enter")
        assert isinstance(console.app.screen, SessionScreen)
        assert length(console) == minutes


async def test_a_length_that_is_none_is_told_in_the_panel(doors: Drive) -> None:
    async with doors() as console:
        await console.press("t", "l")
        await console.write("soon [/x]")
        await console.press("enter")
        assert "“soon [/x]” is no length." in console.text
        assert length(console) == 24


async def test_the_preview_follows_the_clock_while_it_is_read(doors: Drive, clock: Clock) -> None:
    async with doors() as console:
        await pass_time(console, clock, 24)
        await console.press("t")
        assert "12 min won" in console.text
        clock.now += 60
        the(TimeScreen, console.app.screen).draw_preview()
        await console.settle()
        assert "13 min won" in console.text


async def test_a_line_of_the_plan_is_left_out_and_brought_back(doors: Drive) -> None:
    async with doors() as console:
        await console.press("e", "down", "down", "down")
        assert isinstance(console.app.screen, PlanScreen)
        await console.press("x")
        assert "Try the handle is left out." in console.text
        assert not console.session.conductor.room.run.changes.out
        assert "12:42 12 min late (planned 12:30) → 12:30 holds" in console.text
        await console.press("enter")
        assert console.session.conductor.room.run.changes.out
        assert "left out" in console.text
        await console.press("x")
        assert "Try the handle is brought back." in console.text
        await console.press("enter")
        assert not console.session.conductor.room.run.changes.out


async def test_the_first_key_replaces_the_time_that_stands_there(doors: Drive) -> None:
    async with doors() as console:
        await console.press("e", *["down"] * 6, "l")
        await console.write("+3")
        assert "12:30" not in console.app.screen.query_one(Field).value
        await console.press("enter")
        assert "Lunch moves from 12:30 to 12:33." in console.text


async def test_l_on_a_step_says_that_only_items_are_locked(doors: Drive) -> None:
    async with doors() as console:
        await console.press("e", "down", "down", "l")
        assert isinstance(console.app.screen, PlanScreen)
        assert "Only items can be locked." in console.text
        await console.press("d")
        assert "Only items can be moved." in console.text


async def test_escape_drops_the_look_first_and_goes_back_then(doors: Drive) -> None:
    async with doors() as console:
        await console.press("e", "down", "down", "x", "escape")
        assert isinstance(console.app.screen, PlanScreen)
        assert "Left as it was." in console.text
        await console.press("x")
        assert "Left as it was." not in console.text
        await console.press("escape", "enter", "escape")
        assert isinstance(console.app.screen, SessionScreen)
        assert not console.session.conductor.room.run.changes.out


async def test_an_item_moves_as_often_as_the_key_is_pressed(doors: Drive) -> None:
    async with doors() as console:
        await console.press("e", "end", "up", "u")
        assert "Return comes before Lunch." in console.text
        await console.press("u")
        assert "It is the next one already." in console.text or "Return" in console.text
        await console.press("d", "enter")
        names = [line.name for line in plan(console.session.conductor) if not line.indent]
        assert names.index("Return") < names.index("Lunch")
        await console.press("z")
        assert "Undone: the change of order." in console.text


async def test_a_lock_is_moved_to_a_typed_time_and_taken_off(doors: Drive) -> None:
    async with doors() as console:
        await console.press("e", *["down"] * 6, "l")
        assert "Lunch: locked to when?" in console.text
        await console.press(*["backspace"] * 5)
        await console.write("12:45")
        await console.press("enter")
        assert "Lunch moves from 12:30 to 12:45." in console.text
        await console.press("enter")
        assert "locked 12:45" in console.text
        await console.press("f", "enter")
        assert "locked 12:45" not in console.text


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
async def test_a_lock_that_cannot_hold_says_so_before_it_is_accepted(
    doors: Drive, size: tuple[int, int]
) -> None:
    async with doors(size) as console:
        await console.press("e", *["down"] * 7, "l")
        assert "Return: locked to when?" in console.text
        await console.write("13:00")
        await console.press("enter")
        assert "27 min late at its lock" in console.text
        assert "▲ Return cannot hold 13:00:" in " ".join(console.text.split())


async def test_words_are_put_in_with_their_length_or_asked_for_it(doors: Drive) -> None:
    async with doors() as console:
        await console.press("e", "i")
        assert isinstance(console.app.screen, Insert)
        await console.write("look out [/x] 10")
        await console.press("enter")
        assert "look out [/x] (10 min) comes after The door nobody used." in console.text
        await console.press("enter", "i")
        await console.write("sing")
        await console.press("enter")
        assert "How long is “sing”?" in console.text
        await console.write("5")
        await console.press("enter", "enter")
        names = [line.name for line in plan(console.session.conductor) if not line.indent]
        assert {"look out [/x]", "sing"} < set(names)


async def test_an_exercise_is_found_by_letters_and_put_in(doors: Drive) -> None:
    async with doors() as console:
        await console.press("e", "i")
        await console.write("nobody")
        await console.press("down", "enter")
        assert "The door nobody used comes after The door nobody used." in console.text
        await console.press("enter")
        await console.until(lambda: "● saved" in console.text)
        names = [line.name for line in plan(console.session.conductor) if not line.indent]
        assert names.count("The door nobody used") == 2


async def test_before_the_start_time_says_what_to_do(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter")
        for key in ("t", "p", "equals_sign"):
            await console.press(key)
            assert isinstance(console.app.screen, SessionScreen)
            assert "The session has not started. Enter starts it." in console.text


async def test_who_reads_changes_nothing(drive: Drive) -> None:
    async with drive() as first:
        await first.press("enter", "enter")
        async with drive() as second:
            await second.press("enter")
            for key in ("t", "e", "p", "y", "equals_sign", "S"):
                await second.press(key)
                assert isinstance(second.app.screen, SessionScreen), key


async def test_a_round_rings_once_to_be_seen_heard_and_read(
    doors: Drive, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with doors() as console:
        rung = []
        monkeypatch.setattr(console.app, "bell", lambda: rung.append(True))
        await console.press("enter")
        assert "round 1 of 2 · bell in 6:00" in console.text
        for _ in range(65):
            clock.now += 6
            console.session.tick()
        await console.settle()
        assert rung == [True]
        assert "▲ Bell: round 2 of 2." in console.text
        assert "round 2 of 2" in console.text.partition("▲ Bell")[0]
        assert console.session.query_one(CardHead).has_class("-bell")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 36)], ids=str)
async def test_a_step_of_rounds_still_says_what_comes_next(
    doors: Drive, size: tuple[int, int]
) -> None:
    async with doors(size) as console:
        await console.press("enter")
        assert "round 1 of 2 · bell in 6:00" in console.text
        assert f"next  {console.session.view.card.next}" in console.text
        assert "2 rounds" not in console.text


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (140, 40)], ids=str)
async def test_the_card_says_until_when_and_what_it_usually_takes_where_there_is_room(
    doors: Drive, size: tuple[int, int]
) -> None:
    async with doors(size) as console:
        assert "until 11:24 (planned 11:12)" in console.text
        conductor = console.session.conductor
        name = step_name(conductor.sheet, conductor.sheet.stop(conductor.room.run.at))
        assert name is not None
        conductor.learn(lambda: {name: Usual(12 * 60, 17 * 60, 5)})
        await console.until(lambda: bool(conductor.usual))
        console.session.draw_all()
        await console.settle()
        if size[0] == 140:
            assert "usually 17 (5 runs)" in console.text


async def test_a_clock_that_is_put_back_is_said_on_whatever_is_open(
    doors: Drive, clock: Clock
) -> None:
    async with doors() as console:
        await console.press("e")
        clock.now -= 3600
        console.session.tick()
        await console.settle()
        assert isinstance(console.app.screen, PlanScreen)
        assert "This laptop’s clock was put back by 1 h. Nothing is lost:" in console.text


async def test_the_header_tells_break_lock_and_finish_in_words(doors: Drive) -> None:
    async with doors() as console:
        second = console.text.splitlines()[1]
        assert "▲ 12 min behind" in second
        assert "lunch 12:42 (planned 12:30)" in second
        assert "finish 13:57 (planned 13:45)" in second


async def test_warnings_are_signs_and_words(doors: Drive, clock: Clock) -> None:
    async with doors() as console:
        await pass_time(console, clock, 20)
        assert "▲ 4 min left" in console.text
        await pass_time(console, clock, 5)
        assert "■ over" in console.text
        assert "min over" not in console.text, "the figures say by how much; behind is one number"


async def test_the_run_sheet_leaves_room_for_depth_and_lights(doors: Drive) -> None:
    async with doors((120, 30)) as console:
        for words in ("DEPTH", "Return", "LIGHTS", "support"):
            assert words in console.text
        assert "● Count the doors" in console.text


async def test_a_door_whose_condition_is_seen_to_hold_says_so(doors: Drive, clock: Clock) -> None:
    async with doors() as console:
        await pass_time(console, clock, 24)
        await console.press("enter")
        assert "do it as one circle.  ▲ now" in console.text
        await console.press("t", "enter")
        assert "do it as one circle." in console.text
        assert "▲ now" not in console.text
