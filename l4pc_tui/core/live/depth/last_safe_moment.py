"""The last safe moment to go deeper: whether a way down, a landing and the Return still fit.

Two things must fit: what is left of the step at the deeper place with a landing, before the
next break or lock; and what then remains of the plan, with the Return's reserve, before the
finish. "At ideal" every length is the planned one; "by squeezing" every length but the
Return's is the least (nothing is dropped for it). A squeeze leaves the Return alone, so it
counts with its planned length, or its reserve if that is more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from l4pc_tui.core.live.run.descent import Down
from l4pc_tui.core.live.run.onward import route
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.the_return import reserve, the_return
from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.live.sheet.sheet import Sheet, Stop
from l4pc_tui.core.live.time.timeline import Timeline
from l4pc_tui.core.record.life import State

Length = Callable[[Stop], float]


class Limit(NamedTuple):
    """The next break or lock: its clock time by the plan, and its name.

    due:  the clock time by the plan when that is past already; ``at`` is then when it is expected.
    lock: True when it stands at that time until it is moved; counting from now leaves it there.
    """

    at: float
    name: str
    due: float | None = None
    lock: bool = False


@dataclass(frozen=True, slots=True)
class SafeMoment:
    """Whether there is room to go down.

    at_ideal: both fit as planned. last: the latest moment at which both fit by squeezing; None
    when they no longer do, and ``lacks`` says before what: the next limit, or the finish.
    """

    at_ideal: bool
    last: float | None
    lacks: Literal["", "limit", "finish"] = ""


def next_limit(sheet: Sheet, times: Timeline, down: Down | None, now: float) -> Limit:
    """The next break or lock after the step that one would be at. What was to be before ``now``
    and is still to come is no wall any more: it comes when it is expected."""
    here = times.here if down is None else down.stop.item
    for stop in _rest(sheet, times, down):
        item = sheet.items[stop.item]
        if stop.item != here and (item.rests or item.lock is not None):
            at = item.starts if item.lock is None else item.lock
            expected = None if stop.side else times.starts[sheet.index[stop.id]]
            if at > now or expected is None:
                return Limit(at, item.name)
            return Limit(expected, item.name, at, item.lock is not None)
        here = stop.item
    if sheet.finish <= now:
        return Limit(times.finish, "the finish", sheet.finish, lock=True)
    return Limit(sheet.finish, "the finish")


def safe_moment(
    sheet: Sheet, run: Run, times: Timeline, down: Down, now: float, settings: Settings = DEFAULTS
) -> SafeMoment:
    """Whether the way down fits at ``now``, and until when it would."""
    rest = _rest(sheet, times, down)
    back = the_return(sheet)
    limit = next_limit(sheet, times, down, now).at
    used: Length = lambda stop: _used(run, stop, now)  # noqa: E731

    def ready(used: Length, *, squeezed: bool) -> float:
        """When the rest has to begin, at the latest, to be done by the finish."""

        def takes(stop: Stop) -> float:
            shorter = squeezed and stop.id not in back
            length = min(stop.span.least, stop.span.ideal) if shorter else stop.span.ideal
            return max(0.0, length - used(stop))

        kept = sum(max(0.0, stop.span.ideal - used(stop)) for stop in rest if stop.id in back)
        finish = sheet.finish - max(0.0, reserve(sheet, run, settings) - kept)
        return _latest(sheet, rest, down.stop, finish, takes)

    span = down.stop.span
    planned = max(0.0, span.ideal - used(down.stop))
    least = max(0.0, min(span.least, span.ideal) - used(down.stop))
    left = planned if down.stop.id in back else least
    ideal_fits = now + planned + settings.landing <= min(limit, ready(used, squeezed=False))
    squeezed = ready(used, squeezed=True)
    before = min(limit, squeezed) - settings.landing
    if now + left > before:
        return SafeMoment(False, None, "limit" if limit <= squeezed else "finish")
    if run.state is not State.RUNNING:
        return SafeMoment(ideal_fits, before - left)
    # While the group is on a step its time runs off by itself; a step to come keeps it all.
    if down.choice is not None:
        return SafeMoment(ideal_fits, before)
    if any(stop.id == run.at for stop in rest):
        # The step that it is on comes again: nothing of it will be left by then.
        off: Length = lambda stop: float("inf") if stop.id == run.at else used(stop)  # noqa: E731
        before = min(limit, ready(off, squeezed=True)) - settings.landing
    return SafeMoment(ideal_fits, before - left)


def _rest(sheet: Sheet, times: Timeline, down: Down | None) -> Sequence[Stop]:
    """The stops that remain after the one that one would be at."""
    if down is None or down.choice is not None:
        return times.onward
    ids = [stop.id for stop in times.onward]
    if down.stop.id in ids:
        return times.onward[ids.index(down.stop.id) + 1 :]
    return route(sheet, down.stop.id, down.openers)


def _used(run: Run, stop: Stop, now: float) -> float:
    return run.used(now) if stop.id == run.at else run.spent.get(stop.id, 0.0)


def _latest(
    sheet: Sheet, rest: Sequence[Stop], after: Stop, finish: float, length: Length
) -> float:
    """The latest moment at which the rest can begin and be done by the finish.

    A lock lets nobody begin before it; when the rest behind one does not fit, no moment will do.
    """
    latest, before = finish, (after, *rest)
    first = {stop.id: number for number, stop in reversed([*enumerate(before)])}
    for number in range(len(rest), 0, -1):
        stop = before[number]
        if first[stop.id] == number:
            latest -= length(stop)
        lock = sheet.items[stop.item].lock
        if stop.item != before[number - 1].item and lock is not None and latest < lock:
            return float("-inf")
    return latest
