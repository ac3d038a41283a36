"""The pieces of a paper put in order before they are written: headings that only hold others go,
tables of labels are taken apart, and what begins a part of the page is told from what does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, zip_longest

from l4pc_tui.core.script.model.words import HANDOUT, SECTIONS, SIDE_STEP
from l4pc_tui.core.text import fold
from l4pc_tui.exchange.imported.tables import as_pieces, pairs_of, steps_of
from l4pc_tui.exchange.papers.account import Account
from l4pc_tui.exchange.papers.heads import head_of, named, titled
from l4pc_tui.exchange.papers.pieces import Piece, Run, cell_lines, one_line, plain, remarks_in

_TIME = ("fact", "Time")
_LONGEST_TIME = 60
"""Letters at the end of a heading in which a time may stand."""
_TIMED = re.compile(
    r"(?<=\S)\s*(?:[(\[,]|\s[–—-]\s)\s*(?P<time>(?:about\s)?\d[\d\s.–—-]*\s?(?:min|mins|minutes?|hours?|hrs?|h)\b"
    r"[.]?)[)\]]?\s*$",
    re.IGNORECASE,
)


def arranged(pieces: Sequence[Piece], account: Account) -> list[Piece]:
    """The pieces as they are to be written."""
    return _flat_tables(_without_holders(_opened(pieces), account), account)


def begins_a_part(pieces: Sequence[Piece], at: int, text: str) -> bool:
    """Whether a heading begins a part of the page: by its name, or because a time stands below."""
    prefix, _ = titled(text)
    if prefix in (*SIDE_STEP, *HANDOUT) or fold(text) in SECTIONS:
        return True
    return has_time(pieces, at) or bool(timed_name(text)[1])


def has_time(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a time stands below a heading, before the next one."""
    for piece in islice(pieces, at + 1, None):
        if piece.kind in ("heading", "title"):
            return False
        head = head_of(piece.lines[0]) if piece.lines else None
        keys = [key for key, _ in pairs_of(piece) or ()]
        if (head is not None and head.name == "Time") or any(named(key) == _TIME for key in keys):
            return True
    return False


def timed_name(heading: str) -> tuple[str, str]:
    """A heading such as “Tell it (10 minutes)”: the name and the time; else all of it, and ""."""
    match = _TIMED.search(heading, max(0, len(heading) - _LONGEST_TIME))
    return (heading[: match.start()].rstrip(), match["time"].strip()) if match else (heading, "")


def _opened(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with an item that is a label and holds others (a toggle) for a heading."""
    out: list[Piece] = []
    for piece, after in zip_longest(pieces, pieces[1:]):
        holds = after is not None and after.kind == "item" and after.level > piece.level
        if piece.kind == "item" and holds and named(one_line(piece.plain)):
            piece = Piece("heading", piece.lines, piece.where, level=9)
        out.append(piece)
    return out


def _without_holders(pieces: Sequence[Piece], account: Account) -> list[Piece]:
    """The pieces without headings that hold nothing but deeper ones, such as “Steps”."""
    out: list[Piece] = []
    for piece, after in zip_longest(pieces, pieces[1:]):
        text = one_line(piece.plain)
        if (
            piece.kind == "heading"
            and after is not None
            and after.kind == "heading"
            and after.level > piece.level
            and fold(text) not in SECTIONS
            and named(text) is None
            and named(one_line(after.plain)) is None
            and head_of(after.lines[0]) is None
        ):
            account.left("A heading that only holds other headings", piece.where, text)
        else:
            out.append(piece)
    return out


def _flat_tables(pieces: Sequence[Piece], account: Account) -> list[Piece]:
    """The pieces, with tables of labels taken apart into what they stand for."""
    out: list[Piece] = []
    levels = [piece.level for piece in pieces if piece.kind == "heading"]
    handout = False
    for piece in pieces:
        if piece.kind == "heading":
            handout = titled(one_line(piece.plain))[0] in HANDOUT
        if handout or piece.kind != "table":
            out.append(piece)
        elif steps := steps_of(piece):
            named_cell = cell_lines([p for row in piece.rows[:1] for cell in row for p in cell])
            said = "\n".join(map(plain, named_cell))
            account.left("The head of a table of steps", piece.where, said)
            for name, pairs in steps:
                lines = [[Run(one_line(name))]]
                out.append(Piece("heading", lines, piece.where, level=min(levels, default=1)))
                for pair in pairs:
                    out += as_pieces(pair, piece.where, account, again=True)
        elif found := pairs_of(piece):
            for pair in found:
                out += as_pieces(pair, piece.where, account)
        else:
            out += [piece, *remarks_in(piece)]
    return out
