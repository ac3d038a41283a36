"""How deep today may go, and what the next step down would be.

No deeper than the question needs, no deeper than the group can carry today (Harrison, 1970).
"""

from __future__ import annotations

from dataclasses import dataclass

from l4pc_tui.core.live.onward import following
from l4pc_tui.core.live.pulse import Colour
from l4pc_tui.core.live.run import Run
from l4pc_tui.core.live.settings import DEFAULTS, Settings
from l4pc_tui.core.live.sheet import Sheet, Stop
from l4pc_tui.core.record.place import Place


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The deepest place of today; ``place`` is None when there is no limit."""

    place: Place | None
    why: str = ""

    def allows(self, place: Place) -> bool:
        """True for a place no deeper than it. The Return is never too deep."""
        return self.place is None or place.depth <= self.place.depth


@dataclass(frozen=True, slots=True)
class Down:
    """The next way down. ``choice``: the probe's number; None when it is the step after this.

    stop: where the group would then be.
    """

    stop: Stop
    place: Place
    choice: int | None


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


def in_reach(stop: Stop, run: Run, limit: Ceiling) -> tuple[int, ...]:
    """The probes of a stop that today's ceiling leaves on view; one that was asked stays."""
    shown = run.revealed.get(stop.id, ())
    queries = enumerate(stop.queries)
    return tuple(n for n, query in queries if n in shown or limit.allows(query.place))


def next_probe(stop: Stop, run: Run, limit: Ceiling) -> int | None:
    """The first probe in reach that the room has not been asked."""
    shown = run.revealed.get(stop.id, ())
    return next((n for n in in_reach(stop, run, limit) if n not in shown), None)


def way_down(sheet: Sheet, run: Run, limit: Ceiling, choice: int | None = None) -> Down | None:
    """The way to a deeper place than the group is at: the next probe (or the one of that
    number), else the step that Next leads to. None when neither is deeper."""
    if not run.at:
        return None
    stop = sheet.stop(run.at)
    here = (run.place or stop.place).depth
    probe = next_probe(stop, run, limit) if choice is None else choice
    if probe is None:
        return next_down(sheet, run)
    if not 0 <= probe < len(stop.queries):
        return None
    place = stop.queries[probe].place
    return Down(stop, place, probe) if place.depth > here else None


def next_down(sheet: Sheet, run: Run) -> Down | None:
    """The step that Next leads to, when it is deeper than where the group is."""
    here = (run.place or sheet.stop(run.at).place).depth
    onward = following(sheet, run.at, run.openers)
    if onward is None or "depth" in onward.stop.inherits or onward.stop.place.depth <= here:
        return None
    return Down(onward.stop, onward.stop.place, None)


def _depth(limit: Ceiling) -> int:
    return limit.place.depth if limit.place is not None else len(Place)
