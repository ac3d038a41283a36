"""How far down the group has been: the six places with the minutes spent there."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, GUTTER, ends, fit, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.view_model import DepthLine
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import place_style

_HERE, _BEEN, _AHEAD = "◆", "│", "╎"
WIDEST = 48
BARS_FROM = 44
"""Cells from which on a line stands for the minutes."""
_MINUTES, _WORD = 4, 5
_LONGEST = 16
"""Cells of the longest line."""


class Depth(Drawn):
    """The way down, the current place in its colour; in short, where it is now and what is kept."""

    DEFAULT_CSS = "Depth { height: auto; }"

    def __init__(self) -> None:
        super().__init__(id="depth")
        self._depth: tuple[DepthLine, ...] = ()
        self._short = self._airy = False

    def show(
        self, depth: tuple[DepthLine, ...], *, short: bool = False, airy: bool = False
    ) -> None:
        """Draw these lines, unless they are drawn already.

        short: two lines for where there are few rows. airy: a row of air below the heading.
        """
        if (depth, short, airy) != (self._depth, self._short, self._airy):
            self._depth, self._short, self._airy = depth, short, airy
            self.redraw()

    def rows(self, *, short: bool, airy: bool) -> int:
        """Rows that it takes."""
        return 2 if short else 7 + airy

    def draw(self, width: int) -> Content:
        if self._short:
            return stack(self._two_lines(width))
        air = [GAP] if self._airy else []
        drawn = self._barred if width >= BARS_FROM and self._airy else self._line
        return stack([label("DEPTH"), *air, *(drawn(line, width) for line in self._depth)])

    def _two_lines(self, width: int) -> list[Content]:
        here = next((line for line in self._depth if line.now), None)
        now: Content = text("not begun yet", "$muted")
        if here is not None:
            style = place_style(here.place)
            now = Content.assemble((f"{_HERE} {here.place.value}", f"bold {style}"), "  ",
                                   (f"{here.minutes} min", "$muted"))  # fmt: skip
        rows = [label("DEPTH".ljust(GUTTER - 2)) + now]
        back = self._depth[-1] if self._depth else None
        if back is not None and back.kept and not back.now:
            kept = Content.styled(f"┴ {back.place.value} {back.kept} kept", place_style(back.place))
            rows.append(Content(" " * (GUTTER - 2)) + kept)
        return [fit(row, width) for row in (*rows, GAP)[:2]]

    def _sign(self, line: DepthLine) -> str:
        last = len(self._depth) - 1
        at = self._depth.index(line)
        return _HERE if line.now else {0: "┬", last: "┴"}.get(at, _BEEN if line.been else _AHEAD)

    def _style(self, line: DepthLine) -> str:
        """Of a place that the group has been to, or that is kept for it."""
        counts = line.been or line.now or line.kept
        return place_style(line.place) if counts else "$muted"

    def _line(self, line: DepthLine, width: int) -> Content:
        style = self._style(line)
        named = f"bold {style}" if line.now else style
        drawn = Content.styled(f"{self._sign(line)} {line.place.value}", named)
        room = (
            min(width, WIDEST)
            - drawn.cell_length
            - len(line.note if line.note and not line.been else "00 now")
        )
        if line.story and len(line.story) + 5 <= room:
            drawn += Content.styled(f" · {line.story}", style)
        has_room = drawn.cell_length + len(line.note) < width
        if line.note and has_room and not (line.been or line.now or line.kept):
            return ends(drawn, text(line.note, style), min(width, WIDEST))
        minutes = Content.styled(line.minutes or line.kept, style)
        row = ends(drawn, minutes, min(width, WIDEST) - _WORD - 1)
        return fit(row + self._word(line), width)

    def _barred(self, line: DepthLine, width: int) -> Content:
        """A line as long as the minutes beside them; what is kept is dotted."""
        style = self._style(line)
        called = [" · ".join(filter(None, (each.place.value, each.story))) for each in self._depth]
        names = max(map(len, called)) + 3
        name = f"{self._sign(line)} {called[self._depth.index(line)]}".ljust(names)
        named = Content.styled(name, f"bold {style}" if line.now else style)
        minutes = line.minutes or line.kept
        if not minutes:
            return fit(named + text(" " * _MINUTES + line.note, "$muted"), width)
        most = max(int(each.minutes or each.kept or 0) for each in self._depth)
        room = max(0, min(_LONGEST, width - names - _MINUTES - 1 - _WORD - 1))
        cells = max(1, round(int(minutes) / most * room)) if int(minutes) else 0
        drawn = ("━" if line.minutes else "╌") * min(room, cells)
        told = f"{minutes:>{_MINUTES - 1}} "
        row = named + Content.styled(told, style) + Content.styled(drawn.ljust(room), style)
        return fit(row + self._word(line), width)

    def _word(self, line: DepthLine) -> Content:
        style = place_style(line.place)
        if line.now:
            return Content.styled(" now", f"bold {style}")
        return Content.styled(" kept", style) if line.kept and not line.been else GAP
