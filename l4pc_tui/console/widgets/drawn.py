"""A widget that is one piece of Content, laid out at the width it has."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from l4pc_tui.console.draw import said_in_ascii
from l4pc_tui.look.themes import PLAIN


class Drawn(Widget):
    """Subclasses give ``draw``; a change is drawn with ``refresh`` or, when lines come and go,
    with ``refresh(layout=True)``."""

    DEFAULT_CSS = "Drawn { width: 1fr; height: auto; }"

    def draw(self, width: int) -> Content:
        """All lines, none wider than ``width`` cells."""
        raise NotImplementedError

    def render(self) -> Content:
        return self._signed(self.content_size.width)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        return self._signed(width).plain.count("\n") + 1

    def _signed(self, width: int) -> Content:
        drawn = self.draw(width)
        return said_in_ascii(drawn) if self.app.theme == PLAIN else drawn
