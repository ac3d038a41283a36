"""Opening the room's window in a terminal of its own."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from support.sandbox import environment

from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.settings_file import set_setting
from l4pc_tui.desk.wall.opening import by_hand, command_for, open_for, open_screen, ways
from l4pc_tui.machine.command_line import command_line

COMMAND = ("python", "-m", "l4pc_tui", "screen")


def programs(environ: Mapping[str, str], *there: str, platform: str = "linux") -> list[str]:
    found = ways(environ, platform, lambda name: name if name in there else None, COMMAND)
    return [way.argv[0] for way in found]


def test_the_terminal_that_a_person_named_comes_first_and_tmux_last() -> None:
    environ = {"DISPLAY": ":0", "TERMINAL": "foot", "TMUX": "/tmp/tmux,1,0"}
    assert programs(environ, "foot", "xterm", "konsole", "tmux") == [
        "foot",
        "konsole",
        "xterm",
        "tmux",
    ]
    assert programs({"WAYLAND_DISPLAY": "w"}, "gnome-terminal", "tmux") == ["gnome-terminal"]


def test_without_a_desktop_there_is_only_tmux_and_without_that_nothing() -> None:
    assert programs({"TMUX": "x"}, "xterm", "tmux") == ["tmux"]
    assert programs({}, "xterm", "tmux") == []
    assert programs({"DISPLAY": ":0", "TERMINAL": "rm -rf /"}, "xterm") == ["xterm"]


def test_each_system_has_its_own() -> None:
    assert programs({}, "osascript", platform="darwin") == ["osascript", "python"]
    assert programs({}, "wt.exe", platform="win32") == ["wt.exe", "python"]


def test_where_no_terminal_can_be_asked_it_is_a_page_in_a_browser() -> None:
    for environ, platform in (({}, "win32"), ({}, "darwin"), ({"DISPLAY": ":0"}, "linux")):
        (way,) = ways(environ, platform, {"xdg-open": "xdg-open"}.get, COMMAND)
        assert way.argv == (*COMMAND, "--browser")
        assert "browser" in way.told
    assert programs({"DISPLAY": ":0"}, "xterm", "xdg-open", "tmux") == ["xterm", "python"]
    assert programs({}, "xdg-open") == []


def test_where_none_can_be_had_it_says_how_with_the_file_that_is_open(tmp_path: Path) -> None:
    opened, told = open_screen(tmp_path / "my file.db")
    assert not opened
    assert command_line(["l4pc", "--db", str(tmp_path / "my file.db"), "screen"]) in told
    assert "l4pc screen" in by_hand(None)
    assert command_for(None)[-1] == "screen"


def terminal(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_who_chose_the_page_gets_it_before_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {"xterm": "xterm", "xdg-open": "xdg-open"}
    for page, first in ((False, "xterm"), (True, "python")):
        best, _ = ways({"DISPLAY": ":0"}, "linux", there.get, COMMAND, page=page)
        assert best.argv[0] == first
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    with closing(open_desk(tmp_path / "l4pc.db")) as desk:
        assert "screen. It follows" in open_for(desk)[1]
        set_setting(desk, "screen-in", "browser")
        assert "screen --browser. It follows" in open_for(desk)[1]


def test_a_terminal_that_fails_is_passed_over_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal(tmp_path, "konsole", "exit 1")
    terminal(tmp_path, "xterm", f'echo "$@" > "{tmp_path}/asked"')
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    opened, told = open_screen(tmp_path / "l4pc.db")
    assert opened
    assert "projector" in told
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert asked.startswith("-e ")
    assert asked.rstrip().endswith(f"l4pc_tui/machine/again.py --db {tmp_path}/l4pc.db screen")
