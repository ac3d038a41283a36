"""Sealed events of other laptops: verified, and taken as they are.

A set union by device, number and digest, so that order, repetition and splitting do not matter.
What somebody struck is struck wherever it arrives, and whichever of the two arrives first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from sqlite3 import Connection
from typing import Any

from l4pc_tui.core.record.entry import FORMAT, Event, canonical, intact
from l4pc_tui.core.record.ids import is_id
from l4pc_tui.core.record.shapes import stamp
from l4pc_tui.store.file.connection import writing
from l4pc_tui.store.file.pretence import put_mark
from l4pc_tui.store.journal import journal
from l4pc_tui.store.journal.actors import ADMITTED
from l4pc_tui.store.tables import projections
from l4pc_tui.store.writes import ask_for_wiping, local_time, wipe

_LARGEST = (1 << 63) - 1
_KEY = "device = ? AND seq = ? AND digest = ?"


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An event of which nothing was written, and why, as the end of a sentence about it."""

    event: Event
    reason: str


@dataclass(frozen=True, slots=True)
class Admitted:
    """new: events that the journal lacked, as it holds them. known: how many it held already.

    struck: events that it held and that lost their words now.
    """

    new: tuple[Event, ...]
    known: int
    struck: tuple[Event, ...]
    quarantined: tuple[Quarantined, ...]


def admit(db: Connection, events: Iterable[Event], now: float) -> Admitted:
    """Add what the journal lacks, in one transaction. ``taken`` is now where an event says none."""
    taken, known = local_time(now), 0
    new: list[Event] = []
    struck: dict[journal.Key, Event] = {}
    refused: list[Quarantined] = []
    with writing(db):
        for event in events:
            if reason := wrong_with(event):
                refused.append(Quarantined(event, reason))
                continue
            held = journal.read(db, f"WHERE {_KEY}", *_key(event))
            known += bool(held)
            if not held:
                new.append(_add(db, replace(event, taken=event.taken or taken)))
            elif event.nonce is None and held[0].nonce is not None:
                struck[_key(event)] = held[0]
                db.execute(f"UPDATE event SET nonce = NULL, data = NULL WHERE {_KEY}", _key(event))
            if event.kind == "erase" and not held:
                struck |= {_key(e): e for e in journal.of(db, event.entity) if _has_words(e)}
                journal.redact(db, event.entity)
        projections.refresh(db, [*new, *struck.values()])
        if struck or any(event.kind == "erase" for event in new):
            ask_for_wiping(db)
        if new:
            put_mark(db, ADMITTED, "")
        held_now = [journal.read(db, f"WHERE {_KEY}", *_key(event))[0] for event in new]
        before = {_key(event) for event in new}
        gone = [journal.read(db, f"WHERE {_KEY}", *key)[0] for key in struck if key not in before]
    wipe(db)
    return Admitted(tuple(held_now), known, tuple(gone), tuple(refused))


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


def _add(db: Connection, event: Event) -> Event:
    if event.kind != "erase" and journal.is_erased(db, event.entity):
        event = replace(event, nonce=None, data=None)
    journal.insert(db, event)
    return event


def _has_words(event: Event) -> bool:
    return event.kind != "erase" and event.nonce is not None


def _key(event: Event) -> journal.Key:
    return event.device, event.seq, event.digest
