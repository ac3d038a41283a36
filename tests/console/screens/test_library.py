"""The Library screen: narrowed down, read from both sides, edited, tried out."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from support.desk import Clock
from support.sandbox import environment
from support.screens import DeskOn, Drive, Driven
from support.scripts import GOOD, write
from support.terminal import Terminal
from support.there import the
from support.word_files import para, word
from textual.content import Content

from l4pc_tui.console.screens.home import HomeScreen
from l4pc_tui.console.screens.library import LibraryScreen
from l4pc_tui.console.screens.script import ScriptScreen
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.core.record.entry import Event
from l4pc_tui.desk.library import library
from l4pc_tui.desk.session.open import open_session

ROWS = re.compile(r"^  [▸ ] \S.*(?:exercise|session|programme)  .*$", re.MULTILINE)
LAMP = "The lamp on the landing"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The person's own exercises."""
    return tmp_path / "xdg_documents_dir" / "l4pc" / "exercises"


async def find(console: Driven, words: str) -> None:
    """Narrow the list down to what has these words; the first has the cursor."""
    await console.press("l", "slash")
    await console.write(words)
    await console.press("enter")


async def test_the_cursor_stands_on_the_first_so_that_enter_reads_it(drive: Drive) -> None:
    async with drive() as console:
        await console.press("l", "enter")
        assert isinstance(console.app.screen, ScriptScreen)


def filters(console: Driven) -> str:
    """The line above the list that tells what is shown."""
    return the(Content, the(LibraryScreen, console.app.screen).head._rows[1][0]).plain


async def test_what_each_is_stands_below_one_another(drive: Drive) -> None:
    async with drive((160, 48)) as console:
        await console.press("l")
        kinds = [
            re.search(r"(exercise|session|programme)  ", row) for row in ROWS.findall(console.text)
        ]
        assert len(kinds) > 2
        assert len({each.start() for each in kinds if each}) == 1
        assert len({at for at in map(_minutes, ROWS.findall(console.text)) if at > 0}) == 1


def _minutes(row: str) -> int:
    found = re.search(r"\d+(?:–\d+)? min", row)
    return found.start() if found else 0


@pytest.mark.parametrize(
    ("key", "presses", "told", "true_of_all"),
    [("d", 3, "depth Feel", "Feel"), ("k", 2, "kind session", "session  "),
     ("m", 1, "time up to 15 min", " min"), ("p", 5, "size 40 people", " people"),
     ("a", 2, "access can be online", ""), ("t", 1, "theme being", ""),
     ("s", 1, "shape circle", "not run yet")],
)  # fmt: skip
async def test_each_filter_narrows_the_list_and_its_capital_goes_back(
    drive: Drive, key: str, presses: int, told: str, true_of_all: str
) -> None:
    async with drive((120, 60)) as console:
        await console.press("l")
        everything = filters(console)
        await console.press(*[key] * presses)
        assert told in console.text
        narrowed = filters(console)
        assert narrowed != everything
        rows = ROWS.findall(console.text)
        assert rows
        assert all(true_of_all in row for row in rows)
        await console.press(*[key.upper()] * presses)
        assert filters(console) == everything


async def test_filters_and_words_work_together_and_escape_takes_all_of_them_away(
    drive: Drive,
) -> None:
    async with drive() as console:
        await console.press("l", "d", "k")
        await console.press("slash")
        await console.write("no such words")
        assert "Nothing is like that. Escape shows everything." in console.text
        await console.press("escape")
        assert "depth any" in console.text
        assert "kind any" in console.text
        assert len(ROWS.findall(console.text)) > 3
        assert isinstance(console.app.screen, LibraryScreen)
        await console.press("escape")
        assert isinstance(console.app.screen, HomeScreen)


async def test_letters_typed_into_the_words_are_no_filters(drive: Drive) -> None:
    async with drive() as console:
        await console.press("l", "slash")
        await console.write("dtmpak")
        assert "depth any" in console.text
        assert the(LibraryScreen, console.app.screen).field.value == "dtmpak"


