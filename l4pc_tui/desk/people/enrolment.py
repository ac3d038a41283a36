"""Which meeting of which cohort a session is, and who is on its register.

Home needs this and nothing else of a session that it only offers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.people.enrolled import Enrolled

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Session
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


def enrolled(desk: Desk, session: Session) -> tuple[Enrolled, ...]:
    """Everyone on the register of a session: its cohort, and who walked in."""
    members = desk.store.members(session.cohort) if session.cohort else ()
    leads = {member.person for member in members if member.facilitates}
    people = {person.id: person for person in desk.store.people(session.cohort or None)}
    listed = {member.person for member in members}
    found = [Enrolled(people[key], key in leads) for key in sorted(listed) if key in people]
    walked = desk.store.walked_in(session.id)
    return (*found, *(Enrolled(person) for person in walked if person.id not in listed))


def where(row: SessionRow) -> str:
    """ "Somerset cohort 3 · session 2 of 5"; a try-out says that it is one."""
    if not row.session.cohort:
        return "a try-out"
    number = f"session {row.session.number} of {row.session.of}" if row.session.of else ""
    return " · ".join(part for part in (row.cohort_name, number) if part)
