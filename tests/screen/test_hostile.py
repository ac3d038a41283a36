"""Sixty hostile texts on the wall, in a terminal and as a page: read as they were typed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support import hostile
from support.eyes import Picture
from support.settling import settled
from support.walls import NOW, WALLS, spoiled

from l4pc_tui.core.live.view.wall_words import wall_words
from l4pc_tui.screen.app import ScreenApp
from l4pc_tui.screen.browser.drawn import news
from l4pc_tui.screen.picture import Wall, picture

LETTERS = (Wall(80, 24), Wall(200, 60, solid=True), Wall(80, 24, plain=True))


@pytest.mark.parametrize("wall", LETTERS, ids=str)
def test_no_text_drives_the_terminal_of_the_wall(wall: Wall) -> None:
    for text in hostile.STRINGS:
        for easy in (False, True):
            drawn = picture(wall_words(spoiled(text), NOW, easy=easy), wall, "bar").plain
            assert hostile.drives(drawn) == [], ascii(text)


def test_no_text_is_more_than_text_to_the_page() -> None:
    for text in hostile.STRINGS:
        line = news(spoiled(text), NOW, "bar")
        assert line.isascii()
        assert "\n" not in line
        said = "".join(_texts(json.loads(line)))
        assert hostile.drives(said) == [], ascii(text)


def _texts(told: Any) -> list[str]:
    if isinstance(told, str):
        return [told]
    inner = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    return [text for each in inner for text in _texts(each)]


async def test_a_wall_of_hostile_texts_stands_in_a_real_window(runtime: Any, clock: Any) -> None:
    app = ScreenApp(clock_now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        for text in hostile.STRINGS[::6]:
            runtime.tell(spoiled(text))
            app.look()
            await settled(app)
            shown = Picture(app)
            assert hostile.drives(shown.all_text) == [], ascii(text)
        await pilot.resize_terminal(40, 12)
        await settled(app)
        assert app._crash is None


def test_every_kind_of_moment_of_the_wall_has_its_example() -> None:
    kinds = {wall_words(view, NOW).kind for view in WALLS.values()}
    assert kinds == {
        "waiting", "blank", "message", "start", "break", "question", "tables", "end",
    }  # fmt: skip
