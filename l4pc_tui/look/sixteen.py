"""Sixteen colours: one ground, one ink, and reversed what is chosen.

Of the sixteen only black and white are nearly the same everywhere; a grey is anything between, and
no tint of a ground is left. So nothing is drawn in the terminal's own two colours, which may be
either way round, every tint gives way to the ground, and what is reversed is so in one piece.
"""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_BLACK, _WHITE = RichColor.from_rgb(0, 0, 0), RichColor.from_rgb(255, 255, 255)
_TINTS = (0, 7, 8, 15)
"""Black, the greys and white, by their numbers: what a ground and its tints are drawn as."""
_NOTHING, _NOT_DIM = Style(), Style(dim=False)


class Sixteen(LineFilter):
    """Every ground is black, or white for a light theme, unless it is a colour of its own."""

    def __init__(self, *, dark: bool) -> None:
        super().__init__()
        self._ink, self._ground = (_WHITE, _BLACK) if dark else (_BLACK, _WHITE)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        return [
            segment
            if segment.control
            else Segment(segment.text, _on_one(segment.style or _NOTHING, self._ink, self._ground))
            for segment in segments
        ]


@lru_cache(4096)
def _on_one(style: Style, ink: RichColor, ground: RichColor) -> Style:
    if style.dim:
        # A grey that is half as light is none that can be read.
        style += _NOT_DIM
    if style.reverse:
        return style + Style(color=ink, bgcolor=ground)
    fore, back = style.color, style.bgcolor
    if fore is None or fore.is_default:
        fore = ink
    if back is None or back.is_default or _number(back) in _TINTS:
        # A ground that is the other of the two is reversed, whoever drew it so.
        flipped = back is not None and not back.is_default and _number(back) == _number(ink)
        if flipped:
            return style + Style(color=ground, bgcolor=ink)
        back = ground
    return style + Style(color=fore, bgcolor=back)


def _number(colour: RichColor) -> int:
    number = colour.downgrade(ColorSystem.STANDARD).number
    return -1 if number is None else number
