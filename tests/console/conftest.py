"""A real database with a cohort, its people and its sessions, and the real app over it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from support import way
from support.desk import Clock
from support.screens import DeskOn, Drive, Driven

from l4pc_tui.console.app import Console
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.rosters import import_roster
from l4pc_tui.desk.people.sessions import new_session

ZONE = ZoneInfo("Europe/London")
NINE = 1_795_597_200.0
"""Wednesday 25 November 2026, 09:00 in London."""

ROSTER = """name,organisation,role
Amina Marigold,Lantern Valley Council,participant
Ben Thimble,Puddleby Hospital,participant
"Ann [/x] Lee",[bold,participant
Joss Wayfarer,Neighbourly Trust,facilitator
"""


@pytest.fixture
def clock() -> Clock:
    return Clock(NINE)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that the app writes goes below this test's own folder."""
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "XDG_DOCUMENTS_DIR"):
        folder = tmp_path / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("L4PC_RUNTIME", str(tmp_path / "xdg_runtime_dir"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one cohort and three sessions of it, from a library of the tests' own."""
    folder = tmp_path_factory.mktemp("made")
    desk = open_desk(folder / "l4pc.db", actor="Joss", clock=lambda: NINE, zone=ZONE)
    library.load(desk, [Path(__file__).parent / "library"])
    cohort = new_cohort(desk, "Lantern [Valley]")
    for on in ("2026-11-25", "2026-12-16", "2027-01-13"):
        new_session(desk, cohort.name, "an-evening-of-lamps", on, venue="The Old Boathouse")
    roster = folder / "roster.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    import_roster(desk, roster, cohort.name)
    desk.close()
    return desk.path


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the way through every screen begins on: the demo, and what others sent."""
    return way.ground(tmp_path_factory.mktemp("ground"))


@pytest.fixture
def db(made_once: Path, tmp_path: Path) -> Path:
    """A copy of it that this test may write to."""
    copy = tmp_path / "db" / "l4pc.db"
    copy.parent.mkdir()
    shutil.copy(made_once, copy)
    return copy


@pytest.fixture
def drive(db: Path, clock: Clock) -> Drive:
    """Runs the app: ``async with drive((80, 24)) as console``."""

    @asynccontextmanager
    async def run(
        size: tuple[int, int] = (120, 36), *, path: Path | None = None, **how: Any
    ) -> AsyncIterator[Driven]:
        app = Console(path or db, "Joss", clock=clock, zone=ZONE, **how)
        try:
            async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
                driven = Driven(app, pilot)
                await driven.settle()
                yield driven
        finally:
            app.close_desks()

    return run


@pytest.fixture
def desk_on(clock: Clock) -> DeskOn:
    """A second desk on a database, as another window would have it."""

    def opened(path: Path) -> Desk:
        return open_desk(path, actor="Second", clock=clock, zone=ZONE)

    return opened
