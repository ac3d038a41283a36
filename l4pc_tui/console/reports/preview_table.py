"""A table of a document, on the terminal: cells wrap, and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, LABEL, hang
from l4pc_tui.core.document.model import Grid
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.look.content import text

_BETWEEN = 2
_LEAST = 6
"""Cells that a column keeps, however many there are."""


def grid(table: Grid, width: int) -> Iterator[Content]:
    """Caption, heads, rows and notes. Where the columns do not fit beside each other a row is a
    few lines: each head with its cell."""
    yield from text(table.caption, "$muted").wrap(width)
    wide = _widths(table, width)
    if not wide:
        for row in table.rows:
            yield from _as_lines(table.heads, row, width)
    else:
        yield from _row(table.heads, wide, table.numbers, LABEL)
        for row in table.rows:
            yield from _row(row, wide, table.numbers, "$foreground")
    for note in table.notes:
        yield from text(note, "$muted").wrap(width)


def _widths(table: Grid, width: int) -> list[int]:
    """Cells of each column: all that it wants, or its share of what is left. None where there is
    too little."""
    columns = list(zip(table.heads, *table.rows, strict=True))
    wants = [max(map(cell_width, column)) for column in columns]
    # A word that is cut in two is hard to read, so each column keeps its longest.
    words = [max((cell_width(word) for cell in column for word in cell.split()), default=1)
             for column in columns]  # fmt: skip
    keeps = [min(want, max(_LEAST, word)) for want, word in zip(wants, words, strict=True)]
    room = width - _BETWEEN * (len(wants) - 1)
    if sum(keeps) > room:
        return []
    wide = list(keeps)
    spare = room - sum(wide)
    while spare > 0 and (short := [n for n, want in enumerate(wants) if wide[n] < want]):
        # The least first, so that short columns are whole and the long ones share the rest.
        least = min(short, key=lambda n: wide[n])
        wide[least] += 1
        spare -= 1
    return wide


def _row(
    cells: Sequence[str], wide: Sequence[int], numbers: frozenset[int], style: str
) -> Iterator[Content]:
    wrapped = [
        [line.rstrip() for line in text(cell, style).wrap(at)] or [GAP]
        for cell, at in zip(cells, wide, strict=True)
    ]
    for number in range(max(map(len, wrapped))):
        parts: list[Content] = []
        for column, (lines, at) in enumerate(zip(wrapped, wide, strict=True)):
            line = lines[number] if number < len(lines) else GAP
            fills = Content(" " * (at - line.cell_length))
            parts.append(fills + line if column in numbers else line + fills)
        yield Content(" " * _BETWEEN).join(parts).rstrip()


def _as_lines(heads: Sequence[str], row: Sequence[str], width: int) -> Iterator[Content]:
    gutter = min(width // 2, max(map(cell_width, heads), default=0) + _BETWEEN)
    for number, (head, cell) in enumerate(zip(heads, row, strict=True)):
        style = "$foreground" if number else "bold $foreground"
        yield from hang(text(head, "$muted"), gutter, text(cell, style), width)
    yield GAP
