"""How long everybody was there, in one session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from l4pc_tui.core.live.view.register_view import register_of
from l4pc_tui.core.live.view.when_held import when_held
from l4pc_tui.core.people.hours import Hours, hours
from l4pc_tui.core.text.amounts import as_date
from l4pc_tui.desk.session.open import read_session

if TYPE_CHECKING:
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
    run = read.room.run
    if run.started is None and read.row.session.plan in read.scripts.lost:
        return {}
    planned = as_date(read.row.session.date) if run.started is None else None
    sheet = read.sheet(planned) if planned else read.sheet_now()
    held = when_held(run, sheet, read.desk.now())
    return {each.person.id: hours(each, held) for each in register_of(read.room).rows}
