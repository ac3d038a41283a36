"""A session run in plain mode by a process of its own, which may be killed."""

from __future__ import annotations

import subprocess
import time

from support.pipes import Heard
from support.sandbox import L4PC

from l4pc_tui.core.record.names import SessionId


class Plain:
    """A session in plain mode, driven through pipes. acknowledged: notes that it said are saved."""

    def __init__(
        self, session: SessionId, env: dict[str, str], *, first: bool, name: str = ""
    ) -> None:
        """first: start the session. name: who is at this console; "" for the account's own name."""
        called = ("--as", name) if name else ()
        self._process = subprocess.Popen(
            [*L4PC, *called, "run", session, "--plain"], env=env, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self._heard = Heard(self._process.stdout)
        self._told = b""
        self._written: list[str] = []
        self._hear_until(b"help lists the commands.")
        if first:
            self._say("")
        self._before = len(self._told)

    @property
    def told(self) -> str:
        """All that was said."""
        return self._told.decode()

    @property
    def acknowledged(self) -> list[str]:
        saved = self._told[self._before :].count(b"saved\n")
        return self._written[:saved]

    def write(self, note: str) -> None:
        self._say(f"n {note}")
        self._written.append(note)

    def hear(self, seconds: float) -> bool:
        """Read what is said within some seconds; False when nothing came."""
        data = self._heard.piece(seconds)
        self._told += data
        return bool(data)

    def die(self) -> None:
        """kill -9, and hear what it had said before."""
        self._process.kill()
        while self.hear(5):
            pass
        self._process.wait(30)

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()

    def _hear_until(self, words: bytes) -> None:
        deadline = time.monotonic() + 30
        while words not in self._told:
            assert time.monotonic() < deadline, self._told.decode()
            self.hear(0.2)
