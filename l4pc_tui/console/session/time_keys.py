"""The keys of time: more and less of it, winning it, and another plan."""

from __future__ import annotations

from l4pc_tui.console.session.wishes import Wishing
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.time.time_changes import not_to_plan


class TimeKeys(Wishing):
    """Nothing here counts: each shows first what it would do."""

    def action_adjust(self, seconds: int) -> None:
        self.wish(self.conductor.adjust(seconds))

    def action_time(self) -> None:
        """What can be won, moved or given back; the squeeze first."""
        from l4pc_tui.console.session.time import TimeScreen

        def done(said: Reply | None) -> None:
            if said is not None:
                self.wish(said)

        if self.may_change():
            self.app.push_screen(TimeScreen(self.conductor), done)

    def action_plan(self) -> None:
        """Change what is to come; before the start all of it."""
        from l4pc_tui.console.session.plan import PlanScreen

        if self.may_change(not_to_plan):
            self.app.push_screen(PlanScreen(self.conductor), lambda _: self.draw_all())
