from __future__ import annotations

from pathlib import Path

import pytest
from support.attendance import CASES, expected, file_of, given, people_of
from support.commands import Run


@pytest.mark.parametrize("case", CASES)
def test_the_command_says_the_same_of_each_file(case: str, run: Run) -> None:
    wanted, session = expected(case), given(case)
    each = (("date", session.date), ("start", session.start), ("end", session.end))
    typed = [f"--{name}={value}" for name, value in each if value]
    done = run("register", "read", str(file_of(case)), "--json", *typed)
    assert done.code == {"read": 0, "ask": 1, "refuse": 2}[wanted["outcome"]]
    told = done.json
    assert set(told) == {"outcome", "why", "questions", "people", "ignored"}
    assert told["outcome"] == wanted["outcome"]
    assert told["people"] == people_of(wanted["people"])
    assert told["ignored"] == len(wanted["ignored_rows"])


def test_a_question_is_answered_by_its_key(run: Run) -> None:
    file = file_of("teams-events-ambiguous")
    asked = run("register", "read", file)
    assert asked.code == 1
    assert "--answer date-order=day-first or month-first" in asked.err
    done = run("register", "read", file, "--json", "--answer", "date-order=month-first")
    assert done.code == 0
    assert done.json["people"][0]["intervals"][0][0] == "2020-11-12T12:27:24"


def test_what_is_no_file_of_attendance_is_refused_in_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    done = run("register", "read", tmp_path / "a.pdf", "--json")
    assert (done.code, done.json["outcome"]) == (2, "refuse")
    assert done.json["why"].startswith("This is a PDF, not a table.")
    assert run("register", "read", tmp_path / "nobody.csv").code == 2
    assert run("register", "read", tmp_path / "a.pdf", "--date", "tomorrow").code == 2
