"""Beside the step that goes on: a side step that is not for the whole room.

The facilitator is with one person or one pair; the room keeps its question, its clock and its
bell. Nothing here changes where the room is, unless the side step's own words lead it on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from l4pc_tui.core.live.run.onward import leaving, onto
from l4pc_tui.core.live.run.rulings import (
    DEEPEST_NESTING,
    TOO_DEEP,
    Accepted,
    Ruling,
    led,
    not_running,
    stand,
)
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.sheet import Door, Sheet, Stop
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.script.model.model import END


def alone(sheet: Sheet, run: Run, way: Door, number: int) -> Ruling | None:
    """What a door does that is not for the whole room; None for one that moves it."""
    if run.state not in (State.RUNNING, State.PAUSED):
        return None
    inside = [visit.stop for visit in run.beside]
    if way.again and inside:
        return go_aside(run, inside, {**opened(way, number), "again": True})
    if not way.to or sheet.stop(way.to).aside != "some":
        return None
    if way.to in inside:
        return go_aside(run, inside[: inside.index(way.to) + 1], opened(way, number))
    if len(run.openers) + len(inside) >= DEEPEST_NESTING:
        return TOO_DEEP
    return go_aside(run, (*inside, way.to), opened(way, number))


def opened(way: Door, number: int) -> dict[str, Any]:
    """What a move keeps of the door that it went through."""
    return {"door": number, "condition": way.condition}


def facilitator_at(sheet: Sheet, run: Run) -> Stop:
    """The stop whose words the facilitator reads first: the side step beside, else the room's."""
    return sheet.stop(run.beside[-1].stop if run.beside else run.at)


def on_from_beside(sheet: Sheet, run: Run) -> Ruling:
    """Where the side step's own Next leads; without one, back to what opened it."""
    here = facilitator_at(sheet, run)
    if not here.onward:
        return back_from_beside(run)
    to = sheet.sides.get(here.onward)
    if to is not None and to.aside == "some":
        inside = [visit.stop for visit in run.beside[:-1]]
        kept = inside[: inside.index(to.id)] if to.id in inside else inside
        return go_aside(run, (*kept, to.id))
    if refusal := not_running(run):
        return refusal
    if here.onward == END:
        return led(run, leaving(sheet, here, run.openers), Verb.NEXT)
    if to is None:
        return led(run, onto(sheet, sheet.index[here.onward]), Verb.NEXT)
    openers = (*run.openers, run.at) if to.aside else run.openers
    return Accepted(Verb.NEXT, stand(run, to, openers))


def back_from_beside(run: Run) -> Ruling:
    """Back to what opened the side step; one key, wherever its Next leads."""
    return go_aside(run, [visit.stop for visit in run.beside[:-1]])


def go_aside(run: Run, inside: Sequence[str], said: Mapping[str, Any] | None = None) -> Ruling:
    """Standing in those side steps beside the step that goes on; in none of them again, if empty.

    The move names what it came back from, for the log.
    """
    was = [visit.stop for visit in run.beside]
    left = {"left": was[-1]} if was and len(inside) < len(was) else {}
    return Accepted(Verb.ASIDE, {**(said or {}), "aside": list(inside), **left})
