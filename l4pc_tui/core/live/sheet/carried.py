"""What was changed of a plan, carried over to another version of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from l4pc_tui.core.live.sheet.changes import FINISH, Changes
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.script.comparing.comparison import same_items
from l4pc_tui.core.script.model.model import SessionPlan


@dataclass(frozen=True, slots=True)
class Carried:
    """data: of the move that takes the other version, with every change that still has its item or
    step. lost: the names of those that have not."""

    data: Mapping[str, Any]
    lost: tuple[str, ...]


def carried(
    changes: Changes, old: tuple[SessionPlan, Sheet], new: tuple[SessionPlan, Sheet]
) -> Carried:
    """The changes of a plan as those of another version. Each plan comes with its own run sheet,
    nothing changed in it; what was put in is the same in both."""
    over = _Over(changes, old, new)
    data = {
        "anew": True,
        "spans": over.stops(changes.lengths),
        "dropped": list(over.stops(dict.fromkeys(sorted(changes.out)))),
        "clocks": over.items(changes.clocks),
        "locks": over.items(changes.locks),
        "order": over.order(),
    }
    return Carried({key: told for key, told in data.items() if told}, tuple(over.lost))


class _Over:
    """From one version to the other, and what is lost on the way: names, once each."""

    def __init__(
        self, changes: Changes, old: tuple[SessionPlan, Sheet], new: tuple[SessionPlan, Sheet]
    ) -> None:
        self._changes, self._old, self._new = changes, old[1], new[1]
        self.lost: dict[str, None] = {}
        was = {item.id: str(number) for number, item in enumerate(old[0].items, 1)}
        pairs = same_items(old[0], new[0])
        self._item = {
            was[pairs[item.id].id]: str(number)
            for number, item in enumerate(new[0].items, 1)
            if item.id in pairs
        }
        self._item |= {each.id: each.id for each in changes.inserted} | {FINISH: FINISH}

    def items(self, held: Mapping[str, Any]) -> dict[str, Any]:
        """What is said of items."""
        for key in held.keys() - self._item.keys():
            self.lost[self._name(key)] = None
        return {self._item[key]: said for key, said in held.items() if key in self._item}

    def stops(self, held: Mapping[str, Any]) -> dict[str, Any]:
        """What is said of stops: an item's own, or a step of the same id in the same item."""
        found = {}
        for key, said in held.items():
            item, _, step = key.partition("/")
            there = self._item.get(item, "")
            stop = f"{there}/{step}" if step else there
            put_in = any(each.id == item for each in self._changes.inserted)
            if put_in or stop in self._new.index or stop in self._new.sides:
                found[stop] = said
            else:
                self.lost[self._name(key)] = None
        return found

    def order(self) -> list[str]:
        """The order of before; what is new comes behind what it comes behind in the new plan."""
        if not self._changes.order:
            return []
        order = [self._item[key] for key in self._changes.order if key in self._item]
        before = ""
        for item in self._new.items:
            if item.id not in order:
                order.insert(order.index(before) + 1 if before else 0, item.id)
            before = item.id
        return order

    def _name(self, key: str) -> str:
        """An item or a stop by the name that it had."""
        for item in self._old.items:
            if item.id == key:
                return item.name
        known = key in self._old.index or key in self._old.sides
        return self._old.stop(key).name if known else key
