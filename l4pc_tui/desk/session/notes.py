"""Notes: captured in a running session; mended and struck in any."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, tzinfo

from l4pc_tui.core.live.notes import completion, note_line
from l4pc_tui.core.live.notes.due import NO_DAY, said_on, understood
from l4pc_tui.core.live.notes.half_typed import Half
from l4pc_tui.core.live.notes.left_open import dated, parts, reworded
from l4pc_tui.core.live.notes.when_said import sounds_like_a_time
from l4pc_tui.core.live.run.beside import facilitator_at
from l4pc_tui.core.live.run.known import note_at, note_name
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.run.session_state import LiveSession, room_names
from l4pc_tui.core.record.names import NO_NOTE, NoteId
from l4pc_tui.core.record.nouns import Note, NoteKind, entity
from l4pc_tui.core.text.amounts import capital, stamp
from l4pc_tui.core.text.cleaning import keep_name
from l4pc_tui.core.text.folding import begins, fold
from l4pc_tui.desk.session.keeper import Keeper

NOT_THERE = "That note is not there any more."
RESTRICTED_STAYS = "Its words stay off this laptop. Say only who was told."


NAME_LIMIT = 200


class Noting(Keeper):
    """What a facilitator can do with notes."""

    def note(self, line: str, typed: str = "") -> Reply:
        """Keep a line; its first character gives the kind.

        typed: as it was half typed, where that is not the same. Any other half-typed line waits.
        """
        if said := self.note_refused():
            return said
        kind, text = note_line.read_line(line)
        if kind is NoteKind.RESTRICTED:
            return Reply(False, RESTRICTED_STAYS)
        if not text:
            return Reply(False, "There is nothing written yet.")
        kept = note_line.keep_words(text)
        return self._write(kind, kept.text, said=kept.told, leaves=self.without(typed or line))

    def restricted(self, told: str, words: str = "") -> Reply:
        """Keep that something happened, when, and who was told; and its words, sealed here and now
        with ``sealing_key``. Without words or a key only the fact is kept, and so where sealing fails."""
        if said := self.note_refused():
            return said
        who = keep_name(told, NAME_LIMIT, "Who was told")
        if not who.text:
            return Reply(False, "Say who was told: a name or a role.")
        about, sealed = note_line.PAPER, ""
        if words and self.sealing_key:
            about, sealed = _sealed(words, self.sealing_key)
        return self._write(
            NoteKind.RESTRICTED, "", who.text, said=_told(about, who.told), sealed=sealed
        )

    def mend(self, note_id: NoteId, line: str) -> Reply:
        """Put other words in the place of a note's; the old ones stay in the journal."""
        if said := self.note_refused(note_id):
            return said
        said, mended = mend_of(self.room, note_id, line, self._seen())
        if mended is None:
            return said
        entry = self.entry("put", entity("note", note_id), mended.data())
        return self.done(entry, words=said.words, leaves=self.without(line, note_id))

    def begin_mend(self, note_id: NoteId) -> str:
        """The line in which a note is mended: as it was half typed, wherever that waits, or as the
        note was typed. It is the line that is typed now."""
        waits = next((half.text for half in self.half_typed if half.mends == note_id), "")
        self.half_typed = tuple(half for half in self.half_typed if half.mends != note_id)
        self.begin_line(waits or self.note_line(note_id), note_id)
        return self.draft()

    def keep_mend(self, note_id: NoteId, line: str) -> None:
        """Keep a mend as far as it is typed, while it is the line that is typed now."""
        if self.mending() == note_id and self.writes:
            self.keep_draft(line)

    def leave_mend(self, note_id: NoteId) -> bool:
        """Leave a note as it is; whether its new words are kept half typed. A mend in which
        nothing was changed is given up."""
        if self.mending() != note_id:
            return False
        if self.draft().strip() in ("", self.note_line(note_id)):
            self.drop_line()
            return False
        return True

    def mend_words(self, note_id: NoteId, words: str) -> Reply:
        """As ``mend``; without a mark among its new words the note stays of its kind."""
        note = note_of(self.room, note_id)
        return self.mend(note_id, note_line.in_place_of(note, words) if note else words)

    def strike(self, note_id: NoteId) -> Reply:
        """Take a note's words out of the file for good."""
        if said := self.note_refused(note_id):
            return said
        said = strike_of(self.room, note_id, self._seen())
        if not said.ok:
            return said
        lines = self.half_typed
        left = tuple(half for half in lines if half.mends != note_id)
        return self.done(
            self.entry("erase", entity("note", note_id), None), words=said.words,
            leaves=left if left != lines else None,
        )  # fmt: skip

    def completed(self, line: str) -> str:
        """The line with the name or theme that is begun at its end, whole; "" when none is."""
        return completion.completed(line, completion.names_here(self.room))

    def matched(self, line: str) -> str:
        """The line with every @ and beginning that only one person on the register has, whole."""
        return completion.matched(line, completion.names_here(self.room))

    def last_note(self) -> NoteId:
        """The id of the latest note, or ""."""
        return self.room.notes[-1].id if self.room.notes else NO_NOTE

    def notes_meant(self, words: str) -> tuple[NoteId, ...]:
        """The notes that are meant by a number, as they are listed from 1, or by words that each
        begin a word of it. None for no words."""
        words = words.strip()
        if words.isdecimal():
            at = int(words)
            return tuple(note.id for note in self.room.notes[at - 1 : at]) if at else ()
        wanted = fold(words).split()
        return tuple(
            note.id
            for note in self.room.notes
            if wanted and begins(fold(note.text).split(), wanted)
        )

    def note_line(self, note_id: NoteId) -> str:
        """A note as it was typed, for mending; "" for one that holds no words."""
        note = note_of(self.room, note_id)
        return note_line.as_typed(note) if note and note.kind != NoteKind.RESTRICTED else ""

    def note_named(self, note_id: NoteId) -> str:
        """A note as a sentence speaks of it: by its first words; "" when it is not there."""
        note = note_of(self.room, note_id)
        return note_name(note, self.desk.zone, self.desk.now()) if note else ""

    def stamped(self, note: Note, now: float) -> Note:
        """The note with the time, and where it was written: at the side step, where one stands
        beside the step that goes on. The place is where the group is."""
        note = replace(note, at=stamp(now, self.desk.zone))
        run = self.room.run
        if not run.at:
            return note
        stop = facilitator_at(self.sheet, run)
        item = self.sheet.item_of(stop)
        step = stop.name if item.exercise else ""
        place = run.place or self.sheet.stop(run.at).place
        return replace(note, item=item.name, step=step, stop=stop.id, place=place.value)

    def _seen(self) -> Seen:
        return Seen(self.desk.zone, self.desk.now(), self.next_session)

    def _write(
        self, kind: NoteKind, text: str, told: str = "", *, said: str = "",
        leaves: tuple[Half, ...] | None = None, sealed: str = "",
    ) -> Reply:  # fmt: skip
        """Stamp the note with where the session is, and keep it; ``said``: the answer's words."""
        now = self.desk.now()
        name = NoteId(self.desk.new_id())
        note = self.stamped(Note(name, self.session, str(kind), text, told=told), now)
        note = replace(note, sealed=sealed)
        note = dated(note, room_names(self.room), self.next_session)
        entry = self.entry("put", entity("note", name), note.data())
        return self.done(
            entry, words=_told(said, _due(self.room, note, self._seen())), leaves=leaves
        )


