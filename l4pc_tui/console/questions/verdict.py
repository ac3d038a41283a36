"""What something came to, to be read: a rehearsal, a paper that became a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.look.content import text


class Verdict(Slip[None]):
    """Its lines, to be read; any of its keys puts it away."""

    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = """
    Verdict VerticalScroll { height: auto; max-height: 16; }
    Verdict Static { height: auto; }
    """
    BINDINGS = [
        Binding("enter,escape,q", "put_away", "Done", id="verdict.done", key_display="⏎"),
    ]

    def __init__(self, lines: Sequence[str], heading: str = "The rehearsal is over.") -> None:
        super().__init__()
        self._lines, self._heading = lines, heading

    def body(self) -> Iterable[Widget]:
        yield Static(text(self._heading, "bold"))
        with VerticalScroll():
            for line in self._lines:
                yield Static(text(line))

    def action_put_away(self) -> None:
        """Back to where it was asked for."""
        self.dismiss(None)
