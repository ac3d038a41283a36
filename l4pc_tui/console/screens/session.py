"""The Console: one session, run from the keyboard."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
from collections.abc import Iterable

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from l4pc_tui.console.corner import heading, saved_mark
from l4pc_tui.console.draw import label
from l4pc_tui.console.face import Face
from l4pc_tui.console.screens.session_keys import (
    DEPTH_HELP,
    SESSION_KEYS,
    TIME_HELP,
    WHILE_IT_GOES,
    WISHES,
)
from l4pc_tui.console.widgets.capture import HINT, NARROW_HINT, Capture
from l4pc_tui.console.widgets.card_head import CardHead
from l4pc_tui.console.widgets.depth import Depth
from l4pc_tui.console.widgets.lights import LightsPanel
from l4pc_tui.console.widgets.notes import Notes
from l4pc_tui.console.widgets.panels import Panels
from l4pc_tui.console.widgets.roll import Roll
from l4pc_tui.console.widgets.run_sheet import RunSheet
from l4pc_tui.console.widgets.step_words import StepWords
from l4pc_tui.core.live.retiming import not_open
from l4pc_tui.core.live.said import Said
from l4pc_tui.core.live.session_view import SessionView, SupportLine
from l4pc_tui.core.record.moves import State
from l4pc_tui.core.text.toned import Word, Words
from l4pc_tui.desk.conduct import Conductor
from l4pc_tui.desk.planning import needs
from l4pc_tui.look import content as drawn

PANELS = {"sheet": RunSheet, "roll": Roll, "notes": Notes, "depth": Depth}
"""What F2 to F5 bring over the words in a narrow window."""


class SessionScreen(Face):
    """Draws the conductor's view, and turns keys into its wishes. It computes nothing."""

    CSS_PATH = "session.tcss"
    BINDINGS = SESSION_KEYS
    ABOUT = (("GOING DEEPER", DEPTH_HELP), ("TIME", TIME_HELP))

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.conductor = conductor
        self.view: SessionView = conductor.view()
        self.mending = ""
        self._needs: tuple[SupportLine, ...] = ()
        self._panel = ""
        self._saved_before: object = None

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="room"):
            with Vertical(id="left"):
                yield Static(label("RUN SHEET"), id="run-sheet-title")
                yield RunSheet()
                yield Depth()
                yield LightsPanel()
            with Vertical(id="middle"):
                yield CardHead()
                yield StepWords()
            with Vertical(id="right"):
                yield Roll()
                yield Static(label("NOTES"), id="notes-title")
                yield Notes()
        yield Panels()
        yield Capture()

    def on_mount(self) -> None:
        self._listen()
        self.set_interval(1.0, self.tick)
        self.capture.load(self.conductor.draft())
        self.draw_all()
        if self.conductor.draft():
            self.tell("Your half-typed note is still here. n goes on with it.")
        self.call_after_refresh(self._ask_what_is_open)

    @property
    def capture(self) -> Capture:
        """The line at the bottom."""
        return self.query_one(Capture)

    @property
    def narrow(self) -> bool:
        """True where one column is all there is room for."""
        return self.has_class("-narrow")

    # What is drawn

    def draw_all(self) -> None:
        """Draw what has changed since it was last drawn."""
        before, self.view = self.view, self.conductor.view()
        view = self.view
        self._draw_head()
        self._draw_card()
        self._draw_words()
        self.query_one(RunSheet).show(view.sheet)
        self.query_one(Depth).show(view.depth)
        self.query_one(LightsPanel).show(view.lights)
        self.query_one(Roll).show(view)
        self.query_one(Notes).show(view.notes)
        self.query_one(Panels).show(view, self._panel)
        if (before.can, before.state) != (view.can, view.state):
            self.refresh_bindings()
        self._ring(before, view)

    def _draw_head(self) -> None:
        view, saving = self.view, self.conductor.saved()
        title = heading(view.title, tag=self.desk.pretends, told=view.where)
        self.head.show(
            (title, Content.styled(view.clock, "bold $foreground")),
            (drawn.words(self._standing, view.card.place), saved_mark(saving)),
        )

    @property
    def _standing(self) -> Words:
        """The second line; in a narrow window how deep one can go stands on the card."""
        view = self.view
        if self.narrow or not view.deeper:
            return view.standing
        return (*view.standing, Word(" · ", "muted"), *view.deeper)

    def _draw_card(self) -> None:
        view, narrow = self.view, self.narrow
        self.query_one(CardHead).show(
            view.card, view.depth if narrow else (), view.deeper if narrow else (), view.round
        )

    def _draw_words(self) -> None:
        planned = self.view.state is State.PLANNED
        self._needs = needs(self.conductor) if planned else ()
        returning = self.conductor.returning_in_words() if planned else ""
        self.query_one(StepWords).show(
            self.view, self._needs, folded=self.narrow, returning=returning
        )

    def _ring(self, before: SessionView, view: SessionView) -> None:
        """A round is over: seen, heard where the terminal has a bell, and said."""
        was, now = before.round, view.round
        if was is None or now is None or now.rung <= was.rung or before.card.name != view.card.name:
            return
        self.app.bell()
        self.query_one(CardHead).flash()
        self.tell(f"▲ Bell: {now.told if now.rung < now.of else now.bell}.", "behind")

    def on_resize(self) -> None:
        """A narrow window draws some things elsewhere, once its classes are set."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self._draw_head()
        self._draw_card()
        self._draw_words()
        column = self.query_one("#left").content_size.height
        self.query_one(RunSheet).keep_below(None if self.narrow else column)
        self.query_one(Panels).show(self.view, self._panel)
        self.capture.placeholder = NARROW_HINT if self.narrow else HINT

    # Time and news

    def tick(self) -> None:
        """One second has passed."""
        self.conductor.tick()
        self.draw_all()
        self._ask_what_is_open()

    def _listen(self) -> None:
        """Hear of every change of the word in the corner; it comes from the writing thread.

        That thread may outlive this screen and the loop, and must never be stopped by us.
        """
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()

        def heard() -> None:
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(self._saving_changed, context=context)

        self.conductor.listen(heard)

    def _saving_changed(self) -> None:
        if self.is_attached:
            self._draw_head()

    def _ask_what_is_open(self) -> None:
        """Was the room waiting while nobody was here? Only asked when nothing covers us."""
        if self.view.away is None or self.app.screen is not self:
            return
        from l4pc_tui.console.screens.away import AwayScreen

        self.app.push_screen(AwayScreen(self.conductor), self._away_answered)

    def _away_answered(self, waited: bool | None) -> None:
        if waited is not None:
            self._do(self.conductor.answer_away(waited=waited))

    # Which keys do something now

    def works(self, action: str) -> bool:
        name = action.partition("(")[0]
        reading = self.conductor.reading
        if name in WISHES:
            return (not reading and WISHES[name] in self.view.can) or (
                name == "close" and self.closed
            )
        if name in WHILE_IT_GOES:
            return not reading and self.view.state in (State.RUNNING, State.PAUSED)
        if name in ("support", "tick"):
            return not reading and not self.closed
        if name == "take_over":
            return reading
        if name == "follow":
            return bool(self.conductor.returning())
        if name in ("capture", "mark", "restricted", "undo", "doors", "door"):
            return not reading and (name != "door" or self._has_door(action))
        return name != "put_away" or bool(self._panel)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Two actions share Enter and space; the state says whose turn it is."""
        planned, paused = self.view.state is State.PLANNED, self.view.state is State.PAUSED
        turn = {"start": planned, "next": not planned, "pause": not paused, "resume": paused,
                "close": not self._needs, "tick": bool(self._needs)}  # fmt: skip
        return turn.get(action, True)

    @property
    def closed(self) -> bool:
        """True when the session is over; its key shows the record then."""
        return self.view.state is State.CLOSED

    def _has_door(self, action: str) -> bool:
        return any(f"({door.key})" in action for door in self.view.doors)

    # Wishes

    def _do(self, said: Said) -> bool:
        """Draw what a wish did, and tell what was said about it."""
        self.draw_all()
        return self.answer(said)

    def action_start(self) -> None:
        self._do(self.conductor.start())

    def action_next(self) -> None:
        self._do(self.conductor.next())

    def action_back(self) -> None:
        self._do(self.conductor.back())

    def action_reveal(self) -> None:
        """Ask the next question; when that leads deeper, the lights are shown first."""
        if self.conductor.reading or self.conductor.before_deeper() is None:
            self._asked(self.conductor.reveal())
            return
        from l4pc_tui.console.screens.deeper import DeeperScreen, Going

        def going(answer: Going | None) -> None:
            if answer is not None:
                self._asked(self.conductor.deeper(*answer))

        self.app.push_screen(DeeperScreen(self.conductor), going)

    def _asked(self, said: Said) -> None:
        if self._do(said):
            # In a low window it may stand below the fold.
            self.query_one(StepWords).bring_question()

    def action_up(self) -> None:
        self._do(self.conductor.up())

    def action_come_up(self) -> None:
        self._do(self.conductor.come_up())

    def action_need(self) -> None:
        self._do(self.conductor.need())

    def action_pulse(self) -> None:
        """Ask for the counts."""
        from l4pc_tui.console.screens.pulse import PulseScreen, Taken

        def taken(answer: Taken | None) -> None:
            if answer is not None:
                self._do(self.conductor.take_pulse(*answer))

        if self._may_change():
            self.app.push_screen(PulseScreen(), taken)

    def action_support(self) -> None:
        """Tick what the plan needs."""
        from l4pc_tui.console.screens.support import SupportScreen

        if not needs(self.conductor):
            self.tell("Nothing in this plan needs support.")
        elif not (said := self.conductor.refused()):
            self.app.push_screen(SupportScreen(self.conductor), lambda _: self.draw_all())
        else:
            self.answer(said)

    action_tick = action_support

    def action_adjust(self, seconds: int) -> None:
        self._do(self.conductor.adjust(seconds))

    def action_time(self) -> None:
        """What can be won, moved or given back; the squeeze first."""
        from l4pc_tui.console.screens.time import TimeScreen

        def done(said: Said | None) -> None:
            if said is not None:
                self._do(said)

        if self._may_change():
            self.app.push_screen(TimeScreen(self.conductor), done)

    def action_plan(self) -> None:
        """Change what is to come."""
        from l4pc_tui.console.screens.plan import PlanScreen

        if self._may_change():
            self.app.push_screen(PlanScreen(self.conductor), lambda _: self.draw_all())

    def _may_change(self) -> bool:
        """Whether the session goes and is ours; if not, say so."""
        said = self.conductor.refused()
        closed = not_open(self.conductor.room.run)
        if said is None and closed is not None:
            said = Said(False, closed.words)
        return said is None or self.answer(said)

    def action_pause(self) -> None:
        self._do(self.conductor.pause())

    action_resume = action_pause

    def action_undo(self) -> None:
        self._do(self.conductor.undo())

    def action_door(self, number: int) -> None:
        self._do(self.conductor.door(number))

    @on(OptionList.OptionSelected, "#run-sheet")
    def go_to(self, event: OptionList.OptionSelected) -> None:
        """Go to the step that was chosen on the run sheet."""
        if self._do(self.conductor.goto(self.query_one(RunSheet).stop_at(event.option_index))):
            self.action_put_away()

    # Notes

    def action_capture(self) -> None:
        self.open_line("")

    def action_mark(self, mark: str) -> None:
        self.open_line(f"{mark} ")

    def open_line(self, begin: str) -> None:
        """Write a note; a half-typed one is gone on with."""
        if self.conductor.reading:
            self._do(self.conductor.note(begin))
            return
        draft = self.capture.value
        if draft.strip() and begin:
            self.tell("This note is not saved yet. Enter saves it; then the next.")
        self.capture.open(draft if draft.strip() else begin)

    @on(Input.Changed, "#capture")
    def line_changed(self, event: Input.Changed) -> None:
        """Every key is kept, but for a note that is being mended: its old words are safe."""
        if not self.mending and event.value != self.conductor.draft():
            self.conductor.keep_draft(event.value)

    @on(Input.Submitted, "#capture")
    def line_done(self, event: Input.Submitted) -> None:
        """Save the line."""
        if not event.value.strip() and not self.mending:
            self.capture.leave()
            return
        mending = self.mending
        said = (
            self.conductor.mend(mending, event.value)
            if mending
            else self.conductor.note(event.value)
        )
        if self._do(said):
            self.mending = ""
            self.capture.load(self.conductor.draft())
            self.capture.leave()

    @on(Capture.Kept)
    def line_kept(self) -> None:
        """Keep the line and give the keys back; a mend is given up."""
        if self.mending:
            self.mending = ""
            self.capture.load(self.conductor.draft())
            self.tell("Left as it was.")
        self.capture.leave()

    @on(Capture.MendLast)
    def mend_last(self) -> None:
        """Take the last note up again."""
        self.mend(self.conductor.last_note())

    @on(OptionList.OptionSelected, "#notes")
    def mend_chosen(self, event: OptionList.OptionSelected) -> None:
        """Mend the note under the cursor."""
        self.mend(self.query_one(Notes).key_at(event.option_index))

    def mend(self, note: str) -> None:
        """Put a note back in the line."""
        line = self.conductor.note_line(note) if note else ""
        if not line:
            self.tell("There is no note to mend." if not note else "Only who was told is kept.")
            return
        self.mending = note
        self.action_put_away()
        self.capture.open(line)
        self.tell("Mending. Enter saves, Escape leaves the note as it was.")

    @on(Notes.Strike)
    def strike(self, event: Notes.Strike) -> None:
        """Ask once, then strike: the words leave the file for good."""
        from l4pc_tui.console.screens.choose import Choice, Choose

        def chosen(answer: str | None) -> None:
            if answer == "strike":
                self._do(self.conductor.strike(event.note))

        choices = (Choice("x", "strike", "strike it"), Choice("escape", "", "leave it"))
        self.app.push_screen(
            Choose("Strike this note? Its words are gone from the file for good.", choices), chosen
        )

    @on(Capture.Restricted)
    def action_restricted(self) -> None:
        """Keep only that something happened, when, and who was told."""
        from l4pc_tui.console.screens.ask import Ask
        from l4pc_tui.core.live.capture import PAPER

        def told(answer: str | None) -> None:
            if answer is not None:
                self._do(self.conductor.restricted(answer))

        self.capture.leave()
        if self.conductor.reading:
            self._do(self.conductor.restricted(""))
            return
        self.app.push_screen(Ask("Restricted. Who was told?", PAPER, needed=True), told)

    # Panels, other screens

    def action_panel(self, name: str) -> None:
        """Bring a panel over in a narrow window; go into it in a wide one."""
        if self._panel == name:
            self.action_put_away()
            return
        self._show_panel(name if self.narrow else "")
        panel = self.query_one(PANELS[name])
        if isinstance(panel, RunSheet):
            # Drawn first: where it was hidden it has an older picture.
            self.call_after_refresh(panel.to_now)
        if isinstance(panel, Notes) and panel.option_count:
            panel.highlighted = panel.option_count - 1
        if panel.can_focus:
            panel.focus()

    def action_put_away(self) -> None:
        """Back to the words."""
        self.set_focus(None)
        self._show_panel("")

    def _show_panel(self, name: str) -> None:
        self._panel = name
        self.set_class(bool(name), "-over")
        for each in PANELS:
            self.set_class(each == name, f"-{each}")
        self.query_one(Panels).show(self.view, name)
        self.refresh_bindings()

    def action_scroll_words(self, lines: int) -> None:
        self.query_one(StepWords).scroll_words(lines)

    def action_doors(self) -> None:
        from l4pc_tui.console.screens.doors import Doors

        if not self.view.doors:
            self.tell("This step has no doors.")
            return
        self.app.push_screen(Doors(self.view.doors), self._door_chosen)

    def _door_chosen(self, number: int | None) -> None:
        if number is not None:
            self.action_door(number)

    def action_register(self) -> None:
        from l4pc_tui.console.screens.register import RegisterScreen

        self.app.push_screen(RegisterScreen(self.conductor), lambda _: self.draw_all())

    def action_follow(self) -> None:
        """What became of earlier commitments."""
        from l4pc_tui.console.screens.follow import FollowScreen

        self.app.push_screen(FollowScreen(self.conductor), lambda _: self.draw_all())

    def action_close(self) -> None:
        from l4pc_tui.console.screens.closing import CloseScreen

        self.app.push_screen(CloseScreen(self.conductor), lambda _: self.draw_all())

    def action_screen(self) -> None:
        """Say how the room's window is opened."""
        command = "l4pc screen"
        self.tell(f"In a second terminal, on the projector: {command}. It follows this session.")

    def action_take_over(self) -> None:
        """Ask, then run the session from here."""
        from l4pc_tui.console.screens.choose import Choice, Choose

        if not self.conductor.reading:
            self.tell("You are running this session.")
            return

        def chosen(answer: str | None) -> None:
            if answer == "take":
                self._do(self.conductor.take_over())
                self.refresh_bindings()

        choices = (Choice("T", "take", "take over"), Choice("escape", "", "read on"))
        self.app.push_screen(
            Choose(f"Take over from {self.conductor.holder}? It will read on.", choices), chosen
        )

    def action_leave(self) -> None:
        self.console.leave_session(self)
