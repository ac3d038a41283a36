"""Files that are made whole under a hidden name first; and those that a killed process left so."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from l4pc_tui.core.text.half_made import OF_FILES_OUT, OLD
from l4pc_tui.machine.files import discard
from l4pc_tui.store.file.backup_names import FOLDER, called

OF_THE_DEVICE = r"device-\d+-[0-9a-f]{8}"
"""The laptop's id, in its state folder."""


def hidden(folder: Path, name: str) -> Path:
    """A name in a folder for a file of that name while it is being made."""
    return folder / f".{name}-{os.getpid()}-{os.urandom(4).hex()}.part"


def of_database(path: Path) -> str:
    """Databases begun or brought up, and backups, while they were being made; of older versions too."""
    names = "|".join(re.escape(name) for name in {path.name, called(path)})
    return rf"\.({names})-\d+-[0-9a-f]{{8}}(\.part)?(-journal)?"


def tidy(path: Path, state: Path, others: Iterable[Path], now: float) -> None:
    """Take away what killed processes left half made: beside a database and its backups, in the
    state folder, and in folders that files are written to. Only what bears such a name and is
    old; what cannot be taken away now is there next time."""
    for folder in {path.parent, path.parent / FOLDER}:
        _take_away(folder, f"{of_database(path)}|{OF_FILES_OUT}", now)
    _take_away(state, OF_THE_DEVICE, now)
    for folder in others:
        tidy_written_to(folder, now)


def tidy_written_to(folder: Path, now: float) -> None:
    """The same for a folder that the Screen's pictures or other files go to."""
    _take_away(folder, OF_FILES_OUT, now)


def _take_away(folder: Path, named: str, now: float) -> None:
    with suppress(OSError):
        for file in folder.iterdir():
            if re.fullmatch(named, file.name):
                with suppress(OSError):
                    if file.lstat().st_mtime < now - OLD:
                        # Many may be held: the next time is soon enough.
                        discard(file, patience=0.0)
