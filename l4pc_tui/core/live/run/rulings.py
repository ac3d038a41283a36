"""How a wish is answered: an accepted move or a refusal in words, and what both are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from l4pc_tui.core.live.run.descent import place_at
from l4pc_tui.core.live.run.onward import Standing
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.sheet import Stop
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import Verb


@dataclass(frozen=True, slots=True)
class Accepted:
    """The verb and data of the move to keep."""

    verb: Verb
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why not, in one sentence for the screen."""

    words: str


Ruling = Accepted | Refused

NOT_STARTED = Refused("The session has not started. Enter starts it.")
CLOSED = Refused("This session is closed. Reopen it to go on.")
PAUSED = Refused("The clock is paused. Space goes on.")
LAST = Refused("This is the last step. c closes the session.")
DEEPEST_NESTING = 5
TOO_DEEP = Refused("That is five side steps deep. Enter goes back up first.")


def not_running(run: Run) -> Refused | None:
    """Why no group can be moved now; None when it can."""
    return {State.PLANNED: NOT_STARTED, State.CLOSED: CLOSED, State.PAUSED: PAUSED}.get(run.state)


def stand(run: Run, stop: Stop, openers: tuple[str, ...] = ()) -> dict[str, Any]:
    """Standing on a stop, at the place that goes with it."""
    data: dict[str, Any] = {"stop": stop.id, "place": place_at(run, stop).value}
    return data | {"openers": list(openers)} if openers else data


def led(run: Run, to: Standing | None, verb: Verb, said: Mapping[str, Any] | None = None) -> Ruling:
    """On to where the script or the plan leads, if there is anything left."""
    if to is None:
        return LAST
    return Accepted(verb, {**(said or {}), **stand(run, to.stop, to.openers)})
