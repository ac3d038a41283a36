"""What stands on the wall by wish, told to whoever leads as long as it does."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from l4pc_tui.console.widgets.draw import key
from l4pc_tui.look.content import text
from l4pc_tui.look.keyed import drawn_on


class WallStrip(Static):
    """One row below the head; none while the wall shows what the session has for it."""

    DEFAULT_CSS = """
    WallStrip { height: 1; padding: 0 2; background: $panel-high; display: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="wall-strip")
        self._told = "", ""

    def show(self, told: str, pressed: str, does: str) -> None:
        """Tell it, and the key that changes it with what that does; none for who may not."""
        if (told, pressed) == self._told:
            return
        self._told = told, pressed
        self.display = bool(told)
        with drawn_on(self.screen):
            changes = (key(pressed), text(f" {does}", "$behind")) if pressed else ()
        self.update(Content.assemble(text(f"▲ {told} ", "bold $behind"), *changes))
