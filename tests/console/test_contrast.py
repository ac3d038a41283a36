"""Whatever is drawn can be read: 4.5 : 1 in every theme, 7 : 1 in high contrast."""

from __future__ import annotations

from support.inked import inked
from support.portion import LONG
from support.screens import Drive

from l4pc_tui.look.palettes import BURROW, CONTRAST, PAPER
from l4pc_tui.look.readable import ENOUGH, HIGH

THEMES = (
    PAPER, CONTRAST, "solarized-light", BURROW, "textual-light", "nord", "dracula", "monokai",
    "catppuccin-latte", "rose-pine-dawn", "gruvbox", "tokyo-night", "flexoki",
)  # fmt: skip
WAYS = (
    (), ("ctrl+p",), ("escape", "s"), ("escape", "enter", "r", "h", "l"), ("escape", "enter", "f2"),
    ("escape", "c"),
)  # fmt: skip
TRIED = WAYS if LONG else WAYS[::2]


async def test_every_text_that_is_drawn_can_be_read_in_every_theme(drive: Drive) -> None:
    """Every other screen in one theme, in turn; in the long run each in all."""
    short, seen = [], 0
    async with drive((120, 36)) as console:
        for number, way in enumerate(TRIED):
            await console.press(*way)
            for theme in THEMES if LONG else (THEMES[number % 5],):
                console.app.worn = console.app.theme = theme
                await console.settle()
                least = HIGH if theme == CONTRAST else ENOUGH
                texts = [*inked(console.app)]
                seen += len(texts)
                short += [(theme, way, each) for each in texts if each.contrast < least]
    assert short == []
    assert seen > (300 if LONG else 100)
