"""Time has passed with nobody at the console: did the room go on, or wait?"""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.widgets.draw import stack
from l4pc_tui.core.live.notes.answers import AWAY
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.look.content import text


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
                    Content(""),
                )
            )
        )

    def action_answer(self, waited: bool) -> None:
        """Say which."""
        self.dismiss(waited)
