"""An attendance file in plain mode: what it leaves open is asked and answered line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.desk.paths import typed_path
from l4pc_tui.desk.register.attendance_import import AttendanceReport, row_of, take_in
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.core.attendance.values import Question
    from l4pc_tui.desk.session.conductor import Conductor

OPEN = "-"
"""What is typed to leave a question open."""


class AttendanceTalk:
    """One file at a time, from its name to its last answer."""

    def __init__(self, conductor: Conductor) -> None:
        self._conductor = conductor
        self._file = ""
        self._answers: dict[str, str] = {}
        self._passed: set[str] = set()
        self._asked: Question | None = None

    def begin(self, file: str) -> tuple[Reply, list[str]]:
        """Read a file, and ask what it leaves open or take it in."""
        if not file:
            return Reply(False, "Say which file: import attendance.csv."), []
        self._file, self._answers, self._passed = file, {}, set()
        return self._go_on()

    def answer(self, words: str) -> tuple[Reply, list[str]]:
        """The answer to what was asked last: its number, or words."""
        asked = self._asked
        if asked is None:
            return Reply(False, "Nothing is asked. import FILE takes in an attendance file."), []
        said = words.strip()
        if said == OPEN:
            self._passed.add(asked.key)
            return self._go_on()
        offered = asked.asked().answers
        if said.isdecimal() and 1 <= int(said) <= len(offered):
            said = offered[int(said) - 1]
        known = {each.casefold(): each for each in offered}
        if not said or (offered and said.casefold() not in known):
            return Reply(False, "Say a number of these."), _lines(asked)
        self._answers[asked.key] = known.get(said.casefold(), said)
        return self._go_on()

    def _go_on(self) -> tuple[Reply, list[str]]:
        try:
            looked = self._take(dry_run=True)
            self._asked = next((q for q in looked.questions if q.key not in self._passed), None)
            if self._asked is not None:
                return Reply(True, ""), _lines(self._asked)
            done = self._take(dry_run=False)
        except Trouble as trouble:
            return Reply(False, trouble.sentence), []
        if done.refused:
            return Reply(False, done.reading.why), []
        return Reply(True, done.told), list(done.lines)

    def _take(self, *, dry_run: bool) -> AttendanceReport:
        files = (typed_path(self._file),)
        row = row_of(self._conductor)
        return take_in(self._conductor, row, files, dry_run=dry_run, answers=self._answers)


def _lines(asked: Question) -> list[str]:
    numbered = [f"{n}. {each.words}" for n, each in enumerate(asked.asked().choices, 1)]
    how = "answer with a number" if numbered else "answer with words, as in answer 2026-03-27"
    return [asked.text, *numbered, f"{how}; answer {OPEN} leaves it open"]
