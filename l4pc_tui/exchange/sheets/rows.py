"""What the sheets of a workbook are made of, beside the rows of its sessions' logs.

Days and times are ISO, or empty; lengths are minutes. Names are as people spell them.
"""

from __future__ import annotations

from dataclasses import dataclass

from l4pc_tui.exchange.log_model import FollowRow, NoteRow, SessionLog


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session. number: which of its cohort's it is, from 1; 0 for a try-out. state: planned,
    running, paused or closed, or "held" where nobody led it here. enrolled, came: how many were to take part and did, who facilitates in
    neither; came is None while it is to come. minutes: of everybody, None for none."""

    log: SessionLog
    number: int = 0
    state: str = ""
    enrolled: int = 0
    came: int | None = None
    minutes: int | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody in one cohort. stands: member, facilitates, walked in or left. held, there: of how many
    sessions that were held and concern them, in how many they took part; minutes: in all, rounded
    once, None for none; basis: what they rest on."""

    person: str
    name: str
    cohort: str
    display_name: str = ""
    organisation: str = ""
    sector: str = ""
    roles: tuple[str, ...] = ()
    stands: str = ""
    joined: str = ""
    left: str = ""
    held: int = 0
    there: int = 0
    minutes: int | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment and what became of it. said: what the latest session was told, or None. open: it
    comes back to the next session. late: "3 days overdue", or ""."""

    note: NoteRow
    said: FollowRow | None = None
    open: bool = False
    late: str = ""


@dataclass(frozen=True, slots=True)
class BarrierRow:
    """What is in the way: a note of a barrier, or what blocks a commitment. shared: whether its
    words are shareable."""

    at: str
    source: str
    sort: str
    text: str
    place: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class MetRow:
    """How many pairs of a cohort had worked together after a session. fresh: of them, in this one.
    possible: how many pairs there are."""

    cohort: str
    session: str
    date: str
    number: int
    pairs: int
    fresh: int
    possible: int


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two people of a cohort who have worked together, and how often."""

    cohort: str
    one: str
    other: str
    times: int
