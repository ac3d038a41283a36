"""A laptop's file as a journal among others: read in the order of its keys, from the beginning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from l4pc_tui.core.record.entry import Event
from l4pc_tui.store.hub.interface import Taken
from l4pc_tui.store.journal.journal import BEFORE_ALL, Key
from l4pc_tui.store.store import Store


class OfFile:
    """The journal of an open file."""

    beginning = BEFORE_ALL

    def __init__(self, store: Store) -> None:
        self._store = store

    def after(self, cursor: Key, count: int) -> tuple[tuple[Event, ...], Key]:
        """The next events by device and number, without those of collects that were undone."""
        events = self._store.after(cursor, count)
        last = events[-1] if events else None
        return events, (last.device, last.seq, last.digest) if last else cursor

    def admit(self, events: Iterable[Event]) -> Taken:
        """Take sealed events of other laptops as they are. What was only withheld from the other
        journal takes no words away here."""
        done = self._store.admit(events)
        return Taken(len(done.new), done.known, 0, len(done.struck), done.quarantined)

    def known(self) -> Mapping[str, int]:
        """The highest number that is held of each device."""
        return {device: held.upto for device, held in self._store.standing().items()}
