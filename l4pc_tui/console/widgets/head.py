"""The top two lines of every screen: what this is, and how it stands."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.draw import ends, stack
from l4pc_tui.console.widgets.drawn import Drawn

Row = tuple[Content, Content]
"""What stands at the left end of a line, and at the right."""


class Head(Drawn):
    """Two rows, each with something at its left and at its right end."""

    DEFAULT_CSS = """
    Head { height: 2; padding: 0 2; background: $panel-low; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def show(self, *rows: Row) -> None:
        """Draw these rows, unless they are drawn already."""
        held = [part for row in self._rows for part in row]
        new = [part for row in rows for part in row]
        same = len(held) == len(new) and all(
            one.is_same(other) for one, other in zip(held, new, strict=True)
        )
        if not same:
            self._rows = rows
            self.redraw()

    def draw(self, width: int) -> Content:
        return stack(ends(left, right, width) for left, right in self._rows)
