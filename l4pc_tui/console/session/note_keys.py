"""The capture line, and what is done with a note once it stands: mended, struck."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.widgets import Input, OptionList

from l4pc_tui.console.panels.capture import KEPT, LEFT, Capture
from l4pc_tui.console.panels.notes import Notes
from l4pc_tui.console.session.panel_keys import PanelKeys
from l4pc_tui.core.live.notes.note_line import LONGEST, PAPER, SEALED, SEALS, WORDS
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.record.names import NoteId
from l4pc_tui.core.record.nouns import Consent
from l4pc_tui.desk.present.seat import ASKED, WHY
from l4pc_tui.desk.session.notes import wordless

NONE = "There is no note to mend."
MENDING = "Mending {}. Enter saves; Escape keeps what you typed, and the note as it was."


class NoteKeys(PanelKeys):
    """Every key typed is kept; "saved" shows only once it is."""

    def action_capture(self) -> None:
        self.open_line("")

    def action_mark(self, mark: str) -> None:
        self.open_line(f"{mark} ")

    def open_line(self, begin: str) -> None:
        """Write a note; a half-typed one is gone on with. A mark begins one of its kind, and
        what is half typed waits below it."""
        conductor = self.conductor
        if not conductor.writes:
            self.seated(lambda: self.open_line(begin))
            return
        if begin:
            conductor.begin_line(begin)
            if conductor.waiting_lines():
                self.tell("Your half-typed line waits; it is back once this one is saved.")
        elif mended := conductor.mending():
            self.tell(MENDING.format(conductor.note_named(mended)))
        self.capture.open(conductor.draft())

    def seated(self, then: Callable[[], None]) -> None:
        """Go on once notes are taken here: beside whoever conducts under a name of one's own, which
        is asked for where both consoles go by the same."""
        from l4pc_tui.console.questions.ask import Ask

        conductor = self.conductor

        def sat(said: Reply) -> None:
            if said.ok and conductor.writes:
                self.line_follows_seat()
                then()
            else:
                self.wish(said)

        def ask(told: str, value: str = "") -> None:
            self.app.push_screen(
                Ask(ASKED, told, value=value, needed=True, enter="Take notes", anew=True), named
            )

        def named(name: str | None) -> None:
            if name is None:
                return
            said = conductor.sit_down(name)
            if said.ok:
                sat(said)
            else:
                ask(said.words, name)

        if conductor.may_sit_down and conductor.namesake:
            ask(WHY)
        else:
            sat(conductor.sit_down())

    def line_follows_seat(self) -> None:
        """What somebody had half typed at this seat stands in the line again."""
        self.capture.load(self.conductor.draft())
        self.refresh_bindings()
        self.draw_all()

    def action_scroll_words(self, lines: int) -> None:
        """Where there is nothing to scroll and nothing typed, ↑ mends the last note."""
        if lines == -1 and not (self.words.scrolls or self.capture.value):
            self.mend_last()
        else:
            super().action_scroll_words(lines)

    @on(Input.Changed, "#capture")
    def line_changed(self, event: Input.Changed) -> None:
        """Every key is kept, of a mend too."""
        if event.value != self.conductor.draft():
            self.conductor.keep_draft(event.value)

    def line_follows(self, before: str) -> None:
        """Show the half-typed line where it changed without us, as when someone took over.

        What is in the line and was not in the draft ``before`` is being typed, and is kept.
        """
        draft = self.conductor.draft()
        if draft != before == self.capture.value:
            self.capture.load(draft)

    @on(Input.Submitted, "#capture")
    def line_done(self, event: Input.Submitted) -> None:
        """Save the line."""
        mending = self.conductor.mending()
        if not event.value.strip() and not mending:
            self._line_gone()
            return
        said = (
            self.conductor.mend(mending, event.value)
            if mending
            else self.conductor.note(event.value)
        )
        if self.wish(said):
            self.capture.load(self.conductor.draft())
            self.capture.leave()
            self.say_damage(again=True)

    def _line_gone(self) -> None:
        """Leave the line that is typed now; what waits below it stands there again."""
        self.conductor.drop_line()
        self.capture.load(self.conductor.draft())
        self.capture.leave()

    @on(Capture.Full)
    def line_full(self) -> None:
        """Not all that was pasted is in the line; say so before it is saved."""
        self.tell(f"A note holds {LONGEST:,} characters; the rest was not pasted.", "behind")

    @on(Capture.Kept)
    def line_kept(self) -> None:
        """Keep the line and give the keys back. A mend in which nothing was changed is given up."""
        conductor, line = self.conductor, self.capture.value
        mending = conductor.mending()
        if mending:
            kept = conductor.leave_mend(mending)
            self.capture.load(conductor.draft())
            self.capture.leave()
            self.tell(KEPT.format("n") if kept else LEFT)
        elif not line.strip():
            self._line_gone()
        else:
            self.capture.leave()

    @on(Capture.MendLast)
    def mend_last(self) -> None:
        """Take the last note up again."""
        self.mend(self.conductor.last_note())

    @on(OptionList.OptionSelected, "#notes")
    def mend_chosen(self, event: OptionList.OptionSelected) -> None:
        """Mend the note under the cursor."""
        self.mend(NoteId(self.notes.line_key(event.option_index)))

    def mend(self, note: NoteId) -> None:
        """Put a note back in the line."""
        if not self.conductor.writes:
            self.seated(lambda: self.mend(note))
            return
        if (said := self.conductor.note_refused(note)) is not None:
            self.answer(said)
            return
        line, named = self.conductor.note_line(note), self.conductor.note_named(note)
        if not line:
            self.tell(wordless(named) if named else NONE)
            return
        self.action_put_away()
        self.capture.open(self.conductor.begin_mend(note))
        self.tell(MENDING.format(named))

    @on(Notes.Strike)
    def strike(self, event: Notes.Strike) -> None:
        """Ask once, then strike: the words leave the file for good."""
        from l4pc_tui.console.questions.choose import strike_question

        if (refused := self.conductor.note_refused(event.note)) is not None:
            self.answer(refused)
            return

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self.wish(self.conductor.strike(event.note))

        asked = strike_question(self.conductor.note_named(event.note))
        self.app.push_screen(asked, chosen)

    @on(Notes.Consent)
    def consent(self, event: Notes.Consent) -> None:
        """Ask what its speaker agrees to now; after a consent was taken back, say who had its words."""
        from l4pc_tui.console.questions.choose import consent_question

        conductor, note = self.conductor, event.note
        if (refused := conductor.asks_consent(note)) is not None:
            self.answer(refused)
            return

        def chosen(given: str | None) -> None:
            if given is not None and self.wish(conductor.consent(note, given)):
                self._say_who_had(note, given)

        self.app.push_screen(consent_question(conductor.note_named(note)), chosen)

    def _say_who_had(self, note: NoteId, given: str) -> None:
        from l4pc_tui.desk.out.consent import who_had_it

        if given == Consent.WITHDRAWN:
            desk, session = self.conductor.desk, self.conductor.session
            self.console.at_desk(
                lambda: who_had_it(desk, session, note),
                lambda had: self.tell(" ".join(had)) if had else None,
            )

    @on(Capture.Restricted)
    def action_restricted(self) -> None:
        """Keep that something happened, when, and who was told; and, where a passphrase was set,
        its words as only that opens them."""
        from l4pc_tui.console.questions.ask import Ask

        self.capture.leave()
        if not self.conductor.writes:
            self.seated(self.action_restricted)
            return
        seals = bool(self.conductor.sealing_key)

        def told(who: str | None) -> None:
            def words(said: str | None) -> None:
                self.wish(self.conductor.restricted(who or "", said or ""))

            if who is not None and seals:
                self.app.push_screen(Ask(WORDS, SEALED, most=LONGEST, guarded=True), words)
            elif who is not None:
                self.wish(self.conductor.restricted(who))

        below = SEALS if seals else PAPER
        self.app.push_screen(Ask("Restricted. Who was told?", below, needed=True), told)
