"""What a journal can do that others are joined with: three functions, for a file and for a hub."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from l4pc_tui.core.record.entry import Event
from l4pc_tui.store.admission import Quarantined

Cursor = TypeVar("Cursor")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of events that came, as numbers.

    new: the journal lacked them. known: it held them. filled: it held them without their words,
    and has these now. struck: it held them, and they lost their words to an erasure. refused: of
    which nothing was written, and why.
    """

    new: int
    known: int
    filled: int
    struck: int
    refused: tuple[Quarantined, ...]


class Journal(Protocol[Cursor]):
    """A journal: whoever reads it to its end and gives that to another makes them one."""

    beginning: Cursor
    """Where nothing was read yet."""

    def after(self, cursor: Cursor, count: int) -> tuple[tuple[Event, ...], Cursor]:
        """The next events behind a cursor, at most ``count``, and where they end.

        No events: the end of the journal. What arrives later always lies behind a hub's cursor;
        a file is in the order of its keys and is read from the beginning.
        """
        ...

    def admit(self, events: Iterable[Event]) -> Taken:
        """Take sealed events as they are: all of them, or Trouble; a second time changes nothing."""
        ...

    def known(self) -> Mapping[str, int]:
        """The highest number that is held of each device."""
        ...
