"""What reading gives back besides the nouns: frozen, and never a row."""

from __future__ import annotations

from dataclasses import dataclass

from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.nouns import Cohort, Session


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session and its life. started, closed: ISO times, or empty. beside: how many moves stand
    in other laptops' records of it, beside the one that counts."""

    session: Session
    state: State
    started: str
    closed: str
    cohort_name: str
    beside: int = 0


@dataclass(frozen=True, slots=True)
class CohortTally:
    """A cohort in figures.

    people: members who do not facilitate. came, expected: who took part in the sessions that were
    held and have marks, of those on their registers, as ``attendance`` counts them. walk_ins: people who walked in
    and are not joined to anybody yet. next_date: the date of the session that runs now, or of
    the first planned one from today on, or empty.
    """

    cohort: Cohort
    people: int
    sessions: int
    done: int
    came: int
    expected: int
    open_commitments: int
    parked: int
    walk_ins: int
    next_date: str
