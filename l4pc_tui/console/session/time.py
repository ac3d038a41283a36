"""The time panel: what can be won, moved or given back, before it is accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.panels.preview_words import PreviewWords
from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.desk.session.conductor import Conductor

HOW_LONG = "10 or 1h20: so long · +5 or -5: more or less · 13:00: until then"

HOW_MUCH = "+5: later · -5: earlier"


class TimeScreen(Slip[Reply | None]):
    """Dismissed with what was said to the wish that was accepted; None when nothing was.

    The squeeze stands there at once; every preview is worked out anew while it is read.
    """

    AUTO_FOCUS = ""
    DEFAULT_CSS = "TimeScreen #preview-scroll { height: auto; max-height: 17; margin: 0 0 1 0; }"
    BINDINGS = [
        Binding("enter", "accept", "Accept", id="time.accept", key_display="⏎",
                tooltip="Do what is shown; z undoes it"),
        Binding("t", "look('squeeze')", "Squeeze", id="time.squeeze",
                tooltip="Win what the next lock needs"),
        Binding("s", "look('shift')", "Shift", id="time.shift",
                tooltip="Plan the rest later, up to the next lock"),
        Binding("b", "by", "By", id="time.by", tooltip="Type how much later, or earlier"),
        Binding("w", "look('stretch')", "Stretch", id="time.stretch",
                tooltip="Give spare time to the steps that can take more"),
        Binding("c", "count", "From now", id="time.count",
                tooltip="We began when we began: count from now, until the next lock"),
        Binding("l", "length", "Length", id="time.length",
                tooltip="Type how long this step takes, or until when"),
        Binding("escape", "cancel", "Leave it", id="time.leave", key_display="esc",
                tooltip="Everything stays as it is"),
        Binding("up", "scroll(-1)", show=False, id="time.up"),
        Binding("down", "scroll(1)", show=False, id="time.down"),
    ]  # fmt: skip

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self._conductor = conductor
        self._how = "squeeze"
        self._typed = ""
        self._found: Preview | Reply = Reply(False, "")
        self._looks: dict[str, Callable[[], Preview | Reply]] = {
            "squeeze": conductor.preview_squeeze, "shift": lambda: conductor.preview_shift(self._typed),
            "stretch": conductor.preview_stretch,
            "length": lambda: conductor.preview_length(self._typed),
        }  # fmt: skip

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="preview-scroll", can_focus=False):
            yield PreviewWords()

    def on_mount(self) -> None:
        self.set_interval(1.0, self.draw_preview)
        self.draw_preview()

    def draw_preview(self) -> None:
        """What is looked at, as it would be now."""
        look = self._looks.get(self._how)
        self._show(look() if look else self._found)

    def _show(self, found: Preview | Reply) -> None:
        had = isinstance(self._found, Preview)
        self._found = found
        self.query_one(PreviewWords).show(found, self._conductor.view().ends)
        if had is not isinstance(found, Preview):
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what would be something else is offered."""
        if action == "accept":
            return isinstance(self._found, Preview)
        if action == "by":
            return self._how == "shift"
        return not (action == "look" and parameters == (self._how,))

    def action_look(self, how: str) -> None:
        """Look at another change."""
        self._how, self._typed = how, ""
        self.draw_preview()
        self.refresh_bindings()

    def action_accept(self) -> None:
        """Do what is shown."""
        if isinstance(self._found, Preview):
            self._done(self._conductor.accept(self._found))

    def action_count(self) -> None:
        """Be measured from now on."""
        self._done(self._conductor.count_from_now())

    def action_by(self) -> None:
        """Ask by how much the rest is to be planned later."""

        def typed(answer: str | None) -> None:
            if answer is not None:
                self._typed = answer
                self.draw_preview()

        self.app.push_screen(Ask("How much later is the rest?", HOW_MUCH, needed=True), typed)

    def action_length(self) -> None:
        """Ask for the length of the step that runs, and show what it would do."""

        def typed(answer: str | None) -> None:
            if answer is not None:
                self._how, self._typed = "length", answer
                self.draw_preview()
                self.refresh_bindings()

        name = self._conductor.view().card.name
        self.app.push_screen(Ask(f"How long for {name}?", HOW_LONG, needed=True), typed)

    def action_scroll(self, lines: int) -> None:
        self.query_one("#preview-scroll").scroll_relative(y=lines, animate=False)

    def action_cancel(self) -> None:
        self.dismiss(None)

    def _done(self, said: Reply) -> None:
        """Leave when it was done; else say why not."""
        if said.ok:
            self.dismiss(said)
            return
        self._how = ""
        self._show(said)
        self.refresh_bindings()
