"""ctrl+p: everything that can be done on a screen, by any word for it, with its key beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.screens import Drive, Driven

from l4pc_tui.console.keys.commands import Command, found
from l4pc_tui.console.keys.every_key_there_is import every_row
from l4pc_tui.console.keys.other_words import OTHER_WORDS, other_words
from l4pc_tui.console.screens.home import HomeScreen
from l4pc_tui.console.screens.palette import Palette
from l4pc_tui.console.screens.settings import SettingsScreen
from l4pc_tui.console.session.time import TimeScreen
from l4pc_tui.look.palettes import PAPER


def test_everything_that_a_key_does_has_other_words_and_none_are_for_nothing() -> None:
    has = {row.id: other_words(row.id) for row in every_row() if row.name}
    assert [name for name, words in has.items() if not words] == []
    of_none = {OTHER_WORDS["palette"], OTHER_WORDS[".enter"]}
    assert set(OTHER_WORDS.values()) <= {*has.values(), *of_none}
    assert other_words("nothing.at_all") == ""


async def test_the_palette_opens_over_every_part_of_a_session_that_can_have_the_keys(
    drive: Drive,
) -> None:
    async with drive((140, 40)) as console:
        await console.press("enter", "escape")
        parts = [each.id or "" for each in console.app.screen.focus_chain]
        assert "run-sheet" in parts
        for part in console.app.screen.focus_chain:
            part.focus()
            await console.settle()
            told = [each for each in console.app.commands(console.app.screen) if each.name]
            assert told, part
            if part.id == "run-sheet":
                assert [each.words for each in told if each.name == "Go there"] != [""]


def rows(console: Driven) -> list[str]:
    """The commands that are shown, with their keys."""
    assert isinstance(console.app.screen, Palette)
    return [f"{each.name} {each.key}".strip() for each in console.app.screen.choices.shown]


CALLED = {
    "squeeze": "Time t", "group": "Groups g", "plan": "Plan e", "theme": "Colours",
    "hide": "Hide h", "attendance": "Register r", "late": "Time t", "who is": "Register r",
    "blackout": "Dark wall k", "projector": "Screen o", "options": "Settings", "wall": "Message m",
    "two more": "Two more minutes", "change over": "Change over", "own words": "Own words",
    "break": "Plan e", "back at": "Back at …",
}  # fmt: skip
"""What people call something in a session → what is among the first that are found."""


async def test_what_people_call_it_finds_it_in_a_session_and_does_it(drive: Drive) -> None:
    async with drive((120, 36)) as console:
        await console.press("enter", "enter")
        commands = console.app.commands(console.session)
        for typed, wanted in CALLED.items():
            names = [f"{each.name} {each.key}".strip() for each in found(commands, typed)]
            assert wanted in names[:4], (typed, names)
        await console.press("ctrl+p")
        await console.write("squ")
        assert rows(console)[0] == "Time t"
        await console.press("enter")
        assert isinstance(console.app.screen, TimeScreen)
        await console.press("escape", "ctrl+p")
        await console.write("two more")
        await console.press("enter")
        assert console.session.conductor.wall.stands.message == "Two more minutes"


words = st.sampled_from(["ti", "time", "zz", "", "plan now", "é", "[bold", "\u202e", "a"])


@given(words, words)
def test_more_letters_never_find_more(one: str, other: str) -> None:
    commands = [
        Command(f"{name} é", told, "k", more, list)
        for name in ("Time", "Plan", "Another") for told in ("now", "") for more in ("ti", "z")
    ]  # fmt: skip
    few, many = found(commands, f"{one} {other}"), found(commands, one)
    assert {id(each) for each in few} <= {id(each) for each in many}
    assert len(found(commands, "")) == len(commands)


async def test_it_is_eighty_wide_and_does_what_is_chosen(drive: Drive) -> None:
    async with drive((120, 36)) as console:
        await console.press("ctrl+p")
        assert console.app.screen.query_one("#palette").region.width == 80
        assert rows(console)[-1] == "Colours"
        await console.write("preferences")
        assert rows(console) == ["Settings s"]
        assert "▸ Settings" in console.text
        await console.press("enter")
        assert isinstance(console.app.screen, SettingsScreen)
        await console.press("escape", "ctrl+p")
        await console.write("[zzz")
        assert "Nothing is called that." in console.text
        await console.press("enter", "escape")
        assert isinstance(console.app.screen, HomeScreen)
        await console.press("ctrl+p")
        await console.write("theme")
        await console.press("enter", "down", "enter")
        assert console.app.theme == PAPER


async def test_in_a_narrow_window_it_takes_what_there_is(drive: Drive) -> None:
    async with drive((60, 16)) as console:
        await console.press("ctrl+p", "down", "pagedown", "up")
        assert console.app.screen.query_one("#palette").region.width == 60
        assert "▸" in console.text
