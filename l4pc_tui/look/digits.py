"""The clock's figures, solid and large enough to be read from a metre away."""

from __future__ import annotations

# Four squares by six, two squares a cell: three rows. A square is a cell wide.
_THREE = {
    "0": "####|#..#|#..#|#..#|#..#|####", "1": ".##.|..#.|..#.|..#.|..#.|.###",
    "2": "####|...#|####|#...|#...|####", "3": "####|...#|####|...#|...#|####",
    "4": "#..#|#..#|####|...#|...#|...#", "5": "####|#...|####|...#|...#|####",
    "6": "####|#...|####|#..#|#..#|####", "7": "####|...#|...#|..#.|..#.|..#.",
    "8": "####|#..#|####|#..#|#..#|####", "9": "####|#..#|####|...#|...#|####",
    ":": ".|#|.|.|#|.", "+": "...|.#.|###|.#.|...|...", " ": ".|.|.|.|.|.",
}  # fmt: skip
# Three squares by five, each two cells wide and a row high: strokes of two cells.
_FIVE = {
    "0": "###|#.#|#.#|#.#|###", "1": "##.|.#.|.#.|.#.|###", "2": "###|..#|###|#..|###",
    "3": "###|..#|###|..#|###", "4": "#.#|#.#|###|..#|..#", "5": "###|#..|###|..#|###",
    "6": "###|#..|###|#.#|###", "7": "###|..#|..#|.#.|.#.", "8": "###|#.#|###|#.#|###",
    "9": "###|#.#|###|..#|###", ":": ".|#|.|#|.", "+": "...|.#.|###|.#.|...", " ": ".|.|.|.|.",
}  # fmt: skip
_HALVES = {"##": "█", "#.": "▀", ".#": "▄", "..": " "}


def big(time: str, *, tall: bool = False) -> tuple[str, ...]:
    """A time such as "7:40" or "+1:20" in three rows; ``tall``: in five, strokes two cells wide.

    Raises KeyError for a sign that is not part of a time.
    """
    if tall:
        rows = _joined([_FIVE[sign] for sign in time])
        return tuple(row.replace("#", "██").replace(".", "  ") for row in rows)
    rows = _joined([_THREE[sign] for sign in time])
    return tuple(
        "".join(_HALVES[upper + lower] for upper, lower in zip(above, below, strict=True))
        for above, below in zip(rows[::2], rows[1::2], strict=True)
    )


def _joined(figures: list[str]) -> list[str]:
    """Their rows, a square of space between two figures."""
    return [".".join(row) for row in zip(*(figure.split("|") for figure in figures), strict=True)]
