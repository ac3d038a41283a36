"""A list whose lines are given from outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from l4pc_tui.console.widgets.lines import Lines, ListLine

Item = TypeVar("Item")


class Choices(Lines, Generic[Item]):
    """Draws each item with the function it was given."""

    DEFAULT_CSS = "Choices { height: 1fr; }"

    def __init__(
        self,
        drawn: Callable[[Item, int], ListLine],
        enter: str,
        told: str,
        *,
        spaced: bool = False,
        id: str | None = None,
    ) -> None:
        """drawn: the line of an item in so many cells. spaced: with empty lines between."""
        super().__init__(enter, told, id=id)
        self.SPACED = spaced
        self._line = drawn
        self._items: Sequence[Item] = ()
        self._of: dict[str, Item] = {}

    def show(self, items: Sequence[Item], *, first: str = "") -> None:
        """Draw these; the cursor stays where it is, or stands on ``first``."""
        self._items, self.first = items, first
        self.redraw()

    def lines(self, width: int) -> list[ListLine]:
        lines = self.laid_out(self._items, width)
        self._of = {line.key: item for line, item in zip(lines, self._items, strict=True)}
        return lines

    def laid_out(self, items: Sequence[Item], width: int) -> list[ListLine]:
        """A line for each of the items."""
        return [self._line(item, width) for item in items]

    @property
    def shown(self) -> Sequence[Item]:
        """The items that are drawn."""
        return self._items

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        return self._of.get(self.chosen)

    def item_at(self, index: int) -> Item:
        """The item of a line that can be chosen."""
        return self._of[self.line_key(index)]


class Table(Choices[Item]):
    """Its lines are laid out together, so that columns stand below each other."""

    def __init__(
        self,
        drawn: Callable[[Sequence[Item], int], list[ListLine]],
        enter: str,
        told: str,
        *,
        spaced: bool = False,
        id: str | None = None,
    ) -> None:
        """drawn: the lines of all items in so many cells. spaced: with empty lines between."""
        super().__init__(lambda item, width: drawn([item], width)[0], enter, told,
                         spaced=spaced, id=id)  # fmt: skip
        self._together = drawn

    def laid_out(self, items: Sequence[Item], width: int) -> list[ListLine]:
        return self._together(items, width)
