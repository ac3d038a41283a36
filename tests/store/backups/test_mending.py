"""Scripts that change on the disk: none is backed up as verified, and none is a dead end."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from support.stores import Bench, Said
from support.there import there

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store.backups.backup import backups, inspect, make, newest_good, restore, way_back
from l4pc_tui.store.backups.verified import TABLES
from l4pc_tui.store.backups.watch import Watch
from l4pc_tui.store.file.backup_names import DatabaseFile
from l4pc_tui.store.store import Store
from l4pc_tui.store.tables.library import Content

SOURCE = "# A walk\n\nWalk and talk.\n"
WALK = Content(
    hashlib.sha256(SOURCE.encode()).hexdigest(), "exercise", "walk", "A walk", "/gone/walk.md",
    "/gone", "ready", "2026-11-23T09:00:00+00:00", SOURCE, {"id": "walk", "steps": [1]},
    {"minutes": [1, 2, 3]}, mtime_ns=5, size=9,
)  # fmt: skip
SPOIL = "UPDATE content SET source = replace(source, 'talk', 'tolk')"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Watch, "pause", 0.0)
    monkeypatch.setattr(Watch, "rest", 0.0)


def spoil(path: Path, sql: str = SPOIL) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(sql)


def test_every_table_of_the_file_is_on_the_list_of_how_it_is_verified(bench: Bench) -> None:
    bench.open()
    there_are = {
        name for (name,) in bench.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    }
    assert there_are - TABLES.keys() == set(), "tables that nobody looks at"
    assert TABLES.keys() - there_are == set(), "tables that are no more"


def test_a_backup_of_a_spoilt_source_is_put_right_from_the_one_before(
    bench: Bench, store: Store
) -> None:
    store.put_content([WALK])
    store.backup()
    bench.change(SPOIL)
    bench.time += 60
    assert inspect(store.backup()).spoilt == 0
    assert store.remade == (("A walk", "backup"),)
    assert store.content("exercise", "walk") == WALK


def test_a_spoilt_source_is_put_right_while_the_file_is_open(bench: Bench, store: Store) -> None:
    store.put_content([WALK])
    store.backup()
    bench.change(SPOIL)
    told = threading.Event()
    store.watch(told.set)
    assert told.wait(20)
    assert store.content("exercise", "walk") == WALK
    assert (store.remade, store.damage) == ((("A walk", "backup"),), None)


def test_a_source_that_nothing_holds_any_more_keeps_nobody_from_a_verified_backup(
    bench: Bench, store: Store, said: Said
) -> None:
    store.put_content([WALK])
    bench.change(SPOIL)
    note = said.note(SessionId("s1"), "words that count")
    backup = store.backup()
    assert store.remade == (("A walk", "model"),)
    assert (inspect(backup).intact, inspect(backup).spoilt) == (True, 0)
    assert note in {each.id for each in store.notes(SessionId("s1"))}
    held = there(store.content("exercise", "walk"))
    assert held == replace(WALK, source=b"")
    store.put_content([WALK])
    assert store.content("exercise", "walk") == WALK, "loaded again, it is whole again"


def test_a_script_of_which_nothing_is_left_goes_and_its_file_is_read_again(
    bench: Bench, store: Store
) -> None:
    store.put_content([WALK])
    bench.change(SPOIL)
    bench.change("UPDATE content SET model = '{'")
    assert inspect(store.backup()).spoilt == 0
    assert store.remade == (("A walk", "nothing"),)
    assert (store.contents(), store.file_states()) == ((), {})


def test_a_line_of_the_library_that_names_no_version_is_read_again(
    bench: Bench, store: Store
) -> None:
    store.put_content([WALK])
    bench.change("UPDATE shelf SET sha256 = 'ff'")
    store.backup()
    assert store.content("exercise", "walk") == WALK, "its file is known"
    bench.change("UPDATE shelf SET sha256 = 'ff'")
    bench.change("UPDATE file SET sha256 = 'ff'")
    store.backup()
    assert store.file_states() == {}
    store.put_content([WALK])
    assert store.content("exercise", "walk") == WALK


def test_the_way_back_names_no_backup_whose_script_is_spoilt(bench: Bench, store: Store) -> None:
    store.put_content([WALK])
    good = store.backup()
    bench.time += 60
    spoilt = store.backup()
    spoil(spoilt)
    assert there(newest_good(bench.path)).path == good
    assert str(good) in way_back(DatabaseFile(bench.path))


def test_a_spoilt_copy_takes_no_good_one_s_place(bench: Bench, store: Store) -> None:
    store.put_content([WALK])
    good = store.backup()
    bench.change(SPOIL)
    with closing(sqlite3.connect(bench.path, isolation_level=None)) as db:
        for day in range(1, 40):
            make(db, bench.path, datetime.fromtimestamp(bench.time) + timedelta(days=day))
    assert good in backups(bench.path)
    assert there(newest_good(bench.path)).path == good


def test_where_only_spoilt_backups_are_left_their_journal_comes_back_all_the_same(
    bench: Bench, store: Store, said: Said
) -> None:
    store.put_content([WALK])
    said.note(SessionId("s1"), "words that count")
    only = store.backup()
    spoil(only)
    store.close()
    bench.path.unlink()
    assert there(newest_good(bench.path)).path == only
    restore(only, bench.path, now=bench.now)
    again = bench.open()
    assert [note.text for note in again.notes(SessionId("s1"))] == ["words that count"]
    bench.time += 60
    assert inspect(again.backup()).spoilt == 0
    assert "nothing" not in dict(again.remade).values()


def test_a_sound_part_stays_when_another_is_put_right(bench: Bench, store: Store) -> None:
    store.put_content([WALK])
    store.backup()
    bench.change("UPDATE content SET title = 'Wolk'")
    bench.change(SPOIL)
    store.read_anew = lambda _content: replace(WALK, model={"id": "of a later reader"})
    store.mend_library()
    assert store.content("exercise", "walk") == WALK
