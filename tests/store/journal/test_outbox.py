from __future__ import annotations

import json
import sqlite3
import stat
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from support.events import but_names
from support.stores import Bench
from support.there import there

from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.journal.outbox import Batch, OutboxState
from l4pc_tui.store.journal.rescue import Rescued, save
from l4pc_tui.store.store import Store

S1 = SessionId("s1")


def note(store: Store, text: str) -> Entry:
    data = {"session": "s1", "kind": "note", "text": text}
    return store.entry("put", f"note:{text}", data, actor="Mo Test", session="s1")


@pytest.fixture
def quick(store: Store) -> Store:
    store.outbox.pause = 0.01
    return store


class Refusal:
    """Makes the disk full, by allowing the file no more pages, until lifted."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.pages = store._run(lambda db: db.execute("PRAGMA page_count").fetchone()[0])
        self.limit(self.pages)

    def limit(self, pages: int) -> None:
        self.store._run(lambda db: db.execute(f"PRAGMA max_page_count = {pages}").fetchall())

    def lift(self) -> None:
        self.limit(1 << 30)


def wait_for(store: Store, wanted: Callable[[OutboxState], bool]) -> OutboxState:
    """The first state that is as wanted; listening, not sleeping."""
    seen = threading.Event()
    last: list[OutboxState] = []

    def look(state: OutboxState) -> None:
        if wanted(state):
            last.append(state)
            seen.set()

    store.outbox.listen(look)
    if wanted(store.outbox.state()):
        return store.outbox.state()
    assert seen.wait(10), store.outbox.state()
    return last[0]


def fill(store: Store) -> list[str]:
    """Notes put until one waits because the disk refuses it, and not because it is slow."""
    texts = []
    for number in range(200):
        texts.append(f"note {number} " + "long " * 100)
        store.outbox.put([note(store, texts[-1])])
        if wait_for(store, lambda state: state.saved or bool(state.reason)).reason:
            return texts
    raise AssertionError("the disk never refused")


def test_what_is_put_is_saved_in_order(quick: Store) -> None:
    entries = [note(quick, f"{number:03}") for number in range(50)]
    for entry in entries:
        quick.outbox.put([entry])
    assert quick.outbox.drain(10)
    assert quick.outbox.state() == OutboxState(saved=True, waiting=0, reason="")
    assert [event.id for event in but_names(quick)] == [entry.id for entry in entries]


def test_saved_is_said_only_after_the_commit(bench: Bench, quick: Store) -> None:
    held: list[tuple[OutboxState, int]] = []
    quick.outbox.listen(
        lambda state: held.append((state, bench.rows("SELECT count(*) FROM note")[0][0]))
    )
    quick.outbox.put([note(quick, "one")])
    assert quick.outbox.drain(10)
    quick.outbox.stop()
    assert held == [(OutboxState(True, 0, ""), 1)]


def test_a_listener_that_stumbles_stops_nothing(quick: Store) -> None:
    def stumbles(_state: OutboxState) -> None:
        raise ZeroDivisionError

    quick.outbox.listen(stumbles)
    for text in ("one", "two"):
        quick.outbox.put([note(quick, text)])
    assert quick.outbox.drain(10)
    assert len(quick.notes(S1)) == 2


def test_a_full_disk_is_said_and_nothing_is_lost_once_there_is_room(quick: Store) -> None:
    disk = Refusal(quick)
    texts = fill(quick)
    quick.outbox.put([note(quick, "after")])
    state = wait_for(quick, lambda state: bool(state.reason))
    assert state == OutboxState(saved=False, waiting=2, reason="The disk is full.")
    assert quick.notes(S1) is not None  # the session goes on reading meanwhile
    disk.lift()
    assert quick.outbox.drain(10)
    assert quick.outbox.state() == OutboxState(True, 0, "")
    assert [there(event.data)["text"] for event in but_names(quick)] == [*texts, "after"]


def test_a_file_that_another_program_holds_is_said_and_written_afterwards(
    bench: Bench, quick: Store
) -> None:
    quick._run(lambda db: db.execute("PRAGMA busy_timeout = 10").fetchall())
    with closing(sqlite3.connect(bench.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        quick.outbox.put([note(quick, "one")])
        state = wait_for(quick, lambda state: bool(state.reason))
        assert "Another program" in state.reason
        other.execute("ROLLBACK")
    assert quick.outbox.drain(10)
    assert [each.text for each in quick.notes(S1)] == ["one"]


@pytest.mark.usefixtures("no_superpowers")
def test_a_file_that_becomes_read_only_is_said_and_written_afterwards(bench: Bench) -> None:
    store = bench.open()
    store.outbox.pause = 0.01
    store.write([note(store, "before")])
    bench.path.with_name("l4pc.db-journal").unlink()
    bench.path.parent.chmod(0o500)
    store.outbox.put([note(store, "one")])
    state = wait_for(store, lambda state: bool(state.reason))
    assert "cannot be written" in state.reason
    assert [each.text for each in store.notes(S1)] == ["before"]
    bench.path.parent.chmod(0o700)
    assert store.outbox.drain(10)
    assert len(store.notes(S1)) == 2


def test_a_file_replaced_under_our_feet_takes_nothing_and_loses_nothing(
    bench: Bench, quick: Store, tmp_path: Path
) -> None:
    bench.path.rename(tmp_path / "moved.db")
    bench.path.touch()
    quick.outbox.put([note(quick, "one")])
    state = wait_for(quick, lambda state: bool(state.reason))
    assert "moved or replaced" in state.reason
    file = quick.outbox.rescue(tmp_path / "rescued")
    bench.path.unlink()
    (tmp_path / "moved.db").rename(bench.path)
    quick.close()
    again = bench.open()
    again.take_in(file)
    assert [each.text for each in again.notes(S1)] == ["one"]


def test_what_waits_can_be_written_to_another_folder_and_taken_in(
    bench: Bench, quick: Store, tmp_path: Path
) -> None:
    quick.keep_draft(S1, "half a li", actor="Mo Test")
    Refusal(quick)
    texts = fill(quick)
    quick.outbox.put([note(quick, "Ann [/x] Lee ‮")], clears_draft="s1")
    file = quick.outbox.rescue(tmp_path / "stick")
    again = quick.outbox.rescue(tmp_path / "stick")
    assert file != again
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert quick.outbox.state().waiting == 2
    quick.close()
    reopened = bench.open()
    assert reopened.draft(S1) == "half a li"
    assert reopened.take_in(file).new == 2
    assert reopened.take_in(file).new == 0
    assert reopened.take_in(again).new == 0
    assert [there(event.data)["text"] for event in but_names(reopened)] == [*texts, "Ann [/x] Lee ‮"]
    assert reopened.draft(S1) == ""
    assert reopened.verify().broken == 0


def good_line(store: Store) -> Any:
    folder = store.path.parent / "rescued"
    entry = note(store, "kept")
    held = Rescued((Batch((entry,)),))
    return json.loads(
        save(folder, held, "", datetime(2026, 11, 23)).read_text(encoding="utf-8").splitlines()[1]
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: "not json",
        lambda _: "[" * 100_000,
        lambda line: json.dumps([line]),
        lambda line: json.dumps({**line, "entries": [{**line["entries"][0], "id": "zzz"}]}),
        lambda line: json.dumps({**line, "entries": [{**line["entries"][0], "at": "today"}]}),
        lambda line: json.dumps({**line, "entries": [{**line["entries"][0], "at": "2026-11-23"}]}),
        lambda line: json.dumps({**line, "entries": [{**line["entries"][0], "kind": "drop"}]}),
        lambda line: json.dumps({**line, "entries": [{**line["entries"][0], "entity": "x"}]}),
        lambda line: json.dumps({**line, "entries": [{**line["entries"][0], "data": 5}]}),
        lambda line: json.dumps({**line, "entries": [{**line["entries"][0], "actor": "\ud800"}]}),
        lambda line: json.dumps({**line, "entries": [{**line["entries"][0], "actor": "x" * (1 << 20)}]}),
    ],
)  # fmt: skip
def test_a_rescue_file_with_a_bad_line_is_refused_whole_and_the_line_named(
    store: Store, tmp_path: Path, spoil: Any
) -> None:
    line = good_line(store)
    file = tmp_path / "rescued.jsonl"
    file.write_text(f"{json.dumps(line)}\n{spoil(line)}\n", encoding="utf-8")
    with pytest.raises(Trouble, match="line 2"):
        store.take_in(file)
    assert list(store.all_events()) == []
    file.write_text(json.dumps(line), encoding="utf-8")
    assert store.take_in(file).new == 1


def test_a_rescue_folder_that_cannot_be_written_is_said_in_a_sentence(
    quick: Store, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Trouble, match="cannot be made"):
        quick.outbox.rescue(tmp_path / "file" / "folder")


def test_closing_gives_what_waits_one_last_try(bench: Bench, quick: Store) -> None:
    disk = Refusal(quick)
    texts = fill(quick)
    quick.outbox.pause = 60.0
    wait_for(quick, lambda state: bool(state.reason))
    disk.lift()
    quick.close()
    assert bench.rows("SELECT count(*) FROM note") == [(len(texts),)]


def test_what_a_demo_could_not_save_is_never_taken_in_by_a_real_file(
    bench: Bench, store: Store, tmp_path: Path
) -> None:
    demo = bench.open(tmp_path / "demo.db", pretends="demo")
    demo.outbox.pause = 0.001
    Refusal(demo)
    fill(demo)
    file = demo.outbox.rescue(tmp_path / "stick")
    with pytest.raises(Trouble, match="is from a demo"):
        store.take_in(file)
    assert list(store.all_events()) == []
    demo.close()
    assert bench.open(tmp_path / "demo.db").take_in(file).new == 1
