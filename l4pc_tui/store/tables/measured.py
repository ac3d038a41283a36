"""What was asked of sessions and cohorts, the forms, and the stories of change with who chose them."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from sqlite3 import Connection
from typing import TypeVar

from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import CohortId, SessionId
from l4pc_tui.core.record.nouns import Note, NoteKind
from l4pc_tui.core.record.outcome_nouns import Asked, Change, Chosen, Rating
from l4pc_tui.core.record.said_of import SaidOf
from l4pc_tui.store.file.connection import rows
from l4pc_tui.store.tables.projected import table_of

N = TypeVar("N", bound=SaidOf)


@dataclass(frozen=True, slots=True)
class Measured:
    """What stands of some sessions and cohorts, by id. stories: those that were captured as notes.

    twice: the ids of those that two laptops tell differently, by kind of thing.
    """

    asked: tuple[Asked, ...] = ()
    ratings: tuple[Rating, ...] = ()
    changes: tuple[Change, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    stories: tuple[Note, ...] = ()
    twice: frozenset[tuple[Kind, str]] = frozenset()


def measured(
    db: Connection, cohorts: Collection[CohortId], sessions: Collection[SessionId]
) -> Measured:
    """What was asked and told of these, each by the smallest of its ids."""
    twice: set[tuple[Kind, str]] = set()

    def held(kind: Kind, noun: type[N]) -> tuple[N, ...]:
        sql = f"""SELECT id, data, versions FROM {table_of(kind)}
                  WHERE (cohort <> '' AND cohort IN (SELECT value FROM json_each(?)))
                     OR (session <> '' AND session IN (SELECT value FROM json_each(?)))
                  ORDER BY id"""
        found = rows(db, sql, json.dumps(list(cohorts)), json.dumps(list(sessions)))
        twice.update((kind, id) for id, _, versions in found if versions > 1)
        return tuple(noun.read(id, json.loads(data)) for id, data, _ in found)

    sql = """SELECT id, data FROM note
             WHERE kind = ? AND session IN (SELECT value FROM json_each(?)) ORDER BY first, id"""
    captured = rows(db, sql, str(NoteKind.STORY), json.dumps(list(sessions)))
    return Measured(
        held(Kind.ASKED, Asked), held(Kind.RATING, Rating), held(Kind.CHANGE, Change),
        held(Kind.CHOSEN, Chosen), tuple(Note.read(id, json.loads(data)) for id, data in captured),
        frozenset(twice),
    )  # fmt: skip
