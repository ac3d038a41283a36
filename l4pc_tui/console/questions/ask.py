"""One question that is answered with a line of text."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input, Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.widgets.field import LONGEST, Field
from l4pc_tui.look.content import text


class Ask(Slip[str | None]):
    """Dismissed with what was typed, cleaned; None for Escape."""

    AUTO_FOCUS = "Field"
    BINDINGS = [
        Binding("escape", "cancel", "Leave it", id="ask.cancel"),
    ]

    def __init__(
        self, asked: str, told: str = "", *, value: str = "", needed: bool = False,
        enter: str = "Save", anew: bool = False, most: int = LONGEST,
    ) -> None:  # fmt: skip
        """told: a sentence below the question. needed: an empty line is no answer. enter: what
        Enter does, in a word. anew: the first key replaces what stands there. most: how many
        characters the answer holds."""
        super().__init__()
        self._asked = asked
        self._told = told
        self._value = value
        self._needed = needed
        self._enter = enter
        self._anew = anew
        self._most = most

    def body(self) -> Iterable[Widget]:
        yield Static(text(self._asked, "bold"))
        if self._told:
            yield Static(text(self._told))
        yield Field(self._value, enter=self._enter, most=self._most)

    def on_mount(self) -> None:
        if self._anew:
            self.query_one(Field).select_all()

    @on(Input.Submitted)
    def answered(self, event: Input.Submitted) -> None:
        """Enter answers."""
        value = event.value.strip()
        if value or not self._needed:
            self.dismiss(value)

    def action_cancel(self) -> None:
        """No answer."""
        self.dismiss(None)
