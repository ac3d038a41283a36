"""The window that a program of the tests runs in: the one of this system, and that of Windows with a
double of pywinpty behind it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from support.terminal import Terminal
from support.terminal_back import Back, start
from support.terminal_windows import NOTHING_CAME, WindowsBack

if sys.platform != "win32":
    from support.pywinpty_double import PtyProcess, watched
assert sys.platform != "win32"

SAYS = """
import codecs, os, shutil, sys, tty
tty.setcbreak(0)
letters = codecs.getincrementaldecoder("utf-8")("replace")
typed = "nothing"
while typed != "q":
    columns, rows = shutil.get_terminal_size()
    print(f"{columns} by {rows}: {typed}", flush=True)
    print(os.path.basename(os.getcwd()), os.environ["OWN"], flush=True)
    typed = letters.decode(os.read(0, 100))
print("left", flush=True)
sys.exit(3)
"""


def windows(
    command: Sequence[str], env: Mapping[str, str], size: tuple[int, int], cwd: Path | None,
    *, only_letters: bool,
) -> Back:  # fmt: skip
    """A window of Windows, as far as it can be had here."""
    assert not only_letters
    return WindowsBack(PtyProcess, watched, command, env, size, cwd)


@pytest.fixture(params=[start, windows], ids=["of this system", "of Windows"])
def window(request: pytest.FixtureRequest, tmp_path: Path) -> Terminal:
    """A program that says what size it has, what is typed and where it stands."""
    begin: Callable[..., Back] = request.param
    env = {"PATH": os.environ["PATH"], "OWN": "its own", "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    there = tmp_path / "there"
    there.mkdir()
    command = [sys.executable, "-I", "-c", SAYS]
    return Terminal(command, env=env, size=(70, 20), cwd=there, begin=begin)


def test_a_window_has_a_size_a_folder_an_environment_and_takes_letters(
    window: Terminal,
) -> None:
    with window:
        window.wait_for("70 by 20: nothing")
        window.resize(60, 30)
        window.type("Zoë")
        window.wait_for("60 by 30: Zoë", "there its own")
        window.press("q")
        assert window.wait_for_end() == 3
        assert "left" in window.text
    assert NOTHING_CAME.encode() not in window.raw


def test_a_letter_that_is_sent_in_two_pieces_arrives_whole(window: Terminal) -> None:
    with window:
        window.wait_for("70 by 20: nothing")
        for byte in b"Zo\xc3\xab":
            window.send(bytes([byte]))
        window.wait_for("20: ë")
        window.press("q")
        assert window.wait_for_end() == 3


def test_a_window_that_is_closed_ends_its_program(window: Terminal) -> None:
    with window:
        window.wait_for("70 by 20: nothing")
        window.close_window()
        assert window.wait_for_end() not in (0, 3)


def test_what_is_killed_is_gone_and_a_second_time_is_harmless(window: Terminal) -> None:
    with window:
        window.wait_for("70 by 20: nothing")
        window.kill()
        assert window.status not in (None, 0, 3)
        window.kill()


def test_a_window_of_windows_says_what_it_cannot_do(tmp_path: Path) -> None:
    with Terminal(["cat"], env=os.environ, cwd=tmp_path, begin=windows) as window:
        with pytest.raises(NotImplementedError):
            window.end()
        with pytest.raises(NotImplementedError):
            _ = window.settings


def test_half_of_a_wide_letter_is_looked_at_too(tmp_path: Path) -> None:
    """As between two frames: the first half was drawn over, the second not yet."""
    halved = ["sh", "-c", r"printf '雨 left\r.'; exec cat"]
    with Terminal(halved, env=os.environ, cwd=tmp_path) as window:
        assert window.wait_for(". left").startswith(". left")
