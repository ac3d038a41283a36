"""A part of l4pc is started in one way, from wherever l4pc lies and however it came there."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import l4pc_tui
from l4pc_tui.machine import frozen
from l4pc_tui.machine.frozen import give_back_environment, own_command, own_environment

HOUSE = Path(l4pc_tui.__file__).parent


def knows_its_python(file: Path) -> bool:
    """Whether a module asks where its Python lies, in either way that there is."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in ("executable", "_base_executable"):
            return True
        if isinstance(node, ast.ImportFrom) and node.module == "sys":
            return any(name.name == "executable" for name in node.names)
    return False


def test_one_module_alone_knows_where_its_python_lies() -> None:
    knowing = [file.relative_to(HOUSE).as_posix() for file in sorted(HOUSE.rglob("*.py"))
               if knows_its_python(file)]  # fmt: skip
    assert knowing == ["machine/frozen.py"]


def test_a_frozen_program_is_started_again_without_any_word_for_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", r"D:\l4pc\l4pc.exe")
    assert own_command("--db", "a b.db", "screen") == [
        r"D:\l4pc\l4pc.exe", "--db", "a b.db", "screen",
    ]  # fmt: skip
    assert own_environment({"PYTHONPATH": "theirs"}) == {"PYTHONPATH": "theirs"}


def test_it_is_found_again_from_any_folder_without_being_installed(tmp_path: Path) -> None:
    """As a copy on a stick, with a Python that is isolated from the machine it runs on."""
    packages = tmp_path / "Zoë O'Neil & co" / "packages"
    packages.mkdir(parents=True)
    (packages / "l4pc_tui").symlink_to(HOUSE, target_is_directory=True)
    (tmp_path / "l4pc_tui.py").write_text("raise SystemExit('the wrong one')", encoding="utf-8")
    script = f"""
import subprocess, sys
sys.path.insert(0, {str(packages)!r})
from l4pc_tui.machine.frozen import own_command, own_environment
command = own_command("--version")
print(command[1])
print(subprocess.run(command, env=own_environment(), capture_output=True, text=True).stdout)
"""
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    for flag in ("-I", "-P"):
        done = subprocess.run(
            [sys.executable, flag, "-c", script], capture_output=True, encoding="utf-8", cwd=tmp_path,
            env=env, check=True,
        )  # fmt: skip
        assert done.stdout.splitlines()[0] == flag
        assert done.stdout.splitlines()[1].startswith("l4pc")


def test_others_do_not_get_the_libraries_of_a_frozen_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/kit/_internal")
    give_back_environment()
    assert os.environ["LD_LIBRARY_PATH"] == "/kit/_internal", "this one is the person's own"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/theirs")
    give_back_environment()
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/theirs"
    give_back_environment()
    assert "LD_LIBRARY_PATH" not in os.environ, "there was none before the program set one"


def test_the_word_for_a_helper_is_no_way_to_run_other_code() -> None:
    for function in (
        "os:getcwd", "l4pc_tui:x.y", "l4pc_tuix:main", "l4pc_tui.machine.frozen:is_frozen",
    ):  # fmt: skip
        done = subprocess.run(
            own_command(frozen.APART), input=f'["{function}", {{}}]', capture_output=True,
            encoding="utf-8", check=False,
        )  # fmt: skip
        assert (done.returncode != 0, done.stdout) == (True, "")


def test_the_version_tells_the_kit_that_it_came_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from l4pc_tui.cli.app import run

    assert run(["--version"]) == 0
    plain = capsys.readouterr().out
    assert "kit" not in plain
    named = tmp_path / "_kit.txt"
    named.write_text("windows-x64, 2026-11-30\n", encoding="utf-8")
    monkeypatch.setattr(frozen, "_KIT", named)
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"{plain.rstrip()}, of the kit windows-x64, 2026-11-30\n"
