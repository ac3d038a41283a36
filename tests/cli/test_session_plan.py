"""A planned session's plan is shown and changed by commands, each shown first if that is asked."""

from __future__ import annotations

from typing import Any

import pytest
from support.commands import Run

PLAN = "half-day-1-ordinary-days"
WHICH = "Lantern/2026-12-03"


@pytest.fixture
def session(run: Run, cohort: dict[str, Any]) -> Any:
    assert cohort["name"] == "Lantern"
    return run("session", "new", "--cohort", "Lantern", "--plan", PLAN, "--date", "2026-12-03",
               "--json").json  # fmt: skip


def number(run: Run, name: str) -> int:
    lines = run("session", "plan", WHICH, "--json").json["plan"]
    return int(next(line["number"] for line in lines if line["name"] == name))


@pytest.mark.usefixtures("session")
def test_the_plan_is_listed_and_every_change_is_told_kept_and_taken_back(run: Run) -> None:
    plain = run("session", "plan", WHICH).out.splitlines()
    assert plain[1] == "Lantern · Thursday 3 December 2026"
    assert plain[3:8:4] == ["1. 09:30 Arrivals: 15 min, locked 09:30",
                            "   5. 09:48 What is written down: a step, 5 min"]  # fmt: skip
    before = run("session", "plan", "show", WHICH, "--json").json
    assert before["changed"] is False

    rest = number(run, "Break")
    tried = run("session", "plan", "skip", WHICH, rest, "--dry-run")
    assert (tried.out.splitlines()[0], tried.out.splitlines()[-1]) == (
        "Break is left out.", "Nothing was changed.",
    )  # fmt: skip
    assert "minutes without a break" in tried.out
    assert run("session", "plan", "show", WHICH, "--json").json == before

    done = run("session", "plan", "insert", WHICH, "A walk", "10", "--after", 0, "--json").json
    assert (done["done"], done["change"]) == (True, "A walk (10 min) comes first.")
    assert done["plan"][0]["name"] == "A walk"
    assert run("session", "plan", "length", WHICH, 1, "15").out.splitlines()[-1] == "Kept."
    assert "comes after" in run("session", "plan", "move", WHICH, "--", 1, 1).out
    assert "is locked to 09:50" in run("session", "plan", "lock", WHICH, 2, "09:50").out
    assert "follows on" in run("session", "plan", "unlock", WHICH, 2).out
    assert "moves from" in run("session", "plan", "lock", WHICH, "finish", "+10").out
    assert run("session", "plan", "skip", WHICH, 2).code == 0
    assert run("session", "plan", "restore", WHICH, 2).code == 0
    for words in ("Check-in", "stock-take"):
        tried = run("session", "plan", "insert", WHICH, words, "10", "--after", 1, "--dry-run")
        assert tried.out.startswith(f"{words} (10 min) comes after"), "they are words"
    after = run("session", "plan", WHICH, "--json").json
    assert (after["changed"], after["plan"][1]["name"], after["plan"][1]["minutes"]) == (
        True, "A walk", 15,
    )  # fmt: skip
    assert "Its plan was changed before the day." in run("session", "show", WHICH).out
    for _ in range(8):
        assert run("session", "plan", "undo", WHICH).out.startswith("Undone: ")
    assert run("session", "plan", WHICH, "--json").json == before
    assert run("session", "plan", "undo", WHICH).code == 1
    assert run("session", "show", WHICH, "--json").json["plan_changed"] is False


@pytest.mark.usefixtures("session")
def test_what_cannot_be_is_said_in_a_sentence(run: Run) -> None:
    for words, told in (
        (("skip", WHICH, 99), "The plan has no line 99."),
        (("renew", WHICH), "The library has no other version of this plan."),
        (("unlock", WHICH, "finish"), "The finish is always held."),
        (("length", WHICH, 1, "soon"), "“soon” is no length."),
        (("insert", WHICH, "no-such-one", "--after", 1), "There is no exercise called"),
        (("skip", WHICH, 0), "The plan has no line 0."),
        (("lock", WHICH, 0), "The plan has no line 0."),
        (
            ("move", WHICH, "--", 12, -1),
            "“A day somewhere else” is a step of “An ordinary Tuesday”.",
        ),
    ):
        done = run("session", "plan", *words)
        assert (done.code, done.out) == (1, ""), words
        assert told in done.err
    assert run("session", "plan", "Lantern/2026-01-01").code == 2
