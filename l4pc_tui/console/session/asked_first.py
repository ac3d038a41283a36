"""What is asked before the room moves: on the run sheet, by a click in the bar, on another day."""

from __future__ import annotations

from collections.abc import Callable

from textual.binding import Binding

from l4pc_tui.console.questions.choose import Choice, Choose, chosen_by
from l4pc_tui.console.session.depth_keys import DepthKeys
from l4pc_tui.core.live.notes.answers import OTHER_DAY

MOVES = frozenset(("start", "next", "back", "reveal", "up", "come_up"))
"""The actions of which it can be told where they lead."""


class AskedFirst(DepthKeys):
    """Each question shows where it would lead; Escape leaves all as it is."""

    def clicked(self, binding: Binding) -> None:
        """A click may be a slip of the hand: what would move the room is asked about."""
        action = binding.action.partition("(")[0]
        asked = self.conductor.where_to(action) if action in MOVES else ""
        if action == "start" and self.conductor.other_day():
            self.pressed(binding)  # That asks by itself.
        elif asked:
            self.sure(asked, binding.description, lambda: self.pressed(binding))
        else:
            super().clicked(binding)

    def sure(self, asked: str, word: str, then: Callable[[], object]) -> None:
        """Ask; Enter does it, and ``word`` says what that is."""

        def answered(answer: str | None) -> None:
            if answer is not None:
                then()

        choices = (Choice("enter", "go", word), Choice("escape", "", "Stay"))
        self.app.push_screen(Choose(asked, choices), answered)

    def action_start(self) -> None:
        """Start; of one that is planned for another day it is asked first what that means."""
        asked = self.conductor.other_day()
        if not asked:
            self.wish(self.conductor.start())
            return

        def answered(answer: str | None) -> None:
            if answer is None:
                return
            if answer == "today":
                self.conductor.move_to_today()
            self.wish(self.conductor.start())

        self.app.push_screen(Choose(asked, chosen_by(OTHER_DAY, "Not yet")), answered)
