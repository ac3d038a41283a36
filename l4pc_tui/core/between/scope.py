"""Which entries tell of a cohort: what goes when only one cohort's record is sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import RUN, THINGS, Kind
from l4pc_tui.core.record.reading import kind_of


@dataclass(frozen=True, slots=True)
class Scope:
    """A cohort, its sessions and its people, each by every id that was joined.

    entities: the joins, rules, rows, stories and choices of stories of which any version tells of one of these: what takes one
    back says of what it is no more.
    """

    cohorts: frozenset[str]
    sessions: frozenset[str]
    people: frozenset[str]
    entities: frozenset[str]

    def holds(self, event: Event) -> bool:
        """Whether an entry tells of the cohort. Who recorded is always told."""
        kind, _, id = event.entity.partition(":")
        if event.session:
            return event.session in self.sessions
        if kind == RUN:
            return id in self.sessions
        of = kind_of(event.entity)
        if of is Kind.ACTOR:
            return True
        ids = {Kind.COHORT: self.cohorts, Kind.SESSION: self.sessions, Kind.PERSON: self.people}
        if of in ids:
            return id in ids[of]
        row = THINGS[of] if of is not None else None
        if row is not None and row.parts:
            # Of a cohort or of a session, whichever its name has: the first that it names.
            named = zip(row.parts, id.split("/"), strict=False)
            of_whom = next(
                ((row.refs[p], part) for p, part in named if part and p in row.refs), None
            )
            return of_whom is not None and of_whom[1] in ids.get(of_whom[0], ())
        return event.entity in self.entities or (not event.data and event.subject in self.people)


def scope_of(events: Iterable[Event], cohorts: frozenset[str]) -> Scope:
    """The scope of a cohort (by every id that was joined), from all events."""
    sessions, people = set[str](), set[str]()
    pairs: list[tuple[str, str]] = []
    walked: list[tuple[str, str]] = []
    entities = set[str]()
    stories: list[tuple[str, str]] = []
    sides: list[tuple[str, set[str]]] = []
    for event in events:
        kind, id, data = kind_of(event.entity), event.entity.partition(":")[2], event.data or {}
        if kind is Kind.SESSION and data.get("cohort") in cohorts:
            sessions.add(id)
        elif kind is Kind.MEMBER and id.split("/")[0] in cohorts:
            people.add(id.partition("/")[2])
        elif kind is Kind.MARK:
            session, _, person = id.partition("/")
            walked.append((session, person))
        elif kind is Kind.PERSON and isinstance(data.get("walk_in"), str):
            walked.append((data["walk_in"], id))
        elif kind is Kind.SAME and isinstance(data.get("one"), str):
            pairs.append((str(data["one"]), str(data.get("other"))))
        if kind in (Kind.SAME, Kind.DIFFERENT):
            sides.append((event.entity, {str(data.get(side)) for side in ("one", "other")}))
        elif data.get("cohort") in cohorts:
            entities.add(event.entity)
        elif kind in (Kind.CHANGE, Kind.CHOSEN) and data.get("session"):
            stories.append((event.entity, str(data["session"])))
    people.update(person for session, person in walked if session in sessions)
    sessions, people = _with_joined(sessions, pairs), _with_joined(people, pairs)
    entities.update(entity for entity, session in stories if session in sessions)
    told = cohorts | sessions | people
    entities.update(entity for entity, ids in sides if not told.isdisjoint(ids))
    return Scope(cohorts, frozenset(sessions), frozenset(people), frozenset(entities))


def _with_joined(ids: set[str], pairs: list[tuple[str, str]]) -> set[str]:
    """The ids and all that were ever joined to one of them."""
    grown = True
    while grown:
        more = {each for pair in pairs if not ids.isdisjoint(pair) for each in pair} - ids
        ids, grown = ids | more, bool(more)
    return ids
