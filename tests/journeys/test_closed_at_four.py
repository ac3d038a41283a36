"""Scenario 6: Close at 16:00. Report, workbook and certificates exist by 16:02 with no network; the
restricted note is in none of them."""

from __future__ import annotations

import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from support.network import WATCHED
from support.private import set_here
from support.terminal import Terminal

from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.register.any_register import AnyRegister

Machine = Any
"""The laptop of ``conftest``."""

TWO_MINUTES = 120.0
TOLD, SEALED = "Quentin Zebrawort", "quietzebra by the river"
"""Who was told of what is restricted, and its words."""


def held_in(path: Path) -> Iterator[tuple[str, bytes]]:
    """Every name and content in a file, in a folder, and in what is packed in either."""
    for file in sorted(path.rglob("*")) if path.is_dir() else (path,):
        if file.is_file():
            yield file.name, file.read_bytes()
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as packed:
                    yield from ((name, packed.read(name)) for name in packed.namelist())


def watched(*words: str, env: dict[str, str], cwd: Path) -> str:
    """A command that says when it asks the network for anything; what it printed."""
    done = subprocess.run([sys.executable, "-c", WATCHED, *words], env=env, cwd=cwd,
                          capture_output=True, encoding="utf-8", timeout=60)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "NETWORK" not in done.stdout
    return done.stdout


def before(machine: Machine) -> None:
    """Somebody set a passphrase, and a fortnight ago there was a session to which everybody came."""
    db = machine.folder / "data" / "l4pc" / "l4pc.db"
    desk = open_desk(db, actor="Joss", state=machine.folder / "state" / "l4pc")
    set_here(desk)
    day = (date.today() - timedelta(days=14)).isoformat()
    row = new_session(desk, "Lantern", "half-day-1-ordinary-days", day)
    AnyRegister(desk, row).rest_here()
    desk.close()


def test_two_minutes_after_close_everything_lies_there_and_nothing_restricted_is_in_it(
    machine: Machine,
) -> None:
    before(machine)
    with Terminal([sys.executable, "-c", WATCHED], env=machine.env, size=(120, 36)) as console:
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
        console.type("\\")
        console.wait_for("Who was told?")
        console.type(TOLD)
        console.press("enter")
        console.wait_for("sealed")
        console.type(SEALED)
        console.press("enter")
        console.wait_for("● saved", "words sealed", "Zebrawort")
        console.type("! @Bo Thimble phones the chair by Fri")
        console.press("enter")
        console.wait_for("● saved")
        console.press("c")
        console.wait_for("2 notes")
        began = time.monotonic()
        console.press("c")
        console.wait_for("Closed", "acked up")
        console.press("e", "m", "enter")
        console.wait_for("Written:")
        console.press("escape")
        console.wait_for("RUN SHEET")
        console.press("q")
        console.wait_for("COHORTS")
        console.press("r")
        console.wait_for("Records", "4 of 4 came")
        console.press("r")
        console.wait_for("PREVIEW", "Made from")
        console.press("enter")
        console.wait_for("For whom?")
        console.press("enter")
        console.wait_for("written as")
        console.press("w", "w", "t", "t")
        console.wait_for("Its sheets")
        console.press("enter")
        console.wait_for("For whom?")
        console.press("enter")
        console.wait_for("written as", ".xlsx")
        assert b"NETWORK" not in console.raw
    logs, papers = machine.folder / "Documents" / "l4pc" / "logs", machine.folder / "certificates"
    certificates = (
        "certificate",
        "--cohort",
        "Lantern",
        "--at-least",
        "0",
        "--programme",
        "Whose rule?",
        "-o",
        str(papers),
    )
    watched(*certificates, env=machine.env, cwd=machine.folder)
    assert time.monotonic() - began < TWO_MINUTES
    written = [
        (name, what.decode("utf-8", "replace"))
        for where in (logs, papers) for name, what in held_in(where)
    ]  # fmt: skip
    assert {Path(name).suffix for name, _ in written} >= {".md", ".html", ".xlsx", ".xml"}
    assert any("4 here" in what for name, what in written if name.endswith(".md"))
    assert any("Report on Lantern" in what for _, what in written)
    assert any("Bo Thimble" in what for name, what in written if name.endswith(".xml"))
    assert any("Certificate" in what and "Di Marigold" in what for _, what in written)
    secret = (*TOLD.split(), SEALED.split()[0])
    found = [name for name, what in written for word in secret if word in what or word in name]
    assert found == []
