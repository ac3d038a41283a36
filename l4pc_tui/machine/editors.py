"""The person's own editor: which it is, whether it has a window, and how it is started.

VISUAL and EDITOR are commands, written as each system writes them. An editor in the terminal is
done when it returns. One with a window of its own may return at once and stay open (Notepad of
Windows 11, ``code`` without ``--wait``, ``open -t``), so nobody may wait for that.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from l4pc_tui.machine.systems import System

Place = Literal["terminal", "window", "unknown"]
Found = Callable[[str], str | None]
"""Where a program is, as ``shutil.which`` tells it."""

IN_TERMINAL = frozenset(
    [
        "nano",
        "pico",
        "vi",
        "vim",
        "view",
        "nvim",
        "emacs-nw",
        "micro",
        "hx",
        "helix",
        "kak",
        "joe",
        "jstar",
        "jmacs",
        "jed",
        "ne",
        "ed",
        "ex",
        "mcedit",
        "edit",
        "mg",
        "zile",
        "tilde",
        "dte",
        "vis",
        "amp",
    ]
)
IN_WINDOW = frozenset(
    [
        "notepad",
        "notepad++",
        "wordpad",
        "write",
        "code",
        "code-insiders",
        "codium",
        "vscodium",
        "cursor",
        "windsurf",
        "subl",
        "sublime_text",
        "zed",
        "zeditor",
        "atom",
        "pulsar",
        "gedit",
        "gnome-text-editor",
        "kate",
        "kwrite",
        "mousepad",
        "xed",
        "pluma",
        "geany",
        "leafpad",
        "featherpad",
        "l3afpad",
        "xdg-open",
        "gio",
        "open",
        "mate",
        "bbedit",
        "textedit",
        "macvim",
        "mvim",
        "gvim",
        "typora",
        "obsidian",
        "idea",
        "pycharm",
        "webstorm",
        "uedit64",
        "emeditor",
    ]
)
USUAL: dict[System, tuple[tuple[str, ...], ...]] = {
    "linux": (("nano",), ("vim",), ("vi",), ("gnome-text-editor",), ("gedit",), ("kate",), ("mousepad",)),
    "macos": (("open", "-t"), ("nano",), ("vi",)),
    "windows": (("notepad",),),
}  # fmt: skip
"""What is looked for where the person has named none. On a Mac the program that opens text by a
double click: without ``-W``, which would wait until somebody quits it, not until they have saved."""
_QUOTED = re.compile(r'"([^"]*)"?|([^\s"]+)|\s+')
_BATCH = (".cmd", ".bat")


@dataclass(frozen=True, slots=True)
class Editor:
    """words: the program, as a path where it was found, and its arguments."""

    words: tuple[str, ...]
    place: Place


def editor(env: Mapping[str, str], system: System, found: Found) -> Editor | None:
    """The editor that VISUAL or EDITOR names, or the first of the usual ones; None for none."""
    for name in ("VISUAL", "EDITOR"):
        if words := words_of(env.get(name, ""), system, found):
            return Editor(words, _place(words))
    for usual in USUAL[system]:
        if program := found(usual[0]):
            return Editor((program, *usual[1:]), _place(usual))
    return None


def words_of(named: str, system: System, found: Found) -> tuple[str, ...]:
    """The words of a command, its program first; none where no such program is there.

    On Windows a backslash is a letter of a path. A path with spaces is understood without
    quotation marks too, where it leads to a program.
    """
    named = named.strip()
    if system == "windows":
        words = _words_of_windows(named)
    else:
        try:
            words = shlex.split(named)
        except ValueError:
            words = []
    if words and (program := found(words[0])):
        return (program, *words[1:])
    parts = [] if named.startswith(('"', "'")) else named.split(" ")
    for many in range(2, len(parts) + 1):
        if program := found(" ".join(parts[:many])):
            return (program, *(part for part in parts[many:] if part))
    return ()


def _words_of_windows(named: str) -> list[str]:
    words: list[str] = []
    open_word = False
    for piece in _QUOTED.finditer(named):
        if piece[0].isspace():
            open_word = False
            continue
        told = piece[1] if piece[1] is not None else piece[2]
        if open_word:
            words[-1] += told
        else:
            words.append(told)
        open_word = True
    return words


def _place(words: Sequence[str]) -> Place:
    name = re.split(r"[\\/]", words[0])[-1].lower()
    name = re.sub(r"\.(?:exe|cmd|bat|com|app)$", "", name)
    if name in IN_TERMINAL or (name == "emacs" and {"-nw", "--no-window-system", "-t"} & {*words}):
        return "terminal"
    return "window" if name in IN_WINDOW else "unknown"


def command(words: Sequence[str], file: Path | str, system: System) -> list[str] | str:
    """What ``subprocess`` is to be given. Raises ValueError for what no command can hold.

    Windows hands a batch file, as ``code.cmd`` is one, to its shell whoever starts it, and the
    shell reads signs such as & that stand in a name: so its line is written for the shell.
    """
    whole = [*words, str(file)]
    if system == "windows" and words[0].lower().endswith(_BATCH):
        return batch_line(whole)
    return whole


def batch_line(words: Sequence[str]) -> str:
    """A command line on which cmd.exe runs a batch file, each word as it is. Raises ValueError.

    In quotation marks no sign but % and " means anything to the shell; % is followed by a variable
    without letters, which nothing comes of (/e:on has it, /v:off leaves ! alone), and " is doubled.
    With /s the first and last " are taken away and the rest is left as it is.
    """
    return f'cmd.exe /d /e:on /v:off /s /c "{" ".join(map(_for_batch, words))}"'


def _for_batch(word: str) -> str:
    if re.search(r"[\r\n\x00]", word):
        raise ValueError(word)
    # Backslashes before a quotation mark are halved by the program that reads the line.
    word = re.sub(r'(\\*)"', r'\1\1""', word)
    word = re.sub(r"(\\+)$", r"\1\1", word)
    return f'"{word.replace("%", "%%cd:~,%")}"'


def start_beside(words: Sequence[str], file: Path | str, system: System) -> None:
    """Start an editor that has a window of its own, and wait for nothing. Raises OSError, ValueError.

    What it says goes nowhere, and it stays open when l4pc ends.
    """
    apart: dict[str, Any] = {"start_new_session": True}
    if system == "windows":
        # CREATE_NO_WINDOW: of the shell that starts it; an editor opens its own.
        apart = {"creationflags": 0x0800_0000}
    _started.append(
        subprocess.Popen(
            command(words, file, system),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **apart,
        )
    )
    for left in [each for each in _started if each.poll() is not None]:
        _started.remove(left)


_started: list[subprocess.Popen[bytes]] = []
"""Editors that may still be open: Python complains of one that nobody holds."""
