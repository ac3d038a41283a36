"""A real database with a cohort, its people and its sessions, and the real app over it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot

from l4pc_tui.console.app import Console
from l4pc_tui.console.screens.session import SessionScreen
from l4pc_tui.desk import library
from l4pc_tui.desk.cohorts import new_cohort
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.desk.rosters import import_roster
from l4pc_tui.desk.sessions import new_session

ZONE = ZoneInfo("Europe/London")
NINE = 1_795_597_200.0
"""Wednesday 25 November 2026, 09:00 in London."""

ROSTER = """name,organisation,role
Amina Marigold,Lantern Valley Council,participant
Ben Thimble,Puddleby Hospital,participant
"Ann [/x] Lee",[bold,participant
Joss Wayfarer,Neighbourly Trust,facilitator
"""


class Clock:
    """A clock that stands until it is wound."""

    def __init__(self) -> None:
        self.now = NINE

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


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


@pytest.fixture
def db(made_once: Path, tmp_path: Path) -> Path:
    """A copy of it that this test may write to."""
    copy = tmp_path / "db" / "l4pc.db"
    copy.parent.mkdir()
    shutil.copy(made_once, copy)
    return copy


@dataclass
class Driven:
    """The app with a pilot, and what a test wants to know of it."""

    app: Console
    pilot: Pilot[int]

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they set going is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def write(self, text: str) -> None:
        """Type a text into what has the keys."""
        await self.pilot.press(*("space" if char == " " else _key(char) for char in text))
        await self.settle()

    async def settle(self) -> None:
        """Until every key has had its effect, no worker runs and nothing waits to be drawn."""
        while True:
            if self.app._feeding is not None:
                await asyncio.wait([self.app._feeding])
            await self.pilot.pause()
            if not any(worker.is_running for worker in self.app.workers):
                break
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for something that another thread brings about; ten seconds at most."""
        async with asyncio.timeout(10):
            while not true():
                await self.pilot.pause()
                await asyncio.sleep(0)

    @property
    def session(self) -> SessionScreen:
        """The Console, wherever it stands."""
        found = [s for s in self.app.screen_stack if isinstance(s, SessionScreen)]
        assert found, "no session is open"
        return found[0]

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return screen_text(self.app)


def _key(char: str) -> str:
    from textual.keys import _character_to_key

    return _character_to_key(char)


def screen_text(app: Console) -> str:
    """The screen's text as a terminal shows it."""
    height = app.size.height
    screens = [*app._background_screens, app.screen]
    lines = app.screen._compositor.render_strips() if len(screens) == 1 else None
    if lines is None:
        update = app.screen._compositor.render_update(
            full=True, screen_stack=app._background_screens
        )
        lines = getattr(update, "strips", [])
    shown = ["".join(segment.text for segment in strip).rstrip() for strip in lines]
    return "\n".join(shown[:height])


@pytest.fixture
def drive(db: Path, clock: Clock) -> Callable[..., object]:
    """Runs the app: ``async with drive((80, 24)) as console``."""

    @asynccontextmanager
    async def run(
        size: tuple[int, int] = (120, 36), *, path: Path | None = None, **how: object
    ) -> AsyncIterator[Driven]:
        app = Console(path or db, "Joss", clock=clock, zone=ZONE, **how)  # type: ignore[arg-type]
        try:
            async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
                driven = Driven(app, pilot)
                await driven.settle()
                yield driven
        finally:
            app.close_desks()

    return run


@pytest.fixture
def desk_on(clock: Clock) -> Callable[[Path], Desk]:
    """A second desk on a database, as another window would have it."""

    def opened(path: Path) -> Desk:
        return open_desk(path, actor="Second", clock=clock, zone=ZONE)

    return opened
