from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from support.commands import Run
from support.terminal import Terminal
from support.workbooks import workbook


def test_a_roster_comes_in_and_a_second_time_changes_nothing(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "roster.csv"
    file.write_text(
        "Name,Organisation,Role\nAnn [/x] Lee,[bold],\nJoe Kent,,facilitator\n", encoding="utf-8"
    )
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
    first.write_text("Name,Email\nAnn Lee,a@example.org\nAnn Lee,b@example.org\n", encoding="utf-8")
    second.write_text("Name\nAnn Lee\n", encoding="utf-8")
    assert run("roster", "import", first, "--cohort", "Lantern").code == 0
    done = run("roster", "import", second, "--cohort", "Lantern")
    assert done.code == 1
    assert "Ann Lee" in done.err


NEAR = "name\nGwen Loyd\nEd Bracken\n"


@pytest.fixture
def near(run: Run, cohort: dict[str, Any], tmp_path: Path) -> Path:
    """A roster with a row that is Gwen Lloyd, who is known, or is not."""
    known = tmp_path / "known.csv"
    known.write_text("name,organisation\nGwen Lloyd,Exmoor Trust\n", encoding="utf-8")
    assert run("roster", "import", known, "--cohort", cohort["name"]).code == 0
    file = tmp_path / "near.csv"
    file.write_text(NEAR, encoding="utf-8")
    return file


def people(run: Run) -> list[str]:
    return sorted(p["name"] for p in run("cohort", "show", "Lantern", "--json").json["people"])


def test_without_a_terminal_a_question_is_listed_with_its_answers(run: Run, near: Path) -> None:
    before = people(run)
    done = run("roster", "import", near, "--cohort", "Lantern")
    assert done.code == 1
    asked, same, new = done.err.splitlines()
    assert asked.startswith("Line 2: is Gwen Loyd the Gwen Lloyd (Exmoor Trust)")
    assert same.startswith("  --answer who:2=")
    assert same.endswith("  Gwen Lloyd (Exmoor Trust)")
    assert new == "  --answer who:2=new  somebody new"
    assert people(run) == sorted([*before, "Ed Bracken"])
    old = ("--same", same.split()[1].removeprefix("who:"))
    for words in (same.split()[:2], old):  # What is answered once may be said again.
        done = run("roster", "import", near, "--cohort", "Lantern", *words)
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
        (("--answer", "who:2"), "“who:2” is not KEY=VALUE"),
        (("--answer", "what:2=new"), "Nothing is asked as “what:2”."),
        (("--answer", "who:2=new", "--same", "2=Gwen Lloyd"), "“who:2” has two answers"),
        (("--answer", "link:2=Gwen Lloyd"), "Nothing is asked as “link:2”."),
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
        terminal.wait_for("Line 2: Gwen Loyd", "1  Gwen Lloyd (Exmoor Trust)", "Answer:")
        terminal.type("7\r")
        terminal.wait_for("A number, n, or Enter.")
        terminal.type("1\r")
        terminal.wait_for("1 new · 1 already known")
    assert "Gwen Loyd" not in people(run)


MESSY = (
    ("Leading together, cohort 4",),
    ("Participants", "Department", "User Email", "Pair with"),
    ("Okoro, Ada", "Cardiology", "ada@example.org", "Thimble, Ben"),
    ("Thimble, Ben", "Estates", "", ""),
    ("", "Estates", "", ""),
    ("Total", "2", "", ""),
    ("Printed by A. Clerk on 03/04/2026", "", "", ""),
)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_messy_list_is_shown_row_by_row_asked_about_once_and_brought_in(
    run: Run, cohort: dict[str, Any], tmp_path: Path, kind: str
) -> None:
    file = tmp_path / f"people.{kind}"
    rows = "\n".join(",".join(f'"{cell}"' for cell in row) for row in MESSY)
    file.write_bytes(workbook(MESSY) if kind == "xlsx" else rows.encode())
    words = ("roster", "import", file, "--cohort", cohort["name"])
    dry = run(*words, "--dry-run")
    assert dry.code == 1
    assert [line.split()[0] for line in dry.out.splitlines()[1:6]] == ["3", "4", "5", "6", "7"]
    assert "Line 5 is left out: there is no name." in dry.out
    assert "Line 6 is left out: it is a total." in dry.out
    assert "  --answer name-order=surname-first  yes, turn them round: Ada Okoro" in dry.err
    asked = run(*words, "--json")
    assert (asked.code, asked.json["outcome"]) == (1, "ask")
    assert [each["key"] for each in asked.json["questions"]] == ["name-order"]
    assert asked.json["questions"][0]["answers"] == ["surname-first", "as-written"]
    assert people(run) == []
    done = run(*words, "--answer", "name-order=surname-first", "--json")
    assert (done.code, done.json["outcome"]) == (1, "read")  # The row without a name.
    assert [each["name"] for each in done.json["people"]] == ["Ada Okoro", "Ben Thimble"]
    assert (done.json["left_out"], done.json["ignored"]) == ([5], 2)
    again = run(*words, "--json").json
    assert (again["questions"], again["told"]) == (
        [], "2 already known · 2 without a person · 1 left out",
    )  # fmt: skip
    rules = run("person", "rule", "list", "--cohort", cohort["name"]).out
    assert "Ada Okoro: keep together with Ben Thimble" in rules


def test_a_refusal_is_told_to_programs_too(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "words.csv"
    file.write_text("just words\n", encoding="utf-8")
    done = run("roster", "import", file, "--cohort", cohort["name"], "--json")
    assert (done.code, done.json["outcome"]) == (2, "refuse")
    assert done.json["why"].startswith("No heading row found.")


def test_a_roster_goes_out_and_comes_in_elsewhere(
    run: Run, near: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("roster", "import", near, "--cohort", "Lantern", "--new", 2).code == 0
    out = run("roster", "export", "--cohort", "Lantern")
    assert out.out == "3 people of “Lantern” in lantern-roster.csv.\n"
    run("cohort", "new", "Second")
    assert run("roster", "import", "lantern-roster.csv", "--cohort", "Second").code == 0
    second = run("cohort", "show", "Second", "--json").json["people"]
    assert sorted(person["name"] for person in second) == people(run)
