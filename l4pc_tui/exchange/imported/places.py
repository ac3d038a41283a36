"""Where the words of an account stood, so that a person finds them: below which heading too."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from l4pc_tui.exchange.imported.frame import DEEPEST
from l4pc_tui.exchange.papers.account import Told
from l4pc_tui.exchange.papers.pieces import Piece, one_line

_NUMBERED = re.compile(r"(paragraph|line|table) (\d+)")
_LONGEST = 60


def with_headings(told: Iterable[Told], pieces: Sequence[Piece]) -> tuple[Told, ...]:
    """The lines, each with the heading above its place. No program numbers paragraphs for us."""
    above: dict[str, tuple[list[int], list[str]]] = {}
    heading = ""
    for piece in pieces:
        # A label that stands alone is in no table of contents.
        if piece.kind == "heading" and piece.level < DEEPEST:
            heading = one_line(piece.plain)
        if match := _NUMBERED.match(piece.where):
            numbers, headings = above.setdefault(match[1], ([], []))
            numbers.append(int(match[2]))
            headings.append(heading)
    return tuple(_placed(each, above) for each in told)


def _placed(told: Told, above: dict[str, tuple[list[int], list[str]]]) -> Told:
    match = _NUMBERED.match(told.where)
    if match is None:
        return told
    numbers, headings = above.get(match[1], ([], []))
    at = bisect_right(numbers, int(match[2]))
    heading = headings[at - 1] if at else ""
    if not heading or heading == one_line(told.words):
        return told
    short = heading if len(heading) <= _LONGEST else f"{heading[:_LONGEST].rstrip()}…"
    return replace(told, where=f"{told.where}, below “{short}”")
