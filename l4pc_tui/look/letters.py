"""Block letters for a wall: mixed case, because whole sentences in capitals read badly.

They come in rungs, by the rows that a line of them takes: ten (a pixel is two cells), five (half a
cell high) and three (sextants: six pixels a cell; not every terminal draws those without gaps). The
rung below is a line of words, ``BOLD``. The shapes stand in ``letter_shapes``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from l4pc_tui.look.letter_shapes import BANDS
from l4pc_tui.look.line_breaks import by_sense

RUNGS = (10, 5, 3)
"""Rows that a line of letters takes, the tallest first."""
BOLD = 1
"""The rung that has no letters of its own: words as the terminal writes them."""

_HEIGHT = 10
"""Pixels from one line of text to the next: seven up, two down, and one between lines."""
_GAP = 1
_SPACE = 3
_HALVES = {("#", "#"): "█", ("#", "."): "▀", (".", "#"): "▄", (".", "."): " "}
_SEXTANTS = 0x1FB00
_OLDER = {0: " ", 21: "▌", 42: "▐", 63: "█"}
"""Patterns of six pixels that had a sign before there were sextants."""
_PITCH = {10: 10, 5: 10, 3: 12}
"""Pixels from one line of text to the next, so that lines begin with a cell."""
APART = {10: 1, 5: 0, 3: 1}
"""Rows between two lines of text that ``draw`` drew, so that they stand as ``drawn`` has them."""

# Accents stand in the two rows above a small letter; the cedilla hangs below.
_ACCENTS = {
    "\u0300": (0, ("#..", ".#.")),
    "\u0301": (0, ("..#", ".#.")),
    "\u0302": (0, (".#.", "#.#")),
    "\u0303": (0, (".#.#", "#.#.")),
    "\u0308": (0, ("#.#", "...")),
    "\u030a": (0, (".#.", "...")),
    "\u030c": (0, ("#.#", ".#.")),
    "\u0327": (7, (".#.", "#..")),
}

_BARE = {"Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Ø": "O", "ø": "o", "Ħ": "H", "ħ": "h"}
"""Letters with a stroke, as they are drawn: without it."""

_LOWER = (0, 1, 3, 5, 6)
"""The rows of a capital that stay when it is drawn lower, to have an accent above it."""
_NOTHING = ""


def drawable(text: str) -> bool:
    """True when there is a shape for every sign of the text."""
    return all(char.isspace() or _shape(char) is not None for char in text)


def pixels(text: str) -> int:
    """Pixels that a line of letters is wide."""
    shapes = _shapes(text)
    return sum(len(shape[0]) for shape in shapes) + _GAP * max(0, len(shapes) - 1)


def width(text: str, rung: int = 5) -> int:
    """Cells that a line of letters takes."""
    return {10: pixels(text) * 2, 5: pixels(text), 3: -(-pixels(text) // 2)}[rung]


def height(lines: int, rung: int = 5) -> int:
    """Rows that so many lines of letters take, as ``drawn`` draws them."""
    if lines < 1:
        return 0
    tall = _PITCH[rung] * (lines - 1) + _HEIGHT - _GAP
    return {10: tall, 5: -(-tall // 2), 3: -(-tall // 3)}[rung]


@lru_cache(maxsize=128)
def wrapped(text: str, room: int, rung: int = 5) -> tuple[str, ...] | None:
    """A paragraph in lines that are broken by sense; None where it cannot be drawn, or a word of it
    is wider than the room. room: cells."""
    if not drawable(text):
        return None
    wide = {10: room // 2, 5: room, 3: room * 2}[rung]
    lines = tuple(text[start:end] for start, end in by_sense(text, wide, pixels))
    return None if any(pixels(line) > wide for line in lines) else lines


def drawn(lines: Sequence[str], rung: int = 5, pitch: int = 0) -> tuple[str, ...]:
    """Lines of text in letters, below each other, each row as wide as it must be.

    pitch: pixels from line to line, where another is wanted than the usual. Raises ValueError when
    a sign has no shape.
    """
    high = pitch or _PITCH[rung]
    canvas: list[str] = []
    for number, line in enumerate(lines):
        canvas = [*canvas, *[""] * high][: number * high] + _canvas(line)
    canvas = canvas[: len(canvas) - _GAP]
    return _in_cells(canvas, rung)


@lru_cache(maxsize=256)
def draw(text: str, rung: int = 5) -> tuple[str, ...]:
    """A line of text in letters, as rows of equal width.

    Raises ValueError when a sign has no shape.
    """
    wide = width(text, rung)
    return tuple(row.ljust(wide) for row in drawn([text], rung))


def _canvas(text: str) -> list[str]:
    """The pixels of a line of text, row by row."""
    shapes = _shapes(text)
    return [("." * _GAP).join(shape[row] for shape in shapes) for row in range(_HEIGHT)]


def _in_cells(canvas: Sequence[str], rung: int) -> tuple[str, ...]:
    """Pixels as the signs of a terminal; rows end with their last sign."""
    if rung == 10:
        filled = {"#": "██", ".": "  "}
        return tuple("".join(filled[pixel] for pixel in row).rstrip() for row in canvas)
    tall = 2 if rung == 5 else 3
    rows = []
    for top in range(0, len(canvas), tall):
        band = [*canvas[top : top + tall], *[""] * tall][:tall]
        wide = max(map(len, band)) + 1
        band = [row.ljust(wide, ".") for row in band]
        if rung == 5:
            signs = [_HALVES[pair] for pair in zip(*band, strict=True)]
        else:
            signs = [_sextant([row[at : at + 2] for row in band]) for at in range(0, wide - 1, 2)]
        rows.append("".join(signs).rstrip())
    return tuple(rows)


def _sextant(block: Sequence[str]) -> str:
    """The sign of two by three pixels."""
    said = sum(
        1 << (2 * row + column)
        for row, pair in enumerate(block)
        for column, pixel in enumerate(pair)
        if pixel == "#"
    )
    if said in _OLDER:
        return _OLDER[said]
    return chr(_SEXTANTS + said - 1 - (said > 21) - (said > 42))


def _shapes(text: str) -> list[tuple[str, ...]]:
    found = []
    for char in " ".join(text.split()):
        shape = _shape(char)
        if shape is None:
            raise ValueError(f"There is no block letter for {char!r}.")
        found.append(shape)
    return found


@cache
def _shape(char: str) -> tuple[str, ...] | None:
    """The ten rows of pixels of a sign, or None."""
    if char.isspace():
        return ("." * _SPACE,) * _HEIGHT
    plain = _plain_shapes().get(char)
    if plain is not None:
        return plain
    apart = unicodedata.normalize("NFD", char)
    base, marks = _BARE.get(apart[0], apart[0]), apart[1:]
    under = _plain_shapes().get("ı" if base == "i" and marks else base)
    if under is None or len(marks) != 1:
        # One sign that is not known to the letter must not cost a whole wall its size.
        return under
    if marks in _ACCENTS and _ACCENTS[marks][0] == 0 and "#" in under[0] + under[1]:
        # Above a capital there is no room: it is drawn lower, by two of its rows that say least.
        under = (_NOTHING, _NOTHING, *(under[row] for row in _LOWER), *under[7:])
        under = tuple(row.ljust(len(under[2]), ".") for row in under)
    return _marked(under, marks) or under


def _marked(under: tuple[str, ...], mark: str) -> tuple[str, ...] | None:
    if mark not in _ACCENTS:
        return None
    first, drawn = _ACCENTS[mark]
    wide = max(len(under[0]), len(drawn[0]))
    rows = [row.center(wide, ".") for row in under]
    for offset, row in enumerate(drawn):
        rows[first + offset] = row.center(wide, ".")
    return tuple(rows)


@cache
def _plain_shapes() -> dict[str, tuple[str, ...]]:
    """The shapes read from their drawing."""
    found: dict[str, tuple[str, ...]] = {}
    for band in BANDS:
        signs, *rows = band.strip("\n").split("\n")
        starts = [place for place, sign in enumerate(signs) if sign != " "]
        for start, after in zip(starts, [*starts[1:], len(rows[0]) + 1], strict=True):
            drawn = [row[start : after - 1] for row in rows]
            blank = ["." * len(drawn[0])] * (_HEIGHT - len(drawn))
            found[signs[start]] = (*drawn, *blank)
    return found
