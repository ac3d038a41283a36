"""One quiet line for what has just happened, or why something was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer

from l4pc_tui.console.widgets.draw import hint, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.look.themes import tone_style

if TYPE_CHECKING:
    # The models would cost Home's first picture 13 ms, and only a type is wanted here.
    from l4pc_tui.core.text.toned import Tone

SECONDS = 8.0


class Told(Drawn):
    """The sentence stays for some seconds, or until Escape; a long one takes the rows it needs."""

    DEFAULT_CSS = """
    Told { height: auto; min-height: 1; max-height: 6; padding: 0 2; background: $background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._timer: Timer | None = None
        self._tone: Tone = ""
        self.words = ""
        """What is told now."""
        self.stays = False

    def tell(self, words: str, tone: Tone = "", *, stays: bool = False) -> None:
        """Show the words; none clear the line. ``stays``: until something else is told."""
        if words == self.words == "":
            return
        self.words = words
        if self._timer is not None:
            self._timer.stop()
        self.stays = stays
        passes = words and not stays
        self._timer = self.set_timer(SECONDS, lambda: self.tell("")) if passes else None
        self._tone = tone
        self.redraw()

    def draw(self, width: int) -> Content:
        told = hint(self.words, tone_style(self._tone))
        return stack(line.rstrip() for line in told.wrap(max(4, width)))
