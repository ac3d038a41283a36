"""Cohorts, library, find, and the small forms."""

from __future__ import annotations

import threading
from pathlib import Path

from support.screens import Drive, Driven
from support.there import the

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.panels.depth import Depth
from l4pc_tui.console.screens.home import HomeScreen
from l4pc_tui.console.screens.library import LibraryScreen
from l4pc_tui.console.screens.new_cohort import NewCohort
from l4pc_tui.console.screens.script import ScriptScreen
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.console.widgets.field import Field


async def test_cohorts_show_their_sessions_and_enter_opens_the_next(drive: Drive) -> None:
    async with drive() as console:
        await console.press("c")
        assert "Lantern [Valley]" in console.text
        assert "planned" in console.text
        await console.press("enter")
        assert isinstance(console.app.screen, SessionScreen)
        await console.press("q")
        assert isinstance(console.app.screen, HomeScreen)


async def test_the_library_is_sifted_by_words_and_read(drive: Drive) -> None:
    async with drive() as console:
        await console.press("l")
        everything = console.text
        await console.press("slash")
        await console.write("friday")
        assert "By Friday" in console.text
        assert console.text != everything
        await console.press("enter", "enter")
        assert isinstance(console.app.screen, ScriptScreen)
        assert "By Friday" in console.text
        assert "ON SCREEN" in console.text or "LISTEN FOR" in console.text
        await console.press("escape", "escape")
        assert "slash" not in console.text
        await console.press("escape")
        assert isinstance(console.app.screen, HomeScreen)


async def test_a_filter_that_fits_nothing_says_so(drive: Drive) -> None:
    async with drive() as console:
        await console.press("l", "slash")
        await console.write("zzz [/x]")
        assert "Escape shows everything" in console.text
        await console.press("enter", "enter")


async def test_find_shows_notes_as_one_types_and_opens_their_session(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "asterisk")
        await console.write("the [/x] door nobody tries")
        await console.press("enter")
        await console.until(lambda: "● saved" in console.text)
        await console.press("q", "g", "slash")
        await console.write("nobody")
        assert "the [/x] door nobody tries" in console.text
        assert "1 note found." in console.text
        await console.press("enter", "enter", "enter")
        assert isinstance(console.app.screen, SessionScreen)


async def test_a_cohort_is_made_with_its_roster_file(drive: Drive, tmp_path: Path) -> None:
    roster = tmp_path / "people.csv"
    roster.write_text("name\nEd [/b] Bracken\nLena Harebell\n", encoding="utf-8")
    async with drive() as console:
        await console.press("n", "c")
        assert isinstance(console.app.screen, NewCohort)
        await console.write("North [bold")
        await console.press("enter", "enter")
        console.app.screen.query_one("#roster", Field).value = str(roster)
        await console.press("enter")
        assert isinstance(console.app.screen, HomeScreen)
        assert "North [bold" in console.text
        await console.press("c")
        assert "2 people" in console.text


async def test_a_form_that_is_refused_keeps_what_was_typed(drive: Drive) -> None:
    async with drive() as console:
        await console.press("n", "c")
        await console.write("lantern valley")
        await console.press("ctrl+s")
        assert isinstance(console.app.screen, NewCohort)
        assert "already" in console.text
        assert console.app.screen.query_one("#name", Field).value == "lantern valley"


async def test_a_list_that_is_left_before_it_was_read_harms_nothing(drive: Drive) -> None:
    read = threading.Event()

    def work() -> tuple[()]:
        assert read.wait(10)
        return ()

    async with drive() as console:
        await console.press("l")
        console.app.at_desk(work, the(LibraryScreen, console.app.screen).show)
        await console.pilot.press("escape")
        await console.until(lambda: isinstance(console.app.screen, HomeScreen))
        read.set()
        await console.settle()
        assert isinstance(console.app.screen, HomeScreen)


NEAR = "name,organisation\nBen Thimbel,\nAmina Marigolds,\nEd Bracken,\n"


async def bring(console: Driven, tmp_path: Path) -> None:
    """Bring in a roster in which two rows are somebody, or not."""
    roster = tmp_path / "near.csv"
    roster.write_text(NEAR, encoding="utf-8")
    await console.press("c", "home", "i")
    console.app.screen.query_one(Field).value = str(roster)
    await console.press("enter")


async def test_rows_that_only_a_person_can_decide_about_are_asked_one_by_one(
    drive: Drive, tmp_path: Path
) -> None:
    async with drive((80, 24)) as console:
        await bring(console, tmp_path)
        assert "Line 2: Ben Thimbel" in console.text
        assert "1 of 2" in console.text
        assert "Ben Thimble (Puddleby Hospital)" in console.text
        await console.press("enter")
        assert "Line 3: Amina Marigolds" in console.text
        await console.press("n")
        assert "Line 2: the name stays “Ben Thimble” (the file has “Ben Thimbel”)." in console.text
        await console.press("enter")
        assert "2 new · 1 already known" in console.text
        people = [person.name for person in console.app.desk.store.people()]
        assert {"Amina Marigolds", "Amina Marigold", "Ed Bracken"} <= set(people)
        assert "Ben Thimbel" not in people
        await console.press("escape")
        await bring(console, tmp_path)
        assert "3 rows: 3 already known" in console.text
        await console.press("escape")
        assert "Nothing was brought in." in console.text


