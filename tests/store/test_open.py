from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database
from support.first_format import old, write_file
from support.stores import Bench, Said

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store.file import connection, schema
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.store import Store
from l4pc_tui.store.tables import upgrade
from l4pc_tui.store.tables.migrations import migrations

S1 = SessionId("s1")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def refusal(bench: Bench, kind: str, **more: Any) -> Trouble:
    """The trouble of opening, with not one byte of the file or its folder changed."""
    before = everything(bench.path.parent)
    with pytest.raises(Trouble) as caught:
        bench.open(**more)
    assert caught.value.kind == kind
    assert bench.path.name in caught.value.sentence
    assert caught.value.hint
    after = everything(bench.path.parent)
    after.pop(f"{bench.path.name}-open", None)
    before.pop(f"{bench.path.name}-open", None)
    assert after == before
    return caught.value


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.usefixtures("store")
def test_a_new_file_and_its_folder_are_their_owners_alone(bench: Bench) -> None:
    assert mode(bench.path) == 0o600
    assert mode(bench.path.parent) == 0o700
    assert mode(bench.state / "device") == 0o600


def test_a_file_that_others_could_read_is_closed_to_them(bench: Bench, store: Store) -> None:
    store.close()
    bench.path.chmod(0o644)
    bench.open()
    assert mode(bench.path) == 0o600


