"""Every table of the file, and how it is known to be what was kept. No table is looked at by nobody."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from sqlite3 import Connection

from l4pc_tui.store.backups import mending
from l4pc_tui.store.file import schema
from l4pc_tui.store.file.connection import check, rows
from l4pc_tui.store.file.trouble import damaged
from l4pc_tui.store.journal.digests import must_be_whole, verify
from l4pc_tui.store.tables import projected


class How(StrEnum):
    """How a table is verified. The value says it in words."""

    DIGESTS = "each entry by its two digests"
    MADE_ANEW = "made anew from the journal, and compared"
    SEARCH = "the search index's own check, against the notes that are made anew"
    SHA256 = "the source by its sha256, what was read from it by a digest of its own"
    NAMES = (
        "each line names a version that is there; else what its file was, or its file is read again"
    )
    DISPOSABLE = "disposable: nothing is lost with it but what is asked again"
    SCHEMA = "SQLite's own check; asked only when a file is brought up to date, whole or not"


TABLES: Mapping[str, How] = {
    "event": How.DIGESTS,
    **dict.fromkeys(projected.TABLES, How.MADE_ANEW),
    **dict.fromkeys(
        ("note_fts", "note_fts_data", "note_fts_idx", "note_fts_docsize", "note_fts_config"),
        How.SEARCH,
    ),
    "content": How.SHA256,
    "shelf": How.NAMES,
    # What each file of the library was: one that seems another is read again.
    "file": How.DISPOSABLE,
    # Half-typed lines, signs of life, who conducts, marks of the file itself.
    "draft": How.DISPOSABLE,
    "alive": How.DISPOSABLE,
    "lease": How.DISPOSABLE,
    "fact": How.DISPOSABLE,
    # What came and went between laptops: the entries themselves are in the journal, and what
    # waits lies in the file that brought it.
    **dict.fromkeys(("collect", "brought", "waiting", "sent", "copy"), How.DISPOSABLE),
    # Figures of what was erased, for reports of an earlier moment.
    "outline": How.DISPOSABLE,
    "_sqlite_migrations": How.SCHEMA,
}
"""The tables of the present schema."""


def look_over(db: Connection, file: Path, named: Path) -> int:
    """Raise Trouble unless pages, tables and journal of a file are what was kept; how many
    versions of scripts are not. For a file that nobody is writing to.

    named: the file that the sentence names.
    """
    check(db, file, "integrity_check")
    must_be_whole(named, verify(db).broken)
    if not schema.is_older(db) and _tables(db) != TABLES.keys():
        raise damaged(named, "its tables are not those of l4pc")
    return mending.spoilt(db)


def _tables(db: Connection) -> set[str]:
    return {name for (name,) in rows(db, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
