"""Who sits at which table, for everybody to find: large and calm, as large as the wall allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from textual.content import Content

from l4pc_tui.core.live.view.public import Table
from l4pc_tui.core.live.view.wall_words import FIND, ONLINE, table_name
from l4pc_tui.core.text import cell_width, clean_text
from l4pc_tui.look.content import text
from l4pc_tui.look.letters import BOLD, draw, drawable, width
from l4pc_tui.screen.picture_rows import BLANK, Rows

_ACROSS = 4
"""Tables beside each other, at most: more are read by nobody at the back."""
_GAP = 5
"""Cells between two tables where names are in letters, and where they are in bold."""
_GAP_BOLD = 3


@dataclass(frozen=True, slots=True)
class _Way:
    """headline, names: their rungs. apart: rows between two names. gap: rows below the headline."""

    headline: int
    names: int
    apart: int
    gap: int

    @property
    def between(self) -> int:
        """Cells between two tables."""
        return _GAP if self.names != BOLD else _GAP_BOLD


def tables_rows(tables: Sequence[Table], across: int, tall: int, rungs: Sequence[int]) -> Rows:
    """The rows of the picture, the largest that fits; each already as wide as it is to be, so that
    the middle of the wall is the middle of all.

    across, tall: cells and rows that there are. rungs: those that the terminal has, tallest first.
    """
    for way in _ways(rungs):
        for columns in range(min(_ACROSS, len(tables)), 0, -1):
            rows = _arranged(tables, across, way, columns)
            if rows is not None and len(rows) <= tall:
                return rows
    return _in_lines(tables, across, tall)


def _ways(rungs: Sequence[int]) -> Iterator[_Way]:
    """Names stand one rung under the headline; each with air first, then without."""
    for headline, names in (*pairwise(rungs), (BOLD, BOLD)):
        for apart, gap in ((1, 2), (1, 1), (0, 1)):
            yield _Way(headline, names, apart, gap)


def _arranged(tables: Sequence[Table], across: int, way: _Way, columns: int) -> Rows | None:
    cell = (across - way.between * (columns - 1)) // columns
    headline = _large(FIND, way.headline, across, "bold $foreground")
    drawn = [_table(number, table, cell, way) for number, table in enumerate(tables, 1)]
    if headline is None or any(each is None for each in drawn):
        return None
    whole = [each for each in drawn if each is not None]
    rows = [*_centred(headline, across), *[BLANK] * way.gap]
    for first in range(0, len(whole), columns):
        band = whole[first : first + columns]
        tallest = max(map(len, band))
        rows += [BLANK] * bool(first)
        for at in range(tallest):
            cells = [each[at] if at < len(each) else BLANK for each in band]
            rows.append(Content(" " * way.between).join([_wide(each, cell) for each in cells]))
    return [_wide(row, across) for row in rows]


def _table(number: int, table: Table, cell: int, way: _Way) -> Rows | None:
    """One table; None where a name of it does not fit whole."""
    head = _large(table_name(number), way.names, cell, "bold $accent")
    if head is None:
        return None
    rows = [*head, Content.styled("━" * cell, "$accent")]
    for name, online in table:
        told = f" {ONLINE}" if online else ""
        lines = _large(clean_text(name), way.names, cell - len(told), "bold $foreground")
        if lines is None:
            return None
        if told:
            lines[len(lines) // 2] += text(told, "$online")
        rows += [BLANK] * (
            way.apart if len(rows) > len(head) + 1 or way.names != BOLD else 0
        ) + lines
    return rows


def _large(words: str, rung: int, across: int, style: str) -> Rows | None:
    """Words in letters of a rung, or in bold; None where they are too wide, or cannot be drawn."""
    if rung == BOLD:
        return [text(words, style)] if cell_width(words) <= across else None
    if not drawable(words) or width(words, rung) > across:
        return None
    return [Content.styled(row, style.removeprefix("bold ")) for row in draw(words, rung)]


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
