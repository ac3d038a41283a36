"""A session killed at random moments: what was acknowledged is there, and it goes on."""

from __future__ import annotations

import os
import random
import select
import subprocess
import time
from pathlib import Path

from support.sandbox import L4PC, environment, l4pc_json

LONG = os.environ.get("L4PC_TORTURE") == "long"
KILLS = 50 if LONG else 8


class Plain:
    """A session in plain mode, driven through pipes."""

    def __init__(self, session: str, env: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [*L4PC, "run", session, "--plain"], env=env, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.told = b""

    def say(self, line: str) -> None:
        """Type a line."""
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()

    def hear(self, seconds: float) -> bool:
        """Read what is said within some seconds; False when nothing came."""
        assert self._process.stdout is not None
        pipe = self._process.stdout.fileno()
        ready, _, _ = select.select([pipe], [], [], max(0.0, seconds))
        data = os.read(pipe, 65536) if ready else b""
        self.told += data
        return bool(data)

    def hear_until(self, words: bytes) -> None:
        """Read until the words were said."""
        deadline = time.monotonic() + 30
        while words not in self.told:
            assert time.monotonic() < deadline, self.told.decode()
            self.hear(0.2)

    def die(self) -> None:
        """kill -9, and hear what it had said before."""
        self._process.kill()
        while self.hear(5):
            pass
        self._process.wait(30)


def test_no_acknowledged_note_is_missing_however_often_it_is_killed(tmp_path: Path) -> None:
    env = environment(tmp_path)
    l4pc_json("cohort", "new", "Lantern", env=env)
    plan = ("--plan", "half-day-2-whose-rule", "--date", "2026-12-03")
    made = l4pc_json("session", "new", "--cohort", "Lantern", *plan, env=env)
    chance = random.Random("killed")  # the moments of dying; the machine adds its own
    acknowledged: list[str] = []
    for kill in range(KILLS):
        plain = Plain(made["id"], env)
        plain.hear_until(b"help lists the commands.")
        if kill == 0:
            plain.say("")
        deadline = time.monotonic() + chance.uniform(0.02, 0.6)
        said = 0
        before = plain.told.count(b"saved\n")
        while time.monotonic() < deadline:
            plain.say(f"n kill {kill} note {said}")
            said += 1
            plain.hear(deadline - time.monotonic())
        plain.die()
        saved = plain.told.count(b"saved\n") - before
        acknowledged += [f"kill {kill} note {number}" for number in range(min(saved, said))]
        shown = l4pc_json("session", "show", made["id"], env=env)
        texts = [note["text"] for note in shown["notes"]]
        missing = [text for text in acknowledged if text not in texts]
        assert missing == []
        assert shown["state"] == "running"
        assert len(texts) == len(set(texts)), "nothing was written twice"
    assert len(acknowledged) >= KILLS, "too little was said for this to mean anything"
