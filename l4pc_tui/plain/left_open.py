"""Close in plain mode asks what the capture line left open, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.live.depth.fingers import TYPES, read_pulse
from l4pc_tui.core.live.notes.answers import heard, listed
from l4pc_tui.core.live.notes.left_open import PARTS
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.text.amounts import capital
from l4pc_tui.desk.session.close import AskedLine, Asks, asked
from l4pc_tui.desk.session.close_answers import answers
from l4pc_tui.plain.depth import DOUBTED
from l4pc_tui.plain.plan import YES

if TYPE_CHECKING:
    from l4pc_tui.plain.conversation import Talk

LEADS: dict[Asks, str] = {
    "": "", "parked": "", "commitment": "", "consent": "", "sort": "Which is it?",
    "capture": "Type it", "pulse": TYPES.removesuffix("."),
    "register": "r and a mark takes it in the session", "late": "",
}  # fmt: skip
"""By what is asked: what may be done besides answering with a letter."""


class LeftOpenTalk:
    """Walks through what is open, and tells which notes may travel."""

    def __init__(self, talk: Talk, after: Callable[[], None]) -> None:
        """``after``: what comes when everything was asked, or passed by."""
        self._talk = talk
        self._conductor = talk.conductor
        self._after = after

    def begin(self) -> None:
        """Ask about everything that is open, in order."""
        self._ask([line for line in asked(self._conductor) if line.open])

    def share(self, number: str) -> None:
        """Tell which notes may travel, numbered; or change one by its number."""
        lines = [line for line in asked(self._conductor) if not line.uncaught]
        if number.isdecimal() and 1 <= int(number) <= len(lines):
            self._talk.do(self._conductor.share(lines[int(number) - 1].note_id), saves=True)
            lines = [line for line in asked(self._conductor) if not line.uncaught]
            told = [f"{number}. {_of(lines[int(number) - 1])}"]
        else:
            told = [f"{at}. {_of(line)}" for at, line in enumerate(lines, 1)]
        self._talk.say(*told, "s and a number changes one between shareable and team.")
        self._after()

    def _ask(self, waiting: Sequence[AskedLine]) -> None:
        if not waiting:
            self._after()
            return
        line, rest = waiting[0], waiting[1:]
        about = f", {line.lacks}" if line.uncaught and line.lacks else ""
        self._talk.say(f"{capital(line.kind)}: {line.text}{about}")
        if line.asks == "commitment":
            self._part(line, list(PARTS), rest)
            return
        self._talk.ask(_asked(line), then=lambda words: self._answered(line, words, rest))

    def _answered(self, line: AskedLine, words: str, rest: Sequence[AskedLine]) -> None:
        if not words:
            self._ask(rest)
            return
        found = read_pulse(words) if line.asks == "pulse" else ""
        if not isinstance(found, str) and (asked := self._conductor.doubt(found[0])):

            def sure(answer: str) -> None:
                self._told(line, words if answer.lower() in YES else "", rest)

            self._talk.ask(asked, DOUBTED, then=sure)
            return
        self._told(line, words, rest)

    def _told(self, line: AskedLine, words: str, rest: Sequence[AskedLine]) -> None:
        """Keep an answer and ask on; one that cannot be, or was taken back, is asked for anew."""
        said = Reply(False)
        if words:
            said = self._uncaught(line, words) if line.uncaught else self._given(line, words)
            self._talk.do(said, saves=True)
        self._ask(rest if said.ok else (line, *rest))

    def _uncaught(self, line: AskedLine, words: str) -> Reply:
        """What is asked of something that is not caught yet."""
        answer, more = heard(answers(line), words)
        if answer is not None and not more:
            return self._conductor.leave_uncaught(line.note)
        if line.asks == "capture":
            return self._conductor.catch(line.note, words)
        if line.asks != "pulse":
            letters = ", ".join(each.letter for each in answers(line))
            return Reply(False, f"Only {letters} answers here.")
        found = read_pulse(words)
        if isinstance(found, str):
            return Reply(False, found)
        return self._conductor.take_pulse(*found, ends=True)

    def _given(self, line: AskedLine, words: str) -> Reply:
        answer, told = heard(answers(line), words)
        means = answer.means if answer else ""
        if line.asks == "sort":
            return self._conductor.sort(line.note_id, means)
        if answer is None:
            return Reply(False, "That is none of the letters.")
        if line.asks == "parked":
            return self._conductor.dispose(line.note_id, means, told)
        return self._conductor.consent(line.note_id, means)

    def _part(self, line: AskedLine, names: list[str], rest: Sequence[AskedLine]) -> None:
        """Ask for the parts of a commitment, one by one."""
        if not names:
            self._ask(rest)
            return
        name, held = names[0], self._conductor.parts(line.note_id).get(names[0], "")

        def told(words: str) -> None:
            if words:
                given = "" if words == "-" else words
                self._talk.do(self._conductor.agree(line.note_id, name, given), saves=True)
            self._part(line, names[1:], rest)

        keeps = f"{held}. Enter keeps it, - empties it." if held else "Enter leaves it empty."
        self._talk.ask(f"{capital(PARTS[name])}? {keeps}", then=told)


def _asked(line: AskedLine) -> str:
    """What can be typed about a line."""
    lead, letters = LEADS[line.asks], listed(answers(line))
    ways = f"{lead} {letters}" if lead.endswith("?") else "; ".join(filter(None, (lead, letters)))
    return f"{ways}; Enter passes on."


def _of(line: AskedLine) -> str:
    """A note with its class, in a line."""
    answer = f", {line.answer}" if line.answer else ""
    return f"{line.kind}: {line.text}{answer} ({line.sharing})"
