"""Killed while a file of the first format is brought up to date: the old file stands, or the new one."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

from l4pc_tui.core.record import entry, format_one
from l4pc_tui.store import open
from l4pc_tui.store.file import schema
from l4pc_tui.store.file.backup_names import DatabaseFile
from l4pc_tui.store.file.connection import connect
from l4pc_tui.store.journal import first_format, journal
from l4pc_tui.store.store import open_store

FIXTURE = Path(__file__).parents[1] / "store" / "fixtures" / "led.db"
KILLS = 120 if os.environ.get("L4PC_TORTURE") == "long" else 10


def killed_at(path: Path, statement: int) -> int:
    """Bring a file up in a process that kills itself before a statement; how many there were."""
    if sys.platform == "win32":
        raise NotImplementedError
    done = subprocess.run(
        [sys.executable, __file__, str(path), str(statement)], capture_output=True, check=False
    )
    if done.returncode == 0:
        return int(done.stdout)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    return statement


def opened_events(path: Path) -> tuple[entry.Event, ...]:
    with closing(open_store(path, state=path.parent / "state", now=time.time)) as store:
        assert store.verify().sound
        store.backup()  # also compares the tables with the journal
        assert not store.mended
        return tuple(store.all_events())


def test_killed_at_any_statement_the_old_file_stands_or_the_new_one(tmp_path: Path) -> None:
    before = sorted(held_in(FIXTURE), key=lambda event: event.id)
    statements = killed_at(fresh(tmp_path, 0), 1 << 30)
    right = opened_events(tmp_path / "0" / "l4pc.db")
    stood = set()
    for number in range(1, KILLS + 1):
        path = fresh(tmp_path, number)
        killed_at(path, statements * number // KILLS)
        with closing(sqlite3.connect(path)) as db:  # rolls back what was half done
            version = db.execute("PRAGMA user_version").fetchone()[0]
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            stood.add(version)
            if version < schema.VERSION:
                told = sorted(first_format.events(db), key=lambda event: event.id)
                assert told == before
                assert all(map(format_one.intact, told))
            else:
                assert journal.read(db, "ORDER BY device, seq, digest") == right
        assert opened_events(path) == right
    assert stood == {6, schema.VERSION}


def fresh(folder: Path, number: int) -> Path:
    path = folder / str(number) / "l4pc.db"
    path.parent.mkdir()
    shutil.copy(FIXTURE, path)
    return path


def held_in(path: Path) -> list[format_one.OldEvent]:
    with closing(sqlite3.connect(path)) as db:
        return first_format.events(db)


def main() -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    path, fatal = Path(sys.argv[1]), int(sys.argv[2])
    count = 0

    def die_in_time(_statement: str) -> None:
        nonlocal count
        count += 1
        if count == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def watched(path: Path, patience: float) -> sqlite3.Connection:
        db = connect(path, patience)
        db.set_trace_callback(die_in_time)
        return db

    vars(open)["connect"] = watched
    open._bring_up(DatabaseFile(path), 1.0, datetime.now())
    print(count)


if __name__ == "__main__":
    main()
