"""The keys of the way down: the next question, the lights, need, pulse and support."""

from __future__ import annotations

from l4pc_tui.console.running.wishing import Wishing
from l4pc_tui.core.live.said import Said
from l4pc_tui.desk.planning import needs


class DepthKeys(Wishing):
    """Down one place at a time, up from anywhere."""

    def action_reveal(self) -> None:
        """Ask the next question; when that leads deeper, the lights are shown first."""
        if self.conductor.reading or self.conductor.before_deeper() is None:
            self._asked(self.conductor.reveal())
            return
        from l4pc_tui.console.screens.deeper import DeeperScreen, Going

        def going(answer: Going | None) -> None:
            if answer is not None:
                self._asked(self.conductor.deeper(*answer))

        self.app.push_screen(DeeperScreen(self.conductor), going)

    def _asked(self, said: Said) -> None:
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
        from l4pc_tui.console.screens.pulse import PulseScreen, Taken

        def taken(answer: Taken | None) -> None:
            if answer is not None:
                self.wish(self.conductor.take_pulse(*answer))

        if self.may_change():
            self.app.push_screen(PulseScreen(), taken)

    def action_support(self) -> None:
        """Tick what the plan needs."""
        from l4pc_tui.console.screens.support import SupportScreen

        if not needs(self.conductor):
            self.tell("Nothing in this plan needs support.")
        elif not (said := self.conductor.refused()):
            self.app.push_screen(SupportScreen(self.conductor), lambda _: self.draw_all())
        else:
            self.answer(said)

    action_tick = action_support
