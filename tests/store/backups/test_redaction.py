"""What was struck goes from the backups too, each written anew or left and named."""

from __future__ import annotations

import shutil
from pathlib import Path

from support.stores import Bench, Said

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store.backups.backup import inspect
from l4pc_tui.store.store import Store

FIXTURES = Path(__file__).parents[1] / "fixtures"
SECRET = "Zanzibar quetzal"
S1 = SessionId("s1")


def holds(file: Path, words: str = SECRET) -> bool:
    return words.lower().encode() in file.read_bytes().lower()


def test_what_was_struck_is_gone_from_earlier_backups_with_the_next_one(
    bench: Bench, store: Store, said: Said
) -> None:
    note = said.note(S1, SECRET)
    store.keep_draft(S1, f"{SECRET} half typed", actor="Mo")
    earlier = store.backup()
    assert holds(earlier)
    said.erase("note", note)
    store.keep_draft(S1, "", actor="Mo")
    bench.time += 60
    latest = store.backup()
    assert not holds(earlier)
    assert not holds(latest)
    found = inspect(earlier)
    assert (found.intact, found.notes, found.events) == (True, 0, 3)
    before = earlier.read_bytes()
    bench.time += 60
    store.backup()
    assert earlier.read_bytes() == before, "one that is done is left alone"
    assert bench.rows("SELECT name FROM fact WHERE name = 'takes-words'") == []


def test_a_backup_of_the_first_format_is_brought_up_to_lose_the_words(bench: Bench) -> None:
    bench.path.parent.mkdir(parents=True)
    shutil.copy(FIXTURES / "led.db", bench.path)
    store = bench.open()
    note = next(n for row in store.sessions() for n in store.notes(row.session.id) if n.text)
    old = bench.path.parent / "backups" / "l4pc-20200101-000000.db"
    old.parent.mkdir(exist_ok=True)
    shutil.copy(FIXTURES / "led.db", old)
    entity = f"note:{note.id}"
    store.write([store.entry("erase", entity, None, actor="Mo", session=note.session)])
    done = {each.path: each for each in store.redact_backups()}
    assert done[old].changed
    assert not holds(old, note.text)
    assert inspect(old).intact


def test_what_is_no_backup_of_ours_is_named_and_left(bench: Bench, store: Store) -> None:
    store.backup()
    other = bench.path.with_name("l4pc-replaced-20261123-090000.db")
    other.write_bytes(b"SQLite format 3\0" + bytes(4096))
    before = other.read_bytes()
    (found,) = (each for each in store.redact_backups() if each.path == other)
    assert found.why
    assert other.read_bytes() == before


def test_a_damaged_file_that_was_kept_is_named_as_what_it_is_and_left(
    bench: Bench, store: Store, said: Said
) -> None:
    note = said.note(S1, SECRET)
    backup = store.backup()
    kept = bench.path.with_name("l4pc-damaged-20261123-090000.db")
    raw = bytearray(backup.read_bytes())
    raw[18 * 4096 : 40 * 4096] = bytes(22 * 4096)
    kept.write_bytes(raw)
    said.erase("note", note)
    (found,) = (each for each in store.redact_backups() if each.path == kept)
    assert "damaged" in found.why
    assert kept.read_bytes() == raw


def test_another_database_of_a_longer_name_is_never_touched_nor_a_file_that_is_open(
    bench: Bench, store: Store, said: Said
) -> None:
    note = said.note(S1, SECRET)
    kept = bench.path.with_name("l4pc-replaced-20261123-090000.db")
    neighbours = [bench.path.with_name(name) for name in (
        "l4pc-north.db", "l4pc-north-replaced-20261123-090000.db",
    )]  # fmt: skip
    earlier = store.backup()
    for each in (kept, *neighbours):
        shutil.copy(earlier, each)
    at_work = bench.open(neighbours[0])
    at_work.keep_draft(S1, "half typed", actor="Mo")
    held = bench.open(kept)
    said.erase("note", note)
    done = {each.path: each for each in store.redact_backups()}
    assert done.keys() == {earlier, kept}
    assert done[earlier].changed
    assert "is open in another l4pc" in done[kept].why
    assert [each.text for each in at_work.half_typed()] == ["half typed"]
    assert all(map(holds, neighbours))
    held.close()
    assert {each.path: each.changed for each in store.redact_backups()} == {
        earlier: False, kept: True,
    }  # fmt: skip
    assert not holds(kept)


def test_what_is_kept_beside_a_file_whose_name_has_brackets_is_found_too(bench: Bench) -> None:
    bench.path = bench.path.with_name("l4pc [north].db")
    store = bench.open()
    said = Said(store)
    note = said.note(S1, SECRET)
    kept = bench.path.with_name("l4pc [north]-damaged-20261123-090000-2.db")
    shutil.copy(store.backup(), kept)
    said.erase("note", note)
    assert {each.path: each.changed for each in store.redact_backups()}[kept]


def test_an_older_backup_that_holds_none_of_it_stays_as_it_is(bench: Bench) -> None:
    store = bench.open()
    old = bench.path.parent / "backups" / "l4pc-20200101-000000.db"
    old.parent.mkdir(exist_ok=True)
    shutil.copy(FIXTURES / "led.db", old)
    before = old.read_bytes()
    said = Said(store)
    said.erase("note", said.note(S1, SECRET))
    (done,) = store.redact_backups()
    assert (done.path, done.changed, done.why) == (old, False, "")
    assert old.read_bytes() == before
