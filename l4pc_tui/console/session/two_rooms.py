"""After a low pulse: a pause is offered, then two rooms; and the plan B, looked at before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from l4pc_tui.console.questions.choose import Choice, Choose, chosen_by
from l4pc_tui.console.session.wishes import Wishing
from l4pc_tui.core.live.notes.answers import ROOMS, Answer
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.time.preview import Preview


class TwoRoomsKeys(Wishing):
    """What the keys of the console ask after a low pulse."""

    def ask_to_pause(self) -> None:
        """Where the latest pulse was low: first a pause for everybody."""
        if not self.conductor.is_low():
            return
        does: dict[str, Callable[[], object]] = {
            "pause": lambda: self.wish(self.conductor.pause_for_all()),
            "plan-b": self.action_plan_b,
        }
        self._ask(self.conductor.pause_first(), self.conductor.low_answers(), "Not now", does)

    def action_pause(self) -> None:
        """Stop the clock, or set it going again; after a low pulse it is asked first how."""
        if not self.conductor.two_rooms_due():
            self.wish(self.conductor.pause())
            return
        does: dict[str, Callable[[], object]] = {
            "on": lambda: self.wish(self.conductor.pause()),
            "two": lambda: self.wish(self.conductor.go_on_in_two_rooms()),
            "plan-b": self.action_plan_b,
        }
        self._ask(self.conductor.rooms_asked(), ROOMS, "Still pause", does)

    action_resume = action_pause

    def action_plan_b(self) -> None:
        """Look at what the plan B would do; Enter takes it."""
        found = self.conductor.preview_plan_b()
        if isinstance(found, Reply):
            self.answer(found)
            return
        choices = (Choice("enter", "take", "Take plan B"), Choice("escape", "", "Leave it"))

        def answered(answer: str | None) -> None:
            if answer is not None:
                self.wish(self.conductor.accept(found))

        self.app.push_screen(Choose("\n".join(_in_lines(found)), choices), answered)

    def _ask(
        self, asked: str, answers: Sequence[Answer], leaves: str,
        does: dict[str, Callable[[], object]],
    ) -> None:  # fmt: skip
        def answered(answer: str | None) -> None:
            if answer is not None:
                does[answer]()

        self.app.push_screen(Choose(asked, chosen_by(answers, leaves)), answered)


def _in_lines(found: Preview) -> tuple[str, ...]:
    """What it does to break, lock and finish; which steps come and go the run sheet shows after."""
    return (found.title, *found.told, *filter(None, (found.rest,)), *found.checks)
