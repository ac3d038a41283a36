"""What is told of a session whose script can no longer be read: its stops by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from l4pc_tui.core.live.sheet.sheet import Lengths, Sheet, SheetItem, Stop
from l4pc_tui.core.record.place import Place

LOST = "its script can no longer be read"


def with_stand_ins(sheet: Sheet, visited: Mapping[str, Place]) -> Sheet:
    """The sheet with the stops that it does not have as side steps, which no plan has.

    visited: the stops that the record tells of, in its order, each with its place. Their ids hold
    the item's number and the step's words: "4/sort-them-twice".
    """
    items = {item.id: number for number, item in enumerate(sheet.items)}
    new_items, sides = list(sheet.items), dict(sheet.sides)
    for id, place in visited.items():
        if id in sheet.index or id in sides:
            continue
        key, _, step = id.partition("/")
        name = f"item {key} ({LOST})"
        if key not in items:
            items[key] = len(new_items)
            end = len(sheet.stops)
            new_items.append(
                SheetItem(key, "Activity", name, sheet.finish, sheet.finish, None, (end, end), 0)
            )
        if step:
            words = step.rpartition("/")[2].replace("-", " ")
            name = f"{words} ({LOST})"
        sides[id] = Stop(id, items[key], name, place, Lengths(0, 0, 0), 0.0, 0, side=True)
    return replace(sheet, items=tuple(new_items), sides=sides)
