"""Which version of a thing counts now, and which ids are one and the same.

The current version is the event that no later event names in its base. Two such events stay
side by side as two versions until a third replaces both; nothing is overwritten silently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from l4pc_tui.core.record.entry import Entry, Event

Told = Entry | Event
"""What was recorded: an event of the journal, or an entry that is on its way there."""


def heads(events: Iterable[Told]) -> tuple[Told, ...]:
    """The events of one thing that no other names in its base, in id order. An entry on its way
    that names none replaces whatever was there.

    An erased entity has no heads but the erasures: what was said is gone for good. A redaction is
    no version of anything.
    """
    told = (event for event in events if event.kind != "redact")
    held = sorted(told, key=lambda event: (event.id, getattr(event, "digest", "")))
    if erased := tuple(event for event in held if event.kind == "erase"):
        return erased
    replaced = {base for event in held for base in event.base or ()}
    blunt = max((event.id for event in held if event.base is None), default="")
    return tuple(e for e in held if e.id not in replaced and e.id >= blunt)


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
