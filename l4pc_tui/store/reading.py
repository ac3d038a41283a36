"""Reading people, cohorts, sessions and what was said, as frozen nouns.

Ids that were joined are given as the smallest of their set, and asking for any of them asks
for all of them.
"""

from __future__ import annotations

import json
from dataclasses import replace
from sqlite3 import Connection
from typing import Any, Protocol, TypeVar

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.moves import State
from l4pc_tui.core.record.nouns import Cohort, Mark, Member, Note, Person, Session
from l4pc_tui.store import journal
from l4pc_tui.store.connection import rows
from l4pc_tui.store.rowsets import SessionRow

N = TypeVar("N", Person, Cohort, Member, Session, Mark, Note)


def smallest(db: Connection, kind: str) -> dict[str, str]:
    """Each joined id of a kind → the smallest id of its set; ids in no join are absent."""
    return dict(rows(db, "SELECT id, smallest FROM joined WHERE kind = ?", kind))


def all_of(db: Connection, kind: str, id: str) -> list[str]:
    """The id and every id that is joined to it, the smallest first."""
    sql = """SELECT id FROM joined WHERE kind = ? AND smallest =
             (SELECT smallest FROM joined WHERE kind = ? AND id = ?) ORDER BY id"""
    return [row[0] for row in rows(db, sql, kind, kind, id)] or [id]


def cohorts(db: Connection) -> tuple[Cohort, ...]:
    """All cohorts, by name."""
    found = _once(db, "cohort", _read(db, Cohort, "SELECT id, data FROM cohort ORDER BY id"))
    return tuple(sorted(found.values(), key=lambda cohort: (cohort.name.casefold(), cohort.id)))


def members(db: Connection, cohort: str) -> tuple[Member, ...]:
    """A cohort's members, in id order, each person once."""
    join, ids = smallest(db, "person"), all_of(db, "cohort", cohort)
    sql = f"SELECT id, data FROM member WHERE cohort IN ({_places(ids)}) ORDER BY id"
    found: dict[str, Member] = {}
    for member in _read(db, Member, sql, *ids):
        one = join.get(member.person, member.person)
        first = found.get(one, member)
        facilitates = first.facilitates or member.facilitates
        found[one] = _with(first, cohort=ids[0], person=one, facilitates=facilitates)
    return tuple(found.values())


def people(db: Connection, cohort: str | None = None) -> tuple[Person, ...]:
    """Everybody, or a cohort's members, by name."""
    if cohort is None:
        everybody = _read(db, Person, "SELECT id, data FROM person ORDER BY id")
    else:
        sql = f"""SELECT p.id, p.data FROM member m JOIN person p ON p.id = m.person
                  OR p.id IN (SELECT o.id FROM joined o JOIN joined j USING (kind, smallest)
                              WHERE o.kind = 'person' AND j.id = m.person)
                  WHERE m.cohort IN ({_places(ids := all_of(db, "cohort", cohort))})
                  GROUP BY p.id ORDER BY p.id"""
        everybody = _read(db, Person, sql, *ids)
    found = _once(db, "person", everybody)
    return tuple(sorted(found.values(), key=lambda person: (person.name.casefold(), person.id)))


def walked_in(db: Connection, session: str) -> tuple[Person, ...]:
    """Who walked in to a session, by name."""
    sql = "SELECT id FROM person WHERE walk_in = ? AND walk_in <> '' ORDER BY id"
    found = (person(db, id) for (id,) in rows(db, sql, session))
    once = {each.id: each for each in found if each is not None and each.walk_in == session}
    return tuple(sorted(once.values(), key=lambda person: (person.name.casefold(), person.id)))


def person(db: Connection, id: str) -> Person | None:
    """The person of an id, or of any id joined to it."""
    ids = all_of(db, "person", id)
    sql = f"SELECT id, data FROM person WHERE id IN ({_places(ids)}) ORDER BY id LIMIT 1"
    found = _read(db, Person, sql, *ids)
    return _with(found[0], id=ids[0]) if found else None


def sessions(db: Connection, cohort: str | None = None) -> tuple[SessionRow, ...]:
    """All sessions, or a cohort's, by date, then id."""
    ids = [] if cohort is None else all_of(db, "cohort", cohort)
    where = "" if cohort is None else f"WHERE s.cohort IN ({_places(ids)})"
    found = _session_rows(db, where, *ids)
    return tuple(sorted(found, key=lambda row: (row.session.date, row.session.id)))


