from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.people.matching import (
    KnownPeople,
    Somebody,
    differing,
    nearness,
    same_email,
    same_name,
)  # fmt: skip
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Person
from l4pc_tui.core.text import filed


def who(name: str, organisation: str = "", email: str = "") -> Person:
    return Person(PersonId(name), name, organisation=organisation, email=email)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "Anne Lee"),
        ("Amna Hasan", "Amina Hassan"),
        ("Dr Amina Hassan", "Amina Hassan"),
        ("A Hassan", "Amina Hassan"),
        ("Amina", "Amina Hassan"),
        ("Jonh Moss", "John Moss"),
        ("Gwen Lloyd Jones", "Gwen Jones"),
        ("Zoë Brand", "ZOE BRAND"),
    ],
)
def test_near_names(one: str, other: str) -> None:
    assert nearness(one, other) == nearness(other, one) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "Ann Moss"),
        ("Ann Lee", "Bob Lee"),
        ("A L", "Ann Lee"),
        ("", ""),
        ("", "Ann"),
        ("???", "???"),
        ("Dai Po", "Dan Pi"),
        ("Mark", "Clark"),
        ("Ann Ann", "Ann Lee"),
    ],
)
def test_names_that_are_not_near(one: str, other: str) -> None:
    assert nearness(one, other) == nearness(other, one) == 0


def test_only_what_both_have_can_differ() -> None:
    assert differing(who("Ann", "A"), who("Ann")) == ""
    assert differing(who("Ann", "A"), who("Ann", "B")) == "organisation"
    assert differing(who("Ann", "A", "a@x.org"), who("Ann", "B", "b@x.org")) == "e-mail"
    assert differing(who("Ann", email="A@x.org"), who("Ann", email="a@X.org")) == ""
    assert differing(who("Ann", "Exmoor Trust"), who("Ann", "Exmoor NHS Trust")) == ""


def test_a_walk_in_is_offered_the_nearest_people_first() -> None:
    roster = [who("Anna Lee"), who("Bran Moss"), who("Ann Lee-Moss"), who("Lee, Ann")]
    found = KnownPeople(roster).suggestions(who("Ann Lee"))
    assert [person.name for person in found] == ["Lee, Ann", "Anna Lee", "Ann Lee-Moss"]


def test_the_same_email_comes_before_any_name() -> None:
    roster = [who("Ann Lee"), who("Somebody Else", email="ann@example.org")]
    found = KnownPeople(roster).suggestions(who("Ann Lee", email="ann@example.org"))
    assert [person.name for person in found] == ["Somebody Else", "Ann Lee"]


def test_nobody_is_offered_for_a_name_like_nobody_s() -> None:
    assert KnownPeople([who("Ann Lee")]).suggestions(who("[bold")) == ()
    long = KnownPeople([who("Ann Lee"), who("y" * 10_000)])
    assert long.suggestions(who("x" * 10_000)) == ()


def plainly(walk_in: Somebody, people: Sequence[Person]) -> tuple[Person, ...]:
    """Who a walk-in may be, found by comparing them with everybody: what the index must give."""

    def points(person: Person) -> int:
        if same_email(walk_in, person):
            return 200
        if same_name(walk_in, person):
            return 100
        return nearness(walk_in.name, person.name)

    scored = [(points(person), person) for person in people if points(person)]
    return tuple(person for _, person in sorted(scored, key=lambda p: (-p[0], filed(p[1].name))))


WORDS = st.one_of(
    st.text(st.sampled_from("abc"), min_size=1, max_size=4),
    st.sampled_from(["Ann", "Anne", "Nan", "Lee", "Lea", "É", "Dr", "a", "", "[/x]", "Lee-Moss"]),
    st.integers(38, 43).map(lambda length: "x" * length),
)
NAMES = st.lists(WORDS, min_size=0, max_size=4).map(" ".join)
EMAILS = st.sampled_from(["", "", "a@x.org", "A@X.org", "b@x.org"])
PEOPLE = st.builds(lambda name, email: who(name, email=email), NAMES, EMAILS)


@given(st.lists(PEOPLE, max_size=12), PEOPLE)
def test_an_index_finds_whom_comparing_with_everybody_finds(
    people: list[Person], walk_in: Person
) -> None:
    assert KnownPeople(people).suggestions(walk_in) == plainly(walk_in, people)


@dataclass
class Looked:
    """Somebody who counts how often they were looked at."""

    called: str
    organisation: str = ""
    email: str = ""
    times: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        self.times.append(1)
        return self.called


def test_a_row_is_not_compared_with_everybody_known() -> None:
    syllables = ["ba", "de", "fo", "gu", "hi", "jo", "ka", "lu", "me", "ni"]
    words = [one + two + three for one in syllables for two in syllables for three in syllables]
    people = [Looked(f"{words[n]} {words[-n]}") for n in range(1_000)]
    known = KnownPeople(people)
    for person in people:
        person.times.clear()
    assert known.suggestions(who(people[7].called))[0] == people[7]
    assert sum(bool(person.times) for person in people) < 50
