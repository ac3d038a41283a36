"""Real damage, and what is had of the file all the same."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from support.stores import Bench, Said

from l4pc_tui.core.record.entry import Event, intact
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.store.file.backup_names import DatabaseFile
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.journal.journal import BEFORE_ALL
from l4pc_tui.store.past import open_past
from l4pc_tui.store.salvaging import Salvaged, salvage
from l4pc_tui.store.store import Store

PAGE = 4096
LONG = os.environ.get("L4PC_TORTURE") == "long"


def said_much(said: Said, notes: int = 120) -> SessionId:
    """A session with words on many pages; some flow over to pages of their own."""
    oak = said.cohort("Oak")
    session = said.session(oak)
    for number in range(5):
        said.member(oak, said.person(f"Invented Person {number}"))
    said.notes(session, *(f"heron {number} " * (1 + number % 7 * 12) for number in range(notes)))
    said.note(session, "a long story " * 900)
    return session


def everything(store: Store) -> dict[str, Event]:
    return {event.digest: event for event in store.after(BEFORE_ALL, 100_000, passed=True)}


def salvaged(bench: Bench) -> Salvaged:
    return salvage(DatabaseFile(bench.path), now=bench.now)


def zeroed(pages: range, raw: bytes) -> bytes:
    for page in pages:
        raw = raw[: page * PAGE] + b"\0" * PAGE + raw[(page + 1) * PAGE :]
    return raw


def header_gone(raw: bytes) -> bytes:
    return b"\0" * 100 + raw[100:]


def first_page_gone(raw: bytes) -> bytes:
    return zeroed(range(1), raw)


def some_pages_gone(raw: bytes) -> bytes:
    return zeroed(range(4, 8), raw)


def cut_off(raw: bytes) -> bytes:
    return raw[: len(raw) * 9 // 10 + 77]


@pytest.mark.parametrize("harm", [first_page_gone, some_pages_gone, cut_off])
def test_a_backup_and_what_can_be_read_become_one_and_it_is_told_in_numbers(
    bench: Bench, harm: Callable[[bytes], bytes]
) -> None:
    store = bench.open()
    session = said_much(Said(store))
    store.backup()
    Said(store).notes(session, *(f"kingfisher {number} " * 9 for number in range(200)))
    were = everything(store)
    bench.close()
    bench.path.write_bytes(harm(bench.path.read_bytes()))
    with pytest.raises(Trouble, match="damaged") as told:
        bench.open()
    assert "l4pc --db " in told.value.hint
    assert "restore --salvage" in told.value.hint
    harmed = bench.path.read_bytes()
    done = salvaged(bench)
    assert done.kept.read_bytes() == harmed
    again = bench.open()
    found = everything(again)
    assert found.items() <= were.items()  # nothing is invented, and nothing said otherwise
    assert len(found) == done.of_backup + done.new
    assert done.new > 20
    assert again.verify().sound
    assert len(were) - len(found) >= done.lost
    kept = {note.text for note in again.notes(session)}
    told_anew = {str((event.data or {})["text"]) for event in found.values() if _is_note(event)}
    assert kept == told_anew


def _is_note(event: Event) -> bool:
    return event.entity.startswith("note:")


def test_without_a_backup_all_that_can_be_read_is_there(bench: Bench) -> None:
    store = bench.open()
    said_much(Said(store))
    were = everything(store)
    bench.close()
    bench.path.write_bytes(header_gone(bench.path.read_bytes()))
    # No backup tells that the file was ours: its schema's own words do.
    done = salvaged(bench)
    assert (done.backup, done.of_backup, done.new, done.lost) == (None, 0, len(were), 0)
    assert everything(bench.open()) == were


def test_what_was_struck_after_the_backup_stays_struck(bench: Bench) -> None:
    store = bench.open()
    said = Said(store)
    session = said_much(said)
    note = said.note(session, "please do not write this down")
    other = said.note(session, "nor the badger")
    store.backup()
    said.erase("note", note)
    struck = said.erase("note", other)
    bench.close()
    # The second strike itself is lost; that its words are gone is still to be seen.
    raw = bytearray(header_gone(bench.path.read_bytes()))
    at = raw.find(struck.encode())
    while at >= 0:
        raw[at : at + 4] = b"zzzz"
        at = raw.find(struck.encode(), at)
    bench.path.write_bytes(raw)
    done = salvaged(bench)
    assert done.unlike >= 1
    bench.open()
    assert b"please do not write" not in bench.path.read_bytes()
    assert b"badger" not in bench.path.read_bytes()
    # The backup that was united with it is gone through once more.
    assert bench.rows("SELECT 1 FROM fact WHERE name = 'takes-words'")


def test_what_an_undone_collect_brought_stays_passed_over(bench: Bench) -> None:
    store = bench.open()
    said = Said(store)
    session = said_much(said)
    note = said.note(session, "the otter")
    bench.close()
    bench.change("UPDATE event SET passed = 1 WHERE entity = ?", f"note:{note}")
    bench.path.write_bytes(first_page_gone(bench.path.read_bytes()))
    salvaged(bench)
    assert "the otter" not in {each.text for each in bench.open().notes(session)}


def test_the_keys_of_restricted_words_come_out_of_a_file_without_its_header(bench: Bench) -> None:
    store = bench.open()
    said_much(Said(store), 20)
    keys = '{"key":"age1heron","locked":"-----BEGIN AGE ENCRYPTED FILE-----"}'
    store.keep_fact("private", keys)
    bench.close()
    bench.path.write_bytes(header_gone(bench.path.read_bytes()))
    salvaged(bench)
    assert bench.open().fact("private") == keys


def test_what_lies_beside_the_journal_comes_out_of_a_file_that_sqlite_still_opens(
    bench: Bench,
) -> None:
    store = bench.open()
    said = Said(store)
    session = said_much(said)
    store.backup()
    store.keep_draft(session, "half a thou", actor="Mo Test")
    note, moment = said.note(session, "not to be written", NoteKind.BARRIER), bench.time
    bench.time += 60
    said.erase("note", note)
    bench.close()
    raw = bench.path.read_bytes()
    bench.path.write_bytes(raw.replace(b"heron 3 heron", b"herOn 3 heron"))
    done = salvaged(bench)
    assert done.unlike == 1
    again = bench.open()
    assert again.take_draft(session, actor="Mo Test") == "half a thou"
    past = open_past(again, moment)
    assert [each.kind for each in past.store.notes(session) if each.id == note] == ["barrier"]
    past.store.close()


def test_a_whole_file_is_left_alone_and_so_is_one_that_is_open(bench: Bench, store: Store) -> None:
    said_much(Said(store), 3)
    before = bench.path.read_bytes()
    with pytest.raises(Trouble, match="open in another l4pc"):
        salvaged(bench)
    bench.close()
    with pytest.raises(Trouble, match="is whole"):
        salvaged(bench)
    assert bench.path.read_bytes() == before
    assert not list(bench.path.parent.glob("*damaged*"))


def test_where_nothing_can_be_had_nothing_is_changed(bench: Bench) -> None:
    bench.open()
    bench.close()
    raw = header_gone(bench.path.read_bytes())
    bench.path.write_bytes(raw)
    with pytest.raises(Trouble, match="Nothing could be read"):
        salvaged(bench)
    assert bench.path.read_bytes() == raw
    assert not list(bench.path.parent.glob("*damaged*"))


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, Event]]:
    bench = Bench(tmp_path_factory.mktemp("healthy"))
    store = bench.open()
    said_much(Said(store), 60)
    were = everything(store)
    bench.close()
    return bench.path.read_bytes(), were


def test_whatever_is_scattered_over_a_file_nothing_is_invented(
    healthy: tuple[bytes, dict[str, Event]], tmp_path: Path
) -> None:
    whole, were = healthy
    for seed in range(400 if LONG else 6):
        chance = random.Random(seed)
        bench = Bench(tmp_path / str(seed))
        raw = bytearray(whole)
        for _ in range(chance.choice((1, 20, 400))):
            at = chance.randrange(len(raw))
            raw[at : at + chance.choice((1, 8, 300))] = chance.randbytes(1)
        bench.path.parent.mkdir(parents=True)
        bench.path.write_bytes(raw)
        try:
            done = salvaged(bench)
        except Trouble:
            continue  # told in words: of a newer l4pc, say, or whole after all
        found = everything(bench.open())
        assert found.items() <= were.items(), seed
        assert all(map(intact, found.values()))
        assert done.new == len(found)
        bench.close()
