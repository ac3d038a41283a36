"""A line into which every letter can be typed that may be kept."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from l4pc_tui.core.text import clean_line


class Typed(Input):
    """Textual takes only what is printed by itself: no joiner, no mark of direction, no
    space of another width, and so no family of emoji and no word of Persian as it is spelt."""

    def on_mount(self) -> None:
        """The cursor stands still where nothing may move."""
        self.cursor_blink = not getattr(self.app, "reduced", False)

    async def _on_key(self, event: events.Key) -> None:
        typed = event.character or ""
        if typed.isprintable() or not typed.strip("\t\r\n") or clean_line(typed) != typed:
            return
        event.stop()
        event.prevent_default()
        self.replace(typed, *sorted(self.selection))
