"""Nouns come back from what the journal keeps of them."""

from __future__ import annotations

from dataclasses import fields

from l4pc_tui.core.record.kinds import THINGS
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Member, Note, Person, entity
from l4pc_tui.core.record.reading import TYPES


def test_a_person_comes_back_as_it_was() -> None:
    person = Person(
        PersonId("p1"), "Ann [/x] Lee", roles=("carer", "lived experience"), email="a@b.example"
    )
    assert Person.read("p1", person.data()) == person


def test_what_a_newer_version_added_is_passed_over() -> None:
    assert Member.read("m", {"cohort": "c", "person": "p", "colour": "blue"}).person == "p"


def test_what_an_older_version_lacked_has_its_default() -> None:
    assert Note.read("n1", {"session": "s", "kind": "note", "text": "x"}).told == ""


def test_entities_are_named_by_kind_and_ids() -> None:
    assert entity("mark", "s1", "p1") == "mark:s1/p1"


def test_every_field_of_a_thing_is_of_a_type_that_is_looked_at() -> None:
    unknown = {
        f"{row.noun.__name__}.{each.name}: {each.type}"
        for row in THINGS.values()
        for each in fields(row.noun)
        if each.type not in TYPES
    }
    assert sorted(unknown) == [], "reading.TYPES does not say what these must be"
