"""What people promised at a session, as slips for those who promised it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.desk.people.commitments import commitments_of
from l4pc_tui.exchange.paper.slips_page import CommitmentSlip

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


def slips(desk: Desk, row: SessionRow) -> tuple[CommitmentSlip, ...]:
    """A slip for each commitment of a session, in the order in which they were made."""
    if not row.session.cohort:
        return ()
    held = commitments_of(desk, row.session.cohort)
    return tuple(
        CommitmentSlip(note.who, note.what or note.text, note.by, note.with_whom, note.done)
        for note in held
        if note.session == row.session.id
    )
