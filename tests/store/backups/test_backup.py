from __future__ import annotations

import hashlib
import shlex
import shutil
import sqlite3
import stat
import subprocess
import sys
import tracemalloc
from contextlib import closing
from pathlib import Path

import pytest
from support.stores import Bench, Said, put
from support.there import there

from l4pc_tui.core.record.names import NO_NOTE, SessionId
from l4pc_tui.core.record.nouns import Note
from l4pc_tui.machine import files
from l4pc_tui.store.backups.backup import backups, inspect, restore, way_back
from l4pc_tui.store.backups.table_check import tells_its_journal
from l4pc_tui.store.file.backup_names import DatabaseFile
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.store import Store
from l4pc_tui.store.tables.library import Content


def fill(said: Said) -> SessionId:
    oak = said.cohort("Oak")
    said.member(oak, said.person("Ann [/x] Lee"))
    session = said.session(oak)
    for number in range(20):
        said.note(session, f"note {number}")
    said.delete("note", said.note(session, "not this"))
    return session


def flip(bench: Bench, old: bytes, new: bytes) -> None:
    """Change bytes in the file behind SQLite's back."""
    raw = bench.path.read_bytes()
    assert old in raw
    bench.path.write_bytes(raw.replace(old, new))


def test_a_backup_is_whole_private_and_named_by_its_time(
    bench: Bench, store: Store, said: Said
) -> None:
    fill(said)
    backup = store.backup()
    assert backup.parent == bench.path.parent / "backups"
    assert backup.name.startswith("l4pc-20261123-")
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700
    assert [file.name for file in backup.parent.iterdir()] == [backup.name]
    found = inspect(backup)
    assert (found.cohorts, found.people, found.sessions, found.notes) == (1, 1, 1, 20)
    assert (found.events, found.intact) == (27, True)
    assert found.at.startswith("2026-11-23T")


def test_two_backups_in_one_second_are_two(store: Store) -> None:
    assert store.backup() != store.backup()
    assert len(backups(store.path)) == 2


def test_a_backup_to_another_folder_stays_out_of_the_rotation(
    bench: Bench, store: Store, tmp_path: Path
) -> None:
    stick = store.backup(tmp_path / "stick")
    assert stick.parent == tmp_path / "stick"
    assert backups(bench.path) == ()


def test_files_that_differ_in_their_ending_have_backups_of_their_own(
    bench: Bench, store: Store
) -> None:
    other = bench.open(bench.path.with_suffix(".sqlite"))
    theirs = other.backup()
    ours = store.backup()
    assert backups(bench.path) == (ours,)
    assert backups(other.path) == (theirs,)


def test_two_restores_in_one_second_keep_both_files_that_they_replace(
    bench: Bench, store: Store, said: Said
) -> None:
    fill(said)
    backup = store.backup()
    store.close()
    kept = [restore(backup, bench.path, now=bench.now).kept for _ in range(3)]
    assert len(set(kept)) == 3
    assert all(inspect(there(file)).intact for file in kept)


@pytest.mark.usefixtures("tmp_path")
def test_backups_come_newest_first_and_those_of_another_file_do_not_count(
    bench: Bench, store: Store
) -> None:
    first = store.backup()
    bench.time += 60
    second = store.backup()
    demo = bench.open(bench.path.with_name("demo.db"))
    demo.backup()
    (first.parent / "l4pc-notes.txt").touch()
    (first.parent / "l4pc-20261399-999999.db").touch()
    assert backups(bench.path) == (second, first)


def test_old_backups_go(bench: Bench, store: Store) -> None:
    oldest = store.backup()
    for _ in range(6):
        bench.time += 86_400
        for _ in range(3):
            bench.time += 60
            newest = store.backup()
    kept = backups(bench.path)
    assert kept[0] == newest
    assert len(kept) == 3 + 3 + 5  # two days whole, and one for each of the five days before
    assert oldest in kept


@pytest.mark.usefixtures("no_superpowers")
def test_a_backup_that_cannot_be_written_leaves_the_others_alone(
    bench: Bench, store: Store
) -> None:
    good = store.backup()
    good.parent.chmod(0o500)
    with pytest.raises(Trouble) as caught:
        store.backup()
    good.parent.chmod(0o700)
    assert caught.value.kind == "read-only"
    assert backups(bench.path) == (good,)


