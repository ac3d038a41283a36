"""Who sits at which table, for everybody to find: large and calm, as large as the wall allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from l4pc_tui.core.live.view.public import Table
from l4pc_tui.core.live.view.wall_words import FIND, ONLINE, table_name
from l4pc_tui.core.text import cell_width, clean_text
from l4pc_tui.look.content import text
from l4pc_tui.look.letters import draw, drawable, height, width
from l4pc_tui.screen.picture_rows import BLANK, Rows

_ACROSS = 4
"""Tables beside each other, where more are not needed to have all of them on the wall."""
_GAP = 3
"""Cells between two tables."""


@dataclass(frozen=True, slots=True)
class _Way:
    """headline, names: their scale, 0 for bold. spaced: with a blank row between two names."""

    headline: int
    names: int
    spaced: bool = False


_WAYS = (_Way(2, 1), _Way(1, 1), _Way(2, 0, spaced=True), _Way(1, 0, spaced=True), _Way(1, 0),
         _Way(0, 0, spaced=True), _Way(0, 0))  # fmt: skip


def tables_rows(tables: Sequence[Table], across: int, tall: int, *, plain: bool) -> Rows:
    """The rows of the picture, the largest that fits; each already as wide as it is to be, so that
    the middle of the wall is the middle of all. across, tall: cells and rows that there are."""
    for way in _WAYS:
        if plain and (way.headline or way.names):
            continue
        for columns in _columns(len(tables)):
            rows = _arranged(tables, across, way, columns)
            if rows is not None and len(rows) <= tall:
                return rows
    return _in_lines(tables, across, tall)


def _columns(tables: int) -> Iterator[int]:
    """Four at most, then as many more as there are tables, then fewer."""
    usual = min(_ACROSS, tables)
    yield usual
    yield from range(usual + 1, tables + 1)
    yield from range(usual - 1, 0, -1)


def _arranged(tables: Sequence[Table], across: int, way: _Way, columns: int) -> Rows | None:
    cell = (across - _GAP * (columns - 1)) // columns
    headline = _large(FIND, way.headline, across, "$foreground")
    drawn = [_table(number, table, cell, way) for number, table in enumerate(tables, 1)]
    if headline is None or any(each is None for each in drawn):
        return None
    whole = [each for each in drawn if each is not None]
    rows = [*_centred(headline, across), BLANK]
    for first in range(0, len(whole), columns):
        band = whole[first : first + columns]
        tallest = max(map(len, band))
        rows += [BLANK] * bool(first)
        for at in range(tallest):
            cells = [each[at] if at < len(each) else BLANK for each in band]
            rows.append(Content(" " * _GAP).join([_wide(each, cell) for each in cells]))
    return [_wide(row, across) for row in rows]


def _table(number: int, table: Table, cell: int, way: _Way) -> Rows | None:
    """One table; None where a name of it does not fit whole."""
    head = _large(table_name(number), way.names, cell, "bold $accent")
    if head is None:
        return None
    rows = [*head, Content.styled("━" * cell, "$accent")]
    for at, (name, online) in enumerate(table):
        told = f" {ONLINE}" if online else ""
        lines = _large(clean_text(name), way.names, cell - len(told), "bold $foreground")
        if lines is None:
            return None
        if told:
            lines[len(lines) // 2] += text(told, "$online")
        rows += [BLANK] * (way.spaced and at > 0) + lines
    return rows


def _large(words: str, scale: int, across: int, style: str) -> Rows | None:
    """Words in block letters, or in bold for 0; None where they are too wide, or cannot be drawn."""
    if not scale:
        return [text(words, style)] if cell_width(words) <= across else None
    if not drawable(words) or width(words, scale) > across:
        return None
    plain = style.removeprefix("bold ")
    rows = [Content.styled(row, plain) for row in draw(words, scale)]
    return rows[: height(scale)]


def _in_lines(tables: Sequence[Table], across: int, tall: int) -> Rows:
    """Where no picture fits: a table after another, as lines, the last with an ellipsis if need be."""
    rows: Rows = [text(FIND, "bold")]
    for number, table in enumerate(tables, 1):
        names = ", ".join(f"{name} ({ONLINE})" if online else name for name, online in table)
        rows += [line.rstrip() for line in text(f"{number}: {names}").wrap(max(4, across))]
    if len(rows) > tall:
        rows = rows[: max(1, tall)]
        rows[-1] = rows[-1][: max(0, across - 1)] + "…"
    return [_wide(row, across) for row in rows]


def _centred(rows: Rows, across: int) -> Rows:
    widest = max((row.cell_length for row in rows), default=0)
    return [row.pad_left(max(0, (across - widest) // 2)) for row in rows]


def _wide(row: Content, across: int) -> Content:
    """The row in just so many cells."""
    return row.truncate(across, ellipsis=True).pad_right(max(0, across - row.cell_length))
