"""The pulse: one to five from each, kept as counts; nobody is named."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input, Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.core.live.depth.fingers import ASKED, TYPES, TypedPulse, how_typed, read_pulse
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.look.content import text


class PulseScreen(Slip[TypedPulse | None]):
    """Dismissed with what was typed; None for nothing. It opens with the way that the script names,
    and another one that is typed with the counts takes its place.

    More than are here are asked about, and kept where the same is entered again.
    """

    AUTO_FOCUS = "Field"
    BINDINGS = [Binding("escape", "cancel", "Leave it", id="pulse.cancel", key_display="esc")]

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self._conductor = conductor
        self._asked = ""
        """The line that was asked about."""

    def body(self) -> Iterable[Widget]:
        yield Static(text(ASKED[self._conductor.asked_how()], "bold"), id="asked")
        yield Static(text(TYPES, "$muted"), id="types")
        yield Field(hint="ones, twos, threes, fours, fives", enter="Keep")

    @on(Input.Changed)
    def way(self, event: Input.Changed) -> None:
        """Another way than the script's is said as soon as it is typed."""
        how = how_typed(event.value, self._conductor.asked_how())
        self.query_one("#asked", Static).update(text(ASKED[how], "bold"))

    @on(Input.Submitted)
    def typed(self, event: Input.Submitted) -> None:
        """Keep the counts, ask about them, or say how they are typed."""
        found = read_pulse(event.value)
        if isinstance(found, str):
            self._tell(found)
        elif event.value != self._asked and (asked := self._conductor.doubt(found.counts)):
            self._asked = event.value
            self._tell(f"{asked} Enter keeps it; or type it anew.")
        else:
            self.dismiss(found)

    def _tell(self, words: str) -> None:
        self.query_one("#types", Static).update(text(words, "$behind"))

    def action_cancel(self) -> None:
        self.dismiss(None)
