"""How often a thing was told anew: a number that only grows, for whoever must know which of two
tellings of it is the newer one.

Two laptops come to different numbers until each has what the other said; then to the same, which
is no lower than either. So everything counts that was ever said: what was replaced, what was taken
apart again, and what an undone collect had brought.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.things import joined


@dataclass(frozen=True, slots=True)
class Brought:
    """What a collect brought of a laptop: the entries from one number to another. undone: whether
    it was taken back."""

    collect: int
    undone: bool
    device: str
    first: int
    last: int

    def has(self, event: Event) -> bool:
        """Whether an entry is among them."""
        return event.device == self.device and self.first <= event.seq <= self.last


@dataclass(frozen=True, slots=True)
class Past:
    """All that was ever said of one thing, by whatever id it went. ids: every one of them. said:
    in id order."""

    ids: tuple[str, ...]
    said: tuple[Event, ...]

    def times(self, brought: Sequence[Brought] = ()) -> int:
        """How often it was told: a number that never falls, and grows with whatever changes it."""
        return len(self.said) + _there_and_back(self.said, brought)


def pasts(kind: Kind, said: Iterable[Event], joins: Sequence[Event]) -> Mapping[str, Past]:
    """Each id of a kind of thing → all that was ever said of it.

    said: all entries of that kind, those too that are passed over; joins: the same of the joins. Of
    things that were ever joined each goes by what was said of all.
    """
    pairs = {event.entity: pair for event in joins if (pair := _pair(kind, event))}
    smallest = joined(pairs.values())
    groups: dict[str, list[Event]] = defaultdict(list)
    ids: dict[str, set[str]] = defaultdict(set)
    for event in said:
        id = event.entity.partition(":")[2]
        group = smallest.get(id, id)
        groups[group].append(event)
        ids[group].add(id)
    for event in joins:
        if event.entity in pairs:
            groups[smallest[pairs[event.entity][0]]].append(event)
    found: dict[str, Past] = {}
    for group, of_it in ids.items():
        whole = Past(tuple(sorted(of_it)), tuple(sorted(groups[group], key=lambda e: e.id)))
        found |= dict.fromkeys(of_it, whole)
    return found


def _pair(kind: Kind, join: Event) -> tuple[str, str] | None:
    said = join.data or {}
    one, other = said.get("one"), said.get("other")
    if said.get("kind") != kind or not isinstance(one, str) or not isinstance(other, str):
        return None
    return one, other


def _there_and_back(said: Sequence[Event], brought: Sequence[Brought]) -> int:
    """How often what was said went again, and came back, with collects that were undone."""
    of_it = [each for each in brought if any(each.has(event) for event in said)]
    undone = {each.collect for each in of_it if each.undone}
    again = len({each.collect for each in of_it}) - 1
    return len(undone) + again if undone else 0
