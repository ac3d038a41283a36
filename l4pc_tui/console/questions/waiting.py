"""What is waited for, said at the foot; no key does anything until it is over."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.look.content import text


class Waiting(Slip[bool]):
    """Dismissed with what came of it, as soon as nothing stands over it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def body(self) -> Iterable[Widget]:
        yield Static(text(f"{self._words}\n"))

    def over(self, outcome: bool) -> None:
        """It is over."""
        self.dismiss(outcome)
