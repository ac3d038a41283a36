"""Lengths of time, as services state them: ``1h 54m``, ``58 min``, ``2 godz. 18 min 8 s``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta

from l4pc_tui.core.attendance.moments import SPACES
from l4pc_tui.core.people.sheet import Cell

_CLOCKED = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?")
_UNITS = re.compile(r"(\d+(?:[.,]\d+)?) ?([^\W\d_]+)\.?")
_UNIT_SECONDS = {
    "st": 3600,
    "h": 3600,
    "u": 3600,
    "g": 3600,
    "o": 3600,
    "a": 3600,
    "m": 60,
    "s": 1,
    "d": 86400,
    "t": 3600,
}
"""By how the unit begins: hours in German, English, Dutch, Polish, Italian, Welsh and
the languages of the north."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time that a service states, in seconds."""

    seconds: int


class Lengths(dict[Cell, Length | None]):
    """The length of time that each cell states; None for one that states none.

    unit: what a bare number counts, in seconds.
    """

    def __init__(self, unit: int) -> None:
        super().__init__()
        self._unit = unit

    def __missing__(self, cell: Cell) -> Length | None:
        found = read_length(cell, self._unit)
        self[cell] = found
        return found


def read_length(cell: Cell, unit: int = 60) -> Length | None:
    """The length of time in a cell: ``1h 54m``, ``58 min``, ``2 godz. 18 min 8 s``, ``02:34:00``."""
    if isinstance(cell, timedelta):
        return Length(round(cell.total_seconds()))
    if isinstance(cell, time):
        return Length(cell.hour * 3600 + cell.minute * 60 + cell.second)
    if isinstance(cell, int | float):
        return Length(round(cell * unit)) if 0 <= cell < 1e6 else None
    if not isinstance(cell, str) or len(cell) > 60:
        return None
    text = SPACES.sub(" ", cell).strip().lower()
    clocked = _CLOCKED.fullmatch(text)
    if clocked:
        parts = [int(part) for part in clocked.groups() if part is not None]
        hours, minutes, seconds = parts if len(parts) == 3 else (*parts, 0)
        return Length(hours * 3600 + minutes * 60 + seconds)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", text):  # of thousands, as sheets show them
        return Length(int(text.replace(",", "")) * unit)
    if re.fullmatch(r"\d{1,6}(?:[.,]\d+)?", text):
        return Length(round(float(text.replace(",", ".")) * unit))
    pieces = _UNITS.findall(text)
    units = [_UNIT_SECONDS.get(name[:2]) or _UNIT_SECONDS.get(name[0], 0) for _, name in pieces]
    if not pieces or _UNITS.sub("", text).strip(" ,.&") or 0 in units:
        return None
    numbers = (float(number.replace(",", ".")) for number, _ in pieces)
    return Length(round(sum(number * each for number, each in zip(numbers, units, strict=True))))
