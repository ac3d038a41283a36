"""A still of the wall, for documents."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from l4pc_tui.core.live.view.public import PublicView
from l4pc_tui.screen.picture import Wall
from l4pc_tui.screen.still import ACROSS, DOWN, still

WALL = Wall(80, 24)


def view(asked: str, *shown: str) -> PublicView:
    return PublicView("running", "A walk", "pairs", shown, asked, 600.0, 400.0, None, "Feel")


@pytest.mark.parametrize(
    "asked", ["Why?", "Ann [/x] Lee", "<b>&amp;", "日本語", "x" * 10_000, "", "\x1b[2J\u202eabc", "]]>"]
)  # fmt: skip
def test_whatever_is_asked_the_still_is_a_whole_picture_of_the_wall_s_size(asked: str) -> None:
    root = ElementTree.fromstring(still(view(asked, "Two & two"), 0.0, WALL))
    assert root.get("viewBox") == f"0 0 {WALL.width * ACROSS} {WALL.height * DOWN}"
    for child in root.iter():
        assert child.tag.rpartition("}")[2] in ("svg", "title", "rect", "g", "path", "text")


def test_it_says_in_words_what_it_shows() -> None:
    root = ElementTree.fromstring(still(view("Why [/x]?", "One asks."), 0.0, WALL))
    assert root[0].text == "The room sees: One asks. Why [/x]?"
    told = "".join(root.itertext())
    assert "about 7 minutes" in told
    assert "in pairs" in told


def test_the_same_picture_gives_the_same_file() -> None:
    assert still(view("Why?"), 1.0, WALL) == still(view("Why?"), 1.0, WALL)
    assert still(view("Why?"), 1.0, WALL) != still(view("Who?"), 1.0, WALL)
