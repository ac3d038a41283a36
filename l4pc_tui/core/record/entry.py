"""The journal's nouns: an Entry is what the rules want kept, an Event is what the journal holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Data = Mapping[str, Any]
Kind = Literal["put", "del", "erase", "move"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be kept, stamped with id, time and person when it was accepted.

    id:       UUIDv7 of the hybrid clock; sorts in the order of acceptance.
    at:       wall time shown to people, ISO 8601 with offset.
    entity:   "note:<id>", "run:<session>" …; see ``nouns``.
    subject:  the id of the one person whose data it is, if any.
    base:     ids of the events that this edit replaces: what the author saw; None lets the
              store take the entity's current heads in the same transaction.
    data:     what was said; None for ``erase``, and for a ``del`` that undoes nothing.
    """

    kind: Kind
    entity: str
    data: Data | None
    id: str
    at: str
    actor: str
    subject: str | None = None
    base: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An entry as the journal holds it. ``nonce`` and ``data`` are both None once redacted."""

    device: str
    seq: int
    digest: str
    id: str
    actor: str
    at: str
    kind: Kind
    entity: str
    subject: str | None
    base: tuple[str, ...]
    data_digest: str
    nonce: str | None
    data: Data | None


def canonical(value: object) -> str:
    """The one JSON text of a value: sorted keys, no spaces, no escapes but those JSON needs."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def data_digest(nonce: str, data: Data | None) -> str:
    """sha256(nonce ‖ canonical data), in hex."""
    return text_digest(nonce, canonical(data))


def text_digest(nonce: str, text: str) -> str:
    """``data_digest`` of data that is at hand as its canonical text."""
    return hashlib.sha256((nonce + text).encode()).hexdigest()


def seal(entry: Entry, *, device: str, seq: int, base: tuple[str, ...], nonce: str) -> Event:
    """The event of an entry: numbered, with its digests."""
    inner = data_digest(nonce, entry.data)
    outer = _digest(device, seq, entry, base, inner)
    return Event(
        device, seq, outer, entry.id, entry.actor, entry.at, entry.kind, entry.entity,
        entry.subject, base, inner, nonce, entry.data,
    )  # fmt: skip


def intact(event: Event) -> bool:
    """True when the event's digests fit what it says. A redacted event still verifies."""
    if event.nonce is not None and data_digest(event.nonce, event.data) != event.data_digest:
        return False
    return _digest(event.device, event.seq, event, event.base, event.data_digest) == event.digest


def _digest(device: str, seq: int, what: Entry | Event, base: tuple[str, ...], inner: str) -> str:
    fields = {
        "device": device, "seq": seq, "id": what.id, "actor": what.actor, "at": what.at,
        "kind": what.kind, "entity": what.entity, "subject": what.subject,
        "base": list(base), "data_digest": inner,
    }  # fmt: skip
    return hashlib.sha256(canonical(fields).encode()).hexdigest()
