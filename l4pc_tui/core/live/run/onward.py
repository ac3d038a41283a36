"""Where Next leads: by the script, by the plan, and past what is left out."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from l4pc_tui.core.live.sheet.sheet import Sheet, Stop
from l4pc_tui.core.script.model.model import END


class Standing(NamedTuple):
    """A stop, and the stops to return to from there, the latest last."""

    stop: Stop
    openers: tuple[str, ...] = ()


def following(sheet: Sheet, at: str, openers: tuple[str, ...]) -> Standing | None:
    """What Next leads to from a stop; None after the last one."""
    here = sheet.stop(at)
    if here.onward == END:
        return leaving(sheet, here, openers)
    if here.onward:
        return _led(sheet, here, openers)
    if here.side:
        return _back_from(sheet, here, openers)
    return onto(sheet, sheet.index[here.id] + 1)


def returning(sheet: Sheet, openers: tuple[str, ...]) -> Standing | None:
    """Back to the stop that opened this side step."""
    return Standing(sheet.stop(openers[-1]), openers[:-1]) if openers else None


def leaving(sheet: Sheet, here: Stop, openers: tuple[str, ...]) -> Standing | None:
    """Out of the exercise: back to the step that uses it, or on to the next item."""
    while openers and openers[-1].startswith(here.around):
        openers = openers[:-1]
    return returning(sheet, openers) or onto(sheet, sheet.item_of(here).stops[1])


def onto(sheet: Sheet, number: int) -> Standing | None:
    """The stop of that number in the main line; past what is left out, where that would lead."""
    for _ in sheet.stops:
        if number >= len(sheet.stops):
            return None
        stop = sheet.stops[number]
        if not stop.out:
            return Standing(stop)
        if stop.onward == END:
            number = sheet.item_of(stop).stops[1]
        else:
            number = sheet.index.get(stop.onward, number + 1)
    return None


@lru_cache(maxsize=32)
def route(sheet: Sheet, at: str, openers: tuple[str, ...]) -> tuple[Stop, ...]:
    """Every stop that Next leads to from here until the last one, in that order.

    Remembered, because the clock asks every second and the answer changes with a move only.
    """
    found: list[Stop] = []
    seen = {(at, openers)}
    ahead = following(sheet, at, openers)
    while ahead is not None and (key := (ahead.stop.id, ahead.openers)) not in seen:
        seen.add(key)
        found.append(ahead.stop)
        ahead = following(sheet, *key)
    return tuple(found)


def _led(sheet: Sheet, here: Stop, openers: tuple[str, ...]) -> Standing | None:
    """Where the script's own Next leads; the openers stay from side step to side step."""
    if here.onward in sheet.sides:
        kept = openers if here.side else (here.id,)
        return Standing(sheet.sides[here.onward], kept)
    return onto(sheet, sheet.index[here.onward])


def _back_from(sheet: Sheet, here: Stop, openers: tuple[str, ...]) -> Standing | None:
    back = returning(sheet, openers)
    if back and back.stop.onward == here.id and not back.stop.side:
        # It led here by itself: going back to it would go round and round.
        return onto(sheet, sheet.index[back.stop.id] + 1)
    return back
