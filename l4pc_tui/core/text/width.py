"""How wide a text stands in a terminal, and cutting it to fit.

Widths are in cells and never too small for a clean text: where terminals disagree (emoji
built from several characters) the larger figure is given, so that nothing runs over.
"""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"

_EMOJI_STYLE = "\ufe0f"
# Format characters that are drawn: the soft hyphen and number signs that stand before digits.
_DRAWN = (
    "\u00ad\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# Wide since Unicode 16, which Python 3.11's own table does not know.
_WIDENED = (
    range(0x2630, 0x2638), range(0x268A, 0x2690), range(0x4DC0, 0x4E00),
    range(0x1D300, 0x1D357), range(0x1D360, 0x1D377),
)  # fmt: skip
_EMPTY = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that are drawn as nothing."""


def is_seen(text: str) -> bool:
    """Whether anything of the text is seen when it is drawn: a letter, a figure or a sign."""
    return any(unicodedata.category(char)[0] in "LNPS" and char not in _EMPTY for char in text)


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


def broken(word: str, cells: int) -> list[str]:
    """The word in pieces, none wider than ``cells``; a sign that is wider stands alone."""
    pieces, room = [""], cells
    for cluster, width in _clusters(word):
        if width > room and pieces[-1]:
            pieces.append("")
            room = cells
        pieces[-1] += cluster
        room -= width
    return pieces


def cut_path(path: str, cells: int) -> str:
    """A file's path if it fits into ``cells``, else with an ellipsis in the middle of its folder.

    The file's name stays whole, also where it takes more than ``cells``.
    """
    if cell_width(path) <= cells:
        return path
    at = max(path.rfind("/"), path.rfind("\\"))
    folder, name = path[: max(at, 0)], path[max(at, 0) :]
    room = cells - cell_width(name) - 1
    if room < 2:
        return f"{ELLIPSIS}{name}"
    begins, ends = folder[: (room + 1) // 2], folder[len(folder) - room // 2 :]
    while cell_width(begins) + cell_width(ends) > room:
        begins, ends = begins[:-1], ends[1:]
    return f"{begins}{ELLIPSIS}{ends}{name}"


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
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cc") or (category == "Cf" and char not in _DRAWN):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 2 if any(ord(char) in wide for wide in _WIDENED) else 1
