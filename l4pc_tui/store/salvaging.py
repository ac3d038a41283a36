"""Out of a damaged file what can still be read, united with the newest good backup.

Every entry is verified by its own digests, so that nothing is invented. The damaged file is copied
aside first, and only then replaced.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from l4pc_tui.core.record.entry import Event
from l4pc_tui.machine.files import discard, sync_file
from l4pc_tui.store import admission
from l4pc_tui.store.backups import redaction
from l4pc_tui.store.backups.inspection import newest_good
from l4pc_tui.store.backups.restore import keep_aside, log_beside, put_in_place
from l4pc_tui.store.backups.verified import look_over
from l4pc_tui.store.file import files
from l4pc_tui.store.file.backup_names import DatabaseFile
from l4pc_tui.store.file.connection import connect, reading_only, rows, uri, writing
from l4pc_tui.store.file.file_lock import FileLock
from l4pc_tui.store.file.gate import gate
from l4pc_tui.store.file.leftovers import hidden
from l4pc_tui.store.file.pretence import PRIVATE, marks_in, only_pretended, put_mark
from l4pc_tui.store.file.raw_pages import MAGIC, RawPages
from l4pc_tui.store.file.read_only import log_left
from l4pc_tui.store.file.trouble import Trouble, explain
from l4pc_tui.store.journal import digests, journal
from l4pc_tui.store.journal.actors import ADMITTED
from l4pc_tui.store.tables import library, projections, upgrade
from l4pc_tui.store.writes import local_time

_PATIENCE = 1.0
_COLUMNS = 16
"""As many a row of the journal has, and perhaps ``passed`` behind them."""
_BESIDE = ("draft", "collect", "brought", "waiting", "sent", "copy", "outline")
"""What is kept beside the journal: as it lies in the damaged file where that can be read."""


@dataclass(slots=True)
class Salvaged:
    """What was recovered, in numbers of entries.

    kept: where the damaged file is now. backup: the one that was united with it, None where there
    was none. of_backup: what that held. read: what could be read out of the damaged file, each
    once; new: what the backup did not hold of it. unlike: read, but not what was written, and left
    out. lost: numbers that are missing between the first and the last of each laptop. scripts: of
    the library, those that the backup did not hold. at: when the backup was made, local ISO time.
    """

    kept: Path
    backup: Path | None
    at: str
    of_backup: int = 0
    read: int = 0
    new: int = 0
    unlike: int = 0
    lost: int = 0
    scripts: int = 0
    _seen: set[journal.Key] = field(default_factory=set, repr=False)


def salvage(place: DatabaseFile, *, now: Callable[[], float]) -> Salvaged:
    """Put in the place of a damaged file all that can be had of it, and keep the file aside.

    The file that comes up gives this laptop a new id, like any that is restored. Raises Trouble,
    and has then changed nothing, where the file is whole, not there, open anywhere, of a newer or
    an older l4pc, or nothing can be had.
    """
    onto = place.path.resolve()
    try:
        files.must_be_ordinary(onto, "Name another file with --db.")
        if not onto.exists():
            raise Trouble("missing", f"There is no file {place.path}, and nothing to salvage.")
        with FileLock(onto, alone=True):
            return _salvage(place, onto, datetime.fromtimestamp(now()))
    except Exception as error:
        raise explain(error, place.path) from error


def _salvage(place: DatabaseFile, onto: Path, now: datetime) -> Salvaged:
    _must_be_damaged(place, onto)
    good = newest_good(onto)
    if good is not None and good.pretends:
        raise only_pretended(good.path, good.pretends)
    kept = keep_aside(onto, now, "damaged")
    assert kept is not None
    done = Salvaged(kept, good.path if good else None, good.at if good else "")
    draft, scratch = hidden(onto.parent, onto.name), hidden(onto.parent, onto.name)
    stands = False
    try:
        _begin(draft, done.backup)
        with _as_it_lies(kept, scratch) as lies, closing(connect(draft, _PATIENCE)) as db:
            _unite(db, scratch, lies, done, local_time(now.timestamp()))
        with reading_only(draft) as db:
            look_over(db, draft, onto)
        if not done.of_backup and not done.read:
            raise Trouble(
                "damaged", f"Nothing could be read in “{onto.name}”, and no good backup stands "
                "beside it. It was not changed.", f"Keep a copy of {onto}; somebody else may do better.",
            )  # fmt: skip
        sync_file(draft)
        put_in_place(draft, onto, kept)
        stands = True
    finally:
        for each in (draft, scratch) if stands else (draft, scratch, kept):
            discard(each)
            discard(log_beside(each))
    return done


def _must_be_damaged(place: DatabaseFile, onto: Path) -> None:
    """Raise Trouble of a file that is somebody else's, newer, or whole."""
    try:
        gate(onto)
        if log_left(onto) is not None:
            return  # of a write that was not ended: it is put right on the copy
        with reading_only(onto) as db:
            look_over(db, onto, onto)
    except Exception as error:
        trouble = explain(error, onto)
        if trouble.kind != "damaged" and not (trouble.kind == "foreign" and _is_no_database(onto)):
            raise trouble from error
    else:
        raise Trouble(
            "other",
            f"“{onto.name}” is whole: every entry in it is what was written. Nothing was changed.",
            f"To go back to a backup: {place.command('restore', 'BACKUP')}",
        )


def _is_no_database(onto: Path) -> bool:
    """Whether a file does not even begin like a database. Its entries will tell whose it was."""
    with onto.open("rb") as file:
        return file.read(len(MAGIC)) != MAGIC


