"""The register: one letter a person."""

from __future__ import annotations

from pathlib import Path

from support.screens import DeskOn, Drive, Driven

from l4pc_tui.console.record.register import RegisterScreen
from l4pc_tui.console.session.session import SessionScreen


def marks(console: Driven) -> dict[str, str]:
    return {line.name: line.mark for line in console.session.conductor.register().lines}


async def test_a_letter_marks_and_moves_on_to_the_next_without_a_mark(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "h", "l", "s")
        assert marks(console) == {
            "Amina Marigold": "here", "Ann [/x] Lee": "late", "Ben Thimble": "sorry",
            "Joss Wayfarer": "",
        }  # fmt: skip
        assert "Ann [/x] Lee" in console.text
        assert "1 here" in console.text


async def test_each_letter_has_its_mark(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r")
        for key, word in zip("hlosxe", ("here", "late", "online", "sorry", "absent", "early"),
                             strict=True):  # fmt: skip
            await console.press("home", key)
            assert marks(console)["Amina Marigold"] == word
        await console.press("home", "backspace")
        assert marks(console)["Amina Marigold"] == ""


async def test_a_marks_the_rest_and_z_takes_one_back(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "s", "a")
        assert [*marks(console).values()] == ["sorry", "here", "here", ""]
        assert "2 people marked here." in console.text
        await console.press("z")
        assert "Undone" in console.text


async def test_a_walk_in_is_w_name_enter(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "w")
        await console.write("Zed [bold] Moss")
        await console.press("enter")
        assert marks(console)["Zed [bold] Moss"] == "here"
        assert "Zed [bold] Moss" in console.text
        assert "walk-in" in console.text


async def test_a_name_spelt_wrong_is_put_right(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "n")
        await console.write(" Jones")
        await console.press("enter")
        assert "Amina Marigold Jones" in marks(console)


async def test_a_few_letters_find_somebody_and_the_next_letter_marks(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "slash")
        await console.write("thim")
        assert "Amina Marigold" not in console.text
        await console.press("enter", "o")
        assert marks(console)["Ben Thimble"] == "online"
        assert "Amina Marigold" in console.text


async def test_letters_that_fit_nobody_say_so(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "slash")
        await console.write("zzz")
        assert "Nobody’s name has these letters. Escape shows everybody." in console.text
        await console.press("escape")
        assert "Amina Marigold" in console.text


async def test_a_remark_stands_beside_the_mark(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "h", "home", "i")
        await console.write("leaves at 11 [/red]")
        await console.press("enter")
        assert "leaves at 11 [/red]" in console.text


async def test_arrows_move_by_person_and_by_row(drive: Drive) -> None:
    async with drive((80, 24)) as console:
        await console.press("enter", "r", "right", "h")
        assert marks(console)["Ann [/x] Lee"] == "here"
        await console.press("home", "down", "down", "h")
        assert "here" in (marks(console)["Joss Wayfarer"], marks(console)["Ben Thimble"])


async def test_escape_goes_back_to_the_session_and_the_count_is_there(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "a", "escape")
        assert isinstance(console.app.screen, SessionScreen)
        assert "REGISTER  3 of 3" in console.text


async def test_nobody_on_the_roster_is_told_what_to_do(
    drive: Drive, db: Path, desk_on: DeskOn
) -> None:
    from l4pc_tui.desk.people.cohorts import new_cohort
    from l4pc_tui.desk.people.sessions import new_session

    desk = desk_on(db)
    new_cohort(desk, "Empty")
    plan = desk.store.sessions()[0].session.plan
    key = new_session(desk, "Empty", plan).session.id
    desk.close()
    async with drive(session=key) as console:
        await console.press("r")
        assert isinstance(console.app.screen, RegisterScreen)
        assert "w adds a walk-in" in console.text
        await console.press("h", "e", "enter", "down", "n", "i", "backspace", "z")
        assert isinstance(console.app.screen, RegisterScreen)


async def test_times_are_given_and_put_right_on_a_field(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "h", "home", "t")
        await console.write("-11:30")
        await console.press("enter")
        line = console.session.conductor.register().lines[0]
        assert line.time.endswith("–11:30")
        assert line.time in console.text


async def test_a_time_that_cannot_be_read_is_asked_again_with_what_was_typed(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "h", "home", "t")
        await console.write("-soon")
        await console.press("enter")
        assert "“soon” is no time." in console.text
        await console.press(*["backspace"] * 4, *"11:30", "enter")
        assert console.session.conductor.register().lines[0].time.endswith("–11:30")


async def test_rows_of_paper_are_typed_one_after_the_other(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r")
        codes = [line.code for line in console.session.conductor.register().lines]
        await console.press("k")
        for row in (f"{codes[0]} h", f"{codes[1]} s"):
            await console.write(row.lower())
            await console.press("enter")
        assert f"{codes[1]} Ann [/x] Lee: sorry" in console.text
        await console.press("escape")
        assert isinstance(console.app.screen, RegisterScreen)
        assert marks(console)["Amina Marigold"] == "here"


async def test_a_final_register_says_so_and_shows_what_was_corrected(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "a", "f")
        assert "Make the register final?" in console.text
        await console.press("y")
        assert "final since" in console.text
        await console.press("home", "s")
        assert "was here" in console.text


async def test_one_key_says_who_of_the_roster_a_walk_in_is(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "w")
        await console.write("Ben Thimbel")
        await console.press("enter")
        await console.press("slash")
        await console.write("thimbel")
        await console.press("enter", "m")
        await console.until(lambda: "Who is Ben Thimbel?" in console.text)
        await console.press("enter")
        await console.until(lambda: "are one person" in console.text)
        assert marks(console)["Ben Thimble"] == "here"
        assert "Ben Thimbel" not in marks(console)
        await console.press("z")
        assert marks(console)["Ben Thimbel"] == "here"
        assert marks(console)["Ben Thimble"] == ""


async def test_a_register_of_twenty_four_takes_no_more_than_forty_keys(
    drive: Drive, db: Path, desk_on: DeskOn
) -> None:
    from l4pc_tui.desk.people.cohorts import new_cohort
    from l4pc_tui.desk.people.persons import Particulars, add_person
    from l4pc_tui.desk.people.sessions import new_session

    desk = desk_on(db)
    new_cohort(desk, "Twenty-four")
    for number in range(24):
        add_person(desk, "Twenty-four", Particulars(name=f"{chr(65 + number)}nna Fern{number}"))
    plan = desk.store.sessions()[0].session.plan
    key = new_session(desk, "Twenty-four", plan).session.id
    desk.close()
    async with drive(session=key) as console:
        # Two are late, one is online, two are sorry, one is absent; then somebody walks in.
        keys = ["r", *"hhlhhohhhhshhxhhlhhshhhh", "w", *"Zed", "enter"]
        await console.press(*keys)
        found = list(marks(console).values())
        counted = {
            mark: found.count(mark) for mark in ("here", "late", "online", "sorry", "absent")
        }
        assert counted == {"here": 19, "late": 2, "online": 1, "sorry": 2, "absent": 1}
        assert len(keys) <= 40


async def test_each_mark_has_its_sign_with_its_word_at_every_width(drive: Drive) -> None:
    async with drive((80, 24)) as console:
        await console.press("enter", "r")
        assert "▸ · to come  Amina Marigold" in console.text
        await console.press("h", "l", "e", "w")
        await console.write("Peggy Dormouse of Lower Puddleby")
        await console.press("enter")
        for told in ("● here", "◐ late", "◑ early"):
            assert told in console.text
        assert "Peggy Dormouse of Lower Puddleby" in console.text
        head = console.text.splitlines()[1]
        assert "…" not in head
        for size in ((100, 30), (200, 60)):
            await console.pilot.resize_terminal(*size)
            await console.settle()
            assert "Joss Wayfarer facilitates" in console.text
            assert "…" not in console.text
