"""The kits of ``make kit`` for Linux, built here and driven as a person would: without a network,
from a folder that cannot be written to, under a name with spaces, quotes and signs.

Needs a registry to fetch the wheels from, the extra ``kit``, and unshare for a machine without a
network. Windows and macOS have the same driver, on machines of their own.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from kit import build, wheels
from support.sandbox import environment

CHECKOUT = Path(__file__).parents[2]
DRIVE = CHECKOUT / "tests" / "kit" / "drive.py"
MINOR = sys.version_info[1]
LINUX = wheels.SYSTEMS["linux-x64"]
BEFORE = "b961f162"
"""The commit whose files an update must keep: the last one that no kit was made of."""


@pytest.fixture
def stock() -> Path:
    """Where fetched wheels lie; fetched by whoever of several workers comes first."""
    if sys.platform == "win32":
        raise NotImplementedError
    folder = CHECKOUT / "build" / "kit-wheels"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w", encoding="utf-8") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        wheels.fetch(LINUX, (MINOR,), folder)
    return folder


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where a kit lies that is driven: any name that a person may give a folder."""
    folder = tmp_path / "Zoë O'Neil & co $HOME %TEMP%"
    folder.mkdir()
    return folder


def driven(kit: Path, *more: str) -> str:
    """What was seen of a kit on a machine without a network, where it cannot be written to."""
    script = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'
    folder = kit if kit.is_dir() else kit.parent
    before = contents(folder)
    done = subprocess.run(
        ["unshare", "--mount", "--net", "sh", "-c", script, "sh", folder,
         sys.executable, DRIVE, kit, *more],
        capture_output=True, encoding="utf-8", check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr[-6000:]
    assert contents(folder) == before
    return done.stdout


def contents(folder: Path) -> dict[str, str]:
    """Every file of a folder, by its digest."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*") if path.is_file()
    }  # fmt: skip


def test_wheels_that_were_installed_and_moved_elsewhere_are_all_that_it_takes(
    stock: Path, stick: Path, tmp_path: Path
) -> None:
    made = build.make(tmp_path / "kits", ["wheels"], [LINUX], (MINOR,), stock=stock)
    kit = made.out / f"l4pc-{made.version}-linux-x64"
    first = tmp_path / "first place"
    env = {**environment(tmp_path), "PATH": f"{Path(sys.base_prefix) / 'bin'}:/usr/bin:/bin"}
    done = subprocess.run(
        ["unshare", "--net", "sh", kit / "install.sh", "--to", first],
        env=env, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Begin:" in done.stdout
    assert str(first) in done.stdout
    moved = stick / "l4pc"
    first.rename(moved)
    assert "linux-x64" in driven(moved)
    upgraded(moved, tmp_path / "upgrade")
    by_other_installers(kit, made.source, tmp_path)


def test_one_file_is_all_that_it_takes_where_there_is_a_python(
    stock: Path, stick: Path, tmp_path: Path
) -> None:
    made = build.make(tmp_path / "kits", ["single"], [LINUX], (MINOR,), stock=stock)
    file = shutil.copy(made.out / "l4pc.pyz", stick)
    assert "of the kit single" in driven(Path(file))
    assert same_wheel_from_the_source(made.source, tmp_path) == made.wheel.read_bytes()


def test_a_folder_with_its_python_inside_is_all_that_it_takes(
    stock: Path, stick: Path, tmp_path: Path
) -> None:
    from kit import alone

    wheel, _ = wheels.own(tmp_path)
    folder = alone.frozen(stick / "l4pc", stock, wheel, "linux-alone")
    assert "of the kit linux-alone" in driven(folder, "--bare-path")


def upgraded(kit: Path, folder: Path) -> None:
    """What the version before any kit recorded, set and kept as a library is there in this one."""
    old, home = folder / "before", folder / "home"
    old.mkdir(parents=True)
    home.mkdir()
    packed = subprocess.run(
        ["git", "archive", BEFORE, "l4pc_tui", "exercises", "sessions"], cwd=CHECKOUT,
        capture_output=True, check=True,
    )  # fmt: skip
    with tarfile.open(fileobj=BytesIO(packed.stdout)) as file:
        file.extractall(old, filter="data")
    env = {**environment(home), "PYTHONPATH": str(old)}
    old_l4pc = [sys.executable, "-P", "-m", "l4pc_tui"]
    said(
        old_l4pc, env, "cohort", "new", "Lantern Valley", "--programme", "the-right-thing-together"
    )
    said(old_l4pc, env, "settings", "set", "screen-in", "browser")
    own = home / "Documents" / "l4pc" / "exercises"
    own.mkdir(parents=True)
    shutil.copy(old / "exercises" / "whose-rule-is-it.md", own / "our-own-rule.md")
    said(old_l4pc, env, "library", "load")
    db = home / "data" / "l4pc" / "l4pc.db"
    new = [str(kit / "l4pc")]
    for words in (("session", "list"), ("cohort", "list"), ("settings",)):
        before, now = told(old_l4pc, env, *words), told(new, env, *words)
        assert grown(now, before) == before
    assert "our-own-rule" in {script["id"] for script in told(new, env, "library", "list")}
    with closing(sqlite3.connect(db)) as file:
        (version,) = file.execute("PRAGMA user_version").fetchone()
        file.execute(f"PRAGMA user_version = {version + 1}")
    kept = contents(home)
    done = subprocess.run(
        [*new, "session", "list"], env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2, done.stdout + done.stderr
    assert "newer" in done.stderr
    assert contents(home) == kept


def grown(now: Any, before: Any) -> Any:
    """What is now, without the keys and settings that were not there before: shapes for programs
    only grow. The sentence that tells what a setting means may be a better one."""
    if isinstance(now, dict) and isinstance(before, dict):
        return {
            key: before[key] if key == "meaning" else grown(now[key], before[key])
            for key in before
            if key in now
        }
    if isinstance(now, list) and isinstance(before, list):
        if before and isinstance(before[0], dict) and "name" in before[0]:
            names = {each["name"] for each in before}
            now = [each for each in now if each["name"] in names]
        if len(now) != len(before):
            return now
        return [grown(is_, was) for is_, was in zip(now, before, strict=True)]
    return now


def told(command: list[str], env: dict[str, str], *words: str) -> Any:
    """What a command tells programs; it must exit with 0."""
    return json.loads(said(command, env, *words, "--json"))


def said(command: list[str], env: dict[str, str], *words: str) -> str:
    """What a command prints; it must exit with 0."""
    done = subprocess.run(
        [*command, *words], env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def same_wheel_from_the_source(source: Path, folder: Path) -> bytes:
    """The wheel that the source package makes, which holds all that the checkout holds."""
    with tarfile.open(source) as file:
        file.extractall(folder / "source", filter="data")
    there = next((folder / "source").iterdir())
    for name in ("l4pc_tui", "exercises", "sessions", "tests", "docs", "constraints.txt"):
        assert (there / name).exists(), f"the source package has no {name}"
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "made"],
        cwd=there, check=True, capture_output=True,
    )  # fmt: skip
    return next((folder / "made").glob("*.whl")).read_bytes()


def by_other_installers(kit: Path, source: Path, folder: Path) -> None:
    """pipx from the source package and uv from the wheel, of the kit's wheels alone."""
    bins = Path(sys.executable).parent
    env = {
        **environment(folder), "PATH": f"{bins}:/usr/bin:/bin", "PIPX_HOME": str(folder / "pipx"),
        "PIPX_BIN_DIR": str(folder / "by pipx"), "UV_TOOL_DIR": str(folder / "uv"),
        "UV_TOOL_BIN_DIR": str(folder / "by uv"), "UV_CACHE_DIR": str(folder / "cache"),
        "PIP_CONFIG_FILE": os.devnull, "UV_PYTHON_DOWNLOADS": "never",
    }  # fmt: skip
    links = str(kit / "wheels")
    version = source.name.removesuffix(".tar.gz").rpartition("-")[2]
    # pip compiles all packages; whether it does makes no difference to what is tried here.
    args = f"--no-index --no-compile --find-links '{links}'"
    said(["unshare", "--net", str(bins / "pipx")], env, "install", "--quiet", "--pip-args", args,
         str(source))  # fmt: skip
    said(["unshare", "--net", str(bins / "uv")], env, "tool", "install", "--quiet", "--offline",
         "--no-index", "--find-links", links, "--python", sys.executable,
         f"l4pc-tui=={version}")  # fmt: skip
    for where in ("by pipx", "by uv"):
        l4pc = [str(folder / where / "l4pc")]
        assert said(l4pc, env, "--version") == f"l4pc {version}\n"
        assert len(told(l4pc, env, "library", "list")) > 50
