"""Home's figures: one line a cohort, in a handful of queries that read indexes only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from sqlite3 import Connection
from typing import NamedTuple

from l4pc_tui.core.record.moves import State
from l4pc_tui.core.record.nouns import NoteKind, Presence
from l4pc_tui.store import reading
from l4pc_tui.store.connection import rows
from l4pc_tui.store.rowsets import CohortTally

Roles = Mapping[tuple[str, str], bool]
"""Each (cohort, person) of all members, and whether the person facilitates there."""


class _Meeting(NamedTuple):
    """As much of a session as is counted; reading whole Sessions takes 3 ms more for 300 of them."""

    id: str
    cohort: str
    date: str
    state: str


_IN_ROOM = tuple(str(presence) for presence in Presence if presence.in_room)
_JOINED_PEOPLE = "SELECT id FROM joined WHERE kind = 'person'"
_ODD = f"""(person IN ({_JOINED_PEOPLE} UNION SELECT person FROM member WHERE facilitates)
         OR session IN (SELECT id FROM joined WHERE kind = 'session'))"""
"""Marks that cannot simply be counted: of people or sessions joined, or of a facilitator."""


_SETTLED = """SELECT f.note FROM follow f WHERE f.outcome IN ('done', 'changed')
              AND f.event = (SELECT max(l.event) FROM follow l WHERE l.note = f.note)"""
"""Commitments that the latest word on them has closed."""


def tallies(db: Connection, today: date) -> tuple[CohortTally, ...]:
    """Every cohort's figures, by name."""
    cohorts = reading.smallest(db, "cohort")
    meetings = _meetings(db, cohorts)
    cohort_of = {id: meeting.cohort for id, meeting in meetings.items()}
    held: dict[str, set[_Meeting]] = defaultdict(set)
    for meeting in meetings.values():
        held[meeting.cohort].add(meeting)
    roles = _roles(db, cohorts)
    people = Counter(cohort for (cohort, _), facilitates in roles.items() if not facilitates)
    marks, in_room = _marks(db, roles, cohort_of)
    notes = _notes(db, cohort_of)
    walk_ins = _walk_ins(db, cohort_of)
    return tuple(
        CohortTally(
            cohort,
            people[cohort.id],
            len(held[cohort.id]),
            sum(meeting.state == State.CLOSED for meeting in held[cohort.id]),
            in_room[cohort.id],
            marks[cohort.id],
            notes[cohort.id, NoteKind.COMMITMENT],
            notes[cohort.id, NoteKind.PARKED],
            walk_ins[cohort.id],
            _next_date(held[cohort.id], today),
        )
        for cohort in reading.cohorts(db)
    )


def _meetings(db: Connection, cohorts: Mapping[str, str]) -> dict[str, _Meeting]:
    """Every session's meeting by its id; joined sessions are one meeting, told by one of them."""
    sessions = reading.smallest(db, "session")
    found: dict[str, _Meeting] = {}
    sql = """SELECT s.id, s.cohort, s.date, coalesce(run.state, 'planned')
             FROM session s LEFT JOIN run ON run.session = s.id ORDER BY s.id"""
    for id, cohort, date_, state in rows(db, sql):
        one = sessions.get(id, id)
        if reading.is_told_by(found.get(one), state):
            found[one] = _Meeting(one, cohorts.get(cohort, cohort), date_, state)
    return found | {id: found[one] for id, one in sessions.items() if one in found}


def _roles(db: Connection, cohorts: Mapping[str, str]) -> Roles:
    people = reading.smallest(db, "person")
    roles: dict[tuple[str, str], bool] = {}
    for cohort, person, facilitates in rows(db, "SELECT cohort, person, facilitates FROM member"):
        key = cohorts.get(cohort, cohort), people.get(person, person)
        roles[key] = roles.get(key, False) or bool(facilitates)
    return roles


def _marks(
    db: Connection, roles: Roles, cohort_of: Mapping[str, str]
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


def _odd_marks(db: Connection) -> dict[tuple[str, str], str]:
    """The odd marks by (session, person); of two for one person the latest counts."""
    people, sessions = reading.smallest(db, "person"), reading.smallest(db, "session")
    found = rows(db, f"SELECT session, person, mark FROM mark WHERE {_ODD} ORDER BY event")
    return {
        (sessions.get(session, session), people.get(person, person)): mark
        for session, person, mark in found
    }


def _notes(db: Connection, cohort_of: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """Commitments and parked items that are open, by cohort and kind."""
    counts: Counter[tuple[str, str]] = Counter()
    sql = f"""SELECT session, kind, count(*) FROM note
              WHERE kind IN (?, ?) AND NOT gone AND outcome NOT IN ('taken', 'dropped')
              AND id NOT IN ({_SETTLED}) GROUP BY kind, session"""
    for session, kind, count in rows(db, sql, NoteKind.COMMITMENT, NoteKind.PARKED):
        counts[cohort_of.get(session, ""), kind] += count
    return counts


def _walk_ins(db: Connection, cohort_of: Mapping[str, str]) -> Counter[str]:
    """People who walked in and are not joined to anybody, by cohort."""
    counts: Counter[str] = Counter()
    sql = f"SELECT walk_in FROM person WHERE walk_in <> '' AND id NOT IN ({_JOINED_PEOPLE})"
    for (session,) in rows(db, sql):
        counts[cohort_of.get(session, "")] += 1
    return counts


def _next_date(meetings: Iterable[_Meeting], today: date) -> str:
    """The running session's date, or the first planned one's from today on, or empty."""
    coming = [
        meeting.date
        for meeting in meetings
        if meeting.state in (State.RUNNING, State.PAUSED)
        or (meeting.state == State.PLANNED and meeting.date >= today.isoformat())
    ]
    return min(coming, default="")
