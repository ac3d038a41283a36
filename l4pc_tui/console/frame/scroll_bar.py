"""The scroll bar of the console: a cell of air, then the bar."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

AIR = 1
"""Cells between what is read and the bar."""
_TRACK, _BAR = Color.parse("black"), Color.parse("white")


class Aired(ScrollBarRender):
    """What scrolls leaves two cells for its bar (as Textual does where a stylesheet says nothing):
    the first stays empty, so that no word touches the bar."""

    @classmethod
    def render_bar(
        cls, size: int = 25, virtual_size: float = 50, window_size: float = 20,
        position: float = 0, thickness: int = 1, vertical: bool = True,
        back_color: Color = _TRACK, bar_color: Color = _BAR,
    ) -> Segments:  # fmt: skip
        """The rows of the bar, each behind its air."""
        narrow = thickness - AIR if vertical and thickness > AIR else thickness
        bar = super().render_bar(
            size, virtual_size, window_size, position, narrow, vertical, back_color, bar_color
        )
        if narrow == thickness:
            return bar
        air = Segment(" " * AIR, Style(bgcolor=back_color))
        rows = [part for each in bar.segments for part in (air, each, Segment.line())]
        return Segments(rows)
