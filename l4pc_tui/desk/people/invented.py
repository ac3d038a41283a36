"""Invented people for what is only pretended: the demo, and rehearsals of a try-out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.record.names import CohortId, PersonId, SessionId
from l4pc_tui.core.record.nouns import Member, Person, entity

if TYPE_CHECKING:
    from l4pc_tui.core.record.entry import Entry
    from l4pc_tui.desk.desk import Desk

FACILITATOR = "Joss Wayfarer"

PEOPLE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (FACILITATOR, "Demo programme", ("facilitator",)),
    ("Amina Marigold", "Lantern Valley Council", ("social worker",)),
    ("Ben Thimble", "Puddleby Hospital", ("ward manager",)),
    ("Carys Acorn", "", ("lived experience",)),
    ("Chidi Foxglove", "Puddleby Hospital", ("discharge nurse",)),
    ("Chloe Teasel", "", ("carer", "lived experience")),
    ("Dev Kettle", "Hearthside Care", ("team leader",)),
    ("Ed Bracken", "Lantern Valley Council", ("commissioner",)),
    ("Farah Juniper", "", ("lived experience",)),
    ("Gwen Saffron", "Neighbourly Trust", ("community connector",)),
    ("Hal Pebble", "Lantern Valley Council", ("finance partner",)),
    ("Ines Clover", "Puddleby Hospital", ("occupational therapist",)),
    ("Kit Rowan", "Hearthside Care", ("support worker",)),
    ("Lena Harebell", "", ("lived experience",)),
    ("Rosa Sandpiper", "Neighbourly Trust", ("advocate",)),
    ("Sam Willowherb", "Hearthside Care", ("registered manager",)),
    ("Tom Larkspur", "Lantern Valley Council", ("housing officer",)),
)


def pretend_walk_ins(desk: Desk, session: SessionId) -> list[Entry]:
    """The entries that put the invented people on the register of a try-out."""
    told = PEOPLE[1:]  # Without the one who facilitates: here that is whoever rehearses.
    people = [
        Person(
            PersonId(desk.new_id()), name, organisation=organisation, roles=roles, walk_in=session
        )
        for name, organisation, roles in told
    ]
    return [_person(desk, person) for person in people]


def pretend_people(desk: Desk, cohort: CohortId) -> list[Entry]:
    """The entries that make the invented people members of a cohort; the first facilitates."""
    entries = []
    for number, (name, organisation, roles) in enumerate(PEOPLE):
        person = Person(PersonId(desk.new_id()), name, organisation=organisation, roles=roles)
        member = Member(f"{cohort}/{person.id}", cohort, person.id, number == 0)
        named = entity("member", cohort, person.id)
        joins = desk.store.entry("put", named, member.data(), actor=desk.actor, subject=person.id)
        entries += [_person(desk, person), joins]
    return entries


def _person(desk: Desk, person: Person) -> Entry:
    named = entity("person", person.id)
    return desk.store.entry("put", named, person.data(), actor=desk.actor, subject=person.id)
