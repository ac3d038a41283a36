"""Reading people, cohorts, sessions and what was said, as frozen nouns.

The tables hold what stands, under joined ids; asking for any id of a joined set asks for all.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from sqlite3 import Connection
from typing import TypeVar

from l4pc_tui.core.people.enrolled import place_of
from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import RUN, Kind
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import CohortId, PersonId, SessionId
from l4pc_tui.core.record.nouns import (
    Attendance,
    Cohort,
    Issued,
    Link,
    Mark,
    Member,
    Note,
    NoteKind,
    Person,
    RowAnswer,
    Same,
    Seat,
    Session,
)
from l4pc_tui.core.record.reading import noun
from l4pc_tui.core.record.resolve import Joins, chosen, standing
from l4pc_tui.core.record.runs import Line, line_of
from l4pc_tui.core.record.things import heads
from l4pc_tui.core.text.folding import filed
from l4pc_tui.store.file.connection import rows
from l4pc_tui.store.journal import journal
from l4pc_tui.store.tables import projected
from l4pc_tui.store.tables.rowsets import SessionRow

N = TypeVar(
    "N", Person, Cohort, Member, Link, Session, Mark, Seat, Attendance, Issued, Note, RowAnswer
)


def smallest(db: Connection, kind: Kind, id: str) -> str:
    """The smallest of the ids that are joined to one."""
    found = rows(db, "SELECT smallest FROM joined WHERE kind = ? AND id = ?", kind, id)
    return str(found[0][0]) if found else id


def all_of(db: Connection, kind: Kind, id: str) -> list[str]:
    """The id and every id that is joined to it, the smallest first."""
    sql = "SELECT id FROM joined WHERE kind = ? AND smallest = ? ORDER BY id"
    return [row[0] for row in rows(db, sql, kind, smallest(db, kind, id))] or [id]


def cohorts(db: Connection) -> tuple[Cohort, ...]:
    """All cohorts, by name."""
    found = _read(db, Cohort, "SELECT id, data FROM cohort ORDER BY id")
    return tuple(sorted(found, key=lambda cohort: (filed(cohort.name), cohort.id)))


def members(db: Connection, cohort: CohortId) -> tuple[Member, ...]:
    """A cohort's members, each person once, in id order."""
    sql = "SELECT id, data FROM member WHERE cohort = ? ORDER BY id"
    return tuple(_read(db, Member, sql, smallest(db, Kind.COHORT, cohort)))


def people(db: Connection, cohort: CohortId | None = None) -> tuple[Person, ...]:
    """Everybody, or a cohort's members, by name."""
    if cohort is None:
        found = _read(db, Person, "SELECT id, data FROM person ORDER BY id")
    else:
        sql = """SELECT p.id, p.data FROM member m JOIN person p ON p.id = m.person
                 WHERE m.cohort = ? ORDER BY p.id"""
        found = _read(db, Person, sql, smallest(db, Kind.COHORT, cohort))
    return tuple(sorted(found, key=place_of))


def walked_in(db: Connection, session: SessionId) -> tuple[Person, ...]:
    """Who walked in to a session, by name."""
    sql = "SELECT id, data FROM person WHERE walk_in = ? AND walk_in <> '' ORDER BY id"
    found = _read(db, Person, sql, smallest(db, Kind.SESSION, session))
    return tuple(sorted(found, key=place_of))


def walk_ins(db: Connection, cohort: CohortId | None = None) -> tuple[Person, ...]:
    """Who walked into a session, of a cohort or of any, and is on no roster; by name."""
    sql = """SELECT p.id, p.data, s.cohort FROM person p JOIN session s ON s.id = p.walk_in
             WHERE p.walk_in <> '' AND NOT EXISTS (SELECT 1 FROM member m WHERE m.person = p.id)"""
    wanted = None if cohort is None else smallest(db, Kind.COHORT, cohort)
    found = [
        Person.read(id, json.loads(data)) for id, data, of in rows(db, sql)
        if wanted in (None, of)
    ]  # fmt: skip
    return tuple(sorted(found, key=place_of))


