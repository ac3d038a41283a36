"""A line to type into, in a form or a question."""

from __future__ import annotations

from textual import events
from textual.binding import Binding

from l4pc_tui.console.widgets.typed import Typed
from l4pc_tui.core.text import clean_line

LONGEST = 1000


class Field(Typed):
    """Whatever is typed or pasted, no control characters get in."""

    DEFAULT_CSS = """
    Field, Field:focus {
        height: 1; border: none; padding: 0 1; margin: 1 0; background: $background;
        color: $foreground; background-tint: transparent 0%;
        & > .input--placeholder { color: $muted; }
    }
    Field:focus { border-left: thick $accent; padding: 0 0; }
    """

    def __init__(
        self, value: str = "", hint: str = "", *, enter: str = "Next", most: int = LONGEST,
        id: str | None = None,
    ) -> None:  # fmt: skip
        """hint: shown while the line is empty. enter: what Enter does, in a word. most: how many
        characters it holds."""
        self._most = most
        super().__init__(
            clean_line(value, most), placeholder=hint, id=id, max_length=most,
            select_on_focus=False,
        )  # fmt: skip
        self._bindings.key_to_bindings["enter"] = [
            Binding("enter", "submit", enter, id="field.enter", key_display="⏎")
        ]

    def validate_value(self, value: str) -> str:
        """What the line may hold."""
        return clean_line(value, self._most)

    def on_paste(self, event: events.Paste) -> None:
        """Several lines become one; they replace what is selected."""
        event.prevent_default()
        event.stop()
        start, end = sorted(self.selection)
        pasted, room = clean_line(event.text), self._most - len(self.value) + end - start
        self.replace(pasted[:room], start, end)
        if len(pasted) > room:
            self.notify(f"A line holds {self._most:,} characters; the rest was not pasted.")
