"""Home's figures: one line a cohort, in a handful of queries that read indexes only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from sqlite_utils import Database

from l4pc_tui.core.record.moves import State
from l4pc_tui.core.record.nouns import NoteKind, Presence
from l4pc_tui.store import reading
from l4pc_tui.store.connection import rows
from l4pc_tui.store.rowsets import CohortTally, SessionRow

Roles = Mapping[tuple[str, str], bool]
"""Each (cohort, person) of all members, and whether the person facilitates there."""

_IN_ROOM = tuple(str(presence) for presence in Presence if presence.in_room)
_JOINED_PEOPLE = "SELECT id FROM joined WHERE kind = 'person'"
_ODD = f"""(person IN ({_JOINED_PEOPLE} UNION SELECT person FROM member WHERE facilitates)
         OR session IN (SELECT id FROM joined WHERE kind = 'session'))"""
"""Marks that cannot simply be counted: of people or sessions joined, or of a facilitator."""


def tallies(db: Database, today: date) -> tuple[CohortTally, ...]:
    """Every cohort's figures, by name."""
    cohorts = reading.smallest(db, "cohort")
    cohort_of = {
        session: cohorts.get(cohort, cohort)
        for session, cohort in rows(db, "SELECT id, cohort FROM session")
    }
    roles = _roles(db, cohorts)
    people = Counter(cohort for (cohort, _), facilitates in roles.items() if not facilitates)
    marks, in_room = _marks(db, roles, cohort_of)
    notes = _notes(db, cohort_of)
    walk_ins = _walk_ins(db, cohort_of)
    meetings: dict[str, list[SessionRow]] = defaultdict(list)
    for row in reading.sessions(db):
        meetings[row.session.cohort].append(row)
    return tuple(
        CohortTally(
            cohort,
            people[cohort.id],
            len(meetings[cohort.id]),
            sum(row.state == State.CLOSED for row in meetings[cohort.id]),
            in_room[cohort.id],
            marks[cohort.id],
            notes[cohort.id, NoteKind.COMMITMENT],
            notes[cohort.id, NoteKind.PARKED],
            walk_ins[cohort.id],
            _next_date(meetings[cohort.id], today),
        )
        for cohort in reading.cohorts(db)
    )


def _roles(db: Database, cohorts: Mapping[str, str]) -> Roles:
    people = reading.smallest(db, "person")
    roles: dict[tuple[str, str], bool] = {}
    for cohort, person, facilitates in rows(db, "SELECT cohort, person, facilitates FROM member"):
        key = cohorts.get(cohort, cohort), people.get(person, person)
        roles[key] = roles.get(key, False) or bool(facilitates)
    return roles


def _marks(
    db: Database, roles: Roles, cohort_of: Mapping[str, str]
) -> tuple[Counter[str], Counter[str]]:
    """Marks by cohort, and those in the room: one a person and session, facilitators not."""
    marks: Counter[str] = Counter()
    in_room: Counter[str] = Counter()
    places = ", ".join("?" * len(_IN_ROOM))
    sql = f"""SELECT session, count(*), sum(mark IN ({places})) FROM mark
              WHERE NOT {_ODD} GROUP BY session"""
    for session, count, here in rows(db, sql, *_IN_ROOM):
        marks[cohort_of.get(session, "")] += count
        in_room[cohort_of.get(session, "")] += here
    for (session, person), mark in _odd_marks(db).items():
        cohort = cohort_of.get(session, "")
        if not roles.get((cohort, person)):
            marks[cohort] += 1
            in_room[cohort] += mark in _IN_ROOM
    return marks, in_room


def _odd_marks(db: Database) -> dict[tuple[str, str], str]:
    """The odd marks by (session, person); of two for one person the latest counts."""
    people, sessions = reading.smallest(db, "person"), reading.smallest(db, "session")
    found = rows(db, f"SELECT session, person, mark FROM mark WHERE {_ODD} ORDER BY event")
    return {
        (sessions.get(session, session), people.get(person, person)): mark
        for session, person, mark in found
    }


def _notes(db: Database, cohort_of: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """Commitments and parked items that stand, by cohort and kind."""
    counts: Counter[tuple[str, str]] = Counter()
    sql = """SELECT session, kind, count(*) FROM note
             WHERE kind IN (?, ?) AND NOT gone GROUP BY kind, session"""
    for session, kind, count in rows(db, sql, NoteKind.COMMITMENT, NoteKind.PARKED):
        counts[cohort_of.get(session, ""), kind] += count
    return counts


def _walk_ins(db: Database, cohort_of: Mapping[str, str]) -> Counter[str]:
    """People who walked in and are not joined to anybody, by cohort."""
    counts: Counter[str] = Counter()
    sql = f"SELECT walk_in FROM person WHERE walk_in <> '' AND id NOT IN ({_JOINED_PEOPLE})"
    for (session,) in rows(db, sql):
        counts[cohort_of.get(session, "")] += 1
    return counts


def _next_date(meetings: list[SessionRow], today: date) -> str:
    """The running session's date, or the first planned one's from today on, or empty."""
    coming = [
        row.session.date
        for row in meetings
        if row.state in (State.RUNNING, State.PAUSED)
        or (row.state == State.PLANNED and row.session.date >= today.isoformat())
    ]
    return min(coming, default="")
