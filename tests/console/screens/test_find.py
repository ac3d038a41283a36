"""Find says how many notes there are, and mends and strikes what it found, of any session."""

from __future__ import annotations

from pathlib import Path

from support.screens import DeskOn, Drive, Driven

from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.session.open import open_session


def closed_with_notes(desk_on: DeskOn, db: Path, most: int) -> SessionId:
    """The third session of the cohort, held and closed in another window."""
    desk = desk_on(db)
    session = sorted(desk.store.sessions(), key=lambda row: row.session.date)[-1].session.id
    conductor = open_session(desk, session)
    conductor.start()
    conductor.note("* whose heron is it")
    for number in range(2, most + 1):
        conductor.note(f"number {number} of many")
    conductor.restricted("the heron’s keeper")
    conductor.close()
    conductor.leave(goes_on=False)
    desk.close()
    return session


def texts(console: Driven, session: SessionId) -> list[str]:
    return [note.text for note in console.app.desk.store.notes(session) if note.text]


async def test_a_note_of_a_closed_session_is_mended_and_struck_where_it_is_found(
    drive: Drive, desk_on: DeskOn, db: Path
) -> None:
    session = closed_with_notes(desk_on, db, 3)
    async with drive() as console:
        await console.press("slash")
        await console.write("heron")
        assert "1 note found." in console.text
        await console.press("enter", "enter")
        assert "The insight “whose heron is it”." in console.text
        await console.press("m")
        await console.write(" now")
        await console.press("enter")
        await console.until(lambda: "Mended: the insight “whose heron is it now”." in console.text)
        assert texts(console, session)[0] == "whose heron is it now"
        await console.until(lambda: console.text.count("whose heron is it now") == 2)
        await console.press("enter", "x")
        assert "Strike the insight “whose heron is it now”?" in console.text
        await console.press("escape")
        assert len(texts(console, session)) == 3
        await console.press("enter", "x", "x")
        await console.until(lambda: "Struck: the insight of " in console.text)
        assert texts(console, session) == ["number 2 of many", "number 3 of many"]
        await console.until(lambda: "Nothing found." in console.text)
    assert b"heron is it" not in db.read_bytes()


async def test_escape_asks_once_before_the_words_of_a_mend_are_left(
    drive: Drive, desk_on: DeskOn, db: Path
) -> None:
    session = closed_with_notes(desk_on, db, 3)
    async with drive() as console:
        await console.press("slash")
        await console.write("heron")
        await console.press("enter", "enter", "m")
        await console.write(" now")
        await console.press("escape")
        assert "Leave it as it was? Escape once more does; Enter saves" in console.text
        await console.write(" then")
        await console.press("escape", "escape")
        assert "Leave it as it was?" not in console.text
        assert texts(console, session)[0] == "whose heron is it"
        await console.press("enter", "m", "escape")
        assert "Find in all notes" in console.text
        assert "Mending" not in console.text


async def test_a_note_of_the_session_that_is_run_is_its_conductors_to_mend(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "asterisk")
        await console.write("whose heron is it")
        await console.press("enter")
        conductor = console.session.conductor
        await console.press("slash")
        await console.write("heron")
        await console.press("enter", "enter", "m")
        await console.write(" now")
        await console.press("enter")
        assert conductor.room.notes[0].text == "whose heron is it now"
        await console.until(lambda: console.text.count("whose heron is it now") == 2)
        await console.press("enter", "enter")
        assert "Leave this session first" in console.text
        await console.press("escape", "z")
        assert conductor.room.notes[0].text == "whose heron is it"


async def test_a_console_that_reads_along_mends_what_it_finds_in_the_file(
    drive: Drive, desk_on: DeskOn, db: Path
) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "asterisk")
        await console.write("whose heron is it")
        await console.press("enter")
        other = desk_on(db)
        runs = open_session(other, console.session.conductor.session)
        assert runs.take_over().ok
        await console.until(lambda: console.session.conductor.reading)
        await console.press("slash")
        await console.write("heron")
        await console.press("enter", "enter", "m")
        await console.write(" now")
        await console.press("enter")
        await console.until(lambda: "Mended: " in console.text)
        assert [note.text for note in other.store.notes(runs.session)] == ["whose heron is it now"]
        runs.leave(goes_on=True)
        other.close()


async def test_find_says_how_many_there_are_and_shows_all_when_asked(
    drive: Drive, desk_on: DeskOn, db: Path
) -> None:
    session = closed_with_notes(desk_on, db, 260)
    async with drive() as console:
        await console.press("slash")
        await console.write("number")
        found = "259 notes found; these are the 200 newest. a in the list shows all of them."
        await console.until(lambda: found in console.text)
        hits = console.app.screen.query_one("#hits", Choices)
        assert len(hits.shown) == 200
        assert hits.shown[0].text == "number 260 of many"
        await console.press("enter", "a")
        await console.until(lambda: "259 notes found." in console.text)
        assert [note.text for note in hits.shown] == [
            f"number {number} of many" for number in range(260, 1, -1)
        ]
        await console.press("enter", "enter")
        assert isinstance(console.app.screen, SessionScreen)
        assert console.session.conductor.session == session
