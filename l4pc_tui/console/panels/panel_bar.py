"""In a narrow window: what F2 to F5 bring over, on one line."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import fit, pressing
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.view_model import SessionView


class Panels(Drawn):
    """F2 run sheet, F3 register, F4 notes, F5 depth; the one brought over is underlined."""

    DEFAULT_CSS = "Panels { height: 1; padding: 0 1; display: none; }"

    def __init__(self) -> None:
        super().__init__(id="panels")
        self._shown: tuple[object, ...] = ()
        self._entries: list[Content] = []

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
            Content.assemble(
                (key.upper(), "$muted"),
                " ",
                (words, "underline $foreground" if over == name else "$foreground"),
                (count, "bold $foreground"),
            ).stylize(pressing(key))
            for key, words, count, name in entries
        ]
        self.redraw()

    def draw(self, width: int) -> Content:
        return fit(Content("  ").join(self._entries), width)
