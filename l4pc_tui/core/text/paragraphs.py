"""The text of a handout or a note taken apart for paper: paragraphs, lists, tables, pictures.

It takes what ``rows.prose`` gives, where a list item, a quoted line and a table's row have a
line each and paragraphs are parted by an empty line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

ParagraphKind = Literal["words", "heading", "bullets", "numbers", "quote", "table", "picture"]

_ITEM = re.compile(r"(?P<margin> *)(?:(?P<bullet>- )|(?P<number>\d+)\. )(?P<words>.*)$")
_HEADING = re.compile(r"(#{1,6}) (.*)$")
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\(\s*([^()\s]+)[^()]*\)$")
_RULE = re.compile(r"[| :]*-[| :-]*$")
_CELL_END = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list. inner: the list below it, which has no lists of its own."""

    words: str
    inner: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One piece of a page.

    lines: of words, heading and quote; of a picture its description and its target. level: of a
    heading. items: of a list; start: its first number. rows: of a table, the first is its head when ``headed``.
    """

    kind: ParagraphKind
    lines: tuple[str, ...] = ()
    level: int = 0
    items: tuple[ListItem, ...] = ()
    start: int = 1
    rows: tuple[tuple[str, ...], ...] = ()
    headed: bool = False


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The pieces of a text in order."""
    found: list[Paragraph] = []
    held: list[str] = []
    kind: ParagraphKind = "words"

    def close() -> None:
        if held:
            found.append(_paragraph(kind, held))
            held.clear()

    for line in text.split("\n"):
        here = _kind(line, kind if held else "words")
        if not line.strip() or here != kind or here in ("heading", "picture"):
            close()
        kind = here
        if line.strip():
            held.append(line)
    close()
    return tuple(found)


def _kind(line: str, before: ParagraphKind) -> ParagraphKind:
    if item := _ITEM.match(line):
        if item["margin"] and before in ("bullets", "numbers"):
            return before
        return "bullets" if item["bullet"] else "numbers"
    if line.startswith(">"):
        return "quote"
    if line.startswith("| "):
        return "table"
    if _HEADING.match(line):
        return "heading"
    return "picture" if _PICTURE.match(line.strip()) else "words"


def _paragraph(kind: ParagraphKind, lines: list[str]) -> Paragraph:
    if kind == "heading" and (heading := _HEADING.match(lines[0])):
        return Paragraph(kind, (heading[2],), level=len(heading[1]))
    if kind == "picture" and (picture := _PICTURE.match(lines[0].strip())):
        return Paragraph(kind, picture.groups())
    if kind == "quote":
        return Paragraph(kind, tuple(line.removeprefix(">").strip() for line in lines))
    if kind == "table":
        rows = [_cells(line) for line in lines if not _RULE.match(line)]
        return Paragraph(kind, rows=tuple(rows), headed=len(rows) < len(lines))
    if kind in ("bullets", "numbers"):
        first = _ITEM.match(lines[0])
        start = (
            int(first["number"]) if first and first["number"] and len(first["number"]) < 4 else 1
        )
        return Paragraph(kind, items=_items(lines), start=start)
    return Paragraph("words", tuple(line.strip() for line in lines))


def _items(lines: list[str]) -> tuple[ListItem, ...]:
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        item = _ITEM.match(line)
        assert item is not None  # the lines were chosen by it
        if item["margin"] and found:
            found[-1][1].append(line.lstrip())
        else:
            found.append((item["words"], []))
    return tuple(ListItem(words, paragraphs("\n".join(inner))) for words, inner in found)


def _cells(line: str) -> tuple[str, ...]:
    cells = _CELL_END.split(line.strip().removeprefix("|").removesuffix("|"))
    return tuple(cell.strip().replace("\\|", "|") for cell in cells)