async def test_both_views_stand_side_by_side_where_they_fit(drive: Drive) -> None:
    async with drive((130, 60)) as console:
        await find(console, "landing")
        await console.press("enter")
        assert "FACILITATOR" in console.text
        rows = [row.partition("│") for row in console.text.splitlines() if "│" in row]
        mine = "\n".join(left for left, _, _ in rows)
        theirs = "\n".join(right for _, _, right in rows)
        assert "What do you say when you walk past?" in theirs
        assert "dark since Tuesday" in mine
        for private in ("Tuesday", "LISTEN FOR", "SAFETY", "IF "):
            assert private not in theirs.replace("IF ASKED", "")
        assert "Other view" not in console.text


async def test_where_one_view_fits_v_turns_to_the_room_s(drive: Drive) -> None:
    async with drive((80, 24)) as console:
        await find(console, "landing")
        await console.press("enter")
        assert "FACILITATOR" in console.text
        assert "dark since Tuesday" in console.text
        await console.press("v")
        assert "ROOM" in console.text
        assert "Tuesday" not in console.text
        assert "What do you say when you walk past?" in console.text
        await console.press("v")
        assert "FACILITATOR" in console.text


async def test_a_file_with_errors_says_so_and_shows_its_last_good_version(
    drive: Drive, own: Path, db: Path, desk_on: DeskOn
) -> None:
    text = GOOD.replace("# A small question", "# [bold] question [/x]")
    file = write(own, text)
    desk = desk_on(db)
    library.load(desk)
    desk.close()
    file.write_text(text.replace("Time: 5 min", "Time: soonish"), encoding="utf-8")
    async with drive() as console:
        await find(console, "bold")
        assert "[bold] question [/x]" in console.text
        assert "! has errors" in console.text
        await console.press("enter")
        assert "! error" in console.text
        assert "soonish" in console.text
        assert "What did you notice this morning?" in console.text


async def test_real_timings_and_remarks_stand_beside_each_step(
    drive: Drive, db: Path, desk_on: DeskOn, clock: Clock
) -> None:
    desk = desk_on(db)
    conductor = open_session(desk, desk.store.sessions()[0].session.id)
    conductor.start()
    while conductor.view().card.name != "The dark stair":
        conductor.next()
    clock.now += 9 * 60
    conductor.note("% they wanted longer [/x]")
    conductor.next()
    conductor.leave(goes_on=False)
    conductor.drain(5)
    desk.close()
    async with drive() as console:
        await find(console, "landing")
        await console.press("enter")
        assert "planned 5, usually 9 min (1 run, 1 remark)" in console.text
        assert "% they wanted longer [/x]" in console.text


async def test_r_tries_one_exercise_out(drive: Drive) -> None:
    async with drive() as console:
        await find(console, "landing")
        await console.press("r")
        assert isinstance(console.app.screen, SessionScreen)
        assert LAMP in console.text
        await console.press("q")
        assert isinstance(console.app.screen, LibraryScreen)
        await console.press("enter", "r")
        assert isinstance(console.app.screen, SessionScreen)


async def test_a_programme_is_read_and_cannot_be_run(drive: Drive) -> None:
    async with drive() as console:
        await console.press("l", "k", "k", "k")
        assert "r Run" not in console.text
        await console.press("r")
        assert isinstance(console.app.screen, LibraryScreen)
        await console.press("enter")
        assert isinstance(console.app.screen, ScriptScreen)
        assert "r Run" not in console.text


