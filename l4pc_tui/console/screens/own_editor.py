"""A script in the person's own editor, with the console out of the way meanwhile."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from l4pc_tui.desk.library.own_editor import Opened, edited, open_for_editing

if TYPE_CHECKING:
    from l4pc_tui.console.frame.full_screen import Face
    from l4pc_tui.desk.library.library import LoadReport

OTHERWISE = ("nano", "vim", "vi", "notepad")
"""Editors to look for when the person has named none."""


def editor() -> list[str]:
    """The editor's command: VISUAL, EDITOR, or the first that there is; empty for none."""
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(os.environ.get(name, ""))
        except ValueError:
            words = []
        if words and shutil.which(words[0]):
            return words
    return next(([name] for name in OTHERWISE if shutil.which(name)), [])


def edit(face: Face, kind: str, key: str, then: Callable[[], None]) -> None:
    """Open a script's file in the editor; read it in again afterwards, then do the rest."""
    desk, console = face.desk, face.console

    def opened(file: Opened) -> None:
        if not _edit_file(face, file.path):
            # A copy made for nothing is taken away again.
            console.at_desk(lambda: edited(desk, file), lambda _: None)
            return
        console.at_desk(lambda: edited(desk, file), lambda report: _tell(face, file, report, then))

    console.at_desk(lambda: open_for_editing(desk, kind, key), opened, leads=True)


def _edit_file(face: Face, path: Path) -> bool:
    """Let the editor have the terminal; whether it ran."""
    words = editor()
    if not words:
        face.tell(f"No editor was found. Set EDITOR, or open {path} yourself.", "act")
        return False
    try:
        with face.app.suspend():
            done = subprocess.run([*words, str(path)], check=False)
    except (SuspendNotSupported, OSError):
        face.tell(f"An editor cannot be opened from here. The file is {path}.", "act")
        return False
    if done.returncode:
        face.tell(f"The editor ended with {done.returncode}. The file is {path}.", "behind")
    return True


def _tell(face: Face, file: Opened, report: LoadReport, then: Callable[[], None]) -> None:
    if report.refused:
        face.tell(" ".join(report.refused[:2]), "act")
    elif report.loaded and file.copied_from is not None:
        face.tell(f"Read anew. This is your own copy now: {file.path}")
    elif report.loaded:
        face.tell("Read anew.")
    else:
        face.tell("Nothing was changed.")
    then()
