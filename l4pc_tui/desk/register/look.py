"""Looking at a session without conducting it: nothing here takes the session from anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.session_state import gather
from l4pc_tui.core.live.view.register_view import RegisterView, register_view
from l4pc_tui.desk.people.enrolment import where

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


def register_of(desk: Desk, row: SessionRow) -> RegisterView:
    """A session's register as it stands in the file."""
    room = gather(row.session.id, desk.store.record_of(row.session.id))
    return register_view(room, desk.now(), where=where(row), zone=desk.zone)
