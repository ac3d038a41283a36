"""What one system does with files and another refuses."""

from __future__ import annotations

import ast
import errno
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.held_files import ACCESS_DENIED, held_files, refusal

from l4pc_tui.machine import files
from l4pc_tui.machine.files import FileHeld

HOUSE = Path(files.__file__).parents[1]
OF_OS = {
    "replace",
    "rename",
    "renames",
    "unlink",
    "remove",
    "rmdir",
    "removedirs",
    "fsync",
    "chmod",
}
OF_OTHERS = {
    "shutil": {"move", "rmtree"},
    "tempfile": {"TemporaryDirectory", "NamedTemporaryFile"},
}
ON_A_PATH = {"replace": 1, "rename": 1, "unlink": 0, "rmdir": 0, "chmod": 1}
"""Methods of a path → how many arguments they have; ``str.replace`` has two, a value's has names."""

MAY_BE = re.compile(
    r"\bos\.(replace|ren|unlink|rem|rmdir|fsync|chmod)|\b(shutil|tempfile)\.|from (os|shutil|tempfile) |"
    r"\.(rename|unlink|rmdir|chmod)\("
    r"|\.replace\((?![^()]*,)"
)
"""What is worth being taken apart: to parse the whole house takes seconds."""


class Waits:
    """A clock that goes on only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    draft, path = tmp_path / "draft", tmp_path / "plan.md"
    draft.write_bytes(b"new")
    path.write_bytes(b"old")
    return draft, path


def test_a_file_that_is_let_go_of_in_time_is_replaced(two: tuple[Path, Path], waits: Waits) -> None:
    draft, path = two
    reader = path.open("rb")

    def sleep(seconds: float) -> None:
        waits.sleep(seconds)
        if waits.now > 1:
            reader.close()

    with held_files():
        files.replace(draft, path, sleep=sleep, clock=waits.clock)
    assert path.read_bytes() == b"new"
    assert not draft.exists()
    assert waits.slept == sorted(waits.slept), "the waits grow"
    assert waits.slept[0] < 0.02


DOES: dict[str, Callable[..., None]] = {
    "replace": lambda draft, path, **how: files.replace(draft, path, **how),
    "rename": lambda draft, path, **how: files.rename(path, draft.with_name("other"), **how),
    "remove": lambda _, path, **how: files.remove(path, **how),
    "remove_folder": lambda _, path, **how: files.remove_folder(path.parent, **how),
}


@pytest.mark.parametrize("name", DOES)
def test_patience_ends_and_says_which_file_is_held(
    name: str, two: tuple[Path, Path], waits: Waits
) -> None:
    draft, path = two
    with path.open("rb"), held_files(), pytest.raises(FileHeld) as held:
        DOES[name](draft, path, sleep=waits.sleep, clock=waits.clock)
    assert waits.now == pytest.approx(files.PATIENCE)
    assert held.value.strerror == "another program has it open"
    assert held.value.filename == str(path.parent if name == "remove_folder" else path)
    assert path.read_bytes() == b"old"


def test_what_rights_forbid_is_not_waited_for(
    two: tuple[Path, Path], waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, path = two

    def refused(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "unlink", refused)
    with pytest.raises(PermissionError) as error:
        files.remove(path, sleep=waits.sleep, clock=waits.clock)
    assert not isinstance(error.value, FileHeld)
    assert waits.slept == []


def test_access_that_is_denied_to_what_can_be_written_is_somebody_who_has_it_open(
    two: tuple[Path, Path], waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, path = two

    def refused(*_: object) -> None:
        raise refusal(path, ACCESS_DENIED)

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(FileHeld):
        files.replace(draft, path, sleep=waits.sleep, clock=waits.clock)
    path.unlink()
    waits.slept.clear()
    with pytest.raises(PermissionError) as error:
        files.replace(draft, path, sleep=waits.sleep, clock=waits.clock)
    assert not isinstance(error.value, FileHeld), "nobody holds what is not there"
    assert waits.slept == []


def test_a_folder_that_is_not_empty_yet_is_waited_for(
    tmp_path: Path, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is removed while a virus scanner reads it goes from its folder a moment later."""
    folder, remove_tree = tmp_path / "full", shutil.rmtree
    folder.mkdir()

    def refused_once(path: Path) -> None:
        if not waits.slept:
            error = OSError(errno.ENOTEMPTY, "The directory is not empty", str(path))
            error.winerror = 145  # type: ignore[attr-defined,unused-ignore]
            raise error
        remove_tree(path)

    monkeypatch.setattr(shutil, "rmtree", refused_once)
    files.remove_folder(folder, sleep=waits.sleep, clock=waits.clock)
    assert not folder.exists()
    assert len(waits.slept) == 1


def test_what_is_not_there_may_be_missed(tmp_path: Path) -> None:
    files.remove(tmp_path / "gone", missing_ok=True)
    with pytest.raises(FileNotFoundError):
        files.remove(tmp_path / "gone")


