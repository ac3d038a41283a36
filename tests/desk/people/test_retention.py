"""How long a record is kept is agreed by a person, and nothing goes by itself."""

from __future__ import annotations

import pytest
from support.desk import COHORT, House

from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.out.subject import subject
from l4pc_tui.desk.people.cohorts import new_cohort, set_story_names
from l4pc_tui.desk.people.persons import Particulars, add_person
from l4pc_tui.desk.people.retention import agree, as_proposed, keepings, review, what_to_do
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.trouble import Trouble

DUE = "cohort’s record is due for review: l4pc retention says what to decide"


def tidy(desk: Desk) -> list[str]:
    return [f"{line.text}: {line.act}" for line in home(desk).tidy]


def test_what_is_agreed_says_who_and_when_and_is_reviewed(desk: Desk, house: House) -> None:
    with pytest.raises(Trouble, match="Not everything is agreed"):
        review(desk, COHORT)
    with pytest.raises(Trouble, match="0 months is no time"):
        agree(desk, COHORT, notes=0)
    agree(desk, COHORT, notes=6, why="the council’s rule")
    as_proposed(desk, COHORT)
    (kept,) = keepings(desk)
    assert [(each.months, each.agreed) for each in kept.periods] == [(84, True), (6, True)]
    assert (kept.cohort.kept_reviewed, kept.by) == ("2026-11-25", "Joss Wayfarer")
    house.clock.to("2027-01-10T10:00")
    review(house.desk("Rowan Ash"), COHORT)
    house.clock.now += 60
    set_story_names(desk, COHORT, on=True)
    (kept,) = keepings(desk)
    assert (kept.cohort.kept_reviewed, kept.by) == ("2027-01-10", "Rowan Ash")
    assert kept.cohort.kept_because == "the council’s rule"


def test_what_is_due_stands_on_home_with_the_commands_and_stays_until_a_person_acts(
    desk: Desk, house: House, started: Conductor
) -> None:
    started.note("a zebrafinch")
    started.close()
    assert started.drain(5)
    agree(desk, COHORT, register=12, notes=3)
    later = new_cohort(desk, "Puddleby")
    add_person(desk, later.name, Particulars(), person="Ben Thimble")
    assert DUE not in tidy(desk)
    house.clock.to("2027-02-26T10:00")
    assert DUE in tidy(desk)
    lantern = next(each for each in keepings(desk) if each.cohort.name == COHORT)
    (told,) = what_to_do(desk, lantern)
    assert told.startswith("1 note of Wednesday 25 November 2026: l4pc note list --session ")
    house.clock.to("2027-11-26T10:00")
    lantern = next(each for each in keepings(desk) if each.cohort.name == COHORT)
    people = what_to_do(desk, lantern)[:-1]
    assert "Ben Thimble stays: “Puddleby” is still kept" in people
    assert sum("l4pc erase " in line for line in people) == 4
    assert [note.text for note in desk.store.notes(started.session)] == ["a zebrafinch"]
    assert len(desk.store.people()) == 5


def test_a_person_is_told_how_long_what_is_held_of_them_is_kept(desk: Desk) -> None:
    agree(desk, COHORT, notes=3, why="Dev Kettle asked for it")
    told = [
        (each.what[:5], each.until, each.told) for each in subject(desk, "Amina Marigold").retention
    ]
    assert told == [
        ("who t", "", "7 years after the last session is proposed"),
        ("notes", "2027-02-25", "3 months after the last session, agreed Wednesday 25 November 2026: "
         "[another person] asked for it"),
    ]  # fmt: skip
