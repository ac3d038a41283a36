"""A script to read: every step with its words."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.draw import GAP, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.step_words import part_lines
from l4pc_tui.core.record.place import Place
from l4pc_tui.desk.library import LibraryPage
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import place_style


class ScriptWords(Drawn):
    """As the facilitator will read it in the room."""

    DEFAULT_CSS = "ScriptWords { height: auto; }"

    def __init__(self, page: LibraryPage) -> None:
        super().__init__()
        self._page = page

    def draw(self, width: int) -> Content:
        page = self._page
        lines = [line.rstrip() for line in text(page.summary, "$soft").wrap(max(4, width))]
        for name, about, parts in page.steps:
            place = _place_of(about)
            heading = Content.assemble(
                text(name, f"bold {place_style(place)}".strip()), "  ", text(about, "$muted")
            )
            lines += [GAP, *(line.rstrip() for line in heading.wrap(max(4, width)))]
            for part in parts:
                lines += [GAP, *part_lines(part, place, width)]
        return stack(lines)


def _place_of(about: str) -> Place:
    """The place that a step's line ends with."""
    last = about.rpartition("·")[2].strip()
    return Place(last) if last in frozenset(Place) else Place.SURFACE
