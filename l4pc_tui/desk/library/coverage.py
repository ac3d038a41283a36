"""What the library covers: place by place and theme by theme, for how long and how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text.folding import filed

if TYPE_CHECKING:
    from l4pc_tui.desk.library.library import LibraryLine

LENGTHS = (15, 30, 45, 60)
"""Minutes: the first column holds what usually takes up to 15, the next 16 to 30, and so on."""
SIZES = (2, 6, 12, 24, 40)
"""People: an exercise counts in each column whose number is in its range."""
LEAST_ON_A_THEME = 2


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How many exercises a place or a theme has.

    lengths: by usual minutes, the last for more than all of ``LENGTHS``. sizes: by people.
    places: by deepest place; of a place itself that is all of them.
    """

    name: str
    count: int
    lengths: tuple[int, ...]
    sizes: tuple[int, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole table. gaps: a sentence for everything that is missing."""

    places: tuple[CoverageRow, ...]
    themes: tuple[CoverageRow, ...]
    gaps: tuple[str, ...]


def coverage(lines: Iterable[LibraryLine]) -> Coverage:
    """What these exercises cover; those that are retired, and other kinds, do not count."""
    held = [line for line in lines if line.kind == "exercise" and line.status != "retired"]
    found = Counter(theme for line in held for theme in line.themes)
    themes = {name: found[name] for name in sorted(found, key=filed)}
    by_place = [_row(place, [line for line in held if line.depth == place]) for place in Place]
    by_theme = [_row(name, [line for line in held if name in line.themes]) for name in themes]
    gaps = [
        f"No exercise has {row.name} as its deepest place." for row in by_place if not row.count
    ]
    gaps += [
        f"Only one exercise is on {name}."
        for name, count in themes.items()
        if count < LEAST_ON_A_THEME
    ]
    return Coverage(tuple(by_place), tuple(by_theme), tuple(gaps))


def lengths_named() -> tuple[str, ...]:
    """The headings of the columns by minutes."""
    return (*(f"≤{most}" for most in LENGTHS), f">{LENGTHS[-1]}")


def _row(name: str, lines: Sequence[LibraryLine]) -> CoverageRow:
    lengths = [0] * (len(LENGTHS) + 1)
    for line in lines:
        lengths[sum(line.minutes[1] > most for most in LENGTHS)] += 1
    sizes = [sum(line.people[0] <= size <= line.people[1] for line in lines) for size in SIZES]
    places = [sum(line.depth == place for line in lines) for place in Place]
    return CoverageRow(str(name), len(lines), tuple(lengths), tuple(sizes), tuple(places))
