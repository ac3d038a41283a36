"""One person out of many: a few letters, the arrows, Enter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import fit
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.core.text import fold
from l4pc_tui.look.content import text

NEW = "new"
"""The answer that it is nobody of the list."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can be picked. about: what tells them from others of the name."""

    key: str
    name: str
    about: str = ""


class PickPerson(Slip[str | None]):
    """Dismissed with the key of who was picked, with NEW, or with None for nobody."""

    AUTO_FOCUS = "Field"
    DEFAULT_CSS = "PickPerson Choices { height: auto; max-height: 10; margin: 0 0 1 0; }"
    BINDINGS = [
        Binding("escape", "cancel", "Nobody", id="pick.cancel", key_display="esc",
                tooltip="Back; nothing is changed"),
    ]  # fmt: skip

    def __init__(
        self, asked: str, people: Sequence[Candidate], new: str = "", *, first: str = ""
    ) -> None:
        """new: what stands below the others for somebody else; "" where there is nobody else.
        first: the key of whom the cursor stands on at first; "" for the uppermost."""
        super().__init__()
        self._first = first
        self._asked = asked
        self._people = (*people, *([Candidate(NEW, new)] if new else []))

    def body(self) -> Iterable[Widget]:
        yield Static(text(self._asked, "bold"))
        yield Field(hint="a few letters of the name; ↑ ↓ go through them", enter="This one")
        yield Choices[Candidate](
            self._line, "This one", "The one under the cursor", id="candidates"
        )

    @property
    def list(self) -> Choices[Candidate]:
        """Who is left of them."""
        return self.query_one("#candidates", Choices)

    def on_mount(self) -> None:
        self.list.can_focus = False
        self._sift("")

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        """Fewer are left with every letter."""
        self._sift(fold(event.value))

    def _sift(self, letters: str) -> None:
        left = [each for each in self._people if letters in fold(each.name) or each.key == NEW]
        first = self._first if not letters else ""
        first = first or (left[0].key if left else "")
        self.list.show(left, first=first)
        self.list.choose(first)
        self.list.redraw()

    def on_key(self, event: events.Key) -> None:
        """The arrows go through the list, wherever the letters go."""
        if event.key in ("up", "down"):
            event.stop()
            if event.key == "up":
                self.list.action_cursor_up()
            else:
                self.list.action_cursor_down()

    @on(OptionList.OptionHighlighted)
    def moved_over(self) -> None:
        """The field has the keys, so a sign tells where the cursor is."""
        self.list.redraw()

    @on(OptionList.OptionSelected)
    def pointed(self) -> None:
        """The pointer takes one too."""
        self.taken()

    @on(Input.Submitted)
    def taken(self) -> None:
        """The one under the cursor."""
        if self.list.item is not None:
            self.dismiss(self.list.item.key)

    def action_cancel(self) -> None:
        self.dismiss(None)

    def _line(self, each: Candidate, width: int) -> ListLine:
        about = text(f"  {each.about}" if each.about else "", "$muted")
        on = self.list.chosen == each.key
        style = "bold $accent" if on else "$muted" if each.key == NEW else "$foreground"
        lead = Content.styled("▸ " if on else "  ", style)
        return ListLine(each.key, fit(Content.assemble(lead, text(each.name, style), about), width))
