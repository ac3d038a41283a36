"""Home's figures: one line a cohort, in a handful of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from sqlite_utils import Database

from l4pc_tui.core.record.moves import State
from l4pc_tui.core.record.nouns import Presence
from l4pc_tui.store import reading
from l4pc_tui.store.connection import rows
from l4pc_tui.store.rowsets import CohortTally, SessionRow

_ONE = """coalesce((SELECT smallest FROM joined j WHERE j.kind = '{kind}' AND j.id = {id}), {id})"""
_PERSON_OF_MEMBER = _ONE.format(kind="person", id="m.person")
_COHORT_OF_MEMBER = _ONE.format(kind="cohort", id="m.cohort")
_COHORT_OF_SESSION = _ONE.format(kind="cohort", id="s.cohort")
_PERSON_OF_MARK = _ONE.format(kind="person", id="k.person")
_SESSION_OF_MARK = _ONE.format(kind="session", id="k.session")

_IN_ROOM = tuple(str(presence) for presence in Presence if presence.in_room)


def tallies(db: Database, today: date) -> tuple[CohortTally, ...]:
    """Every cohort's figures, by name."""
    people = _counts(
        db,
        f"""SELECT cohort, count(*) FROM (
                SELECT {_COHORT_OF_MEMBER} AS cohort, {_PERSON_OF_MEMBER} AS person,
                    max(m.facilitates) AS facilitates
                FROM member m GROUP BY 1, 2) WHERE NOT facilitates GROUP BY 1""",
    )
    marks, in_room = _marks(db)
    commitments = _notes(db, "commitment")
    parked = _notes(db, "parked")
    walk_ins = _counts(
        db,
        f"""SELECT {_COHORT_OF_SESSION}, count(*) FROM person p JOIN session s ON s.id = p.walk_in
            WHERE NOT EXISTS (SELECT 1 FROM joined j WHERE j.kind = 'person' AND j.id = p.id)
            GROUP BY 1""",
    )
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
            commitments[cohort.id],
            parked[cohort.id],
            walk_ins[cohort.id],
            _next_date(meetings[cohort.id], today),
        )
        for cohort in reading.cohorts(db)
    )


def _counts(db: Database, sql: str, *parameters: object) -> Counter[str]:
    return Counter({key: int(count) for key, count in rows(db, sql, *parameters)})


def _notes(db: Database, kind: str) -> Counter[str]:
    """Notes of a kind that stand, by cohort."""
    sql = f"""SELECT {_COHORT_OF_SESSION}, sum(n.found) FROM
                (SELECT session, count(*) AS found FROM note
                 WHERE kind = ? AND NOT gone GROUP BY session) n
              JOIN session s ON s.id = n.session GROUP BY 1"""
    return _counts(db, sql, kind)


def _marks(db: Database) -> tuple[Counter[str], Counter[str]]:
    """Marks by cohort, and those in the room: one a person and session, facilitators not."""
    places = ", ".join("?" * len(_IN_ROOM))
    sql = f"""
        WITH facilitator AS (
            SELECT {_COHORT_OF_MEMBER} AS cohort, {_PERSON_OF_MEMBER} AS person
            FROM member m WHERE m.facilitates)
        SELECT cohort, count(*), sum(here) FROM (
            SELECT {_COHORT_OF_SESSION} AS cohort, {_PERSON_OF_MARK} AS person,
                k.mark IN ({places}) AS here, max(k.event)
            FROM mark k JOIN session s ON s.id = k.session
            GROUP BY {_SESSION_OF_MARK}, 2)
        WHERE (cohort, person) NOT IN (SELECT cohort, person FROM facilitator) GROUP BY 1"""
    found: list[tuple[Any, ...]] = rows(db, sql, *_IN_ROOM)
    return (
        Counter({cohort: int(count) for cohort, count, _ in found}),
        Counter({cohort: int(here) for cohort, _, here in found}),
    )


def _next_date(meetings: list[SessionRow], today: date) -> str:
    """The running session's date, or the first planned one's from today on, or empty."""
    coming = [
        row.session.date
        for row in meetings
        if row.state in (State.RUNNING, State.PAUSED)
        or (row.state == State.PLANNED and row.session.date >= today.isoformat())
    ]
    return min(coming, default="")
