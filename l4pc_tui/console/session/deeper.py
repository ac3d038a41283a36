"""Before a deeper question or step: what it is, and what the four lights say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.panels.lights import WORDS_AT, light_lines
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import GAP, hang, hint, key, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.console.widgets.working_keys import told_by_keys
from l4pc_tui.core.live.depth.fingers import TypedPulse
from l4pc_tui.core.live.run.needs import REASONS
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.view_model import Lights
from l4pc_tui.core.record.place import Place
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.depth import WayDown
from l4pc_tui.look.content import inline, text
from l4pc_tui.look.themes import place_style

QUESTION_AT = 11
ADVICE = {"deeper": "$kept", "hold": "$behind", "up": "bold $act"}
OVERDUE = {"lock": "e puts it at another time", "plan": "t c counts from now"}
_Shown = tuple[str, int, int, Lights, str]


class Before(Drawn):
    """Where it leads, the lights, the advice."""

    DEFAULT_CSS = "Before { height: auto; margin: 0 0 1 0; }"

    def __init__(self) -> None:
        super().__init__()
        self._shown: _Shown | None = None

    def show(self, words: str, at: int, of: int, lights: Lights, up: str) -> None:
        """words: the question or the name of the step. at, of: which of how many questions at
        that place it is. up: how one comes up instead, when that is the advice."""
        shown = (words, at, of, lights, up)
        if shown != self._shown:
            self._shown = shown
            self.redraw()

    def draw(self, width: int) -> Content:
        if self._shown is None:
            return GAP
        asked, at, of, lights, up = self._shown
        place = lights.place or Place.ARRIVE
        lead = Content.styled(place.value, f"bold {place_style(place)}")
        words = inline(asked, "bold $foreground")
        if of > 1:
            words = words + Content.styled(
                told_by_keys(self.app, f"  {at} of {of}, ↑ ↓ others"), "$muted"
            )
        lines = [*hang(lead, QUESTION_AT, words, width), GAP]
        for light in lights.all:
            lines += light_lines(light, width)
        if lights.overdue:
            lines += hang(GAP, WORDS_AT, hint(OVERDUE[lights.overdue]), width)
        lines.append(GAP)
        if lights.below:
            lines += text(lights.told_below, "bold $behind").wrap(width)
        style = ADVICE[lights.advice]
        told = text(lights.told, style)
        if up:
            ways = (key("U", style=style), f" to {up}; or ", key("space", style=style), " pauses.")
            told = Content.assemble("Come up: ", *ways).stylize_before(style)
        lines += told.wrap(width)
        return stack(lines)


PAUSES, PLAN_B = "pauses", "plan b"


class DeeperScreen(Slip[Reply | str | None]):
    """Dismissed with what going there came to, or coming up instead; None to stay. PAUSES: a pulse
    was low; PLAN_B: that is wished for instead."""

    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("enter", "go", "Go deeper", id="deeper.go", key_display="⏎"),
        Binding("escape", "cancel", "Stay", id="deeper.stay", key_display="esc"),
        Binding("up", "other(-1)", "Another", id="deeper.before", key_display="↑ ↓"),
        Binding("down", "other(1)", show=False, id="deeper.after"),
        Binding("p", "pulse", "Pulse", id="deeper.pulse"),
        Binding("y", "need", "Need", id="deeper.need"),
        Binding("U", "come_up", "To the Return", id="deeper.return"),
        Binding("b", "plan_b", "Plan B", id="deeper.plan-b"),
        Binding("space", "pause", "Pause", id="deeper.pause"),
    ]

    def __init__(self, conductor: Conductor, ways: Sequence[WayDown]) -> None:
        """ways: one, or questions to choose among."""
        super().__init__()
        self._conductor = conductor
        self._ways = ways
        self._at = 0
        self._come_up = ""
        """How one comes up instead, when that is the advice."""

    def body(self) -> Iterable[Widget]:
        yield Before()

    def on_mount(self) -> None:
        self.set_interval(1.0, self.draw_lights)
        self.draw_lights()

    def draw_lights(self) -> None:
        """The lights as they are now; when it is no descent any more there is nothing to show."""
        way = self._ways[self._at]
        lights = way.lights()
        if lights is None:
            self.dismiss(None)
            return
        before, self._come_up = self._come_up, self._conductor.instead(lights)
        self.query_one(Before).show(way.words, self._at + 1, len(self._ways), lights, self._come_up)
        if bool(before) is not bool(self._come_up):
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Others are only offered where there are any, the way up where it is the advice."""
        if action == "other":
            return len(self._ways) > 1
        if action == "plan_b":
            return bool(self._come_up and self._conductor.plan_b())
        return action not in ("come_up", "pause") or bool(self._come_up)

    def action_other(self, by: int) -> None:
        """Another question at the same place."""
        self._at = (self._at + by) % len(self._ways)
        self.draw_lights()

    def action_go(self) -> None:
        """Go on; the lights may want a reason first."""
        way = self._ways[self._at]
        lights = way.lights()
        if lights is None or not lights.reasoned:
            self.dismiss(way.go(""))
            return

        def reasoned(reason: str | None) -> None:
            if reason is not None:
                self.dismiss(way.go(reason))

        self.app.push_screen(Reason(lights.advised), reasoned)

    def action_pulse(self) -> None:
        """Ask for the pulse first; the lights are drawn anew."""
        from l4pc_tui.console.questions.pulse import PulseScreen

        def taken(answer: TypedPulse | None) -> None:
            if answer is not None:
                self._conductor.take_pulse(*answer)
                if self._conductor.is_low():
                    self.dismiss(PAUSES)
                else:
                    self.draw_lights()

        self.app.push_screen(PulseScreen(self._conductor), taken)

    def action_need(self) -> None:
        """The need, one on; the lights are drawn anew."""
        self._conductor.need()
        self.draw_lights()

    def action_come_up(self) -> None:
        """Up instead, straight to the Return."""
        self.dismiss(self._conductor.come_up())

    def action_plan_b(self) -> None:
        """The plan B instead."""
        self.dismiss(PLAN_B)

    def action_pause(self) -> None:
        """Pause instead."""
        self.dismiss(self._conductor.pause())

    def action_cancel(self) -> None:
        self.dismiss(None)


