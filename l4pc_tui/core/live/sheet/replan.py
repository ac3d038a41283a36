"""The run sheet as it is now: the pinned one with what was changed before it began and since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from l4pc_tui.core.live.sheet.changes import FINISH, UNCHANGED, Changes, Inserted
from l4pc_tui.core.live.sheet.layout import fit
from l4pc_tui.core.live.sheet.sheet import Lengths, Sheet, SheetItem, Stop
from l4pc_tui.core.record.place import Place

Laid = Mapping[str, Sheet]
"""sha256 of an exercise's version → its steps laid out alone: what was inserted live."""


class _Part(NamedTuple):
    """An agenda item with everything that belongs to it."""

    item: SheetItem
    stops: tuple[Stop, ...]
    sides: tuple[Stop, ...]


def replan(sheet: Sheet, changes: Changes, laid: Laid | None = None) -> Sheet:
    """The sheet with the changes in it; the very same one when there are none.

    Planned times are laid anew in the order that holds now: what was left out keeps its planned
    time, what was inserted has none, and a lock stands at its clock time. So the amount that a
    session is behind stays what it is by the plan, until it is counted anew. What was changed
    before the start is that plan.
    """
    if changes == UNCHANGED:
        return sheet
    if changes.planned is not None:
        sheet = _as_planned(replan(sheet, changes.planned, laid), changes.planned)
    parts = _parts(sheet)
    for held in changes.inserted:
        if held.id in parts:
            continue
        part = _inserted(held, (laid or {}).get(held.sha))
        parts[part.item.id] = part
    order = [parts[key] for key in changes.order if key in parts] or list(parts.values())
    cursor, finish = sheet.starts, _held_to(sheet, changes, FINISH, sheet.finish)
    items: list[SheetItem] = []
    stops: list[Stop] = []
    sides: dict[str, Stop] = {}
    for number, part in enumerate(order):
        lock = _held_to(sheet, changes, part.item.id, part.item.lock)
        cursor = cursor if lock is None else lock
        first, began = len(stops), cursor
        for stop in part.stops:
            cursor += changes.shifts.get(stop.id, 0.0)
            stops.append(_now(stop, number, changes, cursor))
            cursor += stop.planned
        sides |= {side.id: _now(side, number, changes, 0.0) for side in part.sides}
        items.append(_settled(part.item, lock, began, cursor, first, stops))
    index = {stop.id: number for number, stop in enumerate(stops)}
    return replace(
        sheet, items=tuple(items), stops=tuple(stops), sides=sides, index=index,
        finish=sheet.finish if finish is None else finish,
    )  # fmt: skip


def _held_to(sheet: Sheet, changes: Changes, item: str, own: float | None) -> float | None:
    """The moment that an item, or the finish, is held to; own: by the plan."""
    clock = changes.clocks.get(item)
    return changes.locks.get(item, own) if clock is None else sheet.at(clock)


def _as_planned(sheet: Sheet, changes: Changes) -> Sheet:
    """The sheet as if its plan had been written so: every length that was given is a planned one,
    what is left out is given none, and planned times follow from them."""
    items: list[SheetItem] = []
    stops: list[Stop] = []
    cursor = sheet.starts
    for item in sheet.items:
        began = cursor = cursor if item.lock is None else item.lock
        for stop in sheet.stops_of(item):
            given = 0 if stop.out else changes.lengths.get(stop.id, stop.given)
            stops.append(replace(stop, starts=cursor, planned=given, put_in=0))
            cursor += given
        items.append(replace(item, starts=began, ends=cursor))
    return replace(sheet, items=tuple(items), stops=tuple(stops))


def recount(sheet: Sheet, counted: Sheet) -> Sheet:
    """The sheet with the lengths and words of ``counted``, the same one for other people.

    Its planned times stay: whoever comes late changes how long a round takes, not when the plan
    said that it begins.
    """
    stops = tuple(
        replace(stop, starts=planned.starts, planned=planned.planned)
        for stop, planned in zip(counted.stops, sheet.stops, strict=True)
    )
    items = tuple(
        replace(item, starts=planned.starts, ends=planned.ends, lock=planned.lock)
        for item, planned in zip(counted.items, sheet.items, strict=True)
    )
    return replace(counted, items=items, stops=stops, starts=sheet.starts, finish=sheet.finish)


def _parts(sheet: Sheet) -> dict[str, _Part]:
    """The items of a sheet by id, in order, each with its stops and side steps."""
    sides: dict[int, list[Stop]] = {}
    for side in sheet.sides.values():
        sides.setdefault(side.item, []).append(side)
    return {
        item.id: _Part(item, sheet.stops_of(item), tuple(sides.get(number, ())))
        for number, item in enumerate(sheet.items)
    }


def _inserted(held: Inserted, laid: Sheet | None) -> _Part:
    """An item that the plan did not have: an exercise's steps, or words with a length."""
    if laid is None:
        span = Lengths(held.seconds, held.seconds, held.seconds)
        stop = Stop(held.id, 0, held.name, Place.SURFACE, span, 0.0, 0, put_in=held.seconds)
        item = SheetItem(
            held.id, "Activity", held.name, 0.0, 0.0, None, (0, 1), held.seconds, inserted=True
        )
        return _Part(item, (stop,), ())
    (part,) = _parts(laid).values()
    old = f"{part.item.id}/"

    def named(stop_id: str) -> str:
        return f"{held.id}/{stop_id.removeprefix(old)}" if stop_id.startswith(old) else stop_id

    def renamed(stop: Stop) -> Stop:
        ways = tuple(replace(way, to=named(way.to)) for way in stop.ways)
        queries = tuple(
            replace(query, ways=tuple(replace(way, to=named(way.to)) for way in query.ways))
            for query in stop.queries
        )
        return replace(
            stop, id=named(stop.id), onward=named(stop.onward), ways=ways, queries=queries,
            planned=0, put_in=stop.span.ideal,
        )  # fmt: skip

    stops, sides = tuple(map(renamed, part.stops)), tuple(map(renamed, part.sides))
    if held.seconds:
        spans = fit([stop.span for stop in stops], held.seconds)
        stops = tuple(
            replace(s, span=span, put_in=span.ideal) for s, span in zip(stops, spans, strict=True)
        )
    return _Part(replace(part.item, id=held.id, lock=None, inserted=True), stops, sides)


def _now(stop: Stop, item: int, changes: Changes, starts: float) -> Stop:
    """A stop as it stands now."""
    length = changes.lengths.get(stop.id)
    span = stop.span if length is None else replace(stop.span, ideal=length)
    return replace(stop, item=item, starts=starts, span=span, out=stop.id in changes.out)


def _settled(
    item: SheetItem, lock: float | None, starts: float, ends: float, first: int, stops: list[Stop]
) -> SheetItem:
    """An item at its place among the others."""
    own = [stop for stop in stops[first:] if not stop.out]
    length = sum(stop.span.ideal for stop in own)
    return replace(
        item, lock=lock, starts=starts, ends=ends, stops=(first, len(stops)), length=length,
        out=not own,
    )  # fmt: skip
