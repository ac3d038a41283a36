"""A facilitator's day at a real terminal: start, register, steps, notes, a crash, close, the log."""

from __future__ import annotations

from typing import Any

from support.sandbox import l4pc, l4pc_json

Machine = Any
"""The laptop of ``conftest``."""


def test_a_session_from_the_first_key_to_the_log_with_a_crash_between(machine: Machine) -> None:
    with machine.console() as console:
        console.wait_for("Half day two: whose rule?", "Begin", "4 people")
        console.press("enter")
        console.wait_for("Arrivals", "Start")
        console.press("r")
        console.wait_for("4 not yet marked", "Ann [/x] Lee", "Joss Wayfarer facilitates")
        console.press("h", "l")
        console.wait_for("1 here", "1 late")
        console.press("w")
        console.type("Wanda Walker")
        console.press("enter")
        console.wait_for("Wanda Walker")
        console.press("a")
        console.wait_for("4 here", "1 late")
        console.press("escape")
        console.wait_for("RUN SHEET", "5 of 5")
        console.press("enter")
        console.wait_for("▶", "next")
        for name in ("Check-in", "Welcome", "On the mat"):
            console.press("enter")
            console.wait_for(name, "● saved")
        for line in ('* it was never the form', '" they said no so nicely', "? who owns transport",
                     "! @Ann phone the chair by Fri", "+ Gwen has the key"):  # fmt: skip
            console.type(line)
            console.press("enter")
            console.wait_for(line[2:14])
        console.wait_for("● saved")
        console.type("n")
        console.type("half a line nobody fin")
        console.wait_for("half a line nobody fin")
        machine.wait_for_draft("half a line nobody fin")
        console.kill()

    assert machine.notes()[-1] == "Gwen has the key"
    with machine.console() as console:
        console.wait_for("Unfinished", "Go on")
        console.press("enter")
        console.wait_for("On the mat", "half a line nobody fin", "5 of 5")
        console.press("c")
        console.wait_for("5 notes")
        console.press("c")
        console.wait_for("Closed", "acked up")
    shown = l4pc_json("session", "show", machine.session, env=machine.env)
    assert shown["state"] == "closed"
    assert {mark["mark"] for mark in shown["register"]} == {"here", "late"}
    done = l4pc("export", machine.session, "--format", "md", "-o", str(machine.folder / "log.md"),
                env=machine.env)  # fmt: skip
    assert done.returncode == 0, done.stderr
    log = (machine.folder / "log.md").read_text(encoding="utf-8")
    assert "it was never the form" in log
    assert "Wanda Walker" in log