def test_a_flipped_bit_in_an_entry_is_found_and_never_backed_up(
    bench: Bench, store: Store, said: Said
) -> None:
    fill(said)
    good = store.backup()
    store.close()
    flip(bench, b"note 11", b"note 19")
    again = bench.open()  # SQLite's own check sees nothing
    assert again.verify().broken == 1
    with pytest.raises(Trouble) as caught:
        again.backup()
    assert caught.value.kind == "damaged"
    assert backups(bench.path) == (good,)
    assert [file.name for file in good.parent.iterdir()] == [good.name]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"","item":', b'"";"item":'),
        (b"note 11", b"note \xff\xfe"),
        (b'"text":"note 11', b'"text":{note 11'),
        (b"2026-11-23T", b"2027-11-23T"),
    ],
)
def test_rows_that_can_no_longer_be_read_are_counted_and_do_not_stop_the_look(
    bench: Bench, store: Store, said: Said, old: bytes, new: bytes
) -> None:
    fill(said)
    store.close()
    flip(bench, old, new)
    verdict = bench.open().verify()
    assert verdict.events == 27
    assert verdict.broken >= 1


def test_entries_taken_out_by_force_are_gaps(bench: Bench, store: Store, said: Said) -> None:
    fill(said)
    assert store.verify().gaps == 0
    bench.change("DELETE FROM event WHERE seq IN (3, 7)")
    verdict = store.verify()
    assert (verdict.gaps, verdict.events, verdict.broken) == (2, 25, 0)


def test_a_restored_backup_is_the_file_again_and_what_it_replaced_is_kept(
    bench: Bench, store: Store, said: Said
) -> None:
    session = fill(said)
    backup = store.backup()
    bench.time += 60
    said.note(session, "after the backup")
    store.close()
    done = restore(backup, bench.path, now=bench.now)
    assert done.summary.notes == 20
    assert done.kept is not None
    assert stat.S_IMODE(done.kept.stat().st_mode) == 0o600
    assert inspect(done.kept).notes == 21
    again = bench.open()
    assert len(again.notes(session)) == 20
    assert stat.S_IMODE(bench.path.stat().st_mode) == 0o600
    assert backup.exists()


def test_a_restore_brings_nothing_back_that_was_erased_since(
    bench: Bench, store: Store, said: Said, tmp_path: Path
) -> None:
    cohort = said.cohort("Oak")
    erased, stays = said.person("Zebedee Quillfeather"), said.person("Ann Lee")
    said.member(cohort, erased)
    backup = store.backup(tmp_path / "stick")
    later = said.person("Later Comer")
    for each in (erased, later):
        said.erase("person", each)
    copies = store.copies()
    store.close()
    assert b"Zebedee" in backup.read_bytes()
    done = restore(backup, bench.path, now=bench.now)
    assert done.taking == 2
    assert b"zebedee" not in bench.path.read_bytes().lower()
    again = bench.open()
    assert {each.id: each.name for each in again.people()}[stays] == "Ann Lee"
    assert "Zebedee Quillfeather" not in {each.name for each in again.people()}
    assert {each.entity for each in again.all_events() if each.kind == "erase"} == {
        f"person:{erased}", f"person:{later}",
    }  # fmt: skip
    assert again.copies() == copies
    assert again.verify().broken == 0


def test_a_restored_file_gives_no_number_twice(bench: Bench, store: Store, said: Said) -> None:
    session = fill(said)
    backup = store.backup()
    said.note(session, "known only to the lost file")
    store.close()
    restore(backup, bench.path, now=bench.now)
    again = bench.open()
    assert again.device != store.device
    (event,) = again.write([again.entry("del", "note:x", None, actor="Mo Test", session="s1")])
    assert (event.device, event.seq) == (again.device, 1)
    again.close()
    assert bench.open().device == again.device


def test_a_restored_file_shows_what_its_journal_says(
    bench: Bench, store: Store, said: Said
) -> None:
    session = fill(said)
    store._run(lambda db: db.execute("UPDATE note SET data = replace(data, 'note 11', 'nobody')"))
    assert "nobody" in [note.text for note in store.notes(session)]
    backup = store.backup()
    store.close()
    restore(backup, bench.path, now=bench.now)
    texts = [note.text for note in bench.open().notes(session)]
    assert texts == [f"note {number}" for number in range(20)]


