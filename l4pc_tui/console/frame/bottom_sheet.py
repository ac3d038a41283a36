"""A question at the foot of the screen; what stands above it stays in view."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from rich.segment import Segment
from textual._context import visible_screen_stack
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from l4pc_tui.console.frame.leaving import Leaving
from l4pc_tui.console.frame.picture_memory import forget_pictures
from l4pc_tui.console.widgets.key_bar import KeyBar

Answered = TypeVar("Answered")


class Slip(Leaving[Answered], ModalScreen[Answered], Generic[Answered]):
    """Subclasses give ``body``. Its keys are in the bar below it; nothing else takes any."""

    DEFAULT_CSS = """
    Slip { align: left bottom; background: transparent; }
    Slip > #slip {
        height: auto; max-height: 100%; padding: 1 2 0 2; background: $panel-high;
        color: $foreground; border-top: none;
    }
    Slip > #slip > Static { height: auto; }
    Slip:ansi > #slip { border-top: solid ansi_default; }
    """

    def body(self) -> Iterable[Widget]:
        """The widgets of the question."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        with Vertical(id="slip"):
            yield from self.body()
        yield KeyBar()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The screen below, as it stands there. Textual takes its rows apart and tints each piece
        with no colour, which was half of what opening a panel took."""
        below = visible_screen_stack.get([])
        if not below or below[-1] is self:
            return super().render_lines(crop)
        rows = below.pop()._compositor.render_strips()[crop.y : crop.bottom]
        return [_untouched(row).crop(crop.x, crop.right) for row in rows]

    def on_unmount(self) -> None:
        """Whatever it had drawn goes with it."""
        forget_pictures()


def _untouched(row: Strip) -> Strip:
    """A row on which nothing can be clicked."""
    if not any(style and (style.meta or style.link) for _, style, _ in row):
        return row
    return Strip(
        [Segment(told, style and style.clear_meta_and_links(), how) for told, style, how in row],
        row.cell_length,
    )
