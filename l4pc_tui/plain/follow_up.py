"""Commitments that come back, in plain mode: told one by one, answered with a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.answers import BARRIER, FOLLOW, heard, listed
from l4pc_tui.core.live.notes.follow_up import FollowLine
from l4pc_tui.core.record.nouns import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from l4pc_tui.plain.conversation import Talk

ASKED = f"{listed(FOLLOW)}; more words are a remark; Enter passes on, q stops."


class FollowUpTalk:
    """What a talk does with earlier commitments."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._conductor = talk.conductor
        self.does: dict[str, Callable[[str], None]] = {"follow": self.begin}

    def begin(self, _words: str) -> None:
        """Tell each, and ask what became of it."""
        lines = self._conductor.returning()
        if not lines:
            self._talk.say("No commitment of an earlier session is open.")
        elif said := self._conductor.refused():
            self._talk.do(said)
        else:
            self._talk.say(ASKED)
            self._ask(0)

    def _ask(self, number: int) -> None:
        lines = self._conductor.returning()
        if number >= len(lines):
            self._talk.say(self._conductor.returning_in_words() or "Every one has an answer.")
            return
        line = lines[number]
        told = ". ".join(filter(None, (line.text, line.about, line.mark, line.remark)))
        self._talk.ask(
            f"{number + 1} of {len(lines)}: {told}",
            then=lambda words: self._answered(number, line, words),
        )

    def _answered(self, number: int, line: FollowLine, words: str) -> None:
        answer, rest = heard(FOLLOW, words)
        if not words:
            self._ask(number + 1)
        elif answer is not None:
            self._keep(number, line, answer.means, rest)
        elif words.partition(" ")[0].lower() in ("q", "quit"):
            self._talk.say("Stopped. f goes on.")
        else:
            self._talk.say(ASKED)
            self._ask(number)

    def _keep(self, number: int, line: FollowLine, outcome: str, rest: str) -> None:
        barrier = ""
        if outcome == Outcome.BLOCKED:
            blocks, rest = heard(BARRIER, rest)
            barrier = blocks.means if blocks else ""
        said = self._conductor.follow(line.note, outcome, barrier, rest or None)
        self._talk.do(said, saves=True)
        self._ask(number + 1 if said.ok else number)