def test_restoring_where_nothing_stood_keeps_nothing(
    bench: Bench, store: Store, said: Said, tmp_path: Path
) -> None:
    session = fill(said)
    backup = store.backup()
    borrowed = tmp_path / "borrowed laptop" / "l4pc.db"
    assert restore(backup, borrowed, now=bench.now).kept is None
    assert len(bench.open(borrowed).notes(session)) == 20


def test_restoring_over_a_damaged_file_keeps_the_damaged_one(
    bench: Bench, store: Store, said: Said
) -> None:
    fill(said)
    backup = store.backup()
    store.close()
    bench.path.write_bytes(b"\xff" * 5_000)
    bench.path.with_name("l4pc.db-journal").write_bytes(b"left over")
    done = restore(backup, bench.path, now=bench.now)
    kept = there(done.kept)
    assert kept.read_bytes() == b"\xff" * 5_000
    assert kept.with_name(f"{kept.name}-journal").read_bytes() == b"left over"
    assert bench.open().verify().broken == 0


def test_a_backup_that_is_not_intact_is_not_restored(
    bench: Bench, store: Store, said: Said
) -> None:
    fill(said)
    backup = store.backup()
    store.close()
    backup.write_bytes(backup.read_bytes().replace(b"note 11", b"note 19"))
    before = bench.path.read_bytes()
    assert not inspect(backup).intact
    with pytest.raises(Trouble) as caught:
        restore(backup, bench.path, now=bench.now)
    assert caught.value.kind == "damaged"
    assert bench.path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"Dear diary", b"\0" * 5_000])
def test_what_is_no_backup_is_said_in_a_sentence(
    bench: Bench, store: Store, tmp_path: Path, content: bytes
) -> None:
    store.close()
    other = tmp_path / "other.db"
    other.write_bytes(content)
    with pytest.raises(Trouble) as caught:
        restore(other, bench.path, now=bench.now)
    assert caught.value.kind == "foreign"
    assert other.read_bytes() == content


def test_a_missing_backup_is_said_in_a_sentence(bench: Bench, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="There is no file"):
        restore(tmp_path / "none.db", bench.path, now=bench.now)


def test_a_file_left_in_the_middle_of_a_write_is_no_backup(
    bench: Bench, store: Store, tmp_path: Path
) -> None:
    store.close()
    other = tmp_path / "other.db"
    shutil.copy(bench.path, other)
    other.with_name("other.db-journal").write_bytes(b"x" * 600)
    with pytest.raises(Trouble, match="in the middle of a write"):
        inspect(other)


def test_a_file_that_is_open_is_not_replaced(bench: Bench, store: Store, said: Said) -> None:
    fill(said)
    backup = store.backup()
    with pytest.raises(Trouble) as caught:
        restore(backup, bench.path, now=bench.now)
    assert caught.value.kind == "locked"
    assert len(list(store.all_events())) == 27


