"""How what is said of outcomes is written: one act, by every id that tells of a thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.record.entry import Entry, as_one_act
from l4pc_tui.core.record.kinds import THINGS, Kind
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.core.record.outcome_nouns import Asked, Change, Chosen, Rating

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

_KINDS: dict[type[Asked | Rating | Change | Chosen], Kind] = {
    Asked: Kind.ASKED, Rating: Kind.RATING, Change: Kind.CHANGE, Chosen: Kind.CHOSEN,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """What was done, in words. ids: of what was said. entries: what was written, as one act; none
    where everything was so already."""

    told: str
    ids: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


def said(desk: Desk, thing: Asked | Rating | Change | Chosen) -> list[Entry]:
    """A thing as it is from now on, said by every id that tells of it."""
    kind = _KINDS[type(thing)]
    name, parts = entity(kind, thing.id), THINGS[kind].parts
    return [
        desk.store.entry(
            "put", each, thing.data() | dict(zip(parts, each.partition(":")[2].split("/"), strict=False)),
            actor=desk.actor, subject=_subject(thing),
        )
        for each in desk.store.told_by(name) or (name,)
    ]  # fmt: skip


def gone(desk: Desk, kind: Kind, id: str) -> list[Entry]:
    """That a thing is not there, said by every id that tells of it; an undo brings it back."""
    names = desk.store.told_by(entity(kind, id))
    return [desk.store.entry("del", each, None, actor=desk.actor) for each in names]


def kept(desk: Desk, told: str, entries: Sequence[Entry]) -> Taken:
    """Write entries as one act, where there are any."""
    act = as_one_act(entries) if entries else ()
    if act:
        desk.store.write(act)
    return Taken(told, tuple(each.entity.partition(":")[2] for each in act), act)


def _subject(thing: Asked | Rating | Change | Chosen) -> str | None:
    """The one person whose data it is, if any."""
    if isinstance(thing, Rating):
        return thing.person or None
    return thing.teller or None if isinstance(thing, Change) else None
