"""Who wrote what: an id in every entry, and one entry that tells its name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.stores import Bench, Said

from l4pc_tui.core.record.entry import Entry, intact
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.store import Store


def note(store: Store, actor: str, id: str = "n1") -> Entry:
    data = {"session": "s1", "kind": "note", "text": "words"}
    return store.entry("put", f"note:{id}", data, actor=actor, session="s1")


def test_the_name_is_told_once_and_before_the_first_entry_that_bears_the_id(store: Store) -> None:
    store.write([note(store, "Mo"), note(store, "Ada")])
    store.write([note(store, "Mo")])
    told = sorted(store.all_events(), key=lambda event: event.seq)
    assert [event.entity.partition(":")[0] for event in told] == ["actor", "actor", *["note"] * 3]
    mo, ada, *notes = told
    assert [event.actor for event in notes] == [mo.actor, ada.actor, mo.actor]
    assert store.actors() == {mo.actor: "Mo", ada.actor: "Ada"}
    assert (mo.entity, mo.subject, mo.data) == (f"actor:{mo.actor}", None, {"name": "Mo"})
    assert all(map(intact, told))


def test_who_wrote_here_before_goes_on_under_the_same_id(bench: Bench, store: Store) -> None:
    (first,) = store.write([note(store, "Mo")])
    store.close()
    assert note(bench.open(), "Mo").actor == first.actor


def test_two_stores_on_one_file_sign_with_one_id(bench: Bench, store: Store) -> None:
    other = bench.open()
    (first,) = store.write([note(store, "Mo")])
    assert note(other, "Mo").actor == first.actor
    assert list(store.actors().values()) == ["Mo"]


def test_a_name_that_was_never_used_is_not_written(store: Store) -> None:
    note(store, "Mo")
    assert store.actors() == {}
    store.write([note(store, "Ada")])
    assert list(store.actors().values()) == ["Ada"]


def test_a_write_that_failed_tells_the_name_when_it_succeeds(store: Store) -> None:
    pages = store._run(lambda db: db.execute("PRAGMA page_count").fetchone()[0])
    store._run(lambda db: db.execute(f"PRAGMA max_page_count = {pages}").fetchall())
    data = {"session": "s1", "kind": "note", "text": "words " * 10_000}
    long = store.entry("put", "note:n1", data, actor="Mo", session="s1")
    with pytest.raises(Trouble, match="full"):
        store.write([long])
    store._run(lambda db: db.execute(f"PRAGMA max_page_count = {1 << 30}").fetchall())
    store.write([long])
    assert store.actors() == {long.actor: "Mo"}


def test_what_was_rescued_brings_its_names_along(
    bench: Bench, store: Store, tmp_path: Path
) -> None:
    store.write([note(store, "Mo")])
    pages = store._run(lambda db: db.execute("PRAGMA page_count").fetchone()[0])
    store.outbox.pause = 60.0
    store._run(lambda db: db.execute(f"PRAGMA max_page_count = {pages}").fetchall())
    data = {"session": "s1", "kind": "note", "text": "words " * 10_000}
    waiting = [
        store.entry("put", f"note:of {name}", data, actor=name, session="s1")
        for name in ("Mo", "Ada")
    ]
    store.outbox.put(waiting)
    file = store.outbox.rescue(tmp_path / "stick")
    first = json.loads(file.read_text(encoding="utf-8").splitlines()[0])
    assert {told["data"]["name"] for told in first["actors"]} == {"Mo", "Ada"}
    other = bench.open(tmp_path / "other.db")
    taken = other.take_in(file)
    assert (taken.new, taken.known) == (2, 0)
    assert other.actors() == {
        entry.actor: name for entry, name in zip(waiting, ("Mo", "Ada"), strict=True)
    }
    store._run(lambda db: db.execute(f"PRAGMA max_page_count = {1 << 30}").fetchall())


def test_who_was_erased_has_no_name_any_more(store: Store) -> None:
    (first,) = store.write([note(store, "Mo")])
    store.write([store.entry("erase", f"actor:{first.actor}", None, actor="Ada")])
    assert list(store.actors().values()) == ["Ada"]


@pytest.mark.parametrize(
    "name", ["run:s1", "mark:s1/p1", "note:n1", "follow:s1/n1", "run-choice:s1"]
)
def test_what_stands_in_a_log_names_its_session(store: Store, name: str) -> None:
    with pytest.raises(ValueError, match="session's log"):
        store.entry("put", name, {}, actor="Mo")
    assert store.entry("put", name, {}, actor="Mo", session="s1").session == "s1"


def test_a_struck_note_still_knows_its_session(store: Store, said: Said) -> None:
    note_id = said.note(SessionId("s1"), "words")
    said.erase("note", note_id)
    assert [event.session for event in store.events(f"note:{note_id}")] == ["s1", "s1"]
