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

from l4pc_tui.console.frame.clicks import twice
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
        if event.sure:
            self.pressed(event.binding)
        else:
            self.clicked(event.binding)

    @on(events.Click)
    def _key_clicked(self, event: events.Click) -> None:
        """A key that stands in words, drawn with ``key``, is clicked as in the bar."""
        name = event.style.meta.get("key", "")
        if event.chain == 1 and (active := self.by_usual_key(name)) and active.enabled:
            self.clicked(active.binding)

    @on(events.Key)
    def _key_pressed(self) -> None:
        """Whoever presses a key has left the pad."""
        for bar in self.query(KeyBar):
            bar.ask(None)

    def clicked(self, binding: Binding) -> None:
        """A key was clicked: it is pressed, or asked about first where a click alone may not."""
        if twice(binding):
            self.query_one(KeyBar).ask(binding)
        else:
            self.pressed(binding)

    def pressed(self, binding: Binding) -> None:
        """Press a key that was clicked."""
        # Not from here: a key sent while this screen handles the click is stopped at it, on its
        # way up from what has the focus, and no binding hears of it.
        self.app.call_later(self.app.simulate_key, binding.key)

    @on(events.ScreenResume)
    def _leave_now(self) -> None:
        """What stood over it is gone."""
        if self._answer is not None:
            self.dismiss()
