"""The keys of the way down: the next question, the lights, need, pulse and support."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from l4pc_tui.console.session.two_rooms import TwoRoomsKeys
from l4pc_tui.core.live.depth.fingers import TypedPulse
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.desk.session.depth import WayDown
from l4pc_tui.desk.session.plan_list import needs


class DepthKeys(TwoRoomsKeys):
    """Down one place at a time, up from anywhere."""

    def action_reveal(self) -> None:
        """Ask the next question; when that leads deeper, the lights are shown first."""
        self.lit(self.conductor.down_by_asking(), self.conductor.reveal, self._asked)

    def lit(
        self,
        ways: Sequence[WayDown],
        straight: Callable[[], Reply],
        done: Callable[[Reply], object],
    ) -> None:
        """Show the lights before a way down, and go ``straight`` where there is none."""
        if not ways:
            done(straight())
            return
        from l4pc_tui.console.session.deeper import PAUSES, PLAN_B, DeeperScreen

        def went(said: Reply | str | None) -> None:
            if said == PAUSES:
                self.ask_to_pause()
            elif said == PLAN_B:
                self.action_plan_b()
            elif isinstance(said, Reply):
                done(said)

        self.app.push_screen(DeeperScreen(self.conductor, ways), went)

    def _asked(self, said: Reply) -> None:
        if self.wish(said):
            # In a low window it may stand below the fold.
            self.words.bring_question()

    def action_up(self) -> None:
        self.wish(self.conductor.up())

    def action_come_up(self) -> None:
        self.wish(self.conductor.come_up())

    def action_need(self) -> None:
        self.wish(self.conductor.need())

    def action_pulse(self) -> None:
        """Ask for the counts."""
        from l4pc_tui.console.questions.pulse import PulseScreen

        def taken(answer: TypedPulse | None) -> None:
            if answer is not None and self.wish(self.conductor.take_pulse(*answer)):
                self.ask_to_pause()

        if self.may_change():
            self.app.push_screen(PulseScreen(self.conductor), taken)

    def action_support(self) -> None:
        """Tick what the plan needs."""
        from l4pc_tui.console.session.support import SupportScreen

        if not needs(self.conductor):
            self.tell("Nothing in this plan needs support.")
        elif not (said := self.conductor.refused()):
            self.app.push_screen(SupportScreen(self.conductor), lambda _: self.draw_all())
        else:
            self.answer(said)

    action_tick = action_support
