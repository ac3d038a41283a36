"""The Cohort screen: who was where, and what is done with people, by keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.screens import DeskOn, Drive, Driven
from support.there import the

from l4pc_tui.console.cohort.cohort import CohortScreen
from l4pc_tui.console.questions.pick_person import PickPerson
from l4pc_tui.console.screens.home import HomeScreen
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Link, Mark, Person, Seat, Tie, entity
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.sessions import new_session

COHORT = "Lantern [Valley]"


@contextmanager
def furnishing(desk_on: DeskOn, db: Path) -> Iterator[Desk]:
    desk = desk_on(db)
    try:
        yield desk
    finally:
        desk.close()


def put(desk: Desk, name: str, thing: Person | Mark | Seat | Link, session: str = "") -> None:
    entry = desk.store.entry("put", name, thing.data(), actor="Mo Test", session=session)
    desk.store.write([entry])


def walk_in(desk: Desk, name: str) -> None:
    """Somebody who came to the first session and is on no roster."""
    session = desk.store.sessions()[0].session.id
    person = Person(PersonId(desk.new_id()), name, walk_in=session)
    put(desk, entity("person", person.id), person, session)
    mark = Mark("", session, person.id, "here")
    put(desk, entity("mark", session, person.id), mark, session)


def seat(desk: Desk, *tables: tuple[str, ...]) -> None:
    """People who worked in groups in the first session, by their names."""
    session = desk.store.sessions()[0].session.id
    ids = {each.name: each.id for each in desk.store.people()}
    for number, names in enumerate(tables, 1):
        for name in names:
            held = Seat("", session, "one", ids[name], number, "2026-11-25T10:00:00+00:00")
            put(desk, entity("seat", session, "one", ids[name]), held, session)


async def open_cohort(console: Driven) -> CohortScreen:
    await console.press("c", "home", "enter")
    return the(CohortScreen, console.app.screen)


async def test_enter_on_a_cohort_shows_who_was_where_in_signs_and_words(
    drive: Drive, desk_on: DeskOn, db: Path
) -> None:
    with furnishing(desk_on, db) as desk:
        walk_in(desk, "Peggy Dormouse")
    async with drive((80, 24)) as console:
        await open_cohort(console)
        row = next(line for line in console.text.splitlines() if "Peggy Dormouse" in line)
        assert "+ Peggy Dormouse" in row
        assert "●" in row
        assert "● here" in console.text
        assert "1 walk-in is not matched" in console.text
        assert "· to come" in console.text
        assert "+ walked in" in console.text
        assert "Ann [/x] Lee" in console.text
        await console.press("escape", "escape")
        assert isinstance(console.app.screen, HomeScreen)


async def test_somebody_is_mended_gone_back_and_all_of_it_taken_back(drive: Drive) -> None:
    async with drive((100, 30)) as console:
        screen = await open_cohort(console)
        await console.press("down", "down", "enter")
        await console.write(" the elder")
        await console.press("ctrl+s")
        assert "Ben Thimble the elder is put right." in console.text
        assert screen.roster.item
        assert screen.roster.item.name == "Ben Thimble the elder"
        await console.press("x", "enter")
        assert "Ben Thimble the elder is not on registers" in console.text
        assert "leaves 25 Nov" in console.text
        await console.press("x", "enter")
        assert "Ben Thimble the elder is back in" in console.text
        await console.press("z", "z", "z")
        assert "Undone: what was mended of Ben Thimble the elder." in console.text
        assert screen.roster.item.name == "Ben Thimble"


async def test_somebody_is_added_and_who_is_known_is_asked_about(drive: Drive) -> None:
    async with drive((100, 30)) as console:
        await open_cohort(console)
        await console.press("a")
        await console.write("ben thimble")
        await console.press("ctrl+s")
        assert "Is it this person?" in console.text
        await console.press("up", "down", "down", "enter")
        assert "ben thimble is in “Lantern [Valley]”." in console.text
        shown = [line for line in console.text.splitlines() if "en thimble" in line.lower()]
        assert len(shown) == 3  # Two rows, and what was done.


async def test_a_walk_in_is_matched_by_one_key_from_home(
    drive: Drive, desk_on: DeskOn, db: Path
) -> None:
    with furnishing(desk_on, db) as desk:
        walk_in(desk, "Amina Marygold")
    async with drive((120, 36)) as console:
        assert "walk-in is not matched" in console.text
        await console.press("w")
        assert isinstance(console.app.screen, PickPerson)
        assert "Who is Amina Marygold, who walked in on Wednesday 25 November 2026?" in console.text
        assert "▸ Amina Marigold" in console.text
        await console.press("enter")
        assert "Amina Marigold and Amina Marygold are one person" in console.text
        assert "not matched" not in console.text
        await console.press("z")
        assert "Undone: that Amina Marigold and Amina Marygold are one person." in console.text
        await console.press("w", "up", "enter")
        assert "1 walk-in is not matched" not in console.text


async def test_two_are_joined_after_it_was_shown_what_will_be_one(drive: Drive) -> None:
    async with drive((100, 30)) as console:
        await open_cohort(console)
        await console.press("s")
        await console.write("ben")
        await console.press("enter")
        assert "The organisation stays “Lantern Valley Council”" in console.text
        await console.press("escape")
        assert "Ben Thimble" in console.text
        await console.press("s", "down", "enter", "y")
        assert "are one person" in console.text


async def test_a_transfer_asks_for_the_cohort_and_the_day(
    drive: Drive, desk_on: DeskOn, db: Path
) -> None:
    with furnishing(desk_on, db) as desk:
        new_cohort(desk, "Puddleby")
    async with drive((100, 30)) as console:
        await open_cohort(console)
        await console.press("t", "ctrl+s")
        assert "goes on in “Puddleby” from Wednesday 25 November 2026." in console.text


async def test_rules_are_made_settled_and_dropped(drive: Drive, desk_on: DeskOn, db: Path) -> None:
    with furnishing(desk_on, db) as desk:
        cohort = desk.store.cohorts()[0]
        ids = {each.name: each.id for each in desk.store.people()}
        link = Link("", cohort.id, ids["Ben Thimble"], Tie.APART, "Am")
        put(desk, entity("link", desk.new_id()), link)
    async with drive((100, 30)) as console:
        await open_cohort(console)
        assert "1 rule waits for you" in console.text
        await console.press("4")
        assert "Ben Thimble: keep apart from Am" in console.text
        assert "who is that?" in console.text
        await console.press("enter")
        await console.write("amina")
        await console.press("enter")
        assert "Ben Thimble: keep apart from Amina Marigold" in console.text
        assert "waits for you" not in console.text
        await console.press("x")
        assert "No longer a rule" in console.text
        await console.press("1", "r", "ctrl+s", "4")
        assert "Ben Thimble: supporter of" in console.text


async def test_sessions_that_do_not_fit_are_gone_through_sideways(
    drive: Drive, desk_on: DeskOn, db: Path
) -> None:
    with furnishing(desk_on, db) as desk:
        for month in range(1, 13):
            for day in ("05", "20"):
                new_session(desk, COHORT, "an-evening-of-lamps", f"2028-{month:02d}-{day}")
    async with drive((80, 24)) as console:
        await open_cohort(console)
        assert "sessions 1–" in console.text
        assert "of 27, ← →" in console.text
        await console.press("right", "right")
        assert "sessions 3–" in console.text
        await console.press("left")
        assert "sessions 2–" in console.text


async def test_connections_are_told_in_figures_and_in_a_sentence(
    drive: Drive, desk_on: DeskOn, db: Path
) -> None:
    with furnishing(desk_on, db) as desk:
        seat(desk, ("Amina Marigold", "Ben Thimble"))
    async with drive((160, 48)) as console:
        await open_cohort(console)
        assert "1 of 3 pairs met" in console.text
        assert "Amina has not yet worked with Ann." in console.text
        await console.press("down", "down")
        assert "Ben has not yet worked with Ann." in console.text
        heat = next(line for line in console.text.splitlines() if "  Ben  " in line)
        assert heat.partition("  Ben  ")[2].split() == ["1", "·", "\\"]
    async with drive((80, 24)) as console:
        await open_cohort(console)
        assert "WHO HAS WORKED WITH WHOM" not in console.text
        await console.press("2")
        assert "WHO HAS WORKED WITH WHOM" in console.text


async def test_a_large_window_has_the_roster_in_words_the_heat_map_and_what_was_promised(
    drive: Drive,
) -> None:
    async with drive((160, 48)) as console:
        await console.press("enter", "r", "h", "l", "escape", "enter", "exclamation_mark")
        await console.write("Amina phones the chair by Friday")
        await console.press("enter", "q", "g", "c", "home", "enter")
        screen = the(CohortScreen, console.app.screen)
        rows = console.text.splitlines()
        assert any("▸ Amina Marigold" in row and "● here" in row for row in rows)
        assert "COMMITMENTS  1   · 1 to come" in console.text
        assert any("Amina" in row and "phones the chair" in row and "27 Nov" in row for row in rows)
        assert screen.query_one("#people-panel").outer_size.width == 84
        await console.pilot.resize_terminal(80, 24)
        await console.settle()
        assert any("▸ Amina Marigold" in row and " ● " in row for row in console.text.splitlines())
        assert "WHO HAS WORKED" not in console.text
        await console.press("3")
        assert any(
            "▸ ·  to come  Amina phones the chair" in row for row in console.text.splitlines()
        )
