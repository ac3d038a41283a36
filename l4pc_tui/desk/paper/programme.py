"""The papers of a programme: its letter, its page for threes, with a cohort's names and days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.script.model.easy_read import easy_read_of
from l4pc_tui.core.script.model.variables import fill
from l4pc_tui.core.script.paper.paper import HandoutSheet, handouts
from l4pc_tui.core.text.amounts import day, listed
from l4pc_tui.core.text.folding import fold
from l4pc_tui.desk.library import models
from l4pc_tui.desk.people.enrolment import enrolled
from l4pc_tui.desk.people.programme_days import lying_between, sessions_by_plan

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Cohort
    from l4pc_tui.core.script.model.between import Lying
    from l4pc_tui.core.script.model.model import ModuleLine, Programme
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow

_FOR_ONE = "{participant}"


def papers_of(
    desk: Desk, programme: Programme, cohort: Cohort | None = None,
    only: Iterable[ModuleLine] | None = None,
) -> tuple[HandoutSheet, ...]:  # fmt: skip
    """Every page that a line of the programme gives, filled in; the same page once.

    cohort: whose names and days stand in it; one that speaks to {participant} is made for each of
    its people. only: of these lines alone.
    """
    rows = desk.store.sessions(cohort.id) if cohort else ()
    wanted = None if only is None else {entry.line for entry in only}
    found: dict[HandoutSheet, None] = {}
    for lies in lying_between(desk, programme, rows):
        if wanted is None or lies.entry.line in wanted:
            found |= dict.fromkeys(_pages(desk, programme, cohort, rows, lies))
    return tuple(found)


def _pages(
    desk: Desk, programme: Programme, cohort: Cohort | None, rows: Iterable[SessionRow],
    lies: Lying,
) -> Iterator[HandoutSheet]:  # fmt: skip
    entry = lies.entry
    wanted = {fold(name) for name in entry.handouts}
    held = sessions_by_plan(desk, programme, tuple(rows))
    row = held.get(lies.below) or held.get(lies.above)
    values, people = _values(desk, programme, cohort, row)
    for paper in programme.handouts:
        if _is_wanted(paper.name, wanted, entry.handouts):
            for name in people if _FOR_ONE in paper.text else ("",):
                told = fill(paper.text, {**values, "participant": name})
                yield HandoutSheet(programme.title, paper.name, told)
    exercise = models.exercise(desk, entry.exercise) if entry.exercise else None
    if exercise is not None:
        for each in handouts(exercise, values):
            if not wanted or _is_wanted(each.name, wanted, entry.handouts):
                yield each


def _is_wanted(name: str, wanted: set[str], written: Iterable[str]) -> bool:
    return fold(name) in wanted or any(easy_read_of(each, name) for each in written)


def _values(
    desk: Desk, programme: Programme, cohort: Cohort | None, row: SessionRow | None
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """What the variables stand for, and the names of the people."""
    values = {"cohort": cohort.name if cohort else programme.cohort,
              "facilitator": listed(programme.lead)}  # fmt: skip
    if row is None:
        return values, ("",)
    session = row.session
    on_it = enrolled(desk, session)
    leads = [person.person.name for person in on_it if person.facilitates]
    plan = models.plan(desk, session.plan)
    values["date"] = day(session.date) if session.date else ""
    values["venue"] = session.venue or (plan.venue if plan else "")
    values["facilitator"] = listed(leads) or values["facilitator"]
    names = tuple(each.person.name for each in on_it if not each.facilitates)
    return values, names or ("",)


def file_of(desk: Desk, programme: Programme) -> Path:
    """The file that a programme was read from; its pictures lie from there."""
    content = desk.store.content("programme", programme.id)
    return Path(content.path) if content else Path()
