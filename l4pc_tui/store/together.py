"""The store's part between laptops: collecting, undoing, what waits, and what was sent."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import TypeVar

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.names import NO_COHORT, CohortId
from l4pc_tui.store import collecting, uncollecting
from l4pc_tui.store.admission import Admitted
from l4pc_tui.store.collecting import Collected, CollectRow, File, Matter, SentRow
from l4pc_tui.store.file.connection import much_at_once, writing
from l4pc_tui.store.guard import Guarded
from l4pc_tui.store.journal import journal
from l4pc_tui.store.questions import Reads
from l4pc_tui.store.uncollecting import Undone
from l4pc_tui.store.writes import wipe

T = TypeVar("T")


class _Tried(Exception):
    """What was tried is rolled back."""


class Together(Guarded):
    """What an open file gives to other laptops and takes from them."""

    @abstractmethod
    def see(self, id: str) -> None:
        """Take note of an entry from elsewhere."""

    def collect(self, files: Iterable[File], *, actor: str) -> Collected:
        """Take in the files of other laptops in one step: all of it, or Trouble and nothing.

        What is malformed stays outside; an erasure that would take words from here waits.
        """

        def take(db: Connection) -> Collected:
            with much_at_once(db), writing(db):
                done = collecting.collect(db, files, actor, self._now())
            wipe(db)
            return done

        done = self._change(take)
        self.see(self._run(journal.newest_id))
        return done

    def trial(self, files: Iterable[File], look: Callable[[Reads], T]) -> tuple[Collected, T]:
        """What a collect would do, and what ``look`` sees of the file then. Nothing is kept."""

        def attempt(db: Connection) -> tuple[Collected, T]:
            found: list[tuple[Collected, T]] = []
            try:
                with much_at_once(db), writing(db):
                    done = collecting.collect(db, files, "", self._now(), trial=True)
                    found.append((done, look(self)))
                    raise _Tried
            except _Tried:
                return found[0]

        return self._change(attempt)

    def collects(self) -> tuple[CollectRow, ...]:
        """What was collected, newest first."""
        return self._run(collecting.collects)

    def keep_with(self, number: int, acts: Sequence[str]) -> None:
        """Remember what is settled with a collect, each act by its first entry: it goes with it."""
        self._change(collecting.keep_with, number, acts)

    def undo_collect(self, number: int) -> Undone:
        """Pass over what only this collect brought.

        What was settled with it goes too. Raises Trouble "built-on" when something else here rests
        on it, "erased" when an erasure that came with it was confirmed; nothing is changed then.
        """
        return self._change(uncollecting.undo, number, self._now())

    def waiting(self) -> tuple[Matter, ...]:
        """The erasures of others that wait for somebody's word."""
        return self._run(collecting.waiting)

    def matters(self, erasures: Sequence[Event]) -> tuple[Matter, ...]:
        """Of how many entries here each of some erasures would take the words."""
        return self._run(collecting.matters, erasures)

    def confirm_waiting(self, events: Sequence[Event]) -> Admitted:
        """Do what these erasures ask for."""
        return self._change(collecting.confirm_waiting, events, self._now())

    def refuse_waiting(self, events: Sequence[Event]) -> None:
        """Let go of these erasures."""
        self._change(collecting.refuse_waiting, events)

    def sent(self) -> tuple[SentRow, ...]:
        """What was handed over, newest first."""
        return self._run(collecting.sent)

    def keep_sent(self, row: SentRow) -> None:
        """Remember that something was handed over."""
        self._change(collecting.keep_sent, row)

    def known(self) -> Mapping[str, int]:
        """Each device → its highest number that the journal holds."""
        return self._run(collecting.known)

    def since(
        self, upto: Mapping[str, int], cohort: CohortId = NO_COHORT, *, here: bool = False
    ) -> int:
        """How many entries that stand have higher numbers than these; of all, or of a cohort.

        here: only of what was written here, that is, of what no collect brought.
        """
        return self._run(collecting.since, upto, cohort, here=here)
