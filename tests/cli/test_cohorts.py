from __future__ import annotations

from typing import Any

import pytest
from support.commands import Run

HOSTILE = ["Ann [/x] Lee", "[bold", "[/red]", "O’Brien & “Co”", "名前", "x" * 119]


def test_a_new_cohort_prints_what_show_prints(run: Run) -> None:
    made = run("cohort", "new", "Lantern", "--json")
    assert made.code == 0
    assert made.json == run("cohort", "show", "lantern", "--json").json
    assert set(made.json) >= {"id", "name", "programme", "people", "sessions"}
    assert (made.json["name"], made.json["people"], made.json["sessions"]) == ("Lantern", [], [])
    listed = run("cohort", "list", "--json").json
    assert listed == [{"id": made.json["id"], "name": "Lantern", "programme": ""}]


def test_a_programme_plans_all_its_sessions(run: Run) -> None:
    made = run("cohort", "new", "Lantern", "--programme", "the-right-thing-together", "--json").json
    assert len(made["sessions"]) == 6
    assert {session["state"] for session in made["sessions"]} == {"planned"}
    assert all({"id", "cohort", "plan", "date", "state"} <= set(s) for s in made["sessions"])


def test_what_lies_between_its_sessions_is_listed_and_ticked_off(run: Run) -> None:
    run("cohort", "new", "Lantern", "--programme", "the-right-thing-together")
    listed = run("cohort", "between", "lantern", "--json").json
    assert listed[0]["kind"] == "sponsor"
    assert listed[0]["due"] == "2027-03-09"
    assert {"visit", "conversation", "trial", "answer", "reunion"} <= {e["kind"] for e in listed}
    assert run("cohort", "between", "Lantern", "--done", "1", "--json").json[0]["stands"] == "done"
    told = run("cohort", "between", "Lantern", "--not-done", "1")
    assert told.out.splitlines()[1].split()[:5] == ["1", "Tue", "9", "Mar", "2027"]
    refused = run("cohort", "between", "Lantern", "--done", "99")
    assert refused.code == 2
    assert "There is no number 99" in refused.err
    assert "Between the sessions: nothing is due." in run("cohort", "show", "Lantern").out
    run("cohort", "new", "Alone")
    assert "says nothing of what lies between" in run("cohort", "between", "Alone").out


def test_a_programme_that_is_not_there_makes_no_cohort(run: Run) -> None:
    done = run("cohort", "new", "Lantern", "--programme", "nowhere")
    assert done.code == 2
    assert "no programme called “nowhere”" in done.err
    assert run("cohort", "list", "--json").json == []


@pytest.mark.parametrize("name", ["", "   ", "\t"])
def test_a_cohort_without_a_name_is_refused(run: Run, name: str) -> None:
    done = run("cohort", "new", name)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("A cohort needs a name.")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_shown_as_it_was_typed_in_tables_and_in_json(run: Run, name: str) -> None:
    assert run("cohort", "new", name).out.splitlines()[0] == name
    assert name in run("cohort", "list").out
    assert run("cohort", "show", name, "--json").json["name"] == name


def test_a_name_that_is_too_long_is_shortened_and_says_so(run: Run) -> None:
    assert run("cohort", "new", "y" * 120).err == ""
    done = run("cohort", "new", "x" * 10_000, "--json")
    assert (done.code, done.json["name"]) == (0, "x" * 120)
    assert done.err == "The name is shortened to 120 characters.\n"


def test_signs_that_could_drive_a_terminal_never_reach_it(run: Run) -> None:
    done = run("cohort", "new", "Ann\x1b[31m\u202eLee\x07")
    assert done.code == 0
    told = done.out + run("cohort", "list").out + run("cohort", "show", "nobody").err
    assert not set("\x1b\u202e\x07") & set(told)


def test_the_same_name_twice_is_refused_whatever_its_case(run: Run, cohort: dict[str, Any]) -> None:
    assert cohort["name"] == "Lantern"
    done = run("cohort", "new", "LANTERN")
    assert done.code == 2
    assert "“Lantern”" in done.err


def test_a_cohort_that_is_not_there_is_named_with_those_that_are(
    run: Run, cohort: dict[str, Any]
) -> None:
    assert cohort["name"] == "Lantern"
    done = run("cohort", "show", "Lamp")
    assert (done.code, done.out) == (2, "")
    assert done.err == "There is no cohort called “Lamp”. The cohorts are “Lantern”.\n"


def test_no_cohort_yet_says_how_to_make_one(run: Run) -> None:
    assert run("cohort", "list").out == (
        "There are no cohorts yet. “l4pc cohort new NAME” makes the first one.\n"
    )


def test_the_story_names_are_turned_on_and_off(run: Run, cohort: dict[str, Any]) -> None:
    name = cohort["name"]
    assert cohort["story"] is False
    assert run("cohort", "story", name, "on").out.startswith(f"{name}: the story’s names stand")
    assert run("cohort", "show", name, "--json").json["story"] is True
    assert run("cohort", "story", name, "off").code == 0
    assert run("cohort", "show", name, "--json").json["story"] is False
    assert run("cohort", "story", "nobody", "on").code == 2
    assert run("cohort", "story", name, "perhaps").code == 2


def test_how_long_a_record_is_kept_is_proposed_agreed_and_listed(
    run: Run, cohort: dict[str, Any]
) -> None:
    listed = run("retention").out
    assert "not agreed yet" in listed
    assert "7 years after the last session, proposed and not agreed" in listed
    assert "not checked: ask your funder" in listed
    assert run("retention", "set", cohort["name"]).code == 2
    done = run(
        "retention", "set", cohort["name"], "--notes", "6", "--as-proposed", "--why", "audit"
    )
    assert done.out.splitlines() == [
        "Lantern: who took part, the register and hours: 7 years after the last session.",
        "Lantern: notes, commitments, answers, pulses, forms and stories: 6 months after the last session.",
    ]
    assert run("retention", "review", cohort["name"]).code == 0
    (told,) = run("retention", "--json").json
    assert [(each["what"], each["months"], each["agreed"]) for each in told["kept"]] == [
        ("register", 84, True), ("notes", 6, True)
    ]  # fmt: skip
    assert told["why"] == "audit"
