"""The curtain hides everything, everywhere, and any key lifts it."""

from __future__ import annotations

import pytest
from support.desk import Clock
from support.screens import Drive, Driven

from l4pc_tui.console.panels.capture import Capture
from l4pc_tui.console.questions.curtain import Curtain


def covered(console: Driven) -> bool:
    return console.text.split() == ["any", "key"]


@pytest.mark.parametrize("way", [(), ("r",), ("c",), ("slash",), ("f1",), ("q",), ("n",), ("0",)])
async def test_f9_covers_every_screen_and_any_key_lifts_it(
    drive: Drive, way: tuple[str, ...]
) -> None:
    async with drive() as console:
        await console.press("enter", "enter", *way)
        before, stack = console.text, len(console.app.screen_stack)
        await console.press("f9")
        assert covered(console)
        await console.press("d")
        assert len(console.app.screen_stack) == stack
        assert console.text == before


async def test_f9_covers_home_forms_and_the_palette(drive: Drive) -> None:
    async with drive() as console:
        for way in ("c", "l", "n", "ctrl+p"):
            await console.press(way, "f9")
            assert covered(console), way
            await console.press("space")
            assert not covered(console)
            await console.press("escape")


async def test_h_hides_on_the_console(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "h")
        assert covered(console)


async def test_the_key_that_lifts_does_nothing_else(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        name = console.session.conductor.view().card.name
        await console.press("f9", "enter")
        assert console.session.conductor.view().card.name == name
        await console.press("f9", "ctrl+p")
        assert not isinstance(console.app.screen, Curtain)
        assert "Search" not in console.text


async def test_the_curtain_keeps_what_is_being_typed(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("half")
        await console.press("f9")
        assert covered(console)
        await console.press("x")
        await console.write(" done")
        assert console.session.query_one(Capture).value == "half done"


async def test_toasts_do_not_come_through(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "f9")
        console.app.notify("a private word", timeout=60)
        await console.settle()
        assert covered(console)


async def test_the_session_goes_on_behind_the_curtain_and_asks_nothing(
    drive: Drive, clock: Clock
) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "f9")
        clock.now += 300
        console.session.tick()
        await console.settle()
        assert covered(console)
        await console.press("x")
        console.session.tick()
        await console.settle()
        assert "Away for 5 min." in console.text
