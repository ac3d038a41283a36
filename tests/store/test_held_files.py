"""Another program has a file open that is to be replaced: nothing of it is lost, and nothing is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.held_files import held_files
from support.stores import Bench, Said

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.machine import files
from l4pc_tui.store.backups.backup import backups, restore
from l4pc_tui.store.backups.restore import log_beside
from l4pc_tui.store.file.backup_names import DatabaseFile
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.salvaging import salvage
from l4pc_tui.store.store import Store


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits is tried in tests/machine; here nobody lets go."""
    for name in ("replace", "rename", "remove", "discard"):
        plain = getattr(files, name)
        monkeypatch.setitem(plain.__kwdefaults__, "patience", 0.0)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.fixture
def backup(store: Store, said: Said) -> Path:
    said.note(SessionId("s1"), "words of somebody")
    made = store.backup()
    said.note(SessionId("s1"), "words of later")
    return made


def test_a_refused_restore_leaves_the_folder_byte_for_byte_as_it_was(
    bench: Bench, store: Store, backup: Path
) -> None:
    folder = bench.path.parent
    store.close()
    before = everything(folder)
    for _ in range(2):
        with bench.path.open("rb"), held_files() as refused:
            with pytest.raises(Trouble) as trouble:
                restore(backup, bench.path, now=bench.now)
            assert f"replace {bench.path}" in refused
        assert trouble.value.told == (
            "Another program has “l4pc.db” open. It is as it was. "
            "Close it there, or wait until a backup or a scan has finished; then try again."
        )
        assert everything(folder) == before
    bench.open().close()
    for _ in range(2):
        holder = bench.open()
        during = everything(folder)
        with pytest.raises(Trouble, match="is open in another l4pc"):
            restore(backup, bench.path, now=bench.now)
        assert everything(folder) == during, (
            "whoever is in the way is seen before anything is copied"
        )
        holder.close()


def test_a_write_that_was_not_ended_keeps_its_journal_where_a_restore_is_refused(
    bench: Bench, store: Store, backup: Path
) -> None:
    store.close()
    log = log_beside(bench.path)
    log.write_bytes(b"the way back")
    before = everything(bench.path.parent)
    with bench.path.open("rb"), held_files(), pytest.raises(Trouble, match="Another program has"):
        restore(backup, bench.path, now=bench.now)
    assert everything(bench.path.parent) == before


def test_a_refused_salvage_leaves_all_as_it_was(bench: Bench, store: Store, backup: Path) -> None:
    assert backup.exists()
    store.close()
    bench.path.write_bytes(bench.path.read_bytes().replace(b"words of later", b"w0rds of later"))
    before = everything(bench.path.parent)
    with bench.path.open("rb"), held_files(), pytest.raises(Trouble, match="Another program has"):
        salvage(DatabaseFile(bench.path), now=bench.now)
    assert everything(bench.path.parent) == before


def test_a_backup_that_is_held_is_named_and_stays(bench: Bench, store: Store, said: Said) -> None:
    note = said.note(SessionId("s1"), "a secret")
    made = store.backup()
    said.erase("note", note)
    before = everything(bench.path.parent / "backups")
    with made.open("rb"), held_files():
        (done,) = store.redact_backups()
    assert done.why == f"Another program has “{made.name}” open. It is as it was."
    assert everything(bench.path.parent / "backups") == before
    (done,) = store.redact_backups()
    assert done.changed


def test_an_old_backup_that_is_held_keeps_nobody_from_a_new_one(
    bench: Bench, store: Store, said: Said
) -> None:
    said.note(SessionId("s1"), "words")
    with held_files():
        first = store.backup()
        with first.open("rb"):
            for _ in range(4):
                bench.time += 90 * 86_400
                store.backup()
        assert first in backups(bench.path)


def test_what_l4pc_has_open_itself_is_never_in_its_own_way(bench: Bench, tmp_path: Path) -> None:
    """From the beginning to a restore, and what was made under another name is gone."""
    with held_files() as refused:
        store = bench.open()
        said = Said(store)
        said.note(SessionId("s1"), "words")
        made = store.backup()
        store.backup(tmp_path / "stick")
        store.close()
        restore(made, bench.path, now=bench.now)
        bench.open().close()
    assert refused == []
    assert list(bench.path.parent.rglob("*.part")) == []
