"""A session killed fifty times at random moments: what was acknowledged is there, and it goes on.

L4PC_TORTURE=long kills ten times as often.
"""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from support.plainly import Plain
from support.sandbox import L4PC, environment, l4pc_json
from support.terminal import Terminal

from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store.store import open_store

LONG = os.environ.get("L4PC_TORTURE") == "long"
IN_PLAIN, ON_CONSOLE = (350, 150) if LONG else (7, 3)
NOTE = re.compile(r"kill \d+ note \d+\.")


class OnConsole:
    """A session on the console, in a terminal. acknowledged: notes that stood beside “saved”."""

    def __init__(self, session: SessionId, env: dict[str, str], *, first: bool) -> None:
        self._terminal = Terminal([*L4PC, "run", session], env=env, size=(120, 36))
        self._terminal.wait_for("NOTES", "saved")
        if first:
            self._terminal.press("enter")
            self._terminal.wait_for("▶", "● saved")
        self.acknowledged: list[str] = []

    def write(self, note: str) -> None:
        self._terminal.press("n")
        self._terminal.type(note)
        self._terminal.press("enter")

    def hear(self, seconds: float) -> bool:
        alive = self._terminal.look(seconds)
        text = self._terminal.text
        if "● saved" in text:
            self.acknowledged += NOTE.findall(_notes(text))
        return alive

    def die(self) -> None:
        self._terminal.__exit__(None, None, None)


def _notes(screen: str) -> str:
    """The column of notes; what is being typed stands further left."""
    lines = screen.splitlines()
    top = next(number for number, line in enumerate(lines) if "NOTES" in line)
    left = lines[top].index("NOTES")
    return " ".join(line[left:].strip() for line in lines[top + 1 :])


@pytest.mark.parametrize(("way", "kills"), [(Plain, IN_PLAIN), (OnConsole, ON_CONSOLE)])
def test_no_acknowledged_note_is_missing_however_often_it_is_killed(
    tmp_path: Path, way: Callable[..., Plain | OnConsole], kills: int
) -> None:
    env = environment(tmp_path)
    l4pc_json("cohort", "new", "Lantern", env=env)
    plan = ("--plan", "half-day-2-whose-rule", "--date", date.today().isoformat())
    made = l4pc_json("session", "new", "--cohort", "Lantern", *plan, env=env)
    file = next((tmp_path / "data").rglob("l4pc.db"))
    chance = random.Random("killed")  # the moments of dying; the machine adds its own
    acknowledged: set[str] = set()
    for kill in range(kills):
        room = way(made["id"], env, first=kill == 0)
        number = 0
        if kill % 2:
            # However busy the machine: every other time something is acknowledged before the end.
            # The screen shows earlier notes too: it is this one that is waited for.
            room.write(first := f"kill {kill} note 0.")
            number = 1
            patience = time.monotonic() + 60
            while first not in room.acknowledged:
                assert time.monotonic() < patience, "nothing was ever saved"
                room.hear(0.1)
        deadline = time.monotonic() + chance.uniform(0.02, 0.6)
        while (left := deadline - time.monotonic()) > 0:
            room.write(f"kill {kill} note {number}.")
            number += 1
            room.hear(min(left, chance.uniform(0.01, 0.1)))
        room.die()
        acknowledged.update(room.acknowledged)
        assert_held(file, made["id"], acknowledged)
    assert len(acknowledged) >= kills // 2, "too little was said for this to mean anything"


def assert_held(file: Path, session: SessionId, acknowledged: set[str]) -> None:
    """Nothing acknowledged is missing, nothing is there twice, and the session still runs."""
    with closing(open_store(file, state=file.parent / "state", now=time.time)) as store:
        texts = [note.text for note in store.notes(session)]
        row = store.session(session)
        assert store.verify().sound
    held = {note for text in texts for note in NOTE.findall(text)}
    assert acknowledged - held == set()
    assert len(texts) == len(set(texts)), "nothing was written twice"
    assert row is not None
    assert row.state is State.RUNNING