def latest_parked(db: Connection) -> str:
    """The latest session of a cohort with a parked item of which nobody said what becomes of it; ""
    for none."""
    sql = """SELECT n.session FROM note n JOIN session s ON s.id = n.session
             WHERE n.waits AND n.kind = ? AND s.cohort <> '' ORDER BY s.date DESC, s.id LIMIT 1"""
    return next((id for (id,) in rows(db, sql, str(NoteKind.PARKED))), "")


def person(db: Connection, id: PersonId) -> Person | None:
    """The person of an id, or of any id joined to it."""
    sql = "SELECT id, data FROM person WHERE id = ?"
    found = _read(db, Person, sql, smallest(db, Kind.PERSON, id))
    return found[0] if found else None


def sessions(db: Connection, cohort: CohortId | None = None) -> tuple[SessionRow, ...]:
    """All sessions, or a cohort's, by date, then id."""
    if cohort is None:
        return _session_rows(db, "")
    return _session_rows(db, "WHERE s.cohort = ?", smallest(db, Kind.COHORT, cohort))


def session(db: Connection, id: SessionId) -> SessionRow | None:
    """The session of an id, or of any id joined to it."""
    found = _session_rows(db, "WHERE s.id = ?", smallest(db, Kind.SESSION, id))
    return found[0] if found else None


def session_ids_like(db: Connection, beginning: str) -> tuple[SessionId, ...]:
    """The ids of sessions that begin so, in id order; of joined ones any finds the one."""
    sql = """SELECT id FROM session WHERE substr(id, 1, length(?)) = ?
             UNION SELECT smallest FROM joined
             WHERE kind = 'session' AND substr(id, 1, length(?)) = ? ORDER BY 1"""
    return tuple(SessionId(row[0]) for row in rows(db, sql, *[beginning] * 4))


def marks(db: Connection, session: SessionId) -> tuple[Mark, ...]:
    """A session's marks, each person once."""
    sql = "SELECT id, data FROM mark WHERE session = ? ORDER BY id"
    return tuple(_read(db, Mark, sql, smallest(db, Kind.SESSION, session)))


def links(db: Connection, cohort: CohortId) -> tuple[Link, ...]:
    """The ties of a cohort's people, in id order."""
    sql = "SELECT id, data FROM link WHERE cohort = ? ORDER BY id"
    return tuple(_read(db, Link, sql, smallest(db, Kind.COHORT, cohort)))


def seats(db: Connection, cohort: CohortId) -> tuple[Seat, ...]:
    """Every seat in the groups of a cohort's sessions, in the order of the sessions' dates."""
    sql = """SELECT t.id, t.data FROM seat t JOIN session s ON s.id = t.session
             WHERE s.cohort = ? ORDER BY s.date, s.id, t.id"""
    return tuple(_read(db, Seat, sql, smallest(db, Kind.COHORT, cohort)))


def attendance(db: Connection, session: SessionId) -> tuple[Attendance, ...]:
    """The attendance files that were taken into a session's register, the first one first."""
    sql = "SELECT id, data FROM attendance WHERE session = ? ORDER BY event"
    return tuple(_read(db, Attendance, sql, smallest(db, Kind.SESSION, session)))


def issued(db: Connection, cohort: CohortId) -> tuple[Issued, ...]:
    """The certificates that were issued to people of a cohort, the first one first."""
    sql = "SELECT id, data FROM issued WHERE cohort = ? ORDER BY event"
    return tuple(_read(db, Issued, sql, smallest(db, Kind.COHORT, cohort)))


def ever_marked(db: Connection, people: Collection[PersonId]) -> frozenset[PersonId]:
    """Who of some people has a mark in any session, a form, or a story of change."""
    wanted = {smallest(db, Kind.PERSON, id): id for id in people}
    found = rows(
        db,
        "SELECT person FROM mark UNION SELECT person FROM rating UNION SELECT teller FROM change",
    )
    return frozenset(wanted[id] for (id,) in found if id in wanted)


def notes(db: Connection, session: SessionId) -> tuple[Note, ...]:
    """A session's notes that stand, in the order they were first written."""
    sql = "SELECT id, data FROM note WHERE session = ? ORDER BY first, id"
    return tuple(_read(db, Note, sql, smallest(db, Kind.SESSION, session)))


