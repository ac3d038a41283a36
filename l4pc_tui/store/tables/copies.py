"""The backups that were written elsewhere: what an erasure here cannot reach by itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection

from l4pc_tui.store.file.connection import rows, writing


@dataclass(frozen=True, slots=True)
class CopyElsewhere:
    """A backup that was written to a folder of a person's choice. at: local ISO time."""

    path: Path
    at: str

    @property
    def is_reached(self) -> bool:
        """Whether it lies there now: a stick may be out, or the file may be gone."""
        try:
            return self.path.is_file()
        except OSError:
            return False


def keep(db: Connection, path: Path, at: str) -> None:
    """Remember where a backup was written."""
    sql = "INSERT INTO copy (path, at) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET at = excluded.at"
    with writing(db):
        db.execute(sql, (str(path), at))


def all_of(db: Connection) -> tuple[CopyElsewhere, ...]:
    """Every copy that was written, newest first. None of a file whose schema knows none yet."""
    if not rows(db, "SELECT 1 FROM sqlite_schema WHERE name = 'copy'"):
        return ()
    found = rows(db, "SELECT path, at FROM copy ORDER BY at DESC, path")
    return tuple(CopyElsewhere(Path(path), at) for path, at in found)
