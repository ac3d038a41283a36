import pytest

from l4pc_tui.core.people.matching import differing, nearness, suggestions
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Person


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
    found = suggestions(who("Ann Lee"), roster)
    assert [person.name for person in found] == ["Lee, Ann", "Anna Lee", "Ann Lee-Moss"]


def test_the_same_email_comes_before_any_name() -> None:
    roster = [who("Ann Lee"), who("Somebody Else", email="ann@example.org")]
    found = suggestions(who("Ann Lee", email="ann@example.org"), roster)
    assert [person.name for person in found] == ["Somebody Else", "Ann Lee"]


def test_nobody_is_offered_for_a_name_like_nobody_s() -> None:
    assert suggestions(who("[bold"), [who("Ann Lee")]) == ()
    assert suggestions(who("x" * 10_000), [who("Ann Lee"), who("y" * 10_000)]) == ()
