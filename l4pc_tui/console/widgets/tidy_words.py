"""What needs tidying and what last time left to know, on Home."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, hang, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import tone_style

if TYPE_CHECKING:
    # Home is painted before the desk is imported.
    from l4pc_tui.desk.home.home import TidyLine
    from l4pc_tui.desk.home.last_time import LastTime

HEADING = 2
"""Rows of a heading and the space below it."""


class TidyWords(Drawn):
    """Counts in words, and files of the library that were refused."""

    DEFAULT_CSS = "TidyWords { height: auto; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="tidy")
        self._tidy: Sequence[TidyLine] = ()
        self._refused: Sequence[str] = ()
        self._last: LastTime | None = None
        self._known = False

    def show(self, tidy: Sequence[TidyLine]) -> None:
        """Draw what is open, unless it is drawn already."""
        if self._known and tidy == self._tidy:
            return
        self._tidy, self._known = tidy, True
        self.redraw()

    def show_refused(self, refused: Sequence[str]) -> None:
        """Draw why files of the library were refused, unless that is drawn already."""
        if refused == self._refused:
            return
        self._refused = refused
        self.redraw()

    def show_last(self, last: LastTime) -> None:
        """Draw what last time left to know."""
        self._last = last
        self.redraw()

    def draw(self, width: int) -> Content:
        if not self._known:
            return GAP
        lines = [label("TO TIDY"), GAP]
        for line in self._tidy:
            count = Content.styled(str(line.count), tone_style(line.tone))
            told = text(line.text)
            if line.key:
                told += Content.assemble(
                    "  ", (line.key, "bold $footer-key-foreground"), " matches"
                )
            lines += hang(count, len(str(line.count)) + 1, told, width)
        for sentence in self._refused[:6]:
            lines += hang(Content.styled("!", "bold $act"), 2, text(sentence), width)
        if len(self._refused) > 6:
            lines.append(Content.styled(f"and {len(self._refused) - 6} more; l shows", "$muted"))
        lines = [] if len(lines) == HEADING else lines
        if self._last is not None and self._last.lines:
            lines += [GAP, GAP] if lines else []
            lines += [label("LAST TIME"), GAP]
            for sentence in filter(None, (self._last.title, *self._last.lines)):
                lines += text(sentence, "$soft").wrap(max(4, width))
        return stack(lines or [GAP])
