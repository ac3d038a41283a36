"""Conducting a session: each wish becomes a move, is drawn at once, and reaches the disk after.

The facilitator's faces hold one Conductor. Everything on it is in memory and instant, but
for ``open_session``, which reads the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.live import parts, rules
from l4pc_tui.core.live.public import PublicView
from l4pc_tui.core.live.room import Room
from l4pc_tui.core.live.said import DONE, Said
from l4pc_tui.core.live.session_view import SessionView, Tone
from l4pc_tui.core.live.sheet import Sheet
from l4pc_tui.core.live.view import Heading, view
from l4pc_tui.core.record.moves import State, Verb
from l4pc_tui.desk.marking import Marking
from l4pc_tui.desk.noting import Noting
from l4pc_tui.desk.pulse import Pulse
from l4pc_tui.desk.sheets import Scripts

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Saving:
    """The mark in the corner. ``saved`` is a promise: the commit has returned."""

    word: str
    tone: Tone
    reason: str = ""


class Conductor(Noting, Marking):
    """A session being run, or read while someone else runs it."""

    def __init__(
        self, desk: Desk, sheet: Sheet, room: Room, heading: Heading, scripts: Scripts
    ) -> None:
        super().__init__(desk, sheet, room)
        self.heading = heading
        self.where = heading.where
        self._scripts = scripts
        self._away: float | None = None
        self.pulse = Pulse(self)

    def view(self) -> SessionView:
        """Everything on view now."""
        return view(
            self.sheet, self.room, self.desk.now(), heading=self.heading, zone=self.desk.zone,
            away=self._away,
        )  # fmt: skip

    def public(self) -> PublicView:
        """What the room may see now."""
        return parts.public(self.sheet, self.room.run, self.desk.now())

    def saved(self) -> Saving:
        """How the disk is doing, in a word."""
        if self.reading:
            return Saving("reading", "muted", f"{self.holder} is running this session.")
        state = self.desk.store.outbox.state()
        if state.reason:
            return Saving(f"not saved · {state.waiting} waiting", "act", state.reason)
        return Saving("saved", "kept") if state.saved else Saving("saving", "muted")

    def start(self) -> Said:
        """Start the session on its first step; its scripts are pinned as they are now."""
        said = self._do(rules.start(self.sheet, self.room.run, self._scripts.pins()))
        if said.ok:
            self.pulse.beat_now()
        return said

    def next(self) -> Said:
        """On to the next step."""
        return self._do(rules.next_step(self.sheet, self.room.run))

    def back(self) -> Said:
        """To the step before."""
        return self._do(rules.back(self.sheet, self.room.run))

    def goto(self, stop: str) -> Said:
        """Straight to a step of the run sheet."""
        return self._do(rules.goto(self.sheet, self.room.run, stop))

    def door(self, number: int) -> Said:
        """Open a door."""
        answer = rules.door(self.sheet, self.room.run, number)
        said = self._do(answer)
        if said.ok and isinstance(answer, rules.Accepted) and "advice" in answer.data:
            return Said(True, f"Noted: {answer.data['advice']}")
        return said

    def reveal(self, choice: int | None = None) -> Said:
        """Ask the room the next question further down."""
        return self._do(rules.reveal(self.sheet, self.room.run, choice))

    def cover(self) -> Said:
        """Cover the latest question and come up."""
        return self._do(rules.cover(self.sheet, self.room.run))

    def pause(self) -> Said:
        """Stop the clock, or set it going again."""
        return self._do(rules.pause(self.sheet, self.room.run))

    def answer_away(self, *, waited: bool) -> Said:
        """Say what the room did while nobody was at the console."""
        if self._away is None:
            return Said(False, "Nothing was asked.")
        seconds, self._away = self._away, None
        return self._do(rules.away(self.room.run, seconds, waited=waited))

    def ask_away(self, seconds: float) -> None:
        """Time has passed with nobody at the console; ask about it when a clock was running."""
        if self.room.run.state is State.RUNNING and not self.reading:
            self._away = (self._away or 0.0) + seconds

    def close(self) -> Said:
        """Close the session."""
        return self._do(rules.close(self.room.run))

    def reopen(self) -> Said:
        """Go on with a closed session."""
        return self._do(rules.reopen(self.room.run))

    def take_over(self) -> Said:
        """Conduct from here; whoever did so before reads on."""
        if not self.reading:
            return Said(False, "You are running this session already.")
        self.pulse.seize()
        self.reading = False
        self.keep([self.move(Verb.TAKE_OVER, {})])
        return Said(True, "You are running this session now.")

    def tick(self) -> bool:
        """Once a second: heartbeat, draft, the room's file, news from elsewhere.

        True when something other than the clock has changed.
        """
        return self.pulse.tick()

    def leave(self, *, goes_on: bool) -> Said:
        """Let go of the session: the room waits (the clock stops), or goes on."""
        if not self.reading:
            if not goes_on and self.room.run.state is State.RUNNING:
                self._do(rules.pause(self.sheet, self.room.run))
            self.pulse.stop(asked=not goes_on)
        return DONE

    def let_go(self) -> None:
        """Let go in mid-session, as when the terminal closes: opening it again asks about it."""
        if not self.reading:
            self.pulse.stop(asked=True)

    def waiting(self) -> int:
        """How many entries are not on the disk yet."""
        return self.desk.store.outbox.state().waiting

    def drain(self, seconds: float) -> bool:
        """Wait until everything is on the disk; False when the time was not enough."""
        return self.desk.store.outbox.drain(seconds)

    def rescue(self, folder: Path) -> Path:
        """Write what waits into another folder; ``l4pc restore`` takes it in later."""
        return self.desk.store.outbox.rescue(folder)

    def listen(self, callback: Callable[[], None]) -> None:
        """Call back, from any thread, whenever the word of ``saved`` may have changed."""
        self.desk.store.outbox.listen(lambda _state: callback())

    def _do(self, answer: rules.Answer) -> Said:
        if said := self.refused():
            return said
        if isinstance(answer, rules.Refused):
            return Said(False, answer.words)
        self.keep([self.move(answer.verb, answer.data)])
        self.pulse.show()
        return DONE

    def undo(self) -> Said:
        """Take back the latest move, mark or note; the room's picture follows."""
        said = super().undo()
        self.pulse.show()
        return said