async def test_a_row_that_is_left_out_is_told_and_asked_again_next_time(
    drive: Drive, tmp_path: Path
) -> None:
    async with drive() as console:
        await bring(console, tmp_path)
        await console.press("escape", "1", "enter")
        assert "1 row is left out" in console.text
        await console.press("escape")
        await bring(console, tmp_path)
        assert "Line 2: Ben Thimbel" in console.text
        assert "of 2" not in console.text


async def test_names_with_a_comma_are_asked_about_once_for_the_whole_file(
    drive: Drive, tmp_path: Path
) -> None:
    roster = tmp_path / "commas.csv"
    roster.write_text('name\n"Okoro, Ada"\n"[b], Bran"\n', encoding="utf-8")
    async with drive((80, 24)) as console:
        await console.press("c", "home", "i")
        console.app.screen.query_one(Field).value = str(roster)
        await console.press("enter")
        assert "2 names are written with a comma, as in “Okoro, Ada”" in console.text
        assert "Another person" not in console.text
        await console.press("n", "1")
        assert "2 new" in console.text
        people = {person.name for person in console.app.desk.store.people()}
        assert {"Ada Okoro", "Bran [b]"} <= people


async def test_a_roster_that_cannot_be_read_is_told_in_a_sentence(
    drive: Drive, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\x00\xff\xfe\x00" * 50)
    async with drive() as console:
        for path in (str(bad), str(tmp_path / "missing.csv"), str(tmp_path)):
            await console.press("c", "i")
            console.app.screen.query_one(Field).value = path
            await console.press("enter")
            assert "." in the(Face, console.app.screen).told.words
            await console.press("escape")


async def test_a_session_is_planned_for_a_date(drive: Drive) -> None:
    async with drive() as console:
        await console.press("n", "s", "enter", "enter")
        await console.write("2027-02-01")
        await console.press("enter", "enter")
        assert isinstance(console.app.screen, HomeScreen)
        await console.press("c")
        assert "Monday 1 February 2027" in console.text


async def test_a_date_that_is_none_is_refused_with_an_example(drive: Drive) -> None:
    async with drive() as console:
        await console.press("n", "s", "enter", "enter")
        await console.write("soon [/x]")
        await console.press("ctrl+s")
        assert "“soon [/x]” is not a date." in console.text
        assert "2026-10-06" in console.text


async def test_a_cohort_gets_the_story_names_of_the_places_and_loses_them(drive: Drive) -> None:
    async with drive((120, 36)) as console:
        await console.press("c", "t")
        assert "the story’s names stand beside the places" in console.text
        await console.press("enter")
        assert " · the " in console.session.query_one("#depth", Depth).draw(34).plain
        assert console.session.view.card.story in console.text
        await console.press("q")
        if not isinstance(console.app.screen, HomeScreen):
            await console.press("w")
        await console.press("c", "t")
        assert "the places have their own names alone" in console.text


async def test_a_planned_session_is_moved_to_another_date(drive: Drive) -> None:
    async with drive() as console:
        await console.press("c", "m")
        date = console.app.screen.query_one("#date", Field)
        before, date.value = date.value, "soon [/x]"
        await console.press("ctrl+s")
        assert "is not a date" in console.text
        assert before.startswith("20")
        date.value = "2027-03-04"
        await console.press("enter", "enter")
        assert "Moved to 2027-03-04." in console.text
        assert "Thursday 4 March 2027" in console.text


async def test_a_planned_session_is_removed_when_that_was_asked_and_answered(drive: Drive) -> None:
    async with drive() as console:
        await console.press("c")
        planned = console.text.count("planned")
        await console.press("x")
        assert "Nothing was done in it yet" in console.text
        await console.press("escape")
        assert console.text.count("planned") == planned
        await console.press("x", "y")
        assert "is no longer planned." in console.text
        left = sum(line.rstrip().endswith("planned") for line in console.text.splitlines())
        assert left < planned


async def test_what_is_not_a_planned_session_has_no_keys_to_move_or_remove_it(drive: Drive) -> None:
    async with drive() as console:
        await console.press("c")
        assert {"Move", "Remove"} <= set(console.text.split())
        await console.press("home")
        assert not {"Move", "Remove"} & set(console.text.split())
        await console.press("m", "x")
        assert "Cohorts" in console.text


async def test_what_is_listed_is_whole_however_narrow_the_window_is(drive: Drive) -> None:
    async with drive((120, 36)) as console:
        await console.press("enter", "enter")
        told = "! Ben asks the night staff about the lamp on the stair and rings back by Friday"
        console.session.conductor.note(told)
        assert console.session.conductor.drain(5)
        await console.press("e")
        for size in ((120, 36), (100, 30), (80, 24)):
            await console.pilot.resize_terminal(*size)
            await console.settle()
            rows = console.text.splitlines()
            assert not any("…" in row for row in rows[2:]), (size, console.text)
            assert any("The dark stair" in row for row in rows)
        await console.press("escape", "q", "w", "c")
        for size in ((120, 36), (80, 24)):
            await console.pilot.resize_terminal(*size)
            await console.settle()
            words = " ".join(console.text.split())
            assert "lamp on the stair and rings back" in words
            assert not any("…" in row for row in console.text.splitlines()[2:]), console.text
