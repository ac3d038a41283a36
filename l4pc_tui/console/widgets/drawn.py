"""A widget that is one piece of Content, laid out at the width it has."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from l4pc_tui.look.keyed import drawn_on


class Drawn(Widget):
    """Subclasses give ``draw`` and call ``redraw`` when what it tells has changed."""

    DEFAULT_CSS = "Drawn { width: 1fr; height: auto; text-wrap: nowrap; text-overflow: clip; }"

    FIXED: ClassVar[bool] = False
    """Whether its height is given, whatever it draws."""

    _picture: tuple[int, str, Content] | None = None
    """Width, theme and lines as last drawn: laying out and painting ask for the same."""

    def draw(self, width: int) -> Content:
        """All lines, none wider than ``width`` cells."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw anew. The screen is laid out again only when lines come or go: it is the most
        that a key can cost."""
        before, self._picture = self._picture, None
        same = before is not None and _rows(before[2]) == _rows(self._drawn(before[0]))
        self.refresh(layout=not (self.FIXED or same))

    def render(self) -> Content:
        return self._drawn(self.content_size.width)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        return _rows(self._drawn(width))

    def _drawn(self, width: int) -> Content:
        theme = self.app.theme
        if self._picture is None or self._picture[:2] != (width, theme):
            with drawn_on(self.screen):
                self._picture = (width, theme, self.draw(width))
        return self._picture[2]


def _rows(drawn: Content) -> int:
    return drawn.plain.count("\n") + 1
