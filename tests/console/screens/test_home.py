"""Home: what it shows, and where its keys lead."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from support.desk import Clock
from support.screens import DeskOn, Drive

from l4pc_tui.console.record.close import CloseScreen
from l4pc_tui.console.screens.cohorts import CohortsScreen
from l4pc_tui.console.screens.every_key import EveryKey
from l4pc_tui.console.screens.library import LibraryScreen
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.console.widgets.key_bar import MOST, KeyBar
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.people.cohorts import new_cohort


async def test_home_shows_the_next_session_and_the_cohorts(drive: Drive) -> None:
    async with drive() as console:
        assert "Lantern [Valley]" in console.text
        assert "Begin" in console.text
        assert "3 people" in console.text


async def test_enter_opens_the_session_of_the_card(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter")
        assert isinstance(console.app.screen, SessionScreen)
        assert "RUN SHEET" in console.text


async def test_an_empty_database_offers_the_demo_an_own_cohort_and_the_library(
    drive: Drive, tmp_path: Path
) -> None:
    async with drive(path=tmp_path / "new.db") as console:
        assert "Try the demo" in console.text
        await console.press("l")
        assert isinstance(console.app.screen, LibraryScreen)


async def test_the_demo_says_so_on_every_screen_and_q_goes_back_to_ones_own(
    drive: Drive, tmp_path: Path
) -> None:
    async with drive(path=tmp_path / "new.db") as console:
        await console.press("enter")
        assert console.app.desk.pretends == "demo"
        for key, back in (("c", "escape"), ("l", "escape"), ("slash", "escape")):
            assert "demo" in console.text.splitlines()[0]
            await console.press(key)
            assert "demo" in console.text.splitlines()[0], key
            await console.press(back)
        await console.press("enter")
        assert "demo" in console.text.splitlines()[0]
        for key in ("r", "c"):
            await console.press(key)
            assert "demo" in console.text.splitlines()[0], key
            await console.press("escape")
        await console.press("q")
        await console.press("q")
        assert not console.app.desk.pretends
        assert "Try the demo" in console.text


async def test_a_file_that_is_no_database_is_told_in_a_sentence_and_enter_tries_again(
    drive: Drive, tmp_path: Path
) -> None:
    bad = tmp_path / "letter.db"
    bad.write_text("Dear all, this is no database. " * 200, encoding="utf-8")
    async with drive(path=bad) as console:
        assert "letter.db" in console.text
        assert "Enter  Try again" in console.text
        assert "⏎ Try again" in console.text.split("\n")[-1]
        assert "Open" not in console.text.split("\n")[-1]
        bad.unlink()
        await console.press("enter")
        assert "Try the demo" in console.text
        assert "⏎ Open" in console.text.split("\n")[-1]


async def test_a_foreign_database_is_left_alone(drive: Drive, tmp_path: Path) -> None:
    foreign = tmp_path / "other.db"
    with sqlite3.connect(foreign) as db:
        db.execute("CREATE TABLE birds (name TEXT)")
    before = foreign.read_bytes()
    async with drive(path=foreign) as console:
        assert "other.db" in console.text
    assert foreign.read_bytes() == before


async def test_the_bar_shows_at_most_nine_keys_and_always_f1(drive: Drive) -> None:
    for size in ((200, 60), (120, 36), (80, 24), (50, 15)):
        async with drive(size) as console:
            bar = console.app.screen.query_one(KeyBar)
            shown = bar.draw(bar.content_size.width).plain
            assert 0 < len(shown.split("  ")) <= MOST
            assert "Keys" in shown


async def test_f1_lists_every_key_that_works_with_what_it_does(drive: Drive) -> None:
    async with drive() as console:
        await console.press("f1")
        assert isinstance(console.app.screen, EveryKey)
        assert "Cohorts and their sessions" in console.text
        await console.press("escape")
        assert not isinstance(console.app.screen, EveryKey)


async def test_the_palette_does_what_the_keys_do(drive: Drive) -> None:
    async with drive() as console:
        await console.press("ctrl+p")
        await console.write("Cohorts")
        await console.until(lambda: "Cohorts and their sessions" in console.text)
        await console.press("enter")
        await console.until(lambda: isinstance(console.app.screen, CohortsScreen))


async def test_home_follows_what_another_window_writes(
    drive: Drive, db: Path, desk_on: DeskOn
) -> None:
    async with drive() as console:
        other = desk_on(db)
        new_cohort(other, "North network")
        other.close()
        console.app.home.look_again()
        await console.settle()
        assert "North network" in console.text


async def test_home_tells_what_last_time_left_to_know(drive: Drive, clock: Clock) -> None:
    async with drive() as console:
        assert "LAST TIME" not in console.text
        await console.press("enter", "enter", "enter")
        clock.now += 20 * 60
        await console.press("enter", "c", "c", "escape", "q")
        await console.until(lambda: "LAST TIME" in console.text)
        assert "An evening of lamps" in console.text
        assert "The dark stair: planned 5, took 20" in console.text
        assert "Depth reached: Surface" in console.text


async def test_where_there_is_room_home_tells_how_the_cohorts_go(drive: Drive) -> None:
    async with drive((200, 60)) as console:
        await console.press("enter", "r", "a", "escape", "enter", "c", "c", "escape", "q")
        await console.until(lambda: "HOW IT GOES" in console.text)
        goes = console.text.partition("HOW IT GOES")[2]
        assert "3 of 3" in goes
        assert "pairs met" not in goes, "nobody worked in groups"
        await console.pilot.resize_terminal(120, 36)
        await console.settle()
        assert "HOW IT GOES" not in console.text


async def test_enter_is_the_card_s_and_b_while_a_list_has_the_keys(drive: Drive) -> None:
    async with drive((160, 48)) as console:
        assert "Enter  Begin" in console.text
        assert "b Begin" not in console.text
        await console.press("down")
        assert "b  Begin" in console.text
        assert "b Begin" in console.text.splitlines()[-1]
        await console.press("up")
        assert "Enter  Begin" in console.text
        await console.press("tab", "b")
        assert isinstance(console.app.screen, SessionScreen)


async def test_lines_of_to_tidy_lead_where_they_are_seen_to_and_x_puts_one_away(
    drive: Drive,
) -> None:
    async with drive((120, 36)) as console:
        await console.press("enter", "enter")
        for note in ("! one", "? whose key is it"):
            console.session.conductor.note(note)
        console.session.conductor.walk_in("Zoe Fennel")
        assert console.session.conductor.drain(5)
        await console.press("q", "w")
        await console.until(lambda: "TO TIDY  3" in console.text)
        console.app.take_keys({"home.away": ("f10",)})
        await console.settle()
        assert "f10 puts one away" in console.text, "though the card has the keys"
        console.app.take_keys({})
        await console.press("down")
        line = next(row for row in console.text.splitlines() if "▸" in row)
        assert "1 commitment to follow up" in line
        await console.press("down", "enter")
        assert isinstance(console.app.screen, CloseScreen)
        await console.press("escape", "q")
        assert "▸ ▲ 1 parked item is open" in console.text
        await console.press("x")
        assert "parked item is open\n" not in console.text
        assert "TO TIDY  2" in console.text
        assert "1 put away: X brings back." in console.text
        await console.press("X")
        assert "TO TIDY  3" in console.text


async def test_the_whole_packing_list_stands_on_home_and_is_ticked_there(drive: Drive) -> None:
    async with drive((160, 48)) as console:
        await console.press("down", "right")
        await console.press("right", "space")
        assert "✓ 1 packed" in console.text
        row = next(row for row in console.text.splitlines() if "▸" in row)
        assert "✓" in row
        await console.press("enter")
        assert "packed" not in console.text.replace("Packed", "")
        for size in ((80, 24), (100, 30), (120, 36), (200, 60), (160, 48)):
            await console.pilot.resize_terminal(*size)
            await console.settle()
            row = next(row for row in console.text.splitlines() if "▸" in row)
            assert "○" in row, "the line under the cursor stays in view"


BETWEEN = """---
format: programme/1
---

