"""What the room's wall is told from the Console: m, k and o."""

from __future__ import annotations

from support.screens import Drive

from l4pc_tui.core.live.view.wall_words import wall_words


async def test_a_message_goes_up_by_one_key_more_and_a_dark_wall_is_told_until_it_is_lit(
    drive: Drive,
) -> None:
    async with drive((120, 36)) as console:
        await console.press("enter", "enter")
        conductor = console.session.conductor

        def wall() -> str:
            said = wall_words(conductor.public(), conductor.desk.now())
            return f"{said.lead} {said.headline}".strip() or said.kind

        await console.press("m")
        assert "What does the room read?" in console.text
        assert "two more minutes" in console.text
        await console.press("c")
        assert wall() == "Change over"
        assert "On the wall: “Change over”. m changes it." in console.text
        await console.press("m", "w", *"Fire", "enter")
        assert wall() == "Fire"
        await console.press("m", "b", *"10:45", "enter")
        assert wall() == "Back at 10:45"
        await console.press("m", "x")
        assert "On the wall" not in console.text
        await console.press("k")
        assert wall() == "blank"
        assert "The wall is dark. k lights it." in console.text
        await console.press("r")
        assert "wall dark" in console.text, "on the other screens of a session the corner says so"
        await console.press("escape")
        await console.press("enter", "m", "2")
        assert wall() == "blank", "neither a step nor a message lights it"
        assert "It waits: the wall is dark" in console.text
        await console.pilot.resize_terminal(80, 24)
        await console.settle()
        assert "The wall is dark. k lights it." in console.text
        await console.press("k")
        assert wall() == "Two more minutes"
        await console.press("o")
        await console.settle()
        assert "Open a second terminal" in console.text
        await console.press("q", "g", "enter")
        await console.settle()
        assert "On the wall: “Two more minutes”" in console.text


async def test_in_a_break_enter_is_the_time_to_be_back(drive: Drive) -> None:
    async with drive((100, 30)) as console:
        await console.press("enter", "enter")
        conductor = console.session.conductor
        rests = [item for item in conductor.sheet.items if item.rests]
        conductor.goto(conductor.sheet.stops[rests[0].stops[0]].id)
        offered = conductor.wall.back_offered()
        await console.press("m")
        assert f"back at {offered}" in console.text
        await console.press("enter")
        assert conductor.wall.told() == f"On the wall: back at {offered}."
