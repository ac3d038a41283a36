"""At lunch the console hides itself, once nobody has pressed a key for a minute."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import Clock
from support.screens import Drive, Driven

from l4pc_tui.console.questions.curtain import Curtain
from l4pc_tui.desk.settings_file import set_setting

SAID = "Break: everything private is hidden. Any key shows it again."


async def passes(console: Driven, clock: Clock, seconds: float) -> bool:
    """Whether the console is hidden after so long."""
    clock.now += seconds
    console.session.tick()
    await console.settle()
    return isinstance(console.app.screen, Curtain)


async def test_at_a_break_it_hides_where_that_is_set_and_any_key_shows_it_again(
    drive: Drive, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("L4PC_CONFIG", str(tmp_path / "settings.toml"))
    async with drive() as console:
        await console.press("enter", "enter")
        conductor = console.session.conductor
        assert not await passes(console, clock, 61), "no rest"
        rest = next(
            s.id for s in conductor.sheet.stops if conductor.sheet.item_of(s).kind == "Break"
        )
        conductor.goto(rest)
        assert not await passes(console, clock, 61), "a break is no lunch"
        set_setting(conductor.desk, "curtain-at", "breaks")
        await console.press("down")
        assert not await passes(console, clock, 1)
        assert not await passes(console, clock, 58)
        assert await passes(console, clock, 2)
        assert SAID in console.text
        assert len(console.text.strip().splitlines()) == 1
        await console.press("x")
        assert not isinstance(console.app.screen, Curtain)
        assert conductor.room.run.at == rest
        await console.press("n")
        await console.write("half a li")
        assert not await passes(console, clock, 600), "a line is being typed"
        await console.press("escape")
        assert not await passes(console, clock, 1)
        assert await passes(console, clock, 60)
        await console.press("x")
        async with drive() as second:
            await second.press("enter")
            assert second.session.conductor.reading
            assert not await passes(second, clock, 0)
            assert not await passes(second, clock, 100)
            set_setting(conductor.desk, "curtain-beside", "yes")
            assert await passes(second, clock, 1)
