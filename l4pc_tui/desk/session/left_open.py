"""What the capture line left open, answered: each answer is kept as it is given."""

from __future__ import annotations

from dataclasses import replace

from l4pc_tui.core.live.notes import left_open
from l4pc_tui.core.live.notes import note_line as line
from l4pc_tui.core.live.notes.captures import capture_of, leave
from l4pc_tui.core.live.notes.due import said_on, understood
from l4pc_tui.core.live.notes.left_open import CONSENTS, OUTCOMES, PARTS, SHAREABLE, TEAM
from l4pc_tui.core.live.notes.sorts import lead, sorts
from l4pc_tui.core.live.run.known import note_name
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.run.session_state import room_names
from l4pc_tui.core.record.names import NoteId
from l4pc_tui.core.record.nouns import Note, NoteKind, entity
from l4pc_tui.core.text.amounts import stamp
from l4pc_tui.core.text.cleaning import keep_name
from l4pc_tui.desk.session.keeper import Keeper
from l4pc_tui.desk.session.notes import RESTRICTED_STAYS, Noting
from l4pc_tui.desk.session.run_sheet import Leading

WORDS_LIMIT = 500

_GONE = Reply(False, "That note is not there any more.")


def consented(note: Note, given: str) -> Note | Reply:
    """The note with what a speaker agreed to now, or why that cannot be said of it."""
    if note.kind not in left_open.SPOKEN and not left_open.is_withdrawn(note):
        return Reply(False, "Consent is asked for a quote or a story only.")
    if given not in CONSENTS:
        return Reply(False, "Consent is anonymous, named, kept inside, or withdrawn.")
    return replace(note, consent=given)


def asks_consent(note: Note) -> bool:
    """Whether anybody is asked for consent to a note."""
    return not isinstance(consented(note, "inside"), Reply)


def consent_words(note: Note) -> str:
    """What follows from a consent that was withdrawn; "" for any other."""
    if not left_open.is_withdrawn(note):
        return ""
    return (
        "Consent is withdrawn: no log and no pack has these words from now on. A bundle for the "
        "coordinator does, until the note is struck."
    )


class LeftOpen(Keeper):
    """What Close can do with notes. An answer is a new version of the note, undone with z."""

    def names(self) -> tuple[str, ...]:
        """Everybody on this register, as they are written."""
        return room_names(self.room)

    def dispose(self, note_id: NoteId, outcome: str, reason: str = "") -> Reply:
        """Say what becomes of a parked item: taken (by whom), dropped, or open (and why)."""
        note = self._asked_about(note_id, NoteKind.PARKED)
        if isinstance(note, Reply):
            return note
        reason, cut = keep_name(reason, WORDS_LIMIT, "The reason")
        if outcome not in OUTCOMES:
            return Reply(False, "A parked item is taken, dropped, or left open.")
        if outcome == "open" and not reason:
            return Reply(False, "Say why it stays open; without an answer it waits as it is.")
        return self._answer(replace(note, outcome=outcome, reason=reason)).and_also(cut)

    def agree(self, note_id: NoteId, part: str, words: str) -> Reply:
        """Put one part of a commitment right, or leave it empty; of a time, say which day it is."""
        note = self._asked_about(note_id, NoteKind.COMMITMENT)
        if isinstance(note, Reply):
            return note
        if part not in PARTS:
            return Reply(False, "A commitment has no such part.")
        words, cut = keep_name(words, WORDS_LIMIT, "This part")
        kept = self._answer(left_open.agree(note, {part: words}, self.names(), self.next_session))
        if part == "by":
            kept = replace(kept, words=understood(words, said_on(note), self.next_session))
        return kept.and_also(cut)

    def parts(self, note_id: NoteId) -> dict[str, str]:
        """A commitment's parts as they stand; empty for anything else."""
        note = self._asked_about(note_id, NoteKind.COMMITMENT)
        return {} if isinstance(note, Reply) else left_open.parts(note, self.names())

    def consent(self, note_id: NoteId, given: str) -> Reply:
        """Keep a speaker's consent: "anon", "named", "inside", or "withdrawn"."""
        note = self.note_refused(note_id) or self._note(note_id, *NoteKind)
        if isinstance(note, Reply):
            return note
        asked = consented(note, given)
        if isinstance(asked, Reply):
            return asked
        kept = self._answer(asked)
        return replace(kept, words=consent_words(asked)) if kept.ok and asked != note else kept

    def asks_consent(self, note_id: NoteId) -> Reply | None:
        """Why nobody is asked for consent to a note; None where its speaker may be."""
        note = self.note_refused(note_id) or self._note(note_id, *NoteKind)
        asked = note if isinstance(note, Reply) else consented(note, "inside")
        return asked if isinstance(asked, Reply) else None

    def sort(self, note_id: NoteId, sort: str) -> Reply:
        """Say what sort of barrier it is, or whether a rule is law, policy, habit or myth."""
        note = self._asked_about(note_id, *NoteKind)
        if isinstance(note, Reply):
            return note
        known = sorts(note)
        if sort not in known:
            told = (
                f"It is one of {', '.join(known)}."
                if known
                else "Only barriers and rules have a sort."
            )
            return Reply(False, told)
        return self._answer(replace(note, sort=sort))

    def share(self, note_id: NoteId) -> Reply:
        """A shareable note is for the team from now on, and the other way round."""
        note = self._asked_about(note_id, *NoteKind)
        if isinstance(note, Reply):
            return note
        if not left_open.may_travel(note):
            return Reply(False, "A speaker’s words travel only with their consent: a or n first.")
        shared = left_open.sharing(note, self.names()) == SHAREABLE
        return self._answer(replace(note, sharing=TEAM if shared else SHAREABLE))

    def _asked_about(self, note_id: NoteId, *kinds: str) -> Note | Reply:
        """The note, when there is one of those kinds that may be answered here."""
        return self.refused() or self._note(note_id, *kinds)

    def _note(self, note_id: NoteId, *kinds: str) -> Note | Reply:
        note = next((held for held in self.room.notes if held.id == note_id), None)
        if note is None:
            return _GONE
        if note.kind == NoteKind.RESTRICTED:
            return Reply(False, "A restricted note has no answers.")
        return (
            note
            if note.kind in kinds
            else Reply(
                False,
                f"Nothing like that is asked of {note_name(note, self.desk.zone, self.desk.now())}.",
            )
        )

    def _answer(self, note: Note) -> Reply:
        """Keep it, unless it says what is known already."""
        if note in self.room.notes:
            return Reply(True)
        return self.done(self.entry("put", entity("note", note.id), note.data()))


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
