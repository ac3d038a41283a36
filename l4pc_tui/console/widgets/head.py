"""The top two lines of every screen: what this is, and how it stands."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import ends, longest, stack
from l4pc_tui.console.widgets.drawn import Drawn

HeadRow = tuple[Content | tuple[Content, ...], Content]
"""What stands at the left end of a line, and at the right. Where the left has several forms, the
first that fits is drawn."""


class Head(Drawn):
    """Two rows, each with something at its left and at its right end."""

    DEFAULT_CSS = """
    Head { height: 2; padding: 0 2; background: $panel-low; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[HeadRow, ...] = ()

    def show(self, *rows: HeadRow) -> None:
        """Draw these rows, unless they are drawn already."""
        held, new = _parts(self._rows), _parts(rows)
        same = len(held) == len(new) and all(
            one.is_same(other) for one, other in zip(held, new, strict=True)
        )
        if not same:
            self._rows = rows
            self.redraw()

    def draw(self, width: int) -> Content:
        return stack(
            ends(longest(_forms(left), width - right.cell_length - bool(right)), right, width)
            for left, right in self._rows
        )


def _forms(left: Content | tuple[Content, ...]) -> tuple[Content, ...]:
    return left if isinstance(left, tuple) else (left,)


def _parts(rows: tuple[HeadRow, ...]) -> list[Content]:
    return [part for left, right in rows for part in (*_forms(left), right)]
