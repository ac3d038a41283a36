"""Without colours and signs: whatever the plain theme draws is ASCII, but for people's own letters."""

from __future__ import annotations

import pytest
from support.desk import Clock
from support.portion import portion
from support.screens import Drive

from l4pc_tui.look.palettes import BURROW, NO_COLOUR, PLAIN


def strange(text: str) -> set[str]:
    """What a terminal that knows but ASCII would not draw, letters aside."""
    return {char for char in text if not char.isascii() and not char.isalpha()}


@pytest.fixture(autouse=True)
def no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")


SIZES = [(124, 40), (104, 30), (80, 24)]


@pytest.mark.parametrize("size", portion(SIZES, 2))
async def test_home_lists_forms_and_keys_are_in_ascii(drive: Drive, size: tuple[int, int]) -> None:
    async with drive(size) as console:
        for way in (
            (), ("c",), ("escape", "l"), ("down", "enter"), ("escape", "f"), ("escape", "slash"),
            ("escape", "escape", "n"), ("s",), ("escape", "n", "c"), ("escape", "f1"),
            ("escape", "slash"), ("escape", "ctrl+p"), ("escape", "f9"), ("x",), ("r",), ("r",), ("f", "f"),
            ("escape", "escape", "c", "home", "enter", "m"), ("t", "e"), ("escape", "s"),
        ):  # fmt: skip
            await console.press(*way)
            assert strange(console.text) == set(), way


@pytest.mark.parametrize("size", portion(SIZES, 2))
async def test_a_running_session_and_all_that_stands_over_it_are_in_ascii(
    drive: Drive, clock: Clock, size: tuple[int, int]
) -> None:
    async with drive(size) as console:
        await console.press("enter", "r", "h", "l", "w")
        assert strange(console.text) == set()
        await console.write("Zoë Fennel")
        await console.press("enter")
        assert "Zoë Fennel" in console.text
        assert strange(console.text) == set()
        await console.press("escape", "enter", "enter")
        for note in ("* an idea", '" words, as “said”', "! Ben rings by Friday", "? whose key…"):
            console.session.conductor.note(note)
        clock.now += 700
        for way in (
            (), ("d",), ("escape", "f2"), ("escape", "f3"), ("escape", "f4"), ("escape", "f5"),
            ("escape", "t"), ("escape", "e"), ("i",), ("escape", "escape", "p"), ("escape", "y"),
            ("escape", "0"), ("escape", "n"), ("escape", "c"), ("w",), ("escape", "escape", "f1"),
            ("escape", "space"), ("space", "q"), ("escape",), ("c", "c"), ("e",),
        ):  # fmt: skip
            await console.press(*way)
            assert strange(console.text) == set(), way


@pytest.mark.parametrize("size", [(124, 40), (80, 24)])
async def test_keys_are_named_in_words_and_the_clock_stands_on_one_line(
    drive: Drive, size: tuple[int, int]
) -> None:
    async with drive(size) as console:
        assert "enter Open" in console.text
        await console.press("enter", "enter")
        assert "enter Next" in console.text
        assert any(line.split("|")[0].lstrip(" >").startswith("8:00") or " 8:00   " in line
                   for line in console.text.split("\n"))  # fmt: skip


async def test_the_theme_can_be_changed_to_plain_and_back(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TERM")
    async with drive() as console:
        await console.press("enter", "enter")
        drawn = console.text
        assert strange(drawn)
        console.app.theme = PLAIN
        await console.settle()
        assert strange(console.text) == set()
        console.app.theme = BURROW
        await console.settle()
        assert console.text == drawn


async def test_no_color_keeps_the_large_clock_and_the_signs(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    async with drive((124, 40)) as console:
        assert console.app.theme == NO_COLOUR
        await console.press("enter", "enter")
        drawn = console.text
        assert strange(drawn) >= {"▶", "·", "╎", "⏎", "●", "█", "▀", "▄"}
        console.app.theme = BURROW
        await console.settle()
        assert console.text == drawn
