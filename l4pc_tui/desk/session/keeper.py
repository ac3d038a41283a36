"""What is common to every wish in a running session: it is folded, drawn and kept, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.notes.half_typed import Half
from l4pc_tui.core.live.run import take_back
from l4pc_tui.core.live.run.known import Known, note_at
from l4pc_tui.core.live.run.reply import DONE, Reply
from l4pc_tui.core.live.run.session_state import LiveSession, entered
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.record.entry import Data, Entry, EntryKind, Event, as_one_act
from l4pc_tui.core.record.kinds import RUN, Kind
from l4pc_tui.core.record.life import PLAN_VERBS
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.names import NO_NOTE, NoteId, SessionId
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.core.record.reading import kind_of, move_of
from l4pc_tui.core.record.restoring import act_of
from l4pc_tui.core.record.things import Told
from l4pc_tui.core.text.amounts import capital
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.present import seat
from l4pc_tui.desk.present.half_typing import HalfTyping
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.store.tables.lease import is_signed

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


class Keeper(HalfTyping):
    """Holds a session's room and its entries' way to the disk.

    ``room`` is what is drawn; the outbox brings its entries to the file in order. Everything
    here is in memory and instant, but for ``sit_down``. ``reading``: someone else conducts, or the
    file can only be read, so no move is accepted; with a ``seat`` notes are.
    """

    def __init__(self, desk: Desk, sheet: Sheet, room: LiveSession) -> None:
        super().__init__(desk, room)
        self.sheet = sheet
        self.holder = ""
        self.namesake = False
        """Whether who conducts goes by the name of whoever is at this desk."""
        self.next_session: date | None = None
        """When the cohort meets again, where that is planned."""
        self.sealing_key = ""
        """The key that seals the words of a restricted note; empty where only the fact is kept."""
        self._told_beyond = ""
        self.only_plan = False
        """Whether it was opened for its plan alone: nothing else is taken back then."""

    def is_of(self, session: SessionId) -> bool:
        """Whether a session is this one, by any of the ids that it was asked for or joined by."""
        return session in (self.room.session, self.room.own)

    def entry(
        self, kind: EntryKind, name: str, data: Data | None, subject: str | None = None,
        base: tuple[str, ...] | None = None,
    ) -> Entry:  # fmt: skip
        """A stamped entry of this session, signed by whoever is at the desk, in the place of what
        they see now, or of ``base``."""
        return self.desk.store.entry(
            kind, name, data, actor=self.desk.actor, subject=subject, session=self.session,
            base=self.room.seen(name) if base is None else base,
        )  # fmt: skip

    def keep(self, entries: Sequence[Entry], *, leaves: tuple[Half, ...] | None = None) -> None:
        """Fold entries into the room at once and queue them for the disk as one transaction.

        They are one act: one undo takes all of them back. leaves: what stays half typed once
        they are written, where a half-typed line became one of them.
        """
        entries = as_one_act(entries)
        self.room = entered(self.room, entries)
        with self._drafting:
            if leaves is None:
                self.desk.store.outbox.put(entries)
                return
            self.half_typed, self._draft_goes = leaves, True
            self.desk.store.outbox.put(entries, self.session, self._drafted)

    def fold_in(self, *entries: Entry) -> None:
        """Fold in what this laptop wrote of the session past the outbox, such as a log."""
        self.room = entered(self.room, entries)

    def move(self, verb: str, data: Data) -> Entry:
        """The entry of a move of this run."""
        return self.entry("move", entity(RUN, self.session), {"verb": str(verb), **data})

    def refused(self) -> Reply | None:
        """The answer to any wish while someone else conducts, or the file can only be read."""
        if not self.reading:
            return None
        if only := self.desk.reads_only:
            return Reply(False, only)
        then = seat.NOTES_ALONE if self.seat else "T takes over."
        return Reply(False, f"This session is run by {self.holder}. {then}")

    def note_refused(self, note: NoteId = NO_NOTE) -> Reply | None:
        """The answer to a wish about notes where none are taken; and about one that is there
        already where it is of somebody else, while someone else conducts."""
        if not self.writes:
            return self.refused()
        if not (self.reading and note) or self._wrote(note):
            return None
        told = next((each for each in self.room.notes if each.id == note), None)
        named = note_at(told, self.desk.zone, self.desk.now()) if told else "That note"
        return Reply(False, seat.NOT_YOURS.format(capital(named)))

    @property
    def may_sit_down(self) -> bool:
        """Whether a seat could be taken here, beside the one who conducts."""
        return not (self.writes or self.desk.reads_only or self.only_plan)

    def sit_down(self, name: str = "") -> Reply:
        """Take notes from now on, beside whoever conducts: under this name, or that of whoever is at
        this desk. Waits for the disk."""
        if self.writes:
            return DONE
        if not self.may_sit_down:
            return self.refused() or DONE
        called = clean_name(name or ("" if self.namesake else self.desk.actor), 80)
        if not called:
            return Reply(False, seat.NO_NAME)
        if name and seat.is_no_name(called):
            return Reply(False, seat.LONG)
        conducts = self.desk.store.who_conducts(self.session)
        if conducts and is_signed(conducts, called):
            return Reply(False, seat.SAME)
        mine = seat.Seat(self.desk.store, self.session, called)
        try:
            if not mine.take():
                return Reply(False, seat.SITS.format(called))
            own = self.desk.store.own_draft(self.session, called)
        except Trouble as trouble:
            return Reply(False, trouble.told)
        self.desk, self.seat, self.namesake = replace(self.desk, actor=called), mine, False
        self.take_up_own(own)
        return DONE

    def undo(self) -> Reply:
        """Take back what whoever is at this desk did last in this run, and say what; beside the one
        who conducts only what they did with notes of their own."""
        if said := self.note_refused():
            return said
        mine = self._is_my_note if self.reading else self._is_mine
        found = take_back.latest(self.room, self.known(), mine)
        if found is None:
            struck = any(entry.kind == "erase" for entry in self.room.entries)
            more = " A strike cannot be undone: its words are gone." if struck else ""
            return Reply(False, f"There is nothing to undo.{more}")
        if found.beyond and found.beyond != self._told_beyond:
            # Said once: z never takes back in silence what came before the strike.
            self._told_beyond = found.beyond
            return Reply(
                False,
                "A strike cannot be undone: its words are gone. The next z takes back what came "
                f"before it: {found.words}.",
            )
        follows = (found.follows,) if found.follows else None
        undone = self.entry(
            "move", entity(RUN, self.session), {"verb": Verb.UNDO, "of": found.of}, None, follows
        )
        put_back = [
            self.entry(each.kind, each.entity, each.data, each.subject, each.base)
            for each in found.things
        ]
        # Beside the one who conducts nothing becomes part of the run: what stands before the next
        # move is theirs alone to say.
        self.keep(put_back if self.reading else [undone, *put_back])
        self.look_after_mends()
        return Reply(True, f"Undone: {found.words}.")

    def _is_mine(self, entry: Told) -> bool:
        """Whether whoever is at this desk recorded an entry, on this laptop."""
        store = self.desk.store
        here = not isinstance(entry, Event) or entry.device == store.device
        if self.only_plan and ((move := move_of(entry)) is None or move.verb not in PLAN_VERBS):
            return False
        return here and entry.actor == store.actor_id(self.desk.actor)

    def _is_my_note(self, entry: Told) -> bool:
        """Whether that is something which whoever is at this desk did with notes and nothing else."""
        return self._is_mine(entry) and all(
            kind_of(each.entity) is Kind.NOTE
            for each in self.room.entries
            if act_of(each) == act_of(entry)
        )

    def _wrote(self, note: NoteId) -> bool:
        """Whether whoever is at this desk wrote a note first."""
        name = entity("note", note)
        first = next((each for each in self.room.entries if each.entity == name), None)
        return first is not None and self._is_mine(first)

    def known(self) -> Known:
        """Whom and what a sentence may speak of by name."""
        stops = (*self.sheet.stops, *self.sheet.sides.values())
        items = {item.id: item.name for item in self.sheet.items}
        steps = {FINISH: FINISH, **items, **{stop.id: stop.name for stop in stops}}
        return Known(self.room.enrolled, (), self.desk.zone, self.desk.now(), steps)

    def done(self, *entries: Entry, words: str = "", **how: Any) -> Reply:
        """Keep the entries and answer."""
        self.keep(entries, **how)
        return Reply(True, words) if words else DONE
