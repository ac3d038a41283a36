"""A place of its own for a program under test: its folders, its clock zone, its commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

L4PC = (sys.executable, "-m", "l4pc_tui")


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a machine whose every folder lies in ``folder``."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    names = ("PATH", "PYTHONPATH", "LANG", "SYSTEMROOT")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {
        **kept, "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"), "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CONFIG_HOME": str(folder / "config"), "L4PC_RUNTIME": str(runtime),
        "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TZ": "Europe/London",
        "PYTHONUNBUFFERED": "1", **more,
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
