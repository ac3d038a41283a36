"""A session in a few lines, before it is closed and after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, GUTTER, hang, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.text.width import cell_width, cut_path
from l4pc_tui.desk.session.close import CloseView, left_in_words
from l4pc_tui.look import content as drawn

MOST_DONE = 4
"""Sentences about what was written that are kept on view."""


class CloseWords(Drawn):
    """What there is, and what to do next."""

    DEFAULT_CSS = "CloseWords { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._view: CloseView | None = None
        self._handed = ""
        self._asked = ""
        self._keeps = True

    def show(self, view: CloseView, handed: str, *, asked: str = "", keeps: bool = True) -> None:
        """Draw this. handed: what was handed over of the session, or "". asked: what was asked of
        people besides, or "". keeps: whether files are written of it."""
        self._view, self._handed, self._asked, self._keeps = view, handed, asked, keeps
        self.redraw()

    def draw(self, width: int) -> Content:
        view = self._view
        if view is None:
            return GAP
        lines: list[Content] = []
        for heading, words in view.lines:
            lines += [*hang(label(heading), GUTTER, drawn.words(words), width), GAP]
        if self._asked:
            lines += [*hang(label("MEASURES"), GUTTER, drawn.text(self._asked), width), GAP]
        if self._handed:
            lines += drawn.text(self._handed, "$kept").wrap(max(4, width))
        lines += drawn.text(_next(view, keeps=self._keeps)).wrap(max(4, width))
        return stack(line.rstrip() for line in lines)


class DoneWords(Drawn):
    """What has been written, and where: always on view, the latest last."""

    DEFAULT_CSS = "DoneWords { height: auto; padding: 0 2; }"

    def __init__(self) -> None:
        super().__init__(id="done")
        self._done: Sequence[str] = ()

    def show(self, done: Sequence[str]) -> None:
        """Draw these sentences; "Written: " and a path, most of them."""
        self._done = tuple(done[-MOST_DONE:])
        self.display = bool(self._done)
        self.redraw()

    def draw(self, width: int) -> Content:
        lines: list[Content] = []
        for sentence in self._done:
            lines += drawn.text(_path_fits(sentence, width), "$kept").wrap(max(4, width))
        return stack(line.rstrip() for line in lines)


def _path_fits(sentence: str, width: int) -> str:
    """A path at the end of a sentence, shortened to stand on one row with it."""
    told, colon, path = sentence.partition(": ")
    if not PurePath(path).is_absolute():
        return sentence
    return f"{told}{colon}{cut_path(path, width - cell_width(told) - len(colon))}"


def _next(view: CloseView, *, keeps: bool) -> str:
    waiting = left_in_words(view)
    if view.closed:
        files = "b writes the file for the coordinator, e a log; " if keeps else ""
        return f"Closed. {files}o opens the session again."
    if waiting:
        return f"{waiting}: letters answer, Enter closes and leaves the rest as it is."
    return "Enter closes the session. It can be opened again; nothing is lost."
