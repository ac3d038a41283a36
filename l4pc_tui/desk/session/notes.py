"""Notes of a running session: captured, mended, struck."""

from __future__ import annotations

from dataclasses import replace

from l4pc_tui.core.live.notes import completion, note_line
from l4pc_tui.core.live.notes.due import NO_DAY, said_on, understood
from l4pc_tui.core.live.notes.left_open import dated, parts
from l4pc_tui.core.live.notes.when_said import sounds_like_a_time
from l4pc_tui.core.live.run.known import note_at, note_name
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.run.session_state import room_names
from l4pc_tui.core.record.names import NO_NOTE, NoteId
from l4pc_tui.core.record.nouns import Note, NoteKind, entity
from l4pc_tui.core.text.amounts import stamp
from l4pc_tui.core.text.cleaning import keep_name
from l4pc_tui.desk.session.keeper import Keeper

RESTRICTED_STAYS = "Its words stay off this laptop. Say only who was told."


NAME_LIMIT = 200


class Noting(Keeper):
    """What a facilitator can do with notes."""

    def note(self, line: str) -> Reply:
        """Keep a line as it was typed; its first character gives the kind."""
        if said := self.refused():
            return said
        kind, text = note_line.read_line(line)
        if kind is NoteKind.RESTRICTED:
            return Reply(False, RESTRICTED_STAYS)
        if not text:
            return Reply(False, "There is nothing written yet.")
        kept = note_line.keep_words(text)
        return self._write(kind, kept.text, said=kept.told)

    def restricted(self, told: str) -> Reply:
        """Keep that something happened, when, and who was told; no words of it."""
        if said := self.refused():
            return said
        who = keep_name(told, NAME_LIMIT, "Who was told")
        if not who.text:
            return Reply(False, "Say who was told: a name or a role.")
        return self._write(
            NoteKind.RESTRICTED, "", who.text, said=f"{note_line.PAPER} {who.told}".rstrip()
        )

    def mend(self, note_id: NoteId, line: str) -> Reply:
        """Put other words in the place of a note's; the old ones stay in the journal."""
        if said := self.refused():
            return said
        note = self._note(note_id)
        kind, text = note_line.read_line(line)
        if note is None:
            return Reply(False, "That note is not there any more.")
        if NoteKind.RESTRICTED in (kind, note.kind):
            return Reply(False, "A restricted note holds no words to mend.")
        if not text:
            return Reply(False, "Nothing is left of it. x strikes a note for good.")
        kept = note_line.keep_words(text)
        mended = self._dated(replace(note, kind=str(kind), text=kept.text))
        return self.done(
            self.entry("put", entity("note", note_id), mended.data()),
            words=_told(
                f"Mended: {note_name(mended, self.desk.zone, self.desk.now())}.",
                kept.told,
                self._due(mended),
            ),
            clears_draft=True,
        )

    def strike(self, note_id: NoteId) -> Reply:
        """Take a note's words out of the file for good."""
        if said := self.refused():
            return said
        note = self._note(note_id)
        if note is None:
            return Reply(False, "That note is not there any more.")
        struck = self.entry("erase", entity("note", note_id), None)
        # Its words are not said once more.
        named = note_at(note, self.desk.zone, self.desk.now())
        return self.done(struck, words=f"Struck: {named}. Its words are gone from the file.")

    def completed(self, line: str) -> str:
        """The line with the name or theme that is begun at its end, whole; "" when none is."""
        return completion.completed(line, completion.names_here(self.room))

    def matched(self, line: str) -> str:
        """The line with every @ and beginning that only one person on the register has, whole."""
        return completion.matched(line, completion.names_here(self.room))

    def last_note(self) -> NoteId:
        """The id of the latest note, or ""."""
        return self.room.notes[-1].id if self.room.notes else NO_NOTE

    def note_line(self, note_id: NoteId) -> str:
        """A note as it was typed, for mending; "" for one that holds no words."""
        note = self._note(note_id)
        return note_line.as_typed(note) if note and note.kind != NoteKind.RESTRICTED else ""

    def note_named(self, note_id: NoteId) -> str:
        """A note as a sentence speaks of it: by its first words; "" when it is not there."""
        note = self._note(note_id)
        return note_name(note, self.desk.zone, self.desk.now()) if note else ""

    def stamped(self, note: Note, now: float) -> Note:
        """The note with the time, and where the session is."""
        note = replace(note, at=stamp(now, self.desk.zone))
        run = self.room.run
        if not run.at:
            return note
        stop = self.sheet.stop(run.at)
        item = self.sheet.item_of(stop)
        step = stop.name if item.exercise else ""
        place = run.place or stop.place
        return replace(note, item=item.name, step=step, stop=stop.id, place=place.value)

    def _note(self, note_id: NoteId) -> Note | None:
        return next((note for note in self.room.notes if note.id == note_id), None)

    def _write(self, kind: NoteKind, text: str, told: str = "", *, said: str = "") -> Reply:
        """Stamp the note with where the session is, and keep it; ``said``: the answer's words."""
        now = self.desk.now()
        name = NoteId(self.desk.new_id())
        note = self.stamped(Note(name, self.session, str(kind), text, told=told), now)
        note = self._dated(note)
        entry = self.entry("put", entity("note", name), note.data())
        return self.done(entry, words=_told(said, self._due(note)), clears_draft=True)

    def _due(self, note: Note) -> str:
        """Which day a promise just typed was taken to be due on, or that none was understood; ""
        where it says no time, or Close has settled it already."""
        if note.kind != NoteKind.COMMITMENT or note.agreed:
            return ""
        by = parts(note, room_names(self.room))["by"]
        if not by:
            return NO_DAY if sounds_like_a_time(note.text) else ""
        return understood(by, said_on(note), self.next_session)

    def _dated(self, note: Note) -> Note:
        return dated(note, room_names(self.room), self.next_session)


def _told(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
