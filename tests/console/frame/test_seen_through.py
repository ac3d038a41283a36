"""What stands behind a question stays in view as it is, and takes no click."""

from __future__ import annotations

import pytest
from rich.style import Style
from support.screens import Drive, Driven
from textual._context import visible_screen_stack

from l4pc_tui.console.frame.bottom_sheet import Slip


def rows(console: Driven, screen: int) -> list[list[tuple[str, Style | None]]]:
    """What a screen of the stack draws, cell by cell: letter and style."""
    app = console.app
    visible_screen_stack.set(list(app._background_screens))
    strips = app.screen_stack[screen]._compositor.render_strips()
    return [[(letter, style) for told, style, _ in strip for letter in told] for strip in strips]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_behind_a_panel_the_session_is_drawn_as_without_it(
    drive: Drive, size: tuple[int, int]
) -> None:
    async with drive(size) as console:
        await console.press("enter", "enter", "t")
        panel = console.app.screen
        assert isinstance(panel, Slip)
        top = panel.query_one("#slip").region.y
        seen, there = rows(console, -1)[:top], rows(console, -2)[:top]
        cleared = [
            [(letter, style and style.clear_meta_and_links()) for letter, style in row]
            for row in there
        ]
        assert seen == cleared
        assert any(letter.strip() for row in seen for letter, _ in row)
