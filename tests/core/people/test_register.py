from __future__ import annotations

from l4pc_tui.core.people.register import Register, Registered
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.core.record.nouns import Mark, Person, Presence


def row(
    mark: str = "", arrived: str = "", left: str = "", *, facilitates: bool = False
) -> Registered:
    person = Person(PersonId("p"), "Ann [/x] Lee")
    noted = Mark("s/p", SessionId("s"), PersonId("p"), mark, arrived, left) if mark else None
    return Registered(person, noted, facilitates)


def test_counts_are_told_in_words_and_nobody_s_are_left_out() -> None:
    marks = ["here"] * 11 + ["online"] * 2 + ["sorry", "", "late"]
    register = Register(tuple(row(mark) for mark in marks))
    assert register.in_words() == "11 here · 1 late · 2 online · 1 sorry · 1 not yet marked"


def test_every_mark_has_its_words() -> None:
    register = Register(tuple(row(mark) for mark in (*Presence, "")))
    assert register.in_words() == (
        "1 here · 1 late · 1 online · 1 left early · 1 sorry · 1 absent · 1 not yet marked"
    )


def test_an_empty_register_says_so() -> None:
    assert Register(()).in_words() == "nobody on the register yet"


def test_facilitators_are_on_the_register_and_in_no_count() -> None:
    register = Register((row("here", facilitates=True), row("here"), row()))
    assert register.in_words() == "1 here · 1 not yet marked"
    assert len(register.present) == len(register.unmarked) == 1
    assert register.facilitators_in_words() == "Ann [/x] Lee facilitates"


def test_two_facilitators_are_named_together() -> None:
    register = Register((row(facilitates=True), row(facilitates=True), row()))
    assert register.facilitators_in_words() == "Ann [/x] Lee and Ann [/x] Lee facilitate"
    assert Register(()).facilitators_in_words() == ""


def test_a_person_who_left_is_not_present() -> None:
    assert Register((row("left-early"), row("absent"), row("sorry"), row())).present == ()
