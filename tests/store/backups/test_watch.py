"""The file is looked over while it is open: what is found stops all writing, and loses nothing."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from support.flipping import flip, flip_in_journal
from support.stores import Bench, Said
from support.there import there

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store.backups.backup import backups, inspect
from l4pc_tui.store.backups.watch import Watch
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.store import Store

S1 = SessionId("s1")


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is slow on purpose is done without a pause."""
    monkeypatch.setattr(Watch, "pause", 0.0)
    monkeypatch.setattr(Watch, "rest", 0.0)


def found(store: Store) -> threading.Event:
    """Have the store watch; set when something was found."""
    event = threading.Event()
    store.watch(event.set)
    return event


@pytest.fixture
def noted(bench: Bench, store: Store, said: Said) -> Path:
    said.notes(S1, *(f"note {number} and some words" for number in range(120)))
    bench.time += 60
    return store.backup()


@pytest.mark.usefixtures("noted")
def test_a_flipped_letter_in_the_journal_is_found_while_the_file_is_open(
    bench: Bench, store: Store
) -> None:
    flip_in_journal(bench.path, "note 77 ", "Note 77 ")
    assert found(store).wait(20)
    (backup,) = backups(bench.path)
    damage = there(store.damage)
    assert damage.kind == "damaged"
    assert "an entry in it is not what was written" in damage.sentence
    assert damage.hint.endswith(f"l4pc --db {bench.path} restore {backup}")
    before = bench.path.read_bytes()
    entry = store.entry(
        "put", "note:late", {"session": "s1", "text": "late"}, actor="Mo", session="s1"
    )
    with pytest.raises(Trouble, match="damaged"):
        store.write([entry])
    store.outbox.put([entry])
    assert not store.outbox.drain(0.05)
    assert store.outbox.state().reason == damage.told
    assert len(store.notes(S1)) == 120, "reading goes on"
    rescued = store.outbox.rescue(bench.path.parent / "stick")
    store.close()
    assert bench.path.read_bytes() == before
    other = bench.open(bench.path.with_name("other.db"))
    assert other.take_in(rescued).new == 1


@pytest.mark.parametrize("which", [0, 1])
def test_what_an_index_says_otherwise_than_its_table_is_found(
    bench: Bench, store: Store, said: Said, which: int
) -> None:
    said.note(S1, "one")
    id = said.note(S1, "two")
    store.backup()
    flip(bench.path, f"note:{id}", f"nOte:{id}", which)
    assert found(store).wait(20)
    assert "damaged" in there(store.damage).sentence


def test_nothing_is_found_in_a_sound_file_that_is_being_written(
    bench: Bench, store: Store, said: Said
) -> None:
    event = found(store)
    for number in range(150):
        id = said.note(S1, f"note {number}")
        if number % 10 == 0:
            said.erase("note", id)
    assert not event.is_set()
    assert store.damage is None
    assert store.verify().sound
    store.close()
    assert bench.open().verify().sound


def test_watching_ends_with_the_store(store: Store) -> None:
    found(store)
    store.close()
    assert "l4pc-watch" not in [thread.name for thread in threading.enumerate()]


def test_a_glance_sees_all_of_a_short_journal_and_a_part_of_a_long_one(
    bench: Bench, store: Store, said: Said
) -> None:
    for number in range(40):
        said.note(S1, f"note {number} ends")
    store.close()
    flip_in_journal(bench.path, "note 17 ends", "nope 17 ends")
    whole = bench.open()
    whole.glance(40)
    assert whole.damage is not None
    seen = []
    for chance in range(0, 256, 16):
        part = bench.open(entropy=lambda count, chance=chance: bytes([chance]) * count)
        part.glance(10)
        seen.append(part.damage is not None)
    assert {True, False} == set(seen)


# At backup


def test_a_name_that_changed_in_a_table_is_mended_from_the_journal_before_it_is_backed_up(
    bench: Bench, store: Store, said: Said
) -> None:
    said.person("Ann Lee")
    said.note(S1, "the words")
    assert store.backup().exists()
    assert not store.mended
    before = bench.tables()
    bench.change("UPDATE person SET data = replace(data, 'Ann', 'Bea')")
    assert [person.name for person in store.people()] == ["Bea Lee"]
    bench.time += 60
    backup = store.backup()
    assert store.mended
    assert [person.name for person in store.people()] == ["Ann Lee"]
    assert bench.tables() == before
    with closing(sqlite3.connect(backup)) as conn:
        assert "Ann Lee" in conn.execute("SELECT data FROM person").fetchone()[0]
    assert inspect(backup).intact


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM mark",
        "UPDATE note SET words = 'other'",
        "INSERT INTO note_fts (note_fts) VALUES ('delete-all')",
        "UPDATE run SET state = 'closed'",
        "INSERT INTO joined (kind, id, smallest) VALUES ('person', 'a', 'b')",
        "UPDATE member SET facilitates = 1 - facilitates",
    ],
)
def test_whatever_table_differs_from_the_journal_is_mended(
    bench: Bench, store: Store, said: Said, change: str
) -> None:
    cohort, person = said.cohort("Oak"), said.person("Ann Lee")
    said.member(cohort, person)
    session = said.session(cohort)
    said.move(session, "start")
    said.mark(session, person)
    said.note(session, "a b words")
    before = bench.tables()
    bench.change(change)
    assert bench.tables() != before
    store.backup()
    assert store.mended
    assert bench.tables() == before


def test_a_backup_of_a_broken_journal_stops_all_writing_too(
    bench: Bench, store: Store, said: Said
) -> None:
    said.note(S1, "some words")
    good = store.backup()
    bench.change("UPDATE event SET actor = 'Somebody else'")
    with pytest.raises(Trouble) as caught:
        store.backup()
    assert str(good) in caught.value.hint
    with pytest.raises(Trouble, match="damaged"):
        said.note(S1, "more")
    assert backups(bench.path) == (good,)


def test_a_table_that_cannot_be_read_is_made_anew_when_it_is_asked(
    bench: Bench, store: Store, said: Said
) -> None:
    said.person("Ann Lee")
    before = bench.tables()
    bench.change("UPDATE person SET data = replace(data, '{', '[')")
    assert [person.name for person in store.people()] == ["Ann Lee"]
    assert (store.mended, store.damage) == (True, None)
    assert bench.tables() == before


def test_what_cannot_be_read_is_damage_when_the_journal_is_not_sound(
    bench: Bench, store: Store, said: Said
) -> None:
    said.person("Ann Lee")
    bench.change("UPDATE person SET data = replace(data, '{', '[')")
    bench.change("UPDATE event SET actor = 'Somebody else'")
    before = bench.tables()
    with pytest.raises(Trouble, match="damaged"):
        store.people()
    assert (store.mended, store.damage is not None) == (False, True)
    assert bench.tables() == before
