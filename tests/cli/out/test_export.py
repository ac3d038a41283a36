"""``l4pc export``, as a person types it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.commands import Run

PLAN = "half-day-1-ordinary-days"
DAYS = ("2026-12-03", "2026-12-10")


@pytest.fixture
def planned(run: Run, cohort: dict[str, Any], tmp_path: Path) -> str:
    """A cohort of two with two sessions; the first has marks."""
    roster = tmp_path / "r.csv"
    roster.write_text("Name,Organisation\nAnn [/x] Lee,Trust\nBo Nobody,\n", encoding="utf-8")
    run("roster", "import", roster, "--cohort", cohort["name"])
    for day in DAYS:
        run("session", "new", "--cohort", "Lantern", "--plan", PLAN, "--date", day)
    run("register", "mark", "Ann", "here", "--session", f"Lantern/{DAYS[0]}")
    return str(cohort["name"])


def test_a_cohort_is_one_workbook_named_after_its_days(run: Run, planned: str) -> None:
    done = run("export", "--cohort", planned, "--format", "xlsx", "--to", "Dora")
    written = Path(done.out.removeprefix("Written: ").strip())
    assert written == Path.cwd() / "lantern-2026-12-03-to-2026-12-10-workbook.xlsx"
    book = openpyxl.load_workbook(written)
    assert [row[1].value for row in book["People"].iter_rows(min_row=4)] == [
        "Ann [/x] Lee", "Bo Nobody",
    ]  # fmt: skip
    for day in DAYS:
        (handed,) = run("session", "show", f"Lantern/{day}", "--json").json["handed"]
        assert (handed["to"], handed["format"], handed["people"]) == ("Dora", "xlsx", 2)
    assert run("export", "--cohort", planned, "--format", "xlsx").code == 0


def test_a_session_is_a_workbook_too(run: Run, planned: str) -> None:
    done = run("export", f"{planned}/{DAYS[0]}", "--format", "xlsx", "-o", "one.xlsx")
    assert done.code == 0
    book = openpyxl.load_workbook("one.xlsx")
    assert book["Sessions"].max_row == 4


def test_a_day_behind_to_is_the_last_day_and_any_other_word_is_for_whom(
    run: Run, planned: str
) -> None:
    asked = ("export", "--cohort", planned, "--format", "csv", "--json")
    told = run(*asked, "-o", "out", "--to", DAYS[0], "--to", "Dora").json
    assert (told["to"], len(told["sessions"]), told["recorded"]) == ("Dora", 1, True)
    assert told["path"] == str(Path.cwd() / "out")
    names = {path.name for path in Path("out").iterdir()}
    assert {"readme.csv", "register.csv", "attendance.csv", "data-dictionary.csv"} <= names
    assert len(run(*asked, "--from", DAYS[1]).json["sessions"]) == 1


@pytest.mark.parametrize("form", ["md", "jsonl"])
def test_logs_of_a_cohort_are_a_folder_with_one_for_each_session(
    run: Run, planned: str, form: str
) -> None:
    assert run("export", "--cohort", planned, "--format", form, "-o", "out").code == 0
    assert sorted(path.suffix for path in Path("out").iterdir()) == [f".{form}"] * 2
    assert all(DAYS[0] in path.name or DAYS[1] in path.name for path in Path("out").iterdir())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Nothing was named to write. Name a SESSION, or a cohort with --cohort NAME."),
        (("x", "--cohort", "Lantern"), "A session and a cohort were both named."),
        (("--cohort", "Lantarn"), "There is no cohort called “Lantarn”. Did you mean “Lantern”?"),
        (
            ("--cohort", "Lantern", "--from", "2026-12-10", "--until", "2026-12-03"),
            "The last day, Thursday 3 December 2026, is before the first",
        ),
        (("--cohort", "Lantern", "--to", "3/12/2026"), "“3/12/2026” is not a date."),
        (
            ("--cohort", "Lantern", "--to", "2026-12-03", "--until", "2026-12-04"),
            "The last day was said twice. Say it once, with --until.",
        ),
        (
            ("--cohort", "Lantern", "--to", "Dora", "--to", "Ed"),
            "For whom it is was said twice. Say it once, with --to.",
        ),
        (("--cohort", "Lantern", "--as-of", "soon"), "“soon” is no day and no time."),
        (("--cohort", "Lantern", "-o", "mine.xlsx"), "“mine.xlsx” is there already"),
    ],
)
def test_what_cannot_be_exported_is_told_in_one_sentence_and_nothing_is_written(
    run: Run, planned: str, words: tuple[str, ...], sentence: str
) -> None:
    run("cohort", "new", "Oak")
    Path("mine.xlsx").write_text("mine", encoding="utf-8")
    before = set(Path.cwd().iterdir())
    done = run("export", *words, "--format", "xlsx")
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err
    assert set(Path.cwd().iterdir()) == before
    assert planned


def test_a_workbook_as_of_an_earlier_moment_tells_what_was_known_then(
    run: Run, planned: str
) -> None:
    moment = datetime.now().astimezone().isoformat()
    run("register", "mark", "Bo", "sorry", "--session", f"Lantern/{DAYS[0]}")
    for name, words in (("then", ("--as-of", moment)), ("now", ()), ("again", ("--as-of", moment))):
        asked = ("export", "--cohort", planned, "--format", "csv", "-o", name, *words)
        assert run(*asked).code == 0
    marks = {
        name: Path(name, "register.csv").read_text(encoding="utf-8")
        for name in ("then", "now", "again")
    }
    assert "sorry" in marks["now"]
    assert "sorry" not in marks["then"]
    assert marks["then"] == marks["again"]
