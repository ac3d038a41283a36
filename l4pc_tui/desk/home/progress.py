"""How the cohorts go: who was here in each session, and how many pairs have met by then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.people.attendance import came, expected
from l4pc_tui.core.text.amounts import as_date
from l4pc_tui.desk.cohort.view import is_told, register_on
from l4pc_tui.desk.people.connections import cohort_connections
from l4pc_tui.desk.people.sessions import in_order, today

if TYPE_CHECKING:
    from l4pc_tui.core.record.names import CohortId
    from l4pc_tui.desk.desk import Desk

MOST = 6
"""Sessions of a cohort of which is told; the newest."""


@dataclass(frozen=True, slots=True)
class Held:
    """A session that was held. day: "30 Sep". here, of: who came, of how many. pairs: how many had
    met by then; None where nobody worked in groups in it."""

    day: str
    here: int
    of: int
    pairs: int | None


@dataclass(frozen=True, slots=True)
class Progress:
    """A cohort with its sessions in order. possible: how many pairs can meet."""

    name: str
    held: tuple[Held, ...]
    possible: int


def progress(desk: Desk) -> tuple[Progress, ...]:
    """Of each cohort that has met."""
    return tuple(
        Progress(each.cohort.name, *_held(desk, each.cohort.id))
        for each in desk.store.tallies()
        if each.done
    )


def _held(desk: Desk, cohort: CohortId) -> tuple[tuple[Held, ...], int]:
    now, found = today(desk), cohort_connections(desk, cohort)
    pairs = {each.session: each.pairs for each in found.over_time}
    held = []
    for row in sorted(desk.store.sessions(cohort), key=in_order):
        register = register_on(desk, row, now)
        on = as_date(row.session.date)
        if register.held and is_told(register) and on:
            held.append(Held(f"{on.day} {on:%b}", came(register), expected(register),
                             pairs.get(row.session.id)))  # fmt: skip
    return tuple(held[-MOST:]), found.told.possible
