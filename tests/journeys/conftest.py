"""A machine with a cohort of invented people and a session planned for today."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from dataclasses import dataclass
from datetime import date
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
        deadline = time.monotonic() + 5
        kept = ""
        while time.monotonic() < deadline:
            with contextlib.closing(
                sqlite3.connect(self.folder / "data" / "l4pc" / "l4pc.db")
            ) as db:
                kept = "".join(text for (text,) in db.execute("SELECT text FROM draft"))
            if kept == words:
                return
        raise AssertionError(f"The draft on the disk is “{kept}”.")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A laptop on the morning of a session."""
    env = environment(tmp_path)
    l4pc_json("cohort", "new", "Lantern", env=env)
    roster = tmp_path / "people.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    done = l4pc("roster", "import", str(roster), "--cohort", "Lantern", env=env)
    assert done.returncode == 0, done.stderr
    plan = ("--plan", "half-day-2-whose-rule", "--date", date.today().isoformat())
    made = l4pc_json("session", "new", "--cohort", "Lantern", *plan, env=env)
    return Machine(tmp_path, env, made["id"])
