"""What the plan needs to go deeper: ticked as there, or as missing."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import OptionList, Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import ends
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.console.widgets.step_words import support_word
from l4pc_tui.core.live.view_model import SupportLine
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.plan_list import needs
from l4pc_tui.look.content import text


class SupportScreen(Slip[None]):
    """Enter ticks the line under the cursor as there, and again as missing."""

    AUTO_FOCUS = "Choices"
    DEFAULT_CSS = "SupportScreen Choices { height: auto; max-width: 60; margin: 1 0; }"
    BINDINGS = [Binding("escape,q", "cancel", "Done", id="support.done", key_display="esc")]

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self._conductor = conductor

    def body(self) -> Iterable[Widget]:
        yield Static(text("What this plan needs. Is it there?", "bold"))
        yield Choices[SupportLine](_line, "Tick", "There, or missing", id="supports")

    def on_mount(self) -> None:
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        self.query_one("#supports", Choices).show(needs(self._conductor))

    @on(OptionList.OptionSelected)
    def ticked(self, event: OptionList.OptionSelected) -> None:
        """There; what is there already is missing."""
        line: SupportLine = self.query_one("#supports", Choices).item_at(event.option_index)
        self._conductor.support(line.what, ok=not line.ok)
        self._draw()

    def action_cancel(self) -> None:
        self.dismiss(None)


def _line(line: SupportLine, width: int) -> ListLine:
    return ListLine(line.what, ends(text(line.words), support_word(line.ok), width))
