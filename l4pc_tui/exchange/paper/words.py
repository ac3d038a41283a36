"""Words, lists, tables and pictures of a script as pieces of HTML, every word of them escaped.

Where a page has room to write, a row of dots stands for it in the script: on paper it is a line.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from l4pc_tui.core.text import clean_text
from l4pc_tui.core.text.inline import pieces
from l4pc_tui.core.text.paragraphs import ListItem, Paragraph, paragraphs

MOST_PICTURE = 4_000_000
"""Bytes; a larger picture is named and not shown."""

_TAGS = {"em": "em", "strong": "strong"}
_PICTURES = ((b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"))
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\(\s*(https?://[^()\s]+|mailto:[^()\s]+)\s*\)", re.I)
_TO_WRITE = re.compile(r"\s*(?:…{2,}|\.{4,}|_{3,})[ \t]*")
"""A row of dots or strokes: room to write."""
_OPEN_END = re.compile(_TO_WRITE.pattern + r"((?:</\w+>)*)$")
"""Room to write at the end of a line of HTML, and the marks that end there."""
_CROWDED = ((1.25, " many broken"), (1.0, " many"))
"""Of a table whose words need so many times the room there is: how it is printed."""
_BETWEEN_CELLS = 2
"""Letters that the edges of a cell take."""
_FOR_WRITING = 66
"""Percent of a table's width for columns to write in."""
_LEAST_COLUMNS = 3
"""Of a table that is told row by row in large letters."""


def inline(text: str) -> str:
    """Words with their marks. The address of a link is printed behind it."""
    told: list[str] = []
    for piece in pieces(_LINK.sub(r"\1 (\2)", clean_text(text))):
        words = escape(piece.words).replace("\n", "<br>\n")
        for mark in reversed(piece.marks):
            words = f"<{_TAGS[mark]}>{words}</{_TAGS[mark]}>"
        told.append(words)
    return "".join(told)


def plain(text: str) -> str:
    """Words that have no marks, such as a name."""
    return escape(clean_text(text))


