"""Block letters for the Screen: mixed case, because whole sentences in capitals read badly.

Pixels are drawn as half blocks (a line of text is five rows high), or twice as large as whole
ones (ten rows). The shapes stand in ``letter_shapes``.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from l4pc_tui.look.letter_shapes import BANDS

SCALES = (2, 1)
"""Sizes, largest first."""

_HEIGHT = 10
"""Pixels from one line of text to the next: seven up, two down, and one between lines."""
_GAP = 1
_SPACE = 3
_HALVES = {("#", "#"): "█", ("#", "."): "▀", (".", "#"): "▄", (".", "."): " "}

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


def drawable(text: str) -> bool:
    """True when there is a shape for every sign of the text."""
    return all(char.isspace() or _shape(char) is not None for char in text)


def width(text: str, scale: int = 1) -> int:
    """Cells that a line of block letters takes."""
    shapes = _shapes(text)
    return (sum(len(shape[0]) for shape in shapes) + _GAP * max(0, len(shapes) - 1)) * scale


def height(scale: int = 1) -> int:
    """Rows that a line of block letters takes, the space to the next line included."""
    return _HEIGHT // 2 * scale


def draw(text: str, scale: int = 1) -> tuple[str, ...]:
    """A line of text in block letters, as rows of equal width.

    Raises ValueError when a sign has no shape.
    """
    shapes = _shapes(text)
    pixels = [("." * _GAP).join(shape[row] for shape in shapes) for row in range(_HEIGHT)]
    if scale == 1:
        pairs = zip(pixels[::2], pixels[1::2], strict=True)
        return tuple(
            "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True))
            for upper, lower in pairs
        )
    filled = {"#": "█" * scale, ".": " " * scale}
    return tuple(
        "".join(filled[pixel] for pixel in row) for row in pixels for _ in range(scale // 2)
    )


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
    base, marks = apart[0], apart[1:]
    under = _plain_shapes().get("ı" if base == "i" else base)
    # Above a capital or a tall letter there is no room.
    if under is None or len(marks) != 1 or not base.islower() or "#" in under[0] + under[1]:
        return None
    return _marked(under, marks)


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
