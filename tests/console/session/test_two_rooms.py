"""After a low pulse on the console: a pause for everybody, then two rooms, or the plan B."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.desk import Clock, plan_b_day
from support.screens import Drive, Driven

from l4pc_tui.console.questions.choose import Choose
from l4pc_tui.console.questions.pulse import PulseScreen
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.names import SessionId


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SessionId]:
    return plan_b_day(tmp_path_factory.mktemp("day"))


@pytest.fixture
def led(drive: Drive, clock: Clock, tmp_path: Path, day: tuple[Path, SessionId]) -> Drive:
    """At the second step of an exercise that has a plan B, and whose pulse is asked on slips."""

    @asynccontextmanager
    async def run(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Driven]:
        clock.to("2026-11-25T09:30")
        path = Path(shutil.copy(day[0], tmp_path / "b.db"))
        async with drive(size, path=path, session=day[1]) as console:
            await console.press("enter", "enter")
            console.session.conductor.goto("2/trace-it")
            console.session.draw_all()
            await console.settle()
            yield console

    return run


async def low(console: Driven) -> None:
    await console.press("p")
    assert isinstance(console.app.screen, PulseScreen)
    await console.write("10253")
    await console.press("enter")


def verbs(console: Driven) -> list[str]:
    return [move.verb for move in console.session.conductor.room.moves]


async def test_the_question_opens_with_the_way_of_the_script_and_hears_another(led: Drive) -> None:
    async with led() as console:
        await console.press("p")
        assert "On slips, folded, in a bowl." in console.text
        await console.write("00253 cards")
        assert "With cards, turned face down" in console.text
        await console.press("enter")
        assert console.session.conductor.room.run.pulses[-1].how == "cards"
        assert isinstance(console.app.screen, SessionScreen)


async def test_a_low_pulse_offers_a_pause_and_then_says_two_rooms(led: Drive) -> None:
    async with led() as console:
        await low(console)
        assert isinstance(console.app.screen, Choose)
        assert "First a pause of five minutes, for everybody" in console.text
        assert "one person" not in console.text
        await console.press("enter")
        conductor = console.session.conductor
        assert conductor.room.run.state is State.PAUSED
        await console.press("space")
        assert "Two rooms: go on here, or plan B, “A second look”." in console.text
        await console.press("escape")
        assert conductor.room.run.state is State.PAUSED
        await console.press("space", "t")
        assert verbs(console)[-2:] == [Verb.TWO_ROOMS, Verb.RESUME]
        assert conductor.room.run.at == "2/trace-it"


async def test_the_plan_b_is_looked_at_before_it_is_taken_and_z_takes_it_back(led: Drive) -> None:
    async with led() as console:
        await low(console)
        await console.press("b")
        assert "Plan B: “A second look” instead of what is left of" in console.text
        assert "finish" in console.text
        await console.press("escape")
        assert verbs(console)[-1] == Verb.PULSE
        await console.press("B", "enter")
        assert console.session.conductor.room.run.at == "n1/tell-it"
        await console.press("z")
        assert console.session.conductor.room.run.at == "2/trace-it"


async def test_the_lights_offer_it_where_they_say_up(led: Drive) -> None:
    async with led((120, 36)) as console:
        conductor = console.session.conductor
        conductor.take_pulse((1, 0, 2, 5, 3))
        await console.press("d", "d")
        assert "Come up:" in console.text
        await console.press("b")
        assert "Plan B: “A second look”" in console.text
