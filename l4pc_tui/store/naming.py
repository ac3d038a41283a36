"""What backups are called, and finding them by that."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from l4pc_tui.store.rotation import Kept

FOLDER = "backups"
"""Stands beside the database."""
STAMP = "%Y%m%d-%H%M%S"
"""The local time in a backup's name."""


def backups(path: Path) -> tuple[Path, ...]:
    """The backups in the folder beside a database, newest first."""
    found = sorted(dated(path), key=lambda kept: (kept.at, kept.path), reverse=True)
    return tuple(kept.path for kept in found)


def dated(path: Path) -> list[Kept]:
    """The backups beside a database: those that bear its name and a time."""
    folder = path.parent / FOLDER
    ours = re.compile(rf"{re.escape(path.stem)}-\d{{8}}-\d{{6}}(-\d+)?\.db")
    return [
        Kept(file, at, file.stat().st_size)
        for file in (folder.iterdir() if folder.is_dir() else ())
        if ours.fullmatch(file.name) and (at := made_at(file)) is not None
    ]


def names(folder: Path, stem: str, now: datetime) -> Iterator[Path]:
    """The names that a backup made now may take, the plainest first."""
    stamp = now.strftime(STAMP)
    yield folder / f"{stem}-{stamp}.db"
    for number in itertools.count(2):
        yield folder / f"{stem}-{stamp}-{number}.db"


def made_at(file: Path) -> datetime | None:
    """When a backup was made, by its name."""
    found = re.search(r"-(\d{8}-\d{6})(?:-\d+)?\.db$", file.name)
    try:
        return datetime.strptime(found[1], STAMP) if found else None
    except ValueError:
        return None
