"""What places ask to be caught, answered at Close: written after all, or left."""

from __future__ import annotations

from l4pc_tui.core.live.notes import note_line as line
from l4pc_tui.core.live.notes.captures import capture_of, leave
from l4pc_tui.core.live.notes.sorts import lead
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.record.names import NoteId
from l4pc_tui.core.record.nouns import Note, entity
from l4pc_tui.core.text.amounts import stamp
from l4pc_tui.desk.session.notes import RESTRICTED_STAYS, Noting
from l4pc_tui.desk.session.run_sheet import Leading


class Catching(Noting, Leading):
    """What Close can do about what is not caught yet. ``key`` names it: "Surface/facts"."""

    def catch(self, key: str, words: str) -> Reply:
        """Write it after all; the note belongs to the place that asks for it."""
        if said := self.refused():
            return said
        asked = capture_of(key)
        if asked is None or asked.kind is None:
            return Reply(False, "Nothing like that is written down.")
        if line.is_restricted(words):
            return Reply(False, RESTRICTED_STAYS)
        text, told = line.keep_words(words)
        if not text:
            return Reply(False, "There is nothing written yet.")
        note = Note(NoteId(self.desk.new_id()), self.session, str(asked.kind), text,
                    stamp(self.desk.now(), self.desk.zone), place=asked.place.value)  # fmt: skip
        data = note.data()
        if asked.lead and not lead(note):
            data["text"] = f"{asked.lead}: {text}"
        return self.done(self.entry("put", entity("note", note.id), data), words=told)

    def leave_uncaught(self, key: str) -> Reply:
        """Leave it; Close does not ask for it again."""
        return self._do(leave(self.room.run, key))
