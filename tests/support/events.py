"""Events as they are compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from l4pc_tui.core.record.entry import Event
from l4pc_tui.store.store import Store


def as_sealed(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events without what no digest covers: when they came into this file."""
    return tuple(replace(event, taken="") for event in events)


def but_names(store: Store) -> list[Event]:
    """Every event but those that only tell the name of whoever wrote."""
    return [event for event in store.all_events() if not event.entity.startswith("actor:")]
