"""Before a deeper question: what it is, and what the four lights say."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from l4pc_tui.console.draw import GAP, hang, stack
from l4pc_tui.console.keys import told_by_keys
from l4pc_tui.console.slip import Slip
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.console.widgets.lights import light_lines
from l4pc_tui.console.widgets.lines import Line
from l4pc_tui.core.live.lights import Lights
from l4pc_tui.core.live.needs import REASONS
from l4pc_tui.core.live.session_view import Probe
from l4pc_tui.desk.conduct import Conductor
from l4pc_tui.look.content import inline, text
from l4pc_tui.look.themes import place_style

Going = tuple[int, str]
"""The number of the question to ask, and the reason for asking it, or ""."""
QUESTION_AT = 11
_ADVICE = {"deeper": "$kept", "hold": "$behind", "up": "bold $act"}


class Before(Drawn):
    """The question, the lights, the advice."""

    DEFAULT_CSS = "Before { height: auto; margin: 0 0 1 0; }"

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Probe, int, int, Lights] | None = None

    def show(self, probe: Probe, at: int, of: int, lights: Lights) -> None:
        """at, of: which of how many questions at that place it is."""
        if (probe, at, of, lights) != self._shown:
            self._shown = (probe, at, of, lights)
            self.redraw()

    def draw(self, width: int) -> Content:
        if self._shown is None:
            return GAP
        probe, at, of, lights = self._shown
        lead = Content.styled(probe.place.value, f"bold {place_style(probe.place)}")
        words = inline(probe.text, "bold $foreground")
        if of > 1:
            words = words + Content.styled(
                told_by_keys(self.app, f"  {at} of {of}, ↑ ↓ others"), "$muted"
            )
        lines = [*hang(lead, QUESTION_AT, words, width), GAP]
        for light in lights.all:
            lines += light_lines(light, width, wrapped=True)
        return stack([*lines, GAP, *text(lights.told, _ADVICE[lights.advice]).wrap(width)])


class DeeperScreen(Slip[Going | None]):
    """Dismissed with what to ask, and why when the lights advise against it; None to stay."""

    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("enter", "go", "Go deeper", id="deeper.go", key_display="⏎"),
        Binding("escape", "cancel", "Stay", id="deeper.stay", key_display="esc"),
        Binding("up", "other(-1)", "Another", id="deeper.before", key_display="↑ ↓"),
        Binding("down", "other(1)", show=False, id="deeper.after"),
    ]

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self._conductor = conductor
        waiting = [probe for probe in conductor.view().probes if not probe.open]
        self._probes = [probe for probe in waiting if probe.place is waiting[0].place]
        self._at = 0

    def body(self) -> Iterable[Widget]:
        yield Before()

    def on_mount(self) -> None:
        self.set_interval(1.0, self.draw_lights)
        self.draw_lights()

    def draw_lights(self) -> None:
        """The lights as they are now; when it is no descent any more there is nothing to show."""
        probe = self._probes[self._at]
        lights = self._conductor.before_deeper(probe.number)
        if lights is None:
            self.dismiss(None)
            return
        self.query_one(Before).show(probe, self._at + 1, len(self._probes), lights)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Others are only offered where there are any."""
        return action != "other" or len(self._probes) > 1

    def action_other(self, by: int) -> None:
        """Another question at the same place."""
        self._at = (self._at + by) % len(self._probes)
        self.draw_lights()

    def action_go(self) -> None:
        """Go on; the lights may want a reason first."""
        number = self._probes[self._at].number
        lights = self._conductor.before_deeper(number)
        if lights is None or not lights.reasoned:
            self.dismiss((number, ""))
            return

        def reasoned(reason: str | None) -> None:
            if reason is not None:
                self.dismiss((number, reason))

        self.app.push_screen(Reason(lights.told), reasoned)

    def action_cancel(self) -> None:
        self.dismiss(None)


class Reason(Slip[str | None]):
    """Why deeper all the same: one of a few reasons, or words of one's own."""

    AUTO_FOCUS = "Choices"
    DEFAULT_CSS = "Reason Choices { height: auto; margin: 1 0 0 0; }"
    BINDINGS = [
        *(Binding(str(n), f"reason({n})", show=False, id=f"reason.{n}")
          for n in range(1, len(REASONS) + 1)),
        Binding("w", "own", "Own words", id="reason.own"),
        Binding("escape", "cancel", "Stay", id="reason.stay", key_display="esc"),
    ]  # fmt: skip

    def __init__(self, told: str) -> None:
        """told: what the lights advise."""
        super().__init__()
        self._told = told

    def body(self) -> Iterable[Widget]:
        yield Static(text(self._told, "$behind"))
        yield Static(text("Why deeper all the same? The log keeps it.", "bold"))
        yield Choices[str](_reason, "Go deeper", "Go deeper for this reason", id="reasons")
        yield Field(hint="w: your own words", enter="Go deeper")

    def on_mount(self) -> None:
        self.call_after_refresh(lambda: self.query_one("#reasons", Choices).show(REASONS))

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """One of the ready reasons."""
        self.dismiss(REASONS[event.option_index])

    @on(Input.Submitted)
    def typed(self, event: Input.Submitted) -> None:
        """Words of one's own."""
        if event.value.strip():
            self.dismiss(event.value.strip())

    def action_reason(self, number: int) -> None:
        self.dismiss(REASONS[number - 1])

    def action_own(self) -> None:
        self.query_one(Field).focus()

    def action_cancel(self) -> None:
        self.dismiss(None)


def _reason(reason: str, width: int) -> Line:
    key = Content.styled(str(REASONS.index(reason) + 1), "bold $footer-key-foreground")
    return Line(reason, stack(hang(key, 3, text(reason), width)))
