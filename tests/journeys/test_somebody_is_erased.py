"""Scenario 7: a participant asks to be erased. Every word of them goes, and the totals do not change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from support.sandbox import L4PC, environment, l4pc, l4pc_json
from support.terminal import Terminal

Machine = Any
"""The laptop of ``conftest``."""


def test_a_participant_is_erased_here_and_what_comes_of_it_elsewhere_waits(
    machine: Machine, tmp_path: Path
) -> None:
    with machine.console() as console:
        console.wait_for("Half day two: whose rule?", "Begin")
        console.press("enter")
        console.wait_for("Arrivals", "Start")
        console.press("r")
        console.wait_for("4 not yet marked")
        console.press("a")
        console.wait_for("4 here")
        console.press("escape")
        console.wait_for("RUN SHEET")
        console.press("enter")
        console.wait_for("▶")
        for line in ("! @Di Marigold phones the chair by Fri", "n Marigold said it twice"):
            console.type(line[:1])
            console.type(line[2:] if line[0] == "n" else line[1:])
            console.press("enter")
            console.wait_for("● saved")
        console.press("g")
        console.wait_for("no better exists")
        console.press("enter")
        console.wait_for("In use")
        console.press("c")
        console.wait_for("2 notes")
        console.press("c")
        console.wait_for("acked up")
        console.press("b")
        console.wait_for("The words of 2 notes", "Write it?")
        console.press("enter")
        console.wait_for("Written:", "nothing since")
    (sent,) = (machine.folder / "Documents").rglob("*.jsonl")
    desk = environment_of(tmp_path)
    assert l4pc("collect", str(sent), "--yes", env=desk).returncode == 0
    before = told(machine.session, desk)

    with Terminal([*L4PC, "erase", "Di Marigold"], env=machine.env, size=(120, 36)) as asked:
        asked.wait_for("Erase?")
        asked.type("y\r")
        asked.wait_for("1 of 2: ", "Like this?")
        asked.type("y\r")
        asked.wait_for("2 of 2: ")
        asked.type("y\r")
        assert asked.wait_for_end() == 0
    data = (machine.folder / "data", machine.folder / "state", machine.folder / "runtime")
    for file in (each for folder in data for each in folder.rglob("*") if each.is_file()):
        assert b"Marigold" not in file.read_bytes(), file
    assert told(machine.session, machine.env) == before
    out = machine.folder / "log.jsonl"
    words = ("--format", "jsonl", "--profile", "facilitator", "-o", str(out))
    assert l4pc("export", machine.session, *words, env=machine.env).returncode == 0
    assert "Marigold" not in out.read_text(encoding="utf-8")
    with machine.console() as console:
        console.wait_for("Lantern", "since.")
        console.press("/")
        console.type("chair")
        console.wait_for("phones the chair", "erased")

    again = ("bundle", "--yes", "-o", str(machine.folder / "again.jsonl"))
    assert l4pc(*again, env=machine.env).returncode == 0
    assert "Marigold" not in (machine.folder / "again.jsonl").read_text(encoding="utf-8")
    taken = l4pc("collect", str(machine.folder / "again.jsonl"), "--yes", env=desk)
    assert "would be destroyed: that waits" in taken.stdout
    assert "Marigold" in json.dumps(l4pc_json("cohort", "show", "Lantern", env=desk))
    assert l4pc("erase", "--waiting", "--yes", env=desk).returncode == 0
    for file in (each for each in (machine.folder / "coordinator").rglob("*") if each.is_file()):
        assert b"Marigold" not in file.read_bytes(), file


def environment_of(folder: Path) -> dict[str, str]:
    (folder / "coordinator").mkdir()
    return environment(folder / "coordinator")


def told(session: str, env: dict[str, str]) -> dict[str, Any]:
    """The figures of a session that must not change."""
    shown = l4pc_json("session", "show", session, env=env)
    return {
        "marks": sorted(mark["mark"] for mark in shown["register"]),
        "notes": sorted(note["kind"] for note in shown["notes"]),
    }
