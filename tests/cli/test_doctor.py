from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support.commands import Run
from support.flipping import flip_in_journal
from support.sandbox import L4PC
from support.terminal import Terminal

from l4pc_tui.store.file.synced import synced_by


def database(home: Path) -> Path:
    return next(file for file in (home / "data").rglob("l4pc.db"))


def found(run: Run, *words: object) -> dict[str, Any]:
    return {each["what"]: each for each in run(*words, "doctor", "--json").json["findings"]}


def as_it_lies(home: Path) -> dict[Path, tuple[bytes, int]]:
    return {
        file: (file.read_bytes(), file.stat().st_mode) for file in home.rglob("*") if file.is_file()
    }


def test_a_sound_file_with_a_backup_is_fine_and_a_look_changes_nothing(
    run: Run, cohort: dict[str, Any], at_home: Path
) -> None:
    assert cohort["name"] == "Lantern"
    run("backup")
    before = as_it_lies(at_home)
    done = run("doctor")
    assert (done.code, done.err) == (0, "")
    assert "▲" not in done.out
    assert set(found(run)) == {
        "pages", "entries", "numbers", "tables", "search", "scripts", "rights", "disk", "SQLite",
        "terminal", "folder", "awake", "backups", "copies",
    }  # fmt: skip
    assert as_it_lies(at_home) == before


def test_where_nothing_was_begun_nothing_is_begun(run: Run, at_home: Path) -> None:
    done = run("doctor")
    assert done.code == 0
    assert "Nothing was begun yet" in done.out
    assert not as_it_lies(at_home)


def test_without_a_backup_the_command_that_makes_one_is_told(
    run: Run, cohort: dict[str, Any]
) -> None:
    assert cohort["name"] == "Lantern"
    done = run("doctor")
    assert done.code == 1
    assert "▲ backups: There is no backup yet." in done.out
    assert "→ Make one: l4pc backup" in done.out


def test_an_entry_that_changed_on_the_disk_is_told_with_the_backup_that_holds_it(
    run: Run, cohort: dict[str, Any], at_home: Path
) -> None:
    assert cohort["name"] == "Lantern"
    run("backup")
    flip_in_journal(database(at_home), "Lantern", "Lanterm")
    told = found(run)
    assert told["pages"]["fine"]
    assert told["entries"]["told"].startswith("1 of ")
    assert "l4pc restore " in told["entries"]["next"]


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("UPDATE cohort SET data = replace(data, 'Lantern', 'Lamp')", "tables"),
        ("INSERT INTO note_fts (rowid, words) VALUES (77, 'heron')", "search"),
        ("UPDATE event SET seq = 70 WHERE seq = (SELECT max(seq) FROM event)", "numbers"),
    ],
)
def test_what_does_not_fit_is_told_by_its_name(
    run: Run, cohort: dict[str, Any], at_home: Path, sql: str, what: str
) -> None:
    assert cohort["name"] == "Lantern"
    with closing(sqlite3.connect(database(at_home))) as db, db:
        db.execute(sql)
    told = found(run)
    assert not told[what]["fine"]
    assert told[what]["next"]


def test_a_file_that_others_may_read_is_told_with_what_closes_it(
    run: Run, cohort: dict[str, Any], at_home: Path
) -> None:
    assert cohort["name"] == "Lantern"
    database(at_home).chmod(0o644)
    told = found(run)["rights"]
    assert told["next"].startswith("chmod 600 ")
    assert "chmod 700" not in told["next"]


def test_a_copy_on_a_stick_is_remembered_and_told_when_it_is_out_of_reach(
    run: Run, cohort: dict[str, Any], tmp_path: Path
) -> None:
    assert cohort["name"] == "Lantern"
    run("backup", "--to", tmp_path / "stick")
    (copy,) = (tmp_path / "stick").iterdir()
    assert str(copy) in run("where").out
    assert "1 within reach" in found(run)["copies"]["told"]
    copy.unlink()
    assert "1 backup written elsewhere, 0 within reach" in found(run)["copies"]["told"]


@pytest.mark.parametrize(
    ("folder", "marker", "service"),
    [
        ("OneDrive - Lantern Trust", "", "OneDrive"),
        ("Dropbox (Lantern)", "", "Dropbox"),
        ("Google Drive", "", "Google Drive"),
        ("Mobile Documents", "", "iCloud"),
        ("SharePoint - Team", "", "SharePoint"),
        ("ours", ".dropbox", "Dropbox"),
        ("dropbox notes", "", ""),
    ],
)
def test_a_synced_folder_is_known_by_its_name_or_by_what_lies_in_it(
    tmp_path: Path, folder: str, marker: str, service: str
) -> None:
    inside = tmp_path / folder / "deep"
    inside.mkdir(parents=True)
    if marker:
        (tmp_path / folder / marker).mkdir()
    assert synced_by(inside / "l4pc.db") == service


def test_a_file_in_a_synced_folder_is_warned_about(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    made = run("--db", folder / "l4pc.db", "cohort", "new", "Lantern")
    assert "lies in a folder of OneDrive" in made.err
    assert not found(run, "--db", folder / "l4pc.db")["folder"]["fine"]


def test_before_a_roster_comes_in_what_was_there_is_backed_up(
    run: Run, cohort: dict[str, Any], at_home: Path, tmp_path: Path
) -> None:
    assert cohort["name"] == "Lantern"
    roster = tmp_path / "people.csv"
    roster.write_text("Name\nZoe Fennel\n", encoding="utf-8")
    assert run("roster", "import", roster, "--cohort", "Lantern", "--dry-run").code == 0
    assert not list((at_home / "data").rglob("backups/*.db"))
    assert run("roster", "import", roster, "--cohort", "Lantern").code == 0
    (kept,) = (at_home / "data").rglob("backups/*.db")
    assert "holds 1 cohort, 0 people" in run("restore", kept).out


def test_what_other_laptops_have_not_sent_is_told_and_is_no_alarm(
    run: Run, cohort: dict[str, Any], at_home: Path
) -> None:
    assert cohort["name"] == "Lantern"
    with closing(sqlite3.connect(database(at_home))) as db, db:
        db.execute("UPDATE event SET device = 'ffffffffffffffff', seq = 70 WHERE seq = 2")
    told = found(run)["numbers"]
    assert told["told"].startswith("69 entries of other laptops, or from before a restore, are not")
    assert told["fine"]


def test_in_a_terminal_it_says_what_that_can_do(at_home: Path) -> None:
    env = {**os.environ, "TERM": "linux", "COLORTERM": ""}
    with Terminal([*L4PC, "doctor"], env=env, size=(300, 50)) as terminal:
        terminal.wait_for("It is the console of Linux: 16 colours, the signs of every keyboard.")
    assert at_home.is_dir()
