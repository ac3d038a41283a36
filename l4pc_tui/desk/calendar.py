"""All cohorts with their sessions, as a person looks for one to open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.words import count, day
from l4pc_tui.core.record.moves import State
from l4pc_tui.desk.sessions import in_order

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.rowsets import SessionRow

_STATES = {
    State.PLANNED: "planned", State.RUNNING: "running", State.PAUSED: "paused",
    State.CLOSED: "closed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session as listed: "Tuesday 6 October 2026", its title, "closed"."""

    id: str
    when: str
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class CohortSessions:
    """A cohort and its sessions; the one without a name holds the try-outs."""

    id: str
    name: str
    told: str
    sessions: tuple[SessionLine, ...]


def calendar(desk: Desk) -> tuple[CohortSessions, ...]:
    """Every cohort by name with its sessions by date, then the try-outs."""
    held: dict[str, list[SessionRow]] = {}
    for row in sorted(desk.store.sessions(), key=in_order):
        held.setdefault(row.session.cohort, []).append(row)
    found = [
        CohortSessions(
            tally.cohort.id,
            tally.cohort.name,
            f"{count(tally.people, 'person', 'people')} · {count(tally.sessions, 'session')}",
            tuple(_line(row) for row in held.get(tally.cohort.id, ())),
        )
        for tally in desk.store.tallies()
    ]
    if "" in held:
        found.append(CohortSessions("", "Try-outs", "", tuple(_line(row) for row in held[""])))
    return tuple(found)


def _line(row: SessionRow) -> SessionLine:
    session = row.session
    title = session.title or session.plan
    return SessionLine(session.id, day(session.date), title, _STATES[row.state])
