"""What is said and asked, in letters that can be read from a metre away.

Letters of three rows, where there is room for them and the terminal draws them without gaps; else
the words stand as the terminal writes them.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from l4pc_tui.core.live.view_model import Part
from l4pc_tui.look.content import inline
from l4pc_tui.look.letters import drawn, wrapped

RUNG, PITCH = 3, 11
WIDTH_FROM, HEIGHT_FROM = 180, 50
"""The least window for them, in cells."""
SHARE = 0.7
"""How much of the rows large words may take: what else the step says must stay on view."""
_BAR = 4
"""Cells of the bar and the space behind it."""


def in_letters(told: str, width: int) -> tuple[str, ...] | None:
    """The rows of a text in letters, wrapped by sense; None where it cannot be drawn so.

    told: with the script language's inline marks, which are left out.
    """
    lines: list[str] = []
    for paragraph in inline(told).plain.split("\n"):
        broken = wrapped(paragraph, width - _BAR, RUNG)
        if broken is None:
            return None
        lines += broken
    return drawn(lines, RUNG, PITCH) if lines else None


def which(parts: Sequence[Part], width: int, height: int) -> frozenset[int]:
    """Which of the parts stand in letters, by their number: all that is spoken where the rest of
    the step still has rows, else the question alone, else none."""
    spoken = [n for n, part in enumerate(parts) if part.look in ("say", "ask")]
    asked = [n for n in spoken if parts[n].look == "ask"]
    for tried in (spoken, asked):
        rows = [in_letters(parts[n].text, width) for n in tried]
        tall = sum(len(each) + 1 for each in rows if each)
        if tried and all(rows) and tall <= height * SHARE:
            return frozenset(tried)
    return frozenset()


def lettered(rows: Sequence[str], bar: str, style: str) -> list[Content]:
    """The rows beside a thick bar. bar: its style."""
    return [Content.assemble(("█", bar), " " * (_BAR - 1), (row, style)) for row in rows]
