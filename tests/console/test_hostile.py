"""Names, notes and terminals as bad as they come: drawn as text, or told in a sentence."""

from __future__ import annotations

import pytest
from support.portion import portion
from support.screens import Drive

from l4pc_tui.console.panels.capture import Capture
from l4pc_tui.core.text import cell_width

HOSTILE = (
    "Ann [/x] Lee", "[bold", "[@click=app.quit]x[/]", "\x1b[2J\x1b]0;owned\x07", "\u202egnihton",
    "x" * 10_000, "زينب علي", "👩‍👩‍👧 🇬🇧 e\u0301", "\ttab\nline\r\nline", "'; DROP TABLE event; --",
)  # fmt: skip
SIZES = ((80, 24), (104, 30), (124, 36), (20, 5))


def sane(text: str) -> bool:
    """No control character reaches the screen."""
    return not any(ord(char) < 32 and char != "\n" for char in text) and "\u202e" not in text


@pytest.mark.parametrize("size", portion(SIZES, 2))
async def test_hostile_names_and_notes_are_drawn_as_text_on_every_screen(
    drive: Drive, size: tuple[int, int]
) -> None:
    async with drive() as console:
        await console.press("enter")
        await console.pilot.resize_terminal(*size)
        await console.settle()
        conductor = console.session.conductor
        for name in HOSTILE:
            conductor.walk_in(name)
        await console.press("enter")
        for number, note in enumerate(HOSTILE):
            conductor.note(f"{'*!?'[number % 3]} {note}")
        console.session.draw_all()
        await console.settle()
        assert sane(console.text)
        for way, back in ((("r",), "escape"), (("c",), "escape"), (("f4",), "escape"),
                          (("f2",), "escape"), (("slash", "n", "o"), "escape"),
                          (("f1",), "escape")):  # fmt: skip
            await console.press(*way)
            assert sane(console.text), way
            width, height = size
            lines = console.text.split("\n")
            assert len(lines) <= height
            assert all(cell_width(line) <= width for line in lines if line.isascii())
            await console.press(back)
        await console.press("r", "n", "escape", "i", "escape", "w", "escape", "escape")
        await console.press("q", "w")
        assert sane(console.text)


async def test_what_is_pasted_beyond_the_limit_is_said_and_the_rest_is_there(drive: Drive) -> None:
    from textual import events

    async with drive() as console:
        await console.press("enter", "enter", "asterisk")
        line = console.session.query_one(Capture)
        line.post_message(events.Paste("x" * 10_000))
        await console.settle()
        assert "was not pasted" not in console.text
        line.post_message(events.Paste("y"))
        await console.settle()
        assert "A note holds 10,000 characters; the rest was not pasted." in console.text
        await console.press("enter")
        assert console.session.conductor.room.notes[-1].text == "x" * 10_000


async def test_pasted_lines_become_one_and_nothing_controls_the_terminal(drive: Drive) -> None:
    from textual import events

    async with drive() as console:
        await console.press("enter", "enter", "n")
        line = console.session.query_one(Capture)
        line.post_message(events.Paste("first \x1b[31mred\nsecond \u202eline"))
        await console.settle()
        assert "first" in line.value
        assert "second" in line.value
        assert sane(line.value)
        await console.press("enter")
        assert "second" in console.session.conductor.room.notes[-1].text


async def test_a_pasted_restricted_line_is_gone_at_once(drive: Drive) -> None:
    from textual import events

    async with drive() as console:
        await console.press("enter", "enter", "n")
        line = console.session.query_one(Capture)
        line.post_message(events.Paste("\\ what she told me"))
        await console.settle()
        assert line.value == ""
        assert console.session.conductor.draft() == ""
        assert "Who was told?" in console.text


async def test_a_terminal_too_small_says_so_and_grows_back(drive: Drive) -> None:
    async with drive((20, 5)) as console:
        assert "Too small." in console.text
        await console.pilot.resize_terminal(80, 24)
        await console.settle()
        assert "Too small." not in console.text
        await console.press("enter", "enter")
        assert console.session.conductor.view().card.name in console.text
        await console.pilot.resize_terminal(20, 5)
        await console.settle()
        assert "Too small." in console.text


@pytest.mark.parametrize("size", [(40, 12), (60, 14), (120, 12)])
async def test_the_least_window_has_room_for_the_words_of_the_step(
    drive: Drive, size: tuple[int, int]
) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        await console.pilot.resize_terminal(*size)
        await console.settle()
        assert console.session.query_one("#words").content_size.height >= 3
        assert "coats and cards" in console.text
        await console.press("f3")
        assert "Amina Marigold" in console.text


async def test_nothing_is_done_unseen_in_a_terminal_that_is_too_small(drive: Drive) -> None:
    from textual import events

    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("half a no")
        session = console.session
        before = session.conductor.view()
        await console.pilot.resize_terminal(20, 5)
        await console.settle()
        assert not {"F2", "F3", "F4", "F5"} & set(console.text.split())
        await console.press("t", "e", "enter", "space", "right", "asterisk")
        console.app.post_message(events.Paste("unseen"))
        await console.settle()
        assert session.conductor.draft() == "half a no"
        assert session.conductor.view().notes == before.notes
        await console.pilot.resize_terminal(80, 24)
        await console.settle()
        assert session.query_one(Capture).value == "half a no"
        assert session.conductor.view().state is before.state
        await console.pilot.resize_terminal(20, 5)
        await console.settle()
        await console.press("q")
        assert console.app.screen is not session


async def test_every_theme_says_every_state_in_words(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "space")
        for theme in ("burrow", "paper", "contrast", "plain", "textual-light", "nord"):
            console.app.theme = theme
            await console.settle()
            for words in ("paused at", "saved", "finish", "to come", "now"):
                assert words in console.text, (theme, words)


async def test_plain_draws_no_sign_that_a_screen_reader_cannot_say(drive: Drive) -> None:
    async with drive() as console:
        console.app.theme = "plain"
        await console.press("enter", "enter")
        signs = set("✓▶●○◐◎■□⌂◆▲▼█╎┬┴│⏎")
        assert not signs & set(console.text)


async def test_a_terminal_without_colours_begins_in_plain(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    async with drive() as console:
        assert console.app.theme == "plain"
        await console.press("enter", "enter", "r", "h", "escape")
        assert "saved" in console.text
