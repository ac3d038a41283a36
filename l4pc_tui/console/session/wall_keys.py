"""The keys of the room's wall: a message, a dark wall, a window for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from l4pc_tui.console.frame.second_window import open_second_window
from l4pc_tui.console.keys.commands import Command
from l4pc_tui.console.questions.choose import Choice, Choose
from l4pc_tui.console.session.screen_keys import ScreenKeys
from l4pc_tui.core.live.view.on_wish import LONGEST

ASKED = "What does the room read?"


class WallKeys(ScreenKeys):
    """The wall shows what it is told, whatever the console draws."""

    def action_blank(self) -> None:
        """Dark at once, or light again: nothing is asked."""
        self.wish(self.conductor.wall.blank())

    def action_message(self) -> None:
        """A message, by one more key; Enter in a break is the time to be back."""
        wall = self.conductor.wall
        if said := self.conductor.refused():
            self.answer(said)
            return
        rests, stands = wall.break_ends() is not None, wall.stands
        back = f"back at {wall.back_offered()}"
        choices = [
            Choice("enter", "now", back) if rests else Choice("b", "back", "back at …"),
            Choice("c", "change", "change over"),
            Choice("2", "two", "two more minutes"),
            Choice("w", "own", "own words"),
        ]
        if rests:
            choices.append(Choice("b", "back", "another time"))
        if stands.message or stands.back_at is not None:
            choices.append(Choice("x", "away", "take it away"))
        choices.append(Choice("escape", "", "nothing"))
        told = " ".join(filter(None, (wall.told(), ASKED)))
        self.app.push_screen(Choose(told, choices), self._message_chosen)

    def more_commands(self) -> Iterable[Command]:
        """What can be said to the room, each by its own name in the palette."""
        wall = self.conductor.wall
        if self.conductor.refused():
            return
        said: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("Back at …", "The time to be back, on the wall", "break lunch", self._ask_back),
            ("Change over", "“Change over” on the wall, for half a minute", "swap turn pairs",
             lambda: self.wish(wall.change_over())),
            ("Two more minutes", "“Two more minutes” on the wall, counted down", "longer time",
             lambda: self.wish(wall.two_more())),
            ("Own words", "Words of your own on the wall", "tell announce", self._ask_words),
        )  # fmt: skip
        for name, told, others, do in said:
            yield Command(name, told, "", f"wall message room {others}", do)

    def _message_chosen(self, answer: str | None) -> None:
        wall = self.conductor.wall
        if answer == "now":
            self.wish(wall.back())
        elif answer == "change":
            self.wish(wall.change_over())
        elif answer == "two":
            self.wish(wall.two_more())
        elif answer == "away":
            self.wish(wall.take_away())
        elif answer == "back":
            self._ask_back()
        elif answer == "own":
            self._ask_words()

    def _ask_back(self) -> None:
        from l4pc_tui.console.questions.ask import Ask

        def typed(at: str | None) -> None:
            if at is not None:
                self.wish(self.conductor.wall.back(at))

        offered = self.conductor.wall.back_offered()
        told = "A time (11:25), or minutes from now (15)."
        self.app.push_screen(
            Ask("Back at what time?", told, value=offered, needed=True, enter="Show it", anew=True),
            typed,
        )

    def _ask_words(self) -> None:
        from l4pc_tui.console.questions.ask import Ask

        def typed(words: str | None) -> None:
            if words is not None:
                self.wish(self.conductor.wall.say(words))

        told = "It stands on the wall for everybody, until m takes it away or the next step."
        self.app.push_screen(
            Ask(ASKED, told, needed=True, enter="Show it", most=LONGEST, guarded=True), typed
        )

    def action_screen(self) -> None:
        """Open the room's window where a second terminal can be had, or say how."""
        open_second_window(self, self.conductor.desk)
