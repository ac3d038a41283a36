"""How far something is that takes longer than a second."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.content import Content
from textual.timer import Timer

from l4pc_tui.console.widgets.draw import GAP, bar, fit
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.look.content import text

PATIENCE = 1.0
"""Seconds for which nothing is said: most things are done by then."""
_AGAIN = 0.2
_CELLS = 24


class Progress(Drawn):
    """A soft bar with its words; gone while nothing goes on. ``step`` may come from any thread."""

    DEFAULT_CSS = "Progress { height: 1; padding: 0 2; }"

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """clock: seconds, since whenever."""
        super().__init__()
        self._clock = clock
        self._words = ""
        self._began = 0.0
        self._done, self._of = 0, 0
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        self.display = False

    def begin(self, words: str) -> None:
        """Something begins: what it is, in a few words."""
        self.over()
        self._words, self._began = words, self._clock()
        self._timer = self.set_interval(_AGAIN, self.look)

    def step(self, done: int, of: int) -> None:
        """How many of how many are done."""
        self._done, self._of = done, of

    def over(self) -> None:
        """It is done, or given up."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._done, self._of = 0, 0
        self.display = False

    def look(self) -> None:
        """Draw how far it is, once it has taken long enough to be told."""
        if self._clock() - self._began >= PATIENCE:
            self.display = True
            self.redraw()

    def draw(self, width: int) -> Content:
        if self._timer is None:
            return GAP
        lead = text(f"{self._words}  ", "$muted")
        if not self._of:
            seconds = int(self._clock() - self._began)
            return fit(lead + text(f"… {seconds} s", "$muted"), width)
        told = text(f"  {self._done} of {self._of}", "$muted")
        return fit(lead + bar(self._done / self._of, _CELLS, "$kept") + told, width)
