"""The last thing that was done with people on this laptop, taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from l4pc_tui.core.people.acts import ABOUT_PEOPLE, PeopleAct, last_act
from l4pc_tui.core.record.entry import Entry, Event, as_one_act
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.core.record.resolve import Record, resolve
from l4pc_tui.core.record.restoring import Restored
from l4pc_tui.core.record.things import Told
from l4pc_tui.core.text.amounts import count, listed
from l4pc_tui.core.text.folding import filed
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

_AT_FIRST, _MORE = 200, 8
"""Entries that are looked at first, and how many times as many next."""


def undo_people(desk: Desk) -> str:
    """As ``take_back``; gives its words alone."""
    return take_back(desk)[0]


def take_back(desk: Desk) -> tuple[str, tuple[Entry, ...]]:
    """Take back what whoever is at this desk did last with people on this laptop, and say what.

    A roster that was brought in goes as a whole. What a session did is undone there. Raises
    Trouble where nothing is left, and where somebody else has changed the same since.
    """
    found = next_undo(desk)
    if found is None:
        raise refusal("There is nothing to take back: nothing was done with people here.")
    nothing_lost(desk, found.since, found.words)
    going = [PersonId(e.entity.partition(":")[2]) for e in found.things
             if e.kind == "del" and kind_of(e.entity) is Kind.PERSON]  # fmt: skip
    if marked := desk.store.ever_marked(going):
        known = {person.id: person.name for person in desk.store.people()}
        who = listed(sorted((known[id] for id in marked), key=filed)[:3])
        raise refusal(
            f"{count(len(marked), 'person has', 'people have')} marks or answers since ({who}); taking back "
            f"{found.words} would lose that.",
            "l4pc person leave takes somebody off the list and keeps what was. Nothing was changed.",
        )
    act = put_back(desk, found.things)
    return f"Undone: {found.words}.", act


def next_undo(desk: Desk) -> PeopleAct | None:
    """What would be taken back now; None when nothing is left."""
    cohorts: dict[str, str] = {cohort.id: cohort.name for cohort in desk.store.cohorts()}
    mine = said_here(desk)
    return looked_back(desk, ABOUT_PEOPLE, lambda record: last_act(record, mine, cohorts))


class _Done(Protocol):
    @property
    def first(self) -> str: ...


ActT = TypeVar("ActT", bound=_Done)


def looked_back(
    desk: Desk, kinds: Collection[Kind], look: Callable[[Record], ActT | None]
) -> ActT | None:
    """What somebody finds in what was said last on this laptop by whoever is at this desk, going
    back further until it is sure."""
    most = _AT_FIRST
    while True:
        told, oldest = desk.store.told_last(desk.store.actor_id(desk.actor), kinds, most)
        found = look(resolve(told))
        if not oldest or (found is not None and found.first >= oldest):
            return found
        most *= _MORE


def said_here(desk: Desk) -> Callable[[Told], bool]:
    """Whether an entry was said on this laptop by whoever is at this desk, outside a session."""
    device, signed = desk.store.device, desk.store.actor_id(desk.actor)

    def mine(entry: Told) -> bool:
        here = isinstance(entry, Event) and entry.device == device
        return here and entry.actor == signed and not entry.session

    return mine


def nothing_lost(desk: Desk, since: Sequence[Told], words: str) -> None:
    """Raise Trouble where others changed the same since, with what taking it back would lose."""
    if not since:
        return
    names = desk.store.actors()
    who = listed(sorted({names.get(each.actor, "somebody") for each in since}, key=filed))
    raise refusal(
        f"{who} changed the same since; taking back {words} would lose that.",
        "Put it right by hand. Nothing was changed.",
    )


def put_back(desk: Desk, things: Sequence[Restored]) -> tuple[Entry, ...]:
    """Bring things back to what they were, as one act."""
    act = as_one_act([
        desk.store.entry(
            each.kind, each.entity, each.data, actor=desk.actor, subject=each.subject,
            base=each.base,
        )
        for each in things
    ])  # fmt: skip
    desk.store.write(act)
    return act
