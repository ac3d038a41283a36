"""What the number in a cell of a workbook is, by the format in which Excel shows it."""

from __future__ import annotations

import re
from enum import Enum


class Shape(Enum):
    """A plain number, a day (and time), a time of the clock alone, or a length of time."""

    PLAIN = "plain"
    DAY = "day"
    CLOCK = "clock"
    LENGTH = "length"


_BUILT_IN = {
    **dict.fromkeys((*range(14, 18), 22, *range(27, 37), *range(50, 59)), Shape.DAY),
    **dict.fromkeys(range(18, 22), Shape.CLOCK),
    45: Shape.CLOCK,
    46: Shape.LENGTH,
    47: Shape.CLOCK,
}
"""The formats that a workbook names by number alone (ECMA-376, part 1, 18.8.30)."""

_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_SAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""Words, signs, spaces and colours in a format, which say nothing about the number."""


def shape_of(number: int, code: str | None) -> Shape:
    """The shape of a format; code: its own words where the workbook has them."""
    if code is None:
        return _BUILT_IN.get(number, Shape.PLAIN)
    first = code.partition(";")[0]
    if _ELAPSED.search(first):
        return Shape.LENGTH
    letters = set(_SAID.sub("", first).lower())
    if "general" in first.lower():
        return Shape.PLAIN
    if letters & {"y", "d"} or ("m" in letters and not letters & {"h", "s"}):
        return Shape.DAY
    return Shape.CLOCK if letters & {"h", "s"} else Shape.PLAIN
