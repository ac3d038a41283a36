from __future__ import annotations

import pytest

PLAN = "half-day-1-ordinary-days"


def new(run, *more: str):
    return run("session", "new", "--cohort", "Lantern", "--plan", PLAN, *more)


@pytest.fixture
def session(run, cohort) -> dict:
    assert cohort["name"] == "Lantern"
    return new(run, "--date", "2026-12-03", "--json").json


def test_a_new_session_prints_what_show_prints(run, session) -> None:
    assert session == run("session", "show", session["id"], "--json").json
    assert {k: session[k] for k in ("cohort", "plan", "date", "state")} == {
        "cohort": "Lantern", "plan": PLAN, "date": "2026-12-03", "state": "planned",
    }  # fmt: skip
    assert [session[k] for k in ("register", "notes", "moves")] == [[], [], []]
    assert isinstance(session["timings"], list)


def test_the_list_holds_the_show_object_without_its_inner_lists(run, session) -> None:
    inner = ("register", "notes", "timings", "moves")
    outer = {key: value for key, value in session.items() if key not in inner}
    assert run("session", "list", "--json").json == [outer]
    told = run("session", "list").out
    assert session["id"] in told
    assert "2026-12-03" in told


def test_a_session_is_named_by_the_beginning_of_its_id_or_by_cohort_and_date(run, session) -> None:
    for key in (session["id"][:6], "Lantern/2026-12-03", "lantern/2026-12-03"):
        assert run("session", "show", key, "--json").json["id"] == session["id"]


@pytest.mark.parametrize("key", ["zzzz", "Lantern/2026-12-04", "Lamp/2026-12-03", "/", "", "%"])
def test_a_session_that_is_not_there_is_said_in_a_sentence(run, session, key: str) -> None:
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
    run, cohort, more: tuple[str, ...], told: str
) -> None:
    done = new(run, *more)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert run("cohort", "show", cohort["name"], "--json").json["sessions"] == []


def test_a_plan_that_is_not_there_is_refused(run, cohort) -> None:
    done = run("session", "new", "--cohort", cohort["name"], "--plan", "x", "--date", "2026-12-03")
    assert done.code == 2
    assert "“x”" in done.err


def test_it_may_start_at_another_time_than_its_plan_says(run, cohort) -> None:
    assert cohort["name"] == "Lantern"
    made = new(run, "--date", "2026-12-03", "--starts", "13:15", "--json").json
    assert made["timings"][0]["planned_start"][11:16] == "13:15"


def test_show_tells_register_and_notes_as_a_person_reads_them(run, session) -> None:
    told = run("session", "show", session["id"]).out
    assert "Lantern · 2026-12-03 · planned" in told
    assert "Nobody is on this register yet." in told
    assert "walk-in" not in told


def test_no_session_says_how_to_plan_one(run) -> None:
    assert run("session", "list").out == "No session is planned. “l4pc session new” plans one.\n"
    assert run("session", "list", "--json").json == []
