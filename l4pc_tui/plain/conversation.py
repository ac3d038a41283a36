"""The conversation of plain mode: a line is heard, what it changed is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.answers import AWAY, OTHER_DAY, Answer, heard, listed
from l4pc_tui.core.live.run.reply import DONE, Reply
from l4pc_tui.core.live.view_model import bell
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text import clean_line, cut
from l4pc_tui.core.text.amounts import capital
from l4pc_tui.desk.session import patience
from l4pc_tui.plain import roll, session_lines
from l4pc_tui.plain.commands import DOORS, NOTE_SIGNS, RESTRICTED_SIGN, help_lines, understand
from l4pc_tui.plain.depth import DepthTalk
from l4pc_tui.plain.end import Ending
from l4pc_tui.plain.export import ExportTalk
from l4pc_tui.plain.find import FindTalk
from l4pc_tui.plain.follow_up import FollowUpTalk
from l4pc_tui.plain.groups import GroupsTalk
from l4pc_tui.plain.notes import NotesTalk
from l4pc_tui.plain.plan import Replan, is_length
from l4pc_tui.plain.roll import Roll
from l4pc_tui.plain.versions import Versions
from l4pc_tui.plain.wall import WallTalk

if TYPE_CHECKING:
    from l4pc_tui.desk.session.conductor import Conductor

Then = Callable[[str], None]
_SHOWN = 60
"""Cells of a line that is told back."""


class Talk:
    """One session, talked through over its conductor.

    tell: takes one line to be told. While a question is open the next line answers it.
    """

    def __init__(self, conductor: Conductor, tell: Callable[[str], None]) -> None:
        self.conductor = conductor
        self.ending = Ending(self)
        self._notes = NotesTalk(self)
        self._roll = Roll(conductor)
        self._plan = Replan(self)
        self._depth = DepthTalk(self, self._plan.look)
        self._tell = tell
        self._view = conductor.view()
        self._at = conductor.room.run.at
        self._warned = self._view.card.tone
        self._then: Then | None = None
        self._unsaved = False
        self._does: dict[str, Then] = {
            "onward": lambda _: self._onward(),
            "undo": lambda _: self.do(conductor.undo()),
            "reopen": lambda _: self.do(conductor.reopen()),
            "take over": lambda _: self._take_over(),
            "time": lambda _: self.say(*session_lines.time(conductor.view())),
            "sheet": lambda _: self.say(*session_lines.sheet(conductor.view())),
            "again": lambda _: self.say(*session_lines.again(conductor.view())),
            "doors": lambda _: self.say(
                *session_lines.doors(conductor.view()) or ["This step has no doors."]
            ),
            "go": self._go,
            "register": self._register,
            "note": self._notes.note,
            "notes": self._notes.list,
            "mend": self._notes.mend,
            "consent": self._notes.consent,
            "strike": self._notes.strike,
            "drop": self._notes.drop,
            "close": self.ending.close,
            "leave": self.ending.leave,
            "help": lambda words: self.say(*roll.HELP if words == "register" else help_lines()),
            "handbook": self._handbook,
            **self._plan.does,
            **self._depth.does,
            **FollowUpTalk(self).does,
            **Versions(self).does,
            **FindTalk(self).does,
            **GroupsTalk(self).does,
            **ExportTalk(self).does,
            **WallTalk(self).does,
        }

    def begin(self) -> None:
        """Tell which session it is and where it stands; first of all when it only pretends."""
        if self.conductor.desk.pretends == "rehearsal":
            self.say(session_lines.rehearsed(self.conductor.desk.pace))
        self.say(*session_lines.opening(self._view))
        self.say(*self.conductor.wrong_settings)
        self._tell_reading()
        if wall := self.conductor.wall.told():
            self.say(wall)
        self._notes.tell_line()
        if self._view.state is State.PLANNED and (back := self.conductor.returning_in_words()):
            self.say(f"{back}. f follows them up.")
        self.say("help lists the commands.")
        self._say_what_happened()
        self._ask_away()

    def _handbook(self, words: str) -> None:
        from l4pc_tui.desk.handbook import reading

        text = reading.told(reading.answer(words), words) if words else reading.contents()
        self.say(*reading.in_plain_lines(text))

    def hear(self, typed: str) -> None:
        """Answer one line."""
        line = clean_line(typed)
        words = line.strip()
        if self._then is None and self._notes.asks_seat(words):
            return
        if self._then is not None:
            then, self._then = self._then, None
            then(words)
        elif self._view.away is not None and (said := _went_on_or_waited(words)):
            self.do(
                self.conductor.answer_away(waited=said.means == "waited"),
                [session_lines.timer(self.conductor.view())],
            )
        elif words.startswith(RESTRICTED_SIGN):
            self._notes.restricted(words)
        elif is_length(words):
            self.do(self.conductor.set_length(words))
        elif words and words[0] in NOTE_SIGNS:
            self._notes.keep(words)
        elif words in DOORS:
            number = int(words)
            ways = self.conductor.down_by_door(number)
            self._depth.lit(ways, lambda: self.conductor.door(number))
        elif understood := understand(line):
            command, rest = understood
            self._does[command.does](rest)
        elif not self._roll_line(words):
            self._notes.stray(words)

    def hear_block(self, lines: Sequence[str]) -> None:
        """Several lines that came at once, as a paste does: none of them is a command or an answer."""
        words = clean_line(" ".join(filter(None, map(str.strip, lines)))).strip()
        came = f"{len(lines)} lines came at once, as a paste does"
        if RESTRICTED_SIGN in words:
            self.say(f"{came}. One may be restricted: none of them was kept.")
        elif self._then is not None:
            self.say(f"{came}. None of them is an answer; the question still stands.")
        elif words:

            def answered(answer: str) -> None:
                if answer.lower() in ("n", "note"):
                    self.hear(f"n {words}")
                elif answer:
                    self.ask(
                        "n keeps the lines as one note; Enter alone forgets them.", then=answered
                    )
                else:
                    self.say("Forgotten.")

            self.ask(
                f"{came}; none of them is taken as a command: “{cut(words, _SHOWN)}”",
                "n keeps them as one note; Enter alone forgets them.", then=answered,
            )  # fmt: skip

    def tick(self) -> None:
        """A second has passed: tell what came from elsewhere, and when time runs short."""
        before, was_reading = self._view, self.conductor.reading
        self.conductor.tick()
        if self.conductor.reading and not was_reading:
            self._tell_reading()
        self.do(DONE)
        self.say(*session_lines.new_notes(before, self._view))
        if rung := bell(before, self._view):
            self.say(rung)
        tone, self._warned = self._warned, self._view.card.tone
        if self._warned not in ("", tone):
            self.say(session_lines.timer(self._view))
        self._say_what_happened()
        if before.away is None:
            self._ask_away()
        self._watch_the_disk()

    def say(self, *lines: str) -> None:
        """Tell some lines."""
        for line in lines:
            self._tell(line)

    def ask(self, *lines: str, then: Then) -> None:
        """Tell some lines; the next one that is typed goes to ``then``, stripped."""
        self.say(*lines)
        self._then = then

    def do(self, said: Reply, lines: Sequence[str] = (), *, saves: bool = False) -> None:
        """Tell an answer, and what it changed; with ``saves`` also when it is on the disk."""
        before, self._view = self._view, self.conductor.view()
        if said.words:
            self.say(said.words)
        self.say(*lines, *session_lines.changes(before, self._view))
        at, self._at = self._at, self.conductor.room.run.at
        if self._at != at and (offer := self.conductor.groups.offer()):
            self.say(offer)
        if said.ok and saves:
            self._tell_saved()

    def _onward(self) -> None:
        if asked := self.conductor.other_day():
            self.ask(asked, f"{capital(listed(OTHER_DAY))}; Enter leaves it.", then=self._start_on)
        elif self.conductor.view().state is State.PLANNED:
            self.do(self.conductor.start())
        else:
            self._depth.lit(self.conductor.down_by_next(), self.conductor.next)

    def _start_on(self, line: str) -> None:
        """Start a session that is planned for another day, or not."""
        answer, _ = heard(OTHER_DAY, line)
        if answer is None:
            self.say("Not started.")
            return
        if answer.means == "today":
            self.conductor.move_to_today()
        self.do(self.conductor.start())

    def _go(self, number: str) -> None:
        lines = self.conductor.view().sheet
        if number.isdecimal() and 1 <= int(number) <= len(lines):
            stop = lines[int(number) - 1].stop
            self._depth.lit(self.conductor.down_by_goto(stop), lambda: self.conductor.goto(stop))
        else:
            self.say("Say the number of a line of the run sheet: go 3. s lists them.")

    def _register(self, words: str) -> None:
        if not words:
            self.say(*self._roll.told())
        elif not self._roll_line(words, begun=True):
            self.say("The register does not know that. help register says what it knows.")

    def _roll_line(self, words: str, *, begun: bool = False) -> bool:
        """Whether the register understood; letters only after an r, whole words anywhere."""
        if not begun and words.partition(" ")[0].lower() not in roll.WORDS:
            return False
        answer = self._roll.hear(words)
        if answer is None:
            return False
        self.do(*answer, saves=True)
        return True

    def _tell_saved(self) -> None:
        """“saved” once the commit has returned; else that it is not, and why."""
        self._unsaved = not self.conductor.drain(0.0 if self._unsaved else patience.NOTE)
        self.say(session_lines.not_saved(self.conductor.saved()) if self._unsaved else "saved")

    def _watch_the_disk(self) -> None:
        """Tell once when the disk begins to refuse, and once when all is saved after all."""
        saving = self.conductor.saved()
        if saving.reason and not self._unsaved and self.conductor.writes:
            self._unsaved = True
            self.say(session_lines.not_saved(saving))
        elif self._unsaved and saving.tone == "kept":
            self._unsaved = False
            self.say("saved: nothing waits any more")

    def _take_over(self) -> None:
        said = self.conductor.take_over()
        self.do(said)
        if said.ok:
            self._notes.tell_line()

    def _tell_reading(self) -> None:
        self.say(*self.conductor.why_reading())

    def _say_what_happened(self) -> None:
        """What was done without anybody's wish is told."""
        if notice := self.conductor.notice():
            self.say(notice)

    def _ask_away(self) -> None:
        if (away := self._view.away) is not None:
            ways = (f"{each.letter or 'Enter'}: {away.told(each.means)}" for each in AWAY)
            self.say(away.asked, *ways)


def _went_on_or_waited(words: str) -> Answer | None:
    """What a line answers to whether the room went on; None for a line that means something else."""
    return next((each for each in AWAY if each.letter == words.lower()), None)
