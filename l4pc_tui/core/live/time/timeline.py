"""Planned and expected times: a pure function of the sheet, the run and now.

Absolute by default: a session is measured against the plan's clock times, not against when it
happened to begin. Expected is what comes of pressing Next whenever a step's time is up.
"""

from __future__ import annotations

from dataclasses import dataclass

from l4pc_tui.core.live.run.onward import route
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.sheet.sheet import Sheet, SheetItem, Stop
from l4pc_tui.core.record.life import State


@dataclass(frozen=True, slots=True)
class Lock:
    """A clock time ahead that must hold.

    item:     id of the item that it is the start of, or FINISH.
    arrives:  when the group is expected to be ready for it; before ``at`` it waits.
    before:   how many stops of the way onward come before it.
    """

    item: str
    name: str
    at: float
    arrives: float
    before: int

    @property
    def late(self) -> float:
        """Seconds by which it would not hold; negative is spare time."""
        return self.arrives - self.at


@dataclass(frozen=True, slots=True)
class Timeline:
    """Where the session stands against its plan.

    left:     seconds left of the current stop; negative when it is over.
    starts:   expected start of each main-line stop still to come, by index; None for the past
              and for what is left out.
    late:     seconds that the current stop's expected end lies after its planned end;
              negative when ahead.
    finish:   expected end of the session.
    ends:     expected end of the current stop.
    now:      the moment at which all this is so; times of another day have their date.
    here:     index of the item that the group is at; -1 before the start and after the close.
    onward:   the stops still to come, in the order that Next leads to them.
    locks:    the locks ahead in order; the finish is the last.
    """

    left: float
    starts: tuple[float | None, ...]
    late: float
    finish: float
    ends: float
    now: float
    here: int = -1
    onward: tuple[Stop, ...] = ()
    locks: tuple[Lock, ...] = ()


def timeline(sheet: Sheet, run: Run, now: float) -> Timeline:
    """The timeline at ``now``. Before the start, as if the session began at once or on time."""
    if run.state is State.CLOSED:
        closed = run.closed if run.closed is not None else now
        nothing = (None,) * len(sheet.stops)
        return Timeline(0.0, nothing, closed - sheet.finish, closed, closed, now)
    if run.state is State.PLANNED:
        first, begins = sheet.first, max(now, sheet.starts)
        way = (first, *route(sheet, first.id, ()))
        walk = _Walk(sheet, run, begins, item=-1)
        walk.along(way)
        late, left = begins - sheet.starts, float(first.span.ideal)
        return Timeline(left, tuple(walk.starts), late, walk.free, begins + left, now, -1,
                        way, walk.locked())  # fmt: skip
    here = sheet.stop(run.at)
    left = here.span.ideal - run.used(now)
    ends = now + max(0.0, left)
    way = route(sheet, run.at, run.openers)
    anchor = sheet.stop(run.openers[0] if run.openers else run.at)
    walk = _Walk(sheet, run, ends, here.item, run.openers[:1])
    walk.along(way)
    return Timeline(left, tuple(walk.starts), walk.anchored - anchor.ends, walk.free, ends,
                    now, here.item, way, walk.locked())  # fmt: skip


def remaining(run: Run, stop: Stop) -> float:
    """Seconds that a stop still takes when the group comes to it, after earlier stays."""
    spent = run.spent.get(stop.id)
    return float(stop.span.ideal) if spent is None else max(0.0, stop.span.ideal - spent)


class _Walk:
    """Goes the way onward with the clock in hand.

    ``anchor`` names the main-line stop that the group will come back to, if any; ``anchored``
    is when that one, or else the current stop, is left for good.
    """

    def __init__(
        self, sheet: Sheet, run: Run, free: float, item: int, anchor: tuple[str, ...] = ()
    ) -> None:
        self._sheet, self._run, self._item, self._anchor = sheet, run, item, anchor
        self.free = self.anchored = free
        self.starts: list[float | None] = [None] * len(sheet.stops)
        self._locks: list[Lock] = []
        self._gone = 0

    def along(self, way: tuple[Stop, ...]) -> None:
        """Every stop of the way, one after another."""
        items, index, run = self._sheet.items, self._sheet.index, self._run
        aside, seen = bool(self._anchor), {run.at}
        for stop in way:
            if stop.item != self._item:
                self._item = stop.item
                if (at := items[stop.item].lock) is not None:
                    self._hold(items[stop.item], at)
            if not stop.side and stop.id not in self._anchor:
                aside = False
                self.starts[index[stop.id]] = self.free
            if stop.id not in seen:
                # The clock of a stop counts all stays: coming to it twice takes its time once.
                seen.add(stop.id)
                self.free += remaining(run, stop)
            if aside:
                self.anchored = self.free
            self._gone += 1

    def _hold(self, item: SheetItem, at: float) -> None:
        self._locks.append(Lock(item.id, item.name, at, self.free, self._gone))
        self.free = max(self.free, at)

    def locked(self) -> tuple[Lock, ...]:
        """The locks that were passed, and the finish."""
        finish = Lock(FINISH, "finish", self._sheet.finish, self.free, self._gone)
        return (*self._locks, finish)


def next_rest(sheet: Sheet, run: Run, times: Timeline) -> SheetItem | None:
    """The next break or lunch after the current item that the way onward leads to."""
    after = sheet.stop(run.at).item + 1 if run.at else 0
    ahead = (item for item in sheet.items[after:] if item.rests)
    return next(
        (item for item in ahead if any(at is not None for at in times.starts[slice(*item.stops)])),
        None,
    )
