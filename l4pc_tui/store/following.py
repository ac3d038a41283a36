"""Commitments of a cohort's sessions, and what became of them."""

from __future__ import annotations

import json
from dataclasses import replace
from sqlite3 import Connection

from l4pc_tui.core.record.nouns import Follow, Note, NoteKind
from l4pc_tui.store import reading
from l4pc_tui.store.connection import rows


def commitments(db: Connection, cohort: str) -> tuple[Note, ...]:
    """The commitments that stand, in the order they were made."""
    ids = reading.all_of(db, "cohort", cohort)
    sql = f"""SELECT n.id, n.data FROM session s JOIN note n ON n.session = s.id
              WHERE s.cohort IN ({", ".join("?" * len(ids))}) AND n.kind = ? AND NOT n.gone
              ORDER BY json_extract(n.data, '$.at'), n.id"""
    found = (
        Note.read(id, json.loads(data)) for id, data in rows(db, sql, *ids, NoteKind.COMMITMENT)
    )
    sessions = reading.smallest(db, "session")
    return tuple(replace(note, session=sessions.get(note.session, note.session)) for note in found)


def follows(db: Connection, cohort: str) -> tuple[Follow, ...]:
    """What was told of them, in the order it was told."""
    ids = reading.all_of(db, "cohort", cohort)
    sql = f"""SELECT f.id, f.data FROM session s JOIN follow f ON f.session = s.id
              WHERE s.cohort IN ({", ".join("?" * len(ids))}) ORDER BY f.event"""
    found = (Follow.read(id, json.loads(data)) for id, data in rows(db, sql, *ids))
    sessions = reading.smallest(db, "session")
    return tuple(replace(each, session=sessions.get(each.session, each.session)) for each in found)
