"""A screen leaves itself, once, and no other.

Textual's ``dismiss`` takes away whatever stands uppermost. Enter that was answered twice, a timer
that came behind an answer, or an answer from the disk while the curtain was up, each took away
the screen below, and the next letters were commands there.
"""

from __future__ import annotations

from typing import Generic

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.screen import ScreenResultType

from l4pc_tui.console.widgets.key_bar import KeyBar
from l4pc_tui.look.keyed import Keyed


class Leaving(Keyed[ScreenResultType], Generic[ScreenResultType]):
    """A screen whose ``dismiss`` may be called at any time, and as often as one likes."""

    _left = False
    _answer: tuple[ScreenResultType | None] | None = None
    """What it is left with, as soon as nothing stands over it."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with the first result that was given."""
        if self._left:
            return AwaitComplete()
        self._answer = self._answer or (result,)
        if self.app.screen is not self:
            return AwaitComplete()
        self._left = True
        return super().dismiss(*self._answer)

    @on(KeyBar.Clicked)
    def _clicked(self, event: KeyBar.Clicked) -> None:
        event.stop()
        self.clicked(event.binding)

    def clicked(self, binding: Binding) -> None:
        """A key of the bar was clicked."""
        self.app.simulate_key(binding.key)

    @on(events.ScreenResume)
    def _leave_now(self) -> None:
        """What stood over it is gone."""
        if self._answer is not None:
            self.dismiss()
