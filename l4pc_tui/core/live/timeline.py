"""Planned and expected times: a pure function of the sheet, the run and now.

Absolute by default: a session is measured against the plan's clock times, not against when it
happened to begin.
"""

from __future__ import annotations

from dataclasses import dataclass

from l4pc_tui.core.live.run import Run
from l4pc_tui.core.live.sheet import Sheet, SheetItem
from l4pc_tui.core.record.moves import State


@dataclass(frozen=True, slots=True)
class Timeline:
    """Where the session stands against its plan.

    left:     seconds left of the current stop; negative when it is over.
    starts:   expected start of each main-line stop still to come, by index; None for the past.
    late:     seconds that the current stop's expected end lies after its planned end;
              negative when ahead.
    finish:   expected end of the session.
    """

    left: float
    starts: tuple[float | None, ...]
    late: float
    finish: float


def timeline(sheet: Sheet, run: Run, now: float) -> Timeline:
    """The timeline at ``now``. Before the start, as if the session began at once or on time."""
    if run.state is State.PLANNED:
        begins = max(now, sheet.starts)
        starts, finish = _onward(sheet, 0, begins)
        return Timeline(float(sheet.stops[0].span.ideal), starts, begins - sheet.starts, finish)
    if run.state is State.CLOSED:
        closed = run.closed if run.closed is not None else now
        return Timeline(0.0, (None,) * len(sheet.stops), closed - sheet.finish, closed)
    here = sheet.stop(run.at)
    left = here.span.ideal - run.used(now)
    free = now + max(0.0, left)
    anchor = sheet.index[_main_line(run, here.id)]
    if here.side:
        opener = sheet.stops[anchor]
        free += max(0.0, opener.span.ideal - run.spent.get(opener.id, 0.0))
    starts, finish = _onward(sheet, anchor + 1, free)
    return Timeline(left, starts, free - sheet.stops[anchor].ends, finish)


def _main_line(run: Run, stop_id: str) -> str:
    """The main-line stop the group is at or will come back to."""
    return run.openers[0] if run.openers else stop_id


def _onward(sheet: Sheet, first: int, free: float) -> tuple[tuple[float | None, ...], float]:
    """Expected starts from the stop of index ``first`` on, when the room is free at ``free``."""
    starts: list[float | None] = [None] * first
    for stop in sheet.stops[first:]:
        item = sheet.items[stop.item]
        if item.lock is not None and sheet.stops[item.stops[0]] is stop:
            free = max(free, item.lock)
        starts.append(free)
        free += stop.span.ideal
    return tuple(starts), free


def next_rest(sheet: Sheet, run: Run) -> SheetItem | None:
    """The next break or lunch after the current item."""
    after = sheet.stop(run.at).item + 1 if run.at else 0
    return next((item for item in sheet.items[after:] if item.rests), None)