def test_a_folder_that_was_there_keeps_its_mode(bench: Bench, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    bench.open(tmp_path / "own.db")
    assert mode(tmp_path) == 0o755


def test_sqlite_promises_what_was_asked(store: Store) -> None:
    def promised(db: sqlite3.Connection) -> dict[str, object]:
        names = (
            "journal_mode synchronous secure_delete foreign_keys trusted_schema cell_size_check"
            " mmap_size fullfsync checkpoint_fullfsync application_id user_version"
        )
        return {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in names.split()}

    assert store._run(promised) == {
        "journal_mode": "truncate", "synchronous": 3, "secure_delete": 1, "foreign_keys": 1,
        "trusted_schema": 0, "cell_size_check": 1, "mmap_size": 0, "fullfsync": 1,
        "checkpoint_fullfsync": 1, "application_id": schema.APPLICATION_ID,
        "user_version": schema.VERSION,
    }  # fmt: skip


def test_a_promise_that_is_not_kept_is_a_loud_failure(
    bench: Bench, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    unkept = (*connection._PROMISES, ("page_size", "8192", 8192))
    monkeypatch.setattr(connection, "_PROMISES", unkept)
    trouble = refusal(bench, "other")
    assert "page_size is 4096" in trouble.sentence


def test_a_file_in_another_journal_mode_is_brought_back(bench: Bench, store: Store) -> None:
    store.close()
    bench.change("PRAGMA journal_mode = WAL")
    bench.open()
    assert bench.rows("PRAGMA journal_mode") == [("delete",)]  # TRUNCATE stands in no header


def test_the_schema_has_one_migration_a_version() -> None:
    fresh = Database(memory=True, execute_plugins=False)
    assert len(migrations.pending(fresh)) == schema.VERSION


@pytest.mark.usefixtures("store")
def test_no_trigger_stands_in_the_schema(bench: Bench) -> None:
    assert bench.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'") == []


@pytest.mark.usefixtures("store")
def test_every_table_is_strict(bench: Bench) -> None:
    loose = bench.rows(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict"
        " AND name NOT LIKE 'sqlite_%' AND name <> '_sqlite_migrations'"
    )
    assert loose == []


def test_an_older_file_is_backed_up_and_brought_up_to_date(bench: Bench, tmp_path: Path) -> None:
    bench.path.parent.mkdir()
    with closing(sqlite3.connect(bench.path, isolation_level=None)) as conn:
        old = Database(conn, execute_plugins=False, strict=True)
        migrations.apply(old, stop_before="notes")
        old.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        old.execute("PRAGMA user_version = 2")
    new = bench.open(tmp_path / "new" / "l4pc.db")
    new.close()
    bench.open()
    with closing(sqlite3.connect(tmp_path / "new" / "l4pc.db")) as conn:
        fresh = conn.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()
    assert bench.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2") == fresh
    assert bench.rows("PRAGMA user_version") == [(schema.VERSION,)]
    (backup,) = (bench.path.parent / "backups").iterdir()
    with closing(sqlite3.connect(backup)) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (2,)


def test_things_are_projected_again_when_a_migration_adds_their_table(bench: Bench) -> None:
    said = {"session": "s1", "kind": "note", "text": "two forms for one visit"}
    write_file(bench.path, [old(1, "note:n1", said)], before="notes")
    store = bench.open()
    assert [each.id for each in store.notes(S1)] == ["n1"]
    assert [hit.text for hit in store.search("forms")] == ["two forms for one visit"]


def test_a_newer_file_is_refused_untouched(bench: Bench, store: Store) -> None:
    store.close()
    bench.change(f"PRAGMA user_version = {schema.VERSION + 1}")
    assert "newer l4pc" in refusal(bench, "newer").sentence


def test_a_foreign_database_is_refused_untouched(bench: Bench) -> None:
    bench.path.parent.mkdir()
    bench.change("CREATE TABLE recipes (name)")
    assert "not a file of l4pc" in refusal(bench, "foreign").sentence


def test_a_foreign_database_with_a_hot_journal_is_not_even_rolled_back(
    bench: Bench, tmp_path: Path
) -> None:
    original = tmp_path / "recipes.db"
    with closing(sqlite3.connect(original, isolation_level=None)) as conn:
        conn.execute("CREATE TABLE recipes (name)")
        conn.execute("PRAGMA cache_size = 1")
        conn.execute("BEGIN IMMEDIATE")
        conn.executemany("INSERT INTO recipes VALUES (?)", [("soup" * 500,)] * 500)
        bench.path.parent.mkdir()
        shutil.copy(original, bench.path)
        shutil.copy(f"{original}-journal", f"{bench.path}-journal")
        conn.execute("ROLLBACK")
    assert Path(f"{bench.path}-journal").stat().st_size > 0
    refusal(bench, "foreign")


@pytest.mark.parametrize(
    "content", [b"Dear diary, ", b"\0" * 9_000, b"PK\x03\x04 a zip", "naïve".encode("utf-16")]
)
def test_a_file_that_is_no_database_is_refused_untouched(bench: Bench, content: bytes) -> None:
    bench.path.parent.mkdir()
    bench.path.write_bytes(content)
    refusal(bench, "foreign")


def test_an_empty_file_is_begun(bench: Bench) -> None:
    bench.path.parent.mkdir()
    bench.path.touch()
    assert bench.open().cohorts() == ()


def test_half_a_schema_is_never_seen(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_db: sqlite3.Connection) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(upgrade, "migrate", fail)
    with pytest.raises(Trouble):
        bench.open()
    assert list(bench.path.parent.iterdir()) == []


@pytest.fixture
def filled(store: Store, said: Said) -> Store:
    """A file of some hundred pages, with one good backup."""
    said.notes(S1, *(f"note {number} " + "words " * 50 for number in range(300)))
    store.backup()
    store.close()
    return store


def damage(bench: Bench, place: int, content: bytes) -> None:
    with bench.path.open("r+b") as file:
        file.seek(place)
        file.write(content)


@pytest.mark.parametrize("left", [0.9, 0.5, 0.01, 0.0001])
@pytest.mark.usefixtures("filled")
def test_a_truncated_file_is_refused_untouched_and_the_backup_named(
    bench: Bench, left: float
) -> None:
    os.truncate(bench.path, int(bench.path.stat().st_size * left))
    assert_damaged(bench, refusal(bench, "damaged"))


@pytest.mark.usefixtures("filled")
def test_an_overwritten_header_is_damage_and_not_a_stranger(bench: Bench) -> None:
    damage(bench, 0, b"\xff" * 100)
    assert_damaged(bench, refusal(bench, "damaged"))


@pytest.mark.usefixtures("filled")
def test_an_overwritten_first_page_is_damage_while_a_backup_says_whose_it_was(bench: Bench) -> None:
    damage(bench, 0, b"\xff" * 4096)
    assert_damaged(bench, refusal(bench, "damaged"))


@pytest.mark.usefixtures("filled")
def test_flipped_bits_in_pages_are_damage(bench: Bench) -> None:
    for page in range(2, bench.path.stat().st_size // 4096, 3):
        damage(bench, page * 4096, b"\x77\x13\xff\xff\xff\xff")
    assert_damaged(bench, refusal(bench, "damaged"))


def assert_damaged(bench: Bench, trouble: Trouble) -> None:
    (backup,) = (bench.path.parent / "backups").iterdir()
    assert "damaged" in trouble.sentence
    command = f"l4pc --db {bench.path} restore {backup}"
    assert trouble.hint.endswith(f"To bring it up: {command}")


@pytest.mark.usefixtures("filled")
def test_damage_without_a_backup_says_so(bench: Bench) -> None:
    shutil.rmtree(bench.path.parent / "backups")
    damage(bench, 0, b"\xff" * 100)
    assert "No good backup" in refusal(bench, "damaged").hint


@pytest.mark.usefixtures("filled")
def test_a_broken_backup_is_not_the_one_named(bench: Bench) -> None:
    (good,) = (bench.path.parent / "backups").iterdir()
    bad = good.with_name("l4pc-20991231-235959.db")
    bad.write_bytes(good.read_bytes()[:9000])
    damage(bench, 0, b"\xff" * 100)
    assert str(good) in refusal(bench, "damaged").hint


@pytest.mark.usefixtures("filled")
def test_a_file_that_is_gone_is_not_begun_again_over_its_backups(bench: Bench) -> None:
    bench.path.unlink()
    trouble = refusal(bench, "missing")
    assert trouble.sentence.endswith("but a backup of it is.")
    assert f"l4pc --db {bench.path} restore" in trouble.hint


def test_damage_met_on_the_way_stops_all_writing(bench: Bench, store: Store, said: Said) -> None:
    said.notes(S1, *(f"note {number} " + "words " * 50 for number in range(300)))
    pages = bench.path.stat().st_size // 4096
    for page in range(1, pages):
        damage(bench, page * 4096, b"\x77\x13\xff\xff\xff\xff")
    store._run(lambda db: db.execute("PRAGMA shrink_memory").fetchall())
    bench.change("PRAGMA user_version = 5")  # another program's write: the cache is stale now
    before = bench.path.read_bytes()
    with pytest.raises(Trouble, match="damaged"):
        store.notes(S1)
    with pytest.raises(Trouble, match="damaged"):
        said.cohort("Oak")
    assert bench.path.read_bytes() == before


def test_a_file_that_another_program_will_not_let_go_is_said_to_be_locked(
    bench: Bench, store: Store
) -> None:
    store.close()
    with closing(sqlite3.connect(bench.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        trouble = refusal(bench, "locked", patience=0.05)
        assert "Another program" in trouble.sentence
        other.execute("ROLLBACK")
    assert bench.open().cohorts() == ()


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Trouble) as caught:
        bench.open(tmp_path / "file" / "deep" / "l4pc.db")
    assert caught.value.kind == "folder"
    assert "cannot be made" in caught.value.sentence


def test_a_folder_where_a_file_should_be_is_said_in_a_sentence(bench: Bench) -> None:
    bench.path.mkdir(parents=True)
    with pytest.raises(Trouble) as caught:
        bench.open()
    assert bench.path.name in caught.value.sentence


@pytest.mark.parametrize(
    "name", ["a ? b.db", "100 % #1.db", "[bold].db", "ノート.db", "'; DROP.db"]
)
def test_any_name_will_do(bench: Bench, tmp_path: Path, name: str) -> None:
    store = bench.open(tmp_path / name)
    store.close()
    assert (tmp_path / name).stat().st_size > 0
    assert bench.open(tmp_path / name).cohorts() == ()


def test_the_device_is_the_machines_and_not_the_files(
    bench: Bench, store: Store, tmp_path: Path
) -> None:
    store.close()
    copy = tmp_path / "copy.db"
    shutil.copy(bench.path, copy)
    assert bench.open(copy).device == store.device
    bench.state = tmp_path / "another laptop"
    assert bench.open(copy).device != store.device


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"not an id at all"])
def test_a_broken_device_file_is_written_anew(bench: Bench, store: Store, content: bytes) -> None:
    store.close()
    (bench.state / "device").write_bytes(content)
    again = bench.open()
    assert len(again.device) == 16
    again.close()
    assert bench.open().device == again.device


@pytest.mark.usefixtures("no_superpowers")
def test_a_state_folder_that_cannot_be_written_is_named(bench: Bench) -> None:
    bench.state.mkdir(mode=0o500)
    with pytest.raises(Trouble, match="id cannot be kept") as caught:
        bench.open()
    assert str(bench.state) in caught.value.sentence


def test_a_second_store_in_one_process_does_not_loosen_the_first_ones_locks(
    bench: Bench, store: Store
) -> None:
    """Closing any handle on a file drops all of a process's locks on it; so none is opened."""

    def while_writing(db: sqlite3.Connection) -> str:
        db.execute("BEGIN IMMEDIATE")
        try:
            bench.open(patience=5)
            other = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0);"
            code = other + "c.execute('BEGIN IMMEDIATE')"
            done = subprocess.run([sys.executable, "-c", code, bench.path], capture_output=True)
            return done.stderr.decode()
        finally:
            db.execute("ROLLBACK")

    assert "database is locked" in store._run(while_writing)
