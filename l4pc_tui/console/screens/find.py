"""Find in all notes of all sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.questions.choose import (
    Choice,
    Choose,
    consent_question,
    strike_question,
)
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import GAP, hang, stack
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.core.live.notes.note_line import LONGEST_LINE, as_typed
from l4pc_tui.core.record.nouns import Consent
from l4pc_tui.core.text.amounts import capital, day_and_clock
from l4pc_tui.desk.home.search import MOST, found_in_words, how_many, search
from l4pc_tui.desk.session import patience
from l4pc_tui.desk.session.any_notes import give_consent, mend_note, named, strike_note
from l4pc_tui.desk.session.left_open import asks_consent
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import place_style

if TYPE_CHECKING:
    from l4pc_tui.core.live.run.reply import Reply
    from l4pc_tui.core.record.nouns import Note
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.session.conductor import Conductor

TEXT_AT = 18


class FindScreen(Face):
    """What is found follows what is typed."""

    CSS_PATH = "lists.tcss"
    AUTO_FOCUS = "Field"
    BINDINGS = [
        Binding("escape", "dismiss", "Back", id="find.back", key_display="esc", tooltip="Back"),
        Binding("down", "to_list", show=False),
        Binding("a", "all", "All", id="find.all", tooltip="Show all that were found, not the newest alone"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._wanted = ""
        self._most: int | None = MOST

    def body(self) -> Iterable[Widget]:
        yield Field(hint="words of a note", id="filter")
        yield Choices["Note"](
            _line, "Open", "Mend the note, strike it, or open its session", spaced=True, id="hits"
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
        self._wanted, self._most = event.value.strip(), MOST
        if self._wanted:
            self._look()
        else:
            self.hits.show(())
            self._draw_head("Restricted notes are never found.")

    def _look(self) -> None:
        desk, wanted, most = self.desk, self._wanted, self._most

        def look() -> tuple[tuple[Note, ...], int]:
            hits = search(desk, wanted, most)
            return hits, how_many(desk, wanted, hits, most)

        self.console.at_desk(look, lambda found: self._found((wanted, most), *found))

    def _found(self, asked: tuple[str, int | None], hits: tuple[Note, ...], found: int) -> None:
        if asked == (self._wanted, self._most) and self.is_attached:
            self.hits.show(hits)
            self._draw_head(
                found_in_words(len(hits), found, "a in the list shows all of them.")
                if hits
                else "Nothing found. Fewer letters find more."
            )
            self.refresh_bindings()

    def works(self, action: str) -> bool:
        return action != "all" or len(self.hits.shown) == MOST

    def action_all(self) -> None:
        """Show all that were found."""
        self._most = None
        self._look()

    @on(Input.Submitted, "#filter")
    def action_to_list(self) -> None:
        """On to what was found."""
        self.hits.focus()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Ask what is to be done with a note that was found."""
        note = self.hits.item_at(event.option_index)
        does = {
            "mend": self._mend, "consent": self._consent, "strike": self._strike,
            "open": self._open,
        }  # fmt: skip

        def answered(answer: str | None) -> None:
            if answer is not None:
                does[answer](note)

        ways = _WAYS if asks_consent(note) else tuple(w for w in _WAYS if w.answer != "consent")
        self.app.push_screen(Choose(f"{capital(named(self.desk, note))}.", ways), answered)

    def _open(self, note: Note) -> None:
        """Open the session that the note was written in, from Home."""
        if self.console.conductor is not None:
            self.tell("Leave this session first; then its note's session can be opened.")
            return
        self.dismiss()
        self.console.open_session(note.session)

    def _mend(self, note: Note) -> None:
        """Put other words in the place of the note's. In the session that is run here they are
        kept as far as they are typed; for any other Escape asks."""
        from l4pc_tui.console.questions.ask import Ask

        held = self._holds(note)

        def answered(line: str | None) -> None:
            if line is not None:
                self._do(note, lambda held: held.mend(note.id, line), lambda desk: mend_note(
                    desk, note.session, note.id, line
                ))  # fmt: skip
            elif held is not None and held.leave_mend(note.id):
                self.tell("The note is as it was; your new words are kept half typed.")

        asked = Ask(
            f"Mending {named(self.desk, note)}.",
            value=held.begin_mend(note.id) if held else as_typed(note), needed=True,
            most=LONGEST_LINE, guarded=held is None,
            typed=(lambda line: held.keep_mend(note.id, line)) if held else None,
        )  # fmt: skip
        self.app.push_screen(asked, answered)

    def _consent(self, note: Note) -> None:
        """Ask what its speaker agrees to now; after it was taken back, say who had its words."""
        from l4pc_tui.desk.out.consent import who_had_it

        desk = self.desk

        def answered(given: str | None) -> None:
            if given is None:
                return
            self._do(note, lambda held: held.consent(note.id, given), lambda desk: give_consent(
                desk, note.session, note.id, given
            ))  # fmt: skip
            if given == Consent.WITHDRAWN:
                self.console.at_desk(
                    lambda: who_had_it(desk, note.session, note.id),
                    lambda had: self.tell(" ".join(had)) if had else None,
                )

        self.app.push_screen(consent_question(named(desk, note)), answered)

    def _strike(self, note: Note) -> None:
        """Ask once, then strike: the words leave the file for good."""

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._do(note, lambda held: held.strike(note.id), lambda desk: strike_note(
                    desk, note.session, note.id
                ))  # fmt: skip

        self.app.push_screen(strike_question(named(self.desk, note)), answered)

    def _holds(self, note: Note) -> Conductor | None:
        """The conductor of a note's session, where it is run here."""
        held = self.console.conductor
        is_here = held is not None and held.writes and held.is_of(note.session)
        return held if is_here else None

    def _do(
        self, note: Note, here: Callable[[Conductor], Reply], there: Callable[[Desk], str]
    ) -> None:
        """A note of the session that is run here is its conductor's; any other is the file's."""
        held, desk = self._holds(note), self.desk
        if held is not None:
            said = here(held)
            if self.answer(said):
                self.console.at_desk(lambda: held.drain(patience.NOTE), lambda _: self._look())
            return

        def done(words: str) -> None:
            self.tell(words)
            self._look()

        self.console.at_desk(lambda: there(desk), done)


_WAYS = (
    Choice("m", "mend", "mend it"), Choice("w", "consent", "consent"), Choice("x", "strike", "strike it"),
    Choice("enter", "open", "open its session"), Choice("escape", "", "nothing"),
)  # fmt: skip


def _line(hit: Note, width: int) -> ListLine:
    lead = Content.assemble((day_and_clock(hit.at), "$muted"))
    where = " · ".join(part for part in (hit.kind, hit.item, hit.step) if part)
    about = Content.assemble(text(where, "$muted"), "  ", text(hit.place, place_style(hit.place)))
    body = hang(lead, TEXT_AT, text(hit.text), width)
    return ListLine(hit.id, stack([*body, *hang(GAP, TEXT_AT, about, width)]))
