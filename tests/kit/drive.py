"""Drive what ``make kit`` made as a person would: demo, note, power cut, again, export.

``python tests/kit/drive.py KIT`` takes a folder of build/kit/, or its l4pc.pyz, on the system that
it is for. It needs the packages of the tests; the kit itself is given an empty home and nothing of
this checkout. Ends with what the screen showed when something is not so.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]
from support.sandbox import environment  # noqa: E402
from support.terminal import Terminal  # noqa: E402

HOME = "Zoë O'Neil" if sys.platform == "win32" else "Zoë O'Neil & co"
"""On Windows the command processor is given the path by a program here, and takes “&” for its own."""
NOTE = "who may sign?"
ON_SCREEN = "Arrivals"
"""What the first step of the demo’s session has for the room."""
SIZE = (120, 36)
PATIENCE = 60.0
"""Seconds for a first start on a slow machine with a scanner of viruses."""


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kit", type=Path)
    parser.add_argument("--bare-path", action="store_true", help="with no Python to be found")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="l4pc-kit-", ignore_cleanup_errors=True) as made:
        home = Path(made) / HOME
        home.mkdir()
        nothing = home / "no programs"
        nothing.mkdir()
        env = environment(home, **({"PATH": str(nothing)} if asked.bare_path else {}))
        began = time.monotonic()
        command = command_of(asked.kit.absolute(), home, env)
        for told in drive(command, env, home):
            print(f"{time.monotonic() - began:6.1f} s  {told}", flush=True)
    return 0


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
        [*command, "--to", str(into)],
        env=dict(env),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return started(into / f"l4pc{end}")


def started(file: Path) -> list[str]:
    """How a command file is started: on Windows by the command processor.

    It takes the first and the last quotation mark of a line away that begins with one and has more
    than two (``cmd /?``), and a home with a space in its name has them; so the line begins with a
    word.
    """
    if file.suffix == ".cmd":
        return [os.environ.get("COMSPEC", "cmd.exe"), "/d", "/c", "call", str(file)]
    return [str(file)]


def drive(command: Sequence[str], env: Mapping[str, str], home: Path) -> Iterator[str]:
    """Demo, note, kill, open again, export and the rest; each thing that was seen.

    Raises AssertionError with the screen, or with what a command said.
    """
    version = ran(command, "--version", env=env)
    assert version.startswith("l4pc "), version
    yield version.strip()
    with Terminal([*command, "demo"], env=env, size=SIZE) as console:
        console.wait_for("Begin", "demo", seconds=PATIENCE)
        console.press("enter")
        console.wait_for("RUN SHEET", "Start", seconds=PATIENCE)
        console.press("enter")
        console.wait_for("● saved", seconds=PATIENCE)
        yield "the demo was made, and its session runs"
        console.press("!")
        console.type(NOTE)
        console.wait_for(NOTE)
        console.press("enter")
        console.wait_for("Capture…", f"! {NOTE}", "● saved")
        yield "a note is kept"
        console.kill()
    demo = next(home.rglob("demo.db"))
    with Terminal([*command, "demo"], env=env, size=SIZE) as console:
        console.wait_for("Enter", seconds=PATIENCE)
        console.press("enter")
        console.wait_for(NOTE, seconds=PATIENCE)
        yield "killed and opened again: the note is there"
        with Terminal([*command, "--db", str(demo), "screen"], env=env, size=SIZE) as screen:
            screen.wait_for(ON_SCREEN, seconds=PATIENCE)
            screen.kill()
        yield "the Screen follows it"
        console.kill()
    yield from _without_a_terminal([*command, "--db", str(demo)], env, home)


def _without_a_terminal(
    command: Sequence[str], env: Mapping[str, str], home: Path
) -> Iterator[str]:
    listed = json.loads(ran(command, "library", "list", "--json", env=env))
    assert len(listed) > 50, f"{len(listed)} in the library"
    yield f"the library has {len(listed)} scripts and plans"
    sessions = json.loads(ran(command, "session", "list", "--json", env=env))
    running = next(each["id"] for each in sessions if each["state"] == "running")
    for form in ("html", "xlsx"):
        out = home / f"log-{form}"
        ran(command, "export", running, "--format", form, "--profile", "facilitator", "-o",
            str(out), env=env)  # fmt: skip
        if form == "html":
            assert NOTE in out.read_text(encoding="utf-8")
        yield f"exported as {form}"
    own = command[:-2]
    ran(own, "cohort", "new", "Ours", env=env)
    ran(own, "backup", "--to", str(home / "backups"), env=env)
    ran(own, "cohort", "new", "Of no use", env=env)
    ran(own, "restore", str(next((home / "backups").rglob("*.db"))), "--yes", env=env)
    cohorts = json.loads(ran(own, "cohort", "list", "--json", env=env))
    assert [cohort["name"] for cohort in cohorts] == ["Ours"]
    yield "a backup was restored"


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
