"""A document as it is read on the terminal: what the file will say, in the theme's colours.

It is drawn from the same values that the file is written from, and so leaves out the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from textual.content import Content

from l4pc_tui.console.reports.preview_charts import bars, figures, trace
from l4pc_tui.console.reports.preview_table import grid
from l4pc_tui.console.widgets.draw import GAP, LABEL, barred, hang
from l4pc_tui.core.document.model import (
    Bars,
    Blank,
    Block,
    Bullets,
    Document,
    Figures,
    Grid,
    Paragraph,
    Quote,
    Section,
    Trace,
)
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.look.content import text

Lines = Iterable[Content]
_LEAST = 40
"""Cells below which nothing is laid out; the terminal cuts the rest."""
_ABOUT = 22
"""Cells that the labels below the title have at most."""


def preview(document: Document, width: int) -> list[Content]:
    """All of it, a line each, none wider than ``width`` cells."""
    return list(_document(document, max(_LEAST, width)))


def every_kind(
    rows: Mapping[type, Callable[[Any, int], Lines]],
) -> dict[type, Callable[[Any, int], Lines]]:
    """The rows, where each kind of block has one. Raises LookupError that names a kind without."""
    missing = [kind.__name__ for kind in get_args(Block) if kind not in rows]
    if missing:
        raise LookupError(f"{', '.join(missing)} has no row here.")
    return dict(rows)


def _document(document: Document, width: int) -> Iterator[Content]:
    if document.notice:
        yield from hang(text("▲", "$behind"), 2, text(document.notice, "bold $behind"), width)
        yield GAP
    yield from text(document.title, "bold $foreground").wrap(width)
    about = min(_ABOUT, max((cell_width(name) for name, _ in document.about), default=0)) + 2
    for name, told in document.about:
        yield from hang(text(name, "$muted"), about, text(told), width)
    yield from _blocks(document.blocks, width)
    for section in document.sections:
        yield from _section(section, width, depth=0)


def _section(section: Section, width: int, *, depth: int) -> Iterator[Content]:
    yield GAP
    if depth == 0:
        yield GAP
        head = text(section.heading, "bold $foreground")
        lines = head.wrap(width)
        yield from lines
        yield text("─" * max(line.cell_length for line in lines), "$faint")
    else:
        yield from text(section.heading, LABEL).wrap(width)
    yield from _blocks(section.blocks, width)
    for inner in section.sections:
        yield from _section(inner, width, depth=depth + 1)


def _blocks(blocks: Sequence[Block], width: int) -> Iterator[Content]:
    for block in blocks:
        yield GAP
        yield from DRAWN[type(block)](block, width)


def _paragraph(block: Paragraph, width: int) -> Lines:
    return text(block.text, "bold $foreground" if block.strong else "$soft").wrap(width)


def _bullets(block: Bullets, width: int) -> Lines:
    for number, item in enumerate(block.items, 1):
        lead = f"{number}." if block.numbered else "•"
        gutter = cell_width(f"{len(block.items)}.") + 1 if block.numbered else 2
        yield from hang(text(lead, "$muted"), gutter, text(item, "$soft"), width)


def _quote(block: Quote, width: int) -> Lines:
    yield from barred("$place-question", text(f"“{block.text}”", "bold"), width)
    if block.by:
        yield from barred("$place-question", text(block.by, "$muted"), width)


def _blank(block: Blank, width: int) -> Lines:
    yield from text(block.label, "$muted").wrap(width)
    for _ in range(block.lines):
        yield text("╌" * min(width, 60), "$faint")


def _figures(block: Figures, width: int) -> Lines:
    return figures(block, width)


def _bars(block: Bars, width: int) -> Lines:
    yield from text(block.title, LABEL).wrap(width)
    yield from bars(block, width)
    yield GAP
    yield from grid(block.table, width)


def _trace(block: Trace, width: int) -> Lines:
    yield from text(block.title, LABEL).wrap(width)
    yield from trace(block, width)
    yield GAP
    yield from grid(block.table, width)


DRAWN = every_kind(
    {
        Paragraph: _paragraph, Bullets: _bullets, Quote: _quote, Figures: _figures, Grid: grid,
        Bars: _bars, Trace: _trace, Blank: _blank,
    }
)  # fmt: skip
"""How each kind of block is drawn, in so many cells."""
