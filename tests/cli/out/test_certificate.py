"""Certificates on the command line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support.commands import Run

from l4pc_tui.cli.out.certificate import FORMS
from l4pc_tui.desk.certificates.files import Form

PLAN = "half-day-1-ordinary-days"


def test_the_command_offers_every_format_there_is() -> None:
    assert tuple(map(str, Form)) == FORMS


@pytest.fixture
def past(run: Run, cohort: dict[str, Any], tmp_path: Any) -> str:
    """A session of last week that nobody ran here: Ann was there, Bo came late."""
    roster = tmp_path / "r.csv"
    roster.write_text("Name,Organisation\nAnn Lee,\nBo Nobody,\n")
    run("roster", "import", roster, "--cohort", cohort["name"])
    words = ("--cohort", "Lantern", "--plan", PLAN, "--date", "2026-11-18", "--json")
    session = str(run("session", "new", *words).json["id"])
    run("register", "mark", "ann", "here", "--session", session)
    run("register", "mark", "bo", "late", "--in", "11:30", "--session", session)
    return session


@pytest.mark.usefixtures("past")
def test_certificates_are_issued_and_who_gets_none_is_told_why(run: Run) -> None:
    look = run("certificate", "--cohort", "Lantern", "--dry-run")
    assert look.code == 0
    assert "Bo Nobody was there for" in look.out
    assert look.out.rstrip().endswith("Nothing was written.")
    told = run("certificate", "--cohort", "Lantern", "-o", "certificates", "--json").json
    (one,) = told["certificates"]
    assert (one["name"], one["hours_with_others"], one["first_reference"]) == ("Ann Lee", None, "")
    assert one["sessions"][0]["basis"] == "presence only, planned length"
    assert [(each["name"], each["why"]) for each in told["none"]] == [("Bo Nobody", "under")]
    assert told["at_least"] == 80
    everybody = run("certificate", "--cohort", "Lantern", "--at-least", "0", "--format", "csv",
                    "-o", "tables", "--json").json  # fmt: skip
    assert [each["name"] for each in everybody["certificates"]] == ["Ann Lee", "Bo Nobody"]
    assert everybody["certificates"][0]["reference"] == one["reference"]


def test_a_session_of_which_nobody_knows_how_long_it_was_is_told(run: Run, past: str) -> None:
    # What was planned by a plan that another laptop had.
    home = next(Path.home().rglob("l4pc.db"))
    with closing(sqlite3.connect(home)) as db, db:
        db.execute("DELETE FROM shelf")
        db.execute("DELETE FROM content")
    told = run("certificate", "--cohort", "Lantern", "--dry-run")
    assert told.err.startswith("How long “Half day one: ordinary days” was is not known"), past
    assert "Ann Lee was at none of these sessions for a time that is known" in told.out


@pytest.mark.usefixtures("past")
def test_the_share_that_is_asked_for_is_a_setting(run: Run) -> None:
    assert run("settings", "set", "certificate-share", "10").code == 0
    told = run("certificate", "--cohort", "Lantern", "--dry-run", "--json").json
    assert told["at_least"] == 10
    assert told["none"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--sheet", "reflection"), "--regulator"),
        (("--regulator", "nmc"), "--sheet reflection"),
        (("--sheet", "involvement"), "name each with --person"),
        (("--declines", "ann"), "--sheet involvement"),
        (("--as-of", "2026-11-01"), "No such option"),
    ],
)
def test_what_makes_no_sense_together_is_refused_before_anything_is_read(
    run: Run, cohort: dict[str, Any], words: tuple[str, ...], said: str
) -> None:
    told = run("certificate", "--cohort", cohort["name"], *words)
    assert told.code == 2
    assert said in told.err


@pytest.mark.usefixtures("past")
def test_sheets_are_written_for_those_who_are_named(run: Run, tmp_path: Any) -> None:
    told = run("certificate", "--cohort", "Lantern", "--sheet", "involvement", "--person", "Ann Lee",
               "--declines", "Ann Lee", "-o", "sheets")  # fmt: skip
    assert told.code == 0
    (file,) = (tmp_path / "sheets").iterdir()
    assert "Declines payment." in file.read_text("utf-8")
    told = run("certificate", "--cohort", "Lantern", "--sheet", "reflection", "--regulator", "swe",
               "--json", "-o", "swe")  # fmt: skip
    assert told.json["written"].endswith("swe")
