"""The large figures, bars and traces of a document, on the terminal. Words stand beside every sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, hang, pad
from l4pc_tui.core.document.model import Bars, Figure, Figures, Reached, Trace
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.look.content import text
from l4pc_tui.look.digits import big
from l4pc_tui.look.themes import place_style

_CARD, _BETWEEN = 22, 3
"""Cells that a figure has at least, and between two."""
_NUMBER = re.compile(r"(\d+)(.*)", re.DOTALL)
_EIGHTHS = " ▏▎▍▌▋▊▉"
_LABELS = 26
"""Cells that the labels beside a chart have at most."""
_BAR, _MOST_BAR = 8, 40
"""Cells that the longest bar has, at least and at most."""
_MOST_TRACE = 72
_HIDDEN = "▒▒"


def figures(block: Figures, width: int) -> Iterator[Content]:
    """Side by side where they fit; their first number three rows high."""
    a_row = max(1, (width + _BETWEEN) // (_CARD + _BETWEEN))
    wide = (width + _BETWEEN) // min(a_row, max(1, len(block.items))) - _BETWEEN
    for at in range(0, len(block.items), a_row):
        if at:
            yield GAP
        cards = [_card(each, wide) for each in block.items[at : at + a_row]]
        for number in range(max(map(len, cards))):
            row = [card[number] if number < len(card) else GAP for card in cards]
            yield Content(" " * _BETWEEN).join([pad(cell, wide) for cell in row]).rstrip()


def _card(figure: Figure, wide: int) -> list[Content]:
    found = _NUMBER.fullmatch(figure.value)
    rows = big(found[1]) if found else ()
    rest = found[2] if found else ""
    if rows and cell_width(rows[0]) + cell_width(rest) <= wide:
        tail = ("", "", rest)
        value = [
            Content.assemble(text(row, "$place-surface"), text(end, "bold $foreground"))
            for row, end in zip(rows, tail, strict=True)
        ]
    else:
        value = [GAP, *text(figure.value, "bold $place-surface").wrap(wide)]
        value = [*[GAP] * (3 - len(value)), *value]
    note = text(figure.note, "$muted").wrap(wide) if figure.note else []
    return [*value, *text(figure.label).wrap(wide), *note]


def bars(block: Bars, width: int) -> Iterator[Content]:
    """A bar for each, and its words behind it; what is hidden says so."""
    labels = min(_LABELS, max((cell_width(bar.label) for bar in block.bars), default=0)) + 2
    words = max((cell_width(bar.words) for bar in block.bars), default=0)
    room = min(_MOST_BAR, max(_BAR, width - labels - words - 2))
    for bar in block.bars:
        if bar.value is None:
            drawn = text(_HIDDEN, "$muted")
        else:
            drawn = text(_blocks(bar.value / block.most if block.most else 0, room), "$place-power")
        told = Content.assemble(drawn, "  " if drawn else "", text(bar.words))
        yield from hang(text(bar.label, "$muted"), labels, told, width)


def _blocks(part: float, cells: int) -> str:
    """A bar to the eighth of a cell."""
    whole, eighths = divmod(round(min(1.0, max(0.0, part)) * cells * 8), 8)
    return "█" * whole + (_EIGHTHS[eighths] if eighths else "")


def trace(block: Trace, width: int) -> Iterator[Content]:
    """Depth over time, the deepest lowest; what was asked on the way below it."""
    levels = range(max((each.level for each in block.reached), default=0) + 1)
    names = [_names(block.reached, level) for level in levels]
    labels = min(_LABELS, max(map(cell_width, names), default=0)) + 2
    ends = f"  {round(block.minutes)} min"
    cells = max(2, min(_MOST_TRACE, width - labels - cell_width(ends)))
    path = _path(block, cells)
    for level, name in zip(levels, names, strict=True):
        line = Content("").join([_at(path, x, level, block.reached) for x in range(cells)])
        yield pad(text(name, "$muted"), labels) + line.rstrip()
    yield Content(" " * labels) + _axis(block, cells) + text(ends, "$muted")
    for each in block.asked:
        lead = text(f"▲ {round(each.minute)} min", "$behind")
        yield from hang(lead, labels + 4, text(each.words), width)


def _names(reached: Sequence[Reached], level: int) -> str:
    return ", ".join(dict.fromkeys(each.name for each in reached if each.level == level))


def _path(block: Trace, cells: int) -> list[int | None]:
    """Which of the stays each cell is in; None before the first."""
    path: list[int | None] = []
    for x in range(cells):
        minute = block.minutes * x / (cells - 1)
        found = [n for n, each in enumerate(block.reached) if each.minute <= minute]
        path.append(found[-1] if found else None)
    return path


def _at(path: Sequence[int | None], x: int, level: int, reached: Sequence[Reached]) -> Content:
    """A cell: the stay that it is in, the way there from the one before, or nothing."""
    here, before = path[x], path[x - 1] if x else path[x]
    if here is None:
        return text(" ")
    stay = reached[here]
    style = place_style(stay.name) or "$foreground"
    was = stay.level if before is None else reached[before].level
    if was == stay.level:
        return text("━" if stay.level == level else " ", style)
    low, high = sorted((was, stay.level))
    if low < level < high:
        return text("┃", style)
    corners = {was: "┓" if was < stay.level else "┛", stay.level: "┗" if was < stay.level else "┏"}
    return text(corners.get(level, " "), style)


def _axis(block: Trace, cells: int) -> Content:
    """The time below the trace, with a sign where something was asked."""
    signs = ["─"] * cells
    for each in block.asked:
        part = each.minute / block.minutes if block.minutes else 0
        signs[min(cells - 1, max(0, round(part * (cells - 1))))] = "▲"
    return Content("").join([text(sign, "$behind" if sign == "▲" else "$faint") for sign in signs])
