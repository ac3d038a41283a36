"""Which columns of a list there is room for, and how wide each of them is.

A column appears only when its longest value is whole. The first to go are those that say least;
the name never goes, and is cut only when nothing else is left to give.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content

from l4pc_tui.console.widgets.draw import fit, pad

NEVER = 0
"""The turn of a column that never goes."""
BETWEEN = 2
"""Cells between two columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. longest: cells of its longest value. goes: its turn when there is no room, 1
    the first; ``NEVER`` for a name. most: cells that it is never wider than, 0 for no end.
    right: whether its values stand at the right, as figures do."""

    longest: int
    goes: int = NEVER
    most: int = 0
    right: bool = False


def longest_of(values: Iterable[Content]) -> int:
    """Cells of the longest of the values; 0 for none."""
    return max((value.cell_length for value in values), default=0)


def fit_columns(columns: Sequence[Column], width: int, between: int = BETWEEN) -> tuple[int, ...]:
    """The cells of each column in a row of ``width``; 0 for one that does not appear.

    No column is wider than its longest value: what is left over is the caller's. Columns in which
    nothing stands take no room. Those that never go share what there is, the widest giving first.
    """
    widths = [min(each.longest, each.most) if each.most else each.longest for each in columns]
    turns = sorted(
        (n for n, each in enumerate(columns) if each.goes and widths[n]),
        key=lambda n: columns[n].goes,
    )
    while turns and _taken(widths, between) > width:
        widths[turns.pop(0)] = 0
    while (over := _taken(widths, between) - width) > 0:
        widest = max(widths)
        if widest <= 1:
            break
        ones = [n for n, cells in enumerate(widths) if cells == widest]
        below = max((cells for cells in widths if cells < widest), default=1)
        step = max(1, min(widest - max(below, 1), over // len(ones)))
        for n in ones[: over if step == 1 else len(ones)]:
            widths[n] -= step
    return tuple(widths)


def row(
    columns: Sequence[Column], widths: Sequence[int], cells: Sequence[Content],
    between: int = BETWEEN,
) -> Content:  # fmt: skip
    """The cells of one row, each in its column's width; what stands last is not filled up."""
    drawn = [
        _aligned(cell, width, right=column.right)
        for column, width, cell in zip(columns, widths, cells, strict=True)
        if width
    ]
    return Content(" " * between).join(drawn).rstrip()


def _taken(widths: Sequence[int], between: int) -> int:
    shown = [cells for cells in widths if cells]
    return sum(shown) + between * max(0, len(shown) - 1)


def _aligned(cell: Content, width: int, *, right: bool) -> Content:
    if right and cell.cell_length < width:
        return Content(" " * (width - cell.cell_length)) + cell
    return pad(fit(cell, width), width)
