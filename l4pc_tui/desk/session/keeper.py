"""What is common to every wish in a running session: it is folded, drawn and kept, in one go."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence
from concurrent.futures import Future, wait
from datetime import date
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.notes.half_typed import Half, behind, kept, read
from l4pc_tui.core.live.notes.note_line import is_restricted, read_line
from l4pc_tui.core.live.run import take_back
from l4pc_tui.core.live.run.known import Known
from l4pc_tui.core.live.run.reply import DONE, Reply
from l4pc_tui.core.live.run.session_state import LiveSession, entered
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.record.entry import Data, Entry, EntryKind, Event, as_one_act
from l4pc_tui.core.record.kinds import RUN
from l4pc_tui.core.record.life import PLAN_VERBS
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.names import NO_NOTE, NoteId, SessionId
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.core.record.reading import move_of
from l4pc_tui.core.record.things import Told
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


class Keeper:
    """Holds a session's room and its entries' way to the disk.

    ``room`` is what is drawn; the outbox brings its entries to the file in order. Everything
    here is in memory and instant. ``reading``: someone else conducts, or the file can only be read,
    so nothing is accepted.
    """

    def __init__(self, desk: Desk, sheet: Sheet, room: LiveSession) -> None:
        self.desk = desk
        self.sheet = sheet
        self.room = room
        self.reading = False
        self.holder = ""
        self.next_session: date | None = None
        """When the cohort meets again, where that is planned."""
        self.sealing_key = ""
        """The key that seals the words of a restricted note; empty where only the fact is kept."""
        self.half_typed: tuple[Half, ...] = ()
        """What is half typed, the line being typed last."""
        self._draft_in_file: str | None = ""
        self._draft_write: Future[None] | None = None
        self._draft_goes = False
        self.line_refused = ""
        """Why the half-typed line was not written when that was last tried."""
        self._drafting = threading.Lock()
        self._told_beyond = ""
        self.only_plan = False
        """Whether it was opened for its plan alone: nothing else is taken back then."""
        desk.store.outbox.listen(lambda _state: self._draft_gone())

    @property
    def session(self) -> SessionId:
        """The session's id."""
        return self.room.session

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
        return Reply(False, f"This session is run by {self.holder}. T takes over.")

    def undo(self) -> Reply:
        """Take back what whoever is at this desk did last in this run, and say what."""
        if said := self.refused():
            return said
        found = take_back.latest(self.room, self.known(), self._is_mine)
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
        self.keep([undone, *put_back])
        self.look_after_mends()
        return Reply(True, f"Undone: {found.words}.")

    def _is_mine(self, entry: Told) -> bool:
        """Whether whoever is at this desk recorded an entry, on this laptop."""
        store = self.desk.store
        here = not isinstance(entry, Event) or entry.device == store.device
        if self.only_plan and ((move := move_of(entry)) is None or move.verb not in PLAN_VERBS):
            return False
        return here and entry.actor == store.actor_id(self.desk.actor)

    def known(self) -> Known:
        """Whom and what a sentence may speak of by name."""
        stops = (*self.sheet.stops, *self.sheet.sides.values())
        items = {item.id: item.name for item in self.sheet.items}
        steps = {FINISH: FINISH, **items, **{stop.id: stop.name for stop in stops}}
        return Known(self.room.enrolled, (), self.desk.zone, self.desk.now(), steps)

    @property
    def _drafted(self) -> str:
        return kept(self.half_typed)

    def draft(self) -> str:
        """The half-typed line that is typed now."""
        return self.half_typed[-1].text if self.half_typed else ""

    def mending(self) -> NoteId:
        """The note whose new words the half-typed line is; "" for a line of its own."""
        return self.half_typed[-1].mends if self.half_typed else NO_NOTE

    def waiting_lines(self) -> tuple[Half, ...]:
        """What waits half typed below the line that is typed now, the latest last."""
        return self.half_typed[:-1]

    def begin_line(self, text: str, mends: NoteId = NO_NOTE) -> None:
        """Begin one more line; the one that is half typed waits below it, if it holds words."""
        below = self.half_typed
        if below and not below[-1].mends and not read_line(below[-1].text)[1]:
            below = below[:-1]
        self.half_typed = (*below, Half("", mends))
        self.keep_draft(text)

    def drop_line(self) -> None:
        """Forget the line that is typed now; the one below it is next."""
        self.half_typed = self.half_typed[:-1]
        self.save_draft()

    def without(self, line: str, mends: NoteId = NO_NOTE) -> tuple[Half, ...] | None:
        """What stays half typed once this line is kept; None when it is not the one being typed."""
        top = Half(line, mends)
        return self.half_typed[:-1] if self.half_typed[-1:] == (top,) else None

    def restore_draft(self, text: str) -> None:
        """Take up what is half typed as it stands in the file."""
        self.half_typed, self._draft_in_file = read(text), text
        self.look_after_mends()

    def look_after_mends(self) -> None:
        """A mend of a note that was struck is forgotten; of one taken back, it is a line of its
        own."""
        here = {note.id for note in self.room.notes}
        struck = {e.entity for e in self.room.entries if e.kind == "erase"}
        self.half_typed = tuple(
            line if line.mends in here or not line.mends else Half(line.text)
            for line in self.half_typed
            if entity("note", line.mends) not in struck
        )

    def meet_draft(self, shared: str) -> bool:
        """Someone took over with this line: read it, unless words of our own stand only here.

        True when they do: they stay as they are, and ``join_draft`` brings them to the line.
        """
        if behind(self._drafted, shared) != shared:
            self._draft_in_file = None
            return True
        self.restore_draft(shared)
        return False

    def join_draft(self, shared: str) -> None:
        """Take over with this line, and with words of our own that stand only here behind it."""
        own = self._drafted
        if own.strip() == (self._draft_in_file or "").strip():
            self.restore_draft(shared)
            return
        self.half_typed, self._draft_in_file = read(behind(shared, own)), shared
        self.look_after_mends()

    def keep_draft(self, text: str) -> None:
        """Keep the half-typed line, at most a second from now. A restricted one never is."""
        text = "" if is_restricted(text) else text
        self.half_typed = (*self.half_typed[:-1], Half(text, self.mending()))
        if self._draft_write is None or self._draft_write.done():
            self.save_draft()

    def save_draft(self) -> None:
        """Write the draft if it is not in the file, or the last try to write it failed."""
        with self._drafting:
            self._save_draft()

    def settle_draft(self, seconds: float) -> bool:
        """Wait until the half-typed line is on the disk; False when it is not in that time."""
        self.save_draft()
        if self._draft_write is not None:
            wait((self._draft_write,), seconds)
        with self._drafting:
            self._look_at_draft_write()
            return self.reading or (
                self._draft_write is None and self._drafted == self._draft_in_file
            )

    def _look_at_draft_write(self) -> None:
        if self._draft_write is None or not self._draft_write.done():
            return
        error, self._draft_write = self._draft_write.exception(), None
        self.line_refused = ""
        if error is not None:
            self._draft_in_file = None
            self.line_refused = error.sentence if isinstance(error, Trouble) else str(error)

    def _draft_gone(self) -> None:
        """A note came to the disk and the draft went: words typed since are written again."""
        with self._drafting:
            if self._draft_goes and self.desk.store.outbox.state().saved:
                self._draft_goes, self._draft_in_file = False, None
                self._save_draft()

    def _save_draft(self) -> None:
        self._look_at_draft_write()
        if self.reading or self._drafted == self._draft_in_file:
            return
        store = self.desk.store
        with contextlib.suppress(RuntimeError):
            self._draft_write = store.later(
                store.keep_draft, self.session, self._drafted, actor=self.desk.actor
            )
            self._draft_in_file = self._drafted

    def done(self, *entries: Entry, words: str = "", **how: Any) -> Reply:
        """Keep the entries and answer."""
        self.keep(entries, **how)
        return Reply(True, words) if words else DONE
