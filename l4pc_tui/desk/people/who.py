"""Who is meant: people found by a name or the beginning of an id, and their places in cohorts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.people.enrolled import place_of
from l4pc_tui.core.people.matching import name_key
from l4pc_tui.core.record.names import PersonId, short
from l4pc_tui.core.record.nouns import Cohort, Member, Person
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

LEAST = 4
"""Signs of an id's beginning that may stand for it."""
SHOWN = 8
"""People whom a refusal lists."""


def find_person(desk: Desk, key: str, cohort: Cohort | None = None) -> Person:
    """The person that somebody means, by an id, its beginning, or a name; in a cohort first.

    Raises Trouble when there is none, or more than one: then with the id of each.
    """
    known = desk.store.person(PersonId(key)) if key else None
    if known is not None:
        return known
    shown, places = clean_name(key, 60), [desk.store.people()]
    if cohort is not None:
        places.insert(0, of_cohort(desk, cohort))
    for people in places:
        found = meant(people, key)
        if len(found) == 1:
            return found[0]
        if found:
            raise refusal(f"“{shown}” may be {choice(found)}.", "Name one by the id.")
    raise refusal(f"Nobody is known as “{shown}”.", "l4pc person list shows everybody.")


def of_cohort(desk: Desk, cohort: Cohort) -> tuple[Person, ...]:
    """Everybody on a cohort's roster, who left too, and who walked into its sessions, by name."""
    people = {each.id: each for each in desk.store.people(cohort.id)}
    people |= {each.id: each for each in desk.store.walk_ins(cohort.id)}
    return tuple(sorted(people.values(), key=place_of))


def member_of(desk: Desk, cohort: Cohort, person: Person) -> Member | None:
    """A person's place in a cohort; None for who has none."""
    return next((m for m in desk.store.members(cohort.id) if m.person == person.id), None)


def must_be_in(desk: Desk, cohort: Cohort, person: Person) -> Member:
    """A person's place in a cohort. Raises Trouble for who has none."""
    found = member_of(desk, cohort, person)
    if found is None:
        hint = f'l4pc person add --person {short(person.id)} --cohort "{cohort.name}" adds them.'
        raise refusal(f"{person.name} is not in “{cohort.name}”.", hint)
    return found


def choice(people: Sequence[Person]) -> str:
    """ "Ann Lee (North Trust, 1a2b3c4d) or Ann Lee (5e6f7a8b)"."""
    told = [f"{p.name} ({', '.join(filter(None, (p.organisation, short(p.id))))})"
            for p in people[:SHOWN]]  # fmt: skip
    more = len(people) - len(told)
    return " or ".join((*told, f"{more} more") if more else told)


def meant(people: Iterable[Person], key: str) -> list[Person]:
    """Those of some people who are meant by a name, or else by the beginning of an id."""
    people, wanted = list(people), name_key(key)
    named = [p for p in people if wanted in (name_key(p.name), name_key(p.display_name))]
    begun = [p for p in people if p.id.startswith(key.casefold())] if len(key) >= LEAST else []
    return (named if wanted else []) or begun
