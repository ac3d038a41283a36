"""Of whom something is asked: a session, or a cohort in no session; with its people and their codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.session_state import gather
from l4pc_tui.core.live.view.register_view import codes_of
from l4pc_tui.core.outcomes.sums import Of
from l4pc_tui.core.people.attendance import Standing, standing
from l4pc_tui.core.people.row_codes import row_codes
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import NO_COHORT, NO_SESSION, CohortId, PersonId, SessionId
from l4pc_tui.core.record.nouns import Member, Presence
from l4pc_tui.core.record.resolve import resolve
from l4pc_tui.core.text.amounts import day
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.enrolment import enrolled
from l4pc_tui.desk.people.sessions import as_day, find_session, today
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


@dataclass(frozen=True, slots=True)
class Whom:
    """A session, or else a cohort; the other of the two is empty. called: in words. of: the cohort
    that a session belongs to, too. day: ISO, of a session."""

    cohort: CohortId
    session: SessionId
    called: str
    of: CohortId
    day: str = ""


def whom(desk: Desk, *, session: str = "", cohort: str = "") -> Whom:
    """The session or the cohort that somebody means. Raises Trouble for none, and for both."""
    if bool(session) == bool(cohort):
        raise refusal("Of whom was it asked?", "Name one session, or one cohort.")
    if session:
        return of_session(find_session(desk, session))
    found = find_cohort(desk, cohort)
    return Whom(found.id, NO_SESSION, found.name, found.id)


def of_session(row: SessionRow) -> Whom:
    """The same of a session."""
    told = row.session
    named = (row.cohort_name or told.title, day(told.date) if told.date else "")
    return Whom(NO_COHORT, told.id, ", ".join(filter(None, named)), told.cohort, told.date)


def how_many(desk: Desk, group: Whom, answered: int = 0) -> Of:
    """How many are present and enrolled by the register, None for what it does not tell. Whoever
    facilitates is in neither."""
    if not group.session:
        members = desk.store.members(group.cohort)
        now = today(desk)
        return Of(answered, None, sum(standing(m, now) is Standing.MEMBER for m in members))
    row = desk.store.session(group.session)
    if row is None:
        return Of(answered)
    counted = {each.person.id for each in enrolled(desk, row.session) if not each.facilitates}
    marks = [mark for mark in desk.store.marks(group.session) if mark.person in counted]
    there = sum(Presence(mark.mark).was_there for mark in marks)
    return Of(answered, there if marks else None, len(counted))


def facilitating(desk: Desk, group: Whom) -> frozenset[PersonId]:
    """Who facilitates, and is in no count."""
    if not group.session:
        return frozenset(m.person for m in desk.store.members(group.cohort) if m.facilitates)
    row = desk.store.session(group.session)
    told = enrolled(desk, row.session) if row else ()
    return frozenset(each.person.id for each in told if each.facilitates)


def row_codes_of(desk: Desk, group: Whom) -> Mapping[PersonId, str]:
    """Each person of a group → the code of their row on paper, the same as on the register."""
    if group.session:
        room = gather(group.session, desk.store.record_of(group.session))
        return {PersonId(person): code for person, code in codes_of(room).items()}
    record = resolve((*desk.store.of_kind(Kind.MEMBER), *desk.store.of_kind(Kind.SAME)))
    held = sorted(record.of(Kind.MEMBER).values(), key=lambda each: (each.first, each.id))
    members = [
        each.noun for each in held
        if isinstance(each.noun, Member) and each.noun.cohort == group.cohort
    ]  # fmt: skip
    codes = row_codes(tuple(member.id for member in members))
    return {member.person: codes[member.id] for member in members}


def asked_on(desk: Desk, group: Whom, day: str) -> str:
    """The ISO day on which something was asked or told: as it was said, else the session’s, else
    today. Raises Trouble for what is no day."""
    return as_day(day) if day else group.day or today(desk)
