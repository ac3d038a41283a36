"""A place of its own for the console, with a full database and a session in the middle of it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filling import Size, fill

from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.home.home import HomeView, home
from l4pc_tui.desk.library import library
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.open import open_session

PLAN = "half-day-3-our-own-power"
"""The plan of the running session: the longest of those shipped."""

_STEPS = 3
"""Moves on from the start: to a step from which the next one is no deeper, so that Enter only
goes on."""
_NOTES = (
    "! ask the two forms into one",
    '" nobody asked what she could do',
    "? who owns transport",
)


@dataclass(frozen=True, slots=True)
class Stage:
    """``environ``: what the console is started with. ``home``: what its Home will show."""

    environ: dict[str, str]
    database: Path
    home: HomeView


@contextmanager
def stage(size: Size) -> Iterator[Stage]:
    """Fill a database in a temporary folder; everything in it goes when the benchmark ends."""
    with tempfile.TemporaryDirectory(prefix="l4pc-benchmark-") as name:
        folder = Path(name)
        (folder / "run").mkdir(mode=0o700)
        environ = _environ(folder)
        # The desk of this process has to find the same folders as the console.
        os.environ.update(environ)
        database = Path(environ["L4PC_DB"])
        yield Stage(environ, database, _set(database, size))


def console() -> list[str]:
    """The command that a person types, of the Python that runs the benchmark."""
    command = shutil.which("l4pc", path=str(Path(sys.executable).parent))
    return [command] if command else [sys.executable, "-m", "l4pc_tui"]


def _environ(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"], "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"), "XDG_RUNTIME_DIR": str(folder / "run"),
        "L4PC_RUNTIME": str(folder / "run"), "L4PC_DB": str(folder / "data" / "l4pc.db"),
        "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
    }  # fmt: skip


def _set(database: Path, size: Size) -> HomeView:
    """Fill, load the library, and begin a session of the first cohort."""
    desk = open_desk(database)
    try:
        fill(desk.store, size)
        library.load(desk)
        cohort = desk.store.tallies()[0].cohort
        row = new_session(desk, cohort.id, PLAN, starts="09:30")
        conductor = open_session(desk, row.session.id)
        conductor.rest_here()
        conductor.start()
        for _ in range(_STEPS):
            conductor.next()
        for line in _NOTES:
            conductor.note(line)
        conductor.leave(goes_on=True)
        conductor.drain(60)
        return home(desk)
    finally:
        desk.close()
