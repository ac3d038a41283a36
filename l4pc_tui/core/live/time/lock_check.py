"""Whether a lock that is set or moved can hold, in words, before it is accepted."""

from __future__ import annotations

from datetime import tzinfo

from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.sheet.sheet import Sheet, SheetItem
from l4pc_tui.core.live.time.timeline import Timeline
from l4pc_tui.core.text import amounts


def cannot_hold(sheet: Sheet, times: Timeline, now: float, item: str, zone: tzinfo | None) -> str:
    """Why the lock of an item, or the finish, asks for what cannot be; empty when it holds.

    sheet, times: with the lock in them.
    """
    held = next((found for found in sheet.items if found.id == item), None)
    at: float | None = sheet.finish
    expected: float | None = times.finish
    if held is not None:
        at, expected = held.lock, begins(held, times)
    if at is None or expected is None:
        return ""
    clock = amounts.hhmm(at, zone, now)
    told = []
    before = _before(sheet, times, item)
    since = begins(before, times) if before is not None else None
    if at < now:
        told.append(f"{clock} has gone by.")
    elif before is not None and since is not None and at < since:
        told.append(f"At {clock} {before.name} has not begun: it begins at "
                    f"{amounts.hhmm(since, zone, now)}.")  # fmt: skip
    if (late := amounts.apart(at, expected)) > 0:
        name = "The finish" if held is None else held.name
        told.append(f"{name} cannot hold {clock}: {amounts.hhmm(expected, zone, now)} at the earliest, "
                    f"{amounts.minutes(late * 60)} late.")  # fmt: skip
    return " ".join(told)


def begins(item: SheetItem, times: Timeline) -> float | None:
    """When an item to come is expected to begin; None when the way does not lead to it."""
    return next((at for at in times.starts[slice(*item.stops)] if at is not None), None)


def _before(sheet: Sheet, times: Timeline, item: str) -> SheetItem | None:
    """The item to come that the way leads through last before another, or before the finish."""
    before = None
    for number in dict.fromkeys(stop.item for stop in times.onward):
        found = sheet.items[number]
        if found.id == item:
            return before
        before = found if number != times.here else None
    return before if item == FINISH else None
