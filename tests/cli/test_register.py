"""The register on the command line, however long ago the session was."""

from __future__ import annotations

from typing import Any

import pytest
from support.commands import Run

PLAN = "half-day-1-ordinary-days"


@pytest.fixture
def session(run: Run, cohort: dict[str, Any], tmp_path: Any) -> str:
    """A session of last week that nobody ran here, with two people on its roster."""
    roster = tmp_path / "r.csv"
    roster.write_text("Name,Organisation\nAnn Lee,\nBo Nobody,\n", encoding="utf-8")
    run("roster", "import", roster, "--cohort", cohort["name"])
    words = ("--cohort", "Lantern", "--plan", PLAN, "--date", "2026-11-18", "--json")
    return str(run("session", "new", *words).json["id"])


def test_a_mark_its_times_and_its_remark_are_said_later_and_put_right(
    run: Run, session: str
) -> None:
    to = ("--session", session)
    told = run("register", "mark", "ann", "late", "--in", "10:15", "--remark", "bus", *to)
    assert told.code == 0
    assert "late" in told.out
    assert "10:15" in told.out
    run("register", "mark", "ann", "--out", "11:30", *to)
    mark = run("register", "show", *to, "--json").json[0]
    assert (mark["mark"], mark["in"][:16], mark["out"][:16], mark["remark"]) == (
        "late", "2026-11-18T10:15", "2026-11-18T11:30", "bus",
    )  # fmt: skip
    # From 10:15 to 11:30, without a break of 20 minutes.
    assert mark["minutes"] == 55
    assert mark["basis"] == "register"
    assert run("register", "mark", mark["code"], "--clear", *to).code == 0
    assert run("register", "show", *to, "--json").json == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("zed", "here"), "Nobody on the register is called “zed”."),
        (("ann",), "Say what: a mark, --in, --out, --remark or --clear."),
        (("ann", "--in", "10:15"), "Nobody has marked this person yet"),
        (("ann", "late", "--in", "ten"), "“ten” is no time."),
        (("ann", "sorry", "--in", "10:15"), "Whoever was not there has no time."),
        (("ann", "here", "--clear"), "--clear takes the mark off: say nothing else with it."),
    ],
)
def test_what_cannot_be_said_is_refused_and_changes_nothing(
    run: Run, session: str, words: tuple[str, ...], said: str
) -> None:
    told = run("register", "mark", *words, "--session", session)
    assert told.code == 2
    assert said in told.err
    assert run("register", "show", "--session", session, "--json").json == []


def test_a_final_register_says_so_and_what_is_changed_since(run: Run, session: str) -> None:
    to = ("--session", session)
    run("register", "mark", "bo", "here", *to)
    assert "final" in run("register", "final", *to).out
    assert run("register", "final", *to).code == 2
    run("register", "mark", "bo", "sorry", *to)
    shown = run("register", "show", *to).out
    assert "was here" in shown
    assert "The register is final since" in shown
    assert run("register", "show", *to, "--json").json[0]["corrected"] == "was here"
    assert run("register", "final", "--reopen", *to).code == 0
    assert "was here" not in run("register", "show", *to).out


def test_the_register_is_printed_with_a_row_for_everybody_and_its_code(
    run: Run, session: str, tmp_path: Any
) -> None:
    out = tmp_path / "paper.html"
    assert run("print", session, "--what", "register", "-o", out).code == 0
    page = out.read_text(encoding="utf-8")
    run("register", "mark", "ann", "here", "--session", session)
    run("register", "mark", "bo", "here", "--session", session)
    for mark in run("register", "show", "--session", session, "--json").json:
        assert f"<td>{mark['code']}</td><td>{mark['name']}</td>" in page
    assert run("print", session, "--what", "register", "-o", out).code == 0
    out.write_text("mine", encoding="utf-8")
    assert run("print", session, "--what", "register", "-o", out).code == 2
    assert out.read_text(encoding="utf-8") == "mine"


def test_the_log_of_a_session_that_nobody_ran_is_of_its_own_day(run: Run, session: str) -> None:
    run("register", "mark", "ann", "here", "--session", session)
    told = run("session", "show", session, "--json").json["timings"]
    assert {each["planned_start"][:10] for each in told if each["planned_start"]} == {"2026-11-18"}
