"""The rows that the Screen's picture is made of: large words, shown texts, the bar."""

from __future__ import annotations

import re

from textual.content import Content

from l4pc_tui.core.text import cell_width
from l4pc_tui.look.content import inline
from l4pc_tui.look.digits import big
from l4pc_tui.look.letters import draw, drawable, height, width
from l4pc_tui.look.line_breaks import by_sense
from l4pc_tui.look.themes import place_style

Rows = list[Content]

BLANK = Content("")
_MEASURE = 40
"""Cells. A question in plain letters is broken into lines no longer than this, if it can be."""
_TEXT_MEASURE = 64
_BAR = 42
_LONGEST = 4000
"""Characters of one text that are looked at; no wall holds more."""
_POINT = re.compile(r"^\s*(?:[-*+]|\d{1,2}[.)])\s+")


def in_block_letters(said: str, room: int, most: int, scale: int) -> Rows | None:
    """The words in block letters; None when they cannot be drawn or are too many.

    room: cells for a line; most: rows that there are.
    """
    words = inline(said).plain

    def measure(line: str) -> int:
        return width(line, scale)

    if not drawable(words) or measure(words) // room * height(scale) > most:
        return None
    rows: Rows = []
    for paragraph in _paragraphs(words):
        lines = [paragraph[start:end] for start, end in by_sense(paragraph, room, measure)]
        if any(measure(line) > room for line in lines):
            return None
        for line in lines:
            rows += [Content.styled(row, "$foreground") for row in draw(line, scale)]
    while rows and not rows[-1].plain.strip():
        # The space below the last line is no part of the words.
        rows.pop()
    return rows


def in_bold(said: str, room: int, *, spaced: bool) -> Rows:
    """The words in bold, line by line; ``spaced`` with a blank row between."""
    rows: Rows = []
    for paragraph in _paragraphs(said[:_LONGEST]):
        drawn = inline(paragraph, "bold $foreground")
        for line in _lines(drawn, min(room, _MEASURE), room):
            rows += [BLANK, line] if spaced and rows else [line]
    return rows


def shown(text: str, room: int) -> Rows:
    """A text for the wall. Points of a list hang under each other; the rest is centred."""
    room = min(room, _TEXT_MEASURE)
    rows: Rows = []
    hangs = False
    for paragraph in _paragraphs(text[:_LONGEST]):
        point = _POINT.match(paragraph)
        drawn = inline(paragraph[point.end() :] if point else paragraph, "$soft")
        lines = _lines(drawn, room - 2 * bool(point), room - 2 * bool(point))
        if point:
            hangs = True
            lines = [
                Content.styled("  " if number else "• ", "$muted") + line
                for number, line in enumerate(lines)
            ]
        rows += lines
    if not hangs:
        return rows
    widest = max(row.cell_length for row in rows)
    return [row.pad_right(widest - row.cell_length) for row in rows]


def bar(used: float, room: int, tint: str) -> Content:
    """The time as a line that fills; nothing about it is urgent."""
    cells = min(room, _BAR)
    full = round(used * cells)
    return Content.assemble(
        ("━" * full, place_style(tint) or "$muted"), ("╌" * (cells - full), "$faint")
    )


def figures(digits: str, tint: str) -> Rows:
    """The time in large light figures."""
    return [Content.styled(row, place_style(tint) or "$foreground") for row in big(digits)]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _lines(drawn: Content, measure: int, room: int) -> Rows:
    """Content in lines of about ``measure`` cells; a word that is wider than the room is cut."""
    return [
        drawn[start:end].truncate(room, ellipsis=True)
        for start, end in by_sense(drawn.plain, max(1, measure), cell_width)
    ]
