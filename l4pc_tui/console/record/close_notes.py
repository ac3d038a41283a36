"""What is done with a note at Close, and with what is not caught yet."""

from __future__ import annotations

from abc import abstractmethod

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.panels.asked import Asked
from l4pc_tui.console.panels.capture import KEPT, LEFT
from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.choose import Choose, chosen_by, strike_question
from l4pc_tui.console.questions.pulse import PulseScreen
from l4pc_tui.console.record.commitment import CommitmentForm
from l4pc_tui.core.live.depth.fingers import TypedPulse
from l4pc_tui.core.live.notes.answers import PARKED
from l4pc_tui.core.live.notes.note_line import LONGEST_LINE
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.desk.session.close import AskedLine
from l4pc_tui.desk.session.close_answers import answers
from l4pc_tui.desk.session.conductor import Conductor


class CloseNotes(Face):
    """The notes of Close with their keys; the screen around them says which work when."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.conductor = conductor

    @abstractmethod
    def draw_all(self) -> None:
        """Draw the session as it stands now."""

    @property
    def asked(self) -> Asked[AskedLine]:
        """The notes."""
        return self.query_one(Asked)

    @property
    def line(self) -> AskedLine | None:
        """The note under the cursor."""
        return self.asked.item if self.is_mounted else None

    def do(self, said: Reply, *, move_on: bool = False) -> None:
        """Draw what an answer did; one that was asked for leads on to the next."""
        self.draw_all()
        if self.answer(said) and move_on:
            self.asked.on_to_next(waits)

    def do_in_place(self, said: Reply) -> None:
        """As ``do``, of a line that may be gone now: the cursor stays where it stands."""
        at = self.asked.highlighted or 0
        self.do(said)
        if said.ok and self.asked.option_count:
            self.asked.highlighted = min(at, self.asked.option_count - 1)

    def action_dispose(self, outcome: str) -> None:
        """Say what becomes of the parked item; who takes it, or why it stays open."""
        line = self.line
        if line is None:
            return
        answer = next(each for each in PARKED if each.means == outcome)

        def told(reason: str | None) -> None:
            if reason is not None:
                said = self.conductor.dispose(line.note_id, outcome, reason)
                self.do(said, move_on=line.open)

        if answer.asks:
            self.app.push_screen(
                Ask(answer.asks, line.text, needed=answer.needed, guarded=True), told
            )
        else:
            told("")

    def action_agree(self) -> None:
        """Put the commitment's parts right."""
        line = self.line
        if line is not None:
            form = CommitmentForm(self.conductor, line.note_id)
            self.app.push_screen(form, lambda _: self.draw_all())

    def action_sort(self) -> None:
        """Ask which sort of barrier or rule it is, one letter each."""
        line = self.line
        if line is None:
            return

        def chosen(sort: str | None) -> None:
            if sort is not None:
                self.do(self.conductor.sort(line.note_id, sort), move_on=line.open)

        self.app.push_screen(
            Choose("What sort is it?", chosen_by(answers(line), "leave it")), chosen
        )

    def action_catch(self) -> None:
        """Write it after all; what is no note is taken where it belongs."""
        line = self.line
        if line is None:
            return
        if line.asks == "pulse":
            self.action_pulse()
            return
        if line.asks == "register":
            from l4pc_tui.console.record.register import RegisterScreen

            self.app.push_screen(RegisterScreen(self.conductor), lambda _: self.draw_all())
            return

        def written(words: str | None) -> None:
            if words is not None:
                self.do_in_place(self.conductor.catch(line.note, words))

        if line.asks == "capture":
            self.app.push_screen(
                Ask(f"{line.kind}: {line.text}", needed=True, guarded=True), written
            )

    def action_leave(self, _leave: str) -> None:
        if self.line is not None:
            self.do_in_place(self.conductor.leave_uncaught(self.line.note))

    def action_consent(self, given: str) -> None:
        line = self.line
        if line is not None:
            self.do(self.conductor.consent(line.note_id, given), move_on=line.open)

    def action_share(self) -> None:
        if self.line is not None:
            self.do(self.conductor.share(self.line.note_id))

    def action_mend(self) -> None:
        """Put other words in the place of the note's; as far as they are typed they are kept."""
        line = self.line
        if line is None:
            return

        conductor, note = self.conductor, line.note_id

        def answered(words: str | None) -> None:
            if words is not None:
                self.do(conductor.mend(note, words))
            else:
                self.tell(KEPT.format("r") if conductor.leave_mend(note) else LEFT)

        asked = Ask(
            f"Mending {conductor.note_named(note)}.", value=conductor.begin_mend(note),
            needed=True, most=LONGEST_LINE, typed=lambda words: conductor.keep_mend(note, words),
        )  # fmt: skip
        self.app.push_screen(asked, answered)

    def action_strike(self) -> None:
        """Ask once, then strike: the words leave the file for good."""
        line = self.line
        if line is None:
            return

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self.do_in_place(self.conductor.strike(line.note_id))

        self.app.push_screen(strike_question(self.conductor.note_named(line.note_id)), chosen)

    def action_undo(self) -> None:
        self.do(self.conductor.undo())

    def action_pulse(self) -> None:
        """Ask for the counts at the end."""

        def taken(answer: TypedPulse | None) -> None:
            if answer is not None:
                self.do(self.conductor.take_pulse(*answer, ends=True))

        self.app.push_screen(PulseScreen(self.conductor), taken)


def waits(line: AskedLine) -> bool:
    """Whether nobody has answered yet."""
    return line.open
