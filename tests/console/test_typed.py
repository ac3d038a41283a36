"""What can be typed, with which keys, and what becomes of it on the way to the terminal."""

from __future__ import annotations

import pytest
from support.screens import Drive
from textual import events

from l4pc_tui.console.panels.capture import Capture
from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.core.text.cleaning import HARMFUL

SPELT = ("👩\u200d👩\u200d👧", "می\u200cخواهم", "a\u00a0b", "\u200fעברית", "a\u2060b")


@pytest.mark.parametrize("words", SPELT, ids=ascii)
async def test_joiners_and_marks_survive_typing(drive: Drive, words: str) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        for letter in words:
            console.app.post_message(events.Key("x", letter))
        await console.settle()
        assert console.session.query_one(Capture).value == words
        await console.press("enter", "r", "w")
        for letter in words:
            console.app.post_message(events.Key("x", letter))
        await console.settle()
        assert console.app.screen.query_one(Field).value == words


@pytest.mark.parametrize("harmful", ["\x00", "\x1b", "\x9b", "\u202e", "\ud800", "\t"], ids=ascii)
async def test_what_is_never_kept_cannot_be_typed(drive: Drive, harmful: str) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        console.app.post_message(events.Key("f20", harmful))
        await console.settle()
        assert console.session.query_one(Capture).value == ""


async def test_with_caps_lock_on_a_letter_does_what_it_does_without(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "N")
        await console.write("SHOUTED")
        assert console.session.query_one(Capture).value == "SHOUTED"
        await console.press("escape", "R", "W")
        assert isinstance(console.app.screen, Ask)
        await console.press("escape", "Q", "Z")
        assert console.app.screen_stack[-1] is console.session
        assert not console.session.conductor.room.notes


async def test_a_name_from_elsewhere_is_completed_without_its_orders(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        line = console.session.query_one(Capture)
        line._completed = lambda _: "@Ann \x1b]0;owned\x07\u202e "
        assert line._whole("@A") == "@Ann \ufffd]0;owned\ufffd\ufffd "
        await console.press("n")
        await console.write("@A")
        assert not HARMFUL.search(console.text.replace("\n", ""))
        await console.press("tab")
        assert not HARMFUL.search(line.value)
