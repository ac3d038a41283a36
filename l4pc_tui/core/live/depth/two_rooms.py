"""After a low pulse: first a pause for everybody, then two rooms, of which one is the plan B.

Nothing said here tells how many were low: where it was one, that would be one person.
"""

from __future__ import annotations

from collections.abc import Iterable

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.safety_pulse import Colour
from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.live.sheet.sheet import Sheet, SheetItem, Stop
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import Move, Verb, standing
from l4pc_tui.core.record.place import Place

PAUSE = 5
"""Minutes of the pause that is offered."""
EACH = "Each chooses, and nobody says why."
FIRST = "First a pause of five minutes, for everybody, without a reason."
_DECIDES = frozenset((Verb.RESUME, Verb.PLAN_B, Verb.TWO_ROOMS, Verb.CLOSE, Verb.UP))


def asked_how(sheet: Sheet, run: Run) -> str:
    """How the script has the pulse asked here: by the step, else by what stands nearest before it,
    else by what comes first; "" where the plan names no way."""
    if run.at in sheet.sides and (way := sheet.sides[run.at].pulse):
        return way
    stop = (run.openers[0] if run.openers else run.at) or sheet.first.id
    here = sheet.index.get(stop, 0)
    near: Iterable[Stop] = (*reversed(sheet.stops[: here + 1]), *sheet.stops[here + 1 :])
    return next((stop.pulse for stop in near if stop.pulse), "")


def plan_b_of(sheet: Sheet, run: Run) -> SheetItem | None:
    """The item that a plan B stands ready for: the one that runs, until it is on its way back; else
    the next that is to come."""
    if not run.at or run.state is State.CLOSED:
        return None
    here = sheet.index[run.openers[0] if run.openers else run.at]
    for item in sheet.items[sheet.stops[here].item :]:
        stops = sheet.stops[max(here, item.stops[0]) : item.stops[1]]
        down = any(stop.place is not Place.RETURN and not stop.out for stop in stops)
        if item.plan_b and not item.out and down:
            return item
    return None


def is_low(run: Run, settings: Settings = DEFAULTS) -> bool:
    """Whether the latest pulse asks for a pause."""
    last = run.pulses[-1] if run.pulses else None
    return last is not None and not last.ends and last.colour(settings) is Colour.RED


def is_due(run: Run, moves: Iterable[Move], settings: Settings = DEFAULTS) -> bool:
    """Whether the room pauses after a low pulse and nobody has said how it goes on."""
    if run.state is not State.PAUSED or not is_low(run, settings):
        return False
    held = standing(moves)
    last = max(n for n, move in enumerate(held) if move.verb == Verb.PULSE)
    return not any(move.verb in _DECIDES for move in held[last + 1 :])


def rooms(other: str, later: str = "") -> str:
    """The two rooms in words. other: the title of the plan B. later: what it stands in for, where
    that is still to come."""
    if later:
        return f"Then two rooms when “{later}” comes: that one, or plan B, “{other}”. {EACH}"
    return f"Then two rooms: go on here, or plan B, “{other}”. {EACH}"