_UNCHOSEN = f"Nothing is chosen yet: ↑ ↓ or 1–{len(REASONS)}, or w for your own words."


class Reasons(Choices[str]):
    """None is chosen at first: the log keeps no reason that nobody gave."""

    AT_ONCE = False
    DEFAULT_CSS = "Reasons { height: auto; margin: 1 0 0 0; }"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Enter goes deeper once one is chosen; until then the question answers it."""
        return action != "select" or self.highlighted is not None


class Reason(Slip[str | None]):
    """Why deeper all the same: one of a few reasons, or words of one's own."""

    AUTO_FOCUS = "Reasons"
    BINDINGS = [
        Binding("enter", "unchosen", show=False, id="reason.enter"),
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
        yield Static(text("Why deeper all the same? The log keeps it.", "bold"), id="why")
        yield Reasons(_reason, "Go deeper", "Go deeper for this reason", id="reasons")
        yield Field(hint="w: your own words", enter="Go deeper")

    def on_mount(self) -> None:
        self.call_after_refresh(lambda: self.query_one(Reasons).show(REASONS))

    @on(OptionList.OptionHighlighted)
    def pointed(self) -> None:
        """One is chosen: Enter goes deeper now."""
        self.refresh_bindings()

    def action_unchosen(self) -> None:
        """Enter, before anything is chosen: say how."""
        told = told_by_keys(self.app, _UNCHOSEN)
        self.query_one("#why", Static).update(text(told, "bold $behind"))

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """One of the ready reasons."""
        self.dismiss(REASONS[event.option_index])

    @on(Input.Submitted)
    def typed(self, event: Input.Submitted) -> None:
        """Words of one's own."""
        if event.value.strip():
            self.dismiss(event.value.strip())
        else:
            self.action_unchosen()

    def action_reason(self, number: int) -> None:
        self.dismiss(REASONS[number - 1])

    def action_own(self) -> None:
        self.query_one(Field).focus()

    def action_cancel(self) -> None:
        self.dismiss(None)


def _reason(reason: str, width: int) -> ListLine:
    lead = key(str(REASONS.index(reason) + 1))
    return ListLine(reason, stack(hang(lead, 3, text(reason), width)))
