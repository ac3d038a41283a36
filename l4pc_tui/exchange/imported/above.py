"""What stands above all steps: a summary, and labels of parts that are no steps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l4pc_tui.exchange.papers.heads import section_of
from l4pc_tui.exchange.papers.pieces import Piece, Runs, beginning, cut, plain, unmarked

_PART = re.compile(r"\s*(?P<word>[^\W\d_][\w'’ -]{0,40}?)\s*[:：]\s*")
_LONGEST_LABEL = 80
"""Letters of a line in which such a label must end."""


def parts_last(above: Sequence[Piece], level: int) -> list[Piece]:
    """What stands above all steps, with what “Purpose: …” and its kind begin below a heading of
    that name, behind the summary. level: of such a heading."""
    summary: list[Piece] = []
    parts: list[Piece] = []
    takes: tuple[str, ...] = ()
    for piece in above:
        found = _part_label(piece)
        if piece.kind == "heading" or found is not None:
            word, rest = found or (piece.plain, [])
            parts.append(Piece("heading", [unmarked(word.strip(" :："))], piece.where, level=level))
            if rest:
                parts.append(Piece("words", rest, piece.where))
            takes = ("item",) if rest else ("item", "words", "quote", "table")
        elif piece.kind in takes:
            parts.append(piece)
            takes = ("item",)
        else:
            summary.append(piece)
            takes = ()
    return [*summary, *parts]


def _part_label(piece: Piece) -> tuple[str, list[Runs]] | None:
    """The label of a part that is no step before a paragraph, and the lines behind it."""
    if piece.kind != "words" or not piece.lines:
        return None
    line, *more = piece.lines
    match = _PART.match(beginning(line, _LONGEST_LABEL))
    if match is not None and section_of(match["word"]):
        rest = cut(line, match.end())
        return match["word"], [each for each in (rest, *more) if plain(each).strip()]
    text = plain(line).strip()
    bold = all(run.bold or not run.text.strip() for run in line)
    return (text, more) if bold and section_of(text) else None
