"""Sealed events of other laptops: verified, and taken as they are.

A set union by device, number and digest, so that order, repetition and splitting do not matter.
What somebody struck is struck wherever it arrives, and whichever of the two arrives first. An
event without its words is a stub, whoever withheld them: it strikes nothing, and it is filled when
the words arrive.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from sqlite3 import Connection

from l4pc_tui.core.record.entry import FORMAT, TAKES_WORDS, Event, canonical, intact
from l4pc_tui.core.record.ids import is_id
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.shapes import stamp
from l4pc_tui.store.backups import redaction
from l4pc_tui.store.file.connection import rows, writing
from l4pc_tui.store.file.pretence import put_mark
from l4pc_tui.store.journal import journal
from l4pc_tui.store.journal.actors import ADMITTED
from l4pc_tui.store.journal.numbers import Numbers, stretches
from l4pc_tui.store.tables import projections
from l4pc_tui.store.writes import ask_for_wiping, local_time, take_words, wipe

_LARGEST = (1 << 63) - 1
_KEY = "device = ? AND seq = ? AND digest = ?"
_BATCH = 1_000
"""Events that are looked up and written in one go."""
_State = tuple[bool, bool]
"""Whether an event that is held is without its words, and whether it is passed over."""
_WHOLE, _STUB = (False, False), (True, False)


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An event of which nothing was written, and why, as the end of a sentence about it."""

    event: Event
    reason: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many events, as its length. kinds: what they speak of, e.g. "note" or "run" → how many."""

    kinds: Mapping[str, int]

    def __len__(self) -> int:
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class Admitted:
    """new: events that the journal lacked, or had passed over. known: how many it held already.

    struck: events that it held and that lost their words now. filled: those that it held as stubs
    and that have their words now. waiting: erasures that would take words away, not taken yet.
    again: what came with words that are gone here for good, as it came.
    """

    new: Counted
    known: int
    struck: tuple[Event, ...]
    quarantined: tuple[Quarantined, ...]
    filled: Counted
    waiting: tuple[Event, ...] = ()
    again: tuple[Event, ...] = ()


def admit(db: Connection, events: Iterable[Event], now: float) -> Admitted:
    """Add what the journal lacks, in one transaction. ``taken`` is now where an event says none."""
    with writing(db):
        taking = Taking(db, local_time(now), waits=False)
        taking.take(events)
        taking.finish()
        done = taking.so_far()
    wipe(db)
    return done


class Taking:
    """Events on their way in, within a transaction of the caller's.

    taken: when they arrive, ISO. waits: an erasure that would take away words which were here
    before is put aside and not taken. ever: what collects have brought before. Of a million events
    nothing is remembered here but their numbers.
    """

    def __init__(
        self, db: Connection, taken: str, *, waits: bool, ever: Numbers | None = None
    ) -> None:
        self.waiting: list[Event] = []
        self._db, self._taken, self._waits = db, taken, waits
        self._ever = Numbers() if ever is None else ever
        self._came, self._again, self._told_more = Numbers(), Numbers(), Numbers()
        self._highest: dict[str, int] = {}
        self._taking: list[Event] = []
        self._begin()

    def _begin(self) -> None:
        self._new: Counter[str] = Counter()
        self._filled: Counter[str] = Counter()
        self._struck: dict[journal.Key, None] = {}
        self._refused: list[Quarantined] = []
        self._come_again: list[Event] = []
        self._known, self._waited = 0, len(self.waiting)

    def take(self, events: Iterable[Event]) -> None:
        """Take events in the order in which they come."""
        waiting = iter(events)
        while batch := list(islice(waiting, _BATCH)):
            self._take_all(batch)

    def _take_all(self, batch: Sequence[Event]) -> None:
        """Most of what comes is plainly new, or held: all of that at once, and what is neither for
        itself, in its turn."""
        shaped = [event for event in batch if self._is_good(event, _misshapen(event))]
        held = self._held(shaped)
        losing = self._losing(shaped)
        new: list[tuple[Event, journal.Row]] = []
        for event in shaped:
            key = _key(event)
            state = held.get(key)
            if state == _WHOLE or (state == _STUB and event.nonce is None):
                self._known += 1
                if self._ever.has(event.device, event.seq):
                    self._again.add(event.device, event.seq)
                continue
            reason, text = _untrue(event)
            if not self._is_good(event, reason):
                continue
            if state is None and (not losing or losing.isdisjoint(_told_by(event))):
                new.append((event, journal.row(event, text, event.taken or self._taken)))
                held[key] = _STUB if event.nonce is None else _WHOLE
            else:
                self._write(new)
                new = []
                if self._take(event):
                    held |= self._held([event])
        self._write(new)

    def _write(self, new: Sequence[tuple[Event, journal.Row]]) -> None:
        journal.insert(self._db, [row for _, row in new])
        self._are_new([event for event, _ in new])

    def _is_good(self, event: Event, reason: str) -> bool:
        if reason:
            self._refused.append(Quarantined(event, reason))
        return not reason

    def _held(self, events: Sequence[Event]) -> dict[journal.Key, _State]:
        """How the journal holds those of some events that it holds."""
        asked: dict[str, list[int]] = defaultdict(list)
        for event in events:
            device = event.device
            if device not in self._highest:
                self._highest[device] = journal.highest(self._db, device)
            if event.seq <= self._highest[device]:
                asked[device].append(event.seq)
        return {
            (device, seq, digest): (bool(wordless), bool(passed))
            for device, numbers in asked.items()
            for seq, digest, wordless, passed in journal.states(self._db, device, numbers)
        }

    def _losing(self, events: Sequence[Event]) -> set[str]:
        """The entities from which something takes words, here or among these events."""
        told = {entity for event in events for entity in _told_by(event)}
        taking = {event.entity for event in events if event.kind in TAKES_WORDS}
        return taking | journal.losing_any(self._db, told)

    def _are_new(self, events: Sequence[Event]) -> None:
        self._new.update(map(_kind, events))
        for device, first, last in stretches((event.device, event.seq) for event in events):
            self._highest[device] = max(last, self._highest.get(device, 0))
            self._came.add_all(device, first, last)

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
            self._come_again.append(event)
        if not held:
            told = replace(event, nonce=None, data=None) if gone else event
            journal.insert(db, [journal.row_of(replace(told, taken=event.taken or self._taken))])
        else:
            self._known += not passed
            if nonce is None and event.nonce is not None and not gone:
                journal.fill(db, event)
                self._filled[_kind(event)] += 1
                self._told_more.add(event.device, event.seq)
            elif passed and gone:
                db.execute(f"UPDATE event SET nonce = NULL, data = NULL WHERE {_KEY}", key)
            if passed:
                db.execute(f"UPDATE event SET passed = 0 WHERE {_KEY}", key)
        if not held or passed:
            self._are_new([event])
        elif self._ever.has(event.device, event.seq):
            self._again.add(event.device, event.seq)
        return True

    def would_lose(self, erasure: Event) -> list[journal.Key]:
        """The events that were here before and that an erasure or a redaction would take the words
        from."""
        told = journal.losing(self._db, erasure)
        return [key for key in told if not self._came.has(key[0], key[1])]

    def _strike(self, erasure: Event) -> None:
        self._struck |= dict.fromkeys(self.would_lose(erasure))
        for each in take_words(self._db, erasure):
            self._told_more.add(each.device, each.seq)
        self._taking.append(erasure)

    def theirs(self) -> Numbers:
        """The events that came and were new, or wait, or that collects have brought before."""
        waiting = ((each.device, each.seq, each.seq) for each in self.waiting)
        return Numbers((*self._came, *self._again, *waiting))

    def finish(self) -> None:
        """Bring the tables up to date with everything that was taken."""
        projections.refresh_all(self._db, Numbers((*self._came, *self._told_more)))
        if self._taking:
            ask_for_wiping(self._db)
            redaction.ask(self._db, self._taking)
        if self._came:
            put_mark(self._db, ADMITTED, "")

    def so_far(self) -> Admitted:
        """What was taken since this was asked last."""
        struck = (
            event for key in self._struck for event in journal.read(self._db, f"WHERE {_KEY}", *key)
        )
        done = Admitted(
            Counted(self._new), self._known, tuple(struck), tuple(self._refused),
            Counted(self._filled), tuple(self.waiting[self._waited :]),
            tuple(self._come_again),
        )  # fmt: skip
        self._begin()
        return done


def wrong_with(event: Event) -> str:
    """Why an event cannot be taken, as the end of a sentence; empty when it can."""
    return examined(event)[0]


def examined(event: Event) -> tuple[str, str | None]:
    """Why an event cannot be taken, or empty; and its data as they are written."""
    reason = _misshapen(event)
    return (reason, None) if reason else _untrue(event)


def _misshapen(event: Event) -> str:
    """What is seen of an event without its digests: whether its fields are of their sorts."""
    if event.format != FORMAT:
        return f"is of format {event.format}, and this version reads {FORMAT}"
    return "" if _is_shaped(event) else "has a field of another sort"


def _untrue(event: Event) -> tuple[str, str | None]:
    """Why a well-shaped event is not what somebody wrote, or empty; and its data as they are
    written."""
    if not all(map(is_id, (event.id, event.actor, *event.base))):
        return "has an id that no clock gives", None
    if not stamp(event.at) or (event.taken and not stamp(event.taken)):
        return "has a time that no clock gives", None
    try:
        text = canonical(event.data)
        if not intact(event, text):
            return "is not what was written: its digest does not fit", None
    except (ValueError, TypeError, RecursionError):
        return "has words that cannot be kept", None
    return "", None if event.data is None else text


def _is_shaped(event: Event) -> bool:
    """Every field is of its sort, as far as a program could have got it wrong."""
    subject, nonce, base, data = event.subject, event.nonce, event.base, event.data
    if not isinstance(base, tuple):
        return False
    try:
        # Whatever is no text, or none that can be written, is refused by these two.
        "".join(
            (
                event.device, event.digest, event.id, event.actor, event.at, event.kind,
                event.entity, event.session, event.data_digest, event.taken, *base,
                "" if subject is None else subject, "" if nonce is None else nonce,
            )
        ).encode()  # fmt: skip
    except (ValueError, TypeError):
        return False
    return (
        type(event.seq) is int
        and 0 < event.seq <= _LARGEST
        and (data is None or isinstance(data, dict))
        and bool(event.device and event.kind)
        and ":" in event.entity
    )


def _kind(event: Event) -> str:
    return event.entity.partition(":")[0]


def _told_by(event: Event) -> tuple[str, ...]:
    """The entities with which an event loses its words: its own, and the person's whose it is."""
    if event.subject is None:
        return (event.entity,)
    return event.entity, f"{Kind.PERSON}:{event.subject}"


def _key(event: Event) -> journal.Key:
    return event.device, event.seq, event.digest
