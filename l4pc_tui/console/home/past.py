"""What last time left to know, and what the room must have: read on Home, not chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.look.content import text

if TYPE_CHECKING:
    from l4pc_tui.desk.home.last_time import LastTime


class Read(Drawn):
    """A heading and lines below it; nothing at all where there are no lines."""

    DEFAULT_CSS = "Read { height: auto; padding: 0 0 0 2; margin: 1 0 0 0; }"

    def __init__(self, heading: str, *, id: str) -> None:
        super().__init__(id=id)
        self._heading = heading
        self._lines: tuple[str, ...] = ()

    def on_mount(self) -> None:
        self.display = bool(self._lines)

    def show(self, *lines: str) -> None:
        """Draw these lines, unless they are drawn already."""
        if lines != self._lines:
            self._lines, self.display = lines, bool(lines)
            self.redraw()

    def draw(self, width: int) -> Content:
        body = [
            part.rstrip()
            for line in self._lines
            for part in text(line, "$soft").wrap(max(4, width))
        ]
        space = [] if self.screen.has_class("-short") else [GAP]
        return stack([label(self._heading), *space, *body])


class Past(Read):
    """LAST TIME."""

    def __init__(self) -> None:
        super().__init__("LAST TIME", id="home-past")

    def show_last(self, last: LastTime) -> None:
        """Draw what last time left to know."""
        self.show(*(filter(None, (last.title, *last.lines)) if last.lines else ()))
