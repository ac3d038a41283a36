"""How many pairs have met after each session: a line in braille, its figures at its points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from textual.content import Content

from l4pc_tui.console.widgets.draw import fit, label
from l4pc_tui.desk.people.connections import CohortConnections
from l4pc_tui.look.content import text

HEIGHT = 8
"""Rows of the line."""
AXIS = 5
"""Cells of the figures beside it."""
WIDEST = 64
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""A braille sign's dots, by row and column."""
LINE, AHEAD, FIGURE = "$place-surface", "$muted", "bold $foreground"

Sign = tuple[str, str]
"""A cell and its style."""


def over_time(found: CohortConnections, width: int) -> Sequence[Content]:
    """The line up to now, and dotted what is still possible with one round a session."""
    most, points = max(found.told.possible, 1), [(0, 0)]
    points += [(each.number, each.pairs) for each in found.over_time]
    last = max(found.sessions, points[-1][0])
    step = max(3, min(width - AXIS - 6, WIDEST) // last)
    told = "   dotted: still possible" if found.told.rounds_left and last > points[-1][0] else ""
    head = label("PAIRS MET, SESSION BY SESSION") + text(
        f"   of {most}{told and ' ·'}{told[2:]}", "$muted"
    )
    grid = _Grid(last * step + 2, most)
    for (here, low), (there, high) in pairwise(points):
        grid.line(here * step, low, there * step, high)
    grid.ahead(*_to_come(found, points[-1], last, step))
    for number, value in points:
        grid.point(number * step, value, figure=number > 0)
    marks = {0: str(most), HEIGHT // 2: str(round(most / 2)) if most > 3 else "", HEIGHT - 1: "0"}
    lines = [
        Content.assemble((f"{marks.get(n, ''):>{AXIS}} │", "$muted"), *row)
        for n, row in enumerate(grid.rows())
    ]
    axis = Content.styled(f"{' ' * AXIS} └{'─' * (last * step + 1)}", "$muted")
    return [fit(each, width) for each in (head, *lines, axis, _numbers(last, step))]


def _to_come(
    found: CohortConnections, now: tuple[int, int], last: int, step: int
) -> tuple[int, int, int, int]:
    """The line of what can still be reached, as columns and values."""
    at, pairs = now
    left = found.told.rounds_left
    share = min(1.0, (last - at) / left) if left else 0.0
    there = at + min(last - at, left)
    return at * step, pairs, there * step, pairs + round((found.told.possible - pairs) * share)


def _numbers(last: int, step: int) -> Content:
    """The sessions below the line."""
    under = "start".ljust(step) if step > len("start") else " " * step
    under += "".join(str(number).ljust(step) for number in range(1, last + 1))
    return text(f"{' ' * (AXIS + 2)}{under.rstrip()}", "$muted")


class _Grid:
    """The cells of the line: braille below, points and figures over it."""

    def __init__(self, cells: int, most: int) -> None:
        self._dots = [[0] * cells for _ in range(HEIGHT)]
        self._over: dict[tuple[int, int], Sign] = {}
        self._cells, self._most = cells, most

    def _y(self, value: float) -> int:
        """The row of dots of a value, from above."""
        return HEIGHT * 4 - 1 - round(value / self._most * (HEIGHT * 4 - 1))

    def line(self, left: int, low: int, right: int, high: int) -> None:
        """A line between two values, two dots thick."""
        for x in range(left * 2, right * 2):
            y = self._y(low + (high - low) * (x / 2 - left) / max(1, right - left))
            for each in (y, min(y + 1, HEIGHT * 4 - 1)):
                self._dots[each // 4][x // 2] |= _DOTS[each % 4][x % 2]

    def ahead(self, left: int, low: int, right: int, high: int) -> None:
        """A dot every other cell."""
        for x in range(left + 2, right + 1, 2):
            y = self._y(low + (high - low) * (x - left) / max(1, right - left))
            self._over[y // 4, x] = ("·", AHEAD)

    def point(self, x: int, value: int, *, figure: bool) -> None:
        """A point, and its figure above it, or below where there is no row above."""
        row = self._y(value) // 4
        self._over[row, x] = ("●", LINE)
        above = row - 1 if row else row + 1
        for n, sign in enumerate(str(value) if figure else ""):
            self._over[above, max(0, x - len(str(value)) // 2) + n] = (sign, FIGURE)

    def rows(self) -> list[list[Sign]]:
        """Each row as pieces of one style."""
        return [self._row(n, dots) for n, dots in enumerate(self._dots)]

    def _row(self, number: int, dots: Sequence[int]) -> list[Sign]:
        signs = [
            self._over.get((number, x), (chr(0x2800 + each) if each else " ", LINE))
            for x, each in enumerate(dots)
        ]
        return [
            ("".join(sign for sign, _ in run), style)
            for style, run in groupby(signs, key=lambda sign: sign[1])
        ]
