"""What groups are worked out with: the session they are of, a job to be solved, the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from l4pc_tui.core.live.groups.draft import Draft, Task
from l4pc_tui.core.live.groups.shapes import FOURS, Shape
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.mixing.proposal import FIRST, LONGER

if TYPE_CHECKING:
    from l4pc_tui.core.live.run.session_state import LiveSession
    from l4pc_tui.core.live.settings.numbers import Settings
    from l4pc_tui.core.record.entry import Data, Entry, EntryKind
    from l4pc_tui.core.record.names import SessionId
    from l4pc_tui.desk.desk import Desk

AHEAD = 2_000
"""Milliseconds in which several rounds are planned."""


class Host(Protocol):
    """Where a session's record is held: a console that runs it, or a command."""

    desk: Desk
    room: LiveSession

    @property
    def settings(self) -> Settings: ...
    @property
    def session(self) -> SessionId: ...
    def format_now(self) -> str:
        """How the step that runs has people sit: "trios"; "" where none runs."""
        ...

    def refused(self) -> Reply | None: ...
    def move(self, verb: str, data: Data) -> Entry: ...
    def entry(
        self, kind: EntryKind, name: str, data: Data | None, subject: str | None = None
    ) -> Entry: ...
    def keep(self, entries: Sequence[Entry]) -> None: ...


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be solved, and as what it comes to the table."""

    task: Task
    number: int = 1
    round: str = ""
    kept: bool = False


@dataclass(slots=True)
class Table:
    """What lies on the table: a draft, or why there is none."""

    draft: Draft | None = None
    clash: tuple[str, ...] = ()
    job: Job | None = None
    """The job that the draft is of; another one's result is not for it."""
    cost: int = 0
    shape: Shape = field(default=FOURS)
    used: str = ""
    """The round of which the draft is, if it is in use."""


def budgets(job: Job) -> tuple[int, ...]:
    """How many milliseconds are spent on a job: first until something lies on the table, then, as
    long as nobody touches it, to better it."""
    if job.task.rounds > 1:
        return (AHEAD,)
    # Who comes late has her seat at once: little is to be looked at.
    return (FIRST,) if job.task.wish.seats else (FIRST, LONGER)
