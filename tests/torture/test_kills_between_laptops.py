"""Killed in the middle of a collect, of its undoing, or of an erasure that is confirmed: all of it
happened, or nothing, and no entry is lost.

A process of its own dies before one of its statements; which, goes through all of them evenly.
L4PC_TORTURE=long kills ten times as often.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import pytest
from support.sealed import event, note
from support.stores import Bench

from l4pc_tui.core.record.entry import Event
from l4pc_tui.store import open
from l4pc_tui.store.collecting import About, File
from l4pc_tui.store.file.connection import connect
from l4pc_tui.store.store import Store

KILLS = 120 if os.environ.get("L4PC_TORTURE") == "long" else 6
MO = "Mo Test"
SESSION = event(1, "session:s1", {"plan": "morning", "date": "2026-11-25"}, session="")
HERE = [SESSION, note(2, "Zanzibar"), note(3, "kept", base=(note(2).id,))]
COMES = [
    *(event(number, f"note:m{number}", {"session": "s1", "kind": "note", "text": f"word {number}"})
      for number in range(10, 30)),
    event(30, "note:n1", None, kind="erase"), event(31, "person:p1", {"name": "Amina Test"}),
    event(32, "run:s1", {"verb": "start"}, kind="move"),
]  # fmt: skip


def file(events: Iterable[Event]) -> File:
    return About("x.jsonl", "0" * 64, "d1", "Bo", "", ""), events, ()


DOES: dict[str, Callable[[Store], object]] = {
    "collect": lambda store: store.collect([file(COMES)], actor=MO),
    "undo": lambda store: store.undo_collect(store.collects()[0].id),
    "confirm": lambda store: store.confirm_waiting([each.event for each in store.waiting()]),
}
BEFORE = {"collect": [file(HERE)], "undo": [file(HERE), file(COMES)]}
BEFORE["confirm"] = BEFORE["undo"]

Seen = tuple[object, ...]


def seen(folder: Path) -> Seen:
    """All that a file says, after it was opened by whoever comes next."""
    bench = Bench(folder)
    store = bench.open()
    try:
        assert store.verify().broken == 0
        events = store.after(("", 0, ""), 999, passed=True)
        tables = bench.tables()
        store.rebuild()
        assert bench.tables() == tables, "the tables are not what the journal makes of them"
        rows = [(row.id, row.undone != "") for row in store.collects()]
        brought = bench.rows("SELECT * FROM brought ORDER BY 1, 2, 3")
        passed = bench.rows("SELECT device, seq FROM event WHERE passed ORDER BY 1, 2")
        return events, tables, rows, brought, passed, [each.event for each in store.waiting()]
    finally:
        bench.close()


@pytest.mark.parametrize("what", list(DOES))
def test_killed_at_any_statement_it_has_happened_or_it_has_not(what: str, tmp_path: Path) -> None:
    bench = Bench(tmp_path / "blank")
    store = bench.open()
    for brought in BEFORE[what]:
        store.collect([brought], actor=MO)
    bench.close()
    before = seen(fresh(tmp_path, "before"))
    done = subprocess.run(
        [sys.executable, __file__, what, str(tmp_path), str(KILLS)],
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    after = seen(tmp_path / "whole")
    assert after != before
    stood = []
    for number in range(KILLS):
        folder = tmp_path / str(number)
        with closing(sqlite3.connect(folder / "data" / "l4pc.db")) as db:  # rolls back
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        found = seen(folder)
        assert found in (before, after), f"half of it stood after kill {number}"
        stood.append(found == after)
        if found == before and number % 3 == 0:
            bench = Bench(folder)
            DOES[what](bench.open())
            bench.close()
            assert seen(folder) == after, "a second time it happens as if nothing had been"
    assert not stood[0], "the first kill is before anything was written"
    assert stood == sorted(stood)


def fresh(folder: Path, name: str) -> Path:
    return Path(shutil.copytree(folder / "blank", folder / name))


def main() -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    what, folder, kills = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    count, fatal = 0, 0

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

    def happens(name: str) -> None:
        nonlocal count
        bench = Bench(fresh(folder, name))
        store = bench.open()
        count = 0
        DOES[what](store)
        bench.close()

    # Each dies in a process that was split off before any thread began.
    if not (child := os.fork()):
        happens("whole")
        (folder / "count").write_text(str(count), encoding="utf-8")
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    statements = int((folder / "count").read_text(encoding="utf-8"))
    for number in range(kills):
        if not (child := os.fork()):
            fatal = 1 + statements * number // kills
            happens(str(number))
            os._exit(1)
        assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL


if __name__ == "__main__":
    main()
