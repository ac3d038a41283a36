"""Texts for those who are told no names: with codes, or left out where a name may be in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from l4pc_tui.core.disclosure.in_words import People, names_told
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Person
from l4pc_tui.core.text.folding import fold
from l4pc_tui.desk.out.pseudonyms import codes

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


def nameless(desk: Desk, about: str = "") -> Callable[[str], str | None]:
    """What gives a text with ``[participant 07]`` in the place of names, and None for one that may
    name somebody all the same: it then stays out.

    Somebody: a person of any cohort, whoever ever wrote anything here, whoever told, wrote down or
    chose a story and was named with it, whoever stands behind an address. about: what the file is and of when, so that its codes can be had again.
    """
    people = desk.store.people()
    called = {fold(name) for each in people for name in (each.name, each.display_name)}
    # Who only wrote here or told something is no participant, so that there is no code for them.
    wrote = dict.fromkeys((*desk.store.actors().values(), *_of_stories(desk)))
    others = [
        Person(PersonId(f"on no roster: {name}"), name)
        for name in wrote
        if name and fold(name) not in called
    ]
    known = People((*people, *others))
    told_by = codes(desk, [each.id for each in people], about)

    def without_names(text: str) -> str | None:
        replaced = known.replaced(text, told_by)
        return None if replaced.unsure else replaced.text

    return without_names


def _of_stories(desk: Desk) -> Iterator[str]:
    """The names of those who told stories, wrote them down or chose them, as far as they were typed."""
    held = desk.store.measured(
        [each.id for each in desk.store.cohorts()],
        [each.session.id for each in desk.store.sessions()],
    )
    for story in held.changes:
        yield from (*names_told(story.told_by), *names_told(story.written_by))
    for chosen in held.chosen:
        yield from names_told(chosen.by)
