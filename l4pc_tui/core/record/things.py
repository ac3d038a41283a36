"""Which version of a thing counts now, and which ids are one and the same.

The current version is the event that no later event names in its base. Two such events stay
side by side as two versions until a third replaces both; nothing is overwritten silently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from l4pc_tui.core.record.entry import Event


def heads(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events of one entity that no other names in its base, in id order.

    An erased entity has no heads but the erasures: what was said is gone for good.
    """
    held = list(events)
    replaced = {base for event in held for base in event.base}
    live = sorted((e for e in held if e.id not in replaced), key=lambda e: (e.id, e.digest))
    erased = tuple(e for e in held if e.kind == "erase")
    return erased or tuple(live)


def current(events: Iterable[Event]) -> Event | None:
    """The version to show: the latest head that says something; None when deleted or erased."""
    found = heads(events)
    alive = [event for event in found if event.kind == "put" and event.data is not None]
    return alive[-1] if alive else None


def joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each joined id → the smallest id of its set. Ids in no join are absent."""
    linked: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        linked[one].add(other)
        linked[other].add(one)
    smallest: dict[str, str] = {}
    for start in sorted(linked):
        if start in smallest:
            continue
        waiting = [start]
        while waiting:
            found = waiting.pop()
            if found not in smallest:
                smallest[found] = start
                waiting.extend(linked[found])
    return smallest
