"""A process that is killed leaves no hidden copy of people's data behind for good."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.stores import Bench, Said

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.text.half_made import OLD
from l4pc_tui.store.backups.backup import backups
from l4pc_tui.store.file import leftovers
from l4pc_tui.store.store import Store

DIES = """
import os, sys, time
from pathlib import Path
from l4pc_tui.exchange import file_out
from l4pc_tui.store.backups import backup, restore
from l4pc_tui.store import open
from l4pc_tui.store.file import device
from l4pc_tui.store.store import open_store
path, other, state = map(Path, sys.argv[1:])
die = lambda *_: os._exit(9)
"""
KILLED = {
    "a restore": "restore.sync_file = die; restore.restore(backup.backups(path)[0], other, now=time.time)",
    "a restore that is brought up": "restore._mark_restored = die;"
    " restore.restore(backup.backups(path)[0], other, now=time.time)",
    "a backup": "backup.sync_file = die; open_store(path, state=state, now=time.time).backup()",
    "a beginning": "open.sync_file = die; open_store(other, state=state, now=time.time)",
    "a log": "os.fsync = die; file_out.write_file(other.parent / 'log.md', b'# Log')",
    "the laptop's id": "device.place_new = die; (state / 'device').unlink();"
    " open_store(path, state=state, now=time.time)",
}


def everything(bench: Bench) -> set[Path]:
    root = bench.path.parent.parent
    return {file for file in root.rglob("*") if file.is_file()}


@pytest.mark.parametrize("what", KILLED)
def test_what_a_killed_process_left_half_made_is_tidied_at_the_next_start(
    bench: Bench, store: Store, said: Said, what: str
) -> None:
    said.note(SessionId("s1"), "words of somebody")
    store.backup()
    other = bench.path.with_name("other.db")
    before = everything(bench)
    done = subprocess.run(
        [sys.executable, "-c", DIES + KILLED[what], bench.path, other, bench.state], check=False
    )
    assert done.returncode == 9
    left = {file for file in everything(bench) - before if not file.name.endswith("-open")}
    assert left, "else nothing was killed half-way"

    def tidy(now: float) -> None:
        for path in (bench.path, other):
            leftovers.tidy(path, bench.state, (), now)

    now = max(file.stat().st_mtime for file in left)
    tidy(now + OLD - 60)
    assert left <= everything(bench), "it may still be being made"
    tidy(now + OLD + 60)
    assert left.isdisjoint(everything(bench))
    assert backups(bench.path)
    assert bench.path.exists()


def test_what_others_hide_is_left_alone(bench: Bench, store: Store) -> None:
    store.close()
    theirs = [
        bench.path.with_name(name)
        for name in (
            ".l4pc.db.swp",
            ".other.db-12-0123abcd.part",
            ".l4pc-notes.part",
            ".l4pc.db-x-y",
        )
    ]
    for file in theirs:
        file.touch()
        os.utime(file, (0, 0))
    leftovers.tidy(bench.path, bench.state, (bench.path.parent,), bench.now())
    assert all(file.exists() for file in theirs)
