"""A database on a disk that is really read-only: it is read, and says why nothing can be written.

The disk is the folder of the database, mounted once more and read-only where only the command sees
it. That needs ``unshare`` (util-linux) and a system that lets a user have a name space of their own.
"""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

from support.only_read import it_is_copied, it_is_read
from support.surroundings import Place, with_a_session

MOUNT = (
    'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && cd / && cd "$2" && shift 2 '
    '&& exec "$@"'
)


def on_a_read_only_disk(held: Place, folder: Path) -> Place:
    """The place with that folder of it on a disk that can only be read."""
    unshare = shutil.which("unshare")
    assert unshare is not None, "A disk is mounted with unshare: apt-get install util-linux."
    through = (unshare, "--map-root-user", "--mount", "sh", "-c", MOUNT, "sh", str(folder))
    return replace(held, through=(*through, str(held.cwd)))


def test_a_database_on_a_read_only_disk_is_read_and_nothing_is_written(tmp_path: Path) -> None:
    held = with_a_session(tmp_path / "home")
    disk = on_a_read_only_disk(held, held.database.parent)
    it_is_read(disk, tmp_path, "its disk is read-only")
    it_is_copied(disk, tmp_path)


def test_a_home_that_is_read_only_as_a_whole_is_read_too(tmp_path: Path) -> None:
    held = with_a_session(tmp_path / "home")
    shutil.rmtree(Path(held.env["XDG_STATE_HOME"]))
    disk = on_a_read_only_disk(held, held.folder)
    assert "Lantern" in disk.l4pc("cohort", "list").well().out
    told = disk.l4pc("session", "list").well()
    assert "2026-12-03" in told.out


def test_a_write_that_was_not_ended_is_said_and_not_passed_over_on_a_read_only_disk(
    tmp_path: Path,
) -> None:
    held = with_a_session(tmp_path / "home")
    half = held.database.with_name("half.db")
    db = sqlite3.connect(held.database, isolation_level=None)
    db.execute("PRAGMA cache_size = 1")
    db.execute("BEGIN IMMEDIATE")
    db.execute("CREATE TABLE junk (x)")
    db.executemany("INSERT INTO junk VALUES (?)", [(b"x" * 2000,)] * 500)
    for ending in ("", "-journal"):
        shutil.copy(f"{held.database}{ending}", f"{half}{ending}")
    db.execute("ROLLBACK")
    db.close()
    disk = on_a_read_only_disk(held, held.database.parent)
    told = disk.l4pc("--db", str(half), "cohort", "list")
    told.refused("“half.db” was left in the middle of a write", "Copy it and “half.db-journal”")
    away = tmp_path / "away"
    shutil.copytree(held.database.parent, away)
    assert "Lantern" in held.l4pc("--db", str(away / "half.db"), "cohort", "list").well().out
