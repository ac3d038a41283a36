"""The store: one file, one owning thread, one way to write. Everything outside asks here."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Concatenate, ParamSpec, TypeVar

from l4pc_tui.core.record.entry import Data, Entry, EntryKind, Event, canonical
from l4pc_tui.core.record.ids import IdClock
from l4pc_tui.core.record.kinds import IN_A_LOG
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store import admission, writes
from l4pc_tui.store.admission import Admitted
from l4pc_tui.store.backups import since
from l4pc_tui.store.file.backup_names import DatabaseFile
from l4pc_tui.store.file.connection import forget_pages
from l4pc_tui.store.file.device import device_id
from l4pc_tui.store.file.known import Known
from l4pc_tui.store.file.owner import Owner
from l4pc_tui.store.file.trouble import Trouble, explain
from l4pc_tui.store.journal import actors, drafts, journal, rescue
from l4pc_tui.store.journal.drafts import HalfTyped
from l4pc_tui.store.journal.outbox import Batch, Outbox
from l4pc_tui.store.journal.rescue import Rescued
from l4pc_tui.store.open import Opened, open_file
from l4pc_tui.store.tables import lease, seats, shelf
from l4pc_tui.store.tables.lease import Lease
from l4pc_tui.store.tables.library import Content
from l4pc_tui.store.together import Together
from l4pc_tui.store.writes import TakenIn

P = ParamSpec("P")
T = TypeVar("T")


def open_store(
    path: Path,
    *,
    state: Path,
    now: Callable[[], float],
    entropy: Callable[[int], bytes] = os.urandom,
    patience: float = 10.0,
    usual: bool = False,
    pretends: str = "",
) -> Store:
    """Open a file, or begin one that is not there. One that cannot be written is opened to be read.

    state: the machine's state folder, where the laptop's id lives. now: seconds since the
    epoch. patience: seconds to wait for another process. usual: whether this is the file that
    is used when none is named. pretends: "demo" or "rehearsal" marks the file as one. Raises
    Trouble, and has then written nothing to a file that is foreign, newer or damaged.
    """
    place = DatabaseFile(path.absolute(), usual)
    owner = Owner()
    with ExitStack() as undo:
        undo.callback(owner.stop)
        try:
            opened = owner.run(open_file, place, patience, now(), pretends, Known(state))
            undo.callback(opened.presence.close)
            undo.callback(owner.run, opened.db.close)
            signs = opened.reads_only is None
            device = device_id(state, opened.marks.restored, entropy, signs=signs)
        except Exception as error:
            raise explain(error, place.path) from error
        store = Store(opened, owner, place, device, now, entropy)
        undo.pop_all()
    return store


class Store(Together):
    """An open file. Made by ``open_store``; every method may be called from any thread.

    Reads give frozen nouns and wait for their turn on the owning thread. Whatever SQLite or the
    disk refuses is raised as ``Trouble``. After damage was seen nothing is written any more, and
    nothing ever to a file that can only be read.
    """

    def __init__(
        self,
        opened: Opened,
        owner: Owner,
        place: DatabaseFile,
        device: str,
        now: Callable[[], float],
        entropy: Callable[[int], bytes],
    ) -> None:
        super().__init__(place, opened.reads_only)
        self.pretends = opened.marks.pretends
        """What the file is marked as: "demo" or "rehearsal", or empty for a real one."""
        self.device = device
        self.ids = IdClock(entropy)
        self.holder = lease.new_holder(entropy(4).hex())
        self._db = opened.db
        self._owner = owner
        self._presence = opened.presence
        self._now = now
        self._entropy = entropy
        self._stamping = threading.Lock()
        self._actors: dict[str, Entry] = {}
        self._new_actors: set[str] = set()
        self._closed = False
        self.outbox = Outbox(lambda batch: self._write([batch]), self._rescue)
        self.see(self._run(journal.newest_id))
        self._meet_actors()

    def close(self) -> None:
        """Give what waits one last try, then let go of the file. Harmless a second time."""
        if self._closed:
            return
        self._closed = True
        self.stop_watching()
        self.outbox.stop()
        self._owner.run(self._db.close)
        self._owner.stop()
        self._presence.close()

    def later(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run a method of this store on the owning thread without waiting for it."""
        return self._owner.later(fn, *args, **kwargs)

    # Writing

    def entry(
        self,
        kind: EntryKind,
        entity: str,
        data: Data | None,
        *,
        actor: str,
        subject: str | None = None,
        base: tuple[str, ...] | None = None,
        session: str = "",
    ) -> Entry:
        """An entry stamped with id and time, in memory.

        actor: the name of whoever says it. session: whose log it belongs to; what is told there
        needs one. Raises ValueError or TypeError for data that can never be kept (a lone
        surrogate, a value that JSON has no word for): now, where it was said, and not later on
        the disk.
        """
        canonical([entity, data, actor, subject, session]).encode()
        if not session and entity.partition(":")[0] in IN_A_LOG:
            raise ValueError(f"{entity} belongs to a session's log: which?")
        actor = self.actor_id(actor)
        with self._stamping:
            now = self._now()
            id = self.ids.next(now)
        return Entry(kind, entity, data, id, writes.local_time(now), actor, subject, base, session)

    def actor_id(self, name: str) -> str:
        """The id under which the person of that name writes here.

        Somebody new gets one, and the entry that tells their name is written with the first that
        bears the id. A disk that cannot be read now is no reason to refuse what was said.
        """
        if name not in self._actors:
            with suppress(Trouble):
                self._meet_actors()
        with self._stamping:
            if name not in self._actors:
                now = self._now()
                id = self.ids.next(now)
                at = writes.local_time(now)
                self._actors[name] = Entry("put", f"actor:{id}", {"name": name}, id, at, id)
                self._new_actors.add(id)
            return self._actors[name].actor

    def _meet_actors(self) -> None:
        known = self._run(actors.written_here, self.device)
        with self._stamping:
            self._actors = known | self._actors

    def _introducing(self, batches: Sequence[Batch]) -> tuple[Entry, ...]:
        """The entries that tell the names of those who sign the batches and are new."""
        used = {entry.actor for batch in batches for entry in batch.entries}
        with self._stamping:
            new = used & self._new_actors
            return tuple(entry for entry in self._actors.values() if entry.actor in new)

    def write(
        self, entries: Sequence[Entry], *, clears_draft: str | None = None
    ) -> tuple[Event, ...]:
        """Commit entries together: all of them, or none and Trouble.

        Entries that the journal holds already are passed over, so that a write whose end is
        unknown can be tried again. ``clears_draft``: the session whose half-typed line they are.
        """
        return self._write([Batch(tuple(entries), clears_draft)])

    def take_in(self, file: Path) -> TakenIn:
        """Take in what an outbox rescued. All of it, or Trouble; a second time changes nothing."""
        rescued = rescue.load(file, self.pretends, self.actor_id)
        told = (*self._introducing(rescued.batches), *rescued.actors)
        rescued = replace(rescued, actors=told)
        return self._change(writes.take_in, rescued, self.device, self._nonce, self._now())

    def admit(self, events: Iterable[Event]) -> Admitted:
        """Take sealed events of other laptops as they are. What is malformed stays outside.

        All the others, or Trouble; a second time changes nothing.
        """
        admitted = self._change(admission.admit, events, self._now())
        self.see(self._run(journal.newest_id))
        return admitted

    # Beside the journal

    def keep_fact(self, name: str, value: str) -> None:
        """Remember something under a name, in the place of what was remembered."""
        self._change(writes.keep_fact, name, value)

    def keep_draft(self, session: SessionId, text: str, *, actor: str) -> None:
        """Keep the half-typed line; one that begins with ``\\`` never is, an empty one is none."""
        line = HalfTyped(session, self.actor_id(actor), text)
        self._change(drafts.keep, line, self.device, self._now())

    def forget_half_typed(self, lines: Sequence[HalfTyped]) -> None:
        """Forget these half-typed lines, whoever typed them."""
        self._change(drafts.forget, lines)

    def take_draft(self, session: SessionId, *, actor: str) -> str:
        """The line to go on with, which is this person's from now on, whoever began it; but for
        those who sit beside who conducts, where this person sits no longer."""
        told = session, self.device, self.actor_id(actor), self._now()
        return self._change(seats.line_to_conduct_with, *told)

    def beat(self, session: SessionId) -> None:
        """Note that the run is alive now."""
        self._change(drafts.beat, session, self._now())

    def forget_beat(self, session: SessionId) -> None:
        """The run was left on purpose: there is nothing to ask when it is opened again."""
        self._change(drafts.forget_beat, session)

    def take_lease(self, session: SessionId, holder: str, *, force: bool = False) -> Lease:
        """Conduct a session, unless somebody else does (then ``mine`` is False)."""
        return self._change(lease.take, session, holder, self._now(), force=force)

    def keep_lease(self, session: SessionId, holder: str) -> bool:
        """Keep on conducting; False when somebody else took over."""
        return self._change(lease.keep, session, holder, self._now())

    def is_led_elsewhere(self, session: SessionId) -> bool:
        """Whether another console conducts a session right now."""
        return self._run(lease.is_led_elsewhere, session, self.holder, self._now())

    def drop_lease(self, session: SessionId, holder: str) -> None:
        """Conduct no longer."""
        self._change(lease.drop, session, holder)

    def take_seat(self, session: SessionId, holder: str, *, actor: str) -> Lease:
        """Sit down beside who conducts a session, unless that person sits there at another console
        (then ``mine`` is False). Their name is in the file from then on, so that their half-typed
        line is found again."""
        signed = self.actor_id(actor)
        if signed in self._new_actors:
            self._write([Batch((self._actors[actor],))])
        return self._change(seats.take, session, signed, holder, self._now())

    def keep_seat(self, session: SessionId, holder: str, *, actor: str) -> bool:
        """Sit there on; False when that seat is another's, or gone."""
        signed = self.actor_id(actor)
        return self._change(seats.keep, session, signed, holder, self._now())

    def leave_seat(self, session: SessionId, holder: str, *, actor: str) -> None:
        """Sit there no longer; a half-typed line stays this person's."""
        told = session, self.device, self.actor_id(actor), holder
        self._change(seats.leave, *told)

    # The library

    def put_content(self, contents: Sequence[Content]) -> None:
        """Keep good versions; each becomes the one that counts."""
        self._change(shelf.put, contents)

    def mark_problem(
        self,
        kind: str,
        id: str,
        path: str,
        text: str,
        *,
        errors: int = 1,
        mtime_ns: int = 0,
        size: int = 0,
        sha256: str = "",
    ) -> None:
        """Remember that a file was refused and why; its last good version stays."""
        self._change(shelf.mark_problem, kind, id, path, text, errors, mtime_ns, size, sha256)

    def forget_files(self, paths: Sequence[str]) -> None:
        """Files are gone: when they come back they are read again."""
        self._change(shelf.forget_files, paths)

    # Within

    def _run(
        self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        def explained() -> T:
            # A read that went wrong once is no damage: it is read again, from the disk. Tables
            # that differ from the journal are then made anew. What is still wrong is damage.
            mends = [self._mend, self._read_anew]
            while True:
                try:
                    return fn(self._db, *args, **kwargs)
                except Exception as error:
                    trouble = explain(error, self.path)
                    if trouble.kind != "damaged":
                        raise trouble from error
                    if not (mends and mends.pop()()):
                        self._stop_writing(trouble)
                        raise trouble from error

        return self._owner.run(explained)

    def _read_anew(self) -> bool:
        forget_pages(self._db)
        return True

    def _change(
        self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        if refused := self.damage or self.reads_only:
            raise refused
        return self._run(fn, *args, **kwargs)

    def _write(self, batches: Sequence[Batch]) -> tuple[Event, ...]:
        told = self._introducing(batches)
        all_of_it = (Batch(told), *batches)
        entries = [entry for batch in batches for entry in batch.entries]
        corrects = False
        with suppress(Trouble):  # which the write itself will tell
            corrects = self._run(since.corrects, entries)
        events = self._change(writes.write, all_of_it, self.device, self._nonce, self._now())
        self.corrected |= corrects
        self.see(self._run(journal.newest_id))
        with self._stamping:
            self._new_actors.difference_update(entry.actor for entry in told)
        return events[len(told) :]

    def _rescue(self, folder: Path, batches: Sequence[Batch], lines: Sequence[HalfTyped]) -> Path:
        now = datetime.fromtimestamp(self._now())
        with self._stamping:
            told = tuple(self._actors.values())
        try:
            return rescue.save(
                folder, Rescued(tuple(batches), told, tuple(lines)), self.pretends, now
            )
        except OSError as error:
            raise explain(error, folder) from error

    def _nonce(self) -> str:
        return self._entropy(16).hex()

    def see(self, id: str) -> None:
        """Take note of an entry from elsewhere: what is stamped from now on sorts after it."""
        if id:
            with self._stamping:
                self.ids.see(id)
