"""A machine with a cohort of invented people and a session planned for today."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from support.sandbox import L4PC, environment, l4pc, l4pc_json
from support.terminal import Terminal

ROSTER = """Name;Employer;Roles
Ann [/x] Lee;Puddleby Hospital;nurse
Bo Thimble;Lantern Council;social worker
Cy Acorn;;lived experience
Di Marigold;Hearthside Care;manager
Joss Wayfarer;Lantern Council;facilitator
"""


@dataclass(frozen=True)
class Machine:
    """Somebody's laptop: its environment and the session of today."""

    folder: Path
    env: dict[str, str]
    session: str

    def console(self, *words: str, size: tuple[int, int] = (120, 36)) -> Terminal:
        """The console in a terminal."""
        return Terminal([*L4PC, *words], env=self.env, size=size)

    def notes(self) -> list[str]:
        """The words of the session's notes, as kept on the disk."""
        shown = l4pc_json("session", "show", self.session, env=self.env)
        return [note["text"] for note in shown["notes"]]

    def wait_for_draft(self, words: str) -> None:
        """Wait until the half-typed line is on the disk, as another process reads it."""
        deadline = time.monotonic() + 20
        kept = ""
        while time.monotonic() < deadline:
            with contextlib.closing(
                sqlite3.connect(self.folder / "data" / "l4pc" / "l4pc.db")
            ) as db:
                kept = "".join(text for (text,) in db.execute("SELECT text FROM draft"))
            if kept == words:
                return
        raise AssertionError(f"The draft on the disk is “{kept}”.")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[date], tuple[Path, str]]:
    """A laptop on the morning of a session on that day, and the session's id."""

    @cache
    def on(day: date) -> tuple[Path, str]:
        folder = tmp_path_factory.mktemp("made")
        env = environment(folder)
        l4pc_json("cohort", "new", "Lantern", env=env)
        roster = folder / "people.csv"
        roster.write_text(ROSTER, encoding="utf-8")
        done = l4pc("roster", "import", str(roster), "--cohort", "Lantern", env=env)
        assert done.returncode == 0, done.stderr
        plan = ("--plan", "half-day-2-whose-rule", "--date", day.isoformat())
        made = l4pc_json("session", "new", "--cohort", "Lantern", *plan, env=env)
        return folder, str(made["id"])

    return on


@pytest.fixture
def machine(made: Callable[[date], tuple[Path, str]], tmp_path: Path) -> Machine:
    """A copy of today's laptop."""
    folder, session = made(date.today())
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return Machine(tmp_path, environment(tmp_path), session)
