"""What was changed in a session's plan, before it began and while it ran: moves folded, each with
its result.

Squeeze, skip, insert and the rest differ in how they find their result and in what they are
called; what they store is of the same few kinds, so replay needs none of their rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

FINISH = "finish"
"""The lock that every session has, by the name that moves give it."""


@dataclass(frozen=True, slots=True)
class Inserted:
    """An item that the plan did not have. With an exercise, ``sha`` names its exact version,
    and ``uses`` those of the exercises that its doors lead to.

    seconds: its length; 0 for an exercise that takes what its steps say.
    """

    id: str
    name: str
    seconds: int = 0
    exercise: str = ""
    sha: str = ""
    uses: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changes:
    """The plan as it is now, told as differences from the pinned one.

    lengths:   stop id → planned seconds now.
    out:       ids of the stops that are left out.
    order:     item ids as they stand now; empty while they stand as in the plan.
    inserted:  items that the plan did not have.
    locks:     item id, or FINISH → clock time it must hold (epoch), None for no longer.
    shifts:    stop id → seconds by which the planned times move from there to the next lock.
    clocks:    item id, or FINISH → the time by the plan's clock, in seconds after midnight, that it
               must hold; of whatever day the session is on. A lock that is kept before the start.
    planned:   those of these that were made before the start: they are the plan that the session is
               measured by. None where there were none.
    """

    lengths: Mapping[str, int] = field(default_factory=dict)
    out: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    inserted: tuple[Inserted, ...] = ()
    locks: Mapping[str, float | None] = field(default_factory=dict)
    shifts: Mapping[str, float] = field(default_factory=dict)
    clocks: Mapping[str, float] = field(default_factory=dict)
    planned: Changes | None = None


UNCHANGED = Changes()


def changed(changes: Changes, data: Mapping[str, Any]) -> Changes:
    """The changes after a move. Its data may hold any of these keys, each with its result:

    spans {stop: seconds} · dropped [stop] · restored [stop] · order [item] · locks {item: epoch
    or None} · clocks {item: seconds} · shifts {stop: seconds} · item {id, name, seconds, exercise,
    sha} · anew: they are told whole, of another version of the plan; only what was put in stays.
    """
    if data.get("anew"):
        changes = Changes(inserted=changes.inserted)
    locks, clocks = data.get("locks", {}), data.get("clocks", {})
    out = (changes.out | set(data.get("dropped", ()))) - set(data.get("restored", ()))
    shifts = dict(changes.shifts)
    for stop, by in data.get("shifts", {}).items():
        shifts[stop] = shifts.get(stop, 0.0) + by
    item = data.get("item")
    return replace(
        changes,
        lengths={**changes.lengths, **data.get("spans", {})},
        out=frozenset(out),
        order=tuple(data.get("order", changes.order)),
        inserted=(*changes.inserted, Inserted(**item)) if item else changes.inserted,
        locks={**_but(changes.locks, clocks), **locks},
        clocks={**_but(changes.clocks, locks), **clocks},
        shifts=shifts,
    )


def _but(held: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """What is held but for what is said anew of the same items: a lock is of one kind."""
    return {key: at for key, at in held.items() if key not in others}
