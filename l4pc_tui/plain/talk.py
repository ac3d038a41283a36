"""The conversation of plain mode: a line is heard, what it changed is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.live.said import Said
from l4pc_tui.core.record.moves import State
from l4pc_tui.core.text import clean_line
from l4pc_tui.desk.closing import closing
from l4pc_tui.desk.keeping import backup
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.plain import roll, telling
from l4pc_tui.plain.commands import NOTE_SIGNS, RESTRICTED_SIGN, help_lines, understand
from l4pc_tui.plain.roll import Roll

if TYPE_CHECKING:
    from l4pc_tui.desk.conduct import Conductor

PATIENCE = 2.0
"""Seconds to wait for the disk before a note is told to be not saved yet."""

Tell = Callable[[str], None]


class Talk:
    """One session, talked through. ``done``: it was left; ``rescued``: with a file elsewhere.

    tell: takes one line to be told. An open question has the next line; only who was told of
    something restricted, a note's words, and closing and leaving are questions.
    """

    def __init__(self, conductor: Conductor, tell: Tell) -> None:
        self.done = self.rescued = False
        self._conductor = conductor
        self._tell = tell
        self._roll = Roll(conductor)
        self._view = conductor.view()
        self._question: Callable[[str], None] | None = None
        self._unsaved = False

    def begin(self) -> None:
        """Tell which session it is and where it stands."""
        self._say(telling.opening(self._view))
        if self._conductor.reading:
            self._say([self._conductor.saved().reason, "You read along. “take over” takes over."])
        if draft := self._conductor.draft():
            self._say([f"Half typed: {draft}", "n keeps it as a note. drop forgets it."])
        self._say(["help lists the commands."])
        self._ask_away()

    def hear(self, typed: str) -> None:
        """Answer one line."""
        line = clean_line(typed)
        if self._question is not None:
            question, self._question = self._question, None
            question(line.strip())
            return
        if self._view.away is not None and line.strip().lower() in ("", "p"):
            self._do(self._conductor.answer_away(waited=bool(line.strip())))
            self._say([telling.timer(self._view)])
            return
        if line[:1] == RESTRICTED_SIGN:
            self._restricted(line)
        elif line and line[0] in NOTE_SIGNS:
            self._keep(line)
        elif line.strip() in list("123456789"):
            self._do(self._conductor.door(int(line)))
        elif not self._command(line) and not self._register_line(line):
            self._stray(line)

    def tick(self) -> None:
        """A second has passed: tell what came from elsewhere, and when time runs short."""
        before, was_reading = self._view, self._conductor.reading
        self._conductor.tick()
        self._view = self._conductor.view()
        if self._conductor.reading and not was_reading:
            self._say([self._conductor.saved().reason, "You read along from now."])
        self._say(telling.changes(before, self._view))
        if self._conductor.reading:
            known = {note.id for note in before.notes}
            self._say([telling.note(n) for n in self._view.notes if n.id not in known])
        if self._view.card.tone not in ("", before.card.tone):
            self._say([telling.timer(self._view)])
        if self._view.away is not None and before.away is None:
            self._ask_away()
        self._watch_the_disk()

    # What a line does

    def _command(self, line: str) -> bool:
        understood = understand(line)
        if understood is None:
            return False
        command, rest = understood
        getattr(self, f"_{command.does}")(rest)
        return True

    def _onward(self, _rest: str) -> None:
        planned = self._view.state is State.PLANNED
        self._do(self._conductor.start() if planned else self._conductor.next())

    def _back(self, _rest: str) -> None:
        self._do(self._conductor.back())

    def _deeper(self, _rest: str) -> None:
        self._do(self._conductor.reveal())

    def _up(self, _rest: str) -> None:
        self._do(self._conductor.cover())

    def _pause(self, _rest: str) -> None:
        self._do(self._conductor.pause())

    def _undo(self, _rest: str) -> None:
        self._do(self._conductor.undo())

    def _reopen(self, _rest: str) -> None:
        self._do(self._conductor.reopen())

    def _take_over(self, _rest: str) -> None:
        self._do(self._conductor.take_over())

    def _time(self, _rest: str) -> None:
        self._view = self._conductor.view()
        self._say([f"It is {self._view.clock}.", *telling.standing(self._view)])
        if self._view.card.told:
            self._say([telling.timer(self._view)])

    def _sheet(self, _rest: str) -> None:
        self._view = self._conductor.view()
        self._say(telling.sheet(self._view))

    def _go(self, rest: str) -> None:
        lines = self._view.sheet
        if not rest.isdecimal() or not 1 <= int(rest) <= len(lines):
            self._say(["Say the number of a line of the run sheet: go 3. s lists them."])
            return
        self._do(self._conductor.goto(lines[int(rest) - 1].stop))

    def _again(self, _rest: str) -> None:
        self._view = self._conductor.view()
        self._say([*telling.step(self._view), telling.timer(self._view)])

    def _help(self, rest: str) -> None:
        self._say(roll.HELP if rest == "register" else help_lines())

    # Notes

    def _note(self, rest: str) -> None:
        """Keep a note; without words it is the half-typed line, or the next one."""
        line = rest or self._conductor.draft()
        if line:
            self._keep(line)
            return
        self._say(["Type the note. Enter alone keeps nothing."])
        self._question = lambda typed: self._keep(typed) if typed else self._say(["No note."])

    def _keep(self, line: str) -> None:
        if line[:1] == RESTRICTED_SIGN:
            self._restricted(line)
            return
        waiting = self._conductor.draft()
        self._do(self._conductor.note(line), saves=True)
        if waiting and waiting != line:
            # Another note was kept meanwhile; the line that is half typed still waits.
            self._conductor.keep_draft(waiting)

    def _restricted(self, line: str) -> None:
        if line.strip() != RESTRICTED_SIGN:
            self._say(["Its words were not kept."])
        self._say(["Who was told? A name or a role. Enter alone keeps nothing."])
        self._question = self._told

    def _told(self, who: str) -> None:
        if who:
            self._do(self._conductor.restricted(who), saves=True)
        else:
            self._say(["Nothing was kept."])

    def _notes(self, _rest: str) -> None:
        self._view = self._conductor.view()
        self._say([telling.note(line) for line in self._view.notes] or ["No notes yet."])

    def _mend(self, rest: str) -> None:
        note = self._conductor.last_note()
        line = self._conductor.note_line(note)
        if not line:
            self._say(["There is no note to mend."])
        elif not rest:
            self._say([f"The last note: {line}", "mend and its new words put it right."])
        else:
            sign = line[:1] if line[:1] in NOTE_SIGNS and rest[:1] not in NOTE_SIGNS else ""
            self._do(self._conductor.mend(note, f"{sign} {rest}".strip()), saves=True)

    def _strike(self, _rest: str) -> None:
        note = self._conductor.last_note()
        if note:
            self._do(self._conductor.strike(note), saves=True)
        else:
            self._say(["There is no note to strike."])

    def _drop(self, _rest: str) -> None:
        self._conductor.keep_draft("")
        self._say(["Forgotten."])

    def _stray(self, line: str) -> None:
        """A line that is no command may be a note without its n; it is not lost."""
        line = line.strip()
        self._conductor.keep_draft(line)
        self._say([f"“{line}” is not a command. n keeps it as a note; help lists the commands."])

    # The register

    def _register(self, rest: str) -> None:
        if rest and self._register_answer(rest):
            return
        if rest:
            self._say(["The register does not know that. help register says what it knows."])
        else:
            self._say(self._roll.told())

    def _register_line(self, line: str) -> bool:
        word = line.strip().partition(" ")[0].lower()
        return word in roll.WORDS and self._register_answer(line)

    def _register_answer(self, line: str) -> bool:
        answer = self._roll.hear(line)
        if answer is None:
            return False
        said, lines = answer
        self._do(said, lines, saves=True)
        return True

    # The end

    def _close(self, _rest: str) -> None:
        if "close" not in self._view.can:
            self._do(self._conductor.close())
            return
        for about, told in closing(self._conductor).lines:
            self._say([f"{about.capitalize()}: {telling.said(told)}"])
        self._say(["Close the session? y closes it; Enter goes back."])
        self._question = self._closed

    def _closed(self, answer: str) -> None:
        if answer.lower() not in ("y", "yes"):
            self._say(["Not closed."])
            return
        self._do(self._conductor.close(), saves=True)
        try:
            self._say([f"Backed up and verified: {backup(self._conductor.desk)}"])
        except Trouble as trouble:
            self._say([f"No backup was made. {trouble.sentence} {trouble.hint}".strip()])
        self._say(["q leaves; “reopen” goes on with the session."])

    def _leave(self, _rest: str) -> None:
        if self._conductor.reading or self._view.state is not State.RUNNING:
            self._go_away(goes_on=True)
            return
        self._say(["Leave the session?", "w: it waits, and the clock stops.",
                   "g: it goes on without you.", "Enter: stay."])  # fmt: skip
        self._question = self._left

    def _left(self, answer: str) -> None:
        if answer.lower() in ("w", "g"):
            self._go_away(goes_on=answer.lower() == "g")
        else:
            self._say(["Still here."])

    def _go_away(self, *, goes_on: bool) -> None:
        """Leave, once everything is on the disk or in another folder."""
        if self._conductor.drain(PATIENCE):
            self._conductor.leave(goes_on=goes_on)
            self.done = True
            return
        self._say([
            telling.not_saved(self._conductor.saved()),
            "Name another folder to write it to. Enter tries again; stay goes back.",
        ])  # fmt: skip
        self._question = lambda folder: self._rescue(folder, goes_on=goes_on)

    def _rescue(self, folder: str, *, goes_on: bool) -> None:
        if not folder:
            self._go_away(goes_on=goes_on)
            return
        if folder.lower() == "stay":
            self._say(["Still here."])
            return
        try:
            self._conductor.leave(goes_on=goes_on)
            path = self._conductor.rescue(Path(folder).expanduser())
        except Trouble as trouble:
            self._say([f"{trouble.sentence} {trouble.hint}".strip()])
            self._go_away(goes_on=goes_on)
            return
        self._say([f"What was not saved lies in {path}.", "l4pc restore takes it in later."])
        self.done = self.rescued = True

    # What is told

    def _do(self, said: Said, lines: Sequence[str] = (), *, saves: bool = False) -> None:
        """Tell an answer, and what it changed; with ``saves`` also when it is on the disk."""
        before, self._view = self._view, self._conductor.view()
        self._say([said.words] if said.words else [])
        self._say([*lines, *telling.changes(before, self._view)])
        if said.ok and saves:
            self._say([self._on_the_disk()])

    def _on_the_disk(self) -> str:
        """“saved” once the commit has returned; else that it is not, and why."""
        if self._conductor.drain(0.0 if self._unsaved else PATIENCE):
            self._unsaved = False
            return "saved"
        self._unsaved = True
        return telling.not_saved(self._conductor.saved())

    def _watch_the_disk(self) -> None:
        """Tell once when the disk begins to refuse, and once when all is saved after all."""
        saving = self._conductor.saved()
        if saving.reason and not self._unsaved and not self._conductor.reading:
            self._unsaved = True
            self._say([telling.not_saved(saving)])
        elif self._unsaved and saving.word == "saved":
            self._unsaved = False
            self._say(["saved: nothing waits any more"])

    def _ask_away(self) -> None:
        if (away := self._view.away) is not None:
            self._say([away.asked, f"Enter: {away.went_on}", f"p: {away.waited}"])

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._tell(line)
