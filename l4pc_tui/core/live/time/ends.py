"""The ends that are always on view, planned and expected, in words.

Header, time panel, card and plain mode all say them from here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import tzinfo

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.sheet.sheet import Sheet, SheetItem, Stop
from l4pc_tui.core.live.time.lock_check import begins
from l4pc_tui.core.live.time.timeline import Timeline, next_rest
from l4pc_tui.core.live.view_model import EndLine
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text import amounts

THIS_STEP = "this step"


def ends(
    sheet: Sheet, run: Run, times: Timeline, zone: tzinfo | None, also: str = ""
) -> tuple[EndLine, ...]:
    """This step, the next break, the next lock (when it is another) and the finish.

    also: id of an item that is told of besides: the one whose lock is set, moved or taken off.
    """
    told: list[EndLine] = []
    if run.state in (State.RUNNING, State.PAUSED) and (here := sheet.stop(run.at)).span.ideal:
        told.append(this_step(here, times.ends, zone, times.now))
    rest = next_rest(sheet, run, times)
    if rest is not None:
        expected = begins(rest, times)
        assert expected is not None, "the way leads to it"
        kept = "on time" if rest.lock is None else "holds"
        told.append(_end(rest.name, rest.starts, expected, zone, times.now, kept, rest.id))
    # Before the start the first item's own clock is the start itself.
    ahead = (lock for lock in times.locks if run.at or lock.before)
    lock = next((lock for lock in ahead if lock.item != FINISH), None)
    if lock is not None and (rest is None or lock.item != rest.id):
        expected = max(lock.at, lock.arrives)
        told.append(_end(lock.name, lock.at, expected, zone, times.now, "holds", lock.item))
    if also not in {end.item for end in told}:
        told += _held(sheet, times, also, zone)
    told.append(_end("finish", sheet.finish, times.finish, zone, times.now, "as planned"))
    return tuple(told)


def _held(sheet: Sheet, times: Timeline, item: str, zone: tzinfo | None) -> Iterable[EndLine]:
    """The start of an item to come against its lock."""
    for found in sheet.items:
        if found.id == item and (expected := begins(found, times)) is not None:
            end = _end(found.name, found.lock, expected, zone, times.now, "holds", item)
            told = f"{end.told} at its lock" if end.tone == "behind" else end.told
            yield replace(end, told=told)


def item_end(item: SheetItem, times: Timeline, zone: tzinfo | None) -> EndLine | None:
    """The start of a break, a lunch or a locked item to come against what was planned; None for
    others, and where the way does not lead there."""
    expected = begins(item, times)
    if expected is None or not (item.rests or item.lock is not None):
        return None
    planned, kept = (item.starts, "") if item.lock is None else (item.lock, "holds")
    # Before its lock a group waits for it.
    expected = expected if item.lock is None else max(expected, item.lock)
    return _end(item.name, planned, expected, zone, times.now, kept, item.id)


def this_step(stop: Stop, expected: float, zone: tzinfo | None, now: float) -> EndLine:
    """The end of a step, read at ``now``; a side step, or what was put in, is in no plan."""
    planned = stop.ends if not stop.side and stop.planned else None
    return _end(THIS_STEP, planned, expected, zone, now)


def _end(
    what: str, planned: float | None, expected: float, zone: tzinfo | None, now: float,
    kept: str = "on time", item: str = "",
) -> EndLine:  # fmt: skip
    at = amounts.hhmm(expected, zone, now)
    if planned is None:
        return EndLine(what, "", at, "", "", item)
    late = amounts.apart(planned, expected)
    due = amounts.hhmm(planned, zone, now)
    if not late:
        return EndLine(what, due, due, kept, "kept", item)
    amount = amounts.minutes(abs(late) * 60)
    if late > 0:
        return EndLine(what, due, at, f"{amount} late", "behind", item)
    return EndLine(what, due, at, f"{amount} early", "kept", item)
