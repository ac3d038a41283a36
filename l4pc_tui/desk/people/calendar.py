"""All cohorts with their sessions, as a person looks for one to open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.record.life import State
from l4pc_tui.core.text.amounts import count, day
from l4pc_tui.desk.people.commitments import PromiseLine, promises, promises_in_words
from l4pc_tui.desk.people.same_person import walk_ins_in_words
from l4pc_tui.desk.people.sessions import in_order

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import CohortTally, SessionRow

_STATES = {
    State.PLANNED: "planned", State.RUNNING: "running", State.PAUSED: "paused",
    State.CLOSED: "closed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session as listed: "Tuesday 6 October 2026", its title, "closed"; its date as it is
    written (2026-10-06), and "HH:MM" when it starts at another time than its plan says."""

    id: str
    when: str
    title: str
    state: str
    date: str = ""
    starts: str = ""


@dataclass(frozen=True, slots=True)
class CohortSessions:
    """A cohort, its sessions and the commitments that are open; the one without a name holds the
    try-outs. walk_ins: how many are not matched."""

    id: str
    name: str
    told: str
    sessions: tuple[SessionLine, ...]
    promises: tuple[PromiseLine, ...] = ()
    walk_ins: int = 0


def calendar(desk: Desk) -> tuple[CohortSessions, ...]:
    """Every cohort by name with its sessions by date, then the try-outs."""
    held: dict[str, list[SessionRow]] = {}
    for row in sorted(desk.store.sessions(), key=in_order):
        held.setdefault(row.session.cohort, []).append(row)
    found = [_cohort(desk, tally, held.get(tally.cohort.id, ())) for tally in desk.store.tallies()]
    if "" in held:
        found.append(CohortSessions("", "Try-outs", "", tuple(_line(row) for row in held[""])))
    return tuple(found)


def _cohort(desk: Desk, tally: CohortTally, rows: Sequence[SessionRow]) -> CohortSessions:
    waiting = promises(desk, tally.cohort.id) if tally.open_commitments else ()
    told = (count(tally.people, "person", "people"), walk_ins_in_words(tally.walk_ins),
            count(tally.sessions, "session"), promises_in_words(waiting))  # fmt: skip
    return CohortSessions(
        tally.cohort.id, tally.cohort.name, " · ".join(filter(None, told)),
        tuple(_line(row) for row in rows), waiting, tally.walk_ins,
    )  # fmt: skip


def _line(row: SessionRow) -> SessionLine:
    session = row.session
    title = session.title or session.plan
    return SessionLine(
        session.id, day(session.date), title, _STATES[row.state], session.date, session.starts
    )
