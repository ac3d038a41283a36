"""The plan of a session before the day: opened from Home or a list, without the session itself."""

from __future__ import annotations

from l4pc_tui.console.session.plan import PlanScreen


class PlanAhead(PlanScreen):
    """It holds the session for as long as it stands, and what other consoles write is folded in."""

    def on_mount(self) -> None:
        self.set_interval(1.0, self.tick)
        if why := self.conductor.why_reading():
            self.tell(" ".join(why[:1]), "behind")

    def tick(self) -> None:
        """One second has passed."""
        self.conductor.tick()

    def go_back(self) -> None:
        """Let go of it once everything is on the disk."""
        self.console.leave_session(self)
