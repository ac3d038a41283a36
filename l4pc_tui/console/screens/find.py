"""Find in all notes of all sessions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import GAP, hang, stack
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.desk.home.search import search
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import place_style

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Note

MOST = 200
TEXT_AT = 18


class FindScreen(Face):
    """What is found follows what is typed."""

    CSS_PATH = "lists.tcss"
    AUTO_FOCUS = "Field"
    BINDINGS = [
        Binding("escape", "dismiss", "Back", id="find.back", key_display="esc", tooltip="Back"),
        Binding("down", "to_list", show=False),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._wanted = ""

    def body(self) -> Iterable[Widget]:
        yield Field(hint="words of a note", id="filter")
        yield Choices["Note"](
            _line, "Open", "Open the session of this note", spaced=True, id="hits"
        )

    @property
    def hits(self) -> Choices[Note]:
        """The list."""
        return self.query_one("#hits", Choices)

    def on_mount(self) -> None:
        self._draw_head("Restricted notes are never found.")

    def _draw_head(self, told: str) -> None:
        self.head.show(
            (heading("Find in all notes", tag=self.desk.pretends), GAP),
            (text(told, "$muted"), GAP),
        )

    @on(Input.Changed, "#filter")
    def typed(self, event: Input.Changed) -> None:
        """Ask the desk; an answer to older words is left aside."""
        self._wanted = wanted = event.value.strip()
        desk = self.desk
        if wanted:
            self.console.at_desk(
                lambda: search(desk, wanted), lambda hits: self._found(wanted, hits)
            )
        else:
            self.hits.show(())
            self._draw_head("Restricted notes are never found.")

    def _found(self, wanted: str, hits: tuple[Note, ...]) -> None:
        if wanted == self._wanted and self.is_attached:
            self.hits.show(hits[:MOST])
            self._draw_head(
                f"{len(hits)} found" if hits else "Nothing found. Fewer letters find more."
            )

    @on(Input.Submitted, "#filter")
    def action_to_list(self) -> None:
        """On to what was found."""
        self.hits.focus()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Open the session that the note was written in, from Home."""
        if self.console.conductor is not None:
            self.tell("Leave this session first; then its note's session can be opened.")
            return
        session = self.hits.item_at(event.option_index).session
        self.dismiss()
        self.console.open_session(session)


def _line(hit: Note, width: int) -> ListLine:
    lead = Content.assemble((hit.at[:16].replace("T", " "), "$muted"))
    where = " · ".join(part for part in (hit.kind, hit.item, hit.step) if part)
    about = Content.assemble(text(where, "$muted"), "  ", text(hit.place, place_style(hit.place)))
    body = hang(lead, TEXT_AT, text(hit.text), width)
    return ListLine(
        f"{hit.session}/{hit.at}/{hit.text}", stack([*body, *hang(GAP, TEXT_AT, about, width)])
    )
