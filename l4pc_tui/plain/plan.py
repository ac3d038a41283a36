"""Time and plan in plain mode: every change is told first, and y accepts it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.time.plan_lines import PlanLine
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.text.lengths import read_typed
from l4pc_tui.desk.session.plan_list import (
    is_exercise,
    numbered,
    plan,
    preview_in_lines,
    told_of_plan,
    words_and_length,
)

if TYPE_CHECKING:
    from l4pc_tui.plain.conversation import Talk, Then

PlanLook = Callable[[PlanLine, str], Preview | Reply]
"""Works a change out for a line of the plan and what else was typed."""
YES = ("y", "yes")
_LIST = "plan lists what is to come, numbered."


def is_length(line: str) -> bool:
    """Whether a line such as +5 or -1 is meant for the step's clock, and is no note."""
    return line[:1] in "+-" and line[1:2].isdigit() and not isinstance(read_typed(line), str)


def is_no(answer: str) -> bool:
    """Whether an answer leaves everything as it is, and says no more."""
    return answer.lower() in ("", "n", "no")


class Replan:
    """What a talk does with time and plan. A number is that of the plan told last."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._conductor = conductor = talk.conductor
        self._listed: tuple[PlanLine, ...] = ()
        self.does: dict[str, Then] = {
            "length": lambda words: talk.do(conductor.set_length(words)),
            "squeeze": lambda _: self.look(conductor.preview_squeeze()),
            "stretch": lambda _: self.look(conductor.preview_stretch()),
            "shift": lambda words: self.look(conductor.preview_shift(words)),
            "from now": lambda _: talk.do(conductor.count_from_now()),
            "plan": self._plan,
            "skip": lambda words: self._of(words, lambda line, _: conductor.preview_skip(line.id)),
            "bring back": lambda words: self._of(
                words, lambda line, _: conductor.preview_restore(line.id)
            ),
            "earlier": lambda words: self._of(
                words, lambda line, by: conductor.preview_move(line.id, -_places(by))
            ),
            "later": lambda words: self._of(
                words, lambda line, by: conductor.preview_move(line.id, _places(by))
            ),
            "lock": lambda words: self._of(
                words, lambda line, at: conductor.preview_lock(line.id, at)
            ),
            "unlock": lambda words: self._of(
                words, lambda line, _: conductor.preview_unlock(line.id)
            ),
            "finish": lambda words: self.look(conductor.preview_lock(FINISH, words)),
            "insert": self._insert,
            "take": lambda words: self._of(
                words, lambda line, length: conductor.preview_take(line.id, length)
            ),
            "new version": lambda _: self.look(conductor.preview_newer()),
        }

    def look(self, found: Preview | Reply) -> None:
        """Tell what a change would do, and ask."""
        if isinstance(found, Reply):
            self._talk.do(found)
            return

        def answered(answer: str) -> None:
            if answer.lower() in YES:
                self._talk.do(self._conductor.accept(found))
                return
            self._talk.say("Left as it was.")
            if not is_no(answer):
                # Whatever else was typed was meant: a note above all must not be lost.
                self._talk.hear(answer)

        asked = "y accepts it; Enter leaves everything as it is."
        self._talk.ask(*preview_in_lines(found), asked, then=answered)

    def _plan(self, _words: str) -> None:
        """What is to come, numbered; before the start what the checker says of it too."""
        self._listed = plan(self._conductor)
        lines = numbered(self._listed) or ["Nothing can be changed now: the session is closed."]
        self._talk.say(*lines, *told_of_plan(self._conductor))

    def _of(self, words: str, look: PlanLook) -> None:
        """Look at a change of a numbered line."""
        number, _, rest = words.partition(" ")
        listed = self._listed or plan(self._conductor)
        if not number.isdecimal() or not 1 <= int(number) <= len(listed):
            self._talk.say(f"Say the number of a line. {_LIST}")
            return
        self.look(look(listed[int(number) - 1], rest.strip()))

    def _insert(self, words: str) -> None:
        """An exercise by its id, or words with how long they take; behind the item that runs;
        before the start before all others."""
        name, length = words_and_length(words)
        after = ""
        first, _, rest = name.partition(" ")
        listed = self._listed or plan(self._conductor)
        if first.rstrip(":").isdecimal() and rest:
            number = int(first.rstrip(":"))
            if not 1 <= number <= len(listed):
                self._talk.say(f"There is no line {number}. {_LIST}")
                return
            name, after = rest, listed[number - 1].item
        if is_exercise(self._conductor.desk, name, length):
            self.look(self._conductor.preview_insert_exercise(name, length, after))
        elif length:
            self.look(self._conductor.preview_insert(name, length, after))
        else:
            self._talk.say("Say what it is and how long: insert stretch our legs 10.")


def _places(by: str) -> int:
    return int(by) if by.isdecimal() and len(by) < 4 else 1
