"""The last thing that was done with people on this laptop, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.people.acts import PeopleAct, last_act
from l4pc_tui.core.record.entry import Event, as_one_act
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.core.record.resolve import resolve
from l4pc_tui.core.record.things import Told
from l4pc_tui.core.text.amounts import count, listed
from l4pc_tui.core.text.folding import filed
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

_AT_FIRST, _MORE = 200, 8
"""Entries that are looked at first, and how many times as many next."""


def undo_people(desk: Desk) -> str:
    """Take back what whoever is at this desk did last with people on this laptop, and say what.

    A roster that was brought in goes as a whole. What a session did is undone there. Raises
    Trouble where nothing is left, and where somebody else has changed the same since.
    """
    found = next_undo(desk)
    if found is None:
        raise refusal("There is nothing to take back: nothing was done with people here.")
    if found.since:
        names = desk.store.actors()
        who = listed(sorted({names.get(e.actor, "somebody") for e in found.since}, key=filed))
        raise refusal(
            f"{who} changed the same since; taking back {found.words} would lose that.",
            "Put it right by hand. Nothing was changed.",
        )
    going = [PersonId(e.entity.partition(":")[2]) for e in found.things
             if e.kind == "del" and kind_of(e.entity) is Kind.PERSON]  # fmt: skip
    if marked := desk.store.ever_marked(going):
        known = {person.id: person.name for person in desk.store.people()}
        who = listed(sorted((known[id] for id in marked), key=filed)[:3])
        raise refusal(
            f"{count(len(marked), 'person has', 'people have')} been marked since ({who}); taking back "
            f"{found.words} would lose that.",
            "l4pc person leave takes somebody off the list and keeps what was. Nothing was changed.",
        )
    entries = [
        desk.store.entry(
            each.kind, each.entity, each.data, actor=desk.actor, subject=each.subject,
            base=each.base,
        )
        for each in found.things
    ]  # fmt: skip
    desk.store.write(as_one_act(entries))
    return f"Undone: {found.words}."


def next_undo(desk: Desk) -> PeopleAct | None:
    """What would be taken back now; None when nothing is left."""
    store, signed = desk.store, desk.store.actor_id(desk.actor)
    cohorts: dict[str, str] = {cohort.id: cohort.name for cohort in store.cohorts()}

    def mine(entry: Told) -> bool:
        here = isinstance(entry, Event) and entry.device == store.device
        return here and entry.actor == signed and not entry.session

    most = _AT_FIRST
    while True:
        told, oldest = store.told_of_people(signed, most)
        found = last_act(resolve(told), mine, cohorts)
        if not oldest or (found is not None and found.first >= oldest):
            return found
        most *= _MORE
