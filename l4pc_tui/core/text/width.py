"""How wide a text stands in a terminal, and cutting it to fit.

Widths are in cells and never too small for a clean text: where terminals disagree (emoji
built from several characters) the larger figure is given, so that nothing runs over.
"""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"

_EMOJI_STYLE = "\ufe0f"


def cell_width(text: str) -> int:
    """The cells that the text takes on one line."""
    if text.isascii():
        return len(text)
    return sum(cells for _, cells in _clusters(text))


def cut(text: str, cells: int) -> str:
    """The text if it fits into ``cells``, else its beginning with an ellipsis as last sign."""
    if cells <= 0:
        return ""
    if cell_width(text) <= cells:
        return text
    kept, room = [], cells - 1
    for cluster, width in _clusters(text):
        if width > room:
            break
        kept.append(cluster)
        room -= width
    return "".join(kept).rstrip() + ELLIPSIS


def _clusters(text: str) -> list[tuple[str, int]]:
    """Each character with the marks that sit on it, and its width."""
    found: list[tuple[str, int]] = []
    for char in text:
        width = _char_width(char)
        if found and width == 0:
            before, cells = found[-1]
            found[-1] = (before + char, 2 if char == _EMOJI_STYLE else cells)
        else:
            found.append((char, width))
    return found


def _char_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
