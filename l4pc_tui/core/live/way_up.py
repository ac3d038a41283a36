"""The way up: how long the Return takes when one comes up now, in its short form when time is short.

No squeeze ever shortens the Return. Who comes up late is told what its least is, and decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from l4pc_tui.core.live import words
from l4pc_tui.core.live.descent import place_at
from l4pc_tui.core.live.lights import Lights
from l4pc_tui.core.live.onward import route
from l4pc_tui.core.live.pulse import Colour
from l4pc_tui.core.live.returning import the_return
from l4pc_tui.core.live.rules import return_ahead
from l4pc_tui.core.live.run import Run, fold
from l4pc_tui.core.live.sheet import Sheet, Stop
from l4pc_tui.core.live.timeline import remaining, timeline
from l4pc_tui.core.record.moves import Move, Verb
from l4pc_tui.core.record.place import Place


@dataclass(frozen=True, slots=True)
class WayUp:
    """Coming up at once.

    seconds: what the Return then takes, up to what comes after it.
    short:   True when its planned length no longer fits: ``seconds`` is its least.
    late:    what would be late all the same: "finish 4 min late"; else empty.
    """

    seconds: float
    short: bool
    late: str

    @property
    def words(self) -> str:
        """The Return and its length: "the Return in its short form: 15 min"."""
        form = " in its short form" if self.short else ""
        told = f"the Return{form}: {words.minutes(self.seconds)}"
        return f"{told}, {self.late}" if self.late else told


def way_up(sheet: Sheet, run: Run, now: float) -> WayUp | None:
    """Coming up to the Return at ``now``; None in the Return, and when none is to come."""
    ahead = return_ahead(sheet, run) if run.at else None
    if ahead is None or run.at in the_return(sheet):
        return None
    stand = {"stop": ahead.id, "place": place_at(run, ahead).value}
    there = fold(run, Move("", Verb.UP, now, "", stand))
    back = (ahead, *takewhile(lambda s: s.id in the_return(sheet), route(sheet, ahead.id, ())))
    planned = sum(remaining(there, stop) for stop in back)
    late = next((lock for lock in timeline(sheet, there, now).locks if lock.late > 0), None)
    if late is None:
        return WayUp(planned, short=False, late="")
    least = sum(_least(there, stop) for stop in back)
    beyond = late.late - (planned - least)
    told = f"{late.name} {words.minutes(beyond)} late" if beyond > 0 else ""
    return WayUp(least, short=least < planned, late=told)


def advised(sheet: Sheet, run: Run, lights: Lights) -> bool:
    """Whether to come up, not only to stay: a red light while the group is further down than the
    surface, or a group that is not safe anywhere."""
    here = run.place or sheet.stop(run.at).place
    unsafe = lights.safety.colour is Colour.RED
    return lights.advice == "up" and (unsafe or here.depth > Place.SURFACE.depth)


def _least(run: Run, stop: Stop) -> float:
    return max(0.0, min(stop.span.least, stop.span.ideal) - run.spent.get(stop.id, 0.0))
