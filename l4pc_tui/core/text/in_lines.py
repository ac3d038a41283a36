"""A text of a script where there are only lines of signs: tables in columns, pictures in words.

It takes what ``paragraphs`` takes. Lists stand as they are written; a terminal draws no picture,
so its description stands for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from l4pc_tui.core.text.inline import unmarked
from l4pc_tui.core.text.paragraphs import Paragraph, paragraphs
from l4pc_tui.core.text.width import broken, cell_width

GAP = "   "
"""Between two columns."""
_NARROWEST = 6


def in_lines(text: str, width: int) -> str:
    """The text with its tables in columns, no wider than so many cells, and its pictures told."""
    if "|" not in text and "![" not in text:
        return text
    told: list[str] = []
    for line in _pieces(text):
        told += table_lines(line, width) if isinstance(line, Paragraph) else [line]
    return "\n".join(told)


def row_by_row(text: str) -> str:
    """The text for who hears it read: each row of a table is told with the names of its columns."""
    if "|" not in text and "![" not in text:
        return text
    told: list[str] = []
    for line in _pieces(text):
        told += _spoken(line) if isinstance(line, Paragraph) else [line]
    return "\n".join(told)


def picture_words(description: str) -> str:
    """What stands for a picture where none can be drawn."""
    return f"Picture: {unmarked(description)}" if description.strip() else "Picture"


def table_lines(table: Paragraph, width: int, rule: str = "─") -> list[str]:
    """A table's lines: its columns under each other, a rule below the head; words that are too
    wide for their column are wrapped in it.

    width: cells for all of it; rule: the sign that the rule is made of.
    """
    count = max(map(len, table.rows))
    rows = [[unmarked(cell) for cell in row] + [""] * (count - len(row)) for row in table.rows]
    widths = _widths(rows, width)
    lines: list[str] = []
    for number, row in enumerate(rows):
        lines += _row(row, widths)
        if table.headed and number == 0:
            lines.append(GAP.join(rule * cells for cells in widths))
    return lines


def _pieces(text: str) -> Iterable[Paragraph | str]:
    """The text's lines, with each table in one piece and each picture in words."""
    held: list[str] = []
    for line in text.split("\n"):
        if line.startswith("| "):
            held.append(line)
            continue
        if held:
            yield from paragraphs("\n".join(held))
            held = []
        alone = paragraphs(line)
        if len(alone) == 1 and alone[0].kind == "picture":
            yield picture_words(alone[0].lines[0])
        else:
            yield line
    if held:
        yield from paragraphs("\n".join(held))


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Cells for each column: what its words need, and the widest give way where that is too much."""
    widths = [max(1, *map(cell_width, column)) for column in zip(*rows, strict=True)]
    room = max(len(widths) * _NARROWEST, width - cell_width(GAP) * (len(widths) - 1))
    while sum(widths) > room:
        widest = max(range(len(widths)), key=widths.__getitem__)
        others = [cells for number, cells in enumerate(widths) if number != widest]
        least = max((*others, _NARROWEST))
        spare = sum(widths) - room
        # Down to the next widest at once; among equals cell by cell.
        widths[widest] -= min(spare, max(1, widths[widest] - least))
    return widths


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, wrapped))
    lines = []
    for number in range(height):
        line = [column[number] if number < len(column) else "" for column in wrapped]
        padded = (
            words + " " * (width - cell_width(words))
            for words, width in zip(line, widths, strict=True)
        )
        lines.append(GAP.join(padded).rstrip())
    return lines


def _wrapped(words: str, width: int) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if cell_width(longer) <= width:
            lines[-1] = longer
            continue
        # A word that is too wide goes on in the next line: it never loses a letter.
        lines += broken(word, width)
    return lines[1:] if len(lines) > 1 and not lines[0] else lines


def _spoken(table: Paragraph) -> list[str]:
    heads = [unmarked(cell) for cell in table.rows[0]] if table.headed else []
    told = []
    for row in table.rows[bool(table.headed) :]:
        cells = [unmarked(cell) for cell in row]
        named = [
            f"{heads[number]}: {cell}" if number < len(heads) and heads[number] else cell
            for number, cell in enumerate(cells)
            if cell
        ]
        told.append("; ".join(named) + ".")
    return told or [", ".join(heads)]
