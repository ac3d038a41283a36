import os
import sys
from pathlib import Path

import pytest

from l4pc_tui.exchange.library_files import (
    LibraryFile,
    files_at,
    library_files,
    library_roots,
    read_script,
)
from l4pc_tui.exchange.refused import FileRefused


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    for name in (
        "exercises/walk.md", "exercises/deep/er/fall.MD", "exercises/README.md",
        "exercises/_draft.md", "exercises/.hidden.md", "exercises/_old/gone.md",
        "exercises/.git/x.md", "exercises/notes.txt", "sessions/day-1.md", "handouts/card.md",
        "top.md",
    ):  # fmt: skip
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}", encoding="utf-8")
    return root


def names(files: tuple[LibraryFile, ...]) -> list[tuple[str, str]]:
    return [(file.kind, file.path.relative_to(file.root).as_posix()) for file in files]


def test_exercises_and_sessions_are_found_and_nothing_else(library: Path) -> None:
    assert names(library_files(library)) == [
        ("exercise", "exercises/deep/er/fall.MD"),
        ("exercise", "exercises/walk.md"),
        ("session", "sessions/day-1.md"),
    ]


def test_a_file_says_its_time_and_size_and_gives_its_bytes(library: Path) -> None:
    file = library_files(library)[1]
    about = file.path.stat()
    assert (file.mtime_ns, file.size) == (about.st_mtime_ns, about.st_size)
    assert read_script(file) == b"# exercises/walk.md"


def test_links_do_not_lead_out_of_the_library(library: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("private", encoding="utf-8")
    (library / "exercises/out.md").symlink_to(outside / "secret.md")
    (library / "exercises/out").symlink_to(outside)
    (library / "exercises/nowhere.md").symlink_to(tmp_path / "nowhere.md")
    (library / "exercises/round.md").symlink_to(library / "exercises/round.md")
    (library / "exercises/again").symlink_to(library)
    (library / "exercises/within.md").symlink_to(library / "top.md")
    assert [name for _, name in names(library_files(library))] == [
        "exercises/deep/er/fall.MD", "exercises/walk.md", "exercises/within.md",
        "sessions/day-1.md",
    ]  # fmt: skip


def test_a_folder_that_is_a_link_out_is_not_read(library: Path, tmp_path: Path) -> None:
    root = tmp_path / "other"
    root.mkdir()
    (root / "exercises").symlink_to(library / "exercises")
    assert library_files(root) == ()


def test_a_pipe_is_no_script(library: Path) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    os.mkfifo(library / "exercises/pipe.md")
    assert len(library_files(library)) == 3


def test_a_library_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert library_files(tmp_path / "nothing") == ()


def test_the_shipped_library_comes_before_the_user_s_own(library: Path) -> None:
    shipped, own = library_roots(library)
    assert own == library
    assert {"exercise", "session"} == {file.kind for file in library_files(shipped)}
    assert library_roots(library / "missing") == (shipped,)


def test_the_user_s_own_library_is_in_their_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    (tmp_path / "l4pc").mkdir()
    assert library_roots()[-1] == tmp_path / "l4pc"


def test_a_named_file_or_folder_is_found_wherever_it_lies(library: Path) -> None:
    assert names(files_at(library / "top.md")) == [("", "top.md")]
    assert names(files_at(library / "exercises/_draft.md")) == [("exercise", "_draft.md")]
    assert names(files_at(library / "exercises/deep")) == [("exercise", "er/fall.MD")]
    assert names(files_at(library / "handouts")) == [("", "card.md")]
    assert files_at(library) == library_files(library)


def test_a_named_path_that_is_not_there_is_one_sentence(library: Path) -> None:
    with pytest.raises(FileRefused, match=r"^There is no file or folder "):
        files_at(library / "nobody.md")
    if sys.platform != "win32":
        os.mkfifo(library / "pipe.md")
        with pytest.raises(FileRefused, match=r"is not an ordinary file\.$"):
            files_at(library / "pipe.md")


def test_a_script_that_has_gone_meanwhile_is_one_sentence(library: Path) -> None:
    file = library_files(library)[0]
    file.path.unlink()
    with pytest.raises(FileRefused, match="There is no file"):
        read_script(file)
