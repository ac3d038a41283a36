"""A session in a few lines, before it is closed and after."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from l4pc_tui.console.draw import GAP, GUTTER, hang, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.desk.closing import CloseView, left_in_words
from l4pc_tui.look import content as drawn


class CloseWords(Drawn):
    """What there is, and what to do next."""

    DEFAULT_CSS = "CloseWords { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._view: CloseView | None = None
        self._done: Sequence[str] = ()

    def show(self, view: CloseView, done: Sequence[str]) -> None:
        """Draw this. ``done``: sentences about what has been written where."""
        self._view, self._done = view, done
        self.redraw()

    def draw(self, width: int) -> Content:
        view = self._view
        if view is None:
            return GAP
        lines: list[Content] = []
        for heading, words in view.lines:
            lines += [*hang(label(heading), GUTTER, drawn.words(words), width), GAP]
        lines += drawn.text(_next(view)).wrap(max(4, width))
        for sentence in self._done:
            lines += [GAP, *drawn.text(sentence, "$kept").wrap(max(4, width))]
        return stack(line.rstrip() for line in lines)


def _next(view: CloseView) -> str:
    waiting = left_in_words(view)
    if view.closed:
        return "Closed. e writes its log to a file; o opens the session again."
    if waiting:
        return f"{waiting}: letters answer, Enter closes and leaves the rest as it is."
    return "Enter closes the session. It can be opened again; nothing is lost."
