"""What a person calls a file: on Windows a name that it would take for something else is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from l4pc_tui.exchange import refused
from l4pc_tui.exchange.file_out import make_folder, write_file, write_new
from l4pc_tui.exchange.refused import FileRefused
from l4pc_tui.store.file import files
from l4pc_tui.store.file.files import must_be_ordinary
from l4pc_tui.store.file.trouble import Trouble


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (refused, files):
        monkeypatch.setattr(module, "system", lambda: "windows")


@pytest.mark.usefixtures("on_windows")
def test_on_windows_nothing_is_written_into_a_hidden_part_of_another_file(tmp_path: Path) -> None:
    for write in (
        lambda path: write_file(path, b"1"),
        lambda path: write_new(path, b"1"),
        make_folder,
    ):
        with pytest.raises(FileRefused) as told:
            write(tmp_path / "Autumn: log.md")
        assert told.value.sentence == (
            "“Autumn: log.md” is no name for a file on Windows: “:” may not stand in it. Nothing was "
            "written."
        )
        assert told.value.hint == "Choose another name."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("on_windows")
def test_on_windows_no_database_has_the_name_of_a_device(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="is no name for a file on Windows: “nul” is the name"):
        must_be_ordinary(tmp_path / "nul.db", "Name another file with --db.")


def test_elsewhere_it_is_a_name_like_any_other(tmp_path: Path) -> None:
    write_file(tmp_path / "Autumn: log.md", b"1")
    assert (tmp_path / "Autumn: log.md").read_bytes() == b"1"
