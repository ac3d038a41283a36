"""Where a terminal has few signs no other is drawn, on no screen and not on the wall.

Every screen is looked at as it stands in the pictures that ``test_every_screen`` and the wall's
``test_as_it_was`` compare: what is drawn there goes out through the same tables.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.fewer import left_over, not_in_ascii, not_in_wgl4
from support.screens import Drive, painted

from l4pc_tui.look.palettes import PAPER

TESTS = Path(__file__).parents[1]
PICTURES = sorted(
    [*(TESTS / "console/snapshots").glob("*x*.txt"), *(TESTS / "screen/snapshots").glob("*.txt")]
)
LETTERS = frozenset(map(chr, range(0x1FB00, 0x1FB3C)))
"""What block letters of three rows are made of: they are drawn only where all signs are."""


@pytest.mark.quick
def test_every_sign_on_every_screen_has_one_in_each_list() -> None:
    assert len(PICTURES) > 150
    left: dict[str, list[str]] = {}
    for file in PICTURES:
        drawn = file.read_text(encoding="utf-8").translate(dict.fromkeys(map(ord, LETTERS), " "))
        for found in left_over(drawn):
            left.setdefault(found, []).append(file.name)
    assert left == {}


async def test_in_windows_own_console_nothing_else_is_drawn_and_colours_are(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ConEmuPID", "12")
    async with drive((80, 24)) as console:
        app = console.app
        assert (app.terminal.kind, app.terminal.colours, app.theme) == ("conemu", "256", "burrow")
        for way in ((), ("enter", "enter"), ("g",)):
            await console.press(*way)
            assert not_in_wgl4(console.text) == set(), way
            grounds = {s.style.bgcolor for row in painted(app) for s in row if s.style}
            assert len(grounds) > 1, way
            app.wear(PAPER, reduced=False, signs="ascii")
            await console.settle()
            assert not_in_ascii(console.text) == set(), way
            app.wear("burrow", reduced=False, signs="auto")
            await console.settle()
        assert "enter Next" not in console.text
        await console.press("escape")
        assert {"█", "▀"} & set(console.text), "the clock in large figures"
        assert "enter Next" in console.text
        app.wear("burrow", reduced=False, signs="all")
        await console.settle()
        assert "⏎ Next" in console.text
