"""A whole look at a file that changes nothing of it: what `l4pc doctor` tells."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import Connection

from l4pc_tui.machine.files import discard, passing_folder
from l4pc_tui.store.backups import mending
from l4pc_tui.store.backups.backup import copy_out
from l4pc_tui.store.backups.table_check import finds_its_notes, fits_its_journal
from l4pc_tui.store.file import files, schema
from l4pc_tui.store.file.connection import check, connect
from l4pc_tui.store.file.device import known_device
from l4pc_tui.store.file.gate import gate
from l4pc_tui.store.file.pretence import marks_in
from l4pc_tui.store.file.read_only import connect_to_read, log_left
from l4pc_tui.store.file.trouble import Trouble, explain
from l4pc_tui.store.journal import digests
from l4pc_tui.store.journal.digests import Soundness
from l4pc_tui.store.tables import copies
from l4pc_tui.store.tables.copies import CopyElsewhere

_PATIENCE = 2.0
SQLITE_VERSION = sqlite3.sqlite_version
"""The SQLite that this Python brings."""


@dataclass(frozen=True, slots=True)
class CheckedUp:
    """What a look found. trouble: why no look was possible, or what SQLite's own check says.

    entries: the journal's digests and numbers; None where they could not be read. older: of an
    older schema, which is brought up when it is opened; tables and index are not asked then.
    tables, index: whether they are what the journal makes of them; None where that was not seen.
    own_gaps: how many of the numbers that are missing are of this laptop itself.
    spoilt: versions of scripts that are not what was kept. copies: backups written elsewhere.
    """

    trouble: Trouble | None = None
    entries: Soundness | None = None
    older: bool = False
    tables: bool | None = None
    index: bool | None = None
    spoilt: int = 0
    copies: tuple[CopyElsewhere, ...] = ()
    own_gaps: int = 0


def check_up(path: Path, state: Path) -> CheckedUp:
    """Look at all of a file, open or not. Nothing in it or beside it is another afterwards.

    state: the machine's state folder, where the laptop's id lives.
    """
    try:
        gate(path)
        with closing(connect_to_read(path, _PATIENCE)) as db:
            found = _looked_at(db, path)
            if found.trouble:
                return found
            device = known_device(state, marks_in(db).restored)
            own = digests.gaps(db, device) if device else 0
            return replace(found, copies=copies.all_of(db), own_gaps=own)
    except Exception as error:
        if log_left(path.resolve()) is not None:
            return CheckedUp(
                Trouble(
                    "other",
                    f"“{path.name}” was left in the middle of a write. Nothing of it was looked at.",
                    "Open it once with l4pc, which puts that right, then ask again.",
                )
            )
        return CheckedUp(explain(error, path))


def _looked_at(db: Connection, path: Path) -> CheckedUp:
    trouble: Trouble | None = None
    try:
        check(db, path, "integrity_check")
    except Trouble as found:
        trouble = found
    try:
        entries = digests.verify(db)
    except Exception as error:
        return CheckedUp(trouble or explain(error, path))
    spoilt = 0 if trouble else mending.spoilt(db)
    if schema.is_older(db):
        return CheckedUp(trouble, entries, older=True, spoilt=spoilt)
    if trouble or entries.broken:
        return CheckedUp(trouble, entries, spoilt=spoilt)
    tables, index = _compared(db, path)
    return CheckedUp(None, entries, False, tables, index, spoilt)


def _compared(db: Connection, path: Path) -> tuple[bool | None, bool | None]:
    """Tables and search index, looked at on a copy that is its owner's alone and goes at once:
    to ask the index is, to SQLite, to write. None for both where no copy can be made."""
    try:
        draft = copy_out(db, path, path.resolve().parent)
    except (OSError, sqlite3.OperationalError):
        return None, None
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            return fits_its_journal(copy), finds_its_notes(copy)
    finally:
        discard(draft)


def copies_of(path: Path) -> tuple[CopyElsewhere, ...]:
    """The backups of a file that were written elsewhere; none where it cannot be read now."""
    try:
        gate(path)
        with closing(connect_to_read(path, _PATIENCE)) as db:
            return copies.all_of(db)
    except Exception:
        return ()


def sqlite_keeps_promises() -> Trouble | None:
    """Why the SQLite of this Python does not keep what was asked of it; None when it does."""
    with passing_folder() as folder:
        scratch = folder / "scratch.db"
        files.write_new(scratch, b"")
        try:
            connect(scratch, _PATIENCE).close()
        except Trouble as trouble:
            return trouble
    return None