def test_a_passing_folder_goes_with_what_lies_in_it() -> None:
    with files.passing_folder() as folder:
        (folder / "below").mkdir()
        (folder / "below" / "a.txt").write_bytes(b"")
    assert not folder.exists()


def _answers(code: int, asked: list[str], name: str) -> Callable[[int], object]:
    def ask(_: int) -> object:
        asked.append(name)
        if code:
            raise OSError(code, os.strerror(code))
        return 0

    return ask


@pytest.mark.parametrize(
    ("whole", "ways"),
    [(0, ["whole"]), (errno.ENOTSUP, ["whole", "usual"]), (errno.ENOTTY, ["whole", "usual"])],
)
def test_the_drive_is_asked_too_where_the_volume_knows_how(whole: int, ways: list[str]) -> None:
    asked: list[str] = []
    files.sync_by(7, _answers(whole, asked, "whole"), _answers(0, asked, "usual"))
    assert asked == ways


def test_a_disk_that_failed_is_not_asked_in_an_easier_way() -> None:
    asked: list[str] = []
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        files.sync_by(7, _answers(errno.EIO, asked, "whole"), _answers(0, asked, "usual"))
    assert asked == ["whole"]


def test_a_folder_is_not_synced_where_none_can_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(os, "fsync", asked.append)
    files.sync_folder(tmp_path, on="windows")
    assert asked == []
    files.sync_folder(tmp_path, on="linux")
    assert len(asked) == 1


def test_a_volume_that_syncs_no_folder_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(os, "fsync", _answers(errno.EINVAL, asked, "usual"))
    files.sync_folder(tmp_path)
    monkeypatch.setattr(os, "fsync", _answers(errno.EIO, asked, "usual"))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        files.sync_folder(tmp_path)
    assert len(asked) == 2


def test_rights_are_left_alone_where_they_only_say_read_only(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    file.write_bytes(b"")
    file.chmod(0o444)
    files.give_rights(file, 0o600, on="windows")
    assert file.stat().st_mode & 0o777 == 0o444
    assert not files.is_open_to_others(file, on="windows")
    assert files.is_open_to_others(file, on="linux")
    files.give_rights(file, 0o600, on="linux")
    assert file.stat().st_mode & 0o777 == 0o600


def bare(source: str) -> list[str]:
    """What a module does to files without patience, each as ``line: name``."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            wanted = OF_OS if node.module == "os" else OF_OTHERS.get(node.module or "", set())
            found += [f"{node.lineno}: {each.name}" for each in node.names if each.name in wanted]
        if not isinstance(node, ast.Attribute):
            continue
        of = node.value.id if isinstance(node.value, ast.Name) else ""
        if node.attr in (OF_OS if of == "os" else OF_OTHERS.get(of, set())):
            found.append(f"{node.lineno}: {of}.{node.attr}")
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name, named = node.func.attr, {each.arg for each in node.keywords}
        if ON_A_PATH.get(name) == len(node.args) and named <= {"missing_ok", "follow_symlinks"}:
            found.append(f"{node.lineno}: .{name}()")
    return found


@pytest.mark.parametrize(
    "line",
    [
        "os.replace(a, b)", "a.replace(b)", "a.unlink()", "a.unlink(missing_ok=True)", "a.rename(b)",
        "shutil.rmtree(a)", "shutil.move(a, b)", "os.fsync(h)", "from os import unlink",
        "tempfile.TemporaryDirectory()", "do(os.remove)", "a.chmod(0o600)",
    ],
)  # fmt: skip
def test_what_is_bare_is_seen(line: str) -> None:
    assert len(bare(line)) >= 1
    assert MAY_BE.search(line)


@pytest.mark.parametrize(
    "line", ["a.replace('b', 'c')", "replace(a, b=1)", "day.replace(day=1)", "room.rename(a, b)"]
)
def test_what_has_nothing_to_do_with_files_is_not(line: str) -> None:
    assert bare(line) == []


def test_nobody_but_the_machine_replaces_renames_or_removes_by_itself() -> None:
    found = [
        f"{path.relative_to(HOUSE)}:{each}"
        for path in sorted(HOUSE.rglob("*.py"))
        if path.parent != HOUSE / "machine"
        if MAY_BE.search(source := path.read_text(encoding="utf-8"))
        for each in bare(source)
    ]
    assert found == [], "l4pc_tui/machine/files.py does it with patience"


def test_a_passing_folder_of_a_killed_program_goes_with_the_next_and_one_in_use_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = tmp_path / "l4pc-left"
    left.mkdir()
    (left / "in-use").touch()
    (left / "copy.db").write_text("words of people", encoding="utf-8")
    other = tmp_path / "l4pc-0"
    other.mkdir()
    with files.passing_folder() as first, files.passing_folder() as second:
        assert not left.exists()
        assert other.is_dir(), "one that is no passing folder is left alone"
        assert first.is_dir()
        assert second.is_dir()
    assert [each.name for each in tmp_path.iterdir()] == ["l4pc-0"]
