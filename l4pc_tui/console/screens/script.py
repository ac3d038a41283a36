"""One script of the library, to read."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget

from l4pc_tui.console.corner import heading
from l4pc_tui.console.draw import GAP
from l4pc_tui.console.face import Face
from l4pc_tui.console.widgets.script_words import ScriptWords
from l4pc_tui.desk.library import LibraryPage
from l4pc_tui.look.content import text


class ScriptScreen(Face):
    """Arrows scroll; Escape goes back to the list."""

    CSS_PATH = "reading.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [
        Binding("escape,enter,q", "dismiss", "Back", id="script.back", key_display="esc",
                tooltip="Back to the library"),
    ]  # fmt: skip

    def __init__(self, page: LibraryPage) -> None:
        super().__init__()
        self._page = page

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="page"):
            yield ScriptWords(self._page)

    def on_mount(self) -> None:
        self.head.show(
            (heading(self._page.title, tag=self.desk.pretends), GAP),
            (text(self._page.facts, "$muted"), GAP),
        )
