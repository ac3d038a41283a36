"""The list of what cannot run where: what it names is there, and it does not grow in silence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import where

from l4pc_tui.machine.systems import System

EVERY = where.every_test()
SMALL = """
[most]
windows = 1
macos = 1
because = "A test."
[[out]]
on = ["windows"]
tests = ["plain/test_a.py::test_one", "outside"]
reason = "No pipes."
"""
TESTS = ["plain/test_a.py::test_one", "plain/test_a.py::test_two"]


def test_what_the_list_names_is_there_once_for_a_system_that_there_is_and_with_a_reason() -> None:
    listed = where.listed()
    there = {*EVERY, *(test.partition("::")[0] for test in EVERY), "outside"}
    assert [each.path for each in listed.out if each.path not in there] == []
    assert {on for each in listed.out for on in each.on} <= {*where.SYSTEMS} - {"linux"}
    assert [each.path for each in listed.out if not each.reason.endswith(".")] == []
    pairs = [(each.path, on) for each in listed.out for on in each.on]
    assert len(pairs) == len(set(pairs))


def test_no_more_is_left_out_than_the_list_allows() -> None:
    assert where.grown(where.listed(), EVERY) == []


@pytest.mark.parametrize("system", ["windows", "macos"])
def test_most_of_them_run_on_every_system(system: System) -> None:
    listed = where.listed()
    inside = [test for test in EVERY if not test.startswith("outside/")]
    assert sum(listed.left_out(test, system) for test in inside) < len(inside) / 10


@pytest.mark.parametrize(
    ("linux", "windows", "said"),
    [
        (TESTS, TESTS[1:], []),
        (TESTS, [], ["plain/test_a.py::test_two did not run on windows, and where.toml does not say so."]),
        (TESTS[1:], TESTS[1:], [
            "plain/test_a.py::test_one ran on no system.",
            "plain/test_a.py::test_one did not run on linux, and where.toml does not say so.",
            "plain/test_a.py::test_one did not run on macos, and where.toml does not say so.",
        ]),
        (TESTS, None, ["Nothing was heard of windows."]),
    ],
)  # fmt: skip
def test_what_ran_nowhere_or_was_left_out_in_silence_is_told(
    linux: list[str], windows: list[str] | None, said: list[str]
) -> None:
    ran = {"linux": {*linux}, "macos": {*linux}}
    if windows is not None:
        ran["windows"] = {*windows}
    assert where.faults(where.read(SMALL), TESTS, ran) == said


def test_a_list_that_grew_is_told_with_what_to_do() -> None:
    longer = SMALL.replace('"outside"', '"plain/test_a.py::test_two"')
    (told,) = where.grown(where.read(longer), TESTS)
    assert told.startswith("2 tests are left out on windows, and at most 1 may be: ")


def test_the_command_tells_all_of_it_and_ends_with_1(tmp_path: Path) -> None:
    for system in where.SYSTEMS[:2]:
        told = {"system": system, "python": "3.11.7", "ran": EVERY}
        (tmp_path / f"{system}.json").write_text(json.dumps(told), encoding="utf-8")
    command = [sys.executable, str(where.TESTS / "where.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 1
    assert "Nothing was heard of windows.\n" in done.stdout
    assert done.stdout.count("\n") == 3, done.stdout
    listed = where.listed()
    here = [test for test in EVERY if not listed.left_out(test, "windows")]
    told = {"system": "windows", "python": "3.11.7", "ran": here}
    one = subprocess.run([*command, "linux"], check=False, timeout=60)
    assert one.returncode == 0, "asked of one system it says nothing of the others"
    (tmp_path / "windows.json").write_text(json.dumps(told), encoding="utf-8")
    assert subprocess.run(command, check=False, timeout=60).returncode == 0
