"""The rows that the Screen's picture is made of: large words, shown texts, the bar."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from l4pc_tui.core.live.view.wall_words import LONGEST
from l4pc_tui.core.text import cell_width
from l4pc_tui.core.text.in_lines import picture_words, table_lines
from l4pc_tui.core.text.paragraphs import Paragraph, paragraphs
from l4pc_tui.look.content import inline
from l4pc_tui.look.digits import big
from l4pc_tui.look.letters import APART, draw, drawable, height, width, wrapped
from l4pc_tui.look.line_breaks import by_sense
from l4pc_tui.look.themes import place_style

Rows = list[Content]

BLANK = Content("")
_MEASURE = 40
"""Cells. A question in plain letters is broken into lines no longer than this, if it can be."""
_TEXT_MEASURE = 64


def in_letters(said: str, rung: int, style: str, room: int, most: int) -> Rows | None:
    """The words in letters of a rung, in lines that are broken by sense; None when they cannot be
    drawn or are too many.

    room: cells for a line; most: rows that there are.
    """
    words = inline(said[:LONGEST]).plain
    if not drawable(words) or height(width(words, rung) // room, rung) > most:
        return None
    rows: Rows = []
    for paragraph in _paragraphs(words):
        lines = wrapped(paragraph, room, rung)
        if lines is None:
            return None
        for line in lines:
            rows += [BLANK] * (APART[rung] if rows else 0)
            rows += [Content.styled(row, style) for row in draw(line, rung)]
    while rows and not rows[-1].plain.strip():
        # The space below the last line is no part of the words.
        rows.pop()
    return rows


def in_bold(said: str, room: int, *, spaced: bool) -> Rows:
    """The words in bold, line by line; ``spaced`` with a blank row between."""
    rows: Rows = []
    for paragraph in _paragraphs(said[:LONGEST]):
        drawn = inline(paragraph, "bold $foreground")
        for line in _lines(drawn, min(room, _MEASURE), room):
            rows += [BLANK, line] if spaced and rows else [line]
    return rows


def shown(text: str, room: int, *, plain: bool = False) -> Rows:
    """A text for the wall. Words are centred; lists, tables and quotes keep their form, as blocks
    whose lines begin below each other. A picture stands as its description.

    plain: only signs that every terminal has.
    """
    rows: Rows = []
    before = ""
    for piece in paragraphs(text[:LONGEST]):
        apart = "table" in (before, piece.kind) and bool(rows)
        rows += [BLANK] * apart + _piece(piece, room, plain=plain)
        before = piece.kind
    return rows


_FEW = 12
"""Cells of a wall that has no room for the signs of a list or a quote."""


def _piece(piece: Paragraph, room: int, *, plain: bool) -> Rows:
    measure = min(room, _TEXT_MEASURE)
    if measure < _FEW and piece.kind in ("bullets", "numbers", "quote"):
        said = piece.lines or tuple(item.words for item in piece.items)
        return _words(said, "$soft", measure)
    if piece.kind == "table":
        return _table(piece, room, plain=plain)
    if piece.kind in ("bullets", "numbers"):
        return _block(_items(piece, measure, plain=plain))
    if piece.kind == "picture":
        words = inline(picture_words(piece.lines[0]), "$muted")
        return [words] if words.cell_length <= measure else _lines(words, measure, measure)
    if piece.kind == "quote":
        edge = Content.styled("| " if plain else "│ ", "$muted")
        return _block([edge + line for line in _words(piece.lines, "$soft", measure - 2)])
    style = "bold $soft" if piece.kind == "heading" else "$soft"
    return _words(piece.lines, style, measure)


def _words(lines: Iterable[str], style: str, room: int) -> Rows:
    rows: Rows = []
    for line in lines:
        rows += _lines(inline(" ".join(line.split()), style), room, room)
    return rows


def _items(piece: Paragraph, room: int, *, plain: bool) -> Rows:
    """The points of a list under each other, each with its sign or number."""
    rows: Rows = []
    signs = [
        f"{number}." if piece.kind == "numbers" else "-" if plain else "•"
        for number in range(piece.start, piece.start + len(piece.items))
    ]
    margin = max(map(len, signs)) + 1
    for sign, item in zip(signs, piece.items, strict=True):
        lines = _words([item.words], "$soft", room - margin) or [BLANK]
        for inner in item.inner:
            lines += _items(inner, room - margin, plain=plain)
        leads = [f"{sign:>{margin - 1}} ", *[" " * margin] * (len(lines) - 1)]
        rows += [
            Content.styled(lead, "$muted") + line for lead, line in zip(leads, lines, strict=True)
        ]
    return rows


def _table(piece: Paragraph, room: int, *, plain: bool) -> Rows:
    rule = "-" if plain else "─"
    lines = table_lines(piece, room, rule)
    ends = next((n for n, line in enumerate(lines) if set(line) <= {rule, " "} and line), 0)
    styles = ["bold $soft"] * ends + ["$faint"] * bool(ends) + ["$soft"] * len(lines)
    return _block([Content.styled(line, style) for line, style in zip(lines, styles, strict=False)])


def _block(rows: Rows) -> Rows:
    """Rows that begin below each other when the wall centres them."""
    widest = max((row.cell_length for row in rows), default=0)
    return [row.pad_right(widest - row.cell_length) for row in rows]


def bar(used: float, cells: int, tint: str) -> Content:
    """The time as a line of so many cells that fills; nothing about it is urgent."""
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
