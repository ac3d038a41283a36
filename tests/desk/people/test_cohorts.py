"""Cohorts: named, found, told."""

from __future__ import annotations

import json

import pytest
from support.desk import COHORT, House

from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out import shapes
from l4pc_tui.desk.people.cohorts import find_cohort, new_cohort
from l4pc_tui.desk.trouble import Trouble

HOSTILE = ["Ann [/x] Lee", "[bold", "\x1b[31mred\x1b[0m", "‮evil", "a\nb\tc", "🐇", "x" * 10_000]


def refusal(desk: Desk, name: str, programme: str = "") -> str:
    with pytest.raises(Trouble) as raised:
        new_cohort(desk, name, programme)
    return raised.value.sentence


def test_a_programme_plans_all_its_sessions(desk: Desk) -> None:
    cohort = new_cohort(desk, "Harbour", "year")
    rows = desk.store.sessions(cohort.id)
    assert sorted((row.session.number, row.session.date) for row in rows) == [
        (1, "2026-11-25"), (2, ""),
    ]  # fmt: skip
    assert {(row.session.of, row.session.title) for row in rows} == {(2, "A morning")}


def test_a_name_is_taken_whatever_its_case_and_accents(desk: Desk) -> None:
    new_cohort(desk, "Café")
    assert refusal(desk, "  CAFE ") == "There is a cohort called “Café” already."


@pytest.mark.parametrize("name", ["", "  ", "\n\t"])
def test_an_empty_name_is_none(desk: Desk, name: str) -> None:
    assert refusal(desk, name) == "A cohort needs a name."


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_kept_clean_and_found_again(desk: Desk, name: str) -> None:
    cohort = new_cohort(desk, name)
    assert not set(cohort.name) & set("\x1b‮\n\t")
    assert len(cohort.name) <= 120
    assert find_cohort(desk, cohort.name) == cohort
    assert find_cohort(desk, cohort.id[:8]) == cohort


def test_a_programme_that_is_not_there_makes_no_cohort(desk: Desk) -> None:
    assert refusal(desk, "Harbour", "no\x1bsuch") == (
        "There is no programme called “no�such” in the library."
    )
    assert [each["name"] for each in shapes.cohort_list(desk)] == [COHORT]


def test_a_name_that_nobody_has_is_answered_with_the_names_there_are(desk: Desk) -> None:
    with pytest.raises(Trouble) as raised:
        find_cohort(desk, "Lantern\x1b")
    assert raised.value.sentence == "There is no cohort called “Lantern�”."
    assert COHORT in raised.value.hint


def test_without_any_cohort_the_answer_says_how_to_make_one(bare: House) -> None:
    with pytest.raises(Trouble) as raised:
        find_cohort(bare.desk(), "Lantern")
    assert "l4pc cohort new" in raised.value.hint


def test_a_cohort_is_told_in_the_promised_shape(desk: Desk) -> None:
    told = shapes.cohort(desk, find_cohort(desk, COHORT))
    assert list(told) == ["id", "name", "programme", "people", "sessions", "commitments",
                          "story", "attendance", "connections", "rules", "walk_ins"]  # fmt: skip
    assert {"id", "name", "display_name", "organisation", "roles"} <= set(told["people"][0])
    assert [person["facilitates"] for person in told["people"]].count(True) == 1
    assert [session["date"] for session in told["sessions"]] == ["2026-11-25"]
    assert json.loads(json.dumps(told)) == told
    assert [list(each) for each in shapes.cohort_list(desk)] == [["id", "name", "programme"]]