def _sealed(words: str, key: str) -> tuple[str, str]:
    """What is said of sealing a restricted note's words, and the words as they are kept."""
    from l4pc_tui.desk.private import KEPT_SEALED
    from l4pc_tui.exchange.locked.sealed import seal
    from l4pc_tui.exchange.refused import FileRefused

    kept = note_line.keep_words(words)
    try:
        return _told(KEPT_SEALED, kept.told), seal(kept.text, key)
    except FileRefused as refused:
        return f"{refused.sentence} Only the fact was kept. {note_line.PAPER}", ""


def note_of(room: LiveSession, note_id: NoteId) -> Note | None:
    """A note of a session by its id; None when it is not there, or not any more."""
    return next((note for note in room.notes if note.id == note_id), None)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a wish about a note is seen from. meets_next: when the cohort does, where planned."""

    zone: tzinfo | None
    now: float
    meets_next: date | None


def mend_of(room: LiveSession, note_id: NoteId, line: str, seen: Seen) -> tuple[Reply, Note | None]:
    """A note with other words, and what is said of that; or None, and why it cannot be."""
    note = note_of(room, note_id)
    if note is None:
        return Reply(False, gone(room, note_id)), None
    kind, text = note_line.read_line(line)
    if NoteKind.RESTRICTED in (kind, note.kind):
        return Reply(False, wordless(note_at(note, seen.zone, seen.now))), None
    if not text:
        return Reply(False, "Nothing is left of it. Striking takes a note out for good."), None
    kept = note_line.keep_words(text)
    mended = replace(note, kind=str(kind), text=kept.text)
    mended = reworded(note, mended, room_names(room), seen.meets_next)
    named = note_name(mended, seen.zone, seen.now)
    words = _told(f"Mended: {named}.", kept.told, _due(room, mended, seen))
    return Reply(True, words), mended


def strike_asked(named: str) -> str:
    """What is asked before a note is struck; named: as ``note_named`` speaks of it."""
    return f"Strike {named}? Its words leave the file for good."


def strike_of(room: LiveSession, note_id: NoteId, seen: Seen) -> Reply:
    """Whether a note can be struck, and what is said of that; its words are not said once more."""
    note = note_of(room, note_id)
    if note is None:
        return Reply(False, gone(room, note_id))
    named = note_at(note, seen.zone, seen.now)
    return Reply(True, f"Struck: {named}. Its words are gone from the file.")


def wordless(named: str) -> str:
    """Why a restricted note cannot be mended."""
    return f"{capital(named)} holds no words to mend."


def gone(room: LiveSession, note_id: NoteId) -> str:
    """Why a note is not there: struck, or taken back."""
    name = entity("note", note_id)
    struck = any(entry.kind == "erase" for entry in room.record.said.get(name, ()))
    return "That note is struck already: its words are gone." if struck else NOT_THERE


def _due(room: LiveSession, note: Note, seen: Seen) -> str:
    """Which day a promise just typed was taken to be due on, or that none was understood; ""
    where it says no time, or Close has settled it already."""
    if note.kind != NoteKind.COMMITMENT or note.agreed:
        return ""
    by = parts(note, room_names(room))["by"]
    if not by:
        return NO_DAY if sounds_like_a_time(note.text) else ""
    return understood(by, said_on(note), seen.meets_next)


def _told(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
