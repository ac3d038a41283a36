"""All notes of a session stand in the notes list, and at Close; each can be mended and struck."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.screens import DeskOn, Drive, Driven

from l4pc_tui.console.panels.asked import Asked
from l4pc_tui.console.panels.notes import Notes
from l4pc_tui.core.record.life import State

FIRST = "whose heron is it"


def fill(console: Driven, most: int = 60) -> None:
    """So many notes, drawn."""
    conductor = console.session.conductor
    conductor.note(f"* {FIRST}")
    for number in range(2, most + 1):
        conductor.note(f"number {number} of many")
    console.session.draw_all()


def texts(console: Driven) -> list[str]:
    return [note.text for note in console.session.conductor.room.notes]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_first_of_sixty_notes_is_reached_mended_and_struck(
    drive: Drive, size: tuple[int, int]
) -> None:
    async with drive(size) as console:
        await console.press("enter", "enter")
        fill(console)
        await console.press("f4")
        assert "number 60 of many" in console.text
        await console.press("home")
        assert FIRST in console.text
        await console.press("enter")
        assert console.session.capture.value == f"* {FIRST}"
        await console.write("!")
        await console.press("enter")
        assert texts(console)[0] == f"{FIRST}!"
        await console.press("f4", "home", "x", "x")
        assert texts(console)[0] == "number 2 of many"
        assert len(texts(console)) == 59


@pytest.mark.parametrize("size", [(120, 36), (200, 60)])
async def test_the_newest_note_is_on_view_however_many_there_are(
    drive: Drive, size: tuple[int, int]
) -> None:
    async with drive(size) as console:
        await console.press("enter", "enter")
        fill(console, 39)
        await console.press("n")
        for number in range(40, 45):
            await console.write(f"the newest is {number}")
            await console.press("enter")
            assert f"the newest is {number}" in console.text, number
            await console.press("n")


async def test_a_note_struck_by_another_process_goes_from_the_list(
    drive: Drive, desk_on: DeskOn, db: Path
) -> None:
    from l4pc_tui.desk.session.any_notes import mend_note, strike_note

    async with drive((120, 36)) as console:
        await console.press("enter", "enter")
        fill(console, 3)
        await console.settle()
        session, notes = console.session.conductor.session, console.session.conductor.room.notes
        other = desk_on(db)
        strike_note(other, session, notes[2].id)
        mend_note(other, session, notes[1].id, "mended elsewhere")
        other.close()
        await console.until(lambda: len(console.session.conductor.room.notes) == 2)
        await console.until(lambda: "mended elsewhere" in console.text)
        assert "number 3 of many" not in console.text


async def test_at_close_and_after_it_a_note_is_mended_and_struck(drive: Drive) -> None:
    async with drive((120, 36)) as console:
        await console.press("enter", "enter")
        fill(console)
        conductor = console.session.conductor
        await console.press("c", "v")
        for state in (State.RUNNING, State.CLOSED):
            if state is State.CLOSED:
                await console.press("c")
            assert conductor.view().state is state
            asked = console.app.screen.query_one(Asked)
            of_notes = [n for n in range(asked.option_count) if not asked.item_at(n).uncaught]
            asked.highlighted = of_notes[0]
            await console.settle()
            held = asked.item_at(of_notes[0]).text
            await console.press("r")
            await console.write(" and more")
            await console.press("enter")
            assert f"{held} and more" in texts(console)
            asked.highlighted = of_notes[-1]
            await console.settle()
            last = asked.item_at(of_notes[-1]).text
            await console.press("x", "x")
            assert last not in texts(console)


async def test_a_long_note_is_mended_whole_at_close(drive: Drive) -> None:
    async with drive((120, 36)) as console:
        await console.press("enter", "enter")
        conductor = console.session.conductor
        conductor.note("? " + "who owns the keys " * 200)
        await console.press("c", "r")
        await console.write("now")
        await console.press("enter")
        assert conductor.room.notes[0].text == ("who owns the keys " * 200).strip() + "now"


async def test_in_the_notes_list_the_cursor_stays_on_its_note_when_one_more_comes(
    drive: Drive,
) -> None:
    async with drive((120, 36)) as console:
        await console.press("enter", "enter")
        fill(console)
        await console.press("f4", "home")
        conductor = console.session.conductor
        chosen = console.session.query_one(Notes).chosen
        assert chosen == conductor.room.notes[0].id
        conductor.note("one more")
        console.session.draw_all()
        await console.settle()
        assert console.session.query_one(Notes).chosen == chosen
        assert FIRST in console.text


async def test_w_in_the_list_of_notes_takes_a_speaker_s_consent_back(drive: Drive) -> None:
    async with drive((80, 24)) as console:
        await console.press("enter", "enter")
        for note in ('" it hurts to wait (anon)', "a plain one"):
            console.session.conductor.note(note)
        console.session.draw_all()
        await console.press("f4", "w")
        assert "Consent is asked for a quote or a story only." in console.text
        await console.press("up", "w")
        assert "What does its speaker agree to now?" in " ".join(console.text.split())
        await console.press("w")
        assert "Consent is withdrawn" in console.text
        assert "consent withdrawn" in console.text
        assert [note.consent for note in console.session.conductor.room.notes] == ["withdrawn", ""]
