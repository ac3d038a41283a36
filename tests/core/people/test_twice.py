"""Who may stand in the record twice is found, told with its reasons, and never taken for certain
by a name alone."""

from __future__ import annotations

import pytest

from l4pc_tui.core.people.twice import Agrees, pairs
from l4pc_tui.core.record.erased import ERASED_NAME
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Person


def who(id: str, name: str, organisation: str = "", email: str = "") -> Person:
    return Person(PersonId(id), name, organisation=organisation, email=email)


@pytest.mark.parametrize(
    ("one", "other", "certain", "agrees"),
    [
        (who("1", "Amina Fern"), who("2", "amina fern"), False, ["same"]),
        (who("1", "Amina Fern", "Puddleby", "a@example.org"),
         who("2", "Amina Ferm", "Puddleby Trust", "A@example.org"), True, ["close", "close", "same"]),
        (who("1", "Amina Fern", "Puddleby", "a@example.org"), who("2", "Amina Fern"), False,
         ["same", "one side", "one side"]),
        (who("1", "Amina Fern", "Puddleby", "a@example.org"),
         who("2", "Amina Fern", "Lantern", "b@example.org"), False, ["same", "differs", "differs"]),
        # A family's one address is no certainty where the names are far apart.
        (who("1", "Amina Fern", email="f@example.org"), who("2", "Tom Oak", email="f@example.org"),
         False, ["differs", "same"]),
    ],
)  # fmt: skip
def test_a_pair_tells_how_each_answer_goes_together(
    one: Person, other: Person, certain: bool, agrees: list[str]
) -> None:
    (found,) = pairs([other, one])
    assert (found.one, found.other, found.certain) == (one, other, certain)
    assert [each.agrees for each in found.compared] == [Agrees(each) for each in agrees]


def test_names_that_are_near_at_places_that_differ_are_no_pair() -> None:
    assert pairs([who("1", "Amina Fern", "Puddleby"), who("2", "Amina Ferm", "Lantern")]) == ()


def test_each_pair_is_told_once_the_certain_first() -> None:
    people = [
        who("1", "Ada Elm"), who("2", "Ada Elm"), who("3", "Zoe Ash", email="z@example.org"),
        who("4", "Zoe Ash", email="z@example.org"), who("5", "Tom Oak"),
    ]  # fmt: skip
    assert [(p.one.id, p.other.id) for p in pairs(people)] == [("3", "4"), ("1", "2")]
    assert [(p.one.id, p.other.id) for p in pairs(people, {"2"})] == [("1", "2")]


def test_two_who_were_erased_are_never_taken_for_one() -> None:
    assert pairs([who("1", ERASED_NAME), who("2", ERASED_NAME)]) == ()
