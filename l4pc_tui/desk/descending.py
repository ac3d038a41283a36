"""The descent of a running session: the lights first, then deeper, hold or up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from l4pc_tui.core.live import rules
from l4pc_tui.core.live.descent import Ceiling, Down, ceiling, next_down, way_down
from l4pc_tui.core.live.lights import Lights, lights
from l4pc_tui.core.live.pulse import Colour
from l4pc_tui.core.live.said import Said
from l4pc_tui.core.live.timeline import timeline
from l4pc_tui.core.live.view import Heading
from l4pc_tui.core.record.moves import State
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.leading import Leading

REASON_LIMIT = 200


class Descending(Leading):
    """What a facilitator can do about depth."""

    heading: Heading

    def before_deeper(self, choice: int | None = None) -> Lights | None:
        """The lights for the next question (or the one of that number) when asking it is a
        descent; None when it is not, and nothing needs to be shown first."""
        down = self._down(choice)
        return self._lights(down) if down is not None and down.choice is not None else None

    def before_next(self) -> Lights | None:
        """The lights when Next leads to a deeper place; None when it does not."""
        down = next_down(self.sheet, self.room.run) if self._going() else None
        return self._lights(down) if down is not None else None

    def reveal(self, choice: int | None = None, reason: str = "") -> Said:
        """Ask the room the next question further down, or the one of that number.

        The lights advise and never lock: what they said, and the reason for going deeper all
        the same, are kept with the move.
        """
        reason = clean_name(reason, REASON_LIMIT)
        shown = self.before_deeper(choice)
        said = {"lights": shown.kept()} if shown else None
        limit = self._ceiling()
        return self._do(
            rules.reveal(self.sheet, self.room.run, choice, limit=limit, reason=reason, said=said)
        )

    def deeper(self, choice: int | None = None, reason: str = "") -> Said:
        """Reveal, after the lights were shown: refused without a reason where they ask for one."""
        shown = self.before_deeper(choice)
        if shown is not None and shown.reasoned and not clean_name(reason, REASON_LIMIT):
            return Said(False, f"{shown.told} Say why deeper all the same.")
        return self.reveal(choice, reason)

    def cover(self) -> Said:
        """Cover the latest question and come up."""
        return self._do(rules.cover(self.sheet, self.room.run))

    def up(self) -> Said:
        """Cover the latest question; with none open, come up one place."""
        return self._do(rules.up(self.sheet, self.room.run))

    def come_up(self) -> Said:
        """Straight to the Return, from anywhere."""
        return self._do(rules.come_up(self.sheet, self.room.run))

    def need(self) -> Said:
        """The need is fresh, repeating, moved: one key goes round."""
        said = self._do(rules.need(self.room.run))
        return Said(True, f"Need: {self.room.run.need}.") if said.ok else said

    def take_pulse(self, counts: Sequence[int], flag: str = "", *, ends: bool = False) -> Said:
        """Keep a pulse: how many showed one finger, two … five; ``flag``: "red card" or
        "disclosure", with or without fingers. ``ends``: it is the one at Close."""
        answer = rules.pulse(self.room.run, counts, flag)
        if ends and isinstance(answer, rules.Accepted):
            answer = rules.Accepted(answer.verb, {**answer.data, "ends": True})
        said = self._do(answer)
        if not said.ok:
            return said
        pulse = self.room.run.pulses[-1]
        words = f"Pulse: {pulse.words}."
        if pulse.colour() is Colour.RED:
            words = f"{words} Come up: u, or straight to the Return."
        if pulse.answers and pulse.is_private():
            words = f"{words} So few answered that the counts stay on this laptop."
        return Said(True, words)

    def support(self, what: str, *, ok: bool) -> Said:
        """Tick what the exercise needs as there, or as missing."""
        return self._do(rules.support(self.room.run, what, ok=ok))

    def _ceiling(self) -> Ceiling:
        return ceiling(self.sheet, self.room.run, self.heading.number)

    def _going(self) -> bool:
        return self.room.run.state in (State.RUNNING, State.PAUSED)

    def _down(self, choice: int | None) -> Down | None:
        if not self._going():
            return None
        return way_down(self.sheet, self.room.run, self._ceiling(), choice)

    def _lights(self, down: Down) -> Lights:
        run, now = self.room.run, self.desk.now()
        times = timeline(self.sheet, run, now)
        return lights(self.sheet, run, times, down, now, self.desk.zone)

    def _with_lights(self, answer: rules.Answer, shown: Lights | None) -> rules.Answer:
        """A move that leads deeper, with what the lights said of it."""
        if shown is None or isinstance(answer, rules.Refused):
            return answer
        data: dict[str, Any] = {**answer.data, "lights": shown.kept()}
        return rules.Accepted(answer.verb, data)
