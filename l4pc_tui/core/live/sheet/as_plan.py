"""A session's plan as it was changed, as the plan that a trainer would have written so.

What reads plans, such as the checker and the paper, reads this one alike.
"""

from __future__ import annotations

from dataclasses import replace

from l4pc_tui.core.live.sheet.changes import FINISH, Changes
from l4pc_tui.core.live.sheet.sheet import Sheet, SheetItem, Stop
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.measures import Time
from l4pc_tui.core.script.model.model import Item, SessionPlan


def as_plan(plan: SessionPlan, sheet: Sheet, changes: Changes) -> SessionPlan:
    """The plan with what was changed. sheet: the run sheet with these changes in it.

    What is left out is gone; a length that was given is the only one there is.
    """
    own = {str(number): item for number, item in enumerate(plan.items, 1)}
    items = tuple(
        _item(own.get(each.id) or _put_in(each, changes), each, sheet, changes)
        for each in sheet.items
        if not each.out
    )
    clock = changes.clocks.get(FINISH)
    return replace(plan, items=items, finish=plan.finish if clock is None else round(clock))


def _item(own: Item, now: SheetItem, sheet: Sheet, changes: Changes) -> Item:
    """An item as it is now."""
    stops = sheet.stops_of(now)
    going = [stop for stop in stops if not stop.out]
    given = [stop for stop in going if stop.id in changes.lengths]
    if len(going) < len(stops):
        own = replace(own, skip=(*own.skip, *((s.name, own.line) for s in stops if s.out)))
    if given or len(going) < len(stops):
        if own.time is not None or now.exercise is None:
            own = replace(own, time=_exactly(now.length))
        if now.exercise is not None:
            own = replace(own, step_times=_step_times(own, given))
    if now.id in changes.clocks:
        return replace(own, clock=round(changes.clocks[now.id]), about=False)
    if now.id in changes.locks and changes.locks[now.id] is None:
        return replace(own, clock=None)
    return own


def _step_times(own: Item, given: list[Stop]) -> tuple[tuple[str, Time, int], ...]:
    said = {stop.name for stop in given}
    kept = (each for each in own.step_times if each[0] not in said)
    return (*kept, *((stop.name, _exactly(stop.span.ideal), own.line) for stop in given))


def _put_in(now: SheetItem, changes: Changes) -> Item:
    """The agenda line of what was put in."""
    held = next(each for each in changes.inserted if each.id == now.id)
    time = _exactly(held.seconds) if held.seconds else None
    named = now.exercise.id if now.exercise else ""
    place = None if now.exercise else Place.SURFACE
    return Item(
        now.id, None, False, now.kind, now.name, named, time, keep=False, fixed=False, cut="never",
        place=place, line=1,
    )  # fmt: skip


def _exactly(seconds: int) -> Time:
    return Time(seconds, seconds, seconds, stated=True)
