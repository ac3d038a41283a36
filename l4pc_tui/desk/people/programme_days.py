"""What lies between a cohort's sessions, held against the days on which it really meets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.script.model.between import Lying, lying
from l4pc_tui.desk.library import models

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Cohort
    from l4pc_tui.core.script.model.model import Programme
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


def programme_of(desk: Desk, cohort: Cohort) -> Programme | None:
    """The programme of a cohort, as the library has it now."""
    return models.programme(desk, cohort.programme) if cohort.programme else None


def sessions_by_plan(
    desk: Desk, programme: Programme, rows: Sequence[SessionRow]
) -> Mapping[str, SessionRow]:
    """The first session of each plan, of one cohort. A plan that was called otherwise when the
    session was planned has the id that the programme gives it now."""
    named = [entry.session for entry in programme.sessions]
    now = {name: name for name in named}
    if any(row.session.plan not in now for row in rows):
        now = {was: name for name in named for was in also_called(desk, name)} | now
    found: dict[str, SessionRow] = {}
    for row in sorted(rows, key=lambda each: (each.session.date or "9", each.session.number)):
        found.setdefault(now.get(row.session.plan, row.session.plan), row)
    return found


def also_called(desk: Desk, plan: str) -> tuple[str, ...]:
    """The ids that a plan had before."""
    held = models.content(desk, "session", plan) if plan else None
    return tuple(held.model.get("was", ())) if held else ()


def lying_between(
    desk: Desk, programme: Programme, rows: Sequence[SessionRow]
) -> tuple[Lying, ...]:
    """All that lies between the sessions, each with its day. rows: the cohort's sessions."""
    held = sessions_by_plan(desk, programme, rows)
    return lying(programme, {plan: row.session.date for plan, row in held.items()})
