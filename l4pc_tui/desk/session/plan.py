"""Changing the plan while it runs: leave out, bring back, insert, move, lock.

Each is shown first, with what it does to break, lock and finish, and kept when it is accepted.
"""

from __future__ import annotations

from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.time import plan_changes, time_changes
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.text.lengths import read_typed
from l4pc_tui.desk.session.pinned_scripts import exercise_scripts
from l4pc_tui.desk.session.run_sheet import Leading
from l4pc_tui.desk.trouble import Trouble


class Replanning(Leading):
    """What a facilitator can do with the plan. ``what`` is an item's or a step's id."""

    def preview_skip(self, what: str) -> Preview | Reply:
        """Leave out an item, a step, or the rest of the item that runs."""
        return self._preview(plan_changes.skip(self.sheet, self.room.run, what))

    def preview_restore(self, what: str) -> Preview | Reply:
        """Bring back what was left out."""
        return self._preview(plan_changes.restore(self.sheet, self.room.run, what))

    def preview_insert(self, name: str, length: str, after: str = "") -> Preview | Reply:
        """Put something new behind an item, or behind the one that runs: words and a length."""
        seconds = _seconds(length)
        if isinstance(seconds, Reply):
            return seconds
        found = plan_changes.insert(self.sheet, self.room.run, name, seconds, after=after)
        return self._preview(found)

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
            scripts = exercise_scripts(self.desk, exercise)
        except Trouble as trouble:
            return Reply(False, f"{trouble.sentence} {trouble.hint}")
        self._insert(scripts.plan_sha, scripts)
        found = plan_changes.insert(
            self.sheet, self.room.run, scripts.plan.title, seconds, after=after,
            exercise=exercise, sha=scripts.plan_sha, uses=scripts.shas, named=scripts.named,
        )  # fmt: skip
        return self._preview(found)

    def preview_move(self, item: str, by: int) -> Preview | Reply:
        """Move an item up (-1) or down (1)."""
        return self._preview(plan_changes.move(self.sheet, self.room.run, item, by))

    def preview_lock(self, item: str, text: str = "") -> Preview | Reply:
        """Hold an item (or ``finish``) to a typed clock time, ``12:45``, or ``+15`` from where
        it stands; without a text to when it is expected now."""
        run, now, zone = self.room.run, self.desk.now(), self.desk.zone
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
        return self._preview(time_changes.lock(self.sheet, run, item, at, now, zone))

    def preview_unlock(self, item: str) -> Preview | Reply:
        """Let an item follow on again at no set time."""
        return self._preview(time_changes.unlock(self.sheet, self.room.run, item))


def _seconds(length: str) -> int | Reply:
    typed = read_typed(length)
    if isinstance(typed, str):
        return Reply(False, typed)
    if typed.how in ("until", "less"):
        return Reply(False, "Type how long it takes: 10, or 1h20.")
    return typed.seconds
