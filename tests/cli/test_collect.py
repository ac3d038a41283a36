"""``l4pc collect``: shown first, taken with --yes, listed, undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped]
import pytest
from support.commands import Run
from support.laptops import written
from support.sealed import event, note

SESSION = event(20, "session:s1", {"plan": "morning", "date": "2026-11-25"}, session="")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "dana.jsonl", [SESSION, note(1)])


def test_it_says_what_would_come_in_and_takes_nothing_until_it_is_told_to(
    run: Run, cohort: dict[str, Any], file: Path
) -> None:
    assert cohort["name"] == "Lantern"
    told = run("collect", file, "--dry-run")
    assert (told.code, told.err) == (0, "")
    assert told.out == (
        "dana.jsonl (Dana Price, written 2026-11-24 16:04): 2 new: 1 entry about sessions, 1 entry "
        "about notes.\n"
        "Together: 1 session, 1 note.\n"
    )
    asked = run("collect", file)
    assert (asked.code, "Add --yes" in asked.err) == (1, True)
    assert "Nothing was collected yet." in run("collect", "--list").out
    done = run("collect", file, "--yes")
    assert (done.code, "Taken in: 2 new entries of 1 file." in done.out) == (0, True)
    assert "“l4pc collect --undo 1” undoes the whole of it." in done.out
    again = run("collect", file, "--yes")
    assert (again.code, "nothing new, it was taken in" in again.out) == (0, True)


def test_on_a_new_laptop_a_dry_run_says_what_would_come_in_and_nothing_else(
    run: Run, file: Path
) -> None:
    told = run("collect", file, "--dry-run")
    assert (told.code, told.err) == (0, "")
    assert "2 new" in told.out


def test_what_was_collected_is_listed_and_undone(
    run: Run, cohort: dict[str, Any], file: Path
) -> None:
    assert cohort["name"] == "Lantern"
    run("collect", file, "--yes")
    listed = run("collect", "--list")
    assert "1 file of Dana Price, 2 new" in listed.out
    assert "Other laptops:" in listed.out
    shape = run("collect", "--list", "--json").json
    assert set(shape) == {"collects", "laptops", "nothing_came"}
    assert shape["collects"][0]["files"][0]["new"] == 2
    assert shape["laptops"][0]["sent"] == "2026-11-24 16:04"
    assert run("collect", "--undo").out.startswith("Undone: collect 1.")
    assert "undone" in run("collect", "--list").out
    refused = run("collect", "--undo", "1")
    assert (refused.code, "undone already" in refused.err) == (2, True)


def test_of_what_nothing_has_come_it_says_who_can_be_asked_and_not_who_led(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    member = {"cohort": "c1", "person": "p1", "facilitates": True}
    told = [
        event(1, "cohort:c1", {"name": "Oak"}, session=""),
        event(2, "session:s1", {"plan": "p", "date": "2020-01-06", "cohort": "c1"}, session=""),
        event(3, "person:p1", {"name": "Ann Reed"}, session=""),
        event(4, "member:c1/p1", member, session=""),
    ]
    run("collect", written(tmp_path / "x.jsonl", told), "--yes")
    assert cohort["name"] == "Lantern"
    last = run("collect", "--list").out.splitlines()[-1]
    assert last == "Nothing has come of Oak, Monday 6 January 2020. Ann Reed can be asked."


def test_a_file_that_is_none_is_told_and_the_others_go_in(
    run: Run, cohort: dict[str, Any], file: Path, tmp_path: Path
) -> None:
    assert cohort["name"] == "Lantern"
    other = tmp_path / "log.jsonl"
    other.write_text('{"format": "l4pc-log/2"}\n', encoding="utf-8")
    done = run("collect", file, other, "--yes")
    assert done.code == 1
    assert "log.jsonl: left out. “log.jsonl” is the log of one session" in done.out
    assert "Taken in: 2 new entries of 1 file." in done.out
    assert run("collect", other, "--yes").code == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "There is no bundle in" in run("collect", empty).err


def test_a_locked_file_is_opened_with_its_identity(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    assert cohort["name"] == "Lantern"
    identity = pyrage.x25519.Identity.generate()
    mine = tmp_path / "identity.txt"
    mine.write_text(f"{identity}\n", encoding="utf-8")
    key = str(identity.to_public())
    file = written(tmp_path / "dana.jsonl.age", [SESSION], key=key)
    assert "--identity FILE" in run("collect", file, "--yes").out
    shape = run("collect", file, "--identity", mine, "--dry-run", "--json").json
    assert (shape["files"][0]["state"], shape["files"][0]["adds"]) == (
        "ready",
        ["1 entry about sessions"],
    )


def test_one_thing_at_a_time_is_asked_of_it(run: Run, file: Path) -> None:
    assert run("collect").code == 2
    assert "Name files or a folder" in run("collect", file, "--list").err


def test_what_it_is_not_to_do_yet_it_does_not_do(
    run: Run, cohort: dict[str, Any], file: Path
) -> None:
    assert cohort["name"] == "Lantern"
    run("collect", file, "--yes")
    hub = "postgresql://mo@localhost:1/none"
    for odd in (("--undo", "--dry-run"), (file, "--into", hub, "--dry-run"),
                ("--undo", "--into", hub), ("--list", "--certain")):  # fmt: skip
        assert run("collect", *odd).code == 2
    assert run("collect", "--list", "--json").json["collects"][0]["undone"] is None
    asked = run("collect", file, "--into", hub)
    assert (asked.code, "dana.jsonl (Dana Price): 2 entries." in asked.err) == (1, True)
    assert "Nothing was sent. Add --yes" in asked.err


def test_where_all_is_settled_with_it_there_is_nothing_to_act_on(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    run("person", "add", "Amina Fern", "--cohort", cohort["name"], "--email", "a@example.org")
    amina = event(1, "person:p1", {"name": "Amina Ferm", "email": "A@example.org"}, session="")
    file = written(tmp_path / "x.jsonl", [amina])
    assert run("collect", file, "--dry-run").code == 1
    assert run("collect", file, "--yes", "--certain").code == 0
    settled = run("collect", "--settle")
    assert (settled.code, settled.out) == (0, "Nothing is left to settle.\n")


def test_all_that_is_certain_is_joined_when_that_is_wished_and_the_rest_stays_open(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    for name, more in (("Amina Fern", ("--email", "a@example.org")), ("Ben Thimble", ())):
        run("person", "add", name, "--cohort", cohort["name"], *more)
    amina = event(1, "person:p1", {"name": "Amina Ferm", "email": "A@example.org"}, session="")
    ben = event(2, "person:p2", {"name": "Ben Thimble"}, session="")
    done = run("collect", written(tmp_path / "x.jsonl", [amina, ben]), "--yes", "--certain")
    assert done.code == 1
    assert "May be one person, certainly: Amina Fern and Amina Ferm." in done.out
    assert "Amina Fern and Amina Ferm are one person" in done.err
    assert "May be one person: Ben Thimble, twice." in done.err
    assert [each["name"] for each in run("person", "list", "--json").json].count("Amina Fern") == 1
    settled = run("collect", "--settle")
    assert (settled.code, "May be one person: Ben Thimble, twice." in settled.err) == (1, True)
