"""A still of the room's picture as a small SVG, for documents that show what the room sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from textual.content import Content

from l4pc_tui.core.live.view.public import PublicView
from l4pc_tui.core.live.view.wall_words import wall_words
from l4pc_tui.core.text import clean_name
from l4pc_tui.look.palettes import BURROW
from l4pc_tui.look.themes import themes
from l4pc_tui.screen.picture import Timer, Wall, picture

ACROSS, DOWN = 8, 16
"""Units of one cell."""
_BLOCKS = {"█": (0, DOWN), "▀": (0, DOWN // 2), "▄": (DOWN // 2, DOWN // 2)}
"""Where the sign begins in its cell, and how high it is."""
_FILLED = re.compile(r'<path d="([^"]*)" fill="([^"]*)"/>')


def still(view: PublicView, now: float, wall: Wall, timer: Timer = "bar") -> str:
    """The picture as it is on the wall at that moment, in the colours of the first theme.

    now: seconds since the epoch, as those in the view. What it says is its title too, for who
    hears it read.
    """
    colours = _colours()
    drawn = picture(wall_words(view, now), wall, timer)
    shapes = [
        shape
        for number, row in enumerate(drawn.split("\n", allow_blank=True))
        for shape in _row(row, number * DOWN, colours)
    ]
    width, height = wall.width * ACROSS, wall.height * DOWN
    said = " ".join(filter(None, (*view.shown, view.asked))) or "Nothing new."
    lines = [*_together(shapes)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
            f"<title>The room sees: {escape(clean_name(said))}</title>",
            f'<rect width="{width}" height="{height}" rx="8" fill="{colours["wall"]}"/>',
            '<g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="13">',
            *lines,
            "</g>",
            "</svg>",
            "",
        ]
    )


def _row(row: Content, top: int, colours: dict[str, str]) -> Iterator[str]:
    """The signs of one row that belong together: blocks as shapes, words as text."""
    begins, at = 0, 0
    looks = [(_kind(sign), *_look(row, place, colours)) for place, sign in enumerate(row.plain)]
    while begins < len(looks):
        at = begins + 1
        while at < len(looks) and looks[at] == looks[begins]:
            at += 1
        run = row.plain[begins:at]
        if run.strip():
            _, colour, bold = looks[begins]
            yield _shape(run, begins * ACROSS, top, colour, bold=bold)
        begins = at


def _together(shapes: Iterable[str]) -> Iterator[str]:
    """The shapes, with blocks of one colour that follow each other drawn in one go."""
    held, colour = "", ""
    for shape in shapes:
        path = _FILLED.fullmatch(shape)
        if held and (path is None or path[2] != colour):
            yield f'<path d="{held}" fill="{colour}"/>'
            held = ""
        if path is None:
            yield shape
        else:
            held, colour = held + path[1], path[2]
    if held:
        yield f'<path d="{held}" fill="{colour}"/>'


def _shape(run: str, left: int, top: int, colour: str, *, bold: bool) -> str:
    wide = len(run) * ACROSS
    if run[0] in _BLOCKS:
        below, high = _BLOCKS[run[0]]
        return f'<path d="M{left} {top + below}h{wide}v{high}h-{wide}z" fill="{colour}"/>'
    if run[0] in "━╌":
        line = f'<path d="M{left} {top + DOWN // 2}h{wide}" stroke="{colour}" stroke-width="2"'
        return f"{line}/>" if run[0] == "━" else f'{line} stroke-dasharray="4 4"/>'
    lead = len(run) - len(run.lstrip())
    words = run.strip()
    weight = 'font-weight="bold" ' if bold else ""
    return (
        f'<text x="{left + lead * ACROSS}" y="{top + DOWN - 4}" fill="{colour}" {weight}'
        f'textLength="{len(words) * ACROSS}">{escape(words)}</text>'
    )


def _kind(sign: str) -> str:
    """Signs of one kind can be drawn together."""
    return sign if sign in _BLOCKS or sign in "━╌" else "words"


def _look(row: Content, place: int, colours: dict[str, str]) -> tuple[str, bool]:
    """The colour of a cell, and whether it is bold."""
    styles = [str(span.style) for span in row.spans if span.start <= place < span.end]
    words = [word for style in reversed(styles) for word in style.split()]
    named = (word[1:] for word in words if word[:1] == "$")
    colour = next((colours[name] for name in named if name in colours), colours["foreground"])
    return colour, "bold" in words


def _colours() -> dict[str, str]:
    return next(dict(theme.variables) for theme in themes() if theme.name == BURROW)
