"""The end in plain mode: closing the session, leaving it, and what the disk did not take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.answers import heard
from l4pc_tui.core.live.run.reply import DONE
from l4pc_tui.desk.between.sent import sent_of_session
from l4pc_tui.desk.out.handed import handed_in, handed_over
from l4pc_tui.desk.session.close import after_close, closing, left_in_words
from l4pc_tui.desk.session.leave import Question, leave, question, rescue
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.plain import session_lines
from l4pc_tui.plain.left_open import LeftOpenTalk
from l4pc_tui.plain.plan import YES

if TYPE_CHECKING:
    from l4pc_tui.plain.conversation import Talk


class Ending:
    """How a talk ends. ``done``: the session was left; ``rescued``: with a file elsewhere.

    goes_on: what the session is to do while nobody is here, as far as that was said.
    """

    def __init__(self, talk: Talk) -> None:
        self.done = self.rescued = self.goes_on = False
        self._talk = talk
        self._conductor = talk.conductor
        self._settling = LeftOpenTalk(talk, self._ask_to_close)

    def close(self, _words: str) -> None:
        """Tell what the session came to, and ask whether to close it."""
        if self._conductor.reading or "close" not in self._conductor.view().can:
            self._talk.do(self._conductor.close())
            return
        view = closing(self._conductor)
        self._talk.say(
            *(f"{about.capitalize()}: {session_lines.said(told)}" for about, told in view.lines),
            *self.handed(),
        )
        self._ask_to_close()

    def handed(self) -> tuple[str, ...]:
        """What was handed over of the session, and sent to the coordinator, where something was."""
        files = handed_in(self._conductor.room.entries)
        told = handed_over(self._conductor.desk, files), sent_of_session(self._conductor)
        return tuple(filter(None, told))

    def _ask_to_close(self) -> None:
        """Ask, with what is left open in words; nothing of it must be answered."""
        view = closing(self._conductor)
        waiting = left_in_words(view)
        ways = ["Close the session? y closes it"]
        ways += ["a answers what is open"] if waiting else []
        ways += ["s tells which notes may travel"] if view.asked else []
        told = [f"{waiting}."] if waiting else []
        self._talk.ask(*told, f"{'; '.join(ways)}; Enter goes back.", then=self._closed)

    def leave(self, _words: str) -> None:
        """Leave; when the clock runs, ask what the session does meanwhile."""
        found = question(self._conductor)
        if found is None:
            self._go_away(goes_on=True)
            return
        self._talk.ask(
            found.asked,
            *(f"{each.letter or 'y'}: {each.typed}." for each in found.answers),
            "Enter: stay.",
            then=lambda line: self._left(line, found),
        )

    def _closed(self, answer: str) -> None:
        word, _, rest = answer.lower().partition(" ")
        if word == "a":
            self._settling.begin()
            return
        if word == "s":
            self._settling.share(rest.strip())
            return
        if answer.lower() not in ("y", "yes"):
            self._talk.say("Not closed.")
            return
        said = self._conductor.close()
        self._talk.do(said, saves=True)
        if not said.ok:
            return
        self._talk.say(*after_close(self._conductor))
        rehearses = self._conductor.desk.pretends == "rehearsal"
        if not rehearses:
            self._talk.say("bundle writes the file for the coordinator.")
        leaves = "ends the rehearsal and says what it showed" if rehearses else "leaves"
        self._talk.say(f"q {leaves}; reopen goes on with the session.")

    def _left(self, line: str, found: Question) -> None:
        # Enter stays here, so what Enter answers elsewhere is a y.
        said = "" if line.lower() in YES else line or "-"
        answer, _ = heard(found.answers, said)
        if answer is None:
            self._talk.say("Still here.")
        else:
            self._go_away(goes_on=answer.means == "on")

    def _go_away(self, *, goes_on: bool) -> None:
        """Leave, once everything is on the disk or in another folder: the pause of leaving too."""
        self.goes_on = goes_on
        if leave(self._conductor, goes_on=goes_on):
            self.done = True
            return
        self._talk.do(DONE)
        self._talk.ask(
            self._conductor.unsaved(),
            "Name another folder to write it to. Enter tries again; stay goes back.",
            then=self._rescue,
        )

    def _rescue(self, folder: str) -> None:
        if folder.lower() == "stay":
            self.goes_on = False
            self._conductor.stay()
            self._talk.say("Still here.")
            return
        if folder:
            try:
                told = rescue(self._conductor, folder, goes_on=self.goes_on)
            except Trouble as trouble:
                self._talk.say(f"{trouble.sentence} {trouble.hint}".strip())
            else:
                self._talk.say(told, "l4pc restore takes it in later.")
                self.done = self.rescued = True
                return
        self._go_away(goes_on=self.goes_on)
