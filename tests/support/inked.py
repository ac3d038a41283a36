"""What is drawn, with its colours: each text on its ground, as it goes to the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.segment import Segment
from textual.app import App
from textual.strip import Strip

from l4pc_tui.look.readable import Triple, contrast

_LINES = "".join(map(chr, range(0x2500, 0x25A0)))


class Inked(NamedTuple):
    """A text, its colour and its ground."""

    text: str
    colour: Triple
    ground: Triple

    @property
    def contrast(self) -> float:
        return contrast(self.colour, self.ground)


def inked(app: App[int]) -> Iterator[Inked]:
    """Every text on the screen; frames, rules and strokes of large digits are none."""
    for segment in _segments(app):
        style, text = segment.style, segment.text.strip(_LINES + " ")
        if not text or style is None or style.color is None or style.bgcolor is None:
            continue
        colours = (*style.color.get_truecolor(),), (*style.bgcolor.get_truecolor(),)
        if style.color.triplet is not None and style.bgcolor.triplet is not None:
            colour, ground = colours[::-1] if style.reverse else colours
            yield Inked(text, colour, ground)


def _segments(app: App[int]) -> Iterator[Segment]:
    compositor, below = app.screen._compositor, app._background_screens
    lines = (
        getattr(compositor.render_update(full=True, screen_stack=below), "strips", [])
        if below
        else compositor.render_strips()
    )
    for line in lines:
        for piece in line:
            if isinstance(piece, Strip):
                yield from piece
            else:
                yield piece
