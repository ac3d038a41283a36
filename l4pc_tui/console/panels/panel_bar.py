"""In a narrow window: what F2 to F5 bring over, on one line."""

from __future__ import annotations

from textual import events
from textual.content import Content

from l4pc_tui.console.widgets.draw import fit
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.view_model import SessionView


class Panels(Drawn):
    """F2 run sheet, F3 register, F4 notes, F5 depth; the one brought over is underlined."""

    DEFAULT_CSS = "Panels { height: 1; padding: 0 1; display: none; }"

    def __init__(self) -> None:
        super().__init__(id="panels")
        self._shown: tuple[object, ...] = ()
        self._entries: list[tuple[str, Content]] = []

    def show(self, view: SessionView, over: str) -> None:
        """Draw the counts, unless they are drawn already."""
        shown = (view.in_room, view.expected, view.note_count, over)
        if shown == self._shown:
            return
        self._shown = shown
        here = f" {view.in_room}/{view.expected}" if view.expected else f" {view.in_room}"
        entries = (
            ("f2", "run sheet", "", "sheet"), ("f3", "register", here, "roll"),
            ("f4", "notes", f" {view.note_count}", "notes"), ("f5", "depth", "", "depth"),
        )  # fmt: skip
        self._entries = [
            (
                key,
                Content.assemble(
                    (key.upper(), "$muted"),
                    " ",
                    (words, "underline $foreground" if over == name else "$foreground"),
                    (count, "bold $foreground"),
                ),
            )
            for key, words, count, name in entries
        ]
        self.redraw()

    def draw(self, width: int) -> Content:
        return fit(Content("  ").join([drawn for _, drawn in self._entries]), width)

    def on_click(self, event: events.Click) -> None:
        """Bring the panel under the pointer."""
        at = event.x - self.styles.padding.left
        for key, drawn in self._entries:
            if 0 <= at < drawn.cell_length:
                self.app.simulate_key(key)
                return
            at -= drawn.cell_length + 2
