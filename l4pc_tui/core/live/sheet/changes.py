"""What was changed in a session's plan while it ran: moves folded, each with its result.

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
    """

    lengths: Mapping[str, int] = field(default_factory=dict)
    out: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    inserted: tuple[Inserted, ...] = ()
    locks: Mapping[str, float | None] = field(default_factory=dict)
    shifts: Mapping[str, float] = field(default_factory=dict)


UNCHANGED = Changes()


def changed(changes: Changes, data: Mapping[str, Any]) -> Changes:
    """The changes after a move. Its data may hold any of these keys, each with its result:

    spans {stop: seconds} · dropped [stop] · restored [stop] · order [item] · locks {item: epoch
    or None} · shifts {stop: seconds} · item {id, name, seconds, exercise, sha}.
    """
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
        locks={**changes.locks, **data.get("locks", {})},
        shifts=shifts,
    )
