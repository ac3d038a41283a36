"""Twelve minutes late at eleven, lunch locked at half past twelve: two keys keep lunch and the
Return, one key undoes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.doors import ZONE, Clock, day_of_doors
from support.settling import settled

from l4pc_tui.console.app import Console
from l4pc_tui.core.live.run.the_return import the_return
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.plain.conversation import Talk

Machine = Any
"""The laptop of ``conftest``."""


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the database of this test will lie, on a machine of its own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "L4PC_RUNTIME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    return tmp_path / "l4pc.db"


def ends(conductor: Conductor) -> list[str]:
    """Every end that is on view, in words, but for that of the step."""
    return [end.text for end in conductor.view().ends if end.what != "this step"]


def back(sheet: Sheet) -> dict[str, int]:
    """The lengths of the Return."""
    return {key: sheet.stop(key).span.ideal for key in the_return(sheet)}


LATE = ["Lunch 12:42, 12 min late (planned 12:30)", "finish 13:57, 12 min late (planned 13:45)"]
KEPT = ["Lunch 12:30 holds", "finish 13:45 as planned"]


async def test_on_the_console_two_keys_keep_lunch_and_one_undoes_it(db: Path) -> None:
    clock = Clock()
    session = day_of_doors(db)
    app = Console(db, "Joss", session=session, clock=clock, zone=ZONE)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:

        async def press(*keys: str) -> None:
            for key in keys:
                await pilot.press(key)
                await settled(app)

        await settled(app)
        conductor = app.conductor
        assert conductor is not None
        for minutes in (30, 60, 0):
            await press("enter")
            clock.wind(minutes)
            conductor.tick()
            if conductor.view().away is not None:
                conductor.answer_away(waited=False)
        before, returns = conductor.sheet, back(conductor.sheet)
        assert conductor.view().clock == "11:00"
        assert ends(conductor) == LATE
        await press("t", "enter")
        assert ends(conductor) == KEPT
        assert back(conductor.sheet) == returns
        assert all(s.span.ideal >= s.span.least for s in conductor.sheet.stops)
        await press("z")
        assert ends(conductor) == LATE
        assert conductor.sheet.stops == before.stops
    app.close_desks()


def test_in_plain_mode_two_lines_do_and_one_undoes(db: Path) -> None:
    clock = Clock()
    session = day_of_doors(db)
    desk = open_desk(db, actor="Joss", clock=clock, zone=ZONE)
    told: list[str] = []
    talk = Talk(open_session(desk, session), told.append)
    talk.begin()
    for minutes in (30, 60, 0):
        talk.hear("")
        clock.wind(minutes)
    returns = back(talk.conductor.sheet)
    assert ends(talk.conductor) == LATE
    told.clear()
    talk.hear("squeeze")
    assert told[0] == "12 min won: Lunch 12:30 holds."
    assert ends(talk.conductor) == LATE
    talk.hear("y")
    assert ends(talk.conductor) == KEPT
    assert back(talk.conductor.sheet) == returns
    talk.hear("z")
    assert told[-1] == "Undone: the squeeze."
    assert ends(talk.conductor) == LATE
    desk.close()


def test_what_was_accepted_is_there_when_the_session_is_opened_again(db: Path) -> None:
    clock = Clock()
    session = day_of_doors(db)
    desk = open_desk(db, actor="Joss", clock=clock, zone=ZONE)
    talk = Talk(open_session(desk, session), lambda _: None)
    for minutes in (30, 60, 0):
        talk.hear("")
        clock.wind(minutes)
    for line in ("squeeze", "y", "insert look out of the window 5", "y"):
        talk.hear(line)
    held = talk.conductor.sheet
    talk.conductor.let_go()
    desk.close()
    desk = open_desk(db, actor="Joss", clock=clock, zone=ZONE)
    again = open_session(desk, session)
    assert [(s.id, s.span, s.out) for s in again.sheet.stops] == [
        (s.id, s.span, s.out) for s in held.stops
    ]
    desk.close()


def test_at_a_real_terminal_the_panels_come_and_go_and_z_says_what_it_undid(
    machine: Machine,
) -> None:
    with machine.console(size=(80, 24)) as console:
        console.wait_for("Begin")
        console.press("enter")
        console.wait_for("Start")
        console.press("enter")
        console.wait_for("Next", "Time")
        console.press("]")
        console.wait_for("This step is")
        console.press("t")
        console.wait_for("Leave it", "From now")
        console.press("escape")
        console.wait_until_gone("Leave it")
        console.press("e")
        console.wait_for("Change the plan", "finish")
        console.press("down", "x")
        console.wait_for("is left out.")
        console.press("enter", "escape")
        console.wait_for("Capture")
        console.press("z")
        console.wait_for("Undone: leaving that out.")
        console.press("z")
        console.wait_for("Undone: the change of this step's time.")
