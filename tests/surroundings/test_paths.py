"""Paths that lead to no ordinary file, and names that no program expects."""

from __future__ import annotations

import os
import socket
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.portion import portion
from support.surroundings import Place

SESSION = "Lantern/2026-12-03"


def mouth(path: Path) -> None:
    """A socket; its whole path may be too long for one."""
    if sys.platform == "win32":
        raise NotImplementedError
    here = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as held:
        held.bind(path.name)
    os.chdir(here)


def pipe(path: Path) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    os.mkfifo(path)


@pytest.mark.parametrize("made", [pipe, mouth], ids=["a pipe", "a socket"])
@pytest.mark.parametrize(
    "words", [("cohort", "new", "X"), ("cohort", "list"), ("backup",), ("library", "load")],
    ids=" ".join,
)  # fmt: skip
def test_a_database_that_is_no_file_is_neither_waited_for_nor_replaced(
    begun: Place, made: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    path = begun.folder / "odd.db"
    made(path)
    before = path.stat()
    begun.l4pc("--db", "odd.db", *words).refused("odd.db", "is a pipe or a device")
    assert (stat.S_IFMT(path.stat().st_mode), path.stat().st_ino) == (
        stat.S_IFMT(before.st_mode), before.st_ino,
    )  # fmt: skip


@pytest.mark.parametrize(
    "name", [":memory:", "file:x.db?mode=memory", "a?b%23#c.db", "it's “q”\n\t.db", "😀.db", "-db"]
)
def test_a_name_that_means_something_to_sqlite_is_a_name(bare: Place, name: str) -> None:
    bare.l4pc(f"--db={name}", "cohort", "new", "Lantern").well()
    assert "Lantern" in bare.l4pc(f"--db={name}", "cohort", "list").well().out
    assert (bare.folder / name).stat().st_size > 1000
    bare.l4pc(f"--db={name}", "backup").well()


@pytest.mark.parametrize("length", [251, 255, 300])
def test_a_name_that_is_too_long_is_told(bare: Place, length: int) -> None:
    name = "x" * (length - 3) + ".db"
    bare.l4pc("--db", name, "cohort", "new", "Lantern").refused("File name too long")


def test_a_backup_or_a_rescue_file_that_is_a_pipe_is_not_waited_for(begun: Place) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    for name in ("old.db", "l4pc-not-saved-1.jsonl"):
        os.mkfifo(begun.folder / name)
        begun.l4pc("restore", name, "--yes").refused(name, "is a pipe or a device")


@pytest.mark.parametrize(
    "words",
    portion([
        ("check",), ("fmt",), ("show",), ("compare", "odd.md"), ("print",), ("library", "load"),
        ("run", "--plain"), ("run", "--plain", "--rehearse"), ("import",),
        ("roster", "import", "--cohort", "Lantern"),
    ]),
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("name", ["odd.md", "/dev/stdin"])
def test_a_file_to_read_that_is_a_pipe_is_not_waited_for(
    begun: Place, words: tuple[str, ...], name: str
) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    os.mkfifo(begun.folder / "odd.md")
    begun.l4pc(*words, name).refused("not an ordinary file")


def test_a_pipe_and_a_circle_in_the_library_keep_nothing_out(begun: Place) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    os.mkfifo(begun.library / "pipe.md")
    (begun.library / "circle.md").symlink_to("circle.md")
    (begun.library / "around").symlink_to(begun.library, target_is_directory=True)
    (begun.library / "folder.md").mkdir()
    (begun.library / "nowhere.md").symlink_to("not-there.md")
    for words in (("library", "load"), ("library", "list"), ("check",), ("fmt", "--check")):
        assert begun.l4pc(*words).well().out


def test_a_file_of_no_length_in_the_library_is_named_and_the_others_load(begun: Place) -> None:
    (begun.library / "nothing.md").touch()
    told = begun.l4pc("library", "load").without_accident()
    assert (told.code, "nothing.md" in told.err) == (1, True)
    assert "half-day-2-whose-rule" in begun.l4pc("library", "list").without_accident().out


def test_a_file_of_the_library_that_is_far_too_large_is_not_read(begun: Place) -> None:
    with (begun.library / "huge.md").open("wb") as file:
        file.truncate(200_000_000)
    for words in (("library", "load"), ("check",)):
        told = begun.l4pc(*words).without_accident()
        assert told.code in (1, 2)
        assert "huge.md" in told.err
        assert "200 MB" in told.err


@pytest.mark.parametrize("name", ["a\nb", "a\tb", "it's", "😀", "-rf", "a b", "x" * 251])
def test_a_log_goes_into_a_file_of_any_name(begun: Place, name: str) -> None:
    begun.l4pc("export", SESSION, "--format", "md", f"-o./{name}.md").well()
    assert b"the form was late" in (begun.folder / f"{name}.md").read_bytes()


def test_a_folder_that_is_gone_is_told_where_it_is_needed(begun: Place) -> None:
    gone = begun.folder / "gone"
    gone.mkdir()
    there = begun.at(gone)
    assert "Lantern" in there.l4pc("cohort", "list", first=gone.rmdir).well().out
    gone.mkdir()
    for words in (("export", SESSION, "--format", "md"), ("--db", "x.db", "cohort", "new", "X")):
        there.l4pc(*words, first=gone.rmdir).refused("folder")
        gone.mkdir()


def test_a_script_in_a_file_is_rehearsed_or_it_is_said_how(begun: Place) -> None:
    begun.l4pc("new", "exercise", "Odd one", "-o", "./odd one.md").well()
    (begun.folder / "odd one.md").rename(begun.folder / "odd-one.md")
    begun.l4pc("run", "./odd-one.md", "--plain").refused(
        "“odd-one.md” is a file", "l4pc run --rehearse odd-one.md", "l4pc library load odd-one.md",
        "l4pc run odd-one",
    )  # fmt: skip
    told = begun.l4pc("run", "./odd-one.md", "--plain", "--rehearse", stdin=b"\n\nq\n").well()
    assert "Odd one" in told.out
    assert "odd-one" not in begun.l4pc("library", "list").well().out, "nothing of it stays"
    begun.l4pc("library", "load", "odd-one.md").well()
    assert "Odd one" in begun.l4pc("run", "odd-one", "--plain", stdin=b"q\n").well().out
    (begun.folder / "odd-one.md").write_text("# Nothing\n", encoding="utf-8")
    for words in (("--rehearse",), ()):
        begun.l4pc("run", "odd-one.md", "--plain", *words).refused("odd-one.md")
    begun.l4pc("run", "not-there.md", "--plain").refused("There is no file", "not-there.md")


@pytest.mark.parametrize(
    "words",
    [
        ("run", "--plain", "~nosuch"), ("print", "~nosuch"), ("import", "~nosuch.docx"),
        ("check", "~nosuch.md"), ("--db", "~nosuch/x.db", "cohort", "list"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_the_home_of_nobody_is_a_name_that_nothing_has(
    begun: Place, words: tuple[str, ...]
) -> None:
    begun.l4pc(*words).refused("~nosuch")


def test_a_link_that_leads_to_itself_is_said_to(bare: Place) -> None:
    (bare.folder / "loop.db").symlink_to("loop.db")
    for words in (("cohort", "list"), ("cohort", "new", "X")):
        told = bare.l4pc("--db", "loop.db", *words).without_accident()
        assert told.code == 2, told
    assert "a link that leads to itself" in told.err


def test_a_database_whose_name_is_not_utf_8_is_a_database_like_any_other(bare: Place) -> None:
    bare.l4pc("--db", b"\xfe.db", "cohort", "new", "Lantern").well()
    assert "Lantern" in bare.l4pc("--db", b"\xfe.db", "cohort", "list").well().out
    bare.l4pc("--db", b"\xfe.db", "backup").well()
