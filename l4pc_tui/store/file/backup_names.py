"""What backups are called, and finding them by that."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from l4pc_tui.machine.command_line import command_line

FOLDER = "backups"
"""Stands beside the database."""
SET_ASIDE = "set-aside"
"""The folder beside the database that takes texts in which something has changed."""
KEPT_AS = ("replaced", "damaged")
"""What a file is called beside the database that came in its place by a restore or a salvage."""
STAMP = "%Y%m%d-%H%M%S"
"""The local time in a backup's name."""


@dataclass(frozen=True, slots=True)
class DatabaseFile:
    """A database's file. usual: whether it is the one that is used when none is named."""

    path: Path
    usual: bool = False

    def command(self, *words: str) -> str:
        """The command, exactly as it is typed, that does something to this file and no other."""
        named = () if self.usual else ("--db", str(self.path))
        return command_line(["l4pc", *named, *words])


@dataclass(frozen=True, slots=True)
class DatedBackup:
    """A backup as the rules that keep some of them see it."""

    path: Path
    at: datetime
    size: int


def backups(path: Path) -> tuple[Path, ...]:
    """The backups in the folder beside a database, newest first."""
    found = sorted(dated(path), key=lambda kept: (kept.at, kept.path), reverse=True)
    return tuple(kept.path for kept in found)


def dated(path: Path) -> list[DatedBackup]:
    """The backups beside a database: those that bear its name and a time."""
    folder = path.parent / FOLDER
    ours = re.compile(rf"{re.escape(called(path))}-\d{{8}}-\d{{6}}(-\d+)?\.db")
    return [
        DatedBackup(file, at, file.stat().st_size)
        for file in (folder.iterdir() if folder.is_dir() else ())
        if ours.fullmatch(file.name) and (at := made_at(file)) is not None
    ]


def called(path: Path) -> str:
    """How the names of a database's backups begin; a file of another ending has its own."""
    return path.stem if path.suffix == ".db" else path.name


def numbered(folder: Path, stem: str, ending: str, now: datetime) -> Iterator[Path]:
    """The names that a file made now may take, the plainest first."""
    stamp = now.strftime(STAMP)
    yield folder / f"{stem}-{stamp}{ending}"
    for number in itertools.count(2):
        yield folder / f"{stem}-{stamp}-{number}{ending}"


def made_at(file: Path) -> datetime | None:
    """When a backup was made, by its name."""
    found = re.search(r"-(\d{8}-\d{6})(?:-\d+)?\.db$", file.name)
    try:
        return datetime.strptime(found[1], STAMP) if found else None
    except ValueError:
        return None
