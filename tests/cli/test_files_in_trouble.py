"""A database that cannot be used: one sentence, 2, and the file is as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support.commands import Run
from support.flipping import flip_in_journal
from support.there import there

from l4pc_tui.machine.command_line import command_line
from l4pc_tui.store.store import open_store

COMMANDS = (
    ("cohort", "list"), ("cohort", "list", "--json"), ("session", "list"), ("library", "list"),
    ("search", "x"), ("backup",), ("cohort", "new", "Late"), ("run", "x", "--plain"),
)  # fmt: skip


def refused(run: Run, file: Path) -> None:
    """Each command is refused in one line, and not a byte of the file changes."""
    before = file.read_bytes() if file.is_file() else None
    for words in COMMANDS:
        done = run("--db", file, *words)
        assert (done.code, done.out) == (2, ""), words
        assert len(done.err.splitlines()) == 1, done.err
        assert "Traceback" not in done.err
        assert file.name in done.err
    assert (file.read_bytes() if file.is_file() else None) == before


def test_a_file_of_another_program(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as conn, conn:
        conn.execute("CREATE TABLE mine (words TEXT)")
    refused(run, file)


def test_a_file_that_is_no_database(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear all,\n" * 400, encoding="utf-8")
    refused(run, file)


def test_a_file_of_a_newer_version(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "newer.db"
    run("--db", file, "cohort", "new", "Lantern")
    with closing(sqlite3.connect(file)) as conn:
        conn.execute("PRAGMA user_version = 9999")
    refused(run, file)


def test_a_damaged_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "broken.db"
    run("--db", file, "cohort", "new", "Lantern")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] + b"\xff" * (len(whole) - len(whole) // 2))
    refused(run, file)


def test_a_folder_in_its_place(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder.db"
    folder.mkdir()
    refused(run, folder)


def test_a_place_in_which_nothing_can_be_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("--db", tmp_path / "file" / "l4pc.db", "cohort", "list")
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("name", ["\x1b[31mred.db", "[bold].db", "\u202etxt.db"])
def test_a_name_that_could_drive_a_terminal_is_told_harmlessly(
    run: Run, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    file.write_text("no database", encoding="utf-8")
    done = run("--db", file, "cohort", "list")
    assert done.code == 2
    assert not {"\x1b", "\u202e"} & set(done.err)


def test_a_file_that_another_program_does_not_let_go_of(
    run: Run, cohort: dict[str, Any], at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Ten seconds of patience are right for people and too long for a test.
    monkeypatch.setitem(there(open_store.__kwdefaults__), "patience", 0.2)
    file = next((at_home / "data").rglob("l4pc.db"))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = run("cohort", "new", "Late")
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith("Another program is using “l4pc.db”")
        assert len(done.err.splitlines()) == 1
        other.execute("ROLLBACK")
    assert [each["id"] for each in run("cohort", "list", "--json").json] == [cohort["id"]]


def test_an_entry_that_is_not_what_was_written_stops_writing_and_lets_reading_go_on(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "mine.db"
    run("--db", file, "cohort", "new", "Lantern")
    backup = run("--db", file, "backup").out.rpartition(": ")[2].strip()
    flip_in_journal(file, "Lantern", "Lankern")
    before = file.read_bytes()
    for words in (("cohort", "new", "Late"), ("backup",)):
        done = run("--db", file, *words)
        assert (done.code, done.out) == (2, "")
        assert len(done.err.splitlines()) == 1
        assert "an entry in it is not what was written" in done.err
        bring = command_line(["l4pc", "--db", str(file), "restore", backup])
        assert done.err.endswith(f"To bring it up: {bring}\n")
    done = run("--db", file, "cohort", "list")
    assert done.code == 1, "whoever only looks at the exit code hears of it too"
    assert "Lantern" in done.out
    assert run("--db", file, "search", "x").out == "No note holds all of these words.\n"
    assert run("--db", file, "search", "x").code == 1
    assert command_line(["restore", backup]) in done.err
    assert file.read_bytes() == before


def test_a_name_that_changed_on_the_disk_is_mended_at_backup_and_it_is_said(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "mine.db"
    run("--db", file, "cohort", "new", "Lantern")
    with closing(sqlite3.connect(file)) as conn, conn:
        conn.execute("UPDATE cohort SET data = replace(data, 'Lantern', 'Lankern')")
    assert "Lankern" in run("--db", file, "cohort", "list").out
    told = run("--db", file, "backup").err
    assert "They were made anew from the journal, which is whole." in told
    assert "Lantern" in run("--db", file, "cohort", "list").out
    assert "made anew" not in run("--db", file, "backup").err


@pytest.mark.parametrize(
    "words",
    [
        ("cohort", "list"), ("cohort", "show", "x"), ("session", "list"), ("library", "list"),
        ("search", "x"), ("backup",), ("export", "x", "--format", "md"), ("show", "whose-rule-is-it"),
        ("session", "new", "--cohort", "x", "--plan", "y", "--date", "2026-12-03"),
    ],
)  # fmt: skip
def test_a_name_that_was_mistyped_makes_no_database(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "no where" / "x.db"
    done = run("--db", file, *words)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"There is no database {file}, and nothing was made. Check the name; "
        f"{command_line(['l4pc', '--db', str(file), 'cohort', 'new', 'NAME'])} begins one there.\n"
    )
    assert not file.parent.exists()
    assert run("--db", file, "cohort", "new", "Lantern").code == 0
    assert run("--db", file, "cohort", "list").code == 0


@pytest.mark.parametrize("words", [("search", "x"), ("cohort", "list"), ("backup",)])
def test_a_file_of_no_length_stays_one_where_a_command_begins_none(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "z.db"
    file.touch()
    done = run("--db", file, *words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"There is no database {file}")
    assert file.stat().st_size == 0
    assert run("--db", file, "cohort", "new", "Lantern").code == 0


def test_a_named_database_that_is_gone_is_brought_up_and_not_said_to_be_none(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "x.db"
    run("--db", file, "cohort", "new", "Lantern")
    run("--db", file, "backup")
    file.unlink()
    assert (
        command_line(["l4pc", "--db", str(file), "restore"])
        in run("--db", file, "cohort", "list").err
    )


@pytest.mark.parametrize("value", ["", " "])
@pytest.mark.parametrize("words", [(), ("cohort", "list")])
def test_no_name_is_no_database(run: Run, value: str, words: tuple[str, ...]) -> None:
    done = run("--db", value, *words)
    assert (done.code, done.out) == (2, "")
    assert "it names no file" in done.err


def test_a_folder_is_said_to_be_one_and_nothing_waits_anywhere(run: Run, tmp_path: Path) -> None:
    done = run("--db", tmp_path, "cohort", "list")
    file = command_line(["l4pc", "--db", str(tmp_path / "l4pc.db")])
    assert done.err == (
        f"“{tmp_path.name}” is a folder, and a database is a file. Name a file in it: {file}\n"
    )
