"""Sealed events of other laptops: verified, and taken as they are.

A set union by device, number and digest, so that order, repetition and splitting do not matter.
What somebody struck is struck wherever it arrives, and whichever of the two arrives first. An
event without its words is a stub, whoever withheld them: it strikes nothing, and it is filled when
the words arrive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from sqlite3 import Connection
from typing import Any

from l4pc_tui.core.record.entry import FORMAT, TAKES_WORDS, Event, canonical, intact
from l4pc_tui.core.record.ids import is_id
from l4pc_tui.core.record.shapes import stamp
from l4pc_tui.store.backups import redaction
from l4pc_tui.store.file.connection import rows, writing
from l4pc_tui.store.file.pretence import put_mark
from l4pc_tui.store.journal import journal
from l4pc_tui.store.journal.actors import ADMITTED
from l4pc_tui.store.tables import projections
from l4pc_tui.store.writes import ask_for_wiping, local_time, take_words, wipe

_LARGEST = (1 << 63) - 1
_KEY = "device = ? AND seq = ? AND digest = ?"


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An event of which nothing was written, and why, as the end of a sentence about it."""

    event: Event
    reason: str


@dataclass(frozen=True, slots=True)
class Admitted:
    """new: events that the journal lacked, or had passed over, as it holds them. known: how many
    it held already.

    struck: events that it held and that lost their words now. filled: those that it held as stubs
    and that have their words now. waiting: erasures that would take words away, not taken yet.
    again: what came with words that are gone here for good, as it came.
    """

    new: tuple[Event, ...]
    known: int
    struck: tuple[Event, ...]
    quarantined: tuple[Quarantined, ...]
    filled: tuple[Event, ...] = ()
    waiting: tuple[Event, ...] = ()
    again: tuple[Event, ...] = ()


def admit(db: Connection, events: Iterable[Event], now: float) -> Admitted:
    """Add what the journal lacks, in one transaction. ``taken`` is now where an event says none."""
    with writing(db):
        taking = Taking(db, local_time(now), waits=False)
        for _ in taking.all(events):
            pass
        taking.finish()
        done = taking.so_far()
    wipe(db)
    return done


class Taking:
    """Events on their way in, within a transaction of the caller's.

    taken: when they arrive, ISO. waits: an erasure that would take away words which were here
    before is put aside and not taken.
    """

    def __init__(self, db: Connection, taken: str, *, waits: bool) -> None:
        self.waiting: list[Event] = []
        self._db, self._taken, self._waits = db, taken, waits
        self._came: dict[str, set[int]] = defaultdict(set)
        self._touched: dict[str, Event] = {}
        self._taking: list[Event] = []
        self._begin()

    def _begin(self) -> None:
        self._new: list[journal.Key] = []
        self._filled: list[journal.Key] = []
        self._struck: dict[journal.Key, None] = {}
        self._refused: list[Quarantined] = []
        self._again: list[Event] = []
        self._known, self._waited = 0, len(self.waiting)

    def __contains__(self, event: object) -> bool:
        """Whether an event is new with this taking."""
        return isinstance(event, Event) and event.seq in self._came.get(event.device, ())

    def all(self, events: Iterable[Event]) -> Iterator[Event]:
        """Take events; gives each that the journal holds then."""
        for event in events:
            if reason := wrong_with(event):
                self._refused.append(Quarantined(event, reason))
            elif self._take(event):
                yield event

    def _take(self, event: Event) -> bool:
        db, key = self._db, _key(event)
        held = rows(db, f"SELECT nonce, passed FROM event WHERE {_KEY}", *key)
        nonce, passed = held[0] if held else (None, 0)
        if event.kind in TAKES_WORDS and (not held or passed):
            losing = self.would_lose(event)
            if losing and self._waits:
                self.waiting.append(event)
                return False
            self._strike(event)
        gone = journal.is_gone(db, event)
        if gone and event.nonce is not None:
            self._again.append(event)
        if not held:
            told = replace(event, nonce=None, data=None) if gone else event
            journal.insert(db, replace(told, taken=event.taken or self._taken))
        else:
            self._known += not passed
            if nonce is None and event.nonce is not None and not gone:
                journal.fill(db, event)
                self._filled.append(key)
                self._touched[event.entity] = event
            elif passed and gone:
                db.execute(f"UPDATE event SET nonce = NULL, data = NULL WHERE {_KEY}", key)
            if passed:
                db.execute(f"UPDATE event SET passed = 0 WHERE {_KEY}", key)
        if not held or passed:
            self._new.append(key)
            self._came[event.device].add(event.seq)
            self._touched[event.entity] = event
        return True

    def would_lose(self, erasure: Event) -> list[journal.Key]:
        """The events that were here before and that an erasure or a redaction would take the words
        from."""
        told = journal.losing(self._db, erasure)
        return [key for key in told if key[1] not in self._came.get(key[0], ())]

    def _strike(self, erasure: Event) -> None:
        self._struck |= dict.fromkeys(self.would_lose(erasure))
        self._touched |= {each.entity: each for each in take_words(self._db, erasure)}
        self._taking.append(erasure)

    def finish(self) -> None:
        """Bring the tables up to date with everything that was taken."""
        projections.refresh(self._db, list(self._touched.values()))
        if self._taking:
            ask_for_wiping(self._db)
            redaction.ask(self._db, self._taking)
        if self._came:
            put_mark(self._db, ADMITTED, "")

    def so_far(self) -> Admitted:
        """What was taken since this was asked last."""
        new, filled, struck = (
            tuple(journal.read(self._db, f"WHERE {_KEY}", *key)[0] for key in keys)
            for keys in (self._new, self._filled, self._struck)
        )
        done = Admitted(
            new, self._known, struck, tuple(self._refused), filled,
            tuple(self.waiting[self._waited :]), tuple(self._again),
        )  # fmt: skip
        self._begin()
        return done


def wrong_with(event: Event) -> str:
    """Why an event cannot be taken, as the end of a sentence; empty when it can."""
    if event.format != FORMAT:
        return f"is of format {event.format}, and this version reads {FORMAT}"
    if not _is_shaped(event):
        return "has a field of another sort"
    if not all(map(is_id, (event.id, event.actor, *event.base))):
        return "has an id that no clock gives"
    if not stamp(event.at) or (event.taken and not stamp(event.taken)):
        return "has a time that no clock gives"
    try:
        return "" if intact(event) else "is not what was written: its digest does not fit"
    except (ValueError, TypeError, RecursionError):
        return "has words that cannot be kept"


def _is_shaped(event: Event) -> bool:
    """Every field is of its sort, as far as a program could have got it wrong."""
    if not isinstance(event.base, tuple):
        return False
    texts: tuple[Any, ...] = (
        event.device, event.digest, event.id, event.actor, event.at, event.kind, event.entity,
        event.session, event.data_digest, event.taken, *event.base,
    )  # fmt: skip
    perhaps: tuple[Any, ...] = (event.subject, event.nonce)
    try:
        canonical([*texts, *perhaps]).encode()
    except (ValueError, TypeError, RecursionError):
        return False
    return (
        all(isinstance(text, str) for text in texts)
        and all(text is None or isinstance(text, str) for text in perhaps)
        and type(event.seq) is int
        and 0 < event.seq <= _LARGEST
        and (event.data is None or isinstance(event.data, dict))
        and bool(event.device and event.kind)
        and ":" in event.entity
    )


def _key(event: Event) -> journal.Key:
    return event.device, event.seq, event.digest
