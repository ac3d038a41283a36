"""The journal's first format: read, verified, and sealed anew in the present one.

Sealing anew is deterministic: two copies of one old file, whenever they are brought up to date,
tell their common entries in the same events. Else they would be twins when they are collected.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from l4pc_tui.core.record.entry import (
    FORMAT,
    Data,
    Entry,
    EntryKind,
    Event,
    canonical,
    data_digest,
    outer_digest,
    seal,
)
from l4pc_tui.core.record.nouns import entity

_IN_NAME = ("run", "mark", "follow")
"""Kinds whose names begin with their session."""


@dataclass(frozen=True, slots=True)
class OldEvent:
    """An event of the first format. ``actor`` is a name; a note's session stands in its data."""

    device: str
    seq: int
    digest: str
    id: str
    actor: str
    at: str
    kind: EntryKind
    entity: str
    subject: str | None
    base: tuple[str, ...]
    data_digest: str
    nonce: str | None
    data: Data | None


def intact(event: OldEvent) -> bool:
    """True when the event's digests fit what it says. A redacted event still verifies."""
    if event.nonce is None and event.data is not None:
        return False
    if event.nonce is not None and data_digest(event.nonce, event.data) != event.data_digest:
        return False
    return fits(event)


def fits(event: OldEvent) -> bool:
    """True when the digest fits all but the data."""
    fields = {
        "device": event.device, "seq": event.seq, "id": event.id, "actor": event.actor,
        "at": event.at, "kind": event.kind, "entity": event.entity, "subject": event.subject,
        "base": list(event.base), "data_digest": event.data_digest,
    }  # fmt: skip
    return hashlib.sha256(canonical(fields).encode()).hexdigest() == event.digest


def reseal(old: Iterable[OldEvent]) -> tuple[Event, ...]:
    """The same entries in the present format, and an ``actor:<id>`` entry for each name.

    id, device, seq, at, base, nonce stay; ``taken`` is ``at``. Every event must be intact.
    """
    events = sorted(old, key=lambda event: (event.id, event.device, event.seq))
    first: dict[str, OldEvent] = {}
    for event in events:
        first.setdefault(event.actor, event)
    rows, sessions = _rows(events), _sessions(events)
    ids = {name: event.id for name, event in first.items()}
    told = [_actor(event) for event in first.values()]
    return (*told, *(_resealed(event, ids[event.actor], rows, sessions) for event in events))


def remade(old: Iterable[Entry], actor_id: Callable[[str], str]) -> tuple[Entry, ...]:
    """Entries of the first format that were never sealed, as they would be said now."""
    entries = sorted(old, key=lambda entry: entry.id)
    rows, sessions = _rows(entries), _sessions(entries)
    return tuple(
        replace(
            entry, actor=actor_id(entry.actor), session=sessions.get(entry.entity, ""),
            entity=rows.get(entry.entity, entry.entity), data=_printed(entry, rows),
        )
        for entry in entries
    )  # fmt: skip


def _actor(first: OldEvent) -> Event:
    """The entry that tells a name, made of the earliest event that bears it."""
    told = hashlib.sha256(f"actor/{first.id}".encode()).hexdigest()
    entry = Entry(
        "put", entity("actor", first.id), {"name": first.actor}, _beside(first.id, told), first.at,
        first.id,
    )  # fmt: skip
    return seal(entry, device=f"actor-{first.id}", seq=1, base=(), nonce=told[32:], taken=first.at)


def _beside(id: str, noise: str) -> str:
    """Another id of the same moment: its random digits are taken from ``noise``."""
    return f"{id[:19]}8{noise[:3]}-{noise[3:15]}"


def _resealed(
    event: OldEvent, actor: str, rows: Mapping[str, str], sessions: Mapping[str, str]
) -> Event:
    data, inner = _printed(event, rows), event.data_digest
    if event.nonce is not None and data != event.data:
        inner = data_digest(event.nonce, data)
    made = Event(
        FORMAT, event.device, event.seq, "", event.id, actor, event.at, event.kind,
        rows.get(event.entity, event.entity), event.subject, sessions.get(event.entity, ""),
        event.base, inner, event.nonce, data, event.at,
    )  # fmt: skip
    return replace(made, digest=outer_digest(made))


def _printed(said: OldEvent | Entry, rows: Mapping[str, str]) -> Data | None:
    """What was said; of a roster row with its print, which stood in the name."""
    if said.entity not in rows or said.data is None:
        return said.data
    return {**said.data, "print": said.entity.rpartition("/")[2]}


def _rows(told: Iterable[OldEvent | Entry]) -> dict[str, str]:
    """Each remembered roster row's old name → the new one, by the id of its first event."""
    found: dict[str, str] = {}
    for each in told:
        if each.entity.startswith("row:"):
            found.setdefault(each.entity, entity("row", each.id))
    return found


def _sessions(told: Sequence[OldEvent] | Sequence[Entry]) -> dict[str, str]:
    """Each thing's name → the session whose log it belongs to.

    A note says so in its data. Of one that was struck nothing is left to say it: then it is the
    session that its laptop was in just before. Runs, marks and follow-ups tell that, which are
    never redacted, so that a copy from before the strike tells the same; on a laptop that has none
    yet (a file brought up again) a note, or what another laptop was in.
    """
    found: dict[str, str] = {}
    for each in told:
        kind, _, ids = each.entity.partition(":")
        if kind in _IN_NAME:
            found[each.entity] = ids.partition("/")[0]
        elif kind == "note" and not found.get(each.entity):
            said = (each.data or {}).get("session", "")
            found[each.entity] = said if isinstance(said, str) else ""
    in_hand: dict[str, str] = {}
    anywhere = ""
    unsaid = {name for name, session in found.items() if not session}
    for each in told:
        device = each.device if isinstance(each, OldEvent) else ""
        session = found.get(each.entity)
        if each.entity in unsaid:
            found[each.entity] = in_hand.get(device, anywhere)
            unsaid.discard(each.entity)
        elif each.entity.partition(":")[0] in _IN_NAME:
            in_hand[device] = anywhere = found[each.entity]
        elif session:
            in_hand.setdefault(device, session)
    return found
