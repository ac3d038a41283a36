"""What stands on the wall by wish, told to whoever leads as long as it does."""

from __future__ import annotations

from textual.widgets import Static

from l4pc_tui.look.content import text


class WallStrip(Static):
    """One row below the head; none while the wall shows what the session has for it."""

    DEFAULT_CSS = """
    WallStrip { height: 1; padding: 0 2; background: $panel-high; display: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="wall-strip")
        self._told = ""

    def show(self, told: str, how: str) -> None:
        """Tell it. how: the key that changes it."""
        if told == self._told:
            return
        self._told = told
        self.display = bool(told)
        self.update(text(f"▲ {told} {how}" if told else "", "bold $behind"))
