"""A section's Markdown taken apart into what is drawn: paragraphs, items, rows, code; and the
pieces of a line. It knows as much of Markdown as the handbook uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from l4pc_tui.core.handbook.pages import lines_of

Sort = Literal["words", "item", "quote", "code", "head", "row", "picture"]
Mark = Literal["strong", "em", "code"]

_ITEM = re.compile(r"(\s*)([-*]|\d+\.)\s+(.*)$")
_QUOTE = re.compile(r"\s*>\s?(.*)$")
_PICTURE_LINE = re.compile(r"\s*!\[([^\]]*)\]\([^)]*\)\s*$")
_BAR = re.compile(r"(?<!\\)\|")
_INLINE = re.compile(
    r"(?P<ticks>`+)(?P<code>.+?)(?P=ticks)"
    r"|!\[(?P<alt>[^\]]*)\]\([^)]*\)"
    r"|\[(?P<words>[^\]]*)\]\((?P<link>[^)\s]*)\)"
    r"|\*\*(?P<strong>(?:\\.|[^\\])+?)\*\*"
    r"|(?<![\w*])\*(?P<em>[^\s*](?:\\.|[^\\*])*?)\*(?!\w)"
    r"|\\(?P<escaped>[^\w\s]|_)"
)


@dataclass(frozen=True, slots=True)
class Block:
    """sort: what it is. text: its words with their inline marks; of code as they stand. cells: of a
    row, or of a table's head. depth: how far an item stands in. sign: what stands before it."""

    sort: Sort
    text: str = ""
    cells: tuple[str, ...] = ()
    depth: int = 0
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line that look alike. link: where they lead, "" for nowhere."""

    words: str
    marks: frozenset[Mark] = field(default_factory=frozenset)
    link: str = ""


def blocks(text: str) -> Iterator[Block]:
    """What a section is made of, in its order."""
    held: list[str] = []
    begun: Block | None = None
    in_table = False
    for line, code in (*lines_of(text), ("", False)):
        item, quote = _ITEM.match(line), _QUOTE.match(line)
        is_row = line.startswith("|")
        fresh = code or is_row or not line.strip() or item or quote or _PICTURE_LINE.match(line)
        if held and fresh:
            assert begun is not None
            yield Block(begun.sort, _joined(held), depth=begun.depth, sign=begun.sign)
            held = []
        if code:
            if not line.lstrip().startswith(("```", "~~~")):
                yield Block("code", line)
        elif is_row:
            cells = tuple(cell.strip() for cell in _BAR.split(line.strip().strip("|")))
            if not in_table:
                yield Block("head", cells=cells)
            elif not all(set(cell) <= set("-: ") for cell in cells):
                yield Block("row", cells=cells)
        elif found := _PICTURE_LINE.match(line):
            yield Block("picture", found[1])
        elif item:
            held = [item[3]]
            sign = "" if item[2] in "-*" else item[2]
            begun = Block("item", depth=len(item[1]) // 2, sign=sign)
        elif quote:
            held, begun = [quote[1]], Block("quote")
        elif line.strip():
            begun = begun if held else Block("words")
            held.append(line)
        in_table = is_row


def _joined(lines: Sequence[str]) -> str:
    told = "\n".join(
        line.strip() if number else line.rstrip(" ") for number, line in enumerate(lines)
    )
    return re.sub(r"(?:\\)\n", "\0", told).replace("\n", " ").replace("\0", "\n")


def pieces(text: str, marks: frozenset[Mark] = frozenset(), link: str = "") -> Iterator[Piece]:
    """The words of a line with how each is marked and where it leads."""
    at = 0
    for found in _INLINE.finditer(text):
        if found.start() > at:
            yield Piece(text[at : found.start()], marks, link)
        at = found.end()
        if found["code"] is not None:
            yield Piece(found["code"].strip().replace("\\|", "|"), marks | {"code"}, link)
        elif found["alt"] is not None:
            yield Piece(found["alt"], marks, link)
        elif found["words"] is not None:
            yield from pieces(found["words"], marks, found["link"])
        elif found["strong"] is not None:
            yield from pieces(found["strong"], marks | {"strong"}, link)
        elif found["em"] is not None:
            yield from pieces(found["em"], marks | {"em"}, link)
        else:
            yield Piece(found["escaped"], marks, link)
    if at < len(text):
        yield Piece(text[at:], marks, link)


def words_of(text: str) -> str:
    """The words alone."""
    return "".join(piece.words for piece in pieces(text))
