"""The Console: one session, run from the keyboard."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
from collections.abc import Iterable
from dataclasses import replace

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from l4pc_tui.console.frame.heads import heading, saved_mark, standing
from l4pc_tui.console.panels.capture import HINT, NARROW_HINT
from l4pc_tui.console.panels.card_head import CardHead
from l4pc_tui.console.panels.wall_strip import WallStrip
from l4pc_tui.console.session.asked_first import AskedFirst
from l4pc_tui.console.session.keys import (
    DEPTH_HELP,
    SESSION_KEYS,
    TIME_HELP,
    WALL_HELP,
    WHILE_IT_GOES,
    WISHES,
)
from l4pc_tui.console.session.letter_keys import LetterKeys
from l4pc_tui.console.session.panel_keys import LeftColumn
from l4pc_tui.console.session.refusal import Refusal
from l4pc_tui.console.session.time_keys import TimeKeys
from l4pc_tui.console.session.wall_keys import WallKeys
from l4pc_tui.console.widgets.draw import label
from l4pc_tui.core.live.notes.captures import PULSE, REGISTER
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.view_model import SessionView, SupportLine, bell
from l4pc_tui.core.record.life import State
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.plan_list import needs

LEADS = (REGISTER, PULSE)
"""What is caught by a key that only whoever leads has: the register, a pulse."""
TALL_FROM = 30
"""Rows from which on the clock's figures may be five rows high."""


