"""A coordinator's afternoon with people, as it is typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.commands import Run


def people(run: Run, cohort: str) -> dict[str, dict[str, Any]]:
    told = run("cohort", "show", cohort, "--json").json["people"]
    return {each["name"]: each for each in told}


def test_a_leaver_a_transfer_somebody_in_two_cohorts_and_two_anns(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    assert cohort["name"] == "Lantern"
    roster = tmp_path / "people.csv"
    roster.write_text(
        "Name,Organisation,Role\nAnn Lee,North Trust,nurse\nBen Thimble,Puddleby,clerk\n"
        "Gwen Saffron,,carer\n",
        encoding="utf-8",
    )
    run("roster", "import", roster, "--cohort", "Lantern")
    run("cohort", "new", "Puddleby")

    asked = run("person", "add", "Ann Lee", "--cohort", "Lantern")
    assert asked.code == 2
    assert "“Ann Lee” may be Ann Lee (North Trust, " in asked.err
    second = run("person", "add", "Ann Lee", "--cohort", "Lantern", "--new", "--role", "carer",
                 "--json").json  # fmt: skip
    twice = run("person", "leave", "Ann Lee", "--cohort", "Lantern")
    assert twice.code == 2
    assert second["id"][:8] in twice.err
    left = run("person", "leave", second["id"][:8], "--cohort", "Lantern", "--on", "2026-11-30")
    assert left.out == (
        "Ann Lee is not on registers of “Lantern” after Monday 30 November 2026. "
        "What was recorded stays.\n"
    )
    assert run("person", "undo").out == "Undone: that Ann Lee left Lantern.\n"

    run("person", "mend", second["id"][:8], "--name", "Anna Lee", "--email", "anna@example.org")
    assert people(run, "Lantern")["Anna Lee"]["email"] == "anna@example.org"
    both = run("person", "add", "--person", "Anna Lee", "--cohort", "Puddleby", "--role", "chair",
               "--json").json  # fmt: skip
    assert [(p["cohort"], p["roles"]) for p in both["cohorts"]] == [
        ("Lantern", ["carer"]), ("Puddleby", ["chair"]),
    ]  # fmt: skip

    run("person", "rule", "set", "Ben Thimble", "apart", "Gwen Saffron", "--cohort", "Lantern")
    run("person", "rule", "set", "Ben Thimble", "supports", "Anna Lee", "--cohort", "Lantern")
    listed = run("person", "rule", "list", "--cohort", "Lantern", "--json").json
    assert [(each["told"], each["holds"]) for each in listed] == [
        ("Ben Thimble: keep apart from Gwen Saffron", True),
        ("Ben Thimble: supporter of Anna Lee", True),
    ]  # fmt: skip
    moved = run("person", "transfer", "Ben Thimble", "--from", "Lantern", "--to", "Puddleby")
    assert "Stays behind: keep apart from Gwen Saffron" in moved.out
    rules = run("person", "rule", "list", "--cohort", "Puddleby").out
    assert "Ben Thimble: supporter of Anna Lee" in rules
    assert people(run, "Puddleby")["Ben Thimble"]["roles"] == ["clerk"]

    waits = run("person", "same", "Ann Lee", "Anna Lee")
    assert waits.code == 1
    assert "Ann Lee and Anna Lee will be one person" in waits.err
    assert "The name stays “Ann Lee”, not “Anna Lee”." in waits.err
    assert run("person", "same", "Ann Lee", "Anna Lee", "--yes").code == 0
    one = people(run, "Lantern")["Ann Lee"]
    assert (one["email"], one["roles"]) == ("anna@example.org", ["nurse", "carer"])
    assert run("person", "undo").out == "Undone: that Ann Lee and Anna Lee are one person.\n"
    assert set(people(run, "Lantern")) == {"Ann Lee", "Anna Lee", "Ben Thimble", "Gwen Saffron"}

    shown = run("person", "list").out
    assert "Puddleby: chair" in shown
    nobody = run("person", "mend", "Nobody Atall", "--sector", "health")
    assert (nobody.code, nobody.err) == (
        2, "Nobody is known as “Nobody Atall”. l4pc person list shows everybody.\n",
    )  # fmt: skip


def test_two_aminas_are_found_with_what_speaks_for_it_and_are_one_once_joined(
    run: Run, cohort: dict[str, Any]
) -> None:
    assert cohort["name"] == "Lantern"
    assert run("person", "twice").out == "Nobody seems to be known twice.\n"
    add = ("person", "add", "--cohort", "Lantern", "--new", "--json")
    one = run(*add, "Amina Marigold", "--organisation", "Puddleby Trust", "--email",
              "amina@example.org").json["id"]  # fmt: skip
    other = run(*add, "Amina Marygold", "--organisation", "Puddleby", "--email",
                "Amina@example.org").json["id"]  # fmt: skip
    run("cohort", "new", "Evening")
    (pair,) = run("person", "twice", "--json").json
    assert ({pair["one"], pair["other"]}, pair["certain"]) == ({one, other}, True)
    assert {each["field"]: each["agrees"] for each in pair["compared"]} == {
        "name": "close", "organisation": "close", "email": "same",
    }  # fmt: skip
    told = run("person", "twice", "--cohort", "Lantern").out
    assert "name close, organisation close, e-mail same" in told
    assert run("person", "twice", "--cohort", "Evening").out == "Nobody seems to be known twice.\n"
    run("person", "same", one, other, "--yes")
    assert run("person", "twice", "--json").json == []


@pytest.mark.parametrize(
    "words",
    [
        ("add", "Gwen"), ("leave", "Gwen"), ("return", "Gwen"), ("rule", "list"),
        ("rule", "set", "Gwen", "apart", "Dai"), ("rule", "drop", "3"), ("rule", "settle", "1", "Vee"),
    ],
)  # fmt: skip
def test_the_cohort_that_is_needed_is_asked_for(run: Run, words: tuple[str, ...]) -> None:
    told = run("person", *words)
    assert told.code == 2
    assert "Missing option '--cohort'." in told.err


def test_a_person_is_given_what_is_held_about_them_as_a_page_and_as_json(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    for name in ("Ann Lee", "Ben Thimble"):
        run("person", "add", name, "--cohort", cohort["name"])
    done = run("subject", "Ann Lee")
    (page,) = tmp_path.glob("subject-*.html")
    assert done.out == f"Written: {page}\n"
    assert page.stat().st_mode & 0o777 == 0o600
    assert "Read it before you hand it over" in done.err
    assert "What is held about Ann Lee" in page.read_text(encoding="utf-8")
    told = run("subject", "Ann Lee", "--format", "json")
    assert [part["heading"] for part in told.json["parts"]] == [
        "Who you are", "The cohorts you are in"
    ]  # fmt: skip
    assert "Thimble" not in told.out
    run("subject", "Ann Lee", "--format", "json", "-o", tmp_path / "ann.json")
    assert "Ann Lee" in (tmp_path / "ann.json").read_text(encoding="utf-8")
    again = run("subject", "Ben Thimble", "--format", "json", "-o", tmp_path / "ann.json")
    assert (again.code, "Thimble" in (tmp_path / "ann.json").read_text("utf-8")) == (2, False)
