"""How far down the group has been: the six places with the minutes spent there."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import ends, fit, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.view_model import DepthLine
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import place_style

_HERE, _BEEN, _AHEAD = "◆", "│", "╎"
WIDEST = 48


class Depth(Drawn):
    """The way down, the current place in its colour."""

    DEFAULT_CSS = "Depth { height: auto; }"

    def __init__(self) -> None:
        super().__init__(id="depth")
        self._depth: tuple[DepthLine, ...] = ()

    def show(self, depth: tuple[DepthLine, ...]) -> None:
        """Draw these lines, unless they are drawn already."""
        if depth != self._depth:
            self._depth = depth
            self.redraw()

    def draw(self, width: int) -> Content:
        return stack([label("DEPTH"), *(self._line(line, width) for line in self._depth)])

    def _line(self, line: DepthLine, width: int) -> Content:
        last = len(self._depth) - 1
        at = self._depth.index(line)
        sign = _HERE if line.now else {0: "┬", last: "┴"}.get(at, _BEEN if line.been else _AHEAD)
        style = place_style(line.place) if line.been or line.now else "$muted"
        drawn = Content.styled(f"{sign} {line.place.value}", f"bold {style}" if line.now else style)
        room = (
            min(width, WIDEST)
            - drawn.cell_length
            - len(line.note if line.note and not line.been else "00 now")
        )
        if line.story and len(line.story) + 5 <= room:
            drawn += Content.styled(f" · {line.story}", style)
        has_room = drawn.cell_length + len(line.note) < width
        if line.note and has_room and not (line.been or line.now):
            return ends(drawn, text(line.note, style), min(width, WIDEST))
        minutes = Content.styled(line.minutes, style)
        row = ends(drawn, minutes, min(width, WIDEST) - 5)
        return fit(row + Content.styled("  now" if line.now else "", f"bold {style}"), width)
