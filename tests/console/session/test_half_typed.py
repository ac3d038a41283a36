"""What is half typed is kept: a line that waits, a mend, and words typed under a question."""

from __future__ import annotations

from pathlib import Path

from support.desk import Clock
from support.screens import DeskOn, Drive, Driven

from l4pc_tui.console.panels.capture import Capture
from l4pc_tui.console.session.away import AwayScreen
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.desk.session.any_notes import strike_note


def line(console: Driven) -> str:
    return console.session.query_one(Capture).value


def notes(console: Driven) -> list[tuple[str, str]]:
    return [(note.kind, note.text) for note in console.session.conductor.room.notes]


async def test_a_mark_begins_a_line_of_its_kind_and_the_half_typed_line_waits(
    drive: Drive,
) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("the chair said")
        await console.press("escape", "asterisk")
        assert line(console) == "* "
        assert "Your half-typed line waits" in console.text
        await console.write("it was never the form")
        await console.press("enter")
        assert notes(console) == [("insight", "it was never the form")]
        assert line(console) == "the chair said"
        await console.press("n")
        await console.write(" so")
        await console.press("enter")
        assert notes(console)[-1] == ("note", "the chair said so")
        assert line(console) == ""


async def test_a_mark_alone_does_not_wait(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("the chair said")
        await console.press("escape", "asterisk", "escape", "question_mark")
        assert line(console) == "? "
        await console.write("who")
        await console.press("escape", "n", "enter")
        assert notes(console) == [("parked", "who")]
        assert line(console) == "the chair said"


async def test_an_emptied_line_brings_back_the_one_that_waits(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("the chair said")
        await console.press("escape", "asterisk", "ctrl+u", "x", "escape")
        assert line(console) == "x"
        await console.press("n", "ctrl+u", "escape")
        assert line(console) == "the chair said"


async def test_mending_a_note_leaves_the_half_typed_line(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("frist")
        await console.press("enter", "n")
        await console.write("the chair said")
        await console.press("escape", "f4", "enter", "ctrl+u")
        await console.write("first")
        await console.press("enter")
        assert notes(console) == [("note", "first")]
        assert line(console) == "the chair said"
        assert console.app.desk.store.draft(console.session.conductor.session) == "the chair said"


async def test_a_half_typed_mend_is_there_when_the_session_is_opened_again(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("first")
        await console.press("enter", "n")
        await console.write("the chair said")
        await console.press("escape", "f4", "enter")
        await console.write(" and last")
        await console.press("escape", "q", "g")
        await console.press("enter")
        assert isinstance(console.app.screen, SessionScreen)
        assert "Your half-typed mending of the note “first” is still here." in console.text
        assert line(console) == "first and last"
        await console.press("n")
        await console.write("!")
        await console.press("enter")
        assert notes(console) == [("note", "first and last!")]
        assert line(console) == "the chair said"


async def test_a_half_typed_mend_of_a_note_that_is_struck_elsewhere_is_gone_with_it(
    drive: Drive, desk_on: DeskOn, db: Path
) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("zebrafinch")
        await console.press("enter", "f4", "enter")
        await console.write(" umbrella")
        await console.press("escape")
        conductor = console.session.conductor
        assert conductor.settle_draft(5)
        assert b"zebrafinch umbrella" in db.read_bytes()
        other = desk_on(db)
        strike_note(other, conductor.session, conductor.room.notes[0].id)
        other.close()
        assert b"zebrafinch" not in db.read_bytes()
        await console.until(lambda: not conductor.room.notes)
        await console.until(lambda: line(console) == "")
        assert conductor.draft() == ""
    assert b"zebrafinch" not in db.read_bytes()


async def test_the_question_about_time_away_waits_for_the_line_that_is_typed(
    drive: Drive, clock: Clock
) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("the chair")
        clock.now += 240
        console.session.tick()
        await console.write(" said p")
        assert isinstance(console.app.screen, SessionScreen)
        await console.press("enter")
        assert notes(console) == [("note", "the chair said p")]
        console.session.tick()
        await console.settle()
        assert isinstance(console.app.screen, AwayScreen)
        await console.press("p")
        assert console.session.conductor.view().away is None


async def test_words_typed_under_the_question_answer_nothing_and_that_is_said(
    drive: Drive, clock: Clock
) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        clock.now += 240
        console.session.tick()
        await console.settle()
        assert isinstance(console.app.screen, AwayScreen)
        moves = len(console.session.conductor.room.entries)
        await console.write("n happy")
        assert isinstance(console.app.screen, AwayScreen)
        assert "What is typed here is not kept." in console.text
        await console.press("enter")
        assert len(console.session.conductor.room.entries) == moves
        clock.now += 2
        await console.press("p")
        assert console.session.conductor.view().away is None
        assert len(console.session.conductor.room.entries) == moves + 1


async def test_a_mend_that_is_half_typed_at_close_waits_there_and_in_the_line(
    drive: Drive,
) -> None:
    async with drive((120, 40)) as console:
        await console.press("enter", "enter", "exclamation_mark")
        await console.write("Amina phones")
        await console.press("enter", "c", "r")
        await console.write(" the mayor")
        conductor = console.session.conductor
        assert conductor.settle_draft(5)
        kept = console.app.desk.store.draft(conductor.session)
        assert kept.endswith("Amina phones the mayor"), "a crash finds it too"
        await console.press("escape")
        assert "your new words are kept half typed. r goes on." in " ".join(console.text.split())
        assert [text for _, text in notes(console)] == ["Amina phones"]
        await console.press("escape")
        assert line(console).endswith("Amina phones the mayor")
        await console.press("c", "r")
        await console.write(" on Friday")
        await console.press("enter", "escape")
        assert [text for _, text in notes(console)] == ["Amina phones the mayor on Friday"]
        assert line(console) == ""


async def test_a_mend_at_close_in_which_nothing_changed_is_given_up(drive: Drive) -> None:
    async with drive((120, 40)) as console:
        await console.press("enter", "enter", "exclamation_mark")
        await console.write("Amina phones")
        await console.press("enter", "n")
        await console.write("the chair said")
        await console.press("escape", "c", "r", "escape")
        assert "Left as it was." in console.text
        await console.press("escape")
        assert line(console) == "the chair said"


async def test_words_typed_in_an_answer_at_close_are_asked_about_once_before_they_are_left(
    drive: Drive,
) -> None:
    async with drive((120, 40)) as console:
        await console.press("enter", "enter", "question_mark")
        await console.write("the roof")
        await console.press("enter", "c", "t")
        await console.write("the caretaker")
        await console.press("escape")
        assert "Leave it as it was?" in " ".join(console.text.split())
        await console.press("enter")
        (parked,) = console.session.conductor.room.notes
        assert "the caretaker" in str(parked.data())


async def test_a_mend_in_find_of_the_session_that_is_run_waits_in_the_line(drive: Drive) -> None:
    async with drive((120, 40)) as console:
        await console.press("enter", "enter", "n")
        await console.write("the lamp was low")
        await console.press("enter")
        assert console.session.conductor.drain(5)
        await console.press("slash")
        await console.write("lamp")
        await console.until(lambda: "the lamp was low" in console.text)
        await console.press("enter", "enter", "m")
        await console.write(" indeed")
        await console.press("escape", "escape", "escape")
        assert line(console) == "the lamp was low indeed"
        assert notes(console) == [("note", "the lamp was low")]
