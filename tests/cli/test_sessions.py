from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from support.commands import Done, Run

from l4pc_tui.desk.desk import open_desk

PLAN = "half-day-1-ordinary-days"


def new(run: Run, *more: str) -> Done:
    return run("session", "new", "--cohort", "Lantern", "--plan", PLAN, *more)


@pytest.fixture
def session(run: Run, cohort: dict[str, Any]) -> Any:
    assert cohort["name"] == "Lantern"
    return new(run, "--date", "2026-12-03", "--json").json


def test_a_new_session_prints_what_show_prints(run: Run, session: Any) -> None:
    assert session == run("session", "show", session["id"], "--json").json
    assert {k: session[k] for k in ("cohort", "plan", "date", "state")} == {
        "cohort": "Lantern", "plan": PLAN, "date": "2026-12-03", "state": "planned",
    }  # fmt: skip
    assert [session[k] for k in ("register", "notes", "moves")] == [[], [], []]
    assert isinstance(session["timings"], list)


def test_the_list_holds_the_show_object_without_its_inner_lists(run: Run, session: Any) -> None:
    inner = ("register", "notes", "timings", "moves", "handed", "plan_changed")
    outer = {key: value for key, value in session.items() if key not in inner}
    assert run("session", "list", "--json").json == [outer]
    told = run("session", "list").out
    assert session["id"] in told
    assert "2026-12-03" in told


def test_a_session_is_named_by_the_beginning_of_its_id_or_by_cohort_and_date(
    run: Run, session: Any
) -> None:
    for key in (session["id"][:6], "Lantern/2026-12-03", "lantern/2026-12-03"):
        assert run("session", "show", key, "--json").json["id"] == session["id"]


@pytest.mark.parametrize("key", ["zzzz", "Lantern/2026-12-04", "Lamp/2026-12-03", "/", "", "%"])
def test_a_session_that_is_not_there_is_said_in_a_sentence(
    run: Run, session: Any, key: str
) -> None:
    done = run("session", "show", key)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert session["id"] not in done.err


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--date", "next Tuesday"), "“next Tuesday” is not a date"),
        (("--date", "2026-02-30"), "“2026-02-30” is not a date"),
        (("--date", "2026-12-03", "--starts", "half nine"), "“half nine” is not a clock time"),
    ],
)
def test_a_date_or_time_that_cannot_be_is_refused(
    run: Run, cohort: dict[str, Any], more: tuple[str, ...], told: str
) -> None:
    done = new(run, *more)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert run("cohort", "show", cohort["name"], "--json").json["sessions"] == []


def test_a_plan_that_is_not_there_is_refused(run: Run, cohort: dict[str, Any]) -> None:
    done = run("session", "new", "--cohort", cohort["name"], "--plan", "x", "--date", "2026-12-03")
    assert done.code == 2
    assert "“x”" in done.err


def test_it_may_start_at_another_time_than_its_plan_says(run: Run, cohort: dict[str, Any]) -> None:
    assert cohort["name"] == "Lantern"
    made = new(run, "--date", "2026-12-03", "--starts", "13:15", "--json").json
    assert made["timings"][0]["planned_start"][11:16] == "13:15"


def test_show_tells_register_and_notes_as_a_person_reads_them(run: Run, session: Any) -> None:
    told = run("session", "show", session["id"]).out
    assert "Lantern · 2026-12-03 · planned" in told
    assert "Nobody is on this register yet." in told
    assert "walk-in" not in told


def test_no_session_says_how_to_plan_one(run: Run) -> None:
    assert run("session", "list").out == "No session is planned. “l4pc session new” plans one.\n"
    assert run("session", "list", "--json").json == []


def test_a_session_is_moved_and_prints_what_show_prints(run: Run, session: Any) -> None:
    moved = run(
        "session", "move", "Lantern/2026-12-03", "2026-12-10", "--starts", "13:00", "--json"
    )
    assert moved.json == run("session", "show", session["id"], "--json").json
    assert moved.json["date"] == "2026-12-10"
    assert run("session", "show", "Lantern/2026-12-03").code == 2
    refused = run("session", "move", session["id"], "next Tuesday")
    assert (refused.code, refused.out) == (2, "")
    assert "“next Tuesday” is not a date" in refused.err


def test_a_session_is_removed_only_by_one_who_says_yes(run: Run, session: Any) -> None:
    asked = run("session", "remove", session["id"])
    assert (asked.code, asked.out) == (1, "")
    assert "--yes" in asked.err
    assert len(run("session", "list", "--json").json) == 1
    done = run("session", "remove", "Lantern/2026-12-03", "--yes")
    assert done.code == 0
    assert "is no longer planned" in done.out
    assert run("session", "list", "--json").json == []


def test_the_first_ten_minutes_of_the_readme_make_one_sensible_cohort(
    run: Run, tmp_path: Path
) -> None:
    """Its commands, as they stand there: a programme's sessions and no spare one."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (tmp_path / "people.csv").write_text("name\nEd Bracken\n", encoding="utf-8")
    words = [
        shlex.split(line)[1:]
        for line in re.findall(r"`(l4pc (?:cohort|roster|session|export) [^`]*)`", readme)
    ]
    assert [each[:2] for each in words] == [
        ["cohort", "new"], ["roster", "import"], ["session", "move"], ["session", "plan"],
        ["export", "Autumn cohort/2027-04-20"], ["export", "--cohort"],
    ]  # fmt: skip
    for each in words:
        done = run(*each)
        assert done.code == 0, done.err
    dates = [line["date"] for line in run("session", "list", "--json").json]
    assert dates == [
        "2027-04-20", "2027-05-11", "2027-06-15", "2027-07-13", "2027-09-14", "2028-03-14",
    ]  # fmt: skip


def two_versions_of(home: Path, session: str) -> None:
    """Two laptops put a session elsewhere, and neither saw what the other did."""
    (path,) = (home / "data").rglob("l4pc.db")
    desk = open_desk(path, actor="Rowan Ash")
    name = f"session:{session}"
    (planned,) = desk.store.events(name)
    for venue in ("the hall by the river", "the old boathouse"):
        said = {**(planned.data or {}), "venue": venue}
        entry = desk.store.entry("put", name, said, actor="Rowan Ash", base=(planned.id,))
        desk.store.write([entry])
    desk.close()


def test_versions_of_a_session_are_listed_and_one_is_chosen(
    run: Run, session: Any, at_home: Path
) -> None:
    which = session["id"]
    assert run("session", "versions", which).out.strip() == "Everything here is one version."
    two_versions_of(at_home, which)
    (found,) = run("session", "versions", which, "--json").json
    assert [version["counts"] for version in found["versions"]] == [False, True]
    listed = " ".join(run("session", "versions", which).out.split())
    assert "2 versions." in listed
    assert "the hall by the river" in listed
    chosen = run("session", "versions", which, "--choose", "1")
    assert chosen.code == 0
    assert "the hall by the river" in " ".join(chosen.out.split())
    assert "Everything here is one version." in chosen.out
    refused = run("session", "versions", which, "--choose", "7")
    assert refused.code == 2
    assert "There is no version 7." in refused.err
