"""Changing the plan, before the day and while it runs: leave out, bring back, insert, move, take so
long, lock.

Each is shown first, with what it does to break, lock and finish, and kept when it is accepted.
Before the start it is kept with the versions that it was made for, so that what stands in the
library may change without it; and the checks of a plan are told with it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.descent import ceiling
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.run.rules import Accepted, Refused
from l4pc_tui.core.live.run.run import fold
from l4pc_tui.core.live.sheet.as_plan import as_plan
from l4pc_tui.core.live.sheet.replan import replan
from l4pc_tui.core.live.time import plan_changes, time_changes
from l4pc_tui.core.live.time.lock_check import cannot_hold
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.live.time.time_changes import Proposal
from l4pc_tui.core.live.time.timeline import timeline
from l4pc_tui.core.record.life import PLAN_VERBS, State
from l4pc_tui.core.record.moves import Move, Verb, standing
from l4pc_tui.core.text.amounts import listed
from l4pc_tui.core.text.lengths import read_typed
from l4pc_tui.desk.session.pinned_scripts import all_exercises, exercise_scripts, scripts
from l4pc_tui.desk.session.run_sheet import Leading
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.core.live.run.run import Run
    from l4pc_tui.core.live.sheet.sheet import Sheet
    from l4pc_tui.desk.session.pinned_scripts import Scripts

_SHOWN = 4
"""How many differences of two versions of a plan are told; the rest is counted."""


class Replanning(Leading):
    """What a facilitator can do with the plan. ``what`` is an item's or a step's id."""

    def preview_skip(self, what: str) -> Preview | Reply:
        """Leave out an item, a step, or the rest of the item that runs."""
        return self._look_at(plan_changes.skip(self.sheet, self.room.run, what))

    def preview_restore(self, what: str) -> Preview | Reply:
        """Bring back what was left out."""
        return self._look_at(plan_changes.restore(self.sheet, self.room.run, what))

    def preview_insert(self, name: str, length: str, after: str = "") -> Preview | Reply:
        """Put something new behind an item, or behind the one that runs: words and a length.
        Before the start that is before all others."""
        seconds = _seconds(length)
        if isinstance(seconds, Reply):
            return seconds
        found = plan_changes.insert(self.sheet, self.room.run, name, seconds, after=after)
        return self._look_at(found)

    def preview_insert_exercise(
        self, exercise: str, length: str = "", after: str = ""
    ) -> Preview | Reply:
        """Put an exercise of the library behind an item, or behind the one that runs.

        Without a length it takes what its steps say. The version is pinned as it is now.
        """
        seconds = _seconds(length) if length.strip() else 0
        if isinstance(seconds, Reply):
            return seconds
        try:
            found = exercise_scripts(self.desk, exercise)
        except Trouble as trouble:
            return Reply(False, f"{trouble.sentence} {trouble.hint}")
        self._insert(found.plan_sha, found)
        put_in = plan_changes.insert(
            self.sheet, self.room.run, found.plan.title, seconds, after=after,
            exercise=exercise, sha=found.plan_sha, uses=found.shas, named=found.named,
        )  # fmt: skip
        return self._look_at(put_in)

    def preview_move(self, item: str, by: int) -> Preview | Reply:
        """Move an item up (-1) or down (1)."""
        return self._look_at(plan_changes.move(self.sheet, self.room.run, item, by))

    def preview_take(self, what: str, length: str) -> Preview | Reply:
        """Give an item or a step that is to come so long: ``10``, ``1h20``."""
        seconds = _seconds(length)
        if isinstance(seconds, Reply):
            return seconds
        return self._look_at(plan_changes.take(self.sheet, self.room.run, what, seconds))

    def preview_lock(self, item: str, text: str = "") -> Preview | Reply:
        """Hold an item (or ``finish``) to a typed clock time, ``12:45``, or ``+15`` from where
        it stands; without a text to when it is expected now."""
        run, now, zone = self.room.run, self.moment(), self.desk.zone
        stands = time_changes.stands(self.sheet, run, item, now)
        at = stands
        if text.strip():
            typed = read_typed(text)
            if isinstance(typed, str):
                return Reply(False, typed)
            moved = time_changes.clock_time(typed, stands, now, zone)
            if moved is None:
                return Reply(False, "Type a time of the clock, 12:45, or by how much, +15.")
            at = moved
        return self._look_at(time_changes.lock(self.sheet, run, item, at, now, zone))

    def preview_unlock(self, item: str) -> Preview | Reply:
        """Let an item follow on again at no set time."""
        return self._look_at(time_changes.unlock(self.sheet, self.room.run, item))

    # Before the start

    @property
    def before_the_start(self) -> bool:
        """Nothing has begun: the plan is changed as it is written."""
        return self.room.run.state is State.PLANNED

    def checks(self) -> tuple[str, ...]:
        """Which locks the plan as it stands cannot hold, and what the checker says of it; a sentence
        each."""
        told = self._checked(self._read.scripts, self.sheet, self.room.run)
        return (*self._not_held(), *told)

    def newer(self) -> tuple[str, ...]:
        """In what the library's plan differs from the one that was changed, a sentence each;
        nothing where it is the same one. It reads the disk."""
        if not self.before_the_start or self.room.run.changes.planned is None:
            return ()
        try:
            latest = scripts(self.desk, self._read.row.session)
        except Trouble:
            return ()
        if latest.pins() == self._read.scripts.pins():
            return ()
        return _differences(self._read.scripts, latest) or ("Some of its words are others.",)

    def told_before_the_start(self) -> str:
        """What whoever opens the session is to know of its plan: who else changed it, and that the
        library has another version; "" for neither. It reads the disk."""
        if not self.before_the_start or self.room.run.changes.planned is None:
            return ""
        own = self.desk.store.actor_id(self.desk.actor)
        others = [
            self.room.actor(move.actor) or "somebody"
            for move in standing(self.room.moves)
            if move.verb in PLAN_VERBS and move.actor != own
        ]
        told = (
            [f"{listed([*dict.fromkeys(others)])} changed the plan: e shows it."] if others else []
        )
        if newer := self.newer():
            told.append(
                f"The library’s plan has changed since: {' '.join(newer)} e keeps or takes it."
            )
        return " ".join(told)

    def preview_newer(self) -> Preview | Reply:
        """Take the plan as the library has it now, with what was changed here. It reads the disk."""
        # Comparing two versions is wanted here alone.
        from l4pc_tui.core.live.sheet.carried import carried

        told = self.newer()
        if not told:
            return Reply(False, "The library has no other version of this plan.")
        latest = scripts(self.desk, self._read.row.session)
        old = (self._read.scripts.plan, self._base)
        base = replace(self._read, people=self._people).sheet(self._day, latest)
        changes = self.room.run.changes
        over = carried(changes, old, (latest.plan, base))
        answer = Accepted(Verb.NEW_PLAN, {**over.data, **latest.pins()})
        rest = " ".join(told)
        if over.lost:
            gone = listed([f"“{name}”" for name in over.lost])
            rest = f"{rest} What you changed of {gone} goes, for it is not there any more."
        title = "The plan is taken as the library has it now, with your changes."
        found = self._preview(
            Proposal(answer, title, rest),
            lambda held: self.sheet if held is changes else replan(base, held, self._laid),
        )
        if isinstance(found, Reply):
            return found
        after = fold(found.run, Move("", Verb.NEW_PLAN, self.moment(), "", answer.data))
        checks = self._checked(latest, replan(base, after.changes, self._laid), after)
        # A step is told by where it stands, and that may be elsewhere in the other version.
        return replace(found, lines=(), checks=self._new_among(checks))

    def _look_at(self, found: Proposal | Refused) -> Preview | Reply:
        """What a change of the plan would do; before the start with the checks of a plan."""
        if isinstance(found, Refused) or not self.before_the_start:
            return self._preview(found)
        data = {**found.answer.data, **self._read.scripts.pins()}
        shown = self._preview(found._replace(answer=Accepted(found.answer.verb, data)))
        if isinstance(shown, Reply):
            return shown
        after = fold(shown.run, Move("", shown.answer.verb, self.moment(), "", data))
        checks = self._checked(self._read.scripts, self.lay(after.changes), after)
        return replace(shown, checks=self._new_among(checks))

    def _not_held(self) -> tuple[str, ...]:
        """The same that a preview says of a lock that is set, of all that stand."""
        sheet, zone, starts = self.sheet, self.desk.zone, self.sheet.starts
        times = timeline(sheet, self.room.run, starts)
        told = (cannot_hold(sheet, times, starts, lock.item, zone) for lock in times.locks)
        return tuple(filter(None, told))

    def _new_among(self, checks: tuple[str, ...]) -> tuple[str, ...]:
        known = self.checks()
        return tuple(told for told in checks if told not in known)

    def _checked(self, found: Scripts, sheet: Sheet, run: Run) -> tuple[str, ...]:
        # The checker is read in where a plan is changed, and never at the start of the console.
        from l4pc_tui.core.live.sheet.plan_check import plan_check

        limit = ceiling(sheet, run, self._read.number, self.settings)
        plan = as_plan(found.plan, sheet, run.changes)
        plan = replace(plan, ceiling=limit.place, people=self._people)
        names = [item.name for item in sheet.items if not item.out]
        return plan_check(plan, all_exercises(found, self._inserted), names)


def _differences(old: Scripts, new: Scripts) -> tuple[str, ...]:
    from l4pc_tui.core.script.comparing.comparison import compare

    told = list(compare(old.plan, new.plan))
    for key, held in new.exercises.items():
        before = old.exercises.get(key)
        told += [f"{held.title}: {each}" for each in (compare(before, held) if before else ())]
    if len(told) <= _SHOWN:
        return tuple(told)
    return (*told[: _SHOWN - 1], f"And {len(told) - _SHOWN + 1} differences more.")


def _seconds(length: str) -> int | Reply:
    typed = read_typed(length)
    if isinstance(typed, str):
        return Reply(False, typed)
    if typed.how in ("until", "less"):
        return Reply(False, "Type how long it takes: 10, or 1h20.")
    return typed.seconds