def how_many_notes(db: Connection) -> dict[SessionId, int]:
    """How many notes of each session stand; of one without any nothing is told."""
    return dict(rows(db, "SELECT session, count(*) FROM note GROUP BY session"))


def aside(db: Connection, session: SessionId) -> int:
    """How many entries cannot be read: of a session, or, where none is named, of all."""
    if not session:
        return int(rows(db, "SELECT count(*) FROM aside")[0][0])
    ids = all_of(db, Kind.SESSION, session)
    sql = f"SELECT count(*) FROM aside WHERE session IN ({_places(ids)})"
    return int(rows(db, sql, *ids)[0][0])


def row_answers(db: Connection, cohort: CohortId) -> dict[str, RowAnswer]:
    """Who rows of a cohort's rosters were said to be, by the print of each row; of two answers
    about one row the later."""
    sql = "SELECT id, data FROM row WHERE cohort = ? ORDER BY event"
    found = _read(db, RowAnswer, sql, smallest(db, Kind.COHORT, cohort))
    return {each.print: each for each in found}


def told_by(db: Connection, entity: str) -> tuple[str, ...]:
    """The entities that tell of the same thing as one does and say that it is there: of joined
    ids there may be several, and whoever changes the thing says so in all of them."""
    return tuple(
        name for name in entities(db, entity)
        if any(e.kind == "put" for e in heads(journal.of(db, name)))
    )  # fmt: skip


def entities(db: Connection, entity: str) -> tuple[str, ...]:
    """Every entity that tells of the same thing as one does, by every id that was joined."""
    return projected.names_beside(entity, projected.joined(db))


def told_last(
    db: Connection, device: str, actor: str, kinds: Collection[Kind], most: int
) -> tuple[tuple[Event, ...], str]:
    """Everything that tells of what somebody said last of these kinds on a laptop, outside sessions,
    so many entries back; and the oldest of these, "" where none is left before it."""
    under = " OR ".join(f"(entity >= '{kind}:' AND entity < '{kind};')" for kind in kinds)
    sql = f"""SELECT id, entity FROM event WHERE device = ? AND actor = ? AND session = ''
              AND ({under}) ORDER BY seq DESC LIMIT ?"""
    last = rows(db, sql, device, actor, most)
    joins = projected.joined(db)
    names = {name for _, entity in last for name in projected.names_beside(entity, joins)}
    told = [*_events_of(db, sorted(names)), *journal.under(db, f"{Kind.SAME}:")]
    whom = {id for event in told for id in _whom(event)}
    whom |= {each for id in whom for each in joins.all_of.get((Kind.PERSON, id), ())}
    more = {f"{Kind.PERSON}:{id}" for id in whom} - names
    once = {(e.id, e.digest): e for e in (*told, *_events_of(db, sorted(more)))}
    return tuple(once.values()), str(last[-1][0]) if len(last) == most else ""


def _whom(event: Event) -> list[str]:
    """The people whom an entry about people names, by id."""
    data = event.data or {}
    named = (event.subject, *(data.get(field) for field in ("person", "other", "one")))
    return [id for id in named if isinstance(id, str) and id]


def _events_of(db: Connection, names: Sequence[str]) -> list[Event]:
    """All events of these entities."""
    told: list[Event] = []
    for start in range(0, len(names), _AT_ONCE):
        some = list(names[start : start + _AT_ONCE])
        told += journal.read(db, f"WHERE entity IN ({_places(some)})", *some)
    return told


