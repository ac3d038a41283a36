"""What each terminal can do, by what its surroundings say; where they are believed, as Rich believes them."""

from __future__ import annotations

import ctypes
import sys
from io import StringIO
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from l4pc_tui.machine.systems import System
from l4pc_tui.machine.terminal import (
    KINDS,
    Kind,
    Terminal,
    Windows,
    terminal,
    windows_here,
)

TEN, OLD_TEN = Windows(19045, "ConsoleWindowClass"), Windows(14393, "ConsoleWindowClass")
ELEVEN = Windows(26100, "PseudoConsoleWindow")
XTERM = {"TERM": "xterm-256color"}
APPLE = {**XTERM, "TERM_PROGRAM": "Apple_Terminal"}

SEEN: list[tuple[dict[str, str], System, Windows, Kind, str, str]] = [
    ({"TERM": "dumb", "COLORTERM": "truecolor"}, "linux", Windows(), "dumb", "none", "ascii"),
    ({"TERM": "xterm", "TMUX": "/tmp/t,1,0"}, "linux", Windows(), "tmux", "16", "full"),
    ({"TERM": "screen-256color", "TMUX": "/tmp/t,1,0"}, "macos", Windows(), "tmux", "256", "full"),
    ({**APPLE, "TERM": "tmux-256color"}, "macos", Windows(), "tmux", "256", "full"),
    ({"TERM": "screen", "STY": "1.pts"}, "linux", Windows(), "screen", "16", "full"),
    ({"TERM": "screen-256color", "COLORTERM": "truecolor"}, "linux", Windows(), "screen", "true", "full"),
    ({"WT_SESSION": "f2"}, "windows", ELEVEN, "windows-terminal", "true", "full"),
    ({**XTERM, "WT_SESSION": "f2"}, "linux", Windows(), "windows-terminal", "true", "full"),
    ({"TERM_PROGRAM": "vscode"}, "windows", ELEVEN, "vscode", "true", "full"),
    ({"ConEmuPID": "12"}, "windows", TEN, "conemu", "256", "wgl4"),
    ({"ConEmuANSI": "ON"}, "windows", TEN, "conemu", "256", "wgl4"),
    ({"TERM_PROGRAM": "mintty", "TERM": "xterm"}, "windows", ELEVEN, "mintty", "true", "full"),
    ({**XTERM, "TERM_PROGRAM": "iTerm.app"}, "macos", Windows(), "iterm2", "true", "full"),
    ({**APPLE, "TERM_PROGRAM_VERSION": "455.1"}, "macos", Windows(), "terminal-app", "256", "full"),
    ({**APPLE, "COLORTERM": "truecolor"}, "macos", Windows(), "terminal-app", "256", "full"),
    ({**APPLE, "TERM_PROGRAM_VERSION": "466"}, "macos", Windows(), "terminal-app", "true", "full"),
    ({}, "windows", ELEVEN, "pseudo-console", "true", "full"),
    ({}, "windows", TEN, "conhost", "true", "wgl4"),
    ({}, "windows", OLD_TEN, "conhost", "16", "wgl4"),
    ({"TERM": "linux"}, "linux", Windows(), "linux-console", "16", "ascii"),
    ({"TERM": "vt220"}, "linux", Windows(), "old", "16", "ascii"),
    ({**XTERM, "COLORTERM": "24bit"}, "linux", Windows(), "other", "true", "full"),
    (XTERM, "linux", Windows(), "other", "256", "full"),
    ({"TERM": "xterm"}, "linux", Windows(), "other", "16", "full"),
    ({}, "linux", Windows(), "other", "16", "full"),
]  # fmt: skip


@pytest.mark.parametrize("row", SEEN, ids=lambda row: f"{row[3]}-{row[4]}-{row[1]}")
def test_a_terminal_is_known_by_what_its_surroundings_say(
    row: tuple[dict[str, str], System, Windows, Kind, str, str],
) -> None:
    environ, on, windows, *wanted = row
    found = terminal(environ, on, windows)
    assert [found.kind, found.colours, found.signs] == wanted


def test_every_kind_has_its_row_and_was_seen() -> None:
    assert [*KINDS] == [*get_args(Kind)]
    assert {row[3] for row in SEEN} == {*KINDS}


@given(
    st.sampled_from(["", "xterm", "xterm-256color", "xterm-kitty", "rxvt-16color", "foot", "st-direct", " Xterm-256Color"]),
    st.sampled_from([None, "", "truecolor", "24bit", "TrueColor ", "yes"]),
    st.sampled_from([{}, {"TMUX": "x"}, {"STY": "x"}]),
)  # fmt: skip
def test_where_the_variables_are_believed_it_is_as_textual_believes_them(
    term: str, said: str | None, inside: dict[str, str]
) -> None:
    environ = {"TERM": term, **({} if said is None else {"COLORTERM": said}), **inside}
    names = {"truecolor": "true", "256": "256", "standard": "16"}
    console = Console(file=StringIO(), force_terminal=True, legacy_windows=False, _environ=environ)
    assert terminal(environ, "linux").colours == names[str(console.color_system)]


def test_what_somebody_asked_for_goes_before_what_was_found() -> None:
    apple = {**APPLE, "TEXTUAL_COLOR_SYSTEM": "truecolor"}
    assert terminal(apple, "macos").colours == "true"
    assert terminal({**apple, "TEXTUAL_COLOR_SYSTEM": "auto"}, "macos").colours == "256"
    for environ in ({"NO_COLOR": ""}, {"NO_COLOR": "1", "TEXTUAL_COLOR_SYSTEM": "256"}):
        found = terminal(environ, "windows", TEN)
        assert (found.colours, found.signs, found.colours_by) == ("none", "wgl4", "NO_COLOR is set")
    assert terminal({"TERM": "dumb", "TEXTUAL_COLOR_SYSTEM": "256"}, "linux").colours == "none"


def test_a_terminal_of_other_letters_draws_none_of_our_signs_and_says_why() -> None:
    found = terminal(XTERM, "linux", encoding="iso8859-1")
    assert (found.signs, found.signs_by) == ("ascii", "its letters are iso8859-1")
    assert terminal(XTERM, "linux").colours_by == "TERM is xterm-256color"
    assert terminal({}, "linux").colours_by == "TERM is not set"
    assert terminal({}, "windows", TEN).signs_by == "the console of Windows"


class Asked:
    """Two libraries of Windows, as far as the class of a window goes."""

    def __init__(self, window: int, name: str) -> None:
        self.kernel32 = self
        self.user32 = self
        self._name = name

        def handle() -> int:
            return window

        self.GetConsoleWindow = handle

    def GetClassNameW(self, window: ctypes.c_void_p, into: Any, most: int) -> int:
        assert window.value == 77
        assert most > len(self._name)
        into.value = self._name
        return len(self._name)


def test_windows_says_what_kind_of_window_its_console_has() -> None:
    assert windows_here(Asked(77, "PseudoConsoleWindow")).window == "PseudoConsoleWindow"
    assert windows_here(Asked(0, "never asked")).window == ""
    assert windows_here(object()).window == "", "a Windows that has no such function"


def test_here_it_is_one_of_them() -> None:
    found = terminal({}, windows=windows_here())
    assert isinstance(found, Terminal)
    assert (found.kind in ("conhost", "pseudo-console")) == (sys.platform == "win32")