def session(db: Connection, id: str) -> SessionRow | None:
    """The session of an id, or of any id joined to it."""
    ids = all_of(db, "session", id)
    found = _session_rows(db, f"WHERE s.id IN ({_places(ids)})", *ids)
    return found[0] if found else None


class HasState(Protocol):
    """Anything that knows where a session is in its life."""

    @property
    def state(self) -> str:
        """A State."""


def is_told_by(found: HasState | None, state: str) -> bool:
    """Of joined sessions the first that was run is shown, else the first: is it this one?"""
    return found is None or (found.state == State.PLANNED and state != State.PLANNED)


def session_ids_like(db: Connection, beginning: str) -> tuple[str, ...]:
    """The ids of sessions that begin so, in id order."""
    sql = "SELECT id FROM session WHERE substr(id, 1, length(?)) = ? ORDER BY id"
    return tuple(row[0] for row in rows(db, sql, beginning, beginning))


def marks(db: Connection, session: str) -> tuple[Mark, ...]:
    """A session's marks, each person once: of two for one person the latest counts."""
    join, ids = smallest(db, "person"), all_of(db, "session", session)
    sql = f"SELECT id, data FROM mark WHERE session IN ({_places(ids)}) ORDER BY event"
    found: dict[str, Mark] = {}
    for mark in _read(db, Mark, sql, *ids):
        one = join.get(mark.person, mark.person)
        found[one] = _with(mark, session=ids[0], person=one)
    return tuple(sorted(found.values(), key=lambda mark: mark.id))


def notes(db: Connection, session: str) -> tuple[Note, ...]:
    """A session's notes that stand, in the order they were taken."""
    ids = all_of(db, "session", session)
    sql = f"""SELECT id, data FROM note WHERE session IN ({_places(ids)}) AND NOT gone
              ORDER BY json_extract(data, '$.at'), id"""
    return tuple(_read(db, Note, sql, *ids))


def moves(db: Connection, session: str) -> tuple[Event, ...]:
    """The move events of a session's run, in id order."""
    where = "WHERE entity = ? AND kind = 'move' ORDER BY id, digest"
    return journal.read(db, where, f"run:{session}")


def run_events(db: Connection, session: str) -> tuple[Event, ...]:
    """All that can be undone or that the log tells: moves, marks, notes, follow-ups, in id order.

    Deleted notes are among them; erased ones are not, since nothing tells whose they were.
    """
    found = [*moves(db, session), *journal.under(db, f"mark:{session}/"),
             *journal.under(db, f"follow:{session}/")]  # fmt: skip
    where = "WHERE entity IN (SELECT 'note:' || id FROM note WHERE session = ?)"
    found.extend(journal.read(db, where, session))
    return tuple(sorted(found, key=lambda event: (event.id, event.digest)))


def _read(db: Connection, noun: type[N], sql: str, *parameters: object) -> list[N]:
    return [noun.read(id, json.loads(data)) for id, data in rows(db, sql, *parameters)]


def _with(noun: N, **changed: Any) -> N:
    """The noun with other values; itself where they are the same, as they nearly always are."""
    same = all(getattr(noun, name) == value for name, value in changed.items())
    return noun if same else replace(noun, **changed)


def _once(db: Connection, kind: str, found: list[N]) -> dict[str, N]:
    """Joined nouns once: what the first of a set says, under the smallest id."""
    join, once = smallest(db, kind), dict[str, N]()
    for each in found:
        id = join.get(each.id, each.id)
        once.setdefault(id, _with(each, id=id))
    return once


def _session_rows(db: Connection, where: str, *parameters: object) -> list[SessionRow]:
    join, whole = smallest(db, "session"), smallest(db, "cohort")
    names = {cohort.id: cohort.name for cohort in cohorts(db)}
    sql = f"""SELECT s.id, s.data, run.state, run.started, run.closed
              FROM session s LEFT JOIN run ON run.session = s.id {where} ORDER BY s.id"""
    found: dict[str, SessionRow] = {}
    for id, data, state, started, closed in rows(db, sql, *parameters):
        one, state = join.get(id, id), State(state or State.PLANNED)
        if not is_told_by(found.get(one), state):
            continue
        held = Session.read(one, json.loads(data))
        cohort = whole.get(held.cohort, held.cohort)
        found[one] = SessionRow(
            _with(held, cohort=cohort), state, started or "", closed or "", names.get(cohort, "")
        )
    return list(found.values())


def _places(values: list[str]) -> str:
    return ", ".join("?" * len(values))
