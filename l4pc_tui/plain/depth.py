"""The descent in plain mode: the lights before a deeper place, pulse, need, support."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.live.depth.fingers import ASKED, TYPES, TypedPulse, read_pulse
from l4pc_tui.core.live.notes.answers import ROOMS, Answer, heard, listed
from l4pc_tui.core.live.run.needs import REASONS
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.text.amounts import capital
from l4pc_tui.core.text.inline import unmarked
from l4pc_tui.desk.session.plan_list import needs
from l4pc_tui.plain import session_lines
from l4pc_tui.plain.commands import NOTE_SIGNS, RESTRICTED_SIGN, understand
from l4pc_tui.plain.plan import YES, is_no

if TYPE_CHECKING:
    from l4pc_tui.core.live.time.preview import Preview
    from l4pc_tui.desk.session.depth import WayDown
    from l4pc_tui.plain.conversation import Talk, Then

STAYED = "Stayed."
DOUBTED = "y keeps it; Enter keeps nothing."


def _is_other(line: str) -> bool:
    """Whether a line is no reason but a note or a command: return, pause, n they are tired."""
    heard = understand(line)
    command = heard is not None and (not heard[1] or heard[0].does in ("note", "pulse"))
    return command or line.startswith((*NOTE_SIGNS, RESTRICTED_SIGN))


class DepthTalk:
    """What a talk does about depth."""

    def __init__(self, talk: Talk, look: Callable[[Preview | Reply], None]) -> None:
        """look: tells what a change of the plan would do, and asks."""
        self._talk = talk
        self._look = look
        self._conductor = conductor = talk.conductor
        self.does: dict[str, Then] = {
            "deeper": self._deeper,
            "up": lambda _: talk.do(conductor.up()),
            "return": lambda _: talk.do(conductor.come_up()),
            "need": lambda _: talk.do(conductor.need()),
            "pulse": self._pulse,
            "pause": lambda _: self._pause(),
            "plan b": lambda _: self._plan_b(),
            "two rooms": lambda _: talk.do(conductor.go_in_two_rooms()),
            "support": self._support,
            "lights": lambda _: talk.say(*session_lines.depth(conductor.view())),
            "back": lambda _: self.lit(conductor.down_by_back(), conductor.back),
        }

    def _deeper(self, _words: str) -> None:
        """Ask the next question; when that leads deeper, tell the lights first."""
        self.lit(self._conductor.down_by_asking(), self._conductor.reveal)

    def lit(self, ways: Sequence[WayDown], straight: Callable[[], Reply]) -> None:
        """Tell the lights before a way down, and go ``straight`` where there is none."""
        lights = ways[0].lights() if ways else None
        if lights is None:
            self._talk.do(straight())
            return
        up = self._conductor.instead(lights)
        if len(ways) == 1:
            words = unmarked(ways[0].words)
            self._talk.say(f"To {lights.place}: {words}", *session_lines.lights(lights, up))
            self._to(ways[0])
            return
        lines = [f"To {lights.place}.", *session_lines.lights(lights, up)]
        lines += [f"{n}. {lights.place}: {unmarked(w.words)}" for n, w in enumerate(ways, 1)]

        def chosen(answer: str) -> None:
            if answer.isdecimal() and 1 <= int(answer) <= len(ways):
                self._to(ways[int(answer) - 1])
            else:
                self._first(answer, lambda: self.lit(ways, straight))

        self._talk.ask(*lines, "Say the number of a question; Enter stays.", then=chosen)

    def _to(self, way: WayDown) -> None:
        """Go there, for a reason when the lights want one."""
        lights = way.lights()
        if lights is not None and lights.reasoned:
            ready = (f"{n}. {reason}" for n, reason in enumerate(REASONS, 1))
            asked = "Why deeper all the same? A number, or your own words. Enter stays."
            self._talk.ask(*ready, asked, then=lambda answer: self._reasoned(way, answer))
            return

        # A planned step takes one Enter; whatever else leads down takes a word.
        planned = lights is not None and lights.planned

        def answered(answer: str) -> None:
            if answer.lower() in YES or (planned and not answer):
                self._talk.do(way.go(""))
            else:
                self._first(answer, lambda: self._again(way))

        goes = (
            "Enter goes deeper, as planned; stay stays."
            if planned
            else "y goes deeper; Enter stays."
        )
        self._talk.ask(goes, then=answered)

    def _reasoned(self, way: WayDown, answer: str) -> None:
        if answer.isdecimal() and 1 <= int(answer) <= len(REASONS):
            self._talk.do(way.go(REASONS[int(answer) - 1]))
        elif answer.isdecimal() or is_no(answer) or _is_other(answer):
            self._first(answer, lambda: self._again(way))
        else:
            self._talk.do(way.go(answer))

    def _again(self, way: WayDown) -> None:
        """The same way down once more, with the lights as they are now."""
        self.lit((way,), lambda: way.go(""))

    def _first(self, answer: str, again: Callable[[], None]) -> None:
        """Take the pulse or ask the need first, then tell the lights anew; else stay."""

        heard = understand(answer)
        if heard is None or heard[0].does not in ("pulse", "need"):
            self._stay(answer)
        elif heard[0].does == "pulse":
            self._pulse(heard[1], again)
        else:
            self.does[heard[0].does](heard[1])
            again()

    def _stay(self, answer: str) -> None:
        """Stay; what was typed instead of an answer was meant, a note or coming up above all."""
        self._talk.say(STAYED)
        if not answer.isdecimal() and not is_no(answer) and answer.lower() != "stay":
            self._talk.hear(answer)

    def _pulse(self, words: str, after: Callable[[], None] = lambda: None) -> None:
        """Keep a pulse; ``after``: what comes once it is kept or left."""
        if not words:
            ask = "Enter alone keeps nothing."
            how = ASKED[self._conductor.asked_how()]
            self._talk.ask(how, TYPES, ask, then=lambda typed: self._typed(typed, after))
            return
        found = read_pulse(words)
        if isinstance(found, str):
            self._talk.say(found)
        elif asked := self._conductor.doubt(found.counts):
            self._talk.ask(asked, DOUBTED, then=lambda answer: self._sure(answer, found, after))
            return
        else:
            self._take(found, after)
            return
        after()

    def _take(self, found: TypedPulse, after: Callable[[], None]) -> None:
        """Keep a pulse; where it is low, a pause is asked for before anything else."""
        self._talk.do(self._conductor.take_pulse(*found))
        if not self._conductor.is_low():
            after()
            return
        does: dict[str, Callable[[], object]] = {
            "pause": lambda: self._talk.do(self._conductor.pause_for_all()),
            "plan-b": self._plan_b,
        }
        self._ask(self._conductor.low_answers(), "not now goes on as it is.", does, after)

    def _pause(self) -> None:
        """Stop the clock, or set it going again; after a low pulse it is asked first how."""
        if not self._conductor.two_rooms_due():
            self._talk.do(self._conductor.pause())
            return
        does: dict[str, Callable[[], object]] = {
            "on": lambda: self._talk.do(self._conductor.pause()),
            "two": lambda: self._talk.do(self._conductor.go_on_in_two_rooms()),
            "plan-b": self._plan_b,
        }
        self._talk.say(self._conductor.rooms_asked())
        self._ask(ROOMS, "Enter stays paused.", does)

    def _plan_b(self) -> None:
        """What the plan B would do; y takes it."""
        self._look(self._conductor.preview_plan_b())

    def _ask(
        self,
        answers: Sequence[Answer],
        leaves: str,
        does: dict[str, Callable[[], object]],
        after: Callable[[], None] = lambda: None,
    ) -> None:
        """One of the answers; whatever else is typed is meant, and heard."""

        def answered(line: str) -> None:
            said, more = heard(answers, line)
            if said is not None and not more:
                does[said.means]()
            elif not line or is_no(line) or line.lower() in ("not now", "later"):
                self._talk.say(STAYED)
                after()
            else:
                self._talk.hear(line)

        self._talk.ask(f"{capital(listed(answers))}; {leaves}", then=answered)

    def _sure(self, answer: str, found: TypedPulse, after: Callable[[], None]) -> None:
        """Keep a pulse of more than are here, or not."""
        if answer.lower() in YES:
            self._take(found, after)
            return
        self._talk.say("No pulse.")
        after()

    def _typed(self, words: str, after: Callable[[], None]) -> None:
        if words:
            self._pulse(words, after)
        else:
            self._talk.say("No pulse.")
            after()

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
        self._talk.say(*(session_lines.support(n, line) for n, line in enumerate(lines, 1)))
        if not words:
            self._talk.say(
                "support 1 ticks the first; support 1 missing says that it is not there."
            )
