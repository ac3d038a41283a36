"""Rosters come in row by row, and nothing is lost in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.desk import COHORT, ROSTER, person

from l4pc_tui.core.record.names import PersonId
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.people.cohorts import find_cohort, new_cohort
from l4pc_tui.desk.people.roster_questions import NEW
from l4pc_tui.desk.people.rosters import RosterReport, import_roster
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.trouble import Trouble


def bring(desk: Desk, folder: Path, text: str, **how: Any) -> RosterReport:
    file = folder / "people.csv"
    file.write_text(text, encoding="utf-8")
    return import_roster(desk, file, COHORT, **how)


def names(desk: Desk) -> list[str]:
    return [person.name for person in desk.store.people(find_cohort(desk, COHORT).id)]


def test_the_same_file_a_second_time_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = list(desk.store.all_events())
    report = bring(desk, tmp_path, ROSTER)
    assert list(desk.store.all_events()) == before
    assert report.told == "5 already known"


def test_a_dry_run_tells_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = list(desk.store.all_events())
    report = bring(desk, tmp_path, "Name\nEd Bracken\n", dry_run=True)
    assert list(desk.store.all_events()) == before
    assert report.told == "1 new"


def test_somebody_new_is_added(desk: Desk, tmp_path: Path) -> None:
    bring(desk, tmp_path, "First name,Surname\nEd,Bracken\n")
    assert "Ed Bracken" in names(desk)


def test_a_question_is_left_out_and_asked(desk: Desk, tmp_path: Path) -> None:
    before = names(desk)
    report = bring(desk, tmp_path, "Name,Organisation\nBen Thimbel,Puddleby Hospital\n")
    assert names(desk) == before
    (asked,) = report.questions
    assert (asked.key, asked.about) == ("who:2", "Line 2: Ben Thimbel (Puddleby Hospital)")
    assert "Ben Thimble" in asked.text
    assert asked.answers == (known(desk, "Ben Thimble"), "new")
    assert report.left_out


ASKED = "Name,Organisation\nBen Thimbel,Puddleby Hospital\n"


def known(desk: Desk, name: str) -> str:
    """The id of somebody on the roster."""
    return next(person.id for person in desk.store.people() if person.name == name)


@pytest.mark.parametrize("how", ["id", "beginning", "name"])
def test_an_answer_says_that_it_is_the_same_person_and_is_remembered(
    desk: Desk, tmp_path: Path, how: str
) -> None:
    before, ben = names(desk), known(desk, "Ben Thimble")
    answer = {"id": ben, "beginning": ben[:18], "name": "ben thimble"}[how]
    report = bring(desk, tmp_path, ASKED, answers={"who:2": answer})
    assert (report.questions, report.told) == ((), "1 already known")
    assert names(desk) == before
    held = list(desk.store.all_events())
    again = bring(desk, tmp_path, ASKED)
    assert (again.questions, again.told) == ((), "1 already known")
    assert bring(desk, tmp_path, ASKED, answers={"who:2": answer}).questions == ()
    assert list(desk.store.all_events()) == held


def test_an_answer_says_that_it_is_somebody_new_and_is_remembered(
    desk: Desk, tmp_path: Path
) -> None:
    report = bring(desk, tmp_path, ASKED, answers={"who:2": NEW})
    assert (report.questions, report.told) == ((), "1 new")
    assert {"Ben Thimble", "Ben Thimbel"} <= set(names(desk))
    held = list(desk.store.all_events())
    for answers in ({}, {"who:2": NEW}):
        again = bring(desk, tmp_path, ASKED, answers=answers)
        assert (again.questions, again.told) == ((), "1 already known")
    assert list(desk.store.all_events()) == held


def test_a_dry_run_with_answers_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    held = list(desk.store.all_events())
    assert bring(desk, tmp_path, ASKED, dry_run=True, answers={"who:2": NEW}).told == "1 new"
    assert list(desk.store.all_events()) == held
    assert len(bring(desk, tmp_path, ASKED).questions) == 1


def test_two_of_one_name_are_asked_about_once_and_for_all(desk: Desk, tmp_path: Path) -> None:
    rows = "Name,Organisation\nDee Moss,North\nDee Moss,South\n"
    bring(desk, tmp_path, rows)
    third = "Name\nDee Moss\n"
    assert len(bring(desk, tmp_path, third).questions[0].choices) == 3
    assert bring(desk, tmp_path, third, answers={"who:2": NEW}).told == "1 new"
    assert bring(desk, tmp_path, third).told == "1 already known"
    assert names(desk).count("Dee Moss") == 3


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"who:9": NEW}, "Nobody stands in line 9."),
        ({"who:2": "Nobody Known"}, "Line 2: nobody is known as “Nobody Known”."),
        ({"who:2": "a"}, "Line 2: nobody is known as “a”."),
        (
            {"who:2": "Ben Thimble", "who:3": "Ben Thimble"},
            "Lines 2 and 3 cannot both be Ben Thimble.",
        ),
    ],
)
def test_an_answer_that_cannot_be_is_refused_and_nothing_changes(
    desk: Desk, tmp_path: Path, answers: dict[str, str], told: str
) -> None:
    held = list(desk.store.all_events())
    with pytest.raises(Trouble) as refused:
        bring(desk, tmp_path, ASKED + "Ben Thimbl,Puddleby Hospital\n", answers=answers)
    assert refused.value.sentence == told
    assert list(desk.store.all_events()) == held


def test_an_answer_for_a_row_that_nobody_asked_about_is_not_passed_over(
    desk: Desk, tmp_path: Path
) -> None:
    held = list(desk.store.all_events())
    rows = "Name\nBen Thimble\nEd Bracken\n"
    for answers, told in (
        ({"who:2": "zzz"}, "Line 2 is Ben Thimble, who is known already."),
        ({"who:3": "Ben Thimble"}, "Line 3 is not asked about."),
    ):
        with pytest.raises(Trouble) as refused:
            bring(desk, tmp_path, rows, answers=answers)
        assert refused.value.sentence == told
    assert list(desk.store.all_events()) == held
    assert bring(desk, tmp_path, rows, answers={"who:2": "ben thimble", "who:3": NEW}).told


def test_a_row_without_a_name_is_refused_with_its_line(desk: Desk, tmp_path: Path) -> None:
    report = bring(desk, tmp_path, "Name,Organisation\n,Nowhere\nEd Bracken,\n")
    assert report.lines[0].startswith("Line 2 is left out")
    assert report.left_out
    assert "Ed Bracken" in names(desk)


def test_the_facilitator_stands_on_the_roster_but_is_not_counted(desk: Desk) -> None:
    (tally,) = desk.store.tallies()
    assert tally.people == 4


def test_a_walk_in_who_comes_on_the_roster_is_matched(
    desk: Desk, started: Conductor, tmp_path: Path
) -> None:
    started.walk_in("Zoe Fennel")
    started.drain(5)
    assert any("walk-in" in line.text for line in home(desk).tidy)
    bring(desk, tmp_path, "Name\nZoe Fennel\n")
    assert not any("walk-in" in line.text for line in home(desk).tidy)
    assert names(desk).count("Zoe Fennel") == 1
    assert person(started, "Zoe Fennel") in {
        mark.person for mark in desk.store.marks(started.session)
    }


@pytest.mark.parametrize("bytes_", [b"", b"\x00\x01\x02" * 50, b"\xff\xfe", b"just words\n"])
def test_a_file_that_is_no_roster_is_trouble_in_words(
    desk: Desk, tmp_path: Path, bytes_: bytes
) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes(bytes_)
    with pytest.raises(Trouble) as raised:
        import_roster(desk, file, COHORT)
    assert raised.value.sentence.endswith((".", "”"))


def test_a_file_that_is_not_there_is_trouble_in_words(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as raised:
        import_roster(desk, tmp_path / "gone.csv", COHORT)
    assert "gone.csv" in raised.value.sentence


def test_one_person_may_be_in_two_cohorts(desk: Desk, tmp_path: Path) -> None:
    new_cohort(desk, "Harbour")
    file = tmp_path / "people.csv"
    file.write_text("Name,Organisation\nBen Thimble,Puddleby Hospital\n", encoding="utf-8")
    import_roster(desk, file, "Harbour")
    assert len([p for p in desk.store.people() if p.name == "Ben Thimble"]) == 1


def test_who_comes_while_sessions_were_held_has_not_missed_those_before(
    desk: Desk, started: Conductor, tmp_path: Path
) -> None:
    started.drain(5)
    bring(desk, tmp_path, "Name\nEd Bracken\n")
    joined = {each.person: each.joined for each in desk.store.members(find_cohort(desk, COHORT).id)}
    assert joined[PersonId(known(desk, "Ed Bracken"))] == "2026-11-25"
    assert joined[PersonId(known(desk, "Ben Thimble"))] == ""
    new_cohort(desk, "Harbour")
    file = tmp_path / "people.csv"
    import_roster(desk, file, "Harbour")
    (member,) = desk.store.members(find_cohort(desk, "Harbour").id)
    assert member.joined == ""


def test_roles_are_of_the_cohort_and_another_cohort_has_its_own(desk: Desk, tmp_path: Path) -> None:
    new_cohort(desk, "Harbour")
    file = tmp_path / "people.csv"
    file.write_text(
        "Name,Organisation,Role\nBen Thimble,Puddleby Hospital,facilitator\n", encoding="utf-8"
    )
    import_roster(desk, file, "Harbour")
    ben = PersonId(known(desk, "Ben Thimble"))
    there = {name: next(each for each in desk.store.members(find_cohort(desk, name).id)
                        if each.person == ben) for name in (COHORT, "Harbour")}  # fmt: skip
    assert (there["Harbour"].roles, there["Harbour"].facilitates) == (("facilitator",), True)
    assert there[COHORT].roles != ("facilitator",)
    assert not there[COHORT].facilitates
