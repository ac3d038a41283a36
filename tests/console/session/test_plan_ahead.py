"""The plan before the day on the console: changed on Sunday, rehearsed, printed, started as changed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from support.desk import Clock
from support.screens import Drive, Driven

from l4pc_tui.console.screens.home import HomeScreen
from l4pc_tui.console.session.plan import PlanScreen
from l4pc_tui.console.session.plan_ahead import PlanAhead
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.desk.paper.printing import Paper, print_out
from l4pc_tui.desk.practice.rehearsal import rehearsal
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session

WHICH = "Lantern [Valley]/2026-11-25"
CHANGED = ["Arrivals", "The lamp on the landing", "A walk", "Close"]


def names(conductor: Conductor) -> list[str]:
    return [item.name for item in conductor.sheet.items if not item.out]


async def to(console: Driven, name: str) -> None:
    """Move the cursor to the line of that name."""
    screen = console.app.screen
    assert isinstance(screen, PlanScreen)
    for _ in range(20):
        if screen.line is not None and screen.line.name == name:
            return
        await console.press("down")
    raise AssertionError(f"There is no line {name}.")


async def test_changed_on_sunday_rehearsed_printed_and_started_on_the_day_as_changed(
    drive: Drive, clock: Clock, tmp_path: Path
) -> None:
    clock.to("2026-11-22T19:00")
    async with drive((80, 24)) as console:
        await console.press("e")
        assert isinstance(console.app.screen, PlanAhead)
        assert "starts on Wednesday 25 November 2026" in console.text
        await to(console, "Break")
        await console.press("x")
        assert "Break is left out." in console.text
        assert "Nov 10:" not in console.text.partition("\n\n")[2], "they are of its own day"
        assert "takes its longest, nothing is planned for 22 min." in " ".join(console.text.split())
        await console.press("enter", "i")
        await console.write("A walk 10")
        await console.press("enter")
        assert "A walk (10 min) comes after Break." in console.text
        await console.press("enter")
        await to(console, "Close")
        await console.press("l")
        await console.write("10:35")
        await console.press("enter", "enter", "t")
        await console.write("5")
        await console.press("enter")
        assert "Close takes 5 min." in console.text
        await console.press("enter", "z")
        assert "Undone: the change of length." in console.text
        await console.press("escape")
        assert isinstance(console.app.screen, HomeScreen)
        assert "plan changed" in console.text

        desk = console.app.desk
        with rehearsal(desk, WHICH, 10.0) as held, held.desk() as copy:
            conductor = open_session(copy, held.session)
            assert names(conductor) == CHANGED
            assert conductor.start().ok
        (page,) = print_out(desk, WHICH, Paper.DAY, out=tmp_path / "day.html", here=tmp_path).files
        assert "A walk" in page.read_text(encoding="utf-8")
        assert "10:35" in page.read_text(encoding="utf-8")

    clock.to("2026-11-25T09:30")
    async with drive() as console:
        await console.press("enter", "enter")
        conductor = console.session.conductor
        assert names(conductor) == CHANGED
        close = conductor.sheet.items[-1]
        assert close.lock is not None
        assert datetime.fromtimestamp(close.lock, conductor.desk.zone).strftime("%H:%M") == "10:35"


async def test_e_in_the_list_and_before_the_start_opens_the_plan_and_comes_back(
    drive: Drive,
) -> None:
    async with drive((80, 24)) as console:
        await console.press("c", "e")
        assert isinstance(console.app.screen, PlanAhead)
        await console.press("escape", "escape", "enter", "e")
        assert type(console.app.screen) is PlanScreen
        await console.press("x", "enter", "escape")
        assert isinstance(console.app.screen, SessionScreen)
        assert "The dark stair" in console.text
