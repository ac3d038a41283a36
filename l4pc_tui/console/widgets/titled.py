"""The heading of a column, which stands out while the keys are in that column."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import fit
from l4pc_tui.console.widgets.drawn import Drawn


class Titled(Drawn):
    """Stands above the list that it is the heading of, in a column of their own: whatever in that
    column has the focus colours it."""

    # What it looks at stands around it.
    SCOPED_CSS = False
    DEFAULT_CSS = """
    Titled { height: auto; color: $muted; text-style: bold; margin: 0 0 1 0; padding: 0 0 0 2; }
    *:focus-within > Titled { color: $accent; }
    """

    def __init__(self, name: str = "", *, id: str | None = None) -> None:
        """name: the heading, in capitals."""
        super().__init__(id=id)
        self._heading = name
        self._told = Content("")

    def show(self, told: Content) -> None:
        """Say something more beside the heading, such as how many there are."""
        if not told.is_same(self._told):
            self._told = told
            self.redraw()

    def draw(self, width: int) -> Content:
        head = Content(self._heading)
        return fit(head + "  " + self._told if self._told else head, width)
