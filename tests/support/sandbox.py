"""A place of its own for a program under test: its folders, its clock zone, its commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from support import homes

L4PC = (sys.executable, "-m", "l4pc_tui")
KEPT = (
    "PATH", "PYTHONPATH", "LANG", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "PATHEXT", "COMSPEC",
    "USERNAME", "PYTHONUTF8", "PYTHONWARNDEFAULTENCODING",
)  # fmt: skip
"""What a machine of its own has of this one: where programs are, and how Python was asked to read."""


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a machine whose every folder lies in ``folder``."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    own = {**kept, "L4PC_RUNTIME": str(runtime), "PYTHONUNBUFFERED": "1"}
    if sys.platform == "win32":
        (folder / "held").mkdir(exist_ok=True)
        # A zone has a name of its own there, and pipes the code page of whoever reads them.
        return {**own, **homes.of_windows(folder), "PYTHONIOENCODING": "utf-8", **more}
    return {
        **own, **homes.of_others(folder), "XDG_RUNTIME_DIR": str(runtime),
        "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TZ": "Europe/London", **more,
    }  # fmt: skip


def l4pc(*words: str, env: Mapping[str, str], text: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command to its end; nothing is checked."""
    return subprocess.run(
        [*L4PC, *words],
        env=dict(env),
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def l4pc_json(*words: str, env: Mapping[str, str]) -> Any:
    """What a command prints for programs; it must exit with 0."""
    done = l4pc(*words, "--json", env=env)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
