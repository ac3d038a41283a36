"""Files of the first format are brought up to date, whole or not at all, and always alike."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from support.first_format import old, write_file
from support.stores import Bench
from support.there import there

from l4pc_tui.core.record.entry import Event, intact
from l4pc_tui.core.record.format_one import OldEvent, reseal
from l4pc_tui.core.record.ids import is_id
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store import open
from l4pc_tui.store.backups.backup import inspect, newest_good
from l4pc_tui.store.backups.restore import restore
from l4pc_tui.store.file import schema
from l4pc_tui.store.file.backup_names import DatabaseFile
from l4pc_tui.store.file.file_lock import FileLock
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.journal import first_format
from l4pc_tui.store.journal.outbox import Batch
from l4pc_tui.store.store import Store

FIXTURES = Path(__file__).parent / "fixtures"
FILES = ("before-the-strikes", "led", "restored")
SOME = [
    old(1, "cohort:c1", {"name": "Oak"}), old(2, "run:s1", {"verb": "start"}, kind="move"),
    old(3, "note:n1", {"session": "s1", "kind": "note", "text": "words"}),
]  # fmt: skip


def held_in(path: Path) -> list[OldEvent]:
    with closing(sqlite3.connect(path)) as db:
        return first_format.events(db)


def brought_up(bench: Bench, name: str, path: Path | None = None) -> list[Event]:
    """The events of a file of the first format once it is open."""
    path = path or bench.path
    path.parent.mkdir(exist_ok=True)
    shutil.copy(FIXTURES / f"{name}.db", path)
    store = bench.open(path)
    events = list(store.all_events())
    assert store.verify().sound
    store.close()
    return events


def key(event: Event) -> tuple[str, int, str]:
    return event.device, event.seq, event.digest


@pytest.mark.parametrize("name", FILES)
def test_every_entry_of_a_file_is_there_again_and_intact(bench: Bench, name: str) -> None:
    before = {event.id: event for event in held_in(FIXTURES / f"{name}.db")}
    after = {event.id: event for event in brought_up(bench, name)}
    assert all(map(intact, after.values()))
    assert before.keys() <= after.keys()
    new = [event for id, event in after.items() if id not in before]
    assert {event.entity.partition(":")[0] for event in new} == {"actor"}
    names = {event.entity.partition(":")[2]: there(event.data)["name"] for event in new}
    assert sorted(names.values()) == ["Ada Sample", "Joss Wayfarer"]
    for id, event in before.items():
        assert names[after[id].actor] == event.actor
        assert after[id].taken == after[id].at == event.at
        assert (after[id].device, after[id].seq) == (event.device, event.seq)
        assert (after[id].base, after[id].nonce) == (event.base, event.nonce)
    assert not {event.digest for event in before.values()} & {e.digest for e in after.values()}


@pytest.mark.parametrize("name", FILES)
def test_what_stands_in_a_log_knows_its_session_struck_notes_too(bench: Bench, name: str) -> None:
    events = brought_up(bench, name)
    of_a_log = [
        e for e in events if e.entity.partition(":")[0] in ("run", "mark", "note", "follow")
    ]
    assert all(is_id(event.id) and event.session for event in of_a_log)
    struck = {event.entity for event in events if event.kind == "erase"}
    assert bool(struck) == (name != "before-the-strikes")
    for entity in struck:
        versions = [event for event in events if event.entity == entity]
        assert len({event.session for event in versions}) == 1
        assert all(event.data is None for event in versions)


def test_remembered_rows_are_found_again(bench: Bench) -> None:
    rows = [event for event in brought_up(bench, "led") if event.entity.startswith("row:")]
    assert len(rows) == 3
    for event in rows:
        assert event.entity == f"row:{event.id}"
        assert event.subject == there(event.data)["person"]
        assert set(there(event.data)) == {"cohort", "person", "print"}


def test_brought_up_twice_a_file_tells_the_same_events(bench: Bench, tmp_path: Path) -> None:
    again = tmp_path / "another" / "l4pc.db"
    for name in FILES:
        assert brought_up(bench, name) == brought_up(bench, name, again)


def test_copies_of_different_ages_tell_their_common_entries_in_the_same_events(
    bench: Bench, tmp_path: Path
) -> None:
    earlier, later, latest = (
        brought_up(bench, name, tmp_path / name / "l4pc.db") for name in FILES
    )
    assert set(map(key, earlier)) < set(map(key, later))
    common = set(map(key, later)) & set(map(key, latest))
    assert common == set(map(key, later))


@pytest.mark.parametrize("name", FILES)
def test_a_shortened_file_tells_its_entries_in_the_same_events(name: str) -> None:
    held = sorted(held_in(FIXTURES / f"{name}.db"), key=lambda event: event.id)
    whole = {key(event): event for event in reseal(held)}
    for length in range(len(held)):
        for event in reseal(held[:length]):
            assert whole[key(event)] == event


def test_the_half_typed_line_is_of_whoever_said_the_last_thing(bench: Bench) -> None:
    brought_up(bench, "before-the-strikes")
    store = bench.open()
    (session,) = bench.rows("SELECT session FROM draft")[0]
    assert store.draft(session, "Ada Sample") == "half a thou"
    assert bench.rows("SELECT actor FROM draft") == [(store.actor_id("Ada Sample"),)]


def test_who_wrote_before_goes_on_under_the_id_of_their_first_entry(bench: Bench) -> None:
    events = brought_up(bench, "restored")
    first = min((e for e in events if not e.device.startswith("actor-")), key=lambda e: e.id)
    store = bench.open()
    assert store.actor_id("Joss Wayfarer") == first.id
    assert store.actors()[first.id] == "Joss Wayfarer"


def test_a_file_brought_up_has_the_tables_of_a_rebuilt_one_and_no_old_words_in_it(
    bench: Bench,
) -> None:
    brought_up(bench, "led")
    bench.open().rebuild()
    assert bench.rows("PRAGMA freelist_count") == [(0,)]
    assert bench.rows("SELECT name FROM fact WHERE name = 'wipe'") == []
    raw = bench.path.read_bytes()
    assert not any(event.digest.encode() in raw for event in held_in(FIXTURES / "led.db"))


@pytest.mark.parametrize(
    "change",
    [{"data": {"name": "Ash"}}, {"actor": "Bo"}, {"seq": 7}, {"digest": "0" * 64}, {"nonce": None}],
)
def test_one_entry_that_is_not_as_written_refuses_all_of_it(
    bench: Bench, change: dict[str, Any]
) -> None:
    good = bench.path.parent / "backups" / "l4pc-20261101-090000.db"
    write_file(good, SOME)
    write_file(bench.path, [replace(SOME[0], **change), *SOME[1:]])
    before = bench.path.read_bytes()
    with pytest.raises(Trouble, match="an entry in it is not what was written") as caught:
        bench.open()
    assert caught.value.kind == "damaged"
    assert f"restore {good}" in caught.value.hint
    assert bench.path.read_bytes() == before


def test_a_backup_of_the_first_format_is_looked_into_and_named(bench: Bench) -> None:
    backup = bench.path.parent / "backups" / "l4pc-20261101-090000.db"
    write_file(backup, SOME)
    found = inspect(backup)
    assert (found.events, found.intact) == (3, True)
    write_file(backup.with_name("l4pc-20261102-090000.db"), [replace(SOME[0], seq=7)])
    assert newest_good(bench.path) == found
    assert not inspect(backup.with_name("l4pc-20261102-090000.db")).intact


def test_a_backup_of_the_first_format_is_brought_up_as_it_is_restored(bench: Bench) -> None:
    backup = bench.path.parent / "backups" / "l4pc-20261101-090000.db"
    write_file(backup, SOME)
    before = backup.read_bytes()
    restore(backup, bench.path, now=bench.now)
    assert backup.read_bytes() == before
    store = bench.open()
    assert sorted(store.all_events(), key=key) == sorted(reseal(SOME), key=key)
    assert [note.text for note in store.notes(SessionId("s1"))] == ["words"]


def test_a_file_is_backed_up_before_it_is_brought_up(bench: Bench) -> None:
    write_file(bench.path, SOME)
    bench.open()
    (backup,) = (bench.path.parent / "backups").iterdir()
    assert held_in(backup) == held_in(backup)
    assert [event.digest for event in held_in(backup)] == [event.digest for event in SOME]


def test_a_file_that_is_open_elsewhere_is_not_brought_up(bench: Bench) -> None:
    write_file(bench.path, SOME)
    before = bench.path.read_bytes()
    with FileLock(bench.path, alone=False), pytest.raises(Trouble) as caught:
        # Another process: this one would know that it has the file open.
        open._bring_up(DatabaseFile(bench.path), 0.1, datetime.now())
    assert caught.value.kind == "locked"
    assert bench.path.read_bytes() == before
    assert bench.open().verify().sound


def test_a_disk_without_room_refuses_in_words_and_changes_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(bench.path, SOME)
    before, size = bench.path.read_bytes(), bench.path.stat().st_size
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=3 * size - 1))
    with pytest.raises(Trouble, match="free disk") as caught:
        bench.open()
    assert caught.value.kind == "full"
    assert bench.path.read_bytes() == before
    assert not (bench.path.parent / "backups").exists()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=3 * size))
    assert bench.open().verify().sound


def test_a_rescue_file_of_the_first_format_is_taken_in(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "l4pc-not-saved.jsonl"
    shutil.copy(FIXTURES / "l4pc-not-saved.jsonl", file)
    taken = store.take_in(file)
    assert (taken.new, taken.known, taken.lines) == (2, 0, 1)
    (session,) = {SessionId(event.session) for event in store.all_events() if event.session}
    assert [note.text for note in store.notes(session)] == ["an insight that the disk refused"]
    assert list(store.actors().values()) == ["Ada Sample"]
    assert store.draft(session, "Ada Sample") == "half a thou"
    assert store.verify().sound
    assert store.take_in(file).new == 0


def test_no_name_is_taken_for_an_id(bench: Bench) -> None:
    brought_up(bench, "led")
    store = bench.open()
    (event,) = store.write(
        Batch((store.entry("put", "cohort:c9", {"name": "Elm"}, actor="Ada Sample"),)).entries
    )
    assert event.actor in store.actors()
    assert {event.actor for event in store.all_events()} == set(store.actors())
    assert bench.rows("SELECT DISTINCT format FROM event") == [(2,)]
    assert bench.rows("PRAGMA user_version") == [(schema.VERSION,)]