def _begin(draft: Path, backup: Path | None) -> None:
    """A file of the present schema to take everything in: a copy of the backup, or an empty one."""
    files.write_new(draft, b"")
    if backup is not None:
        with reading_only(backup) as source:
            source.execute("VACUUM INTO ?", [uri(draft, "mode=rwc")])
    with closing(sqlite3.connect(draft, isolation_level=None)) as db, writing(db):
        upgrade.migrate(db)


class _as_it_lies:
    """A connection to a copy of the damaged file, as far as SQLite can still use it; else None.

    On the copy what was left in the middle of a write is rolled back, where that can be done.
    """

    def __init__(self, kept: Path, scratch: Path) -> None:
        for source, target in ((kept, scratch), (log_beside(kept), log_beside(scratch))):
            if source.exists():
                files.write_new(target, b"")
                shutil.copyfile(source, target)
        self._scratch = scratch
        self._db: Connection | None = None

    def __enter__(self) -> Connection | None:
        with suppress(sqlite3.Error):
            self._db = sqlite3.connect(self._scratch, isolation_level=None)
            self._db.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            return self._db
        return None

    def __exit__(self, *_: object) -> None:
        if self._db is not None:
            self._db.close()


def _unite(
    db: Connection, scratch: Path, lies: Connection | None, done: Salvaged, taken: str
) -> None:
    pretends = ""
    if lies is not None:
        with suppress(sqlite3.Error):
            pretends = marks_in(lies).pretends
    with writing(db):
        done.of_backup = rows(db, "SELECT count(*) FROM event")[0][0]
        _take_entries(db, scratch, done, taken)
        if lies is not None:
            done.scripts = _take_scripts(db, lies)
            for table in _BESIDE:
                _take_beside(db, lies, table)
        projections.rebuild(db)
        put_mark(db, "restored", os.urandom(8).hex())
        if done.new:
            put_mark(db, ADMITTED, "")
        if pretends:
            put_mark(db, "pretends", pretends)
        if taking := redaction.taking(db):
            redaction.ask(db, taking)  # whether backups were gone through is not known any more
        done.lost = digests.gaps(db)
    db.execute("VACUUM")


def _take_entries(db: Connection, scratch: Path, done: Salvaged, taken: str) -> None:
    """Every entry that can be read and verified. What was struck in the damaged file is struck,
    and what was passed over there is passed over, whatever the backup says."""
    taking = admission.Taking(db, taken, waits=False)
    raw = RawPages(scratch)
    passed: list[journal.Key] = []
    wordless: list[journal.Key] = []

    def read() -> Iterator[Event]:
        for row in raw.rows(2):
            if (event := _event(row)) is None:
                if private := _private(row):
                    put_mark(db, PRIVATE, private)
                continue
            if admission.wrong_with(event):
                done.unlike += 1
                continue
            key = event.device, event.seq, event.digest
            if key in done._seen:
                continue
            done._seen.add(key)
            if len(row) > _COLUMNS and row[_COLUMNS] == 1:
                passed.append(key)
            if event.nonce is None:
                wordless.append(key)
            yield event

    before = done.of_backup
    taking.take(read())
    where = "WHERE device = ? AND seq = ? AND digest = ?"
    db.executemany(f"UPDATE event SET nonce = NULL, data = NULL {where}", wordless)
    db.executemany(f"UPDATE event SET passed = 1 {where}", passed)
    done.read = len(done._seen)
    done.new = rows(db, "SELECT count(*) FROM event")[0][0] - before
    done._seen.clear()


def _private(row: tuple[object, ...]) -> str:
    """The keys of restricted words, where a row holds them: without them nobody can open those."""
    name, value = row[:2]
    if name != PRIVATE or not isinstance(value, str):
        return ""
    with suppress(ValueError):
        if isinstance(told := json.loads(value), dict) and told.keys() == {"key", "locked"}:
            return value
    return ""


def _event(row: tuple[object, ...]) -> Event | None:
    """The event that a row of the journal would be; None where it is plainly none."""
    if len(row) < _COLUMNS:
        return None
    device, seq, digest, format, *others = row[:_COLUMNS]
    if not (isinstance(device, str) and isinstance(seq, int) and isinstance(format, int)):
        return None
    if not isinstance(digest, str) or len(digest) != 64:
        return None
    try:
        return journal.event((device, seq, digest, format, *others))
    except (ValueError, TypeError):
        return None


def _take_scripts(db: Connection, lies: Connection) -> int:
    """The sound versions of scripts that are not held yet, one by one; how many."""
    taken = 0
    try:
        named = rows(lies, "SELECT sha256 FROM content")
    except (sqlite3.Error, UnicodeDecodeError):
        return 0
    for (sha256,) in named:
        with suppress(sqlite3.Error, UnicodeDecodeError, ValueError):
            found = library.content_by_sha(lies, sha256)
            held = library.content_by_sha(db, sha256)
            if found and not found.spoilt and (held is None or held.spoilt):
                library.keep(db, found)
                taken += held is None
    return taken


def _take_beside(db: Connection, lies: Connection, table: str) -> None:
    """A table that is kept beside the journal, whole or not at all."""
    with suppress(sqlite3.Error, UnicodeDecodeError):
        found = rows(lies, f'SELECT * FROM "{table}"')
        columns = len(rows(db, f'PRAGMA table_info("{table}")'))
        if all(len(row) == columns for row in found):
            db.execute("SAVEPOINT beside")
            try:
                db.execute(f'DELETE FROM "{table}"')
                db.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * columns)})', found)
            except sqlite3.Error:
                db.execute("ROLLBACK TO beside")
            db.execute("RELEASE beside")
