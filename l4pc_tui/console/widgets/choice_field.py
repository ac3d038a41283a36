"""One of several, chosen with the arrows or by a letter."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content

from l4pc_tui.console.widgets.draw import fit
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.text import fold
from l4pc_tui.look.content import text

Option = tuple[str, str]
"""What is chosen, and the words for it."""


class ChoiceField(Drawn, can_focus=True):
    """← and → go through what there is; a letter goes to the next that begins with it."""

    DEFAULT_CSS = """
    ChoiceField { height: 1; padding: 0 1; margin: 1 0; background: $background; }
    ChoiceField:focus { border-left: thick $accent; padding: 0 0; }
    """
    BINDINGS = [
        Binding("left", "move(-1)", "Before", id="choice.before", show=False),
        Binding("right,space", "move(1)", "Another", id="choice.after", key_display="← →"),
    ]

    def __init__(self, options: Sequence[Option] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options: Sequence[Option] = options
        self._at = 0

    def offer(self, options: Sequence[Option], chosen: str = "") -> None:
        """These are the options; ``chosen`` stands first, if it is one of them."""
        self._options = options
        self._at = next((n for n, (key, _) in enumerate(options) if key == chosen), 0)
        self.redraw()

    def choose(self, key: str) -> None:
        """This one of the options, if it is one."""
        self.offer(self._options, key)

    @property
    def options(self) -> Sequence[Option]:
        """All that there is to choose from."""
        return self._options

    @property
    def value(self) -> str:
        """What is chosen; "" when there is nothing to choose from."""
        return self._options[self._at][0] if self._options else ""

    def action_move(self, by: int) -> None:
        """To the next, round and round."""
        if self._options:
            self._at = (self._at + by) % len(self._options)
            self.redraw()

    def on_key(self, event: events.Key) -> None:
        """A letter goes to the next option that begins with it."""
        letter = fold(event.character or "")
        count = len(self._options)
        for step in range(1, count + 1):
            at = (self._at + step) % count
            if letter and fold(self._options[at][1]).startswith(letter):
                event.stop()
                self._at = at
                self.redraw()
                return

    def draw(self, width: int) -> Content:
        if not self._options:
            return Content.styled("nothing to choose from yet", "$muted")
        words = text(self._options[self._at][1], "$foreground")
        count = f"  {self._at + 1} of {len(self._options)}"
        return fit(Content.assemble(("‹ ", "$muted"), words, (" ›", "$muted"), (count, "$muted")),
                   width)  # fmt: skip
