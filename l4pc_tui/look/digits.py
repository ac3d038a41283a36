"""The clock's light figures, three rows high."""

from __future__ import annotations

# Three cells by three, the rows of a figure one after another.
_FIGURES = {
    "0": "╭─╮│ │╰─╯", "1": "╶┐  │ ╶┴╴", "2": "╶─╮╭─╯╰─╴", "3": "╶─╮╶─┤╶─╯",
    "4": "╷ ╷╰─┤  ╵", "5": "╭─╴╰─╮╶─╯", "6": "╭─╴├─╮╰─╯", "7": "╶─┐  │  ╵",
    "8": "╭─╮├─┤╰─╯", "9": "╭─╮╰─┤╶─╯", ":": "    :    ", "+": "   ╶┼╴   ",
    " ": "         ",
}  # fmt: skip


def big(time: str) -> tuple[str, str, str]:
    """A time such as "7:40" or "+1:20" in three rows of three cells a sign.

    Raises KeyError for a sign that is not part of a time.
    """
    figures = [_FIGURES[sign] for sign in time]
    rows = ["".join(figure[row : row + 3] for figure in figures) for row in (0, 3, 6)]
    return rows[0], rows[1], rows[2]
