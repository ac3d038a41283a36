"""A small form: labelled lines, Enter goes on and at the last one saves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from textual import on
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.widgets.choice_field import ChoiceField
from l4pc_tui.console.widgets.draw import GAP
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.look.content import text

READING = "Reading the library… the list fills by itself. Until then you can go on."


class Form(Face):
    """Subclasses give ``fields`` and ``save``; what is typed stays when saving is refused."""

    # Beside this module, not beside that of each form.
    CSS_PATH = Path(__file__).with_name("form.tcss")
    AUTO_FOCUS = "Field, ChoiceField"
    HEADING = ""
    TOLD = ""
    BINDINGS = [
        Binding("enter", "on", "Next", id="form.on", key_display="⏎",
                tooltip="On to the next line; at the last one, save"),
        Binding("ctrl+s", "save", "Save", id="form.save", tooltip="Save it now"),
        Binding("escape", "dismiss", "Back", id="form.back", key_display="esc",
                tooltip="Back; nothing is saved"),
    ]  # fmt: skip

    def fields(self) -> Sequence[tuple[str, Widget]]:
        """Each line's words and the widget to fill in."""
        raise NotImplementedError

    def save(self) -> None:
        """Save what is filled in."""
        raise NotImplementedError

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="form", can_focus=False):
            for words, field in self.fields():
                yield Static(Content.styled(words, "$muted"), classes="label")
                yield field
                beside = Static("", id=f"{field.id}-beside", classes="beside")
                beside.display = False
                yield beside

    def on_mount(self) -> None:
        self.head.show(
            (heading(self.HEADING, tag=self.desk.pretends), GAP),
            (Content.styled(self.TOLD, "$muted"), GAP),
        )

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter in a line is Enter in the form. (A handler of a subclass would come besides.)"""
        self.action_on()

    def action_on(self) -> None:
        """On to the next line; at the last one, save."""
        lines = [*self.query(Field), *self.query(ChoiceField)]
        lines.sort(key=lambda line: line.region.y)
        if self.focused in lines and self.focused is not lines[-1]:
            lines[lines.index(self.focused) + 1].focus()
        else:
            self.save()

    def action_save(self) -> None:
        self.save()

    def value(self, name: str) -> str:
        """What stands in a line."""
        field = self.query_one(f"#{name}")
        return field.value.strip() if isinstance(field, Field | ChoiceField) else ""

    def beside(self, name: str, words: str, *, wrong: bool = False) -> None:
        """Say something of a line, right below it; nothing takes it away."""
        told = self.query_one(f"#{name}-beside", Static)
        told.update(text(words, "$behind" if wrong else "$muted"))
        told.display = bool(words)

    def reading(self, name: str, look: Callable[[], None]) -> None:
        """While the library is being read, say so below that line; look anew once it is."""

        def read() -> None:
            self.beside(name, "")
            look()

        if self.console.once_read(self, read):
            self.beside(name, READING)

    def refuse(self, sentence: str, hint: str) -> None:
        """Say why it was not saved."""
        self.tell(f"{sentence} {hint}".strip(), "act")
