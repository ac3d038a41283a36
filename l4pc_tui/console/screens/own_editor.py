"""A script in the person's own editor: in the terminal, with the console out of the way, or in a
window of its own, beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from l4pc_tui.console.questions.choose import Choice, Choose
from l4pc_tui.desk.library.own_editor import (
    Opened,
    asked,
    edited,
    is_changed,
    left_alone,
    may_be_open,
    open_for_editing,
)
from l4pc_tui.machine.editors import Editor, command, editor, start_beside
from l4pc_tui.machine.systems import system

if TYPE_CHECKING:
    from l4pc_tui.console.frame.full_screen import Face
    from l4pc_tui.desk.library.library import LoadReport

SAVED, CLOSED = "saved", "closed"
ANSWERS = (
    Choice("enter", SAVED, "I have saved it"),
    Choice("n", CLOSED, "I closed it, nothing is changed"),
    Choice("escape", "", "leave it open"),
)


def edit(face: Face, kind: str, key: str, then: Callable[[], None]) -> None:
    """Open a script's file in the editor; read it in again afterwards, then do the rest."""

    def opened(file: Opened) -> None:
        _Editing(face, file, then).begin()

    face.console.at_desk(lambda: open_for_editing(face.desk, kind, key), opened, leads=True)


@dataclass(frozen=True)
class _Editing:
    """A file on its way through an editor."""

    face: Face
    file: Opened
    then: Callable[[], None]

    def begin(self) -> None:
        """Start the editor; one in the terminal has it until it returns."""
        found = editor(os.environ, system(), shutil.which)
        if found is None:
            self._not_begun(f"No editor was found. Set EDITOR, or open {self.file.path} yourself.")
            return
        try:
            open_still = self._beside(found) if found.place == "window" else self._instead(found)
        except (SuspendNotSupported, OSError, ValueError):
            self._not_begun(f"An editor cannot be opened from here. The file is {self.file.path}.")
            return
        if open_still:
            self._ask()
        else:
            self._read_in(closed=True)

    def _beside(self, found: Editor) -> bool:
        start_beside(found.words, self.file.path, system())
        return True

    def _instead(self, found: Editor) -> bool:
        """Let the editor have the terminal; whether it may have the file open when it returns."""
        begun = time.monotonic()
        with self.face.app.suspend():
            done = subprocess.run(command(found.words, self.file.path, system()), check=False)
        if done.returncode:
            told = f"The editor ended with {done.returncode}. The file is {self.file.path}."
            self.face.tell(told, "behind")
        return may_be_open(self.file, found, time.monotonic() - begun)

    def _ask(self, *, again: bool = False) -> None:
        question = Choose(asked(self.file, again=again), ANSWERS)
        self.face.app.push_screen(question, self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer is None:
            self.face.tell(left_alone(self.file))
        elif answer == SAVED and not is_changed(self.file):
            self._ask(again=True)
        else:
            self._read_in(closed=answer == CLOSED)

    def _not_begun(self, told: str) -> None:
        """A copy that was made for nothing is taken away again."""
        self.face.tell(told, "act")
        self.face.console.at_desk(lambda: edited(self.face.desk, self.file), lambda _: None)

    def _read_in(self, *, closed: bool) -> None:
        self.face.console.at_desk(
            lambda: edited(self.face.desk, self.file, closed=closed), self._tell
        )

    def _tell(self, report: LoadReport) -> None:
        face, file = self.face, self.file
        if report.refused:
            face.tell(" ".join(report.refused[:2]), "act")
        elif report.loaded and file.copied_from is not None:
            face.tell(f"Read anew. This is your own copy now: {file.path}")
        elif report.loaded:
            face.tell("Read anew.")
        else:
            face.tell("Nothing was changed.")
        self.then()
