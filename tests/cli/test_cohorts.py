from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from support.commands import Run
from support.terminal import Terminal

HOSTILE = ["Ann [/x] Lee", "[bold", "[/red]", "O’Brien & “Co”", "名前", "x" * 119]


def test_a_new_cohort_prints_what_show_prints(run: Run) -> None:
    made = run("cohort", "new", "Lantern", "--json")
    assert made.code == 0
    assert made.json == run("cohort", "show", "lantern", "--json").json
    assert set(made.json) >= {"id", "name", "programme", "people", "sessions"}
    assert (made.json["name"], made.json["people"], made.json["sessions"]) == ("Lantern", [], [])
    listed = run("cohort", "list", "--json").json
    assert listed == [{"id": made.json["id"], "name": "Lantern", "programme": ""}]


def test_a_programme_plans_all_its_sessions(run: Run) -> None:
    made = run("cohort", "new", "Lantern", "--programme", "the-right-thing-together", "--json").json
    assert len(made["sessions"]) == 4
    assert {session["state"] for session in made["sessions"]} == {"planned"}
    assert all({"id", "cohort", "plan", "date", "state"} <= set(s) for s in made["sessions"])


def test_a_programme_that_is_not_there_makes_no_cohort(run: Run) -> None:
    done = run("cohort", "new", "Lantern", "--programme", "nowhere")
    assert done.code == 2
    assert "no programme called “nowhere”" in done.err
    assert run("cohort", "list", "--json").json == []


@pytest.mark.parametrize("name", ["", "   ", "\t"])
def test_a_cohort_without_a_name_is_refused(run: Run, name: str) -> None:
    done = run("cohort", "new", name)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("A cohort needs a name.")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_shown_as_it_was_typed_in_tables_and_in_json(run: Run, name: str) -> None:
    assert run("cohort", "new", name).out.splitlines()[0] == name
    assert name in run("cohort", "list").out
    assert run("cohort", "show", name, "--json").json["name"] == name


def test_a_name_that_is_too_long_is_shortened_and_says_so(run: Run) -> None:
    assert run("cohort", "new", "y" * 120).err == ""
    done = run("cohort", "new", "x" * 10_000, "--json")
    assert (done.code, done.json["name"]) == (0, "x" * 120)
    assert done.err == "The name is shortened to 120 characters.\n"


def test_signs_that_could_drive_a_terminal_never_reach_it(run: Run) -> None:
    done = run("cohort", "new", "Ann\x1b[31m\u202eLee\x07")
    assert done.code == 0
    told = done.out + run("cohort", "list").out + run("cohort", "show", "nobody").err
    assert not set("\x1b\u202e\x07") & set(told)


def test_the_same_name_twice_is_refused_whatever_its_case(run: Run, cohort: dict[str, Any]) -> None:
    assert cohort["name"] == "Lantern"
    done = run("cohort", "new", "LANTERN")
    assert done.code == 2
    assert "“Lantern”" in done.err


def test_a_cohort_that_is_not_there_is_named_with_those_that_are(
    run: Run, cohort: dict[str, Any]
) -> None:
    assert cohort["name"] == "Lantern"
    done = run("cohort", "show", "Lamp")
    assert (done.code, done.out) == (2, "")
    assert done.err == "There is no cohort called “Lamp”. The cohorts are “Lantern”.\n"


def test_no_cohort_yet_says_how_to_make_one(run: Run) -> None:
    assert run("cohort", "list").out == (
        "There are no cohorts yet. “l4pc cohort new NAME” makes the first one.\n"
    )


