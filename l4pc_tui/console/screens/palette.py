"""ctrl+p: everything that can be done here, found by any word for it, with its key beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from l4pc_tui.console.frame.leaving import Leaving
from l4pc_tui.console.keys.commands import Command, found
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import ends, pad
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.console.widgets.key_bar import KeyBar
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.look.content import text

if TYPE_CHECKING:
    from textual.app import ComposeResult

NOTHING = "Nothing is called that. Fewer letters show more."
_MOST_NAME = 22
_AROUND = 10
"""Rows of the window that are not the list's."""


class Palette(Leaving[Command | None], ModalScreen[Command | None]):
    """Dismissed with what was chosen; None for Escape. The letters go into its line."""

    AUTO_FOCUS = "Field"
    DEFAULT_CSS = """
    Palette { align: center top; background: transparent; }
    Palette > #palette {
        width: 80; max-width: 100%; height: auto; max-height: 100%; margin: 1 0 0 0; padding: 0 2;
        background: $panel-high; color: $foreground;
    }
    Palette #commands { height: auto; & > .option-list--option { padding: 0; } }
    Palette #told { height: auto; min-height: 1; max-height: 3; margin: 1 0; color: $soft; }
    Palette > KeyBar { dock: bottom; }
    Palette:ansi > #palette { border: solid ansi_default; }
    """
    BINDINGS = [
        Binding("escape", "dismiss", "Leave it", id="palette.cancel", key_display="esc",
                tooltip="Back; nothing is done"),
    ]  # fmt: skip

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        with Vertical(id="palette"):
            yield from self._body()
        yield KeyBar()

    def _body(self) -> Iterable[Widget]:
        yield Field(hint="what you want to do, in any words; ↑ ↓ go through it", enter="Do it")
        yield Choices[Command](self._line, "Do it", "Do the one under the cursor", id="commands")
        yield Static(id="told")

    def on_resize(self) -> None:
        """What does not fit is scrolled, below the line and above what is told."""
        self.choices.styles.max_height = max(2, self.app.size.height - _AROUND)

    @property
    def choices(self) -> Choices[Command]:
        """What is left of them."""
        return self.query_one("#commands", Choices)

    def on_mount(self) -> None:
        self.choices.can_focus = False
        self._sift("")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._sift(event.value)

    def _sift(self, typed: str) -> None:
        left = found(self._commands, typed)
        first = self._key(left[0]) if left else ""
        self.choices.show(left, first=first)
        self.choices.choose(first)
        self.choices.redraw()
        self._tell()

    def on_key(self, event: events.Key) -> None:
        """The arrows go through the list, wherever the letters go."""
        ways: dict[str, Callable[[], None]] = {
            "up": self.choices.action_cursor_up, "down": self.choices.action_cursor_down,
            "pageup": self.choices.action_page_up, "pagedown": self.choices.action_page_down,
        }  # fmt: skip
        if (go := ways.get(event.key)) is not None:
            event.stop()
            go()

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self.choices.redraw()
        self._tell()

    def _tell(self) -> None:
        """What the one under the cursor does, whole."""
        command = self.choices.item
        self.query_one("#told", Static).update(text(command.told if command else NOTHING))

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _taken(self) -> None:
        if self.choices.item is not None:
            self.dismiss(self.choices.item)

    def _key(self, command: Command) -> str:
        return str(self._commands.index(command))

    def _line(self, command: Command, width: int) -> ListLine:
        key = self._key(command)
        on = self.choices.chosen == key
        longest = min(_MOST_NAME, max(len(each.name) for each in self._commands))
        lead = text("▸ " if on else "  ", "bold $accent")
        name = pad(text(command.name, "bold $accent" if on else "bold $foreground"), longest)
        shown = text(command.key, "bold $footer-key-foreground")
        rest = width - 2 - longest - 2 - shown.cell_length - 2
        told = text(_in_short(command.told, rest), "$muted")
        line = ends(lead + name + text("  ") + told, shown, width)
        return ListLine(key, line.stylize("on $accent 22%") if on else line)


def _in_short(told: str, room: int) -> str:
    """What of it is whole in so many cells: all, or as many of its clauses; the one under the cursor
    has all of it below the list."""
    if cell_width(told) <= room:
        return told
    clauses = (told[: found.start()] for found in re.finditer(r"[,;:] ", told))
    return max((each for each in clauses if cell_width(each) <= room), key=len, default="")
