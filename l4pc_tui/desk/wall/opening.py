"""Opening the room's window, in a terminal of its own where this system has one that can be asked,
else in a browser.

A short closed list, tried in order; whatever is not on it is told how to open the window by hand.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.desk.settings_file import preferences
from l4pc_tui.machine.command_line import command_line
from l4pc_tui.machine.frozen import own_command, own_environment

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

FAILS_WITHIN = 0.6
"""Seconds in which a terminal that cannot open a window says so by ending."""
HOW = "Open a second terminal, move it to the projector, and type: {}. It follows this session by itself."
_TITLE = "Screen"
_PAGE_OPTION = " --browser"

Found = Callable[[str], str | None]
"""Where a program lies, by its name; None where it is not there."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a second terminal. argv: what is started. told: what is said when it was."""

    argv: tuple[str, ...]
    told: str


_MOVE = "The Screen opens in a window of its own: move it to the projector and make it full (F11)."
_PAGE = (
    "The Screen opens as a page in a browser: move that window to the projector, and press f there."
)
_TMUX = "The Screen runs in tmux’s window “Screen”: attach the projector’s terminal to it."


def ways(
    environ: Mapping[str, str], platform: str, found: Found, command: Sequence[str], *,
    page: bool = False,
) -> tuple[Way, ...]:  # fmt: skip
    """The ways that there are here, the best first. command: what the terminal is to run. page:
    whether a page in a browser is the best."""
    there = _there(environ, platform, found, command)
    return tuple(sorted(there, key=lambda way: page and way.told != _PAGE))


def _there(
    environ: Mapping[str, str], platform: str, found: Found, command: Sequence[str]
) -> tuple[Way, ...]:
    told = list(command)
    # It ends by itself when its window is closed, for it has no terminal.
    page = Way((*told, _PAGE_OPTION.strip()), _PAGE)
    if platform == "darwin":
        script = f'tell application "Terminal" to do script {_quoted(shlex.join(told))}'
        own = (Way(("osascript", "-e", script), _MOVE),) if found("osascript") else ()
        return (*own, page)
    if platform == "win32":
        title = ("-w", "-1", "--title", _TITLE)
        terminal = (Way(("wt.exe", *title, *told), _MOVE),) if found("wt.exe") else ()
        return (*terminal, page)
    open_here: list[Way] = []
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        named = environ.get("TERMINAL", "").strip()
        if named and len(shlex.split(named)) == 1 and found(named):
            dashes = "--" if Path(named).name.startswith("gnome-terminal") else "-e"
            open_here.append(Way((named, dashes, *told), _MOVE))
        for name, before in (
            ("gnome-terminal", ("--",)), ("konsole", ("-e",)), ("xterm", ("-e",)),
        ):  # fmt: skip
            if found(name):
                open_here.append(Way((name, *before, *told), _MOVE))
        if found("xdg-open"):
            open_here.append(page)
    if environ.get("TMUX") and found("tmux"):
        open_here.append(Way(("tmux", "new-window", "-d", "-n", _TITLE, shlex.join(told)), _TMUX))
    return tuple(open_here)


def command_for(db: Path | None) -> tuple[str, ...]:
    """What the window is to run: this very l4pc, on this very file."""
    return tuple(own_command(*(("--db", str(db)) if db is not None else ()), "screen"))


def by_hand(db: Path | None, *, page: bool = False) -> str:
    """How a person opens it."""
    file = f" --db {command_line([str(db)])}" if db is not None else ""
    return HOW.format(f"l4pc{file} screen{_PAGE_OPTION if page else ''}")


def open_for(desk: Desk) -> tuple[bool, str]:
    """As ``open_screen``, for the file of a desk and as its person has chosen."""
    return open_screen(desk.path, page=preferences(desk).settings.screen_in == "browser")


def open_screen(db: Path | None, *, page: bool = False) -> tuple[bool, str]:
    """Open the window: whether it was, and what to say. It may take a moment; call it aside.

    db: the file that it is to follow; None for whichever session runs. page: a page in a browser
    before a terminal, where both can be had.
    """
    for way in ways(os.environ, sys.platform, shutil.which, command_for(db), page=page):
        if _started(way.argv):
            return True, way.told
    return False, by_hand(db, page=page)


def _started(argv: Sequence[str]) -> bool:
    try:
        process = subprocess.Popen(
            argv, env=own_environment(), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    except (OSError, ValueError):
        return False
    try:
        return process.wait(FAILS_WITHIN) == 0
    except subprocess.TimeoutExpired:
        return True


def _quoted(words: str) -> str:
    """A text as AppleScript has it."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
