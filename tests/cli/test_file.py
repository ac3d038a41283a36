from __future__ import annotations

import shlex
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support.commands import Run
from support.sandbox import L4PC, environment, l4pc
from support.terminal import Terminal

from l4pc_tui.desk import backups
from l4pc_tui.desk.practice.demo import open_demo


def backed_up(run: Run) -> Path:
    return Path(run("backup").out.removeprefix("Backed up and verified: ").strip())


def names(run: Run) -> list[str]:
    return [cohort["name"] for cohort in run("cohort", "list", "--json").json]


def test_a_backup_lies_beside_the_database_or_where_it_is_wanted(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    assert cohort["name"] == "Lantern"
    assert backed_up(run).exists()
    done = run("backup", "--to", tmp_path / "stick")
    assert done.code == 0
    assert len(list((tmp_path / "stick").iterdir())) == 1


def test_restore_says_what_comes_and_keeps_what_it_replaces(
    run: Run, cohort: dict[str, Any], at_home: Path
) -> None:
    assert cohort["name"] == "Lantern"
    backup = backed_up(run)
    run("cohort", "new", "Later")
    refused = run("restore", backup)
    assert refused.code == 1
    assert "holds 1 cohort" in refused.out
    assert "--yes" in refused.err
    assert names(run) == ["Lantern", "Later"]
    done = run("restore", backup, "--yes")
    assert done.code == 0
    assert "Brought up: 1 cohort" in done.out
    assert names(run) == ["Lantern"]
    kept = [f for f in (at_home / "data").rglob("*.db") if "backups" not in f.parts]
    assert len(kept) == 2


def test_restore_says_what_it_would_replace_and_warns_of_a_loss(
    run: Run, cohort: dict[str, Any], at_home: Path
) -> None:
    assert cohort["name"] == "Lantern"
    backup = backed_up(run)
    told = run("restore", backup).out
    assert "l4pc.db, which holds 1 cohort, 0 people, 0 sessions and 0 notes." in told
    assert "What it replaces is kept under another name." in told
    assert "holds less" not in told
    run("cohort", "new", "Later")
    told = run("restore", backup).out
    assert "l4pc.db, which holds 2 cohorts," in told
    assert "▲ The backup holds less than what is there: 1 entry fewer." in told
    file = next((at_home / "data").rglob("l4pc.db"))
    spoil(file)
    assert "which cannot be read. What it replaces is kept" in run("restore", backup).out
    file.unlink()
    assert f"It becomes {file}, where nothing is yet." in run("restore", backup).out


def test_a_backup_that_is_offered_says_what_it_holds(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.db"
    run("--db", file, "library", "load", tmp_path)
    run("--db", file, "backup")
    run("--db", file, "cohort", "new", "Lantern")
    spoil(file)
    assert " and holds nothing at all. To bring it up: " in run("--db", file, "search", "x").err


def test_restore_of_another_file_asks_for_a_backup_and_not_for_another_database(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "p1.csv"
    file.write_text("name\nAmina Marigold\n", encoding="utf-8")
    done = run("restore", file)
    assert done.code == 2
    assert "Name a backup of l4pc as FILE" in done.err
    assert "--db" not in done.err


def test_a_backup_of_nothing_is_refused_and_makes_nothing(run: Run, at_home: Path) -> None:
    done = run("backup")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("There is no database ")
    assert done.err.endswith("l4pc cohort new NAME begins one there.\n")
    assert not [*at_home.rglob("*.db")]


def test_a_backup_to_a_stick_that_is_not_in_is_refused_and_makes_no_folder(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    assert cohort["name"] == "Lantern"
    done = run("backup", "--to", tmp_path / "not in" / "copies")
    assert (done.code, done.out) == (2, "")
    assert "Is the stick in?" in done.err
    assert not (tmp_path / "not in").exists()


def test_the_last_backup_is_as_old_as_its_name_says(run: Run, cohort: dict[str, Any]) -> None:
    assert cohort["name"] == "Lantern"
    backup = backed_up(run)
    backup.rename(backup.with_name("l4pc-20200102-030405.db"))
    assert "2020-01-02 03:04" in run("where").out


def test_a_person_at_a_terminal_is_asked_before_anything_is_replaced(tmp_path: Path) -> None:
    env = environment(tmp_path)
    l4pc("cohort", "new", "Lantern", env=env)
    backup = l4pc("backup", env=env).stdout.removeprefix("Backed up and verified: ").strip()
    l4pc("cohort", "new", "Later", env=env)
    for answer, left in (("n", "Later"), ("y", "Lantern")):
        with Terminal([*L4PC, "restore", backup], env=env, size=(120, 20)) as terminal:
            terminal.wait_for("Bring it up?")
            terminal.type(f"{answer}\n")
            terminal.wait_for_end()
        assert left in l4pc("cohort", "list", env=env).stdout
    assert "Later" not in l4pc("cohort", "list", env=env).stdout


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all", b"SQLite format 3\x00 and then"]
)
def test_what_is_no_backup_is_refused_and_nothing_is_replaced(
    run: Run, cohort: dict[str, Any], tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "odd.db"
    file.write_bytes(content)
    done = run("restore", file, "--yes")
    assert done.code == 2
    assert "Traceback" not in done.err
    assert names(run) == [cohort["name"]]


def test_what_was_not_saved_once_is_taken_in_from_its_file(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    assert cohort["name"] == "Lantern"
    file = tmp_path / "l4pc-not-saved-20261203-101500.jsonl"
    file.write_text("", encoding="utf-8")
    assert (
        run("restore", file).out
        == "Taken in: 0 entries from l4pc-not-saved-20261203-101500.jsonl.\n"
    )
    file.write_text("this is not one\n", encoding="utf-8")
    done = run("restore", file)
    assert done.code == 2
    assert "line 1" in done.err


def test_where_tells_each_place_of_what_db_names_and_makes_nothing(
    run: Run, tmp_path: Path
) -> None:
    told = run("--db", tmp_path / "other.db", "where").out
    assert f"{tmp_path / 'other.db'} (not there yet)" in told
    assert not (tmp_path / "other.db").exists()
    run("--db", tmp_path / "other.db", "cohort", "new", "Lantern")
    assert "not there yet" not in run("--db", tmp_path / "other.db", "where").out
    assert str(tmp_path / "backups") in told


def test_the_variable_names_the_database_and_the_option_wins(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("L4PC_DB", str(tmp_path / "by-variable.db"))
    run("cohort", "new", "Lantern")
    assert (tmp_path / "by-variable.db").exists()
    assert run("--db", tmp_path / "by-option.db", "library", "load").code == 0
    assert run("--db", tmp_path / "by-option.db", "cohort", "list", "--json").json == []


def test_entries_carry_the_name_that_as_gives(run: Run, tmp_path: Path) -> None:
    run("--as", "Jo Nobody", "--db", tmp_path / "a.db", "cohort", "new", "Lantern")
    with closing(sqlite3.connect(tmp_path / "a.db")) as conn:
        told = "SELECT data FROM event WHERE entity IN (SELECT 'actor:' || actor FROM event)"
        assert conn.execute(told).fetchall() == [('{"name":"Jo Nobody"}',)]


def spoil(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] + b"\xff" * (len(whole) - len(whole) // 2))


def test_the_rescue_that_is_named_brings_up_the_damaged_file_and_no_other(
    run: Run, cohort: dict[str, Any], at_home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "my other files" / "it's.db"
    run("--db", file, "cohort", "new", "Other")
    assert run("--db", file, "backup").code == 0
    spoil(file)
    told = run("--db", file, "cohort", "list").err
    words = shlex.split(told.partition("To bring it up: ")[2])
    assert words[0] == "l4pc"
    assert run(*words[1:], "--yes").code == 0
    assert [each["name"] for each in run("--db", file, "cohort", "list", "--json").json] == [
        "Other"
    ]
    assert names(run) == [cohort["name"]]
    assert run("backup").code == 0
    spoil(next((at_home / "data").rglob("l4pc.db")))
    told = run("cohort", "list").err
    words = shlex.split(told.partition("To bring it up: ")[2])
    assert words[:2] == ["l4pc", "restore"]
    assert run(*words[1:], "--yes").code == 0
    assert names(run) == [cohort["name"]]


def test_a_backup_of_the_demo_is_refused_in_a_sentence(run: Run, cohort: dict[str, Any]) -> None:
    desk = open_demo()
    backup = backups.backup(desk)
    desk.close()
    done = run("restore", backup, "--yes")
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "is from a demo, and invented people never enter your own file." in done.err
    assert names(run) == [cohort["name"]]


def test_the_sentence_of_damage_names_the_command_that_saves_what_can_be_read(
    run: Run, cohort: dict[str, Any], at_home: Path
) -> None:
    assert cohort["name"] == "Lantern"
    run("backup")
    run("cohort", "new", "Heron Marsh")
    (file,) = (at_home / "data").rglob("l4pc.db")
    file.write_bytes(b"\0" * 100 + file.read_bytes()[100:])
    refused = run("cohort", "list")
    assert "To save all that can still be read in it: l4pc restore --salvage." in refused.err
    asked = run("restore", "--salvage")
    assert (asked.code, asked.err) == (1, "Nothing was changed. Add --yes to go on.\n")
    assert "is united with the newest good backup" in asked.out
    assert not list(file.parent.glob("*damaged*"))
    done = run("restore", "--salvage", "--yes")
    assert done.code == 0
    assert " 1 more that only the damaged file held." in done.out
    (kept,) = file.parent.glob("l4pc-damaged-*.db")
    assert f"The damaged file is kept as {kept}." in done.out
    assert "Heron Marsh" in run("cohort", "list").out
    assert "is whole" in run("restore", "--salvage", "--yes").err
    assert run("restore").code == 2
