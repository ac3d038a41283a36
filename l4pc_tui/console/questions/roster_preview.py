"""What a roster would do that is not plain, before it is brought in."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.core.text.amounts import count
from l4pc_tui.desk.people.rosters import RosterReport
from l4pc_tui.look.content import text


class RosterPreview(Slip[bool]):
    """Dismissed with whether the roster is to come in as it is told."""

    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = """
    RosterPreview VerticalScroll { height: auto; max-height: 14; margin: 1 0; }
    RosterPreview Static { height: auto; }
    """
    BINDINGS = [
        Binding("enter", "answer(True)", "Bring it in", id="preview.bring", key_display="⏎",
                tooltip="Bring the roster in as it is told"),
        Binding("escape,q", "answer(False)", "Leave it", id="preview.leave", key_display="esc",
                tooltip="Nothing is brought in"),
    ]  # fmt: skip

    def __init__(self, report: RosterReport) -> None:
        super().__init__()
        self._report = report

    def body(self) -> Iterable[Widget]:
        rows = count(len(self._report.rows), "row")
        yield Static(text(f"{rows}: {self._report.told}", "bold"))
        with VerticalScroll():
            for line in self._report.lines:
                yield Static(text(line))

    def action_answer(self, bring: bool) -> None:
        """Bring it in, or leave it."""
        self.dismiss(bring)
