"""A day whose lunch is locked at 12:30, for what is asked of times and places."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.sessions import new_session

ZONE = ZoneInfo("Europe/London")
HALF_PAST_NINE = 1_795_599_000.0
"""Wednesday 25 November 2026, 09:30 in London: when the day of doors is planned to begin."""
SCRIPTS = Path(__file__).parent / "scripts"
DAY = "a-long-day-of-doors"


@dataclass
class Clock:
    """A clock that is wound by hand."""

    now: float = HALF_PAST_NINE

    def __call__(self) -> float:
        return self.now

    def wind(self, minutes: float) -> None:
        """Some minutes later."""
        self.now += minutes * 60


def day_of_doors(db: Path, *, earlier: int = 0) -> SessionId:
    """Plan a day of doors in a new database, after so many earlier sessions; its session's id."""
    made, session = _made(earlier)
    db.write_bytes(made)
    db.chmod(0o600)
    return session


@cache
def _made(earlier: int) -> tuple[bytes, SessionId]:
    """The bytes of a database with the day and the sessions before it, and its session's id."""
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "l4pc.db", actor="Joss", clock=Clock(), zone=ZONE)
        library.load(desk, [SCRIPTS])
        new_cohort(desk, "Lantern")
        for week in range(earlier):
            new_session(desk, "Lantern", DAY, f"2026-11-{4 + 7 * week:02}")
        made = new_session(desk, "Lantern", DAY, "2026-11-25")
        desk.close()
        return desk.path.read_bytes(), made.session.id
