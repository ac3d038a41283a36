"""Another program has a file open that is to be written: it stays, and the sentence says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.held_files import held_files

from l4pc_tui.exchange.file_out import rewrite_file, take_away_copy, write_file, write_files
from l4pc_tui.exchange.refused import FileRefused
from l4pc_tui.machine import files

TOLD = (
    "Another program has “b.md” open. It is as it was, and nothing was written.",
    "Close it there, then try again.",
)


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits is tried in tests/machine; here nobody lets go."""
    for name in ("replace", "rename", "remove", "discard"):
        monkeypatch.setitem(getattr(files, name).__kwdefaults__, "patience", 0.0)


def everything(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_of_several_files_none_is_new_where_one_is_held(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_bytes(b"# Log\nold")
    before = everything(tmp_path)
    new = {tmp_path / name: b"# Log\nnew" for name in ("a.md", "new.md", "b.md", "c.md")}
    with (tmp_path / "b.md").open("rb"), held_files(), pytest.raises(FileRefused) as refused:
        write_files(new)
    assert (refused.value.sentence, refused.value.hint) == TOLD
    assert everything(tmp_path) == before
    write_files(new)
    assert everything(tmp_path) == {path.name: content for path, content in new.items()}


def test_a_script_that_an_editor_holds_is_left_as_it_is(tmp_path: Path) -> None:
    script = tmp_path / "b.md"
    script.write_bytes(b"old")
    with script.open("rb"), held_files(), pytest.raises(FileRefused) as refused:
        rewrite_file(script, b"old", b"new")
    assert (refused.value.sentence, refused.value.hint) == TOLD
    assert everything(tmp_path) == {"b.md": b"old"}


def test_a_copy_under_an_open_editor_stays(tmp_path: Path) -> None:
    copy, original = tmp_path / "copy.md", tmp_path / "b.md"
    for each in (copy, original):
        each.write_bytes(b"the same")
    with copy.open("rb"), held_files():
        assert not take_away_copy(copy, original)
    assert copy.exists()
    assert take_away_copy(copy, original)
    assert not copy.exists()


def test_what_is_written_is_never_held_by_whoever_writes_it(tmp_path: Path) -> None:
    with held_files() as refused:
        write_file(tmp_path / "a.md", b"# Log\n1")
        write_file(tmp_path / "a.md", b"# Log\n2")
        rewrite_file(tmp_path / "a.md", b"# Log\n2", b"3")
    assert refused == []
    assert everything(tmp_path) == {"a.md": b"3"}
