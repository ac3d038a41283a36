"""The descent in plain mode: the lights before a deeper question, pulse, need, support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.live.fingers import TYPES, read_pulse
from l4pc_tui.core.live.needs import REASONS
from l4pc_tui.desk.planning import needs
from l4pc_tui.plain import telling
from l4pc_tui.plain.replanning import YES

if TYPE_CHECKING:
    from l4pc_tui.plain.talk import Talk, Then

STAYED = "Stayed."


class Depth:
    """What a talk does about depth."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._conductor = conductor = talk.conductor
        self.does: dict[str, Then] = {
            "deeper": self._deeper,
            "up": lambda _: talk.do(conductor.up()),
            "return": lambda _: talk.do(conductor.come_up()),
            "need": lambda _: talk.do(conductor.need()),
            "pulse": self._pulse,
            "support": self._support,
            "lights": lambda _: talk.say(*telling.depth(conductor.view())),
        }

    def _deeper(self, _words: str) -> None:
        """Ask the next question; when that leads deeper, tell the lights first."""
        conductor = self._conductor
        lights = None if conductor.reading else conductor.before_deeper()
        if lights is None:
            self._talk.do(conductor.reveal())
            return
        waiting = [probe for probe in conductor.view().probes if not probe.open]
        there = [probe for probe in waiting if probe.place is waiting[0].place]
        lines = [f"To {there[0].place}.", *telling.lights(lights)]
        if len(there) == 1:
            self._talk.say(*lines)
            self._to(there[0].number)
            return
        lines += [f"{n}. {telling.question(probe)}" for n, probe in enumerate(there, 1)]

        def chosen(answer: str) -> None:
            if answer.isdecimal() and 1 <= int(answer) <= len(there):
                self._to(there[int(answer) - 1].number)
            else:
                self._talk.say(STAYED)

        self._talk.ask(*lines, "Say the number of a question; Enter stays.", then=chosen)

    def _to(self, number: int) -> None:
        """Go there, for a reason when the lights want one."""
        lights = self._conductor.before_deeper(number)
        if lights is not None and lights.reasoned:
            ready = (f"{n}. {reason}" for n, reason in enumerate(REASONS, 1))
            asked = "Why deeper all the same? A number, or your own words. Enter stays."
            self._talk.ask(*ready, asked, then=lambda answer: self._reasoned(number, answer))
            return

        def answered(answer: str) -> None:
            if answer.lower() in YES:
                self._talk.do(self._conductor.deeper(number))
            else:
                self._talk.say(STAYED)

        self._talk.ask("y goes deeper; Enter stays.", then=answered)

    def _reasoned(self, number: int, answer: str) -> None:
        if not answer or answer.lower() in ("n", "no"):
            self._talk.say(STAYED)
            return
        ready = answer.isdecimal() and 1 <= int(answer) <= len(REASONS)
        reason = REASONS[int(answer) - 1] if ready else answer
        self._talk.do(self._conductor.deeper(number, reason))

    def _pulse(self, words: str) -> None:
        if not words:
            self._talk.ask(TYPES, "Enter alone keeps nothing.", then=self._typed)
            return
        found = read_pulse(words)
        if isinstance(found, str):
            self._talk.say(found)
        else:
            self._talk.do(self._conductor.take_pulse(*found))

    def _typed(self, words: str) -> None:
        if words:
            self._pulse(words)
        else:
            self._talk.say("No pulse.")

    def _support(self, words: str) -> None:
        """What the plan needs, numbered; or a tick: support 1, support 2 missing."""
        lines = needs(self._conductor)
        if not lines:
            self._talk.say("Nothing in this plan needs support.")
            return
        number, _, rest = words.partition(" ")
        if number.isdecimal() and 1 <= int(number) <= len(lines) and rest in ("", "missing"):
            line = lines[int(number) - 1]
            self._talk.do(self._conductor.support(line.what, ok=not rest))
            lines = needs(self._conductor)
        self._talk.say(*(telling.support(n, line) for n, line in enumerate(lines, 1)))
        if not words:
            self._talk.say(
                "support 1 ticks the first; support 1 missing says that it is not there."
            )