def test_a_roster_comes_in_and_a_second_time_changes_nothing(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "roster.csv"
    file.write_text("Name,Organisation,Role\nAnn [/x] Lee,[bold],\nJoe Kent,,facilitator\n")
    dry = run("roster", "import", file, "--cohort", "Lantern", "--dry-run")
    assert dry.code == 0
    assert dry.out.endswith("Nothing was changed: this was a dry run.\n")
    assert run("cohort", "show", "Lantern", "--json").json["people"] == []
    assert run("roster", "import", file, "--cohort", "Lantern").code == 0
    people = run("cohort", "show", "Lantern", "--json").json["people"]
    assert [(p["name"], p["facilitates"]) for p in people] == [
        ("Ann [/x] Lee", False), ("Joe Kent", True),
    ]  # fmt: skip
    assert {"id", "name", "display_name", "organisation", "roles"} <= set(people[0])
    assert run("roster", "import", file, "--cohort", "Lantern").code == 0
    assert run("cohort", "show", "Lantern", "--json").json["people"] == people
    shown = run("cohort", "show", "Lantern").out
    assert "Ann [/x] Lee" in shown
    assert "[bold]" in shown
    assert cohort["id"] == run("cohort", "show", "Lantern", "--json").json["id"]


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02\xff\xfe", b"One,Two\n1,2\n", b"PK\x03\x04not a table"]
)
def test_a_file_that_is_no_roster_is_refused_in_a_sentence(
    run: Run, cohort: dict[str, Any], tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "roster.csv"
    file.write_bytes(content)
    done = run("roster", "import", file, "--cohort", "Lantern")
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "Traceback" not in done.err
    assert run("cohort", "show", cohort["name"], "--json").json["people"] == []


def test_a_roster_that_is_not_there_or_is_a_folder_is_refused(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    assert cohort["name"] == "Lantern"
    for file in (tmp_path / "gone.csv", tmp_path):
        done = run("roster", "import", file, "--cohort", "Lantern")
        assert (done.code, done.out) == (2, "")
        assert file.name in done.err


def test_rows_that_only_a_person_can_decide_about_give_1(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    assert cohort["name"] == "Lantern"
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("Name,Email\nAnn Lee,a@example.org\nAnn Lee,b@example.org\n")
    second.write_text("Name\nAnn Lee\n")
    assert run("roster", "import", first, "--cohort", "Lantern").code == 0
    done = run("roster", "import", second, "--cohort", "Lantern")
    assert done.code == 1
    assert "Ann Lee" in done.err


NEAR = "name\nGwen Loyd\nEd Bracken\n"


@pytest.fixture
def near(run: Run, cohort: dict[str, Any], tmp_path: Path) -> Path:
    """A roster with a row that is Gwen Lloyd, who is known, or is not."""
    known = tmp_path / "known.csv"
    known.write_text("name,organisation\nGwen Lloyd,Exmoor Trust\n")
    assert run("roster", "import", known, "--cohort", cohort["name"]).code == 0
    file = tmp_path / "near.csv"
    file.write_text(NEAR)
    return file


def people(run: Run) -> list[str]:
    return sorted(p["name"] for p in run("cohort", "show", "Lantern", "--json").json["people"])


def test_without_a_terminal_a_question_is_listed_with_its_answers(run: Run, near: Path) -> None:
    before = people(run)
    done = run("roster", "import", near, "--cohort", "Lantern")
    assert done.code == 1
    asked, same, new = done.err.splitlines()
    assert asked.startswith("Line 2: is Gwen Loyd the Gwen Lloyd (Exmoor Trust)")
    assert same.startswith("  --same 2=")
    assert same.endswith("  Gwen Lloyd (Exmoor Trust)")
    assert new == "  --new 2  somebody new"
    assert people(run) == sorted([*before, "Ed Bracken"])
    done = run("roster", "import", near, "--cohort", "Lantern", *same.split()[:2])
    assert (done.code, done.err) == (0, "")
    assert run("roster", "import", near, "--cohort", "Lantern").code == 0
    assert "Gwen Loyd" not in people(run)


def test_somebody_new_is_said_by_line_and_may_be_said_again(run: Run, near: Path) -> None:
    for _ in range(2):
        assert run("roster", "import", near, "--cohort", "Lantern", "--new", 2).code == 0
    assert people(run).count("Gwen Loyd") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--same", "two=Gwen"), "“two=Gwen” is not LINE=PERSON"),
        (("--same", "2="), "“2=” is not LINE=PERSON"),
        (("--same", "2=Gwen Lloyd", "--new", "2"), "Line 2 has two answers"),
        (("--same", "2=Nobody Known"), "Line 2: nobody is known as “Nobody Known”."),
        (("--new", "7"), "Nobody stands in line 7."),
    ],
)
def test_an_answer_that_says_nothing_is_refused_in_a_sentence(
    run: Run, near: Path, words: tuple[str, ...], told: str
) -> None:
    before = people(run)
    done = run("roster", "import", near, "--cohort", "Lantern", *words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert people(run) == before


def test_at_a_terminal_each_question_is_asked(run: Run, near: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "l4pc_tui",
        "roster",
        "import",
        str(near),
        "--cohort",
        "Lantern",
    ]
    with Terminal(command, env=dict(os.environ)) as terminal:
        terminal.wait_for("Line 2: Gwen Loyd. Who is this?", "1  Gwen Lloyd (Exmoor Trust)", "Who:")
        terminal.type("7\r")
        terminal.wait_for("A number, n, or Enter.")
        terminal.type("1\r")
        terminal.wait_for("2 already known")
    assert "Gwen Loyd" not in people(run)


def test_the_story_names_are_turned_on_and_off(run: Run, cohort: dict[str, Any]) -> None:
    name = cohort["name"]
    assert cohort["story"] is False
    assert run("cohort", "story", name, "on").out.startswith(f"{name}: the story’s names stand")
    assert run("cohort", "show", name, "--json").json["story"] is True
    assert run("cohort", "story", name, "off").code == 0
    assert run("cohort", "show", name, "--json").json["story"] is False
    assert run("cohort", "story", "nobody", "on").code == 2
    assert run("cohort", "story", name, "perhaps").code == 2
