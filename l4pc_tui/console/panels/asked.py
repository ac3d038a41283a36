"""Notes that are asked about, one key an answer; Enter is left to the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.content import Content

from l4pc_tui.console.panels.close_question import asked_row
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import ends, fit, hang, stack
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.core.live.notes.follow_up import FollowLine
from l4pc_tui.core.text.toned import Tone
from l4pc_tui.desk.session.close import AskedLine
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import tone_style

Item = TypeVar("Item")

TEXT_AT = 17
"""Where the words begin: after the sign and what kind of note it is, or what became of it."""
ROWS = 3
"""The most rows of one note's words; the whole of it stands among the notes."""


class Asked(Choices[Item]):
    """A list whose lines take letters, not Enter."""

    def __init__(self, drawn: Callable[[Item, int], ListLine], *, id: str) -> None:
        super().__init__(drawn, "", "", id=id)
        self._bindings.key_to_bindings.pop("enter")

    def on_to_next(self, waiting: Callable[[Item], bool]) -> bool:
        """Move on to the next line below that waits for an answer; False when none does."""
        at = -1 if self.highlighted is None else self.highlighted
        for below in range(at + 1, self.option_count):
            if waiting(self.item_at(below)):
                self.highlighted = below
                return True
        return False


def follow_line(line: FollowLine, width: int) -> ListLine:
    """A commitment that comes back, and what became of it."""
    told = " · ".join(filter(None, (line.remark, line.about)))
    mark = line.mark.partition(" ")[0] or line.waits
    return ListLine(line.note, _two(line.sign, mark, line.tone, line.text, told, line.mark, width))


def asked_line(line: AskedLine, width: int) -> ListLine:
    """A note at Close, or what is not caught: its words, what is asked, where it goes so far."""
    return ListLine(line.note, asked_row(line, width))


def _two(
    sign: str, lead: str, tone: Tone, words: str, told: str, right: str, width: int
) -> Content:
    """A line and what is told of it below; ``right`` stands at the end of its first row."""
    end = text(right, "$muted")
    gutter = fit(text(f"{sign} {lead}", tone_style(tone)), TEXT_AT - 1)
    lines = hang(gutter, TEXT_AT, text(words, "bold $foreground"), width - end.cell_length - 1)
    if len(lines) > ROWS:
        lines = [*lines[: ROWS - 1], fit(lines[ROWS - 1] + " …", width)]
    lines[0] = ends(lines[0], end, width)
    if told:
        lines += hang(text(""), TEXT_AT, text(told, "$muted"), width)
    return stack(lines)
