"""What a roster says of supporters, of apart and together, becomes rules once it is known who is meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.desk import COHORT
from support.workbooks import workbook

from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.rosters import RosterReport, import_roster
from l4pc_tui.desk.people.ties import drop_rule, rules_of
from l4pc_tui.desk.trouble import Trouble

ROWS = (
    "Name,Supporter,Keep apart from,Keep together with\n"
    'Ben Thimble,Gwen,"Moss, Dee",Nobody Near\n'
    "Gwen Lloyd,,,\nDee Moss,,,\nGwen Ash,,,\n"
)


def bring(desk: Desk, folder: Path, text: str, **how: Any) -> RosterReport:
    file = folder / "people.csv"
    file.write_text(text, encoding="utf-8")
    return import_roster(desk, file, COHORT, **how)


def rules(desk: Desk) -> set[tuple[str, str]]:
    """The cohort's rules in words, each with what is still to be said of it."""
    return {(rule.told, rule.waits) for rule in rules_of(desk, find_cohort(desk, COHORT))}


def test_a_name_that_is_one_person_s_is_a_rule_and_any_other_is_asked_or_said(
    desk: Desk, tmp_path: Path
) -> None:
    report = bring(desk, tmp_path, ROWS)
    assert rules(desk) == {
        ("Ben Thimble: supported by Gwen", "who is that?"),
        ("Ben Thimble: keep apart from Dee Moss", ""),
        ("Ben Thimble: keep together with Nobody Near", "who is that?"),
    }
    (asked,) = report.questions
    assert asked.key == "link:2"
    assert asked.answers == ("line-5", "line-3", "nobody")
    assert not report.left_out
    assert any("nobody of the cohort is called Nobody Near" in line for line in report.lines)
    held = list(desk.store.all_events())
    bring(desk, tmp_path, ROWS)
    assert list(desk.store.all_events()) == held


@pytest.mark.parametrize(("answer", "told"), [
    ("line-3", ("Ben Thimble: supported by Gwen Lloyd", "")),
    ("gwen lloyd", ("Ben Thimble: supported by Gwen Lloyd", "")),
    ("nobody", ("Ben Thimble: supported by Gwen", "who is that?")),
])  # fmt: skip
def test_an_answer_about_a_name_is_kept(
    desk: Desk, tmp_path: Path, answer: str, told: tuple[str, str]
) -> None:
    for answers in ({"link:2": answer}, {}, {"link:2": answer}):
        assert bring(desk, tmp_path, ROWS, answers=answers).questions == ()
        assert told in rules(desk)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"link:2": "Nobody Known"}, "Line 2: nobody of the cohort is known as “Nobody Known”."),
        ({"link:2": "line-2"}, "Line 2: nobody of the cohort is known as “line-2”."),
        ({"link:3": "line-2"}, "Nothing is asked as “link:3”."),
        ({"link:2:2": "line-3"}, "Line 2: “Moss, Dee” is Dee Moss already."),
    ],
)
def test_an_answer_that_cannot_be_changes_nothing(
    desk: Desk, tmp_path: Path, answers: dict[str, str], told: str
) -> None:
    bring(desk, tmp_path, ROWS.replace("Gwen,", ",", 1))
    held = list(desk.store.all_events())
    with pytest.raises(Trouble) as refused:
        bring(desk, tmp_path, ROWS, answers=answers)
    assert refused.value.sentence == told
    assert list(desk.store.all_events()) == held


def test_who_comes_later_is_who_was_meant(desk: Desk, tmp_path: Path) -> None:
    bring(desk, tmp_path, "Name,Supporter\nBen Thimble,Gwen Lloyd\n")
    bring(desk, tmp_path, "Name\nGwen Lloyd\n")
    assert rules(desk) == {("Ben Thimble: supported by Gwen Lloyd", "")}


def test_a_rule_that_was_taken_away_stays_away_until_a_roster_says_it_again(
    desk: Desk, tmp_path: Path
) -> None:
    text = "Name,Pair with\nBen Thimble,Amina Marigold\n"
    bring(desk, tmp_path, text)
    drop_rule(desk, COHORT, "1")
    bring(desk, tmp_path, "Name\nBen Thimble\n")
    assert rules(desk) == set()
    bring(desk, tmp_path, text)
    assert rules(desk) == {("Ben Thimble: keep together with Amina Marigold", "")}


def test_of_several_sheets_with_people_it_is_asked_which(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "people.xlsx"
    file.write_bytes(workbook(
        [["Read me"], ["Not a list"]], [["Name"], ["Ed Bracken"]], [["Enw"], ["Lena Harebell"]]
    ))  # fmt: skip
    report = import_roster(desk, file, COHORT)
    (asked,) = report.questions
    assert (asked.key, asked.answers) == ("sheet", ("Sheet 2", "Sheet 3"))
    assert (report.told, report.left_out) == ("nobody yet", True)
    with pytest.raises(Trouble, match="There is no sheet “Sheet 1” with people"):
        import_roster(desk, file, COHORT, answers={"sheet": "Sheet 1"})
    assert import_roster(desk, file, COHORT, answers={"sheet": "sheet 3"}).told == "1 new"
    names = {person.name for person in desk.store.people()}
    assert "Lena Harebell" in names
    assert "Ed Bracken" not in names


def test_an_attendance_report_is_offered_to_a_register(desk: Desk, tmp_path: Path) -> None:
    rows = "Name,Organisation,Time in,Time out,Signature\nEd Bracken,North,{},,EB\n"
    report = bring(desk, tmp_path, rows.format("9.45"))
    (asked,) = report.questions
    assert (asked.key, asked.answers) == ("report", ("roster", "register"))
    assert asked.text.startswith("This is a sign-in sheet: it tells who came to a session")
    assert "l4pc register import" in asked.text
    assert "Ed Bracken" not in {person.name for person in desk.store.people()}
    # A sheet that nobody has signed yet is a list of names.
    assert bring(desk, tmp_path, rows.format(""), dry_run=True).told == "1 new"
    assert bring(desk, tmp_path, rows.format("9.45"), answers={"report": "roster"}).told == "1 new"
