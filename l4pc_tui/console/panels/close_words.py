"""A session in a few lines, before it is closed and after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from textual.content import Content

from l4pc_tui.console.panels.close_question import where
from l4pc_tui.console.widgets.draw import GAP, by_parts, hang, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.notes.destinations import GOES
from l4pc_tui.core.text.width import cell_width, cut_path
from l4pc_tui.desk.session.close import CloseView
from l4pc_tui.look import content as drawn

_ABOUT, _TOLD = 10, 18
_SHORT_FROM = 44
"""Cells from which on it stands above the question, not beside it."""
OPEN = "What you leave open stays ◇ team."
TIDIED = ("parked", "commitment")
"""What Home has a line of, once it was left open."""
MOST_DONE = 4
"""Sentences about what was written that are kept on view."""


class CloseWords(Drawn):
    """What it came to, and where the notes go."""

    DEFAULT_CSS = "CloseWords { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._view: CloseView | None = None
        self._handed = ""
        self._asked = ""

    def show(self, view: CloseView, handed: str, *, asked: str = "") -> None:
        """Draw this. handed: what was handed over of the session, or "". asked: what was asked of
        people besides, or ""."""
        if (view, handed, asked) != (self._view, self._handed, self._asked):
            self._view, self._handed, self._asked = view, handed, asked
            self.redraw()

    def draw(self, width: int) -> Content:
        view = self._view
        if view is None:
            return GAP
        lines = self._in_short(view, width) if width >= _SHORT_FROM else self._in_full(view, width)
        if self._handed:
            lines += drawn.text(self._handed, "$kept").wrap(max(4, width))
        return stack(line.rstrip() for line in lines)

    def _in_full(self, view: CloseView, width: int) -> list[Content]:
        """A thing a paragraph; the notes by where they go."""
        lines: list[Content] = [label("WHAT IT CAME TO"), GAP]
        for about, words, more in view.sums:
            lead = Content.styled(about.lower(), "$muted")
            lines += hang(lead, _ABOUT, drawn.words(words), width)
            if more:
                lines += hang(GAP, _ABOUT, drawn.words(more), width)
            lines.append(GAP)
        if self._asked:
            lead = Content.styled("measures", "$muted")
            lines += [*hang(lead, _ABOUT, drawn.text(self._asked), width), GAP]
        if view.going:
            lines += [label("WHERE THE NOTES GO"), GAP]
            for to, count in view.going:
                lead = Content.styled(f"{count:>3}  ", "bold $foreground") + where(to)
                lines += hang(lead, _TOLD, drawn.text(GOES[to].told, "$muted"), width)
            lines += [GAP, *drawn.text(OPEN, "$muted").wrap(max(4, width)), GAP]
        return lines

    def _in_short(self, view: CloseView, width: int) -> list[Content]:
        """Everything that matters on as few rows as it needs, for where the window is narrow."""
        told = [drawn.words(words) for _, words, _ in view.sums]
        told += [Content(f"{count} ") + where(to) for to, count in view.going]
        rows = by_parts(told, width, Content.styled(" · ", "$muted"))
        return rows + (drawn.text(self._asked).wrap(max(4, width)) if self._asked else [])


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


def what_next(view: CloseView, *, keeps: bool) -> str:
    """What closing does now, or what can be done with a session that is closed. keeps: whether
    files are written of it."""
    if view.closed:
        files = "b writes the file for the coordinator, e a log; " if keeps else ""
        return f"Closed. {files}o opens the session again."
    if any(line.asks in TIDIED for line in view.questions):
        return "c closes now; promises and parked items wait on Home."
    if view.questions:
        return "c closes now; what is open waits here, under Records."
    return "Enter closes the session. It can be opened again; nothing is lost."
