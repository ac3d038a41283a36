"""Texts for those who are told no names: with codes, or left out where a name may be in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from l4pc_tui.core.disclosure.in_words import People
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Person
from l4pc_tui.core.text.folding import fold
from l4pc_tui.desk.out.pseudonyms import codes

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


def nameless(desk: Desk, about: str = "") -> Callable[[str], str | None]:
    """What gives a text with ``[participant 07]`` in the place of names, and None for one that may
    name somebody all the same: it then stays out.

    Somebody: a person of any cohort, whoever ever wrote anything here, whoever stands behind an
    address. about: what the file is and of when, so that its codes can be had again.
    """
    people = desk.store.people()
    called = {fold(name) for each in people for name in (each.name, each.display_name)}
    # Who only wrote here is no participant, so that there is no code for them.
    others = [
        Person(PersonId(f"wrote here: {id}"), name)
        for id, name in desk.store.actors().items()
        if name and fold(name) not in called
    ]
    known = People((*people, *others))
    told_by = codes(desk, [each.id for each in people], about)

    def without_names(text: str) -> str | None:
        replaced = known.replaced(text, told_by)
        return None if replaced.unsure else replaced.text

    return without_names
