"""Commitments of a cohort's sessions, and what became of them."""

from __future__ import annotations

import json
from sqlite3 import Connection

from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import CohortId
from l4pc_tui.core.record.nouns import Follow, Note, NoteKind
from l4pc_tui.store.file.connection import rows
from l4pc_tui.store.tables import queries


def commitments(db: Connection, cohort: CohortId) -> tuple[Note, ...]:
    """The commitments that stand, in the order they were made."""
    sql = """SELECT n.id, n.data FROM session s JOIN note n ON n.session = s.id
             WHERE s.cohort = ? AND n.kind = ? ORDER BY n.first, n.id"""
    held = rows(db, sql, queries.smallest(db, Kind.COHORT, cohort), NoteKind.COMMITMENT)
    return tuple(Note.read(id, json.loads(data)) for id, data in held)


def follows(db: Connection, cohort: CohortId) -> tuple[Follow, ...]:
    """What was told of them, in the order it was told."""
    sql = """SELECT f.id, f.data FROM session s JOIN follow f ON f.session = s.id
             WHERE s.cohort = ? ORDER BY f.event"""
    held = rows(db, sql, queries.smallest(db, Kind.COHORT, cohort))
    return tuple(Follow.read(id, json.loads(data)) for id, data in held)
