"""One question that is answered with a line of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input, Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.widgets.field import LONGEST, Field
from l4pc_tui.look.content import text

LEAVE = "Leave it as it was? Escape once more does; Enter saves what you typed."


class Ask(Slip[str | None]):
    """Dismissed with what was typed, cleaned; None for Escape."""

    AUTO_FOCUS = "Field"
    BINDINGS = [
        Binding("escape", "cancel", "Leave it", id="ask.cancel"),
    ]

    def __init__(
        self, asked: str, told: str = "", *, value: str = "", needed: bool = False,
        enter: str = "Save", anew: bool = False, most: int = LONGEST, guarded: bool = False,
        typed: Callable[[str], None] | None = None,
    ) -> None:  # fmt: skip
        """told: a sentence below the question. needed: an empty line is no answer. enter: what
        Enter does, in a word. anew: the first key replaces what stands there. most: how many
        characters the answer holds. guarded: Escape asks once before typed words are lost. typed:
        is told every change of the line, where somebody keeps it."""
        super().__init__()
        self._asked = asked
        self._told = told
        self._value = value
        self._needed = needed
        self._enter = enter
        self._anew = anew
        self._most = most
        self._guarded = guarded
        self._typed = typed
        self._asked_about = ""
        """The words that Escape has asked about."""

    def body(self) -> Iterable[Widget]:
        yield Static(text(self._asked, "bold"))
        if self._told:
            yield Static(text(self._told))
        yield Field(self._value, enter=self._enter, most=self._most)
        leave = Static(text(LEAVE), id="leave")
        leave.display = False
        yield leave

    def on_mount(self) -> None:
        if self._anew:
            self.query_one(Field).select_all()

    @on(Input.Submitted)
    def answered(self, event: Input.Submitted) -> None:
        """Enter answers."""
        value = event.value.strip()
        if value or not self._needed:
            self.dismiss(value)

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        """Somebody may keep what is typed."""
        if self._typed is not None:
            self._typed(event.value)

    def action_cancel(self) -> None:
        """No answer; words that would be lost are asked about once."""
        line = self.query_one(Field).value.strip()
        if self._guarded and line not in ("", self._value.strip(), self._asked_about):
            self._asked_about = line
            self.query_one("#leave").display = True
            return
        self.dismiss(None)