class SessionScreen(AskedFirst, TimeKeys, LetterKeys, WallKeys):
    """Draws the conductor's view, and turns keys into its wishes. It computes nothing."""

    CSS_PATH = "session.tcss"
    BINDINGS = SESSION_KEYS
    ABOUT = (("GOING DEEPER", DEPTH_HELP), ("TIME", TIME_HELP), ("THE WALL", WALL_HELP))

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.card = CardHead()
        self.wall = WallStrip()
        self._needs: tuple[SupportLine, ...] = ()
        self._touched = conductor.desk.elapsed(), 0
        """When somebody was at the keys last, and how often till then."""
        self._refusal = Refusal(lambda words, tone: self.console.tell(words, tone))

    def body(self) -> Iterable[Widget]:
        yield self.wall
        with Horizontal(id="room"):
            with LeftColumn(id="left"):
                yield self.run_sheet.title
                yield self.run_sheet
                yield self.depth
                yield self.lights
            with Vertical(id="middle"):
                yield self.card
                yield self.words
            with Vertical(id="right"):
                yield self.roll
                yield Static(label("NOTES"), id="notes-title")
                yield self.notes
        yield self.lights_strip
        yield self.panels
        yield self.capture

    def on_mount(self) -> None:
        self._listen()
        self.set_interval(1.0, self.tick)
        self.capture.load(self.conductor.draft())
        self.learn_letters()
        self.draw_all()
        if self.conductor.reading:
            self.tell(" ".join(self.conductor.why_reading()))
        if self.conductor.draft():
            mended = self.conductor.note_named(self.conductor.mending())
            line = f"mending of {mended}" if mended else "note"
            self.tell(f"Your half-typed {line} is still here. n goes on with it.")
        self._say_what_happened()
        self.call_after_refresh(self._ask_what_is_open)

    def on_screen_resume(self) -> None:
        """A line that was half typed on another screen, such as a mend at Close, waits in ours."""
        super().on_screen_resume()
        self.learn_letters()
        if self.capture.value != self.conductor.draft():
            self.capture.load(self.conductor.draft())

    # What is drawn

    def draw_all(self) -> None:
        """Draw what has changed since it was last drawn."""
        before, self.view = self.view, self.conductor.view()
        view = self.view
        self._draw_head()
        self._draw_card()
        self._draw_words()
        self.run_sheet.show(view.sheet)
        self.draw_sides()
        dark = self.conductor.wall.stands.blank
        changed = ("k", "lights it.") if dark else ("m", "changes it.")
        changed = ("", "") if self.conductor.reading else changed
        self.wall.show(self.conductor.wall.told(), *changed)
        if (before.can, before.state) != (view.can, view.state):
            self.refresh_bindings()
        self._ring(before, view)

    def _draw_head(self) -> None:
        view, saving = self.view, self.conductor.saved()
        # Of where it is told less, before a word of it is cut.
        where = view.where.split(" · ")
        title = tuple(
            heading(view.title, tag=self.desk.pretends, told=" · ".join(where[:count]))
            for count in range(len(where), -1, -1)
        )
        self.head.show(
            (title, Content.styled(view.clock, "bold $foreground")),
            # In a narrow window how deep one can go stands on the card.
            (standing(view, () if self.narrow else view.deeper), saved_mark(saving)),
        )

    def _draw_card(self) -> None:
        view, narrow, size = self.view, self.narrow, self.app.size
        self.card.show(
            view.card, view.depth if narrow else (), view.deeper if narrow else (), view.round,
            tall=self.large and size.height >= TALL_FROM, barred=self.airy,
        )  # fmt: skip

    def _draw_words(self) -> None:
        planned = self.view.state is State.PLANNED and not self.conductor.reading
        self._needs = needs(self.conductor) if planned else ()
        returning = self.conductor.returning_in_words() if planned else ""
        self.words.show(
            self._without_leading() if self.conductor.reading else self.view, self._needs,
            folded=self.narrow, returning=returning, large=self.lettered,
        )  # fmt: skip

    def _without_leading(self) -> SessionView:
        """What whoever reads along is told: no key that only who leads has."""
        caught = (line for line in self.view.captures if line.caught or line.how not in LEADS)
        return replace(self.view, captures=tuple(caught))

    def _ring(self, before: SessionView, view: SessionView) -> None:
        """A round is over: seen, heard where the terminal has a bell, and said."""
        if rung := bell(before, view):
            self.app.bell()
            self.card.flash()
            self.tell(f"▲ {rung}", "behind")

    def on_resize(self) -> None:
        """A narrow window draws some things elsewhere, once its classes are set."""
        self.keep_keys()
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        self.grown()
        self._draw_head()
        self._draw_card()
        self._draw_words()
        self.draw_sides()
        for listed in (self.run_sheet, self.notes):
            # They were laid out before the window's new classes were.
            self.call_after_refresh(listed.redraw)
        self.capture.placeholder = NARROW_HINT if self.narrow else HINT
        self.offer_letters()

    # Time and news

    def tick(self) -> None:
        """One second has passed."""
        line = self.conductor.draft()
        self.conductor.tick()
        self.line_follows(line)
        self.draw_all()
        self._say_what_happened()
        self._ask_what_is_open()
        self.offer_letters()
        self._hide_at_rest()

    def _hide_at_rest(self) -> None:
        """In a rest, with nobody at the keys, everything private is hidden; never while a line is
        being typed."""
        now, touches = self.desk.elapsed(), self.console.touches
        if touches != self._touched[1] or isinstance(self.app.focused, Input):
            self._touched = now, touches
        told = self.conductor.hides(now - self._touched[0])
        if told and not self.console.curtained:
            self.console.hide(told)

    def _say_what_happened(self) -> None:
        """What was done without anybody's wish is told, over whatever is open."""
        if notice := self.conductor.notice():
            self.console.tell(notice, "behind")

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
        if not self.is_attached:
            return
        self._draw_head()
        saving = self.conductor.saved()
        if saving.for_good:
            self.say_damage()
        else:
            self._refusal.hear(saving.reason if self.conductor.writes else "")

    def _ask_what_is_open(self) -> None:
        """Was the room waiting while nobody was here? Only asked when nothing covers us, and no
        line is being typed: its keys would go to the question."""
        if self.view.away is None or self.app.screen is not self or self.capture.has_focus:
            return
        from l4pc_tui.console.session.away import AwayScreen

        self.app.push_screen(AwayScreen(self.conductor), self._away_answered)

    def _away_answered(self, waited: bool | None) -> None:
        if waited is not None:
            self.wish(self.conductor.answer_away(waited=waited))

    # Which keys do something now

    def works(self, action: str) -> bool:
        name = action.partition("(")[0]
        reading = self.conductor.reading
        if name in WISHES:
            return not reading and WISHES[name] in self.view.can
        if name == "plan":
            return not reading and not self.closed
        if name in WHILE_IT_GOES:
            return not reading and self.view.state in (State.RUNNING, State.PAUSED)
        if name == "plan_b":
            return bool(self.conductor.plan_b())
        if name in ("message", "blank"):
            return not reading
        if name in ("support", "tick"):
            return not reading and not self.closed
        if name == "take_over":
            return self.conductor.can_take_over
        if name == "follow":
            return not reading and bool(self.conductor.returning())
        if name in ("groups", "show_groups"):
            return not reading and not self.closed
        if name in ("capture", "mark", "restricted"):
            return self.conductor.writes or self.conductor.may_sit_down
        if name == "undo":
            return self.conductor.writes
        if name in ("doors", "door"):
            return not reading and (name != "door" or self._has_door(action))
        if name == "letters":
            return self.room_for_letters
        return name != "put_away" or bool(self.brought)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Two actions share Enter and space; the state says whose turn it is."""
        planned, paused = self.view.state is State.PLANNED, self.view.state is State.PAUSED
        turn = {"start": planned, "next": not planned, "pause": not paused, "resume": paused,
                "close": not self._needs and not self.closed, "record": self.closed,
                "tick": bool(self._needs) and not self.closed}  # fmt: skip
        return turn.get(action, True)

    @property
    def closed(self) -> bool:
        """True when the session is over; its key shows the record then."""
        return self.view.state is State.CLOSED

    def _has_door(self, action: str) -> bool:
        return any(f"({door.key})" in action for door in self.view.doors)

    # Wishes

    def action_next(self) -> None:
        self.lit(self.conductor.down_by_next(), self.conductor.next, self.wish)

    def action_back(self) -> None:
        self.lit(self.conductor.down_by_back(), self.conductor.back, self.wish)

    def action_undo(self) -> None:
        self.wish(self.conductor.undo())

    def action_door(self, number: int) -> None:
        ways = self.conductor.down_by_door(number)
        self.lit(ways, lambda: self.conductor.door(number), self.wish)

    @on(OptionList.OptionSelected, "#run-sheet")
    def go_to(self, event: OptionList.OptionSelected) -> None:
        """Go to the step that was chosen on the run sheet, once that is meant."""
        stop = self.run_sheet.stop_at(event.option_index)

        def went(said: Reply) -> None:
            if self.wish(said):
                self.action_put_away()

        ways = self.conductor.down_by_goto(stop)
        asked = "" if ways else self.conductor.where_to("goto", stop)
        if asked:
            self.sure(asked, "Go there", lambda: went(self.conductor.goto(stop)))
        else:
            # The lights show where it leads; what is refused says so.
            self.lit(ways, lambda: self.conductor.goto(stop), went)

    # Panels, other screens

    def action_doors(self) -> None:
        from l4pc_tui.console.session.doors import Doors

        if not self.view.doors:
            self.tell("This step has no doors.")
            return
        self.app.push_screen(Doors(self.view.doors), self._door_chosen)

    def _door_chosen(self, number: int | None) -> None:
        if number is not None:
            self.action_door(number)

    def action_leave(self) -> None:
        self.console.leave_session(self)
