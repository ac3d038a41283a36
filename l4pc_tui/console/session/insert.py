"""What comes into the plan: words of one's own with a length, or an exercise of the library."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import ends
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.console.widgets.working_keys import told_by_keys
from l4pc_tui.core.text import fold
from l4pc_tui.desk.library.library import LibraryLine, listing
from l4pc_tui.look.content import text

if TYPE_CHECKING:
    from l4pc_tui.console.app import Console
    from l4pc_tui.desk.desk import Desk

TOLD = "Words of your own and how long: stretch our legs 10. Or letters of an exercise, then ↓."


class Insert(Slip[tuple[str, str] | None]):
    """Dismissed with the id of an exercise, or "" and the words; None for nothing."""

    AUTO_FOCUS = "Field"
    DEFAULT_CSS = "Insert Choices { height: auto; max-height: 8; margin: 0 0 1 0; }"
    BINDINGS = [
        Binding("down", "to_list", "Exercises", id="insert.list", key_display="↓"),
        Binding("escape", "cancel", "Leave it", id="insert.cancel"),
    ]

    def __init__(self, desk: Desk, after: str) -> None:
        """after: the name of what it comes behind."""
        super().__init__()
        self._desk = desk
        self._after = after
        self._all: tuple[LibraryLine, ...] = ()

    def body(self) -> Iterable[Widget]:
        yield Static(text(f"Insert after “{self._after}”", "bold"))
        yield Static(text(told_by_keys(self.app, TOLD), "$muted"))
        yield Field(enter="Insert")
        yield Choices[LibraryLine](_line, "Insert", "Insert this exercise", id="insert-list")

    @property
    def choices(self) -> Choices[LibraryLine]:
        """The exercises that fit what is typed."""
        return self.query_one("#insert-list", Choices)

    def on_mount(self) -> None:
        cast("Console", self.app).at_desk(lambda: listing(self._desk), self._listed)

    def _listed(self, lines: tuple[LibraryLine, ...]) -> None:
        self._all = tuple(line for line in lines if line.kind == "exercise")
        self._sift(self.query_one(Field).value)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Show the exercises whose title has these words in it."""
        self._sift(event.value)

    def _sift(self, words: str) -> None:
        wanted = fold(words).split()
        self.choices.show(
            [line for line in self._all if all(word in fold(line.title) for word in wanted)]
        )

    @on(Input.Submitted)
    def words_done(self, event: Input.Submitted) -> None:
        """Words of one's own."""
        if event.value.strip():
            self.dismiss(("", event.value.strip()))

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """An exercise of the library."""
        self.dismiss((self.choices.item_at(event.option_index).id, ""))

    def action_to_list(self) -> None:
        if self.choices.option_count:
            self.choices.focus()

    def action_cancel(self) -> None:
        self.dismiss(None)


def _line(line: LibraryLine, width: int) -> ListLine:
    least, ideal, most = line.minutes
    length = f"{least}–{most} min" if least != most else f"{ideal} min"
    return ListLine(line.id, ends(text(line.title), Content.styled(length, "$muted"), width))
