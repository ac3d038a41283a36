"""The curtain: everything private is hidden until a key is pressed."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from l4pc_tui.console.frame.leaving import Leaving
from l4pc_tui.look.content import text


class Curtain(Leaving[None]):
    """Covers toasts and tooltips too. The session behind it goes on."""

    AUTO_FOCUS = ""
    COMMANDS = set()
    DEFAULT_CSS = """
    Curtain { align: center middle; background: $wall; }
    Curtain > Static { width: auto; color: $faint; }
    Curtain > ToastRack { height: 0; max-height: 0; margin: 0; }
    """

    def __init__(self, told: str = "") -> None:
        """told: what is said; nothing but that a key lifts it where nobody has to be told more."""
        super().__init__()
        self._told = told or "any key"

    def compose(self) -> ComposeResult:
        yield Static(text(self._told))

    def on_key(self, event: events.Key) -> None:
        """Any key lifts it, and does nothing else."""
        event.stop()
        event.prevent_default()
        self.lift()

    def on_click(self) -> None:
        """A click lifts it too."""
        self.lift()

    def lift(self) -> None:
        """Back to what was there."""
        self.dismiss()
