"""What last time left to know, what the room must have, how the cohorts go: read, not chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.look.content import text

if TYPE_CHECKING:
    from l4pc_tui.desk.home.last_time import LastTime
    from l4pc_tui.desk.home.progress import Progress

_NAME = 11
"""Cells of what is counted, before the day."""


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


class Goes(Drawn):
    """HOW IT GOES: of each cohort who was here, and how many pairs have met, session by session."""

    DEFAULT_CSS = "Goes { height: auto; padding: 0 0 0 2; margin: 1 0 0 0; }"
    BAR = 36
    """The most cells that a whole bar has."""

    def __init__(self) -> None:
        super().__init__(id="home-goes")
        self._told: tuple[Progress, ...] = ()
        self._room = False

    def on_mount(self) -> None:
        self.display = False

    def show(self, told: tuple[Progress, ...]) -> None:
        """Draw this."""
        if told != self._told:
            self._told = told
            self.redraw()
        self.give_room(room=self._room)

    def give_room(self, *, room: bool) -> None:
        """Stand where there is room for it."""
        self._room = room
        self.display = room and bool(self._told)

    def draw(self, width: int) -> Content:
        lines = [label("HOW IT GOES")]
        for each in self._told:
            lines += [GAP, *self._of(each, width)]
        return stack(lines)

    def _of(self, told: Progress, width: int) -> Iterator[Content]:
        yield from text(told.name, "bold $foreground").wrap(max(4, width))
        here = [(each.day, each.here, each.of) for each in told.held]
        met = [
            (each.day, each.pairs, told.possible) for each in told.held if each.pairs is not None
        ]
        # The bars of both begin and end at the same cells.
        wide = max((len(f"{number} of {of}") for _, number, of in (*here, *met)), default=0)
        yield from self._bars("here", here, wide, width)
        yield from self._bars("pairs met", met, wide, width)

    def _bars(
        self, name: str, rows: list[tuple[str, int, int]], wide: int, width: int
    ) -> Iterator[Content]:
        """A bar for each session, with its figures at its end, in ``wide`` cells."""
        days = max((cell_width(day) for day, _, _ in rows), default=0)
        cells = max(0, min(self.BAR, width - _NAME - days - wide - 2 * 2))
        for at, (day, number, of) in enumerate(rows):
            full = round(cells * min(number, of) / of) if of else 0
            yield Content.assemble(
                text(("" if at else name).ljust(_NAME) + day.rjust(days) + "  ", "$muted"),
                text("━" * full, "$accent"), text("╌" * (cells - full), "$faint"),
                text(f"  {f'{number} of {of}':>{wide}}", "$foreground"),
            )  # fmt: skip
