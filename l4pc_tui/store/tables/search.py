"""Finding notes by their words."""

from __future__ import annotations

import json
from sqlite3 import Connection

from l4pc_tui.core.record.nouns import Note
from l4pc_tui.store.file.connection import rows


def search(db: Connection, text: str, limit: int) -> tuple[Note, ...]:
    """Notes in which every word of ``text`` begins a word, newest first.

    Case and accents do not matter. Restricted and deleted notes are never found.
    """
    asked = _asked(text)
    if not asked:
        return ()
    sql = """SELECT n.id, n.data FROM note_fts f JOIN note n ON n.rid = f.rowid
             WHERE note_fts MATCH ? AND n.kind <> 'restricted'
             ORDER BY n.id DESC LIMIT ?"""
    return tuple(Note.read(id, json.loads(data)) for id, data in rows(db, sql, asked, limit))


def _asked(text: str) -> str:
    """The words as a query in which nothing is syntax: each quoted, as a beginning."""
    words = text.replace("\0", " ").replace('"', " ").split()
    return " ".join(f'"{word}"*' for word in words if any(map(str.isalnum, word)))
