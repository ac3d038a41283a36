"""Drive what ``make kit`` made as a person would: demo, note, power cut, again, export.

``python tests/kit/drive.py KIT`` takes a folder of build/kit/, or its l4pc.pyz, on the system that
it is for. It needs the packages of the tests; the kit itself is given an empty home, an empty PATH
of its own folders, and no network is asked for. Exits with 1 and the screen when something is not so.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]
from support.sandbox import environment  # noqa: E402
from support.terminal import Terminal  # noqa: E402

HOME = "Zoë O'Neil & co"
NOTE = "who may sign, and who says so?"
PATIENCE = 60.0
"""Seconds for a first start on a slow machine with a scanner of viruses."""


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kit", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="l4pc-kit-", ignore_cleanup_errors=True) as folder:
        home = Path(folder) / HOME
        home.mkdir()
        env = kept_apart(home)
        began = time.monotonic()
        command = command_of(asked.kit.absolute(), home, env)
        for told in drive(command, env, home):
            print(f"{time.monotonic() - began:6.1f} s  {told}", flush=True)
    return 0


def kept_apart(home: Path, **more: str) -> dict[str, str]:
    """The environment of a person whose whole machine is this folder."""
    return environment(home, NO_PROXY="", **more)


def command_of(kit: Path, home: Path, env: Mapping[str, str]) -> list[str]:
    """What starts l4pc from a kit; one that is to be installed is installed, into the home."""
    end = ".cmd" if sys.platform == "win32" else ""
    if kit.suffix == ".pyz":
        return [sys.executable, str(kit)]
    if (kit / f"l4pc{end}").is_file():
        return started(kit / f"l4pc{end}")
    installer = kit / ("install.cmd" if end else "install.sh")
    into = home / "programs" / "l4pc"
    command = started(installer) if end else ["sh", str(installer)]
    done = subprocess.run(
        [*command, "--to", str(into)], env=dict(env), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return started(into / f"l4pc{end}")


def started(file: Path) -> list[str]:
    """How a command file is started: on Windows by the command processor."""
    if file.suffix == ".cmd":
        return [os.environ.get("COMSPEC", "cmd.exe"), "/d", "/c", str(file)]
    return [str(file)]


def drive(command: Sequence[str], env: Mapping[str, str], home: Path) -> list[str]:
    """Demo, note, kill, open again, export; what was seen. Raises AssertionError with the screen."""
    seen = []
    version = ran(command, "--version", env=env)
    assert version.startswith("l4pc "), version
    seen.append(version.strip())
    with Terminal([*command, "demo"], env=env, size=(120, 36)) as console:
        console.wait_for("Begin", "demo", seconds=PATIENCE)
        console.press("enter")
        console.wait_for("RUN SHEET", "Start", seconds=PATIENCE)
        console.press("enter")
        console.wait_for("● saved", seconds=PATIENCE)
        seen.append("the demo’s session runs")
        console.press("!")
        console.type(NOTE)
        console.wait_for(NOTE)
        console.press("enter")
        console.wait_for(NOTE, "● saved")
        seen.append("a note is kept")
        console.kill()
    with Terminal([*command, "demo"], env=env, size=(120, 36)) as console:
        console.wait_for("Enter", seconds=PATIENCE)
        console.press("enter")
        console.wait_for(NOTE, seconds=PATIENCE)
        seen.append("killed and opened again: the note is there")
        console.kill()
    return seen


def ran(command: Sequence[str], *words: str, env: Mapping[str, str]) -> str:
    """What a command prints; it must exit with 0."""
    done = subprocess.run(
        [*command, *words], env=dict(env), capture_output=True, encoding="utf-8", check=False,
        timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
