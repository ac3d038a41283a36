"""When the people of a session worked with each other, as its run tells: in pairs, in groups, in
the whole circle. A talk is not among it, and of what nobody ran here nothing is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.sheet import Sheet, Stop
from l4pc_tui.core.people.hours import Stretch
from l4pc_tui.core.script.model.measures import ALONE, WHOLE_CIRCLE, Group

_PAIRS = Group(2, 2).words


class Way(StrEnum):
    """How people worked with each other, in the order in which it is told."""

    PAIRS = "in pairs"
    GROUPS = "in small groups"
    CIRCLE = "in the whole circle"


@dataclass(frozen=True, slots=True)
class Together:
    """A stay at a step in which people worked with each other. going: which share of it the clock
    went, from 0 to 1."""

    way: Way
    span: Stretch
    going: float

    def with_somebody(self, there: Stretch) -> float:
        """How many of its seconds somebody took part in who was there for a while."""
        return self.span.cut_to(there).length * self.going


def when_together(run: Run, sheet: Sheet, now: float) -> tuple[Together, ...] | None:
    """Every such stay of a run, in order; None of a session that nobody ran here.

    sheet: as it was laid out while it ran.
    """
    if run.started is None:
        return None
    found = []
    group = ""
    for visit in run.visits:
        stop = _stop(sheet, visit.stop)
        if stop is None:
            continue
        # A side step that says nothing of groups is done as the step was that opened it.
        group = group if stop.side and "group" in stop.inherits else stop.group
        span = Stretch(visit.began, now if visit.ended is None else visit.ended)
        if (way := way_of(group)) and span.length:
            found.append(Together(way, span, max(0.0, 1 - visit.paused / span.length)))
    return tuple(found)


def way_of(group: str) -> Way | None:
    """How people work with each other in a step, from what its script says of groups; None for
    alone, and where it says nothing."""
    if group in ("", ALONE.words):
        return None
    if group == WHOLE_CIRCLE.words:
        return Way.CIRCLE
    return Way.PAIRS if group == _PAIRS else Way.GROUPS


def _stop(sheet: Sheet, id: str) -> Stop | None:
    known = id in sheet.index or id in sheet.sides
    return sheet.stop(id) if known else None
