"""What a list of scripts is narrowed down to: each filter with its key and what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from l4pc_tui.console.widgets.draw import hang, key
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.look.content import text


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its key, its name, and what can be chosen with the words for it.

    The first choice is always “any”: it lets everything through.
    """

    key: str
    name: str
    choices: tuple[tuple[str, str], ...]

    def after(self, chosen: str, by: int) -> str:
        """The choice that many places further on, round and round."""
        values = [value for value, _ in self.choices]
        at = values.index(chosen) if chosen in values else 0
        return values[(at + by) % len(values)]

    def words(self, chosen: str) -> str:
        """How a choice reads."""
        return dict(self.choices).get(chosen, chosen)


class Filters(Drawn):
    """A line or two: ``d depth any   t theme strengths …``; what narrows stands out."""

    DEFAULT_CSS = "Filters { height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: Sequence[tuple[Filter, str]] = ()

    def show(self, rows: Sequence[tuple[Filter, str]]) -> None:
        """Draw each filter with what is chosen."""
        self._rows = rows
        self.redraw()

    def draw(self, width: int) -> Content:
        lines: list[Content] = []
        line = Content("")
        for each, chosen in self._rows:
            drawn = _drawn(each, chosen)
            if line and line.cell_length + 3 + drawn.cell_length > width:
                lines.append(line)
                line = Content("")
            line = line + "   " + drawn if line else drawn
        lines.append(line)
        return Content("\n").join(
            [part for row in lines for part in hang(Content(""), 0, row, width)]
        )


def _drawn(each: Filter, chosen: str) -> Content:
    words = text(each.words(chosen), "bold $foreground" if chosen else "$muted")
    return Content.assemble(key(each.key), " ", text(f"{each.name} ", "$muted"), words)
