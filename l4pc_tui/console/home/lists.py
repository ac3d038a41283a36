"""Home's lists: each as long as what stands in it, under its heading."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region, Size, Spacing
from textual.message import Message

from l4pc_tui.console.widgets.draw import hint, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.lines import Lines, ListLine
from l4pc_tui.console.widgets.titled import Titled


class HomeList(Lines):
    """A list as long as what stands in it: the page scrolls, and not the list. ↑ on the first line
    goes back to the card."""

    DEFAULT_CSS = """
    HomeList, HomeList:focus { height: auto; max-height: 100000; overflow-y: hidden; scrollbar-gutter: auto; }
    """

    class Above(Message):
        """Someone goes back to the card."""

    def __init__(
        self, drawn: Callable[[int], list[ListLine]], enter: str, told: str, *, id: str
    ) -> None:
        """drawn: all lines in so many cells."""
        super().__init__(enter, told, id=id)
        self._all = drawn
        self._laid: dict[tuple[int, bool], list[ListLine]] = {}
        """What stands in it now, in so many cells, with empty lines or without: the layout asks for
        its height a few times for each picture."""

    def lines(self, width: int) -> list[ListLine]:
        return self._all(width)

    def anew(self) -> None:
        """Something else stands in it."""
        self._laid.clear()
        self.redraw()

    def _spaced(self, width: int) -> list[ListLine]:
        how = width, self.SPACED
        if how not in self._laid:
            self._laid[how] = super()._spaced(width)
        return self._laid[how]

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Before it is drawn it has its height already: a list without rows is told no size."""
        lines = self._spaced(width - self._gutter)
        return sum(line.drawn.plain.count("\n") + 1 for line in lines)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """The page follows the cursor."""
        super().watch_highlighted(highlighted)
        if highlighted is not None and self.has_focus:
            self.call_after_refresh(self.follow)

    def on_focus(self) -> None:
        super().on_focus()
        self.call_after_refresh(self.follow)

    def follow(self) -> None:
        """Have the line under the cursor in view."""
        at = self.highlighted
        if at is None or at >= len(self._drawn):
            return
        page = self.screen.query_one("#home")
        heights = [line.drawn.plain.count("\n") + 1 for line in self._drawn]
        top = self.region.y - page.content_region.y + page.scroll_offset.y + sum(heights[:at])
        page.scroll_to_region(
            Region(0, top, 1, heights[at]), spacing=Spacing(2, 0, 1, 0), animate=False
        )

    def action_cursor_up(self) -> None:
        """One line up; from the first back to what stands above."""
        if self.highlighted in (None, self._edge(first=True)):
            self.post_message(self.Above())
        else:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """One line down; the last is the last."""
        if self.highlighted != self._edge(first=False):
            super().action_cursor_down()

    def _edge(self, *, first: bool) -> int | None:
        held = [n for n, line in enumerate(self._drawn) if line.key]
        return (held[0] if first else held[-1]) if held else None


class TidyList(HomeList):
    """x puts the line under the cursor away."""

    BINDINGS = [
        Binding("x", "away", "Put away", id="home.away",
                tooltip="Leave this line out until it stands otherwise"),
    ]  # fmt: skip

    class Away(Message):
        """A line is to be put away."""

    def action_away(self) -> None:
        if self.chosen:
            self.post_message(self.Away())


class BringList(HomeList):
    """Space ticks as Enter does."""

    BINDINGS = [Binding("space", "select", "Packed", id="home.packed", show=False,
                        tooltip="The thing under the cursor is packed, or not after all")]  # fmt: skip


class BetweenList(HomeList):
    """Space ticks as Enter does; P prints the page of the line."""

    BINDINGS = [
        Binding("space", "select", "Done", id="home.done", show=False,
                tooltip="What the cursor is on is done, or not after all"),
        Binding("P", "page", "Its page", id="home.page",
                tooltip="Print the page of the line under the cursor, with this cohort’s names and days"),
    ]  # fmt: skip

    class Page(Message):
        """The page of a line is wanted."""

    def action_page(self) -> None:
        if self.chosen:
            self.post_message(self.Page())


class Section(Vertical):
    """A heading and its list; not there at all while nothing stands in it."""

    DEFAULT_CSS = "Section { height: auto; margin: 1 0 0 0; }"

    def __init__(self, name: str, held: HomeList, *below: Drawn, id: str) -> None:
        super().__init__(id=id)
        self.titled, self.held, self._below = Titled(name), held, below

    def compose(self) -> ComposeResult:
        yield self.titled
        yield self.held
        yield from self._below

    def show(self, *, there: bool, told: Content = Content("")) -> None:  # noqa: B008
        """Draw the list anew, or nothing."""
        self.display = there
        self.titled.show(told)
        self.held.anew()


class Hint(Drawn):
    """What can be done with the lines above it."""

    DEFAULT_CSS = "Hint { height: auto; padding: 0 0 0 2; margin: 1 0 0 0; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._words: tuple[str, ...] = ()

    def on_mount(self) -> None:
        self.display = bool(self._words)

    def show(self, *words: str) -> None:
        """Draw these, unless they are drawn already."""
        if words != self._words:
            self._words, self.display = words, bool(words)
            self.redraw()

    def draw(self, width: int) -> Content:
        return stack(
            part.rstrip() for line in self._words for part in hint(line).wrap(max(4, width))
        )
