"""What a terminal shows that is too small for anything else."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import stack
from l4pc_tui.console.widgets.drawn import Drawn

LEAST_WIDTH, LEAST_HEIGHT = 40, 12


class TooSmall(Drawn):
    """One sentence; the session behind it goes on."""

    DEFAULT_CSS = """
    TooSmall { display: none; height: 1fr; width: 1fr; background: $background; }
    """

    def draw(self, width: int) -> Content:
        words = f"Too small. Make the window {LEAST_WIDTH} by {LEAST_HEIGHT}; nothing is lost."
        return stack(Content(words).wrap(max(4, width)))
