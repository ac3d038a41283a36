"""The cursor of every list is seen in what the terminal gets, with colours and without."""

from __future__ import annotations

import asyncio

import pytest
from support.screens import Drive, Driven
from textual.strip import Strip

from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.lines import Lines


def rows(console: Driven, found: Lines) -> dict[int, list[Strip]]:
    """The rows on view of each line of a list, as they are painted."""
    area = found.scrollable_content_region
    painted = console.app.screen._compositor.render_strips()
    shown: dict[int, list[Strip]] = {}
    for y in range(area.height):
        at = found.scroll_offset.y + y
        if at < len(found._lines) and not found.options[found._lines[at][0]].disabled:
            strip = painted[area.y + y].crop(area.x, area.right - 1)
            shown.setdefault(found._lines[at][0], []).append(strip)
    return shown


def looks(strips: list[Strip]) -> set[tuple[bool, object]]:
    """How the cells stand: reversed or not, and on which ground."""
    styles = [segment.style for strip in strips for segment in strip if segment.style]
    return {(bool(style.reverse), style.bgcolor and style.bgcolor.name) for style in styles}


def seen(console: Driven, *, colours: bool) -> None:
    """The chosen line, all of it, stands otherwise than every other line."""
    found = console.app.focused
    assert isinstance(found, Lines)
    shown = rows(console, found)
    assert found.highlighted in shown
    on = looks(shown.pop(found.highlighted))
    assert len(on) == 1
    assert colours or on == {(True, "default")}
    for others in shown.values():
        assert not on & looks(others)


@pytest.fixture(params=["colour", "no colour"])
def colours(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if request.param == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    return bool(request.param == "colour")


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_the_chosen_row_is_seen_in_run_sheet_and_notes(
    drive: Drive, colours: bool, size: tuple[int, int]
) -> None:
    async with drive(size) as console:
        await console.press("enter", "enter")
        for note in ("* one", "a note so long that it goes on " * 3, "! three"):
            console.session.conductor.note(note)
        console.session.draw_all()
        await console.press("f2")
        seen(console, colours=colours)
        await console.press("down", "down")
        seen(console, colours=colours)
        await console.press("escape", "f4")
        seen(console, colours=colours)
        await console.press("up")
        seen(console, colours=colours)


async def test_the_chosen_row_is_seen_in_cohorts_library_and_find(
    drive: Drive, colours: bool
) -> None:
    async with drive() as console:
        await console.press("c")
        seen(console, colours=colours)
        await console.press("down")
        seen(console, colours=colours)
        await console.press("escape", "l")
        seen(console, colours=colours)
        await console.press("escape", "enter", "enter")
        for note in ("* a lamp", "another lamp"):
            console.session.conductor.note(note)
        assert console.session.conductor.drain(5)
        await console.press("slash")
        await console.write("lamp")
        await console.press("down")
        seen(console, colours=colours)


async def test_the_chosen_row_is_seen_at_close_in_the_plan_and_among_doors(
    drive: Drive, colours: bool
) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        for note in ("? whose key is it", "! Ben rings by Friday"):
            console.session.conductor.note(note)
        await console.press("c")
        seen(console, colours=colours)
        await console.press("escape", "e")
        seen(console, colours=colours)
        await console.press("escape")


async def test_strike_asks_with_the_words_of_the_note(drive: Drive) -> None:
    async with drive((80, 24)) as console:
        await console.press("enter", "enter")
        for note in ("? who owns the keys of the old hall by the river", "a second"):
            console.session.conductor.note(note)
        console.session.draw_all()
        await console.press("f4", "up", "x")
        quote = "“who owns the keys of the old hall by the river”"
        assert f"Strike the parked item {quote}?" in " ".join(console.text.split())
        await console.press("x")
        assert "Struck: the parked item of 09:00." in console.text
        assert [note.text for note in console.session.conductor.room.notes] == ["a second"]
        await console.press("escape", "z")
        assert "A strike cannot be undone" in console.text
        assert "the note “a second”" in console.text
        assert len(console.session.conductor.room.notes) == 1
        await console.press("z")
        assert "Undone: the note “a second”." in console.text


async def test_an_empty_list_that_has_the_keys_is_at_rest(drive: Drive) -> None:
    async with drive() as console:
        await console.press("l")
        lines = console.app.screen.query_one("#library-list", Choices)
        assert lines.has_focus
        lines.show(())
        async with asyncio.timeout(5):
            await console.settle()
