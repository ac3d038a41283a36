"""Writing scripts: new, show, explain, compare."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support.commands import Run
from support.desk import House, write_library
from support.ran import run_once
from support.sandbox import environment
from support.scripts import GOOD, PLAN, write
from support.terminal import Terminal

from l4pc_tui.desk.library.library import load
from l4pc_tui.desk.session.which import trial


def test_a_new_page_lies_in_one_s_own_library_and_passes_the_checker(
    run: Run, at_home: Path
) -> None:
    for kind, folder in (
        ("exercise", "exercises"),
        ("session", "sessions"),
        ("programme", "sessions"),
    ):
        done = run("new", kind, f"My first {kind}")
        path = at_home / "documents" / "l4pc" / folder / f"my-first-{kind}.md"
        assert done.out.splitlines()[0] == f"Written: {path}"
        assert run("check", path, "--strict").code == 0
        assert run("show", path).code == 0


def test_emphasis_is_words_alone_where_there_are_only_lines(run: Run, tmp_path: Path) -> None:
    text = GOOD.replace("One question,", "**Purpose:** one *small* question,")
    text = text.replace("Say: Turn", "Say: **Turn**")
    done = run("show", write(tmp_path / "exercises", text))
    assert "Purpose: one small question," in done.out
    assert "Say: Turn" in done.out.replace("SAY", "Say")
    assert "*" not in done.out


def test_a_new_page_replaces_nothing(run: Run, at_home: Path, tmp_path: Path) -> None:
    run("new", "exercise", "Tea")
    path = at_home / "documents" / "l4pc" / "exercises" / "tea.md"
    path.write_text("mine", encoding="utf-8")
    again = run("new", "exercise", "Tea")
    assert (again.code, again.out) == (2, "")
    assert again.err == "“tea.md” is there already and was left as it is. Choose another name.\n"
    assert path.read_text(encoding="utf-8") == "mine"
    theirs = tmp_path / "theirs.md"
    theirs.symlink_to(tmp_path / "nowhere.md")
    assert run("new", "exercise", "Tea", "-o", theirs).code == 2
    assert not (tmp_path / "nowhere.md").exists()


def test_a_new_page_goes_where_one_wants_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    assert run("new", "exercise", "Tea", "-o", tmp_path / "there").code == 0
    assert run("new", "session", "Tea", "-o", tmp_path / "there" / "named.md").code == 0
    assert {path.name for path in (tmp_path / "there").iterdir()} == {"tea.md", "named.md"}
    nowhere = run("new", "exercise", "Tea", "-o", tmp_path / "gone" / "tea.md")
    assert (nowhere.code, nowhere.out) == (2, "")
    assert "“tea.md” cannot be written: no such file or directory." in nowhere.err


@pytest.mark.parametrize(
    "name", ["../../out", "/etc/passwd", "[bold]\x1b[2J", "日本", "x" * 5000, ""]
)
def test_whatever_a_page_is_called_it_stays_in_its_folder(
    run: Run, at_home: Path, name: str
) -> None:
    done = run("new", "exercise", name)
    assert done.code == 0
    (made,) = (at_home / "documents" / "l4pc").rglob("*.md")
    assert made.parent == at_home / "documents" / "l4pc" / "exercises"
    assert "\x1b" not in done.out + made.read_text(encoding="utf-8")


def test_both_views_show_who_sees_what(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path)
    mine = run("show", file, "--view", "facilitator").out
    theirs = run("show", file, "--view", "room").out
    assert "SAY: Turn to somebody and take your time." in mine
    assert "DO: Stop the clock." in mine
    assert "IF UPSET: Slow it down" in mine
    assert "ASK: What did you notice this morning?" in theirs
    assert "ON SCREEN: One word each." in theirs
    for private in ("Turn to somebody", "Stop the clock", "IF UPSET"):
        assert private not in theirs
    both = run("show", file).out
    assert "FACILITATOR" in both
    assert "ROOM" in both


def test_the_views_stand_beside_each_other_only_where_there_is_room(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "l4pc_tui", "show", str(write(tmp_path))]
    for columns, beside in ((120, True), (60, False)):
        with Terminal(command, env=environment(tmp_path), size=(columns, 60)) as terminal:
            shown = terminal.wait_for("One word each.", "Stop the clock.")
        rows = [row for row in shown.splitlines() if "FACILITATOR" in row]
        assert all(("ROOM" in row) is beside for row in rows)


def test_a_plan_is_shown_with_its_exercises(run: Run, tmp_path: Path, at_home: Path) -> None:
    write(at_home / "documents" / "l4pc" / "exercises")
    shown = run("show", write(tmp_path, PLAN, "morning.md")).out
    assert "09:30 · 10 min · Arrive" in shown
    assert "A small question: Ask it" in shown
    assert "ASK: What did you notice this morning?" in shown


def test_a_file_with_errors_tells_them_instead(run: Run, tmp_path: Path) -> None:
    done = run("show", write(tmp_path, GOOD.replace("Time: 5 min", "Time: soon")))
    assert done.code == 1
    assert "Error T501" in done.out
    assert "ASK" not in done.out


def test_something_in_the_library_is_shown_by_its_id(run: Run) -> None:
    assert run("show", "by-friday-with-whom").out.startswith("By Friday, and with whom\n")
    gone = run("show", "no-such")
    assert (gone.code, gone.out) == (2, "")
    assert "There is nothing called “no-such” in the library." in gone.err


def test_a_file_is_shown_with_what_its_steps_really_took_where_a_database_knows(
    run: Run, tmp_path: Path
) -> None:
    house, shelf = House(tmp_path), write_library(tmp_path / "shelf")
    desk = house.desk()
    load(desk, [shelf])
    run_once(desk, house, trial(desk, "whose-rule").session.id, 17, "nobody heard the bell")
    house.close()
    file = shelf / "exercises" / "whose-rule.md"
    told = run("--db", house.db, "show", file).out.splitlines()
    planned = next(line for line in told if "usually" in line)
    assert planned.endswith("usually 17 min (1 run, 1 remark)")
    assert told[told.index(planned) + 1] == "  % nobody heard the bell"
    assert "usually" not in run("show", file).out


def test_hostile_words_are_shown_as_they_are(run: Run, tmp_path: Path) -> None:
    shown = run("show", write(tmp_path, GOOD.replace("What did you", "Ann [/x] Lee [bold"))).out
    assert "Ann [/x] Lee [bold" in shown


@pytest.mark.parametrize("path", [".", "gone.md", "gone/where"])
def test_what_cannot_be_shown_is_told_in_one_line(run: Run, tmp_path: Path, path: str) -> None:
    done = run("show", tmp_path / path)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1


def test_a_message_is_explained_with_both_examples(run: Run) -> None:
    done = run("explain", "d601")
    assert done.code == 0
    assert done.out.startswith("Error D601\n  There is no step called")
    assert "Instead of:\n" in done.out
    assert "Write:\n" in done.out
    assert "“l4pc check --fix” can mend it." in run("explain", "F112").out


@pytest.mark.parametrize("code", ["D6O1", "", "nothing", "[/x]\x1b[0m"])
def test_a_code_that_there_is_not_is_told(run: Run, code: str) -> None:
    done = run("explain", code)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("There is no message")
    assert "\x1b" not in done.err


def test_what_changed_is_told_in_a_trainer_s_words(run: Run, tmp_path: Path) -> None:
    old = write(tmp_path, GOOD, "old.md")
    new = write(tmp_path, GOOD.replace("- Time: 5 min", "- Time: 9 min"))
    told = run("compare", new, old).out
    assert "5 min" in told
    assert "9 min" in told
    untidy = write(tmp_path, GOOD.replace("Say: Turn", "Tell: Turn"), "untidy.md")
    assert run("compare", untidy, old).out == "Nothing that anybody would notice has changed.\n"


def test_a_file_with_errors_cannot_be_compared(run: Run, tmp_path: Path) -> None:
    old = write(tmp_path, "# Nothing more\n", "old.md")
    done = run("compare", write(tmp_path), old)
    assert (done.code, done.out) == (2, "")
    assert "old.md has errors. “l4pc check old.md” says which." in done.err
