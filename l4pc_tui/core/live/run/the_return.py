"""The Return: which stops are the way back, and how much time is kept for it."""

from __future__ import annotations

from functools import lru_cache

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.live.sheet.sheet import Sheet, Stop
from l4pc_tui.core.record.place import Place


@lru_cache(maxsize=16)
def the_return(sheet: Sheet) -> frozenset[str]:
    """The stops of the Return: every one after the deepest place has last been left.

    Breaks keep the place that they are in, and are no part of it.
    """
    working = _working(sheet)
    depths = [-1 if stop.place is Place.RETURN else stop.place.depth for stop in working]
    deepest = max(depths, default=-1)
    last = max((n for n, depth in enumerate(depths) if depth == deepest), default=-1)
    back = working[last + 1 :] if deepest >= 0 else working
    return frozenset(stop.id for stop in back if stop.place is Place.RETURN)


def reserve(sheet: Sheet, run: Run, settings: Settings = DEFAULTS) -> int:
    """Seconds kept for the Return: a share of the session without its breaks, and a least.

    Where one exercise is the whole plan, as when it is tried out, nothing is kept beyond the
    Return that it plans itself: 0.
    """
    planned = [item for item in sheet.items if not item.inserted]
    if len(planned) == 1 and planned[0].exercise is not None:
        return 0
    rests = sum(item.length for item in sheet.items if item.rests and not item.out)
    share = -(-(sheet.finish - sheet.starts - rests) * settings.return_share // 1)
    places = {stop.place for stop in _working(sheet)} | {depth.place for depth in run.depths}
    least = settings.return_after_power if Place.POWER in places else settings.return_least
    return max(least, int(share))


def _working(sheet: Sheet) -> list[Stop]:
    return [stop for stop in sheet.stops if not stop.out and not sheet.item_of(stop).rests]
