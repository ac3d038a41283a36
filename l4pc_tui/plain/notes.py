"""Notes in plain mode: kept, mended, struck, and not lost when they are mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.record.names import NoteId
from l4pc_tui.core.text import cut
from l4pc_tui.core.text.amounts import capital
from l4pc_tui.desk.session import patience
from l4pc_tui.plain import session_lines
from l4pc_tui.plain.commands import NOTE_SIGNS, RESTRICTED_SIGN

if TYPE_CHECKING:
    from l4pc_tui.plain.conversation import Talk

_SHOWN = 60
"""Cells of a line that is told back."""


class NotesTalk:
    """What a talk does with notes."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._conductor = talk.conductor

    def note(self, words: str) -> None:
        """Keep a note; without words it is the half-typed line, or the next one."""
        line = words or self._conductor.draft()
        if line:
            self.keep(line)
            return
        self._talk.ask("Type the note. Enter alone keeps nothing.", then=self._typed)

    def keep(self, line: str) -> None:
        """Keep a line with its sign; @ and the beginning of one name becomes the name."""
        if line.startswith(RESTRICTED_SIGN):
            self.restricted(line)
            return
        waiting = self._conductor.draft()
        whole = self._conductor.matched(line)
        if whole != line:
            self._talk.say(f"Taken as: {whole}")
        self._talk.do(self._conductor.note(whole), saves=True)
        if waiting and waiting != line:
            # Another note was kept meanwhile; the line that is half typed still waits.
            self._conductor.keep_draft(waiting)

    def restricted(self, line: str) -> None:
        """Something happened: its words are never kept, only who was told."""
        if line.strip() != RESTRICTED_SIGN:
            self._talk.say("Its words were not kept.")
        self._talk.ask(
            "Who was told? A name or a role. Enter alone keeps nothing.", then=self._told
        )

    def list(self, _words: str) -> None:
        """The notes so far."""
        notes = self._conductor.view().notes
        self._talk.say(
            *(session_lines.note(line) for line in notes) if notes else ["No notes yet."]
        )

    def mend(self, words: str) -> None:
        """Put the last note right. Without a sign among its new words it stays of its kind."""
        note = self._conductor.last_note()
        line = self._conductor.note_line(note)
        if not note:
            self._talk.say("There is no note to mend.")
        elif not line:
            self._wordless(note)
        elif not words:
            self._talk.say(f"The last note: {line}", "mend and its new words put it right.")
        else:
            keeps = line[0] in NOTE_SIGNS and words[0] not in NOTE_SIGNS
            mended = f"{line[0]} {words}" if keeps else words
            self._talk.do(self._conductor.mend(note, mended), saves=True)

    def strike(self, _words: str) -> None:
        """Take the last note's words out of the file."""
        note = self._conductor.last_note()
        if not note:
            self._talk.say("There is no note to strike.")
        elif not self._conductor.note_line(note):
            self._wordless(note)
        else:
            self._talk.do(self._conductor.strike(note), saves=True)

    def _wordless(self, note: NoteId) -> None:
        """The last note is a restricted one; the one before it is not meant."""
        named = capital(self._conductor.note_named(note))
        self._talk.say(f"{named} is the last note, and holds no words. z takes it back.")

    def drop(self, _words: str) -> None:
        """Forget the half-typed line."""
        self._conductor.keep_draft("")
        self._talk.say("Forgotten.")

    def stray(self, line: str) -> None:
        """A line that is no command may be a note without its n; it is not lost.

        One with the restricted sign anywhere in it was meant to be one, and is never kept.
        """
        if RESTRICTED_SIGN in line:
            self.restricted(line)
            return
        self._conductor.keep_draft(line)
        self._conductor.settle_draft(patience.LINE)
        self._talk.say(
            f"“{cut(line, _SHOWN)}” is not a command. n keeps it as a note; "
            "help lists the commands."
        )

    def _typed(self, line: str) -> None:
        if line:
            self.keep(line)
        else:
            self._talk.say("No note.")

    def _told(self, who: str) -> None:
        if who.startswith(RESTRICTED_SIGN):
            self.restricted(who)
        elif who:
            self._talk.do(self._conductor.restricted(who), saves=True)
        else:
            self._talk.say("Nothing was kept.")