def test_a_file_that_another_process_has_open_is_not_replaced(
    bench: Bench, store: Store, said: Said
) -> None:
    fill(said)
    backup = store.backup()
    store.close()
    code = (
        "import sys, time; from pathlib import Path; from l4pc_tui.store.store import open_store\n"
        "s = open_store(Path(sys.argv[1]), state=Path(sys.argv[2]), now=time.time)\n"
        "print('open', flush=True); sys.stdin.read(); s.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(bench.path), str(bench.state)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert there(process.stdout).readline() == b"open\n"
        with pytest.raises(Trouble, match="open in another l4pc"):
            restore(backup, bench.path, now=bench.now)
        there(process.stdin).close()
    assert restore(backup, bench.path, now=bench.now).kept is not None


@pytest.mark.usefixtures("bench")
def test_looking_into_a_backup_changes_nothing_and_leaves_nothing_behind(
    store: Store, said: Said
) -> None:
    fill(said)
    backup = store.backup()
    before = backup.read_bytes()
    inspect(backup)
    assert backup.read_bytes() == before
    assert len(list(backup.parent.iterdir())) == 1


@pytest.mark.usefixtures("bench")
def test_a_backup_made_while_others_write_is_a_moment_that_was(store: Store, said: Said) -> None:
    session = fill(said)
    promise = store.later(store.backup)
    for number in range(30):
        said.note(session, f"more {number}")
    summary = inspect(promise.result())
    assert summary.intact
    assert summary.events <= 56


def test_a_copy_that_is_damaged_on_its_way_is_not_named(
    bench: Bench, store: Store, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(said)

    def spoil(path: Path) -> None:
        files.sync_file(path)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("l4pc_tui.store.backups.backup.sync_file", spoil)
    with pytest.raises(Trouble, match="Input/output error"):
        store.backup()
    assert list((bench.path.parent / "backups").iterdir()) == []


def test_the_library_is_in_the_backup(store: Store) -> None:
    sha256 = hashlib.sha256(b"# A walk").hexdigest()
    walk = Content(sha256, "exercise", "walk", "A walk", "/w.md", "/", "ready", "", "# A walk", {})
    store.put_content([walk])
    with closing(sqlite3.connect(store.backup())) as conn:
        assert conn.execute("SELECT source FROM content").fetchall() == [("# A walk",)]


def test_the_command_that_is_named_is_quoted_and_names_every_file_but_the_usual_one(
    bench: Bench,
) -> None:
    path = bench.path.with_name("it's mine (old).db")
    bench.open(path).backup()
    bench.close()
    path.write_bytes(b"\xff" * 5_000)
    (backup,) = backups(path)
    for usual, named in ((False, ["--db", str(path)]), (True, [])):
        hint = way_back(DatabaseFile(path, usual))
        typed = hint.partition("To bring it up: ")[2]
        assert shlex.split(typed) == ["l4pc", *named, "restore", str(backup)]


@pytest.mark.parametrize("what", ["demo", "rehearsal"])
def test_what_is_only_pretended_is_never_brought_up_as_anybodys_own(
    bench: Bench, store: Store, tmp_path: Path, what: str
) -> None:
    store.close()
    before = bench.path.read_bytes()
    pretended = bench.open(tmp_path / "other" / "x.db", pretends=what)
    backup = pretended.backup()
    pretended.close()
    assert inspect(backup).pretends == what
    with pytest.raises(Trouble, match=f"is from a {what}, and invented people never enter"):
        restore(backup, bench.path, now=bench.now)
    assert bench.path.read_bytes() == before
    assert [file.name for file in bench.path.parent.glob("*replaced*")] == []


def test_a_pretended_file_pretends_however_it_is_opened_and_never_as_the_usual_one(
    bench: Bench, tmp_path: Path
) -> None:
    path = tmp_path / "x.db"
    bench.open(path, pretends="demo").close()
    assert bench.open(path).pretends == "demo"
    bench.close()
    before = path.read_bytes()
    with pytest.raises(Trouble, match="is from a demo"):
        bench.open(path, usual=True)
    assert path.read_bytes() == before


def test_the_usual_file_can_never_be_marked_as_pretended(bench: Bench) -> None:
    assert bench.open(usual=True, pretends="demo").pretends == ""
    bench.close()
    assert bench.open().pretends == ""


def test_a_lost_demo_is_not_to_be_brought_up_but_made_anew(bench: Bench) -> None:
    bench.open(pretends="demo").backup()
    bench.close()
    bench.path.write_bytes(b"\xff" * 5_000)
    with pytest.raises(Trouble) as caught:
        bench.open()
    assert "“l4pc demo” makes a new demo" in caught.value.hint
    assert "restore" not in caught.value.hint


def test_whether_tables_tell_their_journal_takes_no_more_memory_for_a_longer_one(
    bench: Bench,
) -> None:
    most = []
    for count in (200, 1_000):
        with closing(bench.open(bench.path.with_name(f"{count}.db"))) as store:
            session = Said(store).session()
            notes = [Note(NO_NOTE, session, "note", f"note {n} " * 20) for n in range(count)]
            said = [put(store, "note", store.ids.next(1.0), of=note, base=()) for note in notes]
            store.write(said)
        tracemalloc.start()
        try:
            assert tells_its_journal(store.path, page=50)
            most.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
    short, long = most
    assert long < 1.3 * short
