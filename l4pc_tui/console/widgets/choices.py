"""A list whose lines are given from outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from l4pc_tui.console.widgets.lines import Line, Lines

Item = TypeVar("Item")


class Choices(Lines, Generic[Item]):
    """Draws each item with the function it was given."""

    DEFAULT_CSS = "Choices { height: 1fr; }"

    def __init__(self, drawn: Callable[[Item, int], Line], *, id: str | None = None) -> None:
        """drawn: the line of an item in so many cells."""
        super().__init__(id=id)
        self._line = drawn
        self.items: Sequence[Item] = ()

    def show(self, items: Sequence[Item]) -> None:
        """Draw these; the cursor stands on the first that can be chosen."""
        self.items = items
        self.redraw()
        if self.highlighted is None:
            self.action_first()

    def lines(self, width: int) -> list[Line]:
        return [self._line(item, width) for item in self.items]

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        at = self.highlighted
        return self.items[at] if at is not None and at < len(self.items) else None
