"""Home's figures: one line a cohort, in a handful of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from sqlite3 import Connection
from typing import NamedTuple

from l4pc_tui.core.people.attendance import is_held
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import NO_PERSON
from l4pc_tui.core.record.nouns import Member, NoteKind, Presence
from l4pc_tui.store.file.connection import rows
from l4pc_tui.store.tables import queries
from l4pc_tui.store.tables.rowsets import CohortTally


class _Meeting(NamedTuple):
    """As much of a session as is counted; reading whole Sessions takes 3 ms more for 300 of them."""

    cohort: str
    date: str
    state: str
    id: str


_THERE = tuple(str(presence) for presence in Presence if presence.was_there)


def tallies(db: Connection, today: date) -> tuple[CohortTally, ...]:
    """Every cohort's figures, by name."""
    meetings = _meetings(db)
    held: dict[str, list[_Meeting]] = defaultdict(list)
    for meeting in meetings.values():
        held[meeting.cohort].append(meeting)
    people = _people(db, today.isoformat())
    marks, there, marked = _marks(db, meetings)
    notes = _notes(db, meetings)
    walk_ins = _walk_ins(db, meetings)
    return tuple(
        CohortTally(
            cohort,
            people[cohort.id],
            len(held[cohort.id]),
            sum(
                is_held(State(each.state), each.date, today.isoformat(), marked=each.id in marked)
                for each in held[cohort.id]
            ),
            there[cohort.id],
            marks[cohort.id],
            notes[cohort.id, NoteKind.COMMITMENT],
            notes[cohort.id, NoteKind.PARKED],
            walk_ins[cohort.id],
            _next_date(held[cohort.id], today),
        )
        for cohort in queries.cohorts(db)
    )


def _meetings(db: Connection) -> dict[str, _Meeting]:
    sql = """SELECT s.id, s.cohort, s.date, coalesce(run.state, 'planned'), s.id
             FROM session s LEFT JOIN run ON run.session = s.id"""
    return {id: _Meeting(*told) for id, *told in rows(db, sql)}


def _people(db: Connection, today: str) -> Counter[str]:
    """Members today who do not facilitate, by cohort."""
    counts: Counter[str] = Counter()
    sql = """SELECT cohort, coalesce(json_extract(data, '$.left'), ''), count(*) FROM member
             WHERE NOT facilitates GROUP BY 1, 2"""
    for cohort, left, number in rows(db, sql):
        # Whoever is to come later is one of them already.
        if Member("", cohort, NO_PERSON, left=left).belongs_on(today):
            counts[cohort] += number
    return counts


def _marks(
    db: Connection, meetings: Mapping[str, _Meeting]
) -> tuple[Counter[str], Counter[str], frozenset[str]]:
    """Marks by cohort, and those of who took part, those of its facilitators not counted; and the
    sessions that have any."""
    marks: Counter[str] = Counter()
    there: Counter[str] = Counter()
    found: set[str] = set()
    places = ", ".join("?" * len(_THERE))
    sql = f"SELECT session, count(*), sum(mark IN ({places})) FROM mark GROUP BY session"
    leads = f"""SELECT m.session, -count(*), -sum(m.mark IN ({places}))
                FROM member l JOIN session s ON s.cohort = l.cohort
                JOIN mark m ON m.session = s.id AND m.person = l.person
                WHERE l.facilitates GROUP BY m.session"""
    for session, count, here in (*rows(db, sql, *_THERE), *rows(db, leads, *_THERE)):
        cohort = _cohort(meetings, session)
        found.add(session)
        marks[cohort] += count
        there[cohort] += here
    return marks, there, frozenset(found)


def _notes(db: Connection, meetings: Mapping[str, _Meeting]) -> Counter[tuple[str, str]]:
    """Commitments and parked items that wait for somebody, by cohort and kind."""
    counts: Counter[tuple[str, str]] = Counter()
    sql = "SELECT session, kind, count(*) FROM note WHERE waits GROUP BY kind, session"
    for session, kind, count in rows(db, sql):
        counts[_cohort(meetings, session), kind] += count
    return counts


def _walk_ins(db: Connection, meetings: Mapping[str, _Meeting]) -> Counter[str]:
    """People who walked in and are on no roster, by cohort."""
    return Counter(_cohort(meetings, each.walk_in) for each in queries.walk_ins(db))


def _cohort(meetings: Mapping[str, _Meeting], session: str) -> str:
    return meetings[session].cohort if session in meetings else ""


def _next_date(meetings: Iterable[_Meeting], today: date) -> str:
    """The running session's date, or the first planned one's from today on, or empty."""
    coming = [
        meeting.date
        for meeting in meetings
        if meeting.state in (State.RUNNING, State.PAUSED)
        or (meeting.state == State.PLANNED and meeting.date >= today.isoformat())
    ]
    return min(coming, default="")
