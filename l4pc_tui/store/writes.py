"""The one write: journal, projections and draft, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlite_utils import Database

from l4pc_tui.core.record.entry import Entry, Event
from l4pc_tui.store import drafts, journal, projections
from l4pc_tui.store.connection import writing


def write(
    db: Database,
    entries: Sequence[Entry],
    device: str,
    nonce: Callable[[], str],
    clears_draft: str | None = None,
) -> tuple[Event, ...]:
    """Append entries, bring the projections up to date and drop the draft, or do nothing."""
    with writing(db):
        added = [
            event
            for entry in entries
            if (event := journal.append(db, entry, device, nonce)) is not None
        ]
        projections.refresh(db, added)
        if clears_draft is not None:
            drafts.drop(db, clears_draft, device)
        held = journal.by_id(db, [entry.id for entry in entries])
    return tuple(held[entry.id] for entry in entries)
