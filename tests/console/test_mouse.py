"""The mouse: whatever a key does can be clicked, and no stray click moves the room."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from support.portion import LONG, portion
from support.screens import Drive, Driven
from support.settling import settled
from textual import events
from textual.widgets import OptionList

from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.console.widgets.key_bar import KeyBar
from l4pc_tui.console.widgets.lines import Lines
from l4pc_tui.core.record.life import State
from l4pc_tui.exchange.screen_file import runtime_folder, screen_name

SIZES = ((120, 36), (80, 24))
WAYS: tuple[tuple[str, ...], ...] = (
    (), ("g",), ("t",), ("ctrl+p",), ("r",), ("f2",), ("S",), ("p",), ("y",), ("n",), ("f4",),
    ("f3",), ("f5",), ("c", "m"), ("slash",), ("e", "i"), ("0",), ("f1",), ("r", "w"), ("d",),
    ("g", "s"), ("f9",), ("m",), ("e",), ("c",), ("space",),
)  # fmt: skip
"""From a running session to each screen, panel and question over it."""
TRIED = WAYS if LONG else WAYS[:2]
ACROSS, DOWN = (12, 9) if LONG else (2, 1)


def cells(console: Driven) -> Iterator[tuple[int, int]]:
    """A coarse grid, and every key in the bar."""
    width, height = console.app.size
    for y in range(1, height - 1, max(1, (height - 1) // DOWN)):
        for x in range(3, width, width // ACROSS):
            yield x, y
    for bar in console.app.screen.query(KeyBar):
        for each in bar._entries:
            yield bar.region.x + bar.styles.padding.left + each.at, bar.region.y


async def click(console: Driven, x: int, y: int, chain: int = 1) -> None:
    """One click on a cell of the window, whatever is there."""
    screen = console.app.screen
    for kind in (events.MouseDown, events.MouseUp, events.Click):
        given: dict[str, Any] = {"chain": chain} if kind is events.Click else {}
        screen._forward_event(kind(None, x, y, 0, 0, 1, False, False, False, x, y, **given))
    await settled(console.app)


async def click_key(console: Driven, word: str, chain: int = 1) -> None:
    """Click a key in the bar by its word."""
    bar = console.app.screen.query_one(KeyBar)
    entry = next(each for each in bar._entries if each.binding.description == word)
    at = bar.region.x + bar.styles.padding.left + entry.at + 1
    await click(console, at, bar.region.y, chain)


async def click_words(console: Driven, words: str) -> None:
    """Click the last letter of words, where they stand first on the screen."""
    rows = console.text.splitlines()
    y, row = next((y, row) for y, row in enumerate(rows) if words in row)
    await click(console, row.index(words) + len(words) - 1, y)


def room(console: Driven) -> tuple[object, ...]:
    """What moved the room so far, and what it sees."""
    conductor = console.session.conductor
    conductor.tick()
    # By its name: a folder that is listed while a file in it is replaced may leave that one out.
    file = runtime_folder() / screen_name(console.app.desk.path, conductor.session)
    shown = json.loads(file.read_text(encoding="utf-8"))["view"]
    return len(conductor.room.moves), conductor.public(), shown


async def stand(console: Driven, way: tuple[str, ...]) -> None:
    """Go back to the session, and from there the way."""
    while not isinstance(console.app.screen, SessionScreen):
        assert console.app.screen_stack[0] is not console.app.screen, "the session was left"
        await console.press("escape")
    session = console.session
    session.set_focus(None)
    await console.press("escape", *way)


def forget(console: Driven) -> None:
    """The hand was away from the pad: no click is the second one of another."""
    for lines in console.app.screen.query(Lines):
        lines._clicked = ""
    for bar in console.app.screen.query(KeyBar):
        bar.ask(None)


@pytest.mark.parametrize("size", portion(SIZES, 2), ids=str)
async def test_one_click_anywhere_on_any_screen_moves_no_room(
    drive: Drive, size: tuple[int, int]
) -> None:
    async with drive(size) as console:
        await console.press("enter", "r", "a", "escape", "enter", "enter", "enter")
        for way in TRIED:
            await stand(console, way)
            there, was = console.app.screen, room(console)
            for cell in [*cells(console)]:
                if console.app.screen is not there:
                    await stand(console, way)
                    there, was = console.app.screen, room(console)
                forget(console)
                await click(console, *cell)
                assert room(console) == was, f"{'-'.join(way)} at {cell}"


async def test_a_key_that_moves_the_room_is_asked_about_in_the_bar_and_clicked_twice(
    drive: Drive,
) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "enter")
        conductor = console.session.conductor
        before = len(conductor.room.moves)
        await click_key(console, "Pause")
        assert "Click once more to do it:  space Pause " in console.text
        await click_key(console, "Pause", chain=2)
        assert len(conductor.room.moves) == before, "the second half of a double click"
        await console.press("f5")
        assert "Click once more" not in console.text
        await click_key(console, "Pause")
        await click_key(console, "Pause")
        assert conductor.view().state is State.PAUSED
        await console.press("c")
        await click_key(console, "Close now")
        await console.settle()
        assert conductor.view().state is State.PAUSED, "one click does not close a session"


async def test_a_key_in_the_bar_does_what_it_does_whatever_has_the_focus(drive: Drive) -> None:
    async with drive() as console:
        for way, word in (
            ((), "Cohorts"),
            (("l",), "Back"),
            (("r",), "Back"),
            (("slash",), "Back"),
        ):
            await console.press(*way)
            there = console.app.screen
            assert there.focused is not None
            await click_key(console, word)
            await console.settle()
            assert console.app.screen is not there, f"{word} on {type(there).__name__}"
            while len(console.app.screen_stack) > 1:
                await console.press("escape")


async def test_a_line_is_chosen_by_one_click_and_opened_by_a_second_and_no_command_moves_the_room(
    drive: Drive,
) -> None:
    async with drive() as console:
        await click_words(console, "R rehearse")
        assert isinstance(console.app.screen, Ask), "and not what Enter does on the card"
        await console.press("escape", "l")
        lines = console.app.screen.query_one(Lines)
        x, y = lines.region.x + 4, lines.region.y
        there = console.app.screen
        await click(console, x, y)
        assert console.app.screen is there
        await click(console, x, y, chain=2)
        assert console.app.screen is not there
        await console.press("escape", "escape")
        await console.press("enter", "enter", "enter")
        while not console.session.conductor.view().probes:
            await console.press("enter")
        was = room(console)
        await click_words(console, "DEEPER     d")
        assert "Ask the room" in console.text, "a key in words is clicked as in the bar"
        assert room(console) == was
        await stand(console, ())
        for word in ("next", "pause", "straight up") if LONG else ("next",):
            await console.press("ctrl+p")
            await console.write(word)
            commands = console.app.screen.query_one(OptionList)
            await click(console, commands.region.x + 8, commands.region.y)
            await console.settle()
            assert room(console) == was, word
            await stand(console, ())
