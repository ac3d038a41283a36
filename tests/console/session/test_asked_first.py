"""A click or a slip of Enter moves no room, and a session of another day asks before it starts."""

from __future__ import annotations

import pytest
from support.screens import Drive, Driven
from support.there import there

from l4pc_tui.console.panels.run_sheet import RunSheet
from l4pc_tui.console.questions.choose import Choose
from l4pc_tui.console.session.doors import DoorLines, Doors
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.console.widgets.key_bar import KeyBar
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text.amounts import day

_A_DAY = 24 * 3600


def card(console: Driven) -> str:
    return console.session.conductor.view().card.name


def moves(console: Driven) -> int:
    return len(console.session.conductor.room.moves)


async def click(console: Driven, word: str) -> None:
    """Click a key in the bar by its word."""
    bar = console.app.screen.query_one(KeyBar)
    entry = next(each for each in bar._entries if each.binding.description == word)
    await console.pilot.click(KeyBar, offset=(entry.at + bar.styles.padding.left, 0))
    await console.settle()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
async def test_enter_on_the_run_sheet_asks_and_shows_where_to(
    drive: Drive, size: tuple[int, int]
) -> None:
    async with drive(size) as console:
        await console.press("enter", "enter", "f2")
        assert isinstance(console.app.focused, RunSheet)
        before, here = moves(console), card(console)
        await console.press("end", "enter")
        assert isinstance(console.app.screen, Choose)
        assert "in between would be passed over." in " ".join(console.text.split())
        assert (moves(console), card(console)) == (before, here)
        await console.press("escape")
        assert (moves(console), card(console)) == (before, here)
        await console.press("enter", "enter")
        assert moves(console) == before + 1


async def test_a_stray_click_on_the_run_sheet_moves_nothing(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        before = moves(console)
        last = console.session.run_sheet.option_count - 1
        await console.pilot.click(RunSheet, offset=(6, last))
        await console.settle()
        assert moves(console) == before
        assert isinstance(console.app.screen, SessionScreen)
        await console.pilot.click(RunSheet, offset=(7, last))
        await console.settle()
        assert moves(console) == before
        assert isinstance(console.app.screen, Choose)


async def test_a_click_in_the_bar_asks_before_the_room_moves(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        before = moves(console)
        await click(console, "Next")
        assert isinstance(console.app.screen, Choose)
        assert "Go to “" in console.text
        assert moves(console) == before
        await console.press("enter")
        assert moves(console) == before + 1


async def test_a_click_in_the_bar_starts_nothing_unasked(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter")
        await click(console, "Start")
        assert "Start the session with “" in console.text
        assert console.session.conductor.view().state is State.PLANNED
        await console.press("enter")
        assert console.session.conductor.view().state is State.RUNNING


async def test_a_click_in_the_bar_on_what_moves_nothing_does_it_at_once(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter")
        await click(console, "Note")
        assert console.app.focused is console.session.capture


async def test_a_click_on_a_door_chooses_it_and_enter_opens_it(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "enter", "0")
        assert isinstance(console.app.screen, Doors)
        before = moves(console)
        await console.pilot.click(DoorLines, offset=(4, 0))
        await console.settle()
        assert isinstance(console.app.screen, Doors)
        assert moves(console) == before


@pytest.mark.parametrize("days", [-1, 1])
@pytest.mark.parametrize(("key", "moved"), [("t", True), ("a", False)])
async def test_a_session_of_another_day_asks_before_it_starts(
    drive: Drive, clock: object, days: int, key: str, moved: bool
) -> None:
    clock.now += days * _A_DAY  # type: ignore[attr-defined]
    async with drive() as console:
        if not isinstance(console.app.screen, SessionScreen):
            await console.press("enter")
        conductor = console.session.conductor
        planned = there(conductor.desk.store.session(conductor.session)).session.date
        await console.press("enter")
        assert isinstance(console.app.screen, Choose)
        assert f"This session is planned for {day(planned)}." in console.text
        assert "Today is" in console.text
        await console.press("enter", "escape")
        assert conductor.view().state is State.PLANNED, "Enter alone starts nothing"
        await console.press("enter", key)
        assert conductor.view().state is State.RUNNING
        assert conductor.drain(5)
        row = there(conductor.desk.store.session(conductor.session))
        assert (row.session.date != planned) is moved


async def test_a_panel_that_was_open_in_a_window_that_grew_leaves_no_enter_to_the_room(
    drive: Drive,
) -> None:
    async with drive((80, 24)) as console:
        await console.press("enter", "enter", "f2", "c")
        await console.pilot.resize_terminal(120, 36)
        await console.press("escape", "f2", "down", "enter")
        was = console.session.conductor.room.run.at
        assert "Go to “" in console.text
        await console.press("escape")
        assert console.session.conductor.room.run.at == was
