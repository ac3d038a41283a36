"""While it runs, nothing is asked of a network."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from support.network import WATCHED

Machine = Any
"""The laptop of ``conftest``."""


def test_a_whole_session_opens_no_connection(machine: Machine) -> None:
    said = "\n" * 3 + "n a note\n* an insight\nr\nh 1\n\n" + "c\ny\nq\n"
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, "run", machine.session, "--plain"],
        env=machine.env, input=said, capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert "closed at" in done.stdout, done.stdout + done.stderr
    assert "NETWORK" not in done.stdout


def test_the_watch_itself_sees_a_connection(machine: Machine) -> None:
    knock = WATCHED.partition("from l4pc_tui")[0] + (
        "import socket\ns = socket.socket()\ns.connect_ex(('127.0.0.1', 9))"
    )
    done = subprocess.run(
        [sys.executable, "-c", knock],
        env=machine.env,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert "NETWORK socket.connect" in done.stdout
