"""The register: one letter a person."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading, saved_mark
from l4pc_tui.console.panels.people import People
from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.choose import Choice, Choose
from l4pc_tui.console.questions.pick_person import NEW, Candidate, PickPerson
from l4pc_tui.console.record.attendance import bring_attendance
from l4pc_tui.console.widgets.draw import hint
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.core.live.notes.answers import MARKS
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.view.register_view import RegisterLine
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Person, Presence
from l4pc_tui.core.text import fold
from l4pc_tui.desk.people.persons import Done
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.look import content as drawn
from l4pc_tui.look.keyed import drawn_on

HINT = "A letter marks and moves on · Enter passes on · z takes back · Esc goes back"
READS = "Read only: whoever leads marks who is here · Esc goes back"

TIMES = "10:15, or in and out as 10:15-12:30, or -12:30 for out alone. A dot stands for no time."
ROWS = "Code, mark and perhaps a time: kfr h, kfr l 10:15. Escape ends."
NOBODY = "Nobody is on this register yet. w adds a walk-in."


def _marks(*presences: Presence) -> Iterable[Binding]:
    """A key for each of these marks."""
    for each in MARKS:
        if each.means in presences:
            yield Binding(each.letter, f"mark({str(each.means)!r})", each.word,
                          id=f"register.{each.means}", tooltip=each.told)  # fmt: skip


_LEFT = (Presence.LEFT_EARLY,)
_CAME = tuple(each for each in Presence if each not in _LEFT)
NO_MATCH = "Nobody’s name has these letters. Escape shows everybody."


class RegisterScreen(Face):
    """Over the Console; may be taken before the session starts."""

    CSS_PATH = "register.tcss"
    AUTO_FOCUS = "People"
    BINDINGS = [
        *_marks(*_CAME),
        Binding("w", "walk_in", "Walk-in", id="register.walk_in",
                tooltip="Somebody who is not on the roster: name, Enter"),
        Binding("a", "rest_here", "Rest here", id="register.rest",
                tooltip="Everyone who is not marked yet is here"),
        Binding("slash", "find", "Find", id="register.find", key_display="/",
                tooltip="Find somebody by a few letters"),
        *_marks(*_LEFT),
        Binding("z", "undo", "Undo", id="register.undo", tooltip="Take the last mark back"),
        Binding("t", "times", "Times", id="register.times",
                tooltip="When somebody came and left, now or days later"),
        Binding("i", "remark", "Remark", id="register.remark", tooltip="A remark beside the mark"),
        Binding("n", "rename", "Name", id="register.name", tooltip="Put the name right"),
        Binding("m", "match", "Match", id="register.match",
                tooltip="Say who of the roster a walk-in is"),
        Binding("k", "key_in", "Paper rows", id="register.key_in",
                tooltip="Type in the rows of a paper register: code, mark, time"),
        Binding("b", "bring_in", "File", id="register.file",
                tooltip="Bring in an attendance file: Teams, Zoom, a form, a sign-in sheet"),
        Binding("f", "final", "Final", id="register.final",
                tooltip="The register is final; later changes stand as corrections"),
        Binding("backspace,delete", "unmark", "No mark", id="register.unmark",
                tooltip="Take the mark off"),
        Binding("enter", "next", "Next", id="register.next", key_display="⏎",
                tooltip="On to the next person without a mark"),
        Binding("escape,q", "back", "Back", id="register.back", key_display="esc",
                tooltip="Back to the session"),
    ]  # fmt: skip

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.conductor = conductor
        self._found = ""

    def body(self) -> Iterable[Widget]:
        with drawn_on(self):
            told = hint(READS if self.conductor.reading else HINT)
        yield Static(told, id="hint")
        yield Field(hint="a few letters of the name", id="find")
        with VerticalScroll(id="people-scroll", can_focus=False):
            yield People()

    @property
    def people(self) -> People:
        """The list."""
        return self.query_one(People)

    def on_mount(self) -> None:
        self.set_interval(1.0, self.draw_all)
        self.query_one("#find").display = False
        self.draw_all()
        if self.people.line is not None and self.people.line.mark:
            self.people.on_to_next(unmarked=True)

    def draw_all(self) -> None:
        """Draw what has changed."""
        view, saving = self.conductor.register(), self.conductor.saved()
        told = " · ".join(filter(None, (view.where, view.final)))
        title = heading("Register", tag=self.desk.pretends, told=told)
        with drawn_on(self):
            counts = (
                tuple(drawn.words(form) for form in (view.counts, *view.shorter))
                if view.lines
                else (hint(NOBODY),)
            )
        self.head.show(
            (title, drawn.text(view.clock, "bold $foreground")),
            (
                counts,
                saved_mark(saving, dark=self.conductor.wall.stands.blank),
            ),
        )
        letters = fold(self._found)
        lines = view.lines
        if letters:
            lines = tuple(line for line in lines if letters in fold(line.name))
        self.people.show(lines, NO_MATCH if letters else "")

    def works(self, action: str) -> bool:
        name = action.partition("(")[0]
        if name in ("back", "app.keys", "app.curtain", "find"):
            return True
        if name == "match" and not (self.people.line and self.people.line.walk_in):
            return False
        return not self.conductor.reading

    def _do(self, said: Reply) -> bool:
        self.draw_all()
        return self.answer(said)

    def action_mark(self, presence: str) -> None:
        """Mark, and move on to the next without a mark; a mark put right stays where it is."""
        line = self.people.line
        if line is None:
            return

        def marked(at: str | None) -> None:
            said = at is not None and self._do(self.conductor.mark(line.person, presence, at))
            if said and not line.mark:
                self.people.on_to_next(unmarked=True)

        if asked := self.conductor.asks_when(line.person, presence):
            self.app.push_screen(Ask(asked), marked)
        else:
            marked("")

    def action_times(self) -> None:
        """When somebody came and left."""
        line = self.people.line
        if line is None:
            return

        self._ask_times(line, TIMES, self.conductor.times_of(line.person))

    def _ask_times(self, line: RegisterLine, told: str, typed: str) -> None:
        """Ask; what cannot be read is asked about again with the words that were typed."""

        def timed(words: str | None) -> None:
            if words is None:
                return
            said = self.conductor.times(line.person, words)
            self.draw_all()
            if said.ok or words.strip() == self.conductor.times_of(line.person):
                self.answer(said)
            else:
                self._ask_times(line, said.words, words)

        self.app.push_screen(Ask(f"In and out of {line.name}", told, value=typed), timed)

    def action_match(self) -> None:
        """Who of the roster the walk-in under the cursor is, or somebody new."""
        line, conductor = self.people.line, self.conductor
        if line is None:
            return

        def asked(people: tuple[Person, ...]) -> None:
            candidates = [Candidate(p.id, p.display_name or p.name, p.organisation) for p in people]
            question = PickPerson(f"Who is {line.name}?", candidates, "somebody new on the roster")
            self.app.push_screen(question, picked)

        def done(told: Done | Reply) -> None:
            # Only here: in the thread a mark that is set meanwhile would be lost.
            self._do(conductor.show_match(told))

        def picked(key: str | None) -> None:
            if key is not None:
                person = PersonId("" if key == NEW else key)
                self.console.at_desk(lambda: conductor.match_on_disk(line.person, person), done)

        self.console.at_desk(lambda: conductor.who_walked_in(line.person), asked, leads=True)

    def action_key_in(self) -> None:
        """Row after row of a paper register, until Escape or an empty line."""
        self._key_in(ROWS)

    def _key_in(self, told: str) -> None:
        def typed(row: str | None) -> None:
            if row:
                said = self.conductor.key_in(row)
                self.draw_all()
                self._key_in(said.words)

        self.app.push_screen(Ask("A row of the paper register", told, enter="Next row"), typed)

    def action_bring_in(self) -> None:
        """Take an attendance file in."""
        bring_attendance(self)

    def action_final(self) -> None:
        """Make the register final, or open it again; asked once."""
        final = bool(self.conductor.room.final)
        does = self.conductor.reopen_register if final else self.conductor.make_final

        def chosen(answer: str | None) -> None:
            if answer:
                self._do(does())

        choices = (Choice("y", "yes", "Open it again" if final else "Make it final"),
                   Choice("escape", "", "Leave it"))  # fmt: skip
        self.app.push_screen(Choose(self.conductor.final_asks(), choices), chosen)

    def action_unmark(self) -> None:
        if self.people.person:
            self._do(self.conductor.unmark(self.people.person))

    def action_rest_here(self) -> None:
        self._do(self.conductor.rest_here())

    def action_undo(self) -> None:
        self._do(self.conductor.undo())

    def action_next(self) -> None:
        self.people.on_to_next(unmarked=True)

    def action_walk_in(self) -> None:
        def named(name: str | None) -> None:
            if name is not None:
                self._do(self.conductor.walk_in(name))

        self.app.push_screen(Ask("Who walked in?", needed=True), named)

    def action_rename(self) -> None:
        line = self.people.line
        if line is None:
            return

        def named(name: str | None) -> None:
            if name is not None:
                self._do(self.conductor.rename(line.person, name))

        self.app.push_screen(Ask("The name as they spell it", value=line.name, needed=True), named)

    def action_remark(self) -> None:
        line = self.people.line
        if line is None:
            return

        def remarked(words: str | None) -> None:
            if words is not None:
                self._do(self.conductor.remark(line.person, words))

        self.app.push_screen(Ask(f"Remark on {line.name}", value=line.remark), remarked)

    def action_find(self) -> None:
        """Show only those whose name has these letters."""
        find = self.query_one("#find", Field)
        self.query_one("#hint").display = False
        find.display = True
        find.focus()

    @on(Input.Changed, "#find")
    def letters_typed(self, event: Input.Changed) -> None:
        """Show who is meant so far."""
        self._found = event.value
        self.draw_all()

    @on(Input.Submitted, "#find")
    def found(self) -> None:
        """The cursor stands on whom was found; everyone is shown again."""
        self._end_find()

    def _end_find(self) -> None:
        person = self.people.person
        find = self.query_one("#find", Field)
        find.display = False
        find.value = ""
        self._found = ""
        self.query_one("#hint").display = True
        self.people.focus()
        self.draw_all()
        self.people.choose(person)

    def action_back(self) -> None:
        """Out of the find line first, then back to the session."""
        if self.query_one("#find").display:
            self._end_find()
        else:
            self.dismiss()
