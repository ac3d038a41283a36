"""What is waited for, said at the foot; no key does anything until it is over."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events, on
from textual.widget import Widget
from textual.widgets import Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.look.content import text


class Waiting(Slip[bool]):
    """Dismissed with what came of it, as soon as nothing stands over it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self._outcome: bool | None = None
        self._ended = False

    def body(self) -> Iterable[Widget]:
        yield Static(text(f"{self._words}\n"))

    def over(self, outcome: bool) -> None:
        """It is over."""
        self._outcome = outcome
        self._end()

    @on(events.ScreenResume)
    def resumed(self) -> None:
        """The curtain was lifted, say."""
        self._end()

    def _end(self) -> None:
        if self.app.screen is self and not self._ended and self._outcome is not None:
            self._ended = True
            self.dismiss(self._outcome)
