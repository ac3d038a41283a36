"""The desk: an open database, the clock, and who is working."""

from __future__ import annotations

import getpass
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.clocks import QuickClock
from l4pc_tui.desk.clocks import steady as machines_own
from l4pc_tui.desk.paths import Places, places
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.store.store import Store
    from l4pc_tui.store.tables.library import Content


ONLY_TO_READ = "only to read"
"""In a word: nothing can be written to this database."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every wish needs: the store, the clock, the place, the person.

    clock:     seconds since the epoch.
    steady:    seconds that no change of the clock touches; None where the clock is all there is.
    zone:      where wall clocks hang; None is this machine's.
    pretends:  "demo" or "rehearsal" where nothing counts, which every screen then says.
    pace:      seconds of its clock in a real one; more than 1 in a rehearsal, once that started.
    outlines:  digests of the entries of which it holds figures and no words: of what was, alone.
    """

    store: Store
    places: Places
    actor: str
    clock: Callable[[], float]
    zone: tzinfo | None = None
    pretends: str = ""
    pace: float = 1.0
    steady: Callable[[], float] | None = None
    outlines: frozenset[str] = frozenset()

    @property
    def path(self) -> Path:
        """The database file."""
        return self.places.db

    @property
    def reads_only(self) -> str:
        """Why the database can only be read, and what to do to write; empty where it can be written."""
        only = self.store.reads_only
        return only.told if only else ""

    def must_write(self) -> None:
        """Raise Trouble where the database can only be read: for a wish that comes to nothing then."""
        if self.store.reads_only:
            raise self.store.reads_only

    def now(self) -> float:
        """This moment, in seconds since the epoch."""
        return self.clock()

    def elapsed(self) -> float:
        """Seconds since some moment, whatever was done to the clock."""
        return (self.steady or self.clock)()

    def set_clock_going(self, going: bool) -> None:
        """Let a rehearsal's clock run or stand; any other clock goes on by itself."""
        if isinstance(self.clock, QuickClock):
            self.clock.goes(going)

    def new_id(self) -> str:
        """A random id for a new thing; short beginnings of it tell two things apart."""
        return str(uuid.uuid4())

    def close(self) -> None:
        """Let the database go; what waits in the outbox is written first. Where a closed session
        was corrected a backup is made."""
        if self.store.corrected:
            from l4pc_tui.desk.regular_backups import after_corrections

            after_corrections(self)
        self.store.close()


def open_desk(
    db: Path | None = None, *, actor: str = "", clock: Callable[[], float] = time.time,
    zone: tzinfo | None = None, pretends: str = "", pace: float = 1.0,
    meanwhile: Callable[[], object] | None = None, steady: Callable[[], float] | None = None,
    state: Path | None = None,
) -> Desk:  # fmt: skip
    """Open the database, or make it. Raises Trouble in words when it must not be used.

    steady: tells the clock's changes from time that passed; this machine's own goes with its
    clock, and with another clock there is none unless it is given.
    pretends: marks the file for good; a file that is marked pretends however it is opened.
    meanwhile: what can be done while SQLite looks the file over, which leaves Python free.
    state: the folder for what this laptop remembers, where it is not the usual one.
    """
    # The console paints its first picture before this (12 ms, and 40 where a schema is made).
    from l4pc_tui.store.store import open_store

    found = places(db)
    found = replace(found, state=state) if state else found
    with ThreadPoolExecutor(1, thread_name_prefix="l4pc-opening") as aside:
        opening = aside.submit(
            open_store, found.db, state=found.state, now=clock, usual=found.usual,
            pretends=pretends,
        )  # fmt: skip
        if meanwhile is not None:
            meanwhile()
        store = opening.result()
    _tidy(found, clock())
    with suppress(Trouble):
        store.redact_what_is_left(urgent=True)
    store.read_anew = partial(_read_anew, store)
    name = clean_name(actor, 80) or account_name()
    if clock is time.time and steady is None:
        steady = machines_own
    return Desk(store, found, name, clock, zone, store.pretends, pace, steady)


def _tidy(found: Places, now: float) -> None:
    """Take away what killed processes left half made, with people's data in it."""
    from l4pc_tui.store.file.leftovers import tidy

    own = found.own_library
    tidy(found.db, found.state, (own, own / "exercises", own / "sessions"), now)


def _read_anew(store: Store, content: Content) -> Content | None:
    # The library's room knows this one, and what it is for is rarely needed.
    from l4pc_tui.desk.own_process import call

    made: Content | None = call(
        "l4pc_tui.desk.library.models:made_anew", {"store": store, "content": content}
    )
    return made


def account_name() -> str:
    """The name of the account on this machine, for entries nobody signed otherwise."""
    try:
        return clean_name(getpass.getuser(), 80) or "someone"
    except (OSError, KeyError, ImportError):
        return "someone"
