"""Time in a running session: more and less, count from now, shift, squeeze, stretch.

What changes later steps is shown first and kept when it is accepted (``accept``).
"""

from __future__ import annotations

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.time import time_changes
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.text.amounts import hhmm
from l4pc_tui.core.text.lengths import LONGEST, read_typed
from l4pc_tui.core.text.rounding import length_said
from l4pc_tui.desk.session.run_sheet import Leading


class Timing(Leading):
    """What a facilitator can do with time."""

    def adjust(self, seconds: int) -> Reply:
        """So many seconds more for the running step, or less when negative."""
        return self._told(time_changes.adjust(self.sheet, self.room.run, seconds))

    def set_length(self, text: str) -> Reply:
        """What was typed for the running step: ``10``, ``1h20``, ``+5``, ``13:00`` (until)."""
        found = self._length(text)
        return found if isinstance(found, Reply) else self._told(found)

    def preview_length(self, text: str) -> Preview | Reply:
        """What that would do."""
        found = self._length(text)
        if isinstance(found, Reply):
            return found
        if isinstance(found, rules.Refused):
            return self._preview(found)
        stop = self.sheet.stop(self.room.run.at)
        length = found.data["spans"][stop.id]
        told = f"{stop.name} {self._lasts('takes', length)}."
        return self._preview(time_changes.Proposal(found, told))

    def _length(self, text: str) -> rules.Ruling | Reply:
        typed = read_typed(text)
        if isinstance(typed, str):
            return Reply(False, typed)
        now, zone = self.desk.now(), self.desk.zone
        return time_changes.set_length(self.sheet, self.room.run, now, zone, typed)

    def count_from_now(self) -> Reply:
        """We started late: be measured from now on. Locks and the finish hold."""
        said = self._do(time_changes.count_from_now(self.sheet, self.room.run, self.desk.now()))
        return Reply(True, "Counted from now. Locks and the finish stay.") if said.ok else said

    def preview_squeeze(self) -> Preview | Reply:
        """What would win the time that the next late lock needs."""
        now, zone = self.desk.now(), self.desk.zone
        return self._preview(time_changes.squeeze(self.sheet, self.room.run, now, zone))

    def preview_stretch(self) -> Preview | Reply:
        """What would use the spare time before a lock."""
        now, zone = self.desk.now(), self.desk.zone
        return self._preview(time_changes.stretch(self.sheet, self.room.run, now, zone))

    def preview_shift(self, text: str = "") -> Preview | Reply:
        """What moves up to the next lock when the rest is planned later: by what one is behind,
        or by a typed ``+5`` or ``-5``."""
        seconds = None
        if text.strip():
            typed = read_typed(text)
            if isinstance(typed, str):
                return Reply(False, typed)
            if typed.how == "until":
                return Reply(False, "Type by how much: +5, or -5.")
            seconds = -typed.seconds if typed.how == "less" else typed.seconds
        return self._preview(
            time_changes.shift(self.sheet, self.room.run, self.desk.now(), seconds)
        )

    def _told(self, answer: rules.Ruling) -> Reply:
        said = self._do(answer)
        if not said.ok or not self.room.run.at:
            return said
        length = self.sheet.stop(self.room.run.at).span.ideal
        return Reply(True, f"This step {self._lasts('is', length)} now.")

    def _lasts(self, is_: str, length: float) -> str:
        """A length of the step that runs: "takes 12 min"; with a night in it, until when it goes."""
        if length <= LONGEST:
            return f"{is_} {length_said(length)}"
        now = self.desk.now()
        ends = now + max(0.0, length - self.room.run.used(now))
        return f"goes on until {hhmm(ends, self.desk.zone, now)}"
