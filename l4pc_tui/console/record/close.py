"""Close: what the session came to, what was left open, the close itself, the log."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from l4pc_tui.console.frame.full_screen import NARROW
from l4pc_tui.console.frame.heads import heading, saved_mark
from l4pc_tui.console.panels.asked import Asked, asked_line
from l4pc_tui.console.panels.close_question import CloseFoot, CloseQuestion, ListHead
from l4pc_tui.console.panels.close_words import CloseWords, DoneWords, what_next
from l4pc_tui.console.questions.choose import Choice, Choose
from l4pc_tui.console.questions.log_question import ask_for_log
from l4pc_tui.console.record.close_keys import CLOSE_KEYS
from l4pc_tui.console.record.close_notes import CloseNotes, waits
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.text.amounts import count
from l4pc_tui.desk.between.sent import sent_of_session
from l4pc_tui.desk.out.handed import handed_in, handed_over
from l4pc_tui.desk.session.close import (
    NOTHING_KEPT,
    UNCAUGHT,
    AskedLine,
    Asks,
    after_close,
    closing,
)
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.look import content as drawn

if TYPE_CHECKING:
    from l4pc_tui.desk.between.bundles import Bundle
    from l4pc_tui.desk.between.outgoing import Written
    from l4pc_tui.desk.out.writing import Written as WrittenLog

AIRY_FROM = 30
"""Rows from which on there is air between question and answers."""
VERDICT_WAITS = "Back, then q in the session, says where it ran over and which times would fit."


class CloseScreen(CloseNotes):
    """Over the Console; the same screen shows the record of a session that is over."""

    CSS_PATH = "close.tcss"
    AUTO_FOCUS = "Asked"
    BINDINGS = CLOSE_KEYS

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self._view = closing(conductor)
        self._rehearses = conductor.desk.pretends == "rehearsal"
        told = self._rehearses and self._view.closed
        self._sent = ""
        self._measures = ""
        self._done = [NOTHING_KEPT, VERDICT_WAITS] if told else []
        self._all = False
        """Whether the list has the notes that are ready, too."""

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="close"):
            with VerticalScroll(id="page", can_focus=False):
                yield CloseWords()
            with Vertical(id="close-asked"):
                yield CloseQuestion()
                yield ListHead(id="list-head")
                yield Asked[AskedLine](asked_line, id="left-open")
                yield CloseFoot()
        yield DoneWords()

    def on_mount(self) -> None:
        self.set_interval(1.0, self.draw_head)
        self.draw_all()
        self.look_what_was_sent()
        self._look_what_was_asked()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """The cursor stands on the first note that Close asks about."""
        self.draw_all()
        line = self.line
        if line is not None and not line.open:
            self.asked.on_to_next(waits)

    @on(OptionList.OptionHighlighted, "#left-open")
    def cursor_moved(self) -> None:
        """Another question, other keys."""
        self._draw_question()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """More rows have room for air."""
        self.call_after_refresh(self._draw_question)

    def _draw_question(self) -> None:
        self.query_one(CloseQuestion).show(
            self._view, self.line, tinted=not self._view.closed and self._asks,
            airy=self.app.size.height >= AIRY_FROM,
        )  # fmt: skip

    @property
    def _asks(self) -> bool:
        """Whether the line under the cursor waits for an answer."""
        return self.line is not None and self.line.open and bool(self.line.ways)

    def draw_all(self) -> None:
        """Draw the session as it stands now."""
        self._view = closing(self.conductor)
        handed = handed_over(self.desk, handed_in(self.conductor.room.entries))
        told = " ".join(filter(None, (handed, self._sent)))
        self.query_one(CloseWords).show(self._view, told, asked=self._measures)
        self.query_one(DoneWords).show(self._done)
        listed = self._view.asked if self._all else self._view.questions
        self.asked.show(listed)
        self.asked.display = self.query_one(ListHead).display = bool(listed)
        self.query_one(CloseFoot).show(
            self._view, all_shown=self._all, told=what_next(self._view, keeps=not self._rehearses),
            brief=self.app.size.width < NARROW,
        )  # fmt: skip
        self._draw_question()
        self.draw_head()
        self.refresh_bindings()

    def draw_head(self) -> None:
        """The clock and the word in the corner go on."""
        view, saving = self.conductor.view(), self.conductor.saved()
        name = "Record" if self._view.closed else "Close"
        title = heading(name, tag=self.desk.pretends, told=self._view.title)
        self.head.show(
            (title, drawn.text(view.clock, "bold $foreground")),
            (self._standing(), saved_mark(saving, dark=self.conductor.wall.stands.blank)),
        )

    def _standing(self) -> tuple[Content, ...]:
        """When it ended, and how much is ready; nothing here must be answered."""
        view = self._view
        finished = drawn.text(view.finished, "$kept" if view.closed else "$muted")
        notes = sum(not line.uncaught for line in view.asked)
        ready = drawn.text(f" · {len(view.ready)} of {count(notes, 'note')} ready", "$foreground")
        calm = drawn.text(" · nothing here must be answered", "$muted")
        return (finished + ready + calm, finished + ready, finished) if notes else (finished,)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        if action == "page":
            # Where there is nothing to scroll the list has the key.
            return self.is_mounted and self.page.max_scroll_y > 0
        closed, reading = self._view.closed, self.conductor.reading
        asks = self.line.asks if self.line else ""
        turn = {"leave": asks in UNCAUGHT, "dispose": asks not in UNCAUGHT, "sort": asks == "sort",
                "catch": asks in UNCAUGHT, "agree": asks != "sort" and asks not in UNCAUGHT}  # fmt: skip
        if action in turn:
            return turn[action]
        if action == "accept":
            return not closed and not reading and self._asks
        if action == "close":
            return not closed and not reading and not self._asks
        if action == "close_now":
            return not closed and not reading
        if action == "reopen":
            return closed and not reading
        if action == "pulse":
            return not closed and not reading
        return action not in ("export", "bundle", "measures") or not self._rehearses

    def works(self, action: str) -> bool:
        """A note's keys are those that answer what is asked of it."""
        name = action.partition("(")[0]
        if name not in (*_WANTED, *_OF_A_NOTE, "undo"):
            return True
        line = self.line
        if self.conductor.reading or (line is None and name != "undo"):
            return False
        if name in _OF_A_NOTE:
            return line is not None and not line.uncaught
        return name not in _WANTED or (line is not None and line.asks in _WANTED[name])

    @property
    def page(self) -> VerticalScroll:
        """What the session came to."""
        return self.query_one("#page", VerticalScroll)

    def action_page(self, way: int) -> None:
        """Scroll what the session came to; the list below goes by its arrows."""
        rows = max(1, self.page.size.height - 1)
        self.page.scroll_relative(y=way * rows, animate=False)

    def action_accept(self) -> None:
        """Take the tinted answer: what its letter does."""
        if self.line is not None and self.line.ways:
            self.app.simulate_key(self.line.ways[0].letter)

    def action_show_all(self) -> None:
        """List every note, or only what is asked about."""
        self._all = not self._all
        self.draw_all()

    def action_close_now(self) -> None:
        self.action_close()

    def action_close(self) -> None:
        """Close, then make a backup and say where it lies."""
        if not self.answer(self.conductor.close()):
            return
        self.draw_all()
        conductor = self.conductor
        self.console.at_desk(lambda: after_close(conductor), self._backed_up)

    def _backed_up(self, told: tuple[str, ...]) -> None:
        self._done.extend((*told, VERDICT_WAITS) if self._rehearses else told)
        self.draw_all()
        self.look_what_was_sent()

    def action_reopen(self) -> None:
        if self.answer(self.conductor.reopen()):
            self.dismiss()

    def action_export(self) -> None:
        """Ask as what and for whom, then write the log."""
        conductor = self.conductor

        def write(how: str, profile: Profile, to: str) -> None:
            def work() -> WrittenLog:
                from l4pc_tui.desk.out.exports import write_log

                return write_log(conductor, how, profile, to)

            self.console.at_desk(work, self._exported)

        ask_for_log(self.app, write)

    def _exported(self, written: WrittenLog) -> None:
        self.conductor.fold_in(*written.kept)
        self._done.extend(written.lines)
        self.draw_all()

    def look_what_was_sent(self) -> None:
        """Ask the desk what the coordinator has, and draw it once that is known."""
        conductor = self.conductor
        self.console.at_desk(lambda: sent_of_session(conductor), self._was_sent)

    def _was_sent(self, told: str) -> None:
        if told != self._sent:
            self._sent = told
            self.draw_all()

    def action_measures(self) -> None:
        """What was asked of this session, and the forms to type it in."""
        from l4pc_tui.console.outcomes.measures import MeasuresScreen

        session = self.conductor.session
        self.app.push_screen(MeasuresScreen(session=session), lambda _: self._look_what_was_asked())

    def _look_what_was_asked(self) -> None:
        """Ask the desk what was asked of people besides, and draw it once that is known."""
        from l4pc_tui.desk.outcomes.at_hand import asked_in_words, at_hand

        desk, session = self.desk, self.conductor.session

        def asked(told: str) -> None:
            if told != self._measures:
                self._measures = told
                self.draw_all()

        self.console.at_desk(lambda: asked_in_words(at_hand(desk, session=session)), asked)

    def action_bundle(self) -> None:
        """Say what the file for the coordinator would hold, and write it once that was read."""
        conductor = self.conductor

        def work() -> Bundle:
            from l4pc_tui.desk.between.bundles import bundle_of

            return bundle_of(conductor)

        self.console.at_desk(work, self._looked_at, leads=True)

    def _looked_at(self, bundle: Bundle) -> None:
        desk = self.desk

        def work() -> Written:
            from l4pc_tui.desk.between.bundles import write_to_folder

            return write_to_folder(desk, bundle)

        def answered(answer: str | None) -> None:
            if answer:
                self.console.at_desk(work, self._bundled)

        choices = (Choice("enter", "write", "Write it"), Choice("escape", "", "not now"))
        self.app.push_screen(Choose("\n".join((*bundle.lines, bundle.asked)), choices), answered)

    def _bundled(self, written: Written) -> None:
        self._done.extend(written.lines)
        self.draw_all()
        self.look_what_was_sent()

    def action_back(self) -> None:
        self.dismiss()


_OF_A_NOTE = frozenset(("share", "mend", "strike"))
"""What can be done with every note, whatever is asked of it."""
_WANTED: dict[str, frozenset[Asks]] = {
    "dispose": frozenset(("parked",)), "agree": frozenset(("commitment",)),
    "consent": frozenset(("consent",)), "sort": frozenset(("sort",)),
    "catch": frozenset(("capture", "pulse", "register")), "leave": UNCAUGHT,
}  # fmt: skip
"""What each key answers."""
