"""The descent on the console: the lights stand there before a deeper question, and advise."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from support.desk import Clock
from support.doors import HALF_PAST_NINE, day_of_doors
from support.screens import Drive, Driven
from support.there import there

from l4pc_tui.console.panels.depth import Depth
from l4pc_tui.console.questions.pulse import PulseScreen
from l4pc_tui.console.session.deeper import DeeperScreen, Reason
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.console.session.support import SupportScreen
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.core.live.view.story import STORY
from l4pc_tui.core.live.view_model import DepthLine
from l4pc_tui.core.record.place import Place


@pytest.fixture
def doors(drive: Drive, clock: Clock, tmp_path: Path) -> Drive:
    """The second session of a cohort, at the first step of its exercise."""

    @asynccontextmanager
    async def run(
        size: tuple[int, int] = (120, 36), *, begun: bool = True, earlier: int = 1
    ) -> AsyncIterator[Driven]:
        path = tmp_path / f"doors-{earlier}-{size[0]}.db"
        session = day_of_doors(path, earlier=earlier)
        clock.now = HALF_PAST_NINE
        async with drive(size, path=path, session=session) as console:
            if begun:
                await console.press("enter", "enter", "enter")
            yield console

    return run


def place(console: Driven) -> Place | None:
    return console.session.conductor.room.run.place


def last_move(console: Driven) -> dict[str, Any]:
    return dict(there(console.session.conductor.room.entries[-1].data))


async def test_a_question_at_the_groups_own_place_is_asked_at_once(doors: Drive) -> None:
    async with doors() as console:
        await console.press("d")
        assert isinstance(console.app.screen, SessionScreen)
        assert "◆ Surface" in console.text


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
async def test_a_deeper_question_shows_the_lights_first_and_escape_stays(
    doors: Drive, size: tuple[int, int]
) -> None:
    async with doors(size) as console:
        await console.press("d", "d")
        assert isinstance(console.app.screen, DeeperScreen)
        for words in ("Feel", "What is it like to stand before it?", "need", "still fresh",
                      "safety", "not asked", "time", "support", "Hold: pairs, silence"):  # fmt: skip
            assert words in console.text
        before = len(console.session.conductor.room.entries)
        await console.press("escape")
        assert place(console) is Place.SURFACE
        assert len(console.session.conductor.room.entries) == before


async def test_going_on_against_the_lights_takes_a_reason_that_the_log_keeps(doors: Drive) -> None:
    async with doors() as console:
        await console.press("d", "d", "enter")
        assert isinstance(console.app.screen, Reason)
        await console.press("escape")
        assert isinstance(console.app.screen, DeeperScreen)
        await console.press("enter", "2")
        assert place(console) is Place.FEEL
        move = last_move(console)
        assert move["reason"] == "It has come up by itself"
        assert move["lights"]["advice"] == "hold"
        assert "What is it like to stand before it?  ◆ Feel" in console.text


async def test_the_reason_may_be_in_own_words(doors: Drive) -> None:
    async with doors() as console:
        await console.press("d", "d", "enter", "w")
        await console.write("Ann [/x] asked")
        await console.press("enter")
        assert last_move(console)["reason"] == "Ann [/x] asked"


async def test_alternatives_at_one_place_are_chosen_with_the_arrows(doors: Drive) -> None:
    async with doors() as console:
        await console.press("d", "d")
        assert "1 of 2" in console.text
        await console.press("down")
        assert "Who waited there last?" in console.text.partition("2 of 2")[0].splitlines()[-1]
        await console.press("enter", "1")
        assert last_move(console)["probe"] == 2


async def test_with_green_lights_enter_goes_deeper_without_a_reason(doors: Drive) -> None:
    async with doors() as console:
        await console.press("d", "p")
        await console.write("00253")
        await console.press("enter", "y", "S", "enter", "down", "enter", "escape", "d")
        assert "Deeper is open." in console.text
        await console.press("enter")
        assert place(console) is Place.FEEL
        assert "reason" not in last_move(console)


async def test_the_ceiling_folds_what_is_below_it(doors: Drive) -> None:
    async with doors(earlier=0) as console:
        assert "2 more below today’s ceiling, then d" in console.text
        assert "What would you do with the key?" not in console.text
        assert "from session 2" in console.text
    async with doors(earlier=1) as console:
        assert "1 more below today’s ceiling" in console.text


async def test_up_covers_and_comes_up_and_straight_to_the_return(doors: Drive) -> None:
    async with doors() as console:
        await console.press("d", "d", "enter", "1", "u")
        assert place(console) is Place.SURFACE
        await console.press("U")
        assert place(console) is Place.RETURN
        assert console.session.conductor.view().card.name == "Back outside"


async def test_the_pulse_is_tallied_and_stands_among_the_lights(doors: Drive) -> None:
    async with doors() as console:
        await console.press("p")
        assert isinstance(console.app.screen, PulseScreen)
        await console.write("1 2")
        await console.press("enter")
        assert isinstance(console.app.screen, PulseScreen)
        assert "2 numbers; 5 are needed." in console.text
        await console.press(*["backspace"] * 3)
        await console.write("0 0 0 0 0")
        await console.press("enter")
        assert isinstance(console.app.screen, PulseScreen), "nobody has answered: nothing is lost"
        assert "Nobody has answered yet." in console.text
        await console.press(*["backspace"] * 9)
        await console.write("0 0 2 5 3")
        await console.press("enter")
        assert "Pulse: median 4, nobody below 3." in console.text
        assert "● safety  most feel safe;" in console.text
        await console.press("p")
        await console.write("00111")
        await console.press("enter")
        assert "stay on this laptop" in console.text
        await console.press("z")
        assert "Undone: the pulse “median 4, nobody below 3”." in console.text


async def test_one_finger_at_depth_advises_to_come_up_and_blocks_nothing(doors: Drive) -> None:
    async with doors() as console:
        await console.press("d", "d", "enter", "1", "p")
        await console.write("10243")
        await console.press("enter", "escape")
        assert "COME UP" in console.text
        assert "○ safety" in console.text
        await console.press("u")
        assert place(console) is Place.SURFACE


async def test_the_need_goes_round_with_one_key(doors: Drive) -> None:
    async with doors() as console:
        for need in ("repeating", "moved", "fresh"):
            await console.press("y")
            assert f"Need: {need}." in console.text


async def test_support_is_ticked_on_the_opening_card(doors: Drive) -> None:
    async with doors(begun=False) as console:
        assert "a co-facilitator is here  · not ticked" in console.text
        await console.press("c")
        assert isinstance(console.app.screen, SupportScreen)
        await console.press("enter", "down", "enter", "enter", "escape")
        assert "a co-facilitator is here  ● there" in console.text
        assert "a quiet space is known  ○ missing" in console.text


async def test_how_long_one_can_go_deeper_is_a_clock_time(doors: Drive) -> None:
    async with doors() as console:
        await console.press("d")
        assert "deeper until " in console.text.splitlines()[1]
    async with doors((80, 24)) as console:
        await console.press("d")
        assert "deeper until " in "\n".join(console.text.splitlines()[2:6])


async def test_the_help_tells_the_rule_of_depth_and_all_keys(doors: Drive) -> None:
    async with doors((120, 80)) as console:
        await console.press("f1")
        for words in ("GOING DEEPER", "Harrison", "Squeeze, shift, stretch", "One more", "Pulse"):
            assert words in console.text


async def test_below_the_ceiling_d_says_why_there_is_one_and_wants_a_reason(doors: Drive) -> None:
    async with doors((80, 24), earlier=0) as console:
        await console.press("d", "d", "enter", "1", "d")
        assert "DEEPER     d  2 more below today’s ceiling, with a reason" in console.text
        await console.press("d")
        assert isinstance(console.app.screen, DeeperScreen)
        assert "Who says that it is shut?" in console.text
        assert "Below today’s ceiling: session 1 goes no deeper than Feel." in console.text
        before = len(console.session.conductor.room.entries)
        await console.press("escape")
        assert (place(console), len(console.session.conductor.room.entries)) == (Place.FEEL, before)
        await console.press("d", "enter")
        assert isinstance(console.app.screen, Reason)
        await console.press("4")
        assert place(console) is Place.QUESTION
        move = last_move(console)
        assert move["reason"] == "My co-facilitator sees it so too"
        assert move["lights"]["below"] == "session 1 goes no deeper than Feel"
        assert "Who says that it is shut?  ◆ Question" in console.text


async def test_below_the_ceiling_takes_a_reason_with_green_lights_too(doors: Drive) -> None:
    async with doors() as console:
        await console.press("d", "d", "enter", "1", "d", "d", "enter", "1")
        assert place(console) is Place.QUESTION
        await console.press(
            "p", *"00066", "enter", "y", "S", "enter", "down", "enter", "escape", "d"
        )
        assert "Deeper is open, with a reason." in console.text
        assert "session 2 goes no deeper than Question" in console.text
        await console.press("enter", "3")
        assert place(console) is Place.POWER


async def test_enter_into_a_planned_step_shows_the_lights_and_is_its_own_reason(
    doors: Drive,
) -> None:
    async with doors() as console:
        await console.press("enter")
        assert isinstance(console.app.screen, SessionScreen), "no descent: one Enter"
        await console.press("enter")
        assert isinstance(console.app.screen, DeeperScreen)
        assert "Feel       Try the handle" in console.text
        await console.press("escape")
        assert console.session.view.card.name == "Two by two"
        await console.press("enter")
        assert "As planned, and nothing is red." in console.text
        await console.press("enter")
        assert console.session.view.card.name == "Try the handle"
        assert last_move(console)["reason"] == "as planned"


async def test_the_run_sheet_shows_the_lights_down_and_never_up(doors: Drive) -> None:
    async with doors((80, 24)) as console:
        await console.press("f2", "down", "down", "enter")
        assert isinstance(console.app.screen, DeeperScreen)
        assert "Try the handle" in console.text
        await console.press("escape")
        assert console.session.view.card.name == "Count the doors"
        await console.press("enter", "enter", "2")
        assert console.session.view.card.name == "Try the handle"
        assert not console.session.brought, "the sheet is put away"
        await console.press("b")
        assert console.session.view.card.name == "Two by two", "up is never asked about"
        await console.press("b", "f2", "down", "down", "down", "down", "enter", "enter")
        assert console.session.view.card.name == "Back outside"


async def test_when_the_lights_say_come_up_the_ways_stand_there_with_their_minutes(
    doors: Drive,
) -> None:
    async with doors((80, 24)) as console:
        await console.press("d", "d", "enter", "1", "p", *"10243", "enter", "escape")
        back = "to the Return: 18 min now, 30 min after lunch; or space pauses"
        assert f"COME UP    U  {back}" in console.text
        await console.press("d")
        assert isinstance(console.app.screen, SessionScreen), "its alternative, at the same place"
        await console.press("d")
        assert f"Come up: U {back}." in console.text
        await console.press("space")
        assert console.session.conductor.room.run.paused_at is not None
        await console.press("pageup")
        assert "COME UP    ·  space goes on, then U to the Return: 18 min now" in console.text
        await console.press("space", "d", "U")
        assert place(console) is Place.RETURN


@pytest.mark.parametrize("begun", [1, 3])
async def test_u_where_there_is_no_further_up_says_where_the_group_is(
    doors: Drive, begun: bool
) -> None:
    async with doors(begun=False) as console:
        await console.press(*["enter"] * begun, "u")
        told = "It has not gone down." if begun == 1 else "The group is at the surface."
        assert told in console.text
        await console.press("U", "u")
        assert "The group is in the Return. It is back up." in console.text


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
async def test_hammering_enter_never_gives_a_reason(doors: Drive, size: tuple[int, int]) -> None:
    async with doors(size) as console:
        await console.press("d", "d", *["enter"] * 6)
        assert isinstance(console.app.screen, Reason)
        assert "Nothing is chosen yet: ↑ ↓ or 1–4, or w for your own words." in console.text
        assert "Go deeper" not in console.text
        assert place(console) is Place.SURFACE
        await console.press("w", "enter", "enter")
        assert isinstance(console.app.screen, Reason)
        assert place(console) is Place.SURFACE


async def test_a_reason_is_chosen_before_enter_goes_deeper(doors: Drive) -> None:
    async with doors() as console:
        await console.press("d", "d", "enter", "down")
        assert "Go deeper" in console.text
        await console.press("down", "enter")
        assert last_move(console)["reason"] == "It has come up by itself"


async def test_the_last_reason_is_chosen_with_up_and_any_with_its_number(doors: Drive) -> None:
    async with doors() as console:
        await console.press("d", "d", "enter", "up", "enter")
        assert last_move(console)["reason"] == "My co-facilitator sees it so too"
    async with doors((80, 24)) as console:
        await console.press("d", "d", "enter", "3")
        assert last_move(console)["reason"] == "We agreed on it beforehand"


async def test_more_hands_than_people_are_asked_about_and_kept_when_entered_again(
    doors: Drive,
) -> None:
    async with doors() as console:
        conductor = console.session.conductor
        for name in ("Ann", "Ben", "Carys"):
            assert conductor.walk_in(name).ok
        await console.press("p")
        assert "00253" not in console.app.screen.query_one(Field).placeholder
        await console.write("0 0 2 50 3")
        await console.press("enter")
        assert isinstance(console.app.screen, PulseScreen)
        assert "55 people answered, and by the register" in " ".join(console.text.split())
        assert not conductor.room.run.pulses
        await console.press("backspace", "4", "enter")
        assert "56 people answered" in " ".join(console.text.split()), "what is typed anew, too"
        await console.press("enter")
        assert conductor.room.run.pulses[-1].counts == (0, 0, 2, 50, 4)
        await console.press("p")
        await console.write("0 0 1 0 1")
        await console.press("enter")
        assert conductor.room.run.pulses[-1].counts == (0, 0, 1, 0, 1)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
async def test_pulse_and_need_are_asked_from_the_lights_which_are_drawn_anew(
    doors: Drive, size: tuple[int, int]
) -> None:
    async with doors(size) as console:
        await console.press("enter", "enter")
        assert isinstance(console.app.screen, DeeperScreen)
        assert "not asked" in console.text
        assert "p Pulse" in console.text
        assert "y Need" in console.text
        await console.press("p", *"00066", "enter")
        assert isinstance(console.app.screen, DeeperScreen)
        assert "all feel safe" in console.text
        await console.press("y")
        assert "repeating" in console.text
        assert "still fresh" not in console.text
        await console.press("escape", "z")
        assert console.session.conductor.room.run.need == "fresh"


async def test_back_to_the_step_just_left_is_no_descent_that_asks(
    doors: Drive, clock: Clock
) -> None:
    async with doors() as console:
        await console.press("enter", "enter", "enter", "1", "enter", "enter")
        assert console.session.view.card.name == "Back outside"
        left = console.session.conductor.room.run.visits[-2].stop
        await console.press("b")
        assert console.session.conductor.room.run.at == left, "a slip of a finger"
        await console.press("enter")
        clock.now += 61
        await console.press("b")
        assert isinstance(console.app.screen, DeeperScreen)


@pytest.mark.parametrize("width", [24, 30, 40, 76])
@pytest.mark.parametrize("note", ["", "from session 2"])
def test_a_story_name_stands_whole_or_not_at_all(width: int, note: str) -> None:
    depth = Depth()
    ahead = [DepthLine(at, "", False, False, note, STORY[at]) for at in Place]
    depth._depth = tuple(ahead)
    drawn = depth.draw(width).plain
    assert "…" not in drawn
    assert ("the hall of doors" in drawn) is (width >= (76 if note else 40))
