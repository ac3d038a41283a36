"""Certificates on the command line."""

from __future__ import annotations

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
    roster.write_text("Name,Organisation\nAnn Lee,\nBo Nobody,\n", encoding="utf-8")
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
