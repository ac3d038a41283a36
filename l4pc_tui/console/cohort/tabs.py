"""What a cohort's number keys bring over, on one line."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from l4pc_tui.console.widgets.draw import fit, key, pressing
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.look.content import text


@dataclass(frozen=True, slots=True)
class Tab:
    """A panel: its key, its name, how much is in it. calls: something in it waits for somebody."""

    key: str
    name: str
    number: int
    calls: bool = False


class Tabs(Drawn):
    """The panel that is on view is underlined."""

    DEFAULT_CSS = "Tabs { height: 1; padding: 0 2; }"

    def __init__(self) -> None:
        super().__init__(id="tabs")
        self._tabs: tuple[Tab, ...] = ()
        self._on = ""

    def show(self, tabs: tuple[Tab, ...], on: str) -> None:
        """Draw these. on: the key of the one on view."""
        if (tabs, on) != (self._tabs, self._on):
            self._tabs, self._on = tabs, on
            self.redraw()

    def draw(self, width: int) -> Content:
        return fit(Content("   ").join([self._drawn_tab(tab) for tab in self._tabs]), width)

    def _drawn_tab(self, tab: Tab) -> Content:
        style = "underline bold $foreground" if tab.key == self._on else "$foreground"
        return Content.assemble(
            key(tab.key), " ", text(tab.name, style),
            (f" {tab.number}" if tab.number else "", "$muted"), (" ▲" if tab.calls else "", "$behind"),
        ).stylize(pressing(tab.key))  # fmt: skip
