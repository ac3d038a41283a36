"""A planned session's plan in the hand, before the day: opened without the room, and let go of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from l4pc_tui.core.record.life import State
from l4pc_tui.desk.people.other_dates import named
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.session.leave import leave
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.session.conductor import Conductor


def open_plan(desk: Desk, which: str) -> Conductor:
    """The conductor of a planned session, for its plan alone: the room's Screen stays as it is.

    Raises Trouble in words for one that has begun, and where its plan is not to be had.
    """
    row = find_session(desk, which)
    if row.state is not State.PLANNED:
        closed = row.state is State.CLOSED
        raise refusal(
            f"{named(row)} is {row.state}.",
            "Its plan can no longer be changed."
            if closed
            else "Its plan is changed where it runs.",
        )
    return open_session(desk, row.session.id, to_plan=True)


@contextmanager
def planning(desk: Desk, which: str, *, changes: bool = False) -> Iterator[Conductor]:
    """The same for as long as it is needed; what was kept is on the disk then. changes: it is to be
    changed, and not only looked at. Raises Trouble, then also where another console has it open."""
    conductor = open_plan(desk, which)
    try:
        if changes and conductor.reading:
            title = f"“{conductor.heading.title}”"
            only = desk.reads_only
            raise refusal(
                only or f"{title} is open in another console.",
                "" if only else "Leave it there first.",
            )
        yield conductor
    finally:
        saved = leave(conductor, goes_on=False)
    if not saved:
        raise refusal(conductor.unsaved(), "Free some room on the disk, and try again.")
