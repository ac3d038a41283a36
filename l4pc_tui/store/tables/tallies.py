"""Home's figures: one line a cohort, in a handful of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from sqlite3 import Connection
from typing import NamedTuple

from l4pc_tui.core.people.attendance import is_held
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import NO_COHORT, NO_PERSON
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
    there = _there(db)
    over = {
        each.id for each in meetings.values()
        if is_held(State(each.state), each.date, today.isoformat(), marked=each.id in there)
    }  # fmt: skip
    expected = _expected(db, [meetings[id] for id in over if id in there])
    notes = _notes(db, meetings)
    walk_ins = _walk_ins(db, meetings)
    return tuple(
        CohortTally(
            cohort,
            people[cohort.id],
            len(held[cohort.id]),
            sum(each.id in over for each in held[cohort.id]),
            sum(there.get(each.id, 0) for each in held[cohort.id] if each.id in over),
            expected[cohort.id],
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
        if Member("", NO_COHORT, NO_PERSON, left=left).belongs_on(today):
            counts[cohort] += number
    return counts


def _there(db: Connection) -> dict[str, int]:
    """How many took part in each session that has any mark, its facilitators not counted."""
    there: Counter[str] = Counter()
    places = ", ".join("?" * len(_THERE))
    sql = f"SELECT session, sum(mark IN ({places})) FROM mark GROUP BY session"
    leads = f"""SELECT m.session, -sum(m.mark IN ({places}))
                FROM member l JOIN session s ON s.cohort = l.cohort
                JOIN mark m ON m.session = s.id AND m.person = l.person
                WHERE l.facilitates GROUP BY m.session"""
    for session, here in (*rows(db, sql, *_THERE), *rows(db, leads, *_THERE)):
        there[session] += here
    return dict(there)


_DAYS = "coalesce(json_extract({0}.data, '$.joined'), ''), coalesce(json_extract({0}.data, '$.left'), '')"


def _expected(db: Connection, meetings: Sequence[_Meeting]) -> Counter[str]:
    """How many stand on the registers of sessions and do not facilitate, by cohort: see
    ``on_register``."""
    dated = {each.id: each for each in meetings}
    members: dict[str, list[tuple[Member, int]]] = defaultdict(list)
    days = _DAYS.format("member")
    sql = f"SELECT cohort, {days}, count(*) FROM member WHERE NOT facilitates GROUP BY 1, 2, 3"
    for cohort, joined, left, number in rows(db, sql):
        members[cohort].append((Member("", NO_COHORT, NO_PERSON, joined=joined, left=left), number))
    counts: Counter[str] = Counter()
    for each in meetings:
        on_it = (number for member, number in members[each.cohort] if member.belongs_on(each.date))
        counts[each.cohort] += sum(on_it)
    # Whoever came is on the register, whatever was said of their days.
    days = _DAYS.format("l")
    sql = f"""SELECT m.session, {days}, count(*) FROM member l JOIN session s ON s.cohort = l.cohort
              JOIN mark m ON m.session = s.id AND m.person = l.person
              WHERE NOT l.facilitates GROUP BY 1, 2, 3"""
    for session, joined, left, number in rows(db, sql):
        found = dated.get(session)
        if found and not Member("", NO_COHORT, NO_PERSON, joined=joined, left=left).belongs_on(
            found.date
        ):
            counts[found.cohort] += number
    sql = """SELECT p.walk_in, count(*) FROM person p JOIN session s ON s.id = p.walk_in
             WHERE p.walk_in <> '' AND NOT EXISTS
                 (SELECT 1 FROM member m WHERE m.person = p.id AND m.cohort = s.cohort)
             GROUP BY 1"""
    for session, number in rows(db, sql):
        if session in dated:
            counts[dated[session].cohort] += number
    return counts


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