# A year of pebbles

Two mornings.

- 2026-11-24 Session: an-evening-of-lamps
- Threes: what moved (45 min)
  - Due: within a day
  - Handout: Our page
- Visit: see one another at work
  - Due: within two days

## Handout: Our page

What moved, {cohort}?
"""


def with_a_programme(desk: Desk, folder: Path) -> None:
    """A second cohort, whose programme says what lies between its sessions."""
    path = folder / "sessions" / "pebbles.md"
    path.parent.mkdir()
    path.write_text(BETWEEN, encoding="utf-8")
    assert library.load(desk, [folder]).refused == ()
    new_cohort(desk, "Pebbles", "pebbles")
    desk.close()


async def test_what_lies_between_sessions_is_ticked_off_on_home(
    drive: Drive, db: Path, desk_on: DeskOn, tmp_path: Path
) -> None:
    with_a_programme(desk_on(db), tmp_path)
    async with drive((80, 24)) as console:
        await console.press("down")
        row = next(row for row in console.text.splitlines() if "▸" in row)
        assert "2 things between sessions are due" in row
        await console.press("enter")
        row = next(row for row in console.text.splitlines() if "▸" in row)
        assert "○ Threes: what moved" in row
        assert "⏎ Done" in console.text
        await console.press("space")
        assert "✓ 1 done" in console.text
        row = next(row for row in console.text.splitlines() if "▸" in row)
        assert "✓ Threes: what moved" in row
        await console.press("enter")
        assert "1 done" not in console.text


async def test_the_page_of_what_lies_between_is_printed_from_home(
    drive: Drive, db: Path, desk_on: DeskOn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_programme(desk_on(db), tmp_path)
    monkeypatch.chdir(tmp_path)
    async with drive((80, 24)) as console:
        await console.press("down", "enter", "P")
        await console.settle()
        assert "2 files written to" in console.text
        await console.press("down", "P")
        await console.settle()
        assert "No page goes with this." in console.text
    (page,) = (tmp_path / "paper").glob("*-handouts.html")
    assert "What moved, Pebbles?" in page.read_text("utf-8")