def longest(text: str) -> int:
    """Letters of the longest word."""
    return max(map(len, clean_text(text).split()), default=0)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes texts of one page.

    pictures: by the path that the script names; one that is not there stands as its description.
    to_write: rows of dots are lines to write on. rows: tables of three columns and more, and long
    questions with room for answers, are told row by row, because they would not fit side by side
    in large letters. wide: letters that find room beside one another in a table; where its longest
    words need more, it has smaller letters, and where these do not do either, words may be broken rather than cut off.
    """

    pictures: Mapping[str, bytes] = field(default_factory=dict)
    to_write: bool = False
    rows: bool = False
    wide: int = 70

    def text(self, text: str) -> str:
        """A whole text."""
        return "".join(map(self._paragraph, paragraphs(text)))

    def _paragraph(self, each: Paragraph) -> str:
        if each.kind == "heading":
            level = min(max(each.level, 3), 4)
            return f"<h{level}>{inline(each.lines[0])}</h{level}>"
        if each.kind == "picture":
            return _picture(each.lines[0], self.pictures.get(each.lines[1]))
        if each.kind == "table":
            return self._table(each)
        if each.kind in ("bullets", "numbers"):
            tag = "ul" if each.kind == "bullets" else "ol"
            start = f' start="{each.start}"' if each.start != 1 else ""
            return f"<{tag}{start}>{''.join(map(self._item, each.items))}</{tag}>"
        if each.kind == "quote":
            return f"<blockquote>{'<br>'.join(map(self._line, each.lines))}</blockquote>"
        return self._words(each.lines)

    def _words(self, lines: Iterable[str]) -> str:
        """Lines of words. One that ends in room to write has a line to its end and one below."""
        if not self.to_write:
            return _lines(map(inline, lines))
        told: list[str] = []
        held: list[str] = []
        for line in (part for whole in lines for part in _parted(whole)):
            if end := _OPEN_END.search(words := inline(line)):
                told += [_lines(held), fill(_with_gaps(words[: end.start()] + end[1]))]
                held = []
            else:
                held.append(_with_gaps(words))
        return "".join(told) + _lines(held)

    def _line(self, line: str) -> str:
        """Words within a line, with room to write in their midst."""
        return _with_gaps(inline(line)) if self.to_write else inline(line)

    def _item(self, item: ListItem) -> str:
        inner = "".join(map(self._paragraph, item.inner))
        words = inline(item.words)
        end = _OPEN_END.search(words) if self.to_write else None
        if end:
            return f"<li>{fill(_with_gaps(words[: end.start()] + end[1]))}{inner}</li>"
        return f"<li>{self._line(item.words)}{inner}</li>"

    def _table(self, each: Paragraph) -> str:
        widest = max(map(len, each.rows))
        if self.rows and (widest >= _LEAST_COLUMNS or self._long_beside_room(each, widest)):
            return self._row_by_row(each)
        tags = ["th" if each.headed and not number else "td" for number in range(len(each.rows))]
        rows = [self._row(row, tag) for row, tag in zip(each.rows, tags, strict=True)]
        head = f"<thead>{rows.pop(0)}</thead>" if each.headed else ""
        look = self._crowded(each, widest)
        return (
            f'<table class="told{look}">{self._widths(each, widest)}{head}'
            f"<tbody>{''.join(rows)}</tbody></table>"
        )

    def _crowded(self, table: Paragraph, widest: int) -> str:
        needed = _BETWEEN_CELLS * widest + sum(
            max(longest(row[at]) for row in table.rows if at < len(row)) for at in range(widest)
        )
        return next((look for more, look in _CROWDED if needed > self.wide * more), "")

    def _open(self, table: Paragraph, widest: int) -> list[bool]:
        """Of each column, whether it holds nothing but room to write."""
        body = table.rows[1:] if table.headed else table.rows
        return [
            all(not self._cell(row[at]) for row in body if at < len(row)) for at in range(widest)
        ]

    def _long_beside_room(self, table: Paragraph, widest: int) -> bool:
        """Whether questions stand beside room for their answers that are longer than a line of the
        page: large, they would be told word below word."""
        longest_cell = max(len(cell) for row in table.rows for cell in row)
        return any(self._open(table, widest)) and longest_cell > self.wide

    def _widths(self, table: Paragraph, widest: int) -> str:
        """Columns that hold nothing but room to write share what the others leave them; where words
        stand in all, these find their own widths."""
        open_ones = self._open(table, widest)
        if not self.to_write or not any(open_ones):
            return ""
        each = round((100 if all(open_ones) else _FOR_WRITING) / sum(open_ones))
        cols = (f'<col style="width: {each}%">' if is_open else "<col>" for is_open in open_ones)
        return f"<colgroup>{''.join(cols)}</colgroup>"

    def _row(self, cells: Iterable[str], tag: str) -> str:
        return f"<tr>{''.join(f'<{tag}>{self._cell(cell)}</{tag}>' for cell in cells)}</tr>"

    def _cell(self, cell: str) -> str:
        """A cell. One that holds nothing but room to write is empty, and so as high as a line."""
        return "" if self.to_write and _TO_WRITE.fullmatch(cell) else self._line(cell)

    def _row_by_row(self, table: Paragraph) -> str:
        """Each row by itself: its first cell, and below it the others with their headings."""
        heads = table.rows[0] if table.headed else ()
        rows = table.rows[1:] if table.headed else table.rows
        return "".join(self._one_row(heads, row) for row in rows or ((),))

    def _one_row(self, heads: tuple[str, ...], row: tuple[str, ...]) -> str:
        told = []
        for number in range(max(len(heads), len(row))):
            head = inline(heads[number]) if number < len(heads) else ""
            words = self._cell(row[number]) if number < len(row) else ""
            label = f"{head}{':' if head and words and not head.endswith('?') else ''}"
            if not words:
                told.append(fill(f"<strong>{label}</strong>"))
            elif number == 0:
                told.append(f"<h3>{label} {words}</h3>")
            else:
                told.append(f"<p><strong>{label}</strong> {words}</p>")
        return f'<div class="row">{"".join(told)}</div>'


def _lines(lines: Iterable[str]) -> str:
    """A paragraph of lines; nothing where there are none."""
    held = "<br>\n".join(lines)
    return f"<p>{held}</p>" if held else ""


def _parted(line: str) -> list[str]:
    """A line of several things to fill in, each on its own: what follows the room to write begins
    anew with a capital, and no mark reaches over both."""
    if "<" in inline(line):
        return [line]
    found, begins = [], 0
    for room in _TO_WRITE.finditer(line):
        if line[room.end() : room.end() + 1].isupper():
            found.append(line[begins : room.end()])
            begins = room.end()
    return [*found, line[begins:]]


def _with_gaps(words: str) -> str:
    """HTML with room to write in its midst."""
    return _TO_WRITE.sub('<i class="gap"></i>', words)


def fill(words: str) -> str:
    """Words with room to write behind them, and a line below."""
    return f'<div class="fill"><span>{words}</span><i></i><i class="whole"></i></div>'


def _picture(description: str, data: bytes | None) -> str:
    kind = next((kind for sign, kind in _PICTURES if (data or b"").startswith(sign)), None)
    if data is None or kind is None or len(data) > MOST_PICTURE:
        return f'<p class="missing">Picture: {inline(description)}</p>'
    packed = base64.b64encode(data).decode()
    return (
        f'<p class="picture"><img alt="{plain(description)}" src="data:{kind};base64,{packed}"></p>'
    )
