"""The Console of a running session at every size: what stands where, and that all of it is whole."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.desk import Clock
from support.doors import HALF_PAST_NINE, day_of_doors
from support.screens import Drive, Driven

from l4pc_tui.console.panels.depth import Depth
from l4pc_tui.console.panels.notes import Notes
from l4pc_tui.console.panels.run_sheet import Columns, RunSheet, _drawn, columns
from l4pc_tui.console.session.letter_keys import ROOM
from l4pc_tui.console.widgets.large_words import in_letters, which
from l4pc_tui.core.live.view_model import Part, SheetLine
from l4pc_tui.core.record.place import Place
from l4pc_tui.desk.settings_file import preferences
from l4pc_tui.look.letters import SOLID, STEPS


def line(name: str, *, indent: int = 0, told: str = "", state: str = "ahead") -> SheetLine:
    time = "" if indent or state == "left out" else "10:14"
    return SheetLine(name, "·", time, name, "40", indent, state, Place.FEEL, told)  # type: ignore[arg-type]


SHEET = (
    line("Arrive"), line("The door nobody tries"), line("Whose rule is it, then?", indent=1),
    line("Break", told="6 min late"), line("Stretch our legs", state="left out", told="left out"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (45, Columns(True, 4, 11)), (44, Columns(True, 4, 11)), (43, Columns(True, 4, 0)),
        (33, Columns(True, 4, 0)), (32, Columns(False, 4, 0)), (24, Columns(False, 4, 0)),
        (12, Columns(False, 0, 0)),
    ],
)  # fmt: skip
def test_a_column_of_the_run_sheet_goes_before_a_name_is_broken(
    width: int, expected: Columns
) -> None:
    assert columns(SHEET, width) == expected


@pytest.mark.parametrize("width", [20, 27, 29, 34, 45, 60])
def test_every_name_of_the_run_sheet_is_told_whole(width: int) -> None:
    form = columns(SHEET, width)
    for each in SHEET:
        rows = _drawn(each, form, width).plain.split("\n")
        assert "…" not in "".join(rows)
        assert max(map(len, rows)) <= width
        told = " ".join(" ".join(rows).split())
        assert all(word in told for word in each.name.split())


def test_what_is_left_out_is_struck() -> None:
    drawn = _drawn(SHEET[-1], columns(SHEET, 45), 45)
    assert any("strike" in str(span.style) for span in drawn.spans)
    assert not any(
        "strike" in str(span.style) for span in _drawn(SHEET[0], columns(SHEET, 45), 45).spans
    )


@pytest.fixture
def doors(drive: Drive, clock: Clock, tmp_path: Path) -> Drive:
    """The console on a day of doors, on the step that has them, two notes taken."""

    @asynccontextmanager
    async def run(size: tuple[int, int]) -> AsyncIterator[Driven]:
        path = tmp_path / "doors.db"
        session = day_of_doors(path, earlier=1)
        clock.now = HALF_PAST_NINE
        async with drive(size, path=path, session=session) as console:
            await console.press("enter", "enter", "enter", "asterisk")
            await console.write("it was never the form")
            await console.press("enter", "question_mark")
            await console.write("who owns it")
            await console.press("enter")
            yield console

    return run


async def resize(console: Driven, width: int, height: int) -> None:
    await console.pilot.resize_terminal(width, height)
    await console.settle()


def current_in_view(console: Driven) -> None:
    """The current row of the run sheet is on view, and the two above it."""
    sheet = console.session.query_one(RunSheet)
    rows = [each.drawn.plain.count("\n") + 1 for each in sheet._drawn]
    at = sum(rows[: max(n for n, each in enumerate(sheet._sheet) if each.state == "now")])
    top, height = sheet.scroll_offset.y, sheet.size.height
    assert top <= max(0, at - 2), "two rows above it"
    assert at < top + height


async def test_every_size_has_its_columns(doors: Drive) -> None:
    async with doors((100, 30)) as console:
        view = console.session.view
        text = console.text
        assert "RUN SHEET" in text
        assert "REGISTER" not in text
        assert "F3" in text
        assert "here" in text.split("F3")[1].splitlines()[0]
        assert "F4 2 notes · last 09:30 ? who owns it" in text
        assert f"◆ {view.card.place.value}" in text
        assert "kept" in text
        for light in view.lights.all if view.lights else ():
            assert f"{light.sign} {light.name}" in text
        current_in_view(console)
        await resize(console, 100, 24)
        current_in_view(console)
        await resize(console, 120, 36)
        assert "REGISTER" in console.text
        assert "F4" not in console.text
        assert "parked" not in console.text
        current_in_view(console)
        await resize(console, 200, 60)
        assert "parked · no owner yet" in console.text
        assert "48 ╌" in console.session.query_one(Depth).draw(45).plain, "minutes as lines"
        assert console.session.query_one("#card").size.height == 6
        for one in console.session.view.people:
            assert f"{one.sign} {one.name}" in console.text
        await resize(console, 80, 24)
        assert "RUN SHEET" not in console.text
        assert console.session.query_one("#card").size.height == 3
        assert "safety not asked" in console.text, "the reason in full, without a key"
        await console.press("p", *"00066", "enter", "y", "y")
        assert "safety" not in console.text.split("Pulse:")[0], "what is green takes no row"


async def test_of_two_columns_register_notes_and_depth_come_over_the_words(doors: Drive) -> None:
    async with doors((100, 22)) as console:
        for key, shown in (("f3", "REGISTER"), ("f4", "NOTES"), ("f5", "╎ Power")):
            await console.press(key)
            assert shown in console.text
            await console.press(key)
            assert shown not in console.text
            assert console.session.view.card.name in console.text


async def test_a_panel_with_the_keys_keeps_them_whatever_the_window_becomes(doors: Drive) -> None:
    async with doors((120, 36)) as console:
        at_first = console.text
        for key, panel in (("f2", RunSheet), ("f4", Notes)):
            await console.press(key)
            before = console.text
            for width in (80, 110, 60, 120):
                await resize(console, width, 36)
                on = console.app.focused
                assert isinstance(on, panel), f"at {width}"
                assert on.region.area, "and it is on view"
            assert console.text == before, "nothing is left behind"
            await resize(console, 80, 24)
            await console.press("escape")
            assert console.session.view.card.name in console.text, "its words are back"
            await resize(console, 120, 36)
            assert console.text == at_first
        await console.press("n", "a")
        await resize(console, 30, 8)
        await resize(console, 120, 36)
        await console.press("b", "enter")
        assert console.session.conductor.room.notes[-1].text == "ab", "a line that is typed goes on"


async def test_in_a_large_window_the_words_stand_in_letters_where_these_are_solid(
    doors: Drive,
) -> None:
    async with doors((120, 36)) as console:
        question = next(part.text for part in console.session.view.parts if part.look == "ask")
        assert ROOM not in console.text
        await resize(console, 200, 60)
        assert ROOM in console.text, "it is offered, and nothing is covered"
        assert question in console.text
        await resize(console, 120, 36)
        assert ROOM not in console.text
        await resize(console, 200, 60)
        assert ROOM not in console.text, "once"
        await console.press("l")
        assert all(step in console.text for step in STEPS), "as the Screen asks"
        assert SOLID in console.text
        await console.press("n")
        assert question in console.text
        assert preferences(console.app.desk).settings.letters == "bold"
        await console.press("l", "y")
        rows = in_letters(question, console.session.words.content_size.width)
        assert rows
        assert question not in console.text
        assert all(row in console.text for row in rows), "the question is the last to be small"
        assert preferences(console.app.desk).settings.letters == "solid"
        await resize(console, 160, 48)
        assert question in console.text
        await resize(console, 180, 50)
        assert question not in console.text
        await console.press("l")
        assert question in console.text
        assert not preferences(console.app.desk).settings.large_words


async def test_a_second_that_passes_between_a_resize_and_its_layout_draws_the_card_all_the_same(
    doors: Drive,
) -> None:
    async with doors((200, 60)) as console:
        view = console.session.view
        # The window is narrow already, and its figures are tall still.
        console.session.card.show(view.card, view.depth, view.deeper, None, tall=True)
        await console.settle()
        assert view.card.name in console.text


def test_words_that_would_push_the_rest_out_stay_as_they_are() -> None:
    said = Part("", "Pick one rule from your odd corner. Follow it back as far as it goes.", "say")
    asked = Part("", "Whose rule is this?", "ask")
    assert which((said, asked), 84, 45) == {0, 1}
    assert which((said, asked), 84, 14) == {1}, "the question alone"
    assert which((said, asked), 84, 5) == frozenset()
    strange = Part("", "Whose rule is 規則?", "ask")
    assert which((strange,), 84, 45) == frozenset(), "a sign that has no letter"
