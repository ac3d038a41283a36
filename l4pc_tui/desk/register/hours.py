"""How long everybody was there, in one session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.live.view.register_view import register_of
from l4pc_tui.core.live.view.when_held import when_held
from l4pc_tui.core.people.hours import Held, Hours, hours
from l4pc_tui.desk.session.open import read_run, read_session

if TYPE_CHECKING:
    from l4pc_tui.core.people.register import Registered
    from l4pc_tui.core.record.names import PersonId
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.session.open import Read
    from l4pc_tui.store.tables.rowsets import SessionRow


def hours_of(desk: Desk, row: SessionRow) -> Mapping[PersonId, Hours]:
    """Each person on a session's register → how long they were there. Of a plan that is lost no
    time is known; of a session that was never run, and whose plan is lost, nobody has hours."""
    return hours_in(read_session(desk, row, to_tell=True))


def hours_in(read: Read) -> Mapping[PersonId, Hours]:
    """The same of a session that was read already."""
    held = held_of(read)
    rows = register_of(read.room).rows
    return {each.person.id: hours(each, held) for each in rows} if held else {}


def hours_of_rows(
    desk: Desk, row: SessionRow, rows: Sequence[Registered]
) -> Mapping[PersonId, Hours]:
    """The same, where who is on the register is known already and many sessions are asked."""
    counted = sum(not (each.facilitates or each.person.walk_in) for each in rows)
    held = held_of(read_run(desk, row, counted))
    return {each.person.id: hours(each, held) for each in rows} if held else {}


def held_of(read: Read) -> Held | None:
    """When a session was held, or is to be; None where its plan is lost and nobody ran it."""
    run = read.room.run
    if run.started is None and read.row.session.plan in read.scripts.lost:
        return None
    sheet = read.sheet_planned() if run.started is None else read.sheet_now()
    return when_held(run, sheet, read.desk.now())
