"""Notes in plain mode: kept, mended, struck, and not lost when they are mistyped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.answers import CONSENT_SINCE, heard, listed
from l4pc_tui.core.live.notes.note_line import SEALED, WORDS
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.record.names import NoteId
from l4pc_tui.core.record.nouns import Consent
from l4pc_tui.core.text import clean_line, cut
from l4pc_tui.core.text.amounts import capital, count
from l4pc_tui.desk.present.seat import ASKED, WHY
from l4pc_tui.desk.session import patience
from l4pc_tui.desk.session.notes import strike_asked, wordless
from l4pc_tui.plain import session_lines
from l4pc_tui.plain.commands import NOTE_SIGNS, RESTRICTED_SIGN, understand
from l4pc_tui.plain.plan import YES

if TYPE_CHECKING:
    from l4pc_tui.plain.conversation import Talk

ABOUT_NOTES = ("note", "mend", "consent", "strike", "drop")
"""What is done with notes at a console that reads along, once somebody takes notes there."""
_SHOWN = 60
"""Cells of a line that is told back."""


class NotesTalk:
    """What a talk does with notes."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._conductor = talk.conductor

    def asks_seat(self, line: str) -> bool:
        """Before a line about notes is answered at a console that reads along: under which name they
        are taken, where that has to be said. True when the line waits for that, or came to nothing."""
        conductor = self._conductor
        if not conductor.may_sit_down or not _is_about_notes(line):
            return False
        if conductor.namesake:

            def named(name: str) -> None:
                self._sit_down(line, name)

            self._talk.ask(ASKED, f"{WHY} Enter alone keeps nothing.", then=named)
            return True
        return not self._sat(conductor.sit_down())

    def _sit_down(self, line: str, name: str) -> None:
        """Take notes under this name, and answer the line that waited for it."""
        if not name:
            self._talk.say("No note.")
        elif self._sat(self._conductor.sit_down(name)):
            self._talk.say(f"You take notes as {clean_line(name)}.")
            self.tell_line()
            self._talk.hear(line)

    def _sat(self, said: Reply) -> bool:
        if not said.ok:
            self._talk.say(said.words)
        return said.ok

    def note(self, words: str) -> None:
        """Keep a note; without words it is the half-typed line, or the next one."""
        conductor = self._conductor
        if words:
            self.keep(words)
        elif mended := conductor.mending():
            self._talk.do(conductor.mend(mended, conductor.draft()), saves=True)
            self.tell_line()
        elif line := conductor.draft():
            self.keep(line)
            self.tell_line()
        else:
            self._talk.ask("Type the note. Enter alone keeps nothing.", then=self._typed)

    def tell_line(self) -> None:
        """What is half typed, and for which note where it is to put one right."""
        conductor = self._conductor
        if draft := conductor.draft():
            mended = conductor.note_named(conductor.mending())
            about = f", for {mended}" if mended else ""
            below = len(conductor.waiting_lines())
            more = (
                f" {count(below, 'more line waits', 'more lines wait')} below it." if below else ""
            )
            self._talk.say(
                f"Half typed{about}: {draft}",
                f"n keeps it {'in its place' if mended else 'as a note'}; drop forgets it.{more}",
            )

    def keep(self, line: str) -> None:
        """Keep a line with its sign; @ and the beginning of one name becomes the name. Another
        line that is half typed still waits."""
        if line.startswith(RESTRICTED_SIGN):
            self.restricted(line)
            return
        whole = self._conductor.matched(line)
        if whole != line:
            self._talk.say(f"Taken as: {whole}")
        self._talk.do(self._conductor.note(whole, line), saves=True)

    def restricted(self, line: str) -> None:
        """Something happened: its words are never kept, only who was told."""
        if line.strip() != RESTRICTED_SIGN:
            self._talk.say("Its words were not kept.")
        self._talk.ask(
            "Who was told? A name or a role. Enter alone keeps nothing.", then=self._told
        )

    def list(self, words: str) -> None:
        """All notes, numbered; or those that hold a few words."""
        notes = self._conductor.view().notes
        found = self._conductor.notes_meant(words) if words else None
        lines = session_lines.numbered_notes(notes, found)
        self._talk.say(*lines or ["No such note." if notes else "No notes yet."])

    def mend(self, words: str) -> None:
        """Put a note right: the last one by its new words, any other by its number. Words that
        another note begins with may be meant either way, and are asked about."""
        last, number = self._conductor.last_note(), words.partition(" ")[0]
        rest, found = words[len(number) :].strip(), self._conductor.notes_meant(number)
        if not last:
            self._talk.say("There is no note to mend.")
        elif number.isdecimal() and found:
            self._numbered(found[0], number, rest, words)
        elif words and (meant := self._conductor.notes_meant(words)) and meant != (last,):
            self._words_of(meant[-1], words)
        elif words or not (line := self._conductor.note_line(last)):
            self._mend_to(last, words)
        else:
            self._talk.say(
                f"The last note: {line}",
                "mend and its new words put it right; mend 3 another one. notes numbers them, and "
                "with a few words those that hold them.",
            )

    def strike(self, words: str) -> None:
        """Take a note's words out of the file: the last one's, or of that which is meant."""
        last = self._conductor.last_note()
        if not last:
            self._talk.say("There is no note to strike.")
        elif words:
            self._meant(words, self._ask_to_strike)
        elif not self._conductor.note_line(last):
            # Not the one that anybody sees last: it is named first.
            self._ask_to_strike(last)
        else:
            self._talk.do(self._conductor.strike(last), saves=True)

    def consent(self, words: str) -> None:
        """Ask what the speaker of a note agrees to now, or takes back."""
        if not words:
            self._talk.say("Say which note by its number, as in consent 3. notes lists them.")
        else:
            self._meant(words, self._ask_consent)

    def _ask_consent(self, note: NoteId) -> None:
        conductor = self._conductor
        if (refused := conductor.asks_consent(note)) is not None:
            self._talk.do(refused)
            return

        def told(words: str) -> None:
            from l4pc_tui.desk.out.consent import who_had_it

            answer, _ = heard(CONSENT_SINCE, words)
            if answer is None:
                self._talk.say("Left as it was.")
                return
            self._talk.do(conductor.consent(note, answer.means), saves=True)
            if answer.means == Consent.WITHDRAWN:
                self._talk.say(*who_had_it(conductor.desk, conductor.session, note))

        self._talk.ask(
            f"{capital(conductor.note_named(note))}. What does its speaker agree to now? "
            f"{listed(CONSENT_SINCE)}. Enter alone changes nothing.", then=told,
        )  # fmt: skip

    def _meant(self, words: str, then: Callable[[NoteId], None]) -> None:
        """Go on with the one note that is meant; several are told, with their numbers."""
        found = self._conductor.notes_meant(words)
        if len(found) == 1:
            then(found[0])
        elif found:
            every = self._conductor.view().notes
            self._talk.say(
                *session_lines.numbered_notes(every, found),
                f"{len(found)} notes hold that. Say the number of the one that is meant.",
            )
        else:
            self._talk.say("No such note. notes lists them, numbered.")

    def _numbered(self, note: NoteId, number: str, rest: str, words: str) -> None:
        """A number is a note's. With words behind it, it may be the last note's new words too."""
        if self._is_not_ours(note):
            return
        if not rest:
            self._ask_to_mend(note)
            return
        named = self._conductor.note_named(note)

        def answered(answer: str) -> None:
            if answer.lower() in ("l", "last"):
                self._mend_to(self._conductor.last_note(), words)
            elif answer.lower() in YES:
                self._mend_to(note, rest)
            else:
                self._talk.say("Left as it was.")

        self._talk.ask(
            f"{number} is {named}. y puts “{cut(rest, _SHOWN)}” in its place; l puts "
            f"“{cut(words, _SHOWN)}” in the place of the last note; Enter alone changes nothing.",
            then=answered,
        )

    def _words_of(self, note: NoteId, words: str) -> None:
        """Words that stand in a note already: that one is meant, or they are new words."""

        def answered(answer: str) -> None:
            if answer.lower() in YES:
                self._ask_to_mend(note)
            elif answer.lower() in ("l", "last"):
                self._mend_to(self._conductor.last_note(), words)
            else:
                self._talk.say("Left as it was.")

        self._talk.ask(
            f"“{cut(words, _SHOWN)}” stands in {self._conductor.note_named(note)}. y mends that one; "
            "l puts these words in the place of the last note; Enter alone changes nothing.",
            then=answered,
        )

    def _ask_to_mend(self, note: NoteId) -> None:
        if self._is_not_ours(note):
            return

        line = self._conductor.note_line(note)
        if not line:
            self._talk.say(wordless(self._conductor.note_named(note)))
            return

        def typed(words: str) -> None:
            if words:
                self._mend_to(note, words)
            else:
                self._talk.say("Left as it was.")

        self._talk.ask(line, "Type its new words. Enter alone leaves it as it was.", then=typed)

    def _mend_to(self, note: NoteId, words: str) -> None:
        """Without a sign among its new words a note stays of its kind."""
        self._talk.do(self._conductor.mend_words(note, words), saves=True)

    def _is_not_ours(self, note: NoteId) -> bool:
        """Whether nothing may be done with a note here, which is said."""
        refused = self._conductor.note_refused(note)
        if refused is not None:
            self._talk.do(refused)
        return refused is not None

    def _ask_to_strike(self, note: NoteId) -> None:
        if self._is_not_ours(note):
            return

        def answered(answer: str) -> None:
            if answer.lower() in YES:
                self._talk.do(self._conductor.strike(note), saves=True)
            else:
                self._talk.say("Left as it was.")

        asked = strike_asked(self._conductor.note_named(note))
        self._talk.ask(f"{asked} y strikes it; Enter leaves it.", then=answered)

    def drop(self, _words: str) -> None:
        """Forget the half-typed line."""
        self._conductor.drop_line()
        self._talk.say("Forgotten.")
        self.tell_line()

    def stray(self, line: str) -> None:
        """A line that is no command may be a note without its n; it is not lost.

        One with the restricted sign anywhere in it was meant to be one, and is never kept.
        """
        if RESTRICTED_SIGN in line:
            self.restricted(line)
            return
        self._conductor.begin_line(line)
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
        elif who and self._conductor.sealing_key:
            self._talk.ask(
                f"{WORDS} {SEALED}",
                then=lambda words: self._talk.do(
                    self._conductor.restricted(who, words), saves=True
                ),
            )
        elif who:
            self._talk.do(self._conductor.restricted(who), saves=True)
        else:
            self._talk.say("Nothing was kept.")


def _is_about_notes(line: str) -> bool:
    """Whether a line is a note, or wishes something of one."""
    command = understand(line)
    return line.startswith((*NOTE_SIGNS, RESTRICTED_SIGN)) or (
        command is not None and command[0].does in ABOUT_NOTES
    )
