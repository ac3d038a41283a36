"""The way up: how long the Return takes when one comes up now, in its short form when time is short.

No squeeze ever shortens the Return. Who comes up late is told what its least is, and decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from l4pc_tui.core.live.run.descent import place_at
from l4pc_tui.core.live.run.onward import route
from l4pc_tui.core.live.run.rules import return_ahead
from l4pc_tui.core.live.run.run import Run, fold
from l4pc_tui.core.live.run.safety_pulse import Colour
from l4pc_tui.core.live.run.the_return import the_return
from l4pc_tui.core.live.sheet.sheet import Sheet, Stop
from l4pc_tui.core.live.time.timeline import remaining, timeline
from l4pc_tui.core.live.view_model import Lights
from l4pc_tui.core.record.moves import Move, Verb
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text import amounts


@dataclass(frozen=True, slots=True)
class WayUp:
    """Coming up at once.

    seconds: what the Return then takes, and ``first`` what of it comes at once, up to a rest or
             anything else that comes between: ``then`` says when the others come.
    short:   True when its planned length no longer fits, and what is late for it is its least.
    late:    what would be late all the same: "finish 4 min late"; else empty.
    """

    seconds: float
    first: float
    then: str
    short: bool
    late: str

    @property
    def words(self) -> str:
        """The Return and its length: "the Return in its short form: 15 min", "the Return:
        10 min now, 24 min after the break"."""
        form = " in its short form" if self.short else ""
        told = f"the Return{form}: {amounts.minutes(self.seconds)}"
        if self.then:
            later = f"{amounts.minutes(self.seconds - self.first)} {self.then}"
            told = f"the Return{form}: {amounts.minutes(self.first)} now, {later}"
        return f"{told}, {self.late}" if self.late else told


def way_up(sheet: Sheet, run: Run, now: float) -> WayUp | None:
    """Coming up to the Return at ``now``; None in the Return, and when none is to come."""
    ahead = return_ahead(sheet, run) if run.at else None
    if ahead is None or run.at in the_return(sheet):
        return None
    stand = {"stop": ahead.id, "place": place_at(run, ahead).value}
    there = fold(run, Move("", Verb.UP, now, "", stand))
    way = tuple(dict.fromkeys((ahead, *route(sheet, ahead.id, ()))))
    takes = {stop.id: remaining(there, stop) for stop in way if stop.id in the_return(sheet)}
    planned, gained, begins, late = sum(takes.values()), 0.0, 0, ""
    for lock in timeline(sheet, there, now).locks:
        stretch, begins = way[begins : lock.before + 1], lock.before + 1
        for stop in stretch if lock.late > gained else ():
            if stop.id in takes:
                gained += takes[stop.id] - _least(there, stop)
                takes[stop.id] = _least(there, stop)
        arrives = lock.arrives - gained
        if (by := amounts.apart(lock.at, arrives)) > 0 and not late:
            late = f"{lock.name} {amounts.minutes(by * 60)} late"
        # Who is ready before a lock waits for it: what was won so is used up there.
        gained = max(lock.arrives, lock.at) - max(arrives, lock.at)
    seconds = sum(takes.values())
    first = sum(takes[stop.id] for stop in takewhile(lambda stop: stop.id in takes, way))
    between = next((stop for stop in way if stop.id not in takes), None)
    then = _after(sheet, between) if between is not None and first < seconds else ""
    return WayUp(seconds, first, then, seconds < planned, late)


def advised(sheet: Sheet, run: Run, lights: Lights) -> bool:
    """Whether to come up, not only to stay: a red light while the group is further down than the
    surface, or a group that is not safe anywhere. Who is back in the Return has come up."""
    here = run.place or sheet.stop(run.at).place
    if here is Place.RETURN or lights.advice != "up":
        return False
    return lights.safety.colour is Colour.RED or here.depth > Place.SURFACE.depth


def _after(sheet: Sheet, stop: Stop) -> str:
    item = sheet.item_of(stop)
    return {"Break": "after the break", "Lunch": "after lunch"}.get(item.kind, "later")


def _least(run: Run, stop: Stop) -> float:
    return max(0.0, min(stop.span.least, stop.span.ideal) - run.spent.get(stop.id, 0.0))
