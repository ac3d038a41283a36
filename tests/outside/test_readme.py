"""The README's two commands, as they stand there, from a clean clone in an empty environment.

Needs a package registry and git, so it is a command of its own: ``python -m pytest tests/outside``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.sandbox import environment
from support.terminal import Terminal

CHECKOUT = Path(__file__).parents[2]
MINUTES = 60.0


def command(name: str) -> str:
    """A command of the README, by its mark."""
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- command: {name} -->\n```sh\n(.+?)\n```", text, re.DOTALL)
    assert found is not None, f"The README has no command marked {name}."
    return found[1]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What is committed, and nothing else."""
    where = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(CHECKOUT), str(where)], check=True)
    return where


def stranger(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who has Python 3.11 or newer and nothing of ours.

    How packages are fetched is the machine's own affair, so those settings stay.
    """
    home = tmp_path / "home"
    home.mkdir()
    python = tmp_path / "bin"
    python.mkdir()
    (python / "python3").symlink_to(sys.executable)
    fetching = {
        name: value for name, value in os.environ.items()
        if name.startswith(("PIP_", "SSL_", "HTTP", "http")) or name == "no_proxy"
    }  # fmt: skip
    path = f"{Path(sys.base_prefix) / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return environment(home, **fetching, PATH=path, HOME=os.environ.get("HOME", str(home)))


def test_the_first_command_opens_the_console_and_two_keys_begin_a_session(
    clone: Path, tmp_path: Path
) -> None:
    env = stranger(tmp_path)
    with Terminal(["sh", "-c", command("open")], env=env, cwd=clone, size=(120, 36)) as console:
        console.wait_for("Try the demo", seconds=10 * MINUTES)
        console.press("enter")
        console.wait_for("Begin", "demo", "2 of 4", seconds=MINUTES)
        console.press("enter")
        console.wait_for("RUN SHEET", "Start")
        console.press("enter")
        console.wait_for("▶", "● saved")
    package = next((clone / ".venv" / "lib").glob("python3.*/site-packages/l4pc_tui"))
    assert (package / "_library" / "exercises").is_dir(), "the wheel brings the library along"


def test_the_second_command_sets_up_and_runs_the_tests(clone: Path, tmp_path: Path) -> None:
    # All of them are run by CI with this very command; here it is enough that it works.
    env = {**stranger(tmp_path), "PYTEST_ADDOPTS": "tests/core/record"}
    done = subprocess.run(
        ["sh", "-c", command("tests")], env=env, cwd=clone, capture_output=True, encoding="utf-8",
        timeout=10 * MINUTES,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"\d+ passed", done.stdout)
