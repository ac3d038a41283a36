"""Conducting a session: each wish becomes a move, is drawn at once, and reaches the disk after.

The facilitator's faces hold one Conductor. Everything on it is in memory and instant, but
for ``open_session``, which reads the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.live.groups.shapes import sizes_in_words
from l4pc_tui.core.live.notes.half_typed import Half
from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.reply import DONE, Reply
from l4pc_tui.core.live.time.absence import put_back_in_words
from l4pc_tui.core.live.time.actuals import StepName, Usual
from l4pc_tui.core.live.time.timeline import timeline
from l4pc_tui.core.live.view import parts
from l4pc_tui.core.live.view.public import PublicView
from l4pc_tui.core.live.view.view import view
from l4pc_tui.core.live.view_model import SessionView
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.text.amounts import capital, count
from l4pc_tui.core.text.toned import Tone
from l4pc_tui.desk.desk import ONLY_TO_READ
from l4pc_tui.desk.groups.groups import Grouping
from l4pc_tui.desk.present import curtain, seat
from l4pc_tui.desk.session.follow_up import FollowUp
from l4pc_tui.desk.session.heartbeat import Heartbeat
from l4pc_tui.desk.session.left_open import Catching, LeftOpen
from l4pc_tui.desk.session.plan import Replanning
from l4pc_tui.desk.session.register import Marking
from l4pc_tui.desk.session.time import Timing
from l4pc_tui.desk.session.two_rooms import TwoRooms
from l4pc_tui.desk.session.versions import Versions
from l4pc_tui.desk.session.where_to import Leads
from l4pc_tui.desk.settings_file import preferences
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.desk.wall.on_the_wall import OnTheWall
from l4pc_tui.store.journal.drafts import HalfTyped

if TYPE_CHECKING:
    from l4pc_tui.desk.session.open import Read


@dataclass(frozen=True, slots=True)
class Saving:
    """The mark in the corner. ``saved`` is a promise: the commit has returned.

    for_good: nothing is written to this file any more; it is damaged.
    """

    word: str
    tone: Tone
    reason: str = ""
    for_good: bool = False


class Conductor(Catching, LeftOpen, Marking, Timing, Replanning, TwoRooms, FollowUp, Leads):
    """A session being run, or read while someone else runs it."""

    def __init__(self, read: Read, read_again: Callable[[], Read]) -> None:
        """``read_again`` reads the session anew; it may take its time and raise Trouble."""
        super().__init__(read)
        self.versions = Versions(self)
        self.groups = Grouping(self)
        self.wall = OnTheWall(self, read.wall)
        self.heading = read.heading()
        self.where = self.heading.where
        self.absent: float | None = None
        """Seconds that passed with nobody at the console, until what the room did is answered."""
        self.clock_changed = False
        """Whether those seconds may be no more than a clock that was put forward."""
        self._notice = ""
        self._usual: Future[Mapping[StepName, Usual]] | None = None
        self.pulse = Heartbeat(self, read_again)

    def take_up(self, read: Read) -> None:
        """Go on from a session that was read again."""
        self.wall.take(read.wall)
        self.heading = read.heading()
        self.where = self.heading.where
        super().take_up(read)
        self.look_after_mends()

    def view(self) -> SessionView:
        """Everything on view now."""
        return view(
            self.sheet, self.room, self.desk.now(), heading=self.heading, zone=self.desk.zone,
            away=self.absent, usual=self.usual, clock_changed=self.clock_changed,
            settings=self.settings,
        )  # fmt: skip

    @property
    def usual(self) -> Mapping[StepName, Usual]:
        """What the steps usually take; empty until it is found out."""
        known = self._usual
        if known is None or not known.done() or known.exception() is not None:
            return {}
        return known.result()

    def learn(self, how: Callable[[], Mapping[StepName, Usual]]) -> None:
        """Find out aside what the steps usually take, so that nobody waits for it."""
        self._usual = self.desk.store.later(how)

    def public(self) -> PublicView:
        """What the room may see now."""
        row = self._read.row
        sign = (
            self.heading.title,
            row.cohort_name,
            row.session.venue or self._read.scripts.plan.venue,
        )
        shown = parts.public(
            self.sheet, self.room.run, self.desk.now(), zone=self.desk.zone,
            sign=" · ".join(filter(None, sign)),
        )  # fmt: skip
        if tables := self.groups.on_the_wall():
            sizes = sizes_in_words([len(table) for table in tables])
            shown = replace(shown, tables=tables, group=sizes)
        return self.wall.over(shown)

    def show_room(self) -> None:
        """Have the room's file written anew, if its picture is another one now."""
        self.pulse.show()

    def format_now(self) -> str:
        """How the step that runs has people sit: "trios"; "" where none runs."""
        run = self.room.run
        going = run.state in (State.RUNNING, State.PAUSED)
        return self.sheet.stop(run.at).group if going and run.at else ""

    def show_groups(self, *, on: bool) -> Reply:
        """Show the room its groups at once, or put them away."""
        said = self.groups.show(on=on)
        self.pulse.show()
        return said

    def saved(self) -> Saving:
        """How the disk is doing, in a word."""
        if only := self.desk.reads_only:
            return Saving(ONLY_TO_READ, "act", only)
        if not self.writes:
            return Saving("reading", "muted", self._run_by())
        state = self.desk.store.outbox.state()
        if state.reason:
            word = f"not saved · {state.waiting} waiting" if state.waiting else "not saving"
            return Saving(word, "act", state.reason, self.desk.store.damage is not None)
        if self.reading:
            # The word is of the notes alone: what the others do is saved, or not, where they are.
            return Saving(
                "notes saved" if state.saved else "saving", "kept" if state.saved else "muted"
            )
        return Saving("saved", "kept") if state.saved else Saving("saving", "muted")

    def why_reading(self) -> tuple[str, ...]:
        """Why nothing can be done here, and what can be done about it; nothing where one conducts."""
        if not self.reading:
            return ()
        if only := self.desk.reads_only:
            return (only,)
        if self.seat is not None:
            ways = f"You read along and take notes as {self.seat.actor}. T takes over."
        elif self.namesake and self.may_sit_down:
            return (seat.NAMESAKE.format(self.desk.actor), "T takes over.")
        elif self.may_sit_down:
            ways = "You read along. n takes notes beside it; T takes over."
        else:
            ways = "You read along. T takes over."
        return (self._run_by(), ways)

    def _run_by(self) -> str:
        return f"This session is run by {self.holder}."

    @property
    def can_take_over(self) -> bool:
        """Whether another console conducts, and this one could."""
        return self.reading and not self.desk.reads_only

    def start(self) -> Reply:
        """Start the session on its first step; its scripts are pinned as they are now."""
        if said := self.refused():
            return said
        if self.room.run.state is State.PLANNED:
            self.keep_to_the_day(self.desk.now())
        said = self._do(rules.start(self.sheet, self.room.run, self._read.pins()))
        if said.ok:
            self.desk.set_clock_going(True)
            self.pulse.beat_now()
        return said

    def next(self) -> Reply:
        """On to the next step; what the lights say is kept where that is a deeper place."""
        return self._move(rules.next_step(self.sheet, self.room.run))

    def back(self) -> Reply:
        """To the step before."""
        return self._move(rules.back(self.sheet, self.room.run))

    def goto(self, stop: str) -> Reply:
        """Straight to a step of the run sheet."""
        return self._move(rules.goto(self.sheet, self.room.run, stop))

    def door(self, number: int) -> Reply:
        """Open a door."""
        answer = rules.door(self.sheet, self.room.run, number)
        said = self._move(answer)
        if said.ok and isinstance(answer, rules.Accepted) and "advice" in answer.data:
            return Reply(True, f"Noted: {answer.data['advice']}")
        return said

    def pause(self) -> Reply:
        """Stop the clock, or set it going again."""
        return self._do(rules.pause(self.sheet, self.room.run))

    def answer_away(self, *, waited: bool) -> Reply:
        """Say what the room did while nobody was at the console."""
        if self.absent is None:
            return Reply(False, "Nothing was asked.")
        return self._do(rules.away(self.room.run, self.absent, waited=waited))

    def ask_away(self, seconds: float, *, changed: bool = False) -> None:
        """Time has passed with nobody at the console; ask about it when a clock was running.

        changed: nobody was away: the clock went forward by so much under our eyes.
        """
        run = self.room.run
        if run.could_wait(self.desk.now(), seconds) < 1:
            return  # The step began after that: both answers would come to the same.
        if run.state is State.RUNNING and not self.reading:
            self.clock_changed = changed and (self.absent is None or self.clock_changed)
            self.absent = (self.absent or 0.0) + seconds

    def put_back(self, seconds: float, *, here: bool = True) -> None:
        """This laptop's clock was put back: the step's own clock goes on as if it had not been.

        here: False when that happened while nobody was at the console. It is said (``notice``).
        """
        if self.reading or self.room.run.state not in (State.RUNNING, State.PAUSED):
            return
        absent, changed, back = self.absent, self.clock_changed, seconds
        if absent is not None and changed:
            # It was put forward before, and nobody has said that so much time really passed.
            absent, back = absent - min(absent, seconds), seconds - min(absent, seconds)
        if back >= 1:
            self._do(rules.put_back(self.room.run, back))
        # What was to be asked of a sleep before is still to be asked.
        self.absent = None if absent is None or absent < 1 else absent
        self.clock_changed = changed and self.absent is not None
        run, now = self.room.run, self.desk.now()
        left = timeline(self.sheet, run, now).left
        self._notice = put_back_in_words(run, left, seconds, here=here)

    def notice(self) -> str:
        """What happened by itself and is to be said, once; empty when nothing did."""
        said, self._notice = self._notice, ""
        return " ".join(filter(None, (said, self.wall.notice())))

    def tell_later(self, words: str) -> None:
        """Have this said as ``notice``, after what is still to be said."""
        self._notice = " ".join(filter(None, (self._notice, words)))

    def close(self) -> Reply:
        """Close the session."""
        return self._do(rules.close(self.room.run))

    def reopen(self) -> Reply:
        """Go on with a closed session."""
        return self._do(rules.reopen(self.room.run))

    def take_over(self) -> Reply:
        """Conduct from here; whoever did so before reads on."""
        if not self.reading:
            return Reply(False, "You are running this session already.")
        if only := self.desk.reads_only:
            return Reply(False, only)
        try:
            self.pulse.seize()
        except Trouble as trouble:
            return Reply(False, f"{trouble.sentence} {trouble.hint}")
        self.keep([self.move(Verb.TAKE_OVER, {})])
        if self.draft():
            return Reply(True, "You are running this session now. n goes on with the line begun.")
        return Reply(True, "You are running this session now.")

    def hides(self, quiet: float) -> str:
        """What is said where the console hides itself now, after so many seconds without a key; ""
        where it does not."""
        rest = curtain.rests(self.sheet, self.room.run) if quiet >= curtain.QUIET else ""
        own = preferences(self.desk).settings if rest else None
        return curtain.hides(rest, own, beside=self.reading) if own else ""

    def tick(self) -> bool:
        """Once a second: heartbeat, draft, the room's file, news from elsewhere.

        True when something other than the clock has changed.
        """
        return self.pulse.tick()

    def leave(self, *, goes_on: bool) -> Reply:
        """Let go of the session: the room waits (the clock stops), or goes on."""
        if not (self.reading or goes_on) and self.room.run.state is State.RUNNING:
            self._do(rules.pause(self.sheet, self.room.run))
        if self.writes:
            self.pulse.stop(asked=not goes_on)
        return DONE

    def stay(self) -> None:
        """Not left after all: the session is held again, as it is now."""
        if self.writes:
            self.pulse.go_on()

    def let_go(self) -> None:
        """Let go in mid-session, as when the terminal closes: opening it again asks about it."""
        if self.writes:
            self.pulse.stop(asked=True)

    def waiting(self) -> int:
        """How many entries are not on the disk yet."""
        return self.desk.store.outbox.state().waiting

    def drain(self, seconds: float) -> bool:
        """Wait until everything is on the disk; False when the time was not enough."""
        return self.desk.store.outbox.drain(seconds)

    def settled(self, seconds: float) -> bool:
        """As ``drain``, and the half-typed line too is on the disk: nothing is lost by leaving."""
        return self.drain(seconds) and self.settle_draft(seconds)

    def unsaved(self) -> str:
        """What leaving now would lose, as a sentence, and why it is not saved."""
        waiting = self.waiting()
        what = [count(waiting, "entry", "entries")] if waiting else []
        if self._drafted and not self.settle_draft(0):
            what.append("the half-typed line")
        if not what:
            return "Everything is saved again."
        are = "are" if waiting > 1 or len(what) > 1 else "is"
        told = capital(f"{' and '.join(what)} {are} not saved.")
        return f"{told} {self.saved().reason or self.line_refused}".strip()

    def rescue(self, folder: Path) -> Path:
        """Write what waits into another folder, and the half-typed line with it.

        ``l4pc restore`` takes them in later. A restricted line is no draft, and never there.
        """
        line = "" if not self.writes or self.settle_draft(0) else self._drafted
        store = self.desk.store
        half = (HalfTyped(self.session, store.actor_id(self.desk.actor), line),) if line else ()
        return store.outbox.rescue(folder, half)

    def listen(self, callback: Callable[[], None]) -> None:
        """Call back, from any thread, whenever the word of ``saved`` may have changed."""
        self.desk.store.outbox.listen(lambda _state: callback())

    def keep(self, entries: Sequence[Entry], *, leaves: tuple[Half, ...] | None = None) -> None:
        """Fold entries in at once and queue them for the disk; whoever does so is at work here."""
        moved = any(entry.kind == "move" for entry in entries)
        if moved:
            # A move made before the question was answered says that the room went on.
            self.absent = None
        super().keep(entries, leaves=leaves)
        self.pulse.go_on()
        if moved:
            self.pulse.show()

    def _do(self, answer: rules.Ruling) -> Reply:
        said = super()._do(answer)
        if said.ok:
            self.pulse.show()
        return said

    def undo(self) -> Reply:
        """Take back what was done last; the room's picture follows."""
        said = super().undo()
        self.desk.set_clock_going(self.room.run.state is not State.PLANNED)
        self.keep_to_the_day(self.room.run.started)
        self.pulse.show()
        return said