async def test_where_no_editor_can_open_the_file_is_named_and_no_copy_stays(
    drive: Drive, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", sys.executable)
    async with drive((200, 36)) as console:
        await find(console, "by friday, and")
        await console.press("e")
        assert "An editor cannot be opened from here. The file is " in console.text
        await console.until(lambda: not [*own.rglob("*.md")])


LATE = """#!{python}
import os, pathlib, sys
file, here = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).parent
if not os.fork():
    if not (here / "gate").read_text(encoding="utf-8"):
        os._exit(0)
    file.write_text(file.read_text(encoding="utf-8").replace("# By Friday", "# By Thursday"),
                    encoding="utf-8")
    (here / "saved").write_text("saved", encoding="utf-8")
    os._exit(0)
"""
"""Returns at once, and writes when the gate is opened."""


def late_editor(folder: Path, name: str) -> Path:
    """An editor that returns at once; what is written into its gate lets it save."""
    if sys.platform == "win32":
        raise NotImplementedError
    folder.mkdir()
    for pipe in ("gate", "saved"):
        os.mkfifo(folder / pipe)
    program = folder / name
    program.write_text(LATE.format(python=sys.executable), encoding="utf-8")
    program.chmod(0o700)
    return program


def save(program: Path) -> None:
    """Have it save what it has open, and wait until it has."""
    (program.parent / "gate").write_text("go", encoding="utf-8")
    (program.parent / "saved").read_text(encoding="utf-8")


def let_go(program: Path) -> None:
    """Have it close without saving."""
    (program.parent / "gate").write_text("", encoding="utf-8")


async def test_an_editor_with_a_window_is_asked_about_and_its_copy_stays_under_it(
    drive: Drive, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = late_editor(tmp_path / "My editors", "gedit")
    monkeypatch.setenv("EDITOR", str(program))
    monkeypatch.delenv("VISUAL", raising=False)
    async with drive((200, 36)) as console:
        await find(console, "by friday, and")
        await console.press("e")
        assert "is open in your editor. Press Enter when you have saved it." in console.text
        await console.press("enter")
        assert "Nothing has changed in “by-friday-with-whom.md” yet." in console.text
        assert [*own.rglob("*.md")]
        save(program)
        await console.press("enter")
        await console.until(lambda: "Read anew. This is your own copy now" in console.text)
    (copy,) = own.rglob("*.md")
    assert "# By Thursday" in copy.read_text(encoding="utf-8")


async def test_only_the_person_s_word_takes_an_unchanged_copy_away(
    drive: Drive, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = late_editor(tmp_path / "editors", "gedit")
    monkeypatch.setenv("VISUAL", str(program))
    async with drive((200, 36)) as console:
        await find(console, "by friday, and")
        await console.press("e", "escape")
        assert "stays as it is; l4pc reads it when it next looks" in console.text
        (copy,) = own.rglob("*.md")
        let_go(program)
        await console.press("e")
        await console.until(lambda: "Press Enter when you have saved it" in console.text)
        await console.press("n")
        assert copy.exists(), "it was theirs already"
        copy.unlink()
        let_go(program)
        await console.press("e")
        await console.until(lambda: "Press Enter when you have saved it" in console.text)
        await console.press("n")
        await console.until(lambda: not copy.exists())
        let_go(program)


def test_an_editor_that_nobody_knows_and_that_comes_back_at_once_is_asked_about(
    tmp_path: Path,
) -> None:
    program = late_editor(tmp_path / "My editors", "my own")
    documents = tmp_path / "documents"
    env = environment(tmp_path, EDITOR=f"{program}", XDG_DOCUMENTS_DIR=str(documents))
    with Terminal([sys.executable, "-m", "l4pc_tui"], env=env, size=(140, 36)) as terminal:
        terminal.wait_for("look through the library")
        terminal.press("l")
        terminal.wait_for("A different conversation")
        terminal.type("/each person leaves with one small thing")
        terminal.wait_until_gone("A different conversation")
        terminal.wait_for("By Friday, and with whom")
        terminal.press("enter")
        terminal.type("e")
        terminal.wait_for("Press Enter when you have saved it")
        (copy,) = documents.rglob("*.md")
        save(program)
        terminal.press("enter")
        terminal.wait_for("This is your own copy now", "By Thursday, and with whom")
    assert copy.read_text(encoding="utf-8").count("# By Thursday") == 1


EDITOR = """#!{python}
import pathlib, sys
file = pathlib.Path(sys.argv[1])
file.write_text(file.read_text().replace("# By Friday", "# By Thursday"))
"""


def test_e_opens_a_copy_of_one_s_own_and_reads_it_anew_on_return(tmp_path: Path) -> None:
    script = tmp_path / "editor"
    script.write_text(EDITOR.format(python=sys.executable), encoding="utf-8")
    script.chmod(0o700)
    documents = tmp_path / "documents"
    env = environment(tmp_path, EDITOR=str(script), XDG_DOCUMENTS_DIR=str(documents))
    command = [sys.executable, "-m", "l4pc_tui"]
    with Terminal(command, env=env, size=(140, 36)) as terminal:
        terminal.wait_for("look through the library")
        terminal.press("l")
        terminal.wait_for("A different conversation")
        terminal.type("/each person leaves with one small thing")
        terminal.wait_until_gone("A different conversation")
        terminal.wait_for("By Friday, and with whom")
        terminal.press("enter")
        terminal.type("e")
        shown = terminal.wait_for("This is your own copy now", "By Thursday, and with whom")
    assert "r Run" in shown
    (copy,) = documents.rglob("*.md")
    assert copy.read_text(encoding="utf-8").count("# By Thursday") == 1
    assert os.access(copy, os.W_OK)


async def test_a_closed_rehearsal_keeps_nothing_and_says_where_its_verdict_waits(
    drive: Drive,
) -> None:
    async with drive() as console:
        await find(console, "whose rule is it")
        await console.press("R", "enter", "enter", "c", "c")
        assert "q in the session, says where it ran over" in " ".join(console.text.split())
        assert "Backed up" not in console.text
        assert "Write the log" not in console.text
        assert not [*console.app.desk.path.parent.rglob("backups/*")]
        await console.press("e")
        assert "Write the log as what?" not in console.text
        await console.press("q")
        assert "c Record" in console.text
        assert "c Close" not in console.text
        await console.press("c")
        assert "says where it ran over" in console.text, "and again, whenever one looks"
        await console.press("q", "q")
        assert "The rehearsal is over." in console.text


@pytest.mark.parametrize("read_first", [False, True])
async def test_a_script_is_rehearsed_on_a_copy_and_says_what_it_showed(
    drive: Drive, desk_on: DeskOn, db: Path, clock: Clock, read_first: bool
) -> None:
    before = [event.id for event in events_of(desk_on, db)]
    async with drive() as console:
        await find(console, "whose rule is it")
        if read_first:
            await console.press("enter")
        await console.press("R")
        assert "how many times as fast" in console.text
        await console.press("enter")
        screen = console.session
        assert console.app.desk.pretends == "rehearsal"
        assert console.app.desk.pace == 10
        folder = console.app.desk.path.parent
        assert "rehearsal" in console.text
        await console.press("enter")
        clock.now += 60
        # The second step is deeper: the lights are shown first, and not all are green.
        await console.press("enter", "enter", "1", "q")
        assert "End the rehearsal?" in console.text
        await console.press("escape")
        assert console.app.screen is screen
        await console.press("q", "enter")
        assert "The rehearsal is over." in console.text
        assert "planned 5 min, took 10 min; 10 min would fit." in console.text
        assert "No record was kept." in console.text
        await console.press("enter")
        assert isinstance(console.app.screen, ScriptScreen if read_first else LibraryScreen)
        assert console.app.desk.path == db
        assert not folder.exists()
    assert [event.id for event in events_of(desk_on, db)] == before


async def test_what_is_no_speed_is_said_and_nothing_begins(drive: Drive) -> None:
    async with drive() as console:
        await find(console, "whose rule is it")
        for typed in ("fast", "0", "500", "nan", "[bold"):
            await console.press("R", "ctrl+u")
            await console.write(typed)
            await console.press("enter")
            assert f"“{typed}” is no speed for a rehearsal." in console.text
        assert isinstance(console.app.screen, LibraryScreen)
        assert console.app.conductor is None


async def test_a_rehearsal_that_is_cut_off_leaves_no_copy_behind(drive: Drive) -> None:
    async with drive() as console:
        await find(console, "whose rule is it")
        await console.press("R", "enter", "enter")
        folder = console.app.desk.path.parent
        console.app.save_and_go()
        await console.settle()
    assert not folder.exists()


def events_of(desk_on: DeskOn, db: Path) -> tuple[Event, ...]:
    desk = desk_on(db)
    found = tuple(desk.store.all_events())
    desk.close()
    return found


async def test_i_makes_a_page_of_a_word_file_and_tells_what_became_of_its_words(
    drive: Drive, tmp_path: Path
) -> None:
    paper = tmp_path / "night.docx"
    paper.write_bytes(word(para("The night round", "Heading1"), para("We walk the stair twice.")))
    async with drive() as console:
        await console.press("l", "i")
        await console.write(str(paper))
        await console.press("enter")
        told = " ".join(console.text.split())
        assert "A page of your Word file" in told
        assert "words" in told
        pages = (tmp_path / "xdg_documents_dir").rglob("[!_]*.md")
        assert any("We walk the stair twice." in page.read_text("utf-8") for page in pages)
        await console.press("enter")
        assert isinstance(console.app.screen, LibraryScreen)
        await console.press("i")
        await console.write(str(tmp_path / "not there.docx"))
        await console.press("enter")
        assert "not there.docx" in console.text
