"""The one write: journal, projections and draft, in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

from l4pc_tui.core.live.notes.half_typed import behind
from l4pc_tui.core.record.entry import TAKES_WORDS, Event
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.store.backups import redaction
from l4pc_tui.store.file.connection import check, writing
from l4pc_tui.store.file.pretence import has_mark, put_mark
from l4pc_tui.store.journal import drafts, journal
from l4pc_tui.store.journal.digests import verify
from l4pc_tui.store.journal.drafts import HalfTyped
from l4pc_tui.store.journal.outbox import Batch
from l4pc_tui.store.journal.rescue import Rescued
from l4pc_tui.store.tables import projections


def write(
    db: Connection, batches: Sequence[Batch], device: str, nonce: Callable[[], str], now: float
) -> tuple[Event, ...]:
    """Append what is new in the batches and bring the projections up to date, or do nothing.

    Returns the event of every entry, whether it was new or held already.
    """
    entries = [entry for batch in batches for entry in batch.entries]
    taken = local_time(now)
    with writing(db):
        appended = (journal.append(db, entry, device, nonce, taken) for entry in entries)
        added = [event for event in appended if event is not None]
        taking = [event for event in added if event.kind in TAKES_WORDS]
        struck = [each for event in taking for each in take_words(db, event)]
        projections.refresh(db, [*added, *struck])
        for batch in batches:
            if batch.clears_draft is not None:
                for actor in {entry.actor for entry in batch.entries}:
                    line = HalfTyped(batch.clears_draft, actor, batch.leaves)
                    drafts.put(db, line, device, now)
        if taking:
            ask_for_wiping(db)
            redaction.ask(db, taking)
        held = journal.by_id(db, [entry.id for entry in entries])
    wipe(db)
    return tuple(held[entry.id] for entry in entries)


def take_words(db: Connection, taking: Event) -> tuple[Event, ...]:
    """Do what an erasure or a redaction asks for, half-typed mends of a note too; the events that
    have no words any more. Must run inside a transaction."""
    struck = journal.take_words(db, taking)
    if taking.kind == "erase":
        for entity in {taking.entity, *(each.entity for each in struck)}:
            if kind_of(entity) is Kind.NOTE:
                drafts.forget_mends(db, entity.partition(":")[2])
    return struck


@dataclass(frozen=True, slots=True)
class TakenIn:
    """new, known: entries that the journal lacked, and held. lines: half-typed ones."""

    new: int
    known: int
    lines: int


def take_in(
    db: Connection, rescued: Rescued, device: str, nonce: Callable[[], str], now: float
) -> TakenIn:
    """Write what the journal does not hold yet, and the half-typed lines behind what is there.

    A file whose entries are all held was taken in before: its lines have had their turn.
    """
    ids = {entry.id for batch in rescued.batches for entry in batch.entries}
    new = len(ids) - len(journal.by_id(db, sorted(ids)))
    lines = 0
    write(db, (Batch(rescued.actors), *rescued.batches), device, nonce, now)
    for line in rescued.lines if new or not ids else ():
        held = drafts.read(db, line.session, device, line.actor)
        joined = behind(held, line.text).strip()
        if joined != held.strip():
            drafts.keep(db, replace(line, text=joined), device, now)
            lines += 1
    return TakenIn(new, len(ids) - new, lines)


def keep_fact(db: Connection, name: str, value: str) -> None:
    """Remember something in the file under a name."""
    with writing(db):
        put_mark(db, name, value)


def local_time(now: float) -> str:
    """A moment (seconds since the epoch) as entries bear it: ISO 8601 with this machine's offset."""
    return datetime.fromtimestamp(now, UTC).astimezone().isoformat(timespec="milliseconds")


def rebuild(db: Connection) -> None:
    """Make every projection again from the journal."""
    with writing(db):
        projections.rebuild(db)


def mend(db: Connection, path: Path) -> bool:
    """Make every projection again if the journal and the file's pages are sound; else nothing."""
    if db.in_transaction or verify(db).broken:
        return False
    check(db, path, "integrity_check")
    rebuild(db)
    return True


def wipe(db: Connection) -> None:
    """After an erasure: make the file anew, so that no page keeps an echo of the words.

    SQLite wipes what it deletes, but moving entries between pages leaves copies behind. When it
    cannot be done now (no room, another process reads), it is done after a later write.
    """
    if not has_mark(db, "wipe"):
        return
    try:
        db.execute("VACUUM")
        with writing(db):
            db.execute("DELETE FROM fact WHERE name = 'wipe'")
    except sqlite3.OperationalError:
        return


def ask_for_wiping(db: Connection) -> None:
    """Let the next ``wipe`` make the file anew. Must run inside a transaction."""
    db.execute("INSERT INTO note_fts (note_fts) VALUES ('optimize')")
    put_mark(db, "wipe", "")
