"""Finding notes by their words."""

from __future__ import annotations

import json
from sqlite3 import Connection

from l4pc_tui.core.record.nouns import Note
from l4pc_tui.store.file.connection import rows

_HITS = """FROM note_fts f JOIN note n ON n.rid = f.rowid
             WHERE note_fts MATCH ? AND n.kind <> 'restricted'"""


def search(db: Connection, text: str, most: int | None) -> tuple[Note, ...]:
    """Notes in which every word of ``text`` begins a word, newest first; all, or so many of them.

    Case and accents do not matter. Restricted and deleted notes are never found.
    """
    asked = _asked(text)
    if not asked:
        return ()
    sql = f"SELECT n.id, n.data {_HITS} ORDER BY n.first DESC, n.id DESC LIMIT ?"
    held = rows(db, sql, asked, -1 if most is None else most)
    return tuple(Note.read(id, json.loads(data)) for id, data in held)


def how_many(db: Connection, text: str) -> int:
    """How many notes ``search`` would find in all."""
    asked = _asked(text)
    return int(rows(db, f"SELECT count(*) {_HITS}", asked)[0][0]) if asked else 0


def _asked(text: str) -> str:
    """The words as a query in which nothing is syntax: each quoted, as a beginning."""
    words = text.replace("\0", " ").replace('"', " ").split()
    return " ".join(f'"{word}"*' for word in words if any(map(str.isalnum, word)))
