"""Which meeting of which cohort a session is, and who is on its register.

Home needs this and nothing else of a session that it only offers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.people.enrolled import Enrolled, on_register

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Session
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


def enrolled(desk: Desk, session: Session) -> tuple[Enrolled, ...]:
    """Everyone on the register of a session: its cohort, and who walked in."""
    cohort = session.cohort
    members = desk.store.members(cohort) if cohort else ()
    people = (*(desk.store.people(cohort) if cohort else ()), *desk.store.walked_in(session.id))
    marked = {mark.person for mark in desk.store.marks(session.id)}
    return on_register(people, members, session.id, session.date, marked)


def where(row: SessionRow) -> str:
    """ "Somerset cohort 3 · session 2 of 5"; a try-out says that it is one."""
    if not row.session.cohort:
        return "a try-out"
    number = f"session {row.session.number} of {row.session.of}" if row.session.of else ""
    return " · ".join(part for part in (row.cohort_name, number) if part)
