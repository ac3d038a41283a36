from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.commands import Run

from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.session.open import open_session

PLAN = "half-day-1-ordinary-days"
ODD = "the [bold] form [/x] was late"


@pytest.fixture
def session(run: Run, cohort: dict[str, Any], tmp_path: Path) -> str:
    """A session that was run: two people marked, four notes, closed."""
    roster = tmp_path / "r.csv"
    roster.write_text("Name,Organisation\nAnn [/x] Lee,[bold]\nBo Nobody,\n", encoding="utf-8")
    run("roster", "import", roster, "--cohort", cohort["name"])
    made = run(
        "session", "new", "--cohort", "Lantern", "--plan", PLAN, "--date", "2026-12-03", "--json"
    ).json
    desk = open_desk()
    conductor = open_session(desk, made["id"])
    conductor.start()
    ann = next(line.person for line in conductor.register().lines if line.name[0] == "A")
    conductor.mark(ann, "late")
    conductor.rest_here()
    for line in (f"n {ODD}", "* it was never the form", "? who owns the form"):
        conductor.note(line.removeprefix("n "))
    conductor.restricted("the lead of the form")
    conductor.close()
    conductor.leave(goes_on=False)
    desk.close()
    return str(made["id"])


def test_notes_are_found_by_all_their_words_in_the_promised_shape(run: Run, session: Any) -> None:
    hits = run("search", "form never", "--json").json
    assert [hit["text"] for hit in hits] == ["it was never the form"]
    assert set(hits[0]) >= {"session", "at", "item", "step", "place", "kind", "text"}
    assert hits[0]["session"] == session
    assert ODD in run("search", "late").out


@pytest.mark.parametrize("text", ["zebra", "", '"', "form*", "AND", "a:b", "[/x]", "-", "\x00"])
def test_odd_searches_find_what_they_find_and_break_nothing(
    run: Run, session: Any, text: str
) -> None:
    done = run("search", text, "--json")
    assert done.code == 0
    assert isinstance(done.json, list)
    assert session
    assert run("search", text).code == (0 if text.strip() else 2)


def test_a_search_for_nothing_asks_what_to_look_for(run: Run, session: Any) -> None:
    done = run("search", " ")
    assert (done.code, done.out) == (2, "")
    assert "Say what to look for" in done.err
    assert session


def test_restricted_notes_are_in_no_search_and_no_show_and_no_export(
    run: Run, session: Any, tmp_path: Path
) -> None:
    assert "lead of the form" not in run("search", "form", "--json").out
    assert len(run("session", "show", session, "--json").json["notes"]) == 3
    assert "restricted" not in run("session", "show", session).out
    for form in ("md", "csv", "jsonl"):
        out = tmp_path / f"out-{form}"
        assert run("export", session, "--format", form, "-o", out).code == 0
        files = sorted(out.iterdir()) if out.is_dir() else [out]
        assert not any("the lead of" in file.read_text(encoding="utf-8") for file in files)


def test_the_register_is_shown_to_people_and_to_programs(run: Run, session: Any) -> None:
    told = run("register", "show", "--session", session).out
    assert "Ann [/x] Lee" in told
    assert "late" in told
    marks = run("register", "show", "--session", "Lantern/2026-12-03", "--json").json
    assert sorted(mark["mark"] for mark in marks) == ["here", "late"]
    assert all(set(mark) >= {"person", "mark", "in", "out", "remark"} for mark in marks)
    assert marks == run("session", "show", session, "--json").json["register"]


def test_looking_takes_the_session_from_nobody(run: Run, session: Any) -> None:
    desk = open_desk()
    try:
        first = open_session(desk, session)
        assert run("register", "show", "--session", session).code == 0
        assert run("session", "show", session, "--json").code == 0
        first.tick()
        assert not first.reading
        first.leave(goes_on=True)
    finally:
        desk.close()


def test_an_export_goes_into_this_folder_and_its_name_says_whose_it_is(
    run: Run, session: Any
) -> None:
    done = run("export", session, "--format", "md")
    written = Path(done.out.removeprefix("Written: ").strip())
    assert written.parent == Path.cwd()
    assert "lantern" in written.name
    assert "2026-12-03" in written.name
    assert ODD in written.read_text(encoding="utf-8").replace("\\", "")
    assert run("export", session, "--format", "md").code == 0


def test_a_csv_export_is_a_folder_of_tables(run: Run, session: Any, tmp_path: Path) -> None:
    assert run("export", session, "--format", "csv", "-o", tmp_path / "log").code == 0
    names = {file.stem for file in (tmp_path / "log").iterdir()}
    assert names == {"register", "notes", "follow-up", "timings", "moves", "inside"}


def test_somebody_elses_file_is_never_written_over(run: Run, session: Any, tmp_path: Path) -> None:
    target = tmp_path / "mine.md"
    target.write_text("My own words.\n", encoding="utf-8")
    done = run("export", session, "--format", "md", "-o", target)
    assert (done.code, done.out) == (2, "")
    assert "mine.md" in done.err
    assert target.read_text(encoding="utf-8") == "My own words.\n"


def test_an_export_without_a_session_writes_nothing(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    before = set(tmp_path.iterdir())
    assert run("export", f"{cohort['name']}/2026-12-03", "--format", "md").code == 2
    assert set(tmp_path.iterdir()) == before
