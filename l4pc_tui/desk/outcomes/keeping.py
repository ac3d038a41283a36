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
    from l4pc_tui.desk.outcomes.whom import Whom

_KINDS: dict[type[Asked | Rating | Change | Chosen], Kind] = {
    Asked: Kind.ASKED, Rating: Kind.RATING, Change: Kind.CHANGE, Chosen: Kind.CHOSEN,
}  # fmt: skip


WORDS_LIMIT = 2_000
"""Letters of what somebody wrote."""
MOST = 10_000
"""More people than this are in no room."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was done, in words. ids: of what was said. entries: what was written, as one act; none
    where everything was so already."""

    told: str
    ids: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Against:
    """What is to be kept, against what is there: what is new, what says otherwise than what is
    there (their places among what is to be kept), and how many say the same."""

    new: tuple[Asked | Rating, ...]
    other: tuple[int, ...]
    same: int


def against(desk: Desk, group: Whom, told: Sequence[Asked | Rating]) -> Against:
    """What is to be kept of a group, against what stands of it."""
    held = desk.store.measured((group.cohort,), (group.session,))
    standing: tuple[Asked | Rating, ...] = (*held.asked, *held.ratings)
    there = {each.id: _says(each) for each in standing}
    other = tuple(
        n for n, each in enumerate(told) if there.get(each.id, _says(each)) != _says(each)
    )
    new = tuple(each for each in told if each.id not in there)
    return Against(new, other, len(told) - len(new) - len(other))


def _says(told: Asked | Rating) -> tuple[object, ...]:
    """What of it is said by whoever answered."""
    return (told.counts,) if isinstance(told, Asked) else (told.answers, told.evidence)


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
