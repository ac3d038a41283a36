"""The descent of a running session: the lights first, then deeper, hold or up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from l4pc_tui.core.live.depth.fingers import more_than_here
from l4pc_tui.core.live.depth.lights import lights
from l4pc_tui.core.live.depth.two_rooms import asked_how, is_low
from l4pc_tui.core.live.depth.way_up import way_up
from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.descent import Ceiling, Down, askable, asking, ceiling, moving, slipped
from l4pc_tui.core.live.run.needs import Why
from l4pc_tui.core.live.run.onward import Standing
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.time.timeline import timeline
from l4pc_tui.core.live.view import parts
from l4pc_tui.core.live.view.head_count import may_be_here
from l4pc_tui.core.live.view.view import Heading
from l4pc_tui.core.live.view_model import Lights
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text.amounts import capital
from l4pc_tui.core.text.cleaning import clean_name, keep_name
from l4pc_tui.desk.session.run_sheet import Leading

REASON_LIMIT = 200


class WayDown(NamedTuple):
    """A move that leads deeper, or below today's ceiling.

    words:  the question, or the name of the step.
    lights: what the lights say of it now; None when it is no descent any more.
    go:     go there, for a reason or "": refused without one where the lights ask for it.
    """

    words: str
    lights: Callable[[], Lights | None]
    go: Callable[[str], Reply]


class Descending(Leading):
    """What a facilitator can do about depth."""

    heading: Heading

    def before_deeper(self, choice: int | None = None) -> Lights | None:
        """The lights for the next question (or the one of that number) when asking it is a
        descent, or lies below today's ceiling; None when nothing needs to be shown first."""
        if not self._going():
            return None
        limit, run = self._ceiling(), self.room.run
        number = next(iter(self._askable()), -1) if choice is None else choice
        down = asking(self.sheet, run, limit, number)
        return self._lights(down) if down is not None else None

    def down_by_asking(self) -> tuple[WayDown, ...]:
        """What ``d`` would ask: the next question and its alternatives at the same place. None
        when that one needs no lights first."""
        asks = self.room.run.state is State.RUNNING and not self.reading
        if not asks or self.before_deeper() is None:
            return ()
        stop = self.sheet.stop(self.room.run.at)
        return tuple(
            WayDown(
                parts.probe(self.room.run, stop, number).text,
                partial(self.before_deeper, number),
                partial(self.deeper, number),
            )
            for number in self._askable()
        )

    def down_by_next(self) -> tuple[WayDown, ...]:
        """The step that Next leads to, when it is deeper."""
        return self._down(lambda: rules.next_step(self.sheet, self.room.run))

    def down_by_back(self) -> tuple[WayDown, ...]:
        """The step before, when it is deeper; not when it was left a moment ago by mistake."""
        answer, run = rules.back(self.sheet, self.room.run), self.room.run
        if isinstance(answer, rules.Accepted) and slipped(
            run, str(answer.data.get("stop", "")), self.desk.now()
        ):
            return ()
        return self._down(lambda: rules.back(self.sheet, self.room.run))

    def down_by_goto(self, stop: str) -> tuple[WayDown, ...]:
        """That step of the run sheet, when it is deeper."""
        return self._down(lambda: rules.goto(self.sheet, self.room.run, stop))

    def down_by_door(self, number: int) -> tuple[WayDown, ...]:
        """Where that door leads, when it is deeper."""
        return self._down(lambda: rules.door(self.sheet, self.room.run, number))

    def reveal(self, choice: int | None = None, reason: str = "") -> Reply:
        """Ask the room the next question further down, or the one of that number.

        The lights advise and never lock: what they said, and the reason for going deeper all
        the same, are kept with the move.
        """
        reason, cut = keep_name(reason, REASON_LIMIT, "The reason")
        shown = self.before_deeper(choice)
        said = {"lights": shown.kept()} if shown else None
        limit = self._ceiling()
        return self._do(
            rules.reveal(self.sheet, self.room.run, choice, limit=limit, reason=reason, said=said)
        ).and_also(cut)

    def deeper(self, choice: int | None = None, reason: str = "") -> Reply:
        """Reveal, after the lights were shown: refused without a reason where they ask for one."""
        return _unless_unreasoned(self.before_deeper(choice), reason) or self.reveal(choice, reason)

    def cover(self) -> Reply:
        """Cover the latest question and come up."""
        return self._do(rules.cover(self.sheet, self.room.run))

    def up(self) -> Reply:
        """Cover the latest question; with none open, come up one place."""
        return self._do(rules.up(self.sheet, self.room.run))

    def come_up(self) -> Reply:
        """Straight to the Return, from anywhere; when that is late, how long its short form is."""
        up = way_up(self.sheet, self.room.run, self.desk.now())
        said = self._do(rules.come_up(self.sheet, self.room.run))
        if not said.ok or up is None or not (up.short or up.late):
            return said
        return Reply(True, f"{capital(up.words)}.")

    def instead(self, lights: Lights) -> str:
        """What the Return would be instead of going deeper, when the lights say come up."""
        up = way_up(self.sheet, self.room.run, self.desk.now()) if lights.advice == "up" else None
        return up.words if up else ""

    def need(self) -> Reply:
        """The need is fresh, repeating, moved: one key goes round."""
        said = self._do(rules.need(self.room.run))
        return Reply(True, f"Need: {self.room.run.need}.") if said.ok else said

    def take_pulse(
        self, counts: Sequence[int], flag: str = "", how: str = "", *, ends: bool = False
    ) -> Reply:
        """Keep a pulse: how many said one, two … five; ``flag``: "red card" or "disclosure", with or
        without answers. ``how``: how it was asked; "" is as the script says. ``ends``: it is the
        one at Close."""
        answer = rules.pulse(self.room.run, counts, flag, how or self.asked_how())
        if ends and isinstance(answer, rules.Accepted):
            answer = rules.Accepted(answer.verb, {**answer.data, "ends": True})
        said = self._do(answer)
        if not said.ok:
            return said
        pulse = self.room.run.pulses[-1]
        words = f"Pulse: {pulse.words}."
        if pulse.answers and pulse.is_private(self.settings):
            words = f"{words} So few answered that the counts stay on this laptop."
        if is_low(self.room.run, self.settings):
            words = f"{words} {self.pause_first()}"
        return Reply(True, words)

    def asked_how(self) -> str:
        """How the script has the pulse asked where the group is; "" where it names no way."""
        return asked_how(self.sheet, self.room.run)

    def pause_first(self) -> str:
        """What comes after a low pulse, in words: a pause, and then two rooms or the way up."""
        raise NotImplementedError

    def doubt(self, counts: Sequence[int]) -> str:
        """What to ask before a pulse is kept: more answered than are here; "" where that can be."""
        return more_than_here(counts, may_be_here(self.room))

    def support(self, what: str, *, ok: bool) -> Reply:
        """Tick what the exercise needs as there, or as missing."""
        return self._do(rules.support(self.room.run, what, ok=ok))

    def _ceiling(self) -> Ceiling:
        return ceiling(self.sheet, self.room.run, self.heading.number, self.settings)

    def _going(self) -> bool:
        return self.room.run.state in (State.RUNNING, State.PAUSED)

    def _askable(self) -> tuple[int, ...]:
        run = self.room.run
        return askable(self.sheet.stop(run.at), run, self._ceiling())

    def _before(self, answer: rules.Ruling) -> Lights | None:
        """The lights for a move to another step, when it leads deeper."""
        if not self._going() or isinstance(answer, rules.Refused) or "stop" not in answer.data:
            return None
        to = Standing(self.sheet.stop(answer.data["stop"]), tuple(answer.data.get("openers", ())))
        down = moving(self.sheet, self.room.run, to)
        return self._lights(down) if down is not None else None

    def _lights(self, down: Down) -> Lights:
        run, now = self.room.run, self.desk.now()
        times = timeline(self.sheet, run, now)
        return lights(
            self.sheet, run, times, down, now, self.desk.zone, self.settings,
            limit=self._ceiling(),
        )  # fmt: skip

    def _down(self, wish: Callable[[], rules.Ruling]) -> tuple[WayDown, ...]:
        """A move to another step as a way down, when it is one."""
        answer = wish()
        if self.reading or self._before(answer) is None or isinstance(answer, rules.Refused):
            return ()

        def go(reason: str) -> Reply:
            shown = self._before(wish())
            return _unless_unreasoned(shown, reason) or self._move(wish(), reason)

        name = self.sheet.stop(answer.data["stop"]).name
        return (WayDown(name, lambda: self._before(wish()), go),)

    def _move(self, answer: rules.Ruling, reason: str = "") -> Reply:
        """Do a move to another step; where it leads deeper, what the lights said is kept."""
        shown = self._before(answer)
        if shown is None or isinstance(answer, rules.Refused):
            return self._do(answer)
        reason = clean_name(reason, REASON_LIMIT)
        if shown.planned and not shown.reasoned:
            reason = reason or str(Why.AS_PLANNED)
        kept: dict[str, Any] = {**answer.data, "lights": shown.kept()}
        return self._do(rules.Accepted(answer.verb, {**kept, "reason": reason} if reason else kept))

    def come_up_words(self) -> str:
        """How one comes up, by its keys."""
        up = way_up(self.sheet, self.room.run, self.desk.now())
        return f"Come up: u, or U to {up.words}." if up else "Come up: u."


def _unless_unreasoned(shown: Lights | None, reason: str) -> Reply | None:
    """The refusal where the lights ask for a reason and none is given."""
    if shown is None or not shown.reasoned or clean_name(reason, REASON_LIMIT):
        return None
    return Reply(False, f"{shown.advised} Say why deeper all the same.")
