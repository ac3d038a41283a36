"""Time has passed with nobody at the console: did the room go on, or wait?"""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.widgets.draw import stack
from l4pc_tui.core.live.notes.answers import AWAY
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.look.content import text

PAUSE = 1.0
"""Seconds after a key that is no answer before one is: nobody answers in the middle of a word."""
TYPED = "What is typed here is not kept. Stop for a second, then answer; then write it."


class AwayScreen(Slip[bool | None]):
    """Dismissed with whether the room waited. Both outcomes are on view, and run on."""

    BINDINGS = [
        Binding(each.letter or "enter", f"answer({each.means == 'waited'})", each.word,
                id=f"away.{each.means}", key_display=None if each.letter else "⏎")
        for each in AWAY
    ]  # fmt: skip

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self._conductor = conductor

        self._typed: float | None = None
        """When a key came last that is no answer: somebody is typing words."""

    def body(self) -> Iterable[Widget]:
        yield Static("", id="asked")

    def on_mount(self) -> None:
        self.set_interval(1.0, self.draw_question)
        self.draw_question()

    def draw_question(self) -> None:
        """Both answers as they stand now."""
        question = self._conductor.view().away
        if question is None:
            self.dismiss(None)
            return
        key = "bold $footer-key-foreground"
        self.query_one("#asked", Static).update(
            stack(
                (
                    text(question.asked, "bold"),
                    *(
                        Content.assemble(
                            (f"{each.letter or 'Enter':5}", key),
                            "  ",
                            text(question.told(each.means)),
                        )
                        for each in AWAY
                    ),
                    text("" if self._typed is None else TYPED, "$behind"),
                )
            )
        )

    def on_key(self, event: events.Key) -> None:
        """Whoever types words here is told that they are kept nowhere."""
        if event.is_printable and event.key not in self._bindings.key_to_bindings:
            self._stray()

    def action_answer(self, waited: bool) -> None:
        """Say which; in the middle of words that are typed, a letter or Enter is no answer."""
        now = self._conductor.desk.elapsed()
        if self._typed is not None and now - self._typed < PAUSE:
            self._stray()
            return
        self.dismiss(waited)

    def _stray(self) -> None:
        self._typed = self._conductor.desk.elapsed()
        self.draw_question()
