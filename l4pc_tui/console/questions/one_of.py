"""One of a list of words: the arrows, Enter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import OptionList, Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import fit
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.look.content import text


class OneOf(Slip[str | None]):
    """Dismissed with the word that was chosen; None for Escape."""

    AUTO_FOCUS = "Choices"
    DEFAULT_CSS = "OneOf Choices { height: auto; max-height: 50vh; margin: 1 0; }"
    BINDINGS = [
        Binding("escape,q", "dismiss", "Leave it", id="one.cancel", key_display="esc",
                tooltip="Back; nothing is changed"),
    ]  # fmt: skip

    def __init__(self, asked: str, words: Sequence[str], now: str) -> None:
        """now: the word on which the cursor stands at first."""
        super().__init__()
        self._asked = asked
        self._words = words
        self._now = now

    def body(self) -> Iterable[Widget]:
        yield Static(text(self._asked, "bold"))
        yield Choices[str](_line, "This one", "The one under the cursor", id="words")

    def on_mount(self) -> None:
        self.query_one("#words", Choices).show(self._words, first=self._now)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Answer with it."""
        self.dismiss(self._words[event.option_index])


def _line(word: str, width: int) -> ListLine:
    return ListLine(word, fit(text(word), width))
