"""What is still to come, as it is listed for changing the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.sheet.sheet import Sheet, SheetItem, Stop
from l4pc_tui.core.live.time.time_changes import item_here
from l4pc_tui.core.live.time.timeline import Timeline
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text import amounts


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An item to come, a step of an item that has several, or the finish.

    id:    the item, the stop, or FINISH: what the wishes about it take.
    item:  the item that something new would come behind, and ``behind`` its name.
    time:  when it is expected to begin, "10:15"; empty for what is left out, and for a
           step that has no time of its own any more.
    lock:  the clock time that it is held to, "12:30", or empty.
    now:   the group is on it.
    out:   it is left out.
    """

    id: str
    sign: str
    time: str
    name: str
    minutes: str
    indent: int
    place: Place
    item: str
    behind: str
    lock: str = ""
    now: bool = False
    out: bool = False
    can_skip: bool = False
    can_move: bool = False
    can_lock: bool = False
    can_unlock: bool = False
    can_take: bool = False
    """Its length may be said."""

    @property
    def stands(self) -> str:
        """Where it stands as one would type it: the clock time alone, without a date."""
        return (self.lock or self.time).rpartition(" ")[2]


def plan_lines(
    sheet: Sheet, run: Run, times: Timeline, zone: tzinfo | None
) -> tuple[PlanLine, ...]:
    """The item that runs and all that come after it, each with its steps; the finish last. Before
    the start all of them; nothing after the close."""
    if run.state is State.CLOSED:
        return ()
    begun = item_here(sheet, run)
    here = max(0, begun)
    lines: list[PlanLine] = []
    for number, item in enumerate(sheet.items[here:], here):
        lines.append(_item(sheet, run, times, item, zone, now=number == begun))
        stops = sheet.stops_of(item)
        if len(stops) > 1:
            lines += [_step(sheet, run, times, item, stop, zone) for stop in stops]
    finish, last = amounts.hhmm(sheet.finish, zone, times.now), sheet.items[-1]
    lines.append(
        PlanLine(FINISH, "⌂", amounts.hhmm(times.finish, zone, times.now), "finish", "", 0, Place.RETURN,
                 last.id, last.name, lock=finish, can_lock=True)
    )  # fmt: skip
    return tuple(lines)


def _item(
    sheet: Sheet, run: Run, times: Timeline, item: SheetItem, zone: tzinfo | None, *, now: bool
) -> PlanLine:
    stops = sheet.stops_of(item)
    opening = next((stop for stop in stops if not stop.out), stops[0])
    expected = next((at for at in times.starts[slice(*item.stops)] if at is not None), None)
    begins = run.began.get(opening.id, expected)
    back = opening.place is Place.RETURN and not item.rests
    sign = "▶" if now else "–" if item.out else "■" if item.rests else "⌂" if back else "·"
    return PlanLine(
        item.id, sign, amounts.hhmm(begins, zone, times.now) if begins is not None else "",
        item.name, _minutes(item.length), 0, opening.place, item.id, item.name,
        lock=amounts.hhmm(item.lock, zone, times.now) if item.lock is not None else "", now=now,
        out=item.out,
        can_skip=any(not stop.out and stop.id not in run.began for stop in stops),
        can_move=not now and not item.out, can_lock=not now and not item.out,
        can_unlock=not now and item.lock is not None,
        can_take=any(not stop.out and stop.id not in run.began for stop in stops),
    )  # fmt: skip


def _step(
    sheet: Sheet, run: Run, times: Timeline, item: SheetItem, stop: Stop, zone: tzinfo | None
) -> PlanLine:
    begins = run.began.get(stop.id, times.starts[sheet.index[stop.id]])
    begun = stop.id in run.began
    now = stop.id == run.at
    sign = "●" if now else "✓" if begun else "–" if stop.out else "○"
    return PlanLine(
        stop.id, sign, amounts.hhmm(begins, zone, times.now) if begins is not None else "", stop.name, _minutes(stop.span.ideal), 1, stop.place, item.id, item.name,
        now=now, out=stop.out, can_skip=not stop.out and not begun,
        can_take=not stop.out and not begun,
    )  # fmt: skip


def _minutes(seconds: float) -> str:
    return str(max(1, round(seconds / 60))) if seconds else ""
