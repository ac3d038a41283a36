"""A terminal that marks no paste, as the console of Windows 10: none of it is a key."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

from support.sandbox import L4PC
from support.terminal import Terminal

Machine = Any
"""The laptop of ``conftest``."""

PASTE = "q\rfirst of all\r\nz\nx\r* it was never the form\rU\r+\r1\r"
"""Every line of it is a key, or a line that Enter would keep."""


def moves(machine: Machine) -> list[str]:
    """What was recorded so far, kind by kind."""
    with closing(sqlite3.connect(machine.folder / "data" / "l4pc" / "l4pc.db")) as db:
        return [f"{kind}" for (kind,) in db.execute("SELECT kind FROM event ORDER BY seq")]


def test_no_line_of_a_paste_is_a_key_a_command_or_a_note_of_its_own(machine: Machine) -> None:
    with Terminal(L4PC, env=machine.env, size=(120, 36), marks_pastes=False) as console:
        console.wait_for("Begin")
        console.press("enter")
        console.wait_for("Start")
        console.press("enter")
        console.wait_for("▶", "● saved")
        before = moves(machine)
        console.type(PASTE)
        console.wait_for("Something was pasted while no line was open to take it")
        assert moves(machine) == before
        console.press("n")
        console.wait_for("Save")
        console.type(PASTE)
        console.wait_for("first of all")
        console.press("enter")
        console.wait_until_gone("Save")
        console.wait_for("● saved")
        assert len(moves(machine)) == len(before) + 1
        console.press("q")
        console.wait_for("it waits")
    (note,) = machine.notes()
    assert note == "q first of all z x * it was never the form U + 1"
