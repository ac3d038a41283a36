"""Groups and connections by a command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.commands import Run
from support.crowd import roster, tie
from support.desk import write_library

from l4pc_tui.core.record.nouns import Tie
from l4pc_tui.desk.desk import open_desk


@pytest.fixture
def session(run: Run, tmp_path: Path) -> str:
    """A session of twelve people; its id."""
    run("library", "load", write_library(tmp_path / "shelf"))
    file = tmp_path / "twelve.csv"
    file.write_text(roster(12), encoding="utf-8")
    run("cohort", "new", "Twelve")
    run("roster", "import", file, "--cohort", "Twelve")
    made = run("session", "new", "--cohort", "Twelve", "--plan", "morning", "--date", "2026-11-25",
               "--json")  # fmt: skip
    return str(made.json["id"])


def test_groups_are_proposed_and_nothing_is_kept_until_they_are_used(
    run: Run, session: str
) -> None:
    said = run("groups", "--session", session, "--size", "4")
    assert said.code == 0
    assert said.out.startswith("12 enrolled, nobody marked yet · fours")
    assert said.out.count("\nTable ") == 3
    assert "0 of 66 pairs" not in said.out
    assert "No groups were used yet." in run("cohort", "connections", "Twelve").out
    used = run("groups", "--session", session, "--size", "4", "--accept")
    assert used.out.endswith(
        "In use: fours. G on the console that runs the session shows them on the Screen.\n"
    )
    assert "18 of 66 pairs have worked together." in run("cohort", "connections", "Twelve").out
    told = run("cohort", "connections", "Twelve", "--json").json
    assert (told["pairs"], told["possible"], told["least"], told["alone"]) == (18, 66, 3, [])
    assert len(told["times"]) == 18
    assert {each["met"] for each in told["people"]} == {3}
    shown = run("session", "show", session, "--json").json
    assert [move["verb"] for move in shown["moves"]] == ["groups"]


def test_a_program_reads_the_groups_and_whether_better_exist(run: Run, session: str) -> None:
    told = run("groups", "--session", session, "--size", "3", "--seed", "7", "--json").json
    assert set(told) == {
        "rounds", "sizes", "again", "pairs", "proved", "told", "seed", "clash", "accepted",
    }  # fmt: skip
    assert (told["sizes"], told["pairs"], told["again"]) == ([3, 3, 3, 3], 12, 0)
    assert (told["proved"], told["seed"], told["accepted"]) == (True, "7", False)
    again = run("groups", "--session", session, "--size", "3", "--seed", "7", "--json").json
    assert again == told


def test_what_cannot_be_is_said_with_an_exit_that_tells(run: Run, session: str) -> None:
    odd = run("groups", "--session", session, "--size", "banana")
    assert odd.code != 0
    assert "Say pairs, trios" in odd.err
    many = run("groups", "--session", session, "--size", "3", "--rounds", "40")
    assert many.code != 0
    assert "From 2 to 12 rounds" in many.err


def test_rules_that_clash_are_named_nothing_is_proposed_and_the_exit_tells(
    run: Run, session: str
) -> None:
    desk = open_desk(actor="Joss")
    tie(desk, "Twelve", Tie.APART, "Amina", "Ben")
    tie(desk, "Twelve", Tie.TOGETHER, "Ben", "Amina")
    desk.close()
    said = run("groups", "--session", session, "--size", "4", "--accept")
    assert (said.code, said.out) == (1, "")
    assert (
        "Amina Kettle and Ben Bracken are to stay together, and are to be kept apart." in said.err
    )
    told = run("groups", "--session", session, "--size", "4", "--json")
    assert told.code == 1
    assert (told.json["rounds"], len(told.json["clash"])) == ([], 3)


PROPOSE = """
from l4pc_tui.core.mixing.proposal import propose
from l4pc_tui.core.mixing.wishes import Rules, Somebody, Wish
from l4pc_tui.core.mixing.meetings import met
people = tuple(Somebody(f"p{n:02}", f"o{n % 5}", frozenset([f"r{n % 3}", f"s{n % 4}"]),
                        frozenset(["lived"] if n % 6 == 0 else []), n in (3, 9)) for n in range(30))
so_far = met([[[f"p{n:02}" for n in range(k, k + 5)] for k in range(0, 30, 5)]])
rules = Rules((frozenset(("p01", "p02")), frozenset(("p20", "p21"))),
              (frozenset(("p05", "p06", "p07")),), {"p11": 2})
print(propose(Wish(people, (4,) * 6 + (3, 3), rules, so_far, 1), "a", 15))
"""


def test_the_same_people_and_seed_give_the_same_groups_whatever_python_hashes_by() -> None:
    def found(seed: str) -> Any:
        env = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(
            [sys.executable, "-c", PROPOSE],
            env=env,
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout

    assert len({found(seed) for seed in ("0", "1", "4242")}) == 1
