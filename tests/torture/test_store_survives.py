"""Kills, crowds, full disks and flipped bits, at the level of the store.

The normal run is short; L4PC_TORTURE=long asks for the long one.
"""

from __future__ import annotations

import json
import os
import random
import select
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support.events import as_sealed
from support.there import there

from l4pc_tui.core.record.entry import Event
from l4pc_tui.store.backups.backup import backups, inspect
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.store import Store, open_store

LONG = os.environ.get("L4PC_TORTURE") == "long"
KILLS = 500 if LONG else 12
IN_A_ROW = 10
"""Kills that one file lives through."""
BEGINNINGS = 100 if LONG else 12
FLIPS = 2_000 if LONG else 150
BATCHES = 200 if LONG else 25
SCRIBE = Path(__file__).with_name("scribe.py")


class Scribe:
    """The child, and what it acknowledged."""

    def __init__(self, mode: str, path: Path, seed: int, *more: object) -> None:
        command = [sys.executable, SCRIBE, mode, path, path.parent / "state", seed, *more]
        self.process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.acknowledged: list[str] = []
        self._rest = b""

    def wait_for(self, word: str) -> None:
        for line in self._lines():
            if line == word:
                return
        raise AssertionError(f"the child ended without saying {word}")

    def wait_for_acks(self, count: int) -> None:
        for line in self._lines():
            count -= line.startswith("ack")
            if count <= 0:
                return
        raise AssertionError("the child ended by itself")

    def kill_after(self, seconds: float) -> None:
        """Kill without warning at some moment, wherever it is by then."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            ready, _, _ = select.select([there(self.process.stdout)], [], [], left)
            if ready and not self._fill():
                break
        self.process.kill()
        self.finish()

    def finish(self) -> list[str]:
        """Everything it still had said."""
        said = list(self._lines())
        self.process.wait()
        there(self.process.stdin).close()
        there(self.process.stdout).close()
        return said

    def _fill(self) -> bool:
        chunk = os.read(there(self.process.stdout).fileno(), 65_536)
        self._rest += chunk
        return bool(chunk)

    def _lines(self) -> Iterator[str]:
        while True:
            line, newline, rest = self._rest.partition(b"\n")
            if not newline:
                if not self._fill():
                    return
                continue
            self._rest = rest
            if line.startswith(b"ack "):
                self.acknowledged.extend(line.decode().split()[1:])
            yield line.decode()


def opened(path: Path) -> Store:
    return open_store(path, state=path.parent / "state", now=time.time)


def assert_sound(path: Path, acknowledged: list[str]) -> None:
    """Nothing acknowledged is missing, and everything in the file fits together."""
    with closing(opened(path)) as store:
        events = list(store.all_events())
        held = {event.id for event in events}
        missing = [id for id in acknowledged if id not in held]
        assert missing == []
        assert len(held) == len(events)
        verdict = store.verify()
        assert (verdict.broken, verdict.gaps) == (0, 0)
        before = tables(path)
        store.rebuild()
        assert tables(path) == before
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def tables(path: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(path)) as conn:
        return {
            table: sorted(conn.execute(f"SELECT {columns} FROM {table}"))
            for table, columns in (
                ("note", "id, event, versions, waits, words, data"), ("mark", "*"), ("actor", "*"), ("run", "*"),
            )
        }  # fmt: skip


def test_a_killed_writer_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(20261123)
    said = in_mid_write = 0
    for kill in range(KILLS):
        if kill % IN_A_ROW == 0:
            # A longer file would be looked over for longer, and prove the same.
            path = tmp_path / str(kill) / "l4pc.db"
            acknowledged: list[str] = []
        scribe = Scribe("write", path, kill)
        scribe.wait_for_acks(chance.randrange(1, 60))
        scribe.kill_after(chance.random() * 0.02)
        acknowledged += scribe.acknowledged
        said += len(scribe.acknowledged)
        in_mid_write += path.with_name("l4pc.db-journal").stat().st_size > 0
        assert_sound(path, acknowledged)
        assert all(inspect(backup).intact for backup in backups(path))
    assert said > KILLS
    assert in_mid_write > 0


def test_a_kill_while_a_file_is_begun_leaves_none_or_a_whole_one(tmp_path: Path) -> None:
    chance = random.Random(20261123)
    for kill in range(BEGINNINGS):
        path = tmp_path / str(kill) / "l4pc.db"
        scribe = Scribe("begin", path, kill)
        scribe.wait_for("here")
        scribe.kill_after(chance.random() * 0.02)
        assert_sound(path, [])


def test_four_processes_write_at_once_without_error_or_loss(tmp_path: Path) -> None:
    path = tmp_path / "data" / "l4pc.db"
    scribes = [Scribe("race", path, number, BATCHES) for number in range(4)]
    for scribe in scribes:
        scribe.wait_for("ready")
    for scribe in scribes:
        there(scribe.process.stdin).write(b"go\n")
        there(scribe.process.stdin).flush()
    for scribe in scribes:
        scribe.finish()
        assert scribe.process.returncode == 0
        assert len(scribe.acknowledged) >= BATCHES
    assert_sound(path, [id for scribe in scribes for id in scribe.acknowledged])


def test_four_processes_may_begin_one_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "data" / "l4pc.db"
    scribes = [Scribe("race", path, number, 0) for number in range(4)]
    for scribe in scribes:
        scribe.wait_for("ready")
        there(scribe.process.stdin).close()
    assert [scribe.process.wait() for scribe in scribes] == [0] * 4
    for scribe in scribes:
        there(scribe.process.stdout).close()
    assert [file.name for file in path.parent.iterdir() if file.name.startswith(".")] == []
    assert_sound(path, [])


def test_a_disk_that_refuses_in_mid_session_loses_nothing_once_it_has_room(tmp_path: Path) -> None:
    path = tmp_path / "data" / "l4pc.db"
    scribe = Scribe("full", path, 1)
    *_, last = scribe.finish()
    told = json.loads(last)
    assert told["met"]
    assert told["waiting"] > 0
    assert told["reason"].startswith("The disk")
    assert told["reading"]
    assert told["drained"]
    assert_sound(path, told["ids"])
    with closing(opened(path)) as store:
        assert [event.id for event in store.all_events()][1:] == told["ids"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[Event]]:
    """The bytes of a healthy file, and its events."""
    path = tmp_path_factory.mktemp("written") / "l4pc.db"
    with closing(opened(path)) as store:
        for number in range(120):
            data = {"session": "s1", "kind": "note", "text": f"note {number} " + "word " * 30}
            store.write([store.entry("put", f"note:{number}", data, actor="Mo", session="s1")])
        events = list(store.all_events())
    return path.read_bytes(), events


def test_a_flipped_bit_never_changes_an_entry_in_silence(
    written: tuple[bytes, list[Event]], tmp_path: Path
) -> None:
    raw, events = written
    chance = random.Random(20261123)
    path = tmp_path / "l4pc.db"
    noticed = 0
    for _ in range(FLIPS):
        spoilt = bytearray(raw)
        spoilt[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        noticed += told_or_harmless(path, events)
    # Most of a small file is the rest of pages, where a bit says nothing.
    assert noticed > FLIPS / 20


def told_or_harmless(path: Path, events: list[Event]) -> bool:
    """True when somebody was told; fails when entries differ and nobody was."""
    try:
        with closing(opened(path)) as store:
            if store.verify().broken or store.verify().gaps:
                return True
            held = list(store.all_events())
    except Trouble as trouble:
        return bool(trouble.sentence and trouble.hint)
    assert as_sealed(held) == as_sealed(events)
    return False
