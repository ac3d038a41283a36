"""What was on view and is gone leaves nothing behind."""

from __future__ import annotations

import gc

from support.screens import Drive
from textual._styles_cache import StylesCache


def pictures() -> int:
    gc.collect()
    return sum(isinstance(each, StylesCache) for each in gc.get_objects())


async def test_a_panel_that_was_opened_and_left_keeps_no_memory(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "e", "escape")
        before = pictures()
        for _ in range(4):
            await console.press("e", "escape", "t", "escape", "p", "escape")
        assert pictures() <= before + 4
