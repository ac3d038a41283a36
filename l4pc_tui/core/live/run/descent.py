"""How deep today may go, and what the next step down would be.

No deeper than the question needs, no deeper than the group can carry today (Harrison, 1970).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l4pc_tui.core.live.run.onward import Standing, following
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.safety_pulse import Colour
from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.live.sheet.sheet import Sheet, Stop
from l4pc_tui.core.record.place import Place

_SLIP = 60
"""Seconds within which going back is taking back."""


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The deepest place of today; ``place`` is None when there is no limit."""

    place: Place | None
    why: str = ""

    def allows(self, place: Place) -> bool:
        """True for a place no deeper than it. The Return is never too deep."""
        return self.place is None or place.depth <= self.place.depth


NO_CEILING = Ceiling(None)


@dataclass(frozen=True, slots=True)
class Down:
    """A way down. ``choice``: the probe's number; None when it leads to another step.

    stop, place: where the group would then be, and ``openers`` the steps to return to from there.
    """

    stop: Stop
    place: Place
    choice: int | None
    openers: tuple[str, ...] = ()


def ceiling(sheet: Sheet, run: Run, number: int, settings: Settings = DEFAULTS) -> Ceiling:
    """Today's ceiling: the lowest of what the session's number, its plan and its pulse allow.

    number: which of the cohort's sessions it is, from 1; 0 for a try-out, which has the plan's
    ceiling only.
    """
    found: list[Ceiling] = []
    if number > 0:
        place = settings.ceilings[min(number, len(settings.ceilings)) - 1]
        if place is not settings.ceilings[-1]:
            found.append(Ceiling(place, f"session {number} goes no deeper than {place}"))
        else:
            found.append(Ceiling(place))
    if sheet.ceiling is not None:
        found.append(Ceiling(sheet.ceiling, f"the plan goes no deeper than {sheet.ceiling}"))
    if run.pulses and run.pulses[-1].colour(settings) is Colour.RED:
        after = settings.ceiling_after_red
        found.append(Ceiling(after, f"the last pulse goes no deeper than {after}"))
    return min(found, key=_depth, default=Ceiling(None))


def opens_in(place: Place, number: int, settings: Settings = DEFAULTS) -> int:
    """The session from which on a place is open to a cohort; 0 when it is already, or never."""
    if number <= 0:
        return 0
    opened = (n for n, deepest in enumerate(settings.ceilings, 1) if deepest.depth >= place.depth)
    first = next(opened, 0)
    return first if first > number else 0


def descends(here: Place, to: Place) -> bool:
    """Whether it is a descent to go there. From the bank to the edge is none: nobody is in the
    hole yet, and every session comes to its surface."""
    return to.depth > max(here.depth, Place.SURFACE.depth)


def place_at(run: Run, stop: Stop, shown: Sequence[int] | None = None) -> Place:
    """Where the group is once it stands on a stop: at its place, or at that of its deepest open
    question. A side step without a place of its own leaves the group where it is, and so does a
    break or lunch.

    shown: the open questions, where they are others than now.
    """
    shown = run.revealed.get(stop.id, ()) if shown is None else shown
    own = run.place if "depth" in stop.inherits and run.place else stop.place
    return max((own, *(stop.queries[n].place for n in shown)), key=lambda place: place.depth)


def in_reach(stop: Stop, run: Run, limit: Ceiling) -> tuple[int, ...]:
    """The probes of a stop that today's ceiling leaves on view; one that was asked stays."""
    shown = run.revealed.get(stop.id, ())
    queries = enumerate(stop.queries)
    return tuple(n for n, query in queries if n in shown or limit.allows(query.place))


def askable(stop: Stop, run: Run, limit: Ceiling) -> tuple[int, ...]:
    """The probes that may be asked next: the first one that the room has not been asked, and
    its alternatives at the same place. Those below the ceiling come when no other is left."""
    shown = run.revealed.get(stop.id, ())
    left = [n for n in range(len(stop.queries)) if n not in shown]
    left = [n for n in left if limit.allows(stop.queries[n].place)] or left
    return tuple(n for n in left if stop.queries[n].place is stop.queries[left[0]].place)


def asking(sheet: Sheet, run: Run, limit: Ceiling, choice: int) -> Down | None:
    """Asking that probe, when it leads deeper or lies below today's ceiling."""
    stop = sheet.stop(run.at)
    if not 0 <= choice < len(stop.queries):
        return None
    place = stop.queries[choice].place
    deeper = descends(run.place or stop.place, place)
    return Down(stop, place, choice) if deeper or not limit.allows(place) else None


def moving(sheet: Sheet, run: Run, to: Standing | None) -> Down | None:
    """Going to another stop, when that is deeper than where the group is."""
    if to is None:
        return None
    place = place_at(run, to.stop)
    deeper = descends(run.place or sheet.stop(run.at).place, place)
    return Down(to.stop, place, None, to.openers) if deeper else None


def slipped(run: Run, to: str, now: float) -> bool:
    """Whether going back to a stop only takes back a step that was made by mistake: it was left
    for this one no more than a minute ago."""
    visit = run.visit
    return (
        visit is not None
        and len(run.visits) > 1
        and run.visits[-2].stop == to
        and visit.spent(now) <= _SLIP
    )


def next_down(sheet: Sheet, run: Run) -> Down | None:
    """The step that Next leads to, when it is deeper than where the group is."""
    return moving(sheet, run, following(sheet, run.at, run.openers))


def way_down(sheet: Sheet, run: Run, limit: Ceiling) -> Down | None:
    """The next move, when it leads to a deeper place: the step's next question in reach, else
    the step that Next leads to. None when that one is no deeper."""
    if not run.at:
        return None
    left = _unasked(sheet, run, limit)
    return asking(sheet, run, limit, left[0]) if left else next_down(sheet, run)


def further_down(sheet: Sheet, run: Run, limit: Ceiling, onward: Sequence[Stop]) -> Down | None:
    """The way to the next deeper place, however many moves away: a question in reach of this
    step, else the first step of the way onward that is deeper, by itself or by such a question."""
    found = (asking(sheet, run, limit, n) for n in _unasked(sheet, run, limit))
    if asked := next((down for down in found if down), None):
        return asked
    here = run.place or sheet.stop(run.at).place
    for stop in onward:
        questions = (stop.queries[n].place for n in in_reach(stop, run, limit))
        for place in (place_at(run, stop), *questions):
            if descends(here, place):
                return Down(stop, place, None)
    return None


def _unasked(sheet: Sheet, run: Run, limit: Ceiling) -> list[int]:
    shown = run.revealed.get(run.at, ())
    return [n for n in in_reach(sheet.stop(run.at), run, limit) if n not in shown]


def _depth(limit: Ceiling) -> int:
    return limit.place.depth if limit.place is not None else len(Place)