def record_of(db: Connection, session: SessionId) -> tuple[Event, ...]:
    """All that tells of a session, in id order: what was recorded in it and in those joined to
    it, who is in its cohort, what is joined to what, and who recorded it."""
    sessions, people = all_of(db, Kind.SESSION, session), set[str]()
    found = session_row_cohort(db, session)
    cohorts = all_of(db, Kind.COHORT, found) if found else []
    for (person,) in rows(
        db,
        """SELECT person FROM member WHERE cohort = ?
           UNION SELECT person FROM mark WHERE session = ?
           UNION SELECT id FROM person WHERE walk_in = ? AND walk_in <> ''""",
        cohorts[0] if cohorts else "", sessions[0], sessions[0],
    ):  # fmt: skip
        people.update(all_of(db, Kind.PERSON, person))
    where = f"""WHERE entity IN (
                SELECT entity FROM event WHERE session IN ({_places(sessions)}) AND session <> ''
                UNION SELECT 'note:' || id FROM note WHERE session = ?)"""
    told = list(journal.read(db, where, *sessions, sessions[0]))
    names = [f"{Kind.SESSION}:{id}" for id in sessions] + [f"{Kind.COHORT}:{id}" for id in cohorts]
    names += [f"{Kind.PERSON}:{id}" for id in people]
    names += [f"{Kind.MEMBER}:{c}/{p}" for c in cohorts for p in people]
    names += [f"{Kind.MARK}:{s}/{p}" for s in sessions for p in people]
    notes = rows(db, "SELECT note FROM follow WHERE session = ?", sessions[0])
    names += [f"{Kind.FOLLOW}:{s}/{note}" for s in sessions for (note,) in notes]
    names += [f"{kind}:{s}" for s in sessions for kind in (RUN, Kind.RUN_CHOICE)]
    told += _events_of(db, names)
    ours = {*sessions, *cohorts, *people}
    for join in journal.under(db, f"{Kind.SAME}:"):
        said = noun(join.entity, join.data)
        # One that says nothing any more may have taken two of ours apart.
        if not isinstance(said, Same) or said.one in ours or said.other in ours:
            told.append(join)
    actors = {event.actor for event in told}
    for actor in sorted(actors):
        told += journal.of(db, f"{Kind.ACTOR}:{actor}")
    once = {(event.id, event.digest): event for event in told}
    return tuple(sorted(once.values(), key=lambda event: (event.id, event.digest)))


_AT_ONCE = 500
"""Names in one question; SQLite takes no more than 999 values everywhere."""


def session_row_cohort(db: Connection, session: SessionId) -> str:
    """The cohort of a session, or empty."""
    sql = "SELECT cohort FROM session WHERE id = ?"
    found = rows(db, sql, smallest(db, Kind.SESSION, session))
    return str(found[0][0]) if found else ""


def line(db: Connection, session: SessionId) -> Line:
    """A session's run: the record of it that counts, and those beside it."""
    ids = all_of(db, Kind.SESSION, session)
    names = [f"{kind}:{id}" for id in ids for kind in (RUN, Kind.RUN_CHOICE)]
    told = journal.read(db, f"WHERE entity IN ({_places(names)})", *names)
    joins: Joins = {(Kind.SESSION, id): ids[0] for id in ids}
    choices = [[e for e in told if e.entity == f"{Kind.RUN_CHOICE}:{id}"] for id in ids]
    held = [sorted(choice, key=lambda event: event.id) for choice in choices if choice]
    found, _ = standing(held, joins) if held else (None, ())
    run = (event for event in told if event.entity.startswith(f"{RUN}:"))
    return line_of(run, chosen(found))


def _read(db: Connection, noun: type[N], sql: str, *parameters: object) -> list[N]:
    return [noun.read(id, json.loads(data)) for id, data in rows(db, sql, *parameters)]


def _session_rows(db: Connection, where: str, *parameters: object) -> tuple[SessionRow, ...]:
    sql = f"""SELECT s.id, s.data, run.state, run.started, run.closed, run.beside, cohort.data
              FROM session s LEFT JOIN run ON run.session = s.id
              LEFT JOIN cohort ON cohort.id = s.cohort {where} ORDER BY s.date, s.id"""
    return tuple(
        SessionRow(
            Session.read(id, json.loads(data)), State(state or State.PLANNED), started or "",
            closed or "", json.loads(cohort)["name"] if cohort else "", beside or 0,
        )
        for id, data, state, started, closed, beside, cohort in rows(db, sql, *parameters)
    )  # fmt: skip


def _places(values: list[str]) -> str:
    return ", ".join("?" * len(values))
