"""A file that cannot be written, or whose folder cannot: it is read, and nothing else."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from support.first_format import old, write_file
from support.stores import Bench, Said

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store.backups.backup import inspect
from l4pc_tui.store.file.file_lock import FileLock
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.store import Store

pytestmark = pytest.mark.usefixtures("no_superpowers")

S1 = SessionId("s1")


@contextmanager
def file_closed(path: Path) -> Iterator[None]:
    """The rights of the file forbid writing."""
    path.chmod(0o400)
    yield
    path.chmod(0o600)


@contextmanager
def folder_closed(path: Path) -> Iterator[None]:
    """The rights of its folder forbid writing, so that no journal can be made."""
    path.parent.chmod(0o500)
    try:
        yield
    finally:
        path.parent.chmod(0o700)


CLOSED = {
    "its rights forbid writing": file_closed,
    "its folder lets nobody write": folder_closed,
}
closed = pytest.mark.parametrize(("why", "closing_it"), CLOSED.items())
Closing = Callable[[Path], AbstractContextManager[None]]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def leave_unended(path: Path, mode: str) -> None:
    """Copy a file in the middle of a write in a journal mode, as a killed process leaves it."""
    work = path.with_name("work.db")
    shutil.copy(path, work)
    with closing(sqlite3.connect(work, isolation_level=None)) as db:
        db.execute(f"PRAGMA journal_mode = {mode}").fetchall()
        db.execute("PRAGMA cache_size = 1")
        db.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
        db.execute("BEGIN")
        db.execute("CREATE TABLE junk (x)")
        db.executemany("INSERT INTO junk VALUES (?)", [(b"x" * 2000,)] * 500)
        if mode == "WAL":
            db.execute("COMMIT")
        for ending in ("", "-journal", "-wal"):
            if (left := Path(f"{work}{ending}")).exists():
                shutil.copy(left, f"{path}{ending}")
    for left in path.parent.glob("work.db*"):
        left.unlink()


@closed
def test_a_file_that_cannot_be_written_is_read_listed_and_searched(
    bench: Bench, store: Store, said: Said, why: str, closing_it: Closing
) -> None:
    said.note(S1, "the form was late")
    cohort = said.cohort("Lantern")
    said.session(cohort)
    store.close()
    before = everything(bench.path.parent)
    with closing_it(bench.path):
        opened = bench.open()
        assert opened.reads_only is not None
        assert opened.reads_only.sentence == f"“l4pc.db” can only be read: {why}."
        assert "open the copy: l4pc --db COPY" in opened.reads_only.hint
        assert [each.name for each in opened.cohorts()] == ["Lantern"]
        assert len(opened.sessions()) == 1
        assert [each.text for each in opened.search("form")] == ["the form was late"]
        assert opened.verify().sound
        opened.glance()
        opened.close()
    assert everything(bench.path.parent) == before


@closed
def test_whatever_would_write_is_refused_by_that_sentence(
    bench: Bench, store: Store, said: Said, why: str, closing_it: Closing
) -> None:
    note = said.note(S1, "words")
    store.close()
    before = everything(bench.path.parent)
    with closing_it(bench.path):
        opened = bench.open()
        wishes: tuple[Callable[[], object], ...] = (
            lambda: Said(opened).note(S1, "more"),
            lambda: Said(opened).erase("note", note),
            lambda: opened.keep_draft(S1, "half a li", actor="Mo"),
            lambda: opened.take_lease(S1, "me"),
            lambda: opened.beat(S1),
            lambda: opened.forget_files(["x.md"]),
            opened.rebuild,
        )
        for wish in wishes:
            with pytest.raises(Trouble) as caught:
                wish()
            assert caught.value.kind == "read-only"
            assert why in caught.value.sentence
        opened.outbox.put([opened.entry("put", "note:n", {"text": "x"}, actor="Mo", session="s1")])
        assert not opened.outbox.drain(0.05)
        assert why in opened.outbox.state().reason
        assert opened.damage is None
        opened.close()
    assert everything(bench.path.parent) == before


def test_what_is_read_is_what_another_console_has_written_meanwhile(
    bench: Bench, said: Said
) -> None:
    said.note(S1, "before")
    link = bench.path.parent.parent / "shared" / "l4pc.db"
    link.parent.mkdir()
    os.link(bench.path, link)
    with folder_closed(link):
        reader = bench.open(link)
        assert reader.reads_only is not None
        version = reader.data_version()
        said.note(S1, "after")
        assert [each.text for each in reader.notes(S1)] == ["before", "after"]
        assert reader.data_version() != version
        reader.close()


def test_the_folder_that_counts_is_the_one_in_which_the_file_itself_lies(
    bench: Bench, store: Store, said: Said
) -> None:
    said.cohort("Lantern")
    store.close()
    link = bench.path.parent.parent / "links" / "l4pc.db"
    link.parent.mkdir()
    link.symlink_to(bench.path)
    with folder_closed(link):
        opened = bench.open(link)
        assert opened.reads_only is None
        Said(opened).cohort("Oak")
        opened.close()
    with folder_closed(bench.path):
        opened = bench.open(link)
        assert opened.reads_only is not None
        assert len(opened.cohorts()) == 2
        opened.close()


@closed
@pytest.mark.parametrize(("mode", "log"), [("DELETE", "l4pc.db-journal"), ("WAL", "l4pc.db-wal")])
def test_a_write_that_was_not_ended_is_said_and_not_passed_over(
    bench: Bench, store: Store, said: Said, why: str, closing_it: Closing, mode: str, log: str
) -> None:
    said.note(S1, "words")
    store.close()
    leave_unended(bench.path, mode)
    if (mode, why) == ("WAL", "its rights forbid writing"):
        bench.path.parent.chmod(0o500)  # else SQLite makes what it needs to read it beside it
    before = everything(bench.path.parent)
    with closing_it(bench.path), pytest.raises(Trouble) as caught:
        bench.open()
    bench.path.parent.chmod(0o700)
    assert caught.value.kind == "read-only"
    assert "was left in the middle of a write" in caught.value.sentence
    assert f"Copy it and “{log}” together" in caught.value.hint
    assert everything(bench.path.parent) == before
    with pytest.raises(Trouble, match="in the middle of a write"):
        inspect(bench.path)
    away = bench.path.parent.parent / "copy"
    shutil.copytree(bench.path.parent, away)
    copy = bench.open(away / "l4pc.db")
    assert [each.text for each in copy.notes(S1)] == ["words"]


def test_a_file_that_another_program_left_in_another_mode_is_read(
    bench: Bench, store: Store, said: Said
) -> None:
    said.note(S1, "words")
    store.close()
    with closing(sqlite3.connect(bench.path)) as db:
        assert db.execute("PRAGMA journal_mode = WAL").fetchall() == [("wal",)]
    with folder_closed(bench.path):
        opened = bench.open()
        assert [each.text for each in opened.notes(S1)] == ["words"]
        opened.close()


@closed
def test_a_file_of_an_older_schema_is_to_be_copied_first(
    bench: Bench, why: str, closing_it: Closing
) -> None:
    write_file(bench.path, [old(1, "cohort:c", {"name": "Lantern"})])
    before = everything(bench.path.parent)
    with closing_it(bench.path), pytest.raises(Trouble) as caught:
        bench.open()
    assert caught.value.sentence == (
        "“l4pc.db” is of an older l4pc and must be brought up to date first, which cannot be "
        f"done where it lies: {why}."
    )
    assert "open the copy" in caught.value.hint
    assert everything(bench.path.parent) == before


def test_a_file_that_must_not_even_be_read_is_said_to_be_so(bench: Bench, store: Store) -> None:
    store.close()
    bench.path.chmod(0o000)
    with pytest.raises(Trouble, match="must not be read: its rights forbid it"):
        bench.open()


def test_a_laptop_on_which_nothing_can_be_kept_reads_too(
    bench: Bench, store: Store, said: Said
) -> None:
    said.cohort("Lantern")
    store.close()
    shutil.rmtree(bench.state)
    bench.state.mkdir(mode=0o500)
    with folder_closed(bench.path):
        opened = bench.open()
        assert [each.name for each in opened.cohorts()] == ["Lantern"]
        opened.close()
    assert list(bench.state.iterdir()) == []


def test_a_backup_of_it_goes_to_another_folder_and_is_a_whole_one(
    bench: Bench, store: Store, said: Said, tmp_path: Path
) -> None:
    said.cohort("Lantern")
    store.close()
    with folder_closed(bench.path):
        opened = bench.open()
        with pytest.raises(Trouble) as caught:
            opened.backup()
        assert caught.value.hint.endswith("backup --to FOLDER")
        made = opened.backup(tmp_path / "stick")
        opened.close()
    assert inspect(made).intact
    copy = bench.open(made)
    assert copy.reads_only is None
    assert [each.name for each in copy.cohorts()] == ["Lantern"]


def test_whoever_only_reads_is_seen_where_the_file_is_to_be_replaced(
    bench: Bench, store: Store
) -> None:
    store.close()
    with file_closed(bench.path):
        opened = bench.open()
        with pytest.raises(Trouble, match="is open in another l4pc"):
            FileLock(bench.path, alone=True)
        opened.close()
        FileLock(bench.path, alone=True).close()
