"""Squeeze and stretch: winning time for the next lock that would not hold, or giving it back.

A squeeze shortens every later step towards its least, in proportion to what it can give; if
that is not enough it drops the steps and items that may be cut, ``first`` before ``if needed``,
the latest first, and shortens the others only by what is then still needed. It never goes
below a least, never drops what is never to be cut, never moves a lock, and leaves the Return
alone. A stretch gives spare time before a lock to the steps that can take more.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.the_return import the_return
from l4pc_tui.core.live.sheet.shares import share_out
from l4pc_tui.core.live.sheet.sheet import Sheet, SheetItem, Stop
from l4pc_tui.core.live.time.timeline import Lock, Timeline, remaining

_CLASSES = ("first", "if needed")


@dataclass(frozen=True, slots=True)
class Retimed:
    """New lengths on the way to a lock.

    wanted:   seconds to win for the lock, or to give back before it.
    moved:    seconds that are won or given back. Dropping a whole step may win more than was
              wanted.
    spans:    stop id → its new length, of those that change.
    dropped:  ids of the stops that are left out, in the order they were given up.
    """

    lock: Lock
    wanted: int
    moved: int
    spans: dict[str, int]
    dropped: tuple[str, ...] = ()

    @property
    def left(self) -> int:
        """Seconds that remain to be won; 0 when the lock holds."""
        return max(0, self.wanted - self.moved)


class _Drop(NamedTuple):
    """What may be left out at one go. ``rank`` sorts: the class, then the latest first."""

    rank: tuple[int, int, int]
    stops: tuple[str, ...]


def squeeze(sheet: Sheet, run: Run, times: Timeline) -> Retimed | None:
    """What to win for the first lock that would not hold and for which something can be won.

    None when every lock holds. When nothing can be won any more, ``moved`` is 0 and ``wanted``
    is what the first late lock lacks.
    """
    since, stuck = 0, None
    for lock in times.locks:
        wanted = ceil(lock.late)
        if wanted <= 0:
            # The group waits there: what is won before it does not come through.
            since = lock.before
            continue
        found = _win(sheet, run, lock, _Window(run, times.onward, since, lock.before), wanted)
        if found.moved:
            return found
        stuck = stuck or found
    return stuck


def stretch(sheet: Sheet, run: Run, times: Timeline) -> Retimed | None:
    """How to use the spare time before the first lock where steps can take more.

    None when no lock has spare time. When nothing can take it, ``moved`` is 0.
    """
    since, unused = 0, None
    for lock in times.locks:
        spare = floor(-lock.late)
        if spare > 0:
            stops = _Window(run, times.onward, since, lock.before).stops()
            window = _later(sheet, (stop for stop in stops if stop.id not in run.began))
            rooms = _rooms(sheet, window, [stop.span.most - stop.span.ideal for stop in window], 1)
            given = share_out(rooms, spare)
            spans = {s.id: s.span.ideal + g for s, g in zip(window, given, strict=True) if g}
            if spans:
                return Retimed(lock, spare, sum(given), spans)
            unused = unused or Retimed(lock, spare, 0, {})
        since = lock.before
    return unused


def _win(sheet: Sheet, run: Run, lock: Lock, window: _Window, wanted: int) -> Retimed:
    stops = window.stops()
    drops = sorted(_drops(sheet, run, stops))
    whole = sum(floor(remaining(run, stop)) for stop in stops)
    for number in range(len(drops) + 1):
        gone = dict.fromkeys(stop for drop in drops[:number] for stop in drop.stops)
        left = window.stops(gone)
        gain = whole - sum(floor(remaining(run, stop)) for stop in left)
        kept = _later(sheet, left)
        rooms = _rooms(sheet, kept, [_room(run, stop) for stop in kept], -1, gone)
        if gain + sum(rooms) >= wanted:
            break
    given = share_out(rooms, wanted - gain)
    spans = {stop.id: stop.span.ideal - g for stop, g in zip(kept, given, strict=True) if g}
    return Retimed(lock, wanted, gain + sum(given), spans, tuple(gone))


class _Window(NamedTuple):
    """A part of the way onward, between two locks."""

    run: Run
    way: Sequence[Stop]
    first: int
    after: int

    def stops(self, gone: Container[str] = ()) -> list[Stop]:
        """Its stops where their time is taken: not those that are come to again.

        gone: stops that are left out; with them goes the side step that one led through.
        """
        seen, found, aside = {self.run.at}, [], False
        for number, stop in enumerate(self.way[: self.after]):
            aside = stop.side and aside if stop.id not in gone else True
            if aside or stop.id in seen:
                continue
            seen.add(stop.id)
            if number >= self.first:
                found.append(stop)
        return found


def _later(sheet: Sheet, stops: Iterable[Stop]) -> list[Stop]:
    """Those whose length may be changed: not the Return, and nothing that is fixed."""
    protected = the_return(sheet)
    return [s for s in stops if s.id not in protected and not sheet.item_of(s).fixed]


def _room(run: Run, stop: Stop) -> int:
    """Seconds that a stop can give: down to its least, but not below what was used already."""
    return max(0, stop.span.ideal - max(stop.span.least, ceil(run.spent.get(stop.id, 0.0))))


def _rooms(
    sheet: Sheet, stops: Sequence[Stop], rooms: list[int], sign: int,
    gone: Container[str] = (),
) -> list[int]:  # fmt: skip
    """The rooms within the range that the plan gives an item as a whole, where it gives one."""
    rooms = [max(0, room) for room in rooms]
    by_item: dict[int, list[int]] = {}
    for number, stop in enumerate(stops):
        if sheet.items[stop.item].limits is not None and not stop.side:
            by_item.setdefault(stop.item, []).append(number)
    for item_number, numbers in by_item.items():
        item = sheet.items[item_number]
        length = sum(s.span.ideal for s in sheet.stops_of(item) if not s.out and s.id not in gone)
        assert item.limits is not None
        most = length - item.limits.least if sign < 0 else item.limits.most - length
        for number, room in zip(numbers, share_out([rooms[n] for n in numbers], most), strict=True):
            rooms[number] = room
    return rooms


def _drops(sheet: Sheet, run: Run, window: Sequence[Stop]) -> Iterable[_Drop]:
    """Everything on the way that may be left out: steps by their own mark, items by theirs.

    An item with a lock stays, and so does the step that its clock time is the start of.
    """
    protected = the_return(sheet)
    items: dict[int, SheetItem] = {}
    for stop in window:
        item = sheet.item_of(stop)
        if stop.side or item.fixed or not stop.span.ideal or _held(stop, run, protected):
            continue
        items[stop.item] = item
        if stop.cut in _CLASSES and not (item.lock is not None and _opens(sheet, item, stop)):
            yield _Drop((_CLASSES.index(stop.cut), -sheet.index[stop.id], 0), (stop.id,))
    for item in items.values():
        stops = [stop for stop in sheet.stops_of(item) if not stop.out]
        whole = item.cut in _CLASSES and item.lock is None
        if whole and not any(_held(stop, run, protected) for stop in stops):
            rank = (_CLASSES.index(item.cut), -item.stops[0], 1)
            yield _Drop(rank, tuple(stop.id for stop in stops))


def _held(stop: Stop, run: Run, protected: frozenset[str]) -> bool:
    return stop.id in protected or stop.id in run.began or stop.id == run.at


def _opens(sheet: Sheet, item: SheetItem, stop: Stop) -> bool:
    return next(s for s in sheet.stops_of(item) if not s.out) is stop
