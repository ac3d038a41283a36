"""``l4pc report``, as a person types it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from support.commands import Run

PLAN = "half-day-1-ordinary-days"
DAY = "2025-11-04"


@pytest.fixture
def planned(run: Run, cohort: dict[str, Any], tmp_path: Path) -> str:
    """A cohort of six with a session on which all but one have a mark."""
    roster = tmp_path / "r.csv"
    names = "Ann", "Bo", "Cy", "Di", "Ed", "Fay"
    rows = [f"{name} Nobody,Trust\n" for name in names]
    roster.write_text("".join(["Name,Organisation\n", *rows]), encoding="utf-8")
    run("roster", "import", roster, "--cohort", cohort["name"])
    run("session", "new", "--cohort", "Lantern", "--plan", PLAN, "--date", DAY)
    for name in names[:-1]:
        run("register", "mark", name, "here", "--session", f"Lantern/{DAY}")
    return str(cohort["name"])


def test_a_report_is_a_page_named_after_its_cohort_and_the_next_tells_what_changed(
    run: Run, planned: str
) -> None:
    asked = ("report", "--cohort", planned, "--json", "--to", "The Commissioner")
    first = run(*asked).json
    page = Path(first["path"])
    assert page.name.startswith("lantern-2025-11-04-report-for-a-commissioner")
    assert "<h1>Report on Lantern" in page.read_text(encoding="utf-8")
    assert (first["to"], first["profile"], first["recorded"]) == (
        "The Commissioner", "commissioner", True,
    )  # fmt: skip
    assert first["figures"]["People on the registers"] == "6"
    assert first["changed"] == []
    (handed,) = run("session", "show", f"{planned}/{DAY}", "--json").json["handed"]
    assert (handed["to"], handed["format"], handed["people"]) == ("The Commissioner", "report", 0)
    again = run(*asked, "--as-of", first["as_of"]).json
    assert again["figures"] == first["figures"]


def test_it_is_a_word_file_too_and_a_day_that_is_none_or_to_come_is_refused(
    run: Run, planned: str
) -> None:
    done = run("report", "--cohort", planned, "--format", "docx", "-o", "r.docx")
    assert done.out == f"Written: {Path.cwd() / 'r.docx'}\n"
    assert docx.Document("r.docx").core_properties.title == f"Report on {planned}"
    asked = ("report", "--cohort", planned, "--as-of")
    assert "is no day and no time" in run(*asked, "soon").err
    assert "names no moment" in run(*asked, "").err
    assert "is still to come" in run(*asked, "2099-01-01").err
    assert "No cohort was in this file yet on 1 January 2020" in run(*asked, "2020-01-01").err
