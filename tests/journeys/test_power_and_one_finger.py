"""Power dies in mid-step and the clock is right after; one finger at depth, and the way back fits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.doors import ZONE, Clock, day_of_doors
from support.screens import Driven
from support.settling import settled

from l4pc_tui.console.app import Console
from l4pc_tui.core.live.run.the_return import the_return
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.place import Place
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.plain.conversation import Talk


def place_of(conductor: Conductor) -> Place | None:
    """Where the group is."""
    return conductor.room.run.place


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the database of this test will lie, on a machine of its own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "L4PC_RUNTIME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    return tmp_path / "l4pc.db"


def at_the_doors(db: Path, clock: Clock, *, earlier: int = 0) -> tuple[Desk, Conductor]:
    """A session that came to its step with questions further down, with nobody leaving it."""
    session = day_of_doors(db, earlier=earlier)
    desk = open_desk(db, actor="Joss", clock=clock, zone=ZONE)
    conductor = open_session(desk, session)
    conductor.start()
    while not conductor.view().probes:
        go_by(conductor, clock, 5)
        assert conductor.next().ok
    return desk, conductor


def go_by(conductor: Conductor, clock: Clock, minutes: int) -> None:
    """Minutes go by with the console awake: in pieces too short for anybody to have been away."""
    for _ in range(minutes * 12):
        clock.wind(5 / 60)
        conductor.tick()


@asynccontextmanager
async def at_the_console(
    db: Path, session: SessionId, clock: Clock, size: tuple[int, int]
) -> AsyncIterator[Driven]:
    """The real app on a session, with a pilot."""
    app = Console(db, "Joss", session=session, clock=clock, zone=ZONE)
    async with app.run_test(size=size, notifications=True) as pilot:
        driven = Driven(app, pilot)
        await driven.settle()
        yield driven
    app.close_desks()


def let_power_die(desk: Desk, conductor: Conductor) -> None:
    """Nothing is left or said; what was written is on the disk."""
    conductor.save_draft()
    assert conductor.drain(10)
    desk.store.later(int).result()
    desk.close()


def seconds(timer: str) -> int:
    minutes, _, rest = timer.partition(":")
    return int(minutes) * 60 + int(rest)


@pytest.mark.parametrize(("key", "used"), [("enter", 5), ("p", 1)])
async def test_on_the_console_the_clock_is_right_whichever_way_it_was(
    db: Path, key: str, used: int
) -> None:
    clock = Clock()
    desk, conductor = at_the_doors(db, clock)
    step, whole = conductor.view().card.name, seconds(conductor.view().card.timer)
    go_by(conductor, clock, 1)
    conductor.keep_draft("half a thou")
    let_power_die(desk, conductor)
    clock.wind(4)
    app = Console(db, "Joss", session=conductor.session, clock=clock, zone=ZONE)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settled(app)
        again = app.conductor
        assert again is not None
        asked = again.view().away
        assert asked is not None
        assert asked.asked == "Away for 4 min."
        assert again.draft() == "half a thou"
        await pilot.press(key)
        await settled(app)
        assert again.view().away is None
        assert again.view().card.name == step
        assert seconds(again.view().card.timer) == whole - used * 60
    app.close_desks()


def test_in_plain_mode_the_question_is_asked_and_p_says_it_waited(db: Path) -> None:
    clock = Clock()
    desk, conductor = at_the_doors(db, clock)
    whole = seconds(conductor.view().card.timer)
    go_by(conductor, clock, 1)
    let_power_die(desk, conductor)
    clock.wind(4)
    desk = open_desk(db, actor="Joss", clock=clock, zone=ZONE)
    told: list[str] = []
    talk = Talk(open_session(desk, conductor.session), told.append)
    talk.begin()
    assert any("Away for 4 min." in line for line in told)
    talk.hear("p")
    assert seconds(talk.conductor.view().card.timer) == whole - 60
    desk.close()


def test_one_finger_at_question_advises_up_and_the_return_still_fits(db: Path) -> None:
    clock = Clock()
    desk, conductor = at_the_doors(db, clock, earlier=2)
    returns = the_return(conductor.sheet)
    told: list[str] = []
    talk = Talk(conductor, told.append)
    for line in ("d", "d", "1", "They asked for it", "d", "2", "d", "1"):
        talk.hear(line)
    assert place_of(conductor) is Place.QUESTION, told[-6:]
    talk.hear("pulse 1 0 2 4 3")
    assert told[-2].endswith("Come up: u, or U to the Return: 18 min now, 30 min after lunch.")
    assert told[-1].startswith("Enter a pause of five minutes")
    told.clear()
    talk.hear("lights")
    assert (
        told[-1] == "Come up: return goes to the Return: 18 min now, 30 min after lunch; or pause."
    )
    talk.hear("return")
    assert place_of(conductor) is Place.RETURN
    assert conductor.room.run.at in returns
    finish = next(end for end in conductor.view().ends if end.what == "finish")
    assert "late" not in finish.text
    desk.close()


async def test_one_finger_at_question_on_the_console_and_everyone_is_back_before_lunch(
    db: Path,
) -> None:
    """The interpreter leaves at 12:30, when lunch is locked; the group is at Question by noon."""
    clock = Clock()
    session = day_of_doors(db, earlier=1)
    async with at_the_console(db, session, clock, (120, 36)) as console:
        conductor, press = console.session.conductor, console.press
        await press("enter", "enter", "enter")
        assert conductor.view().card.name == "Count the doors"
        # The first question is at the surface. Two show amber, so Feel and Question take a reason.
        await press("d", "d", "enter", "1")
        assert place_of(conductor) is Place.FEEL
        await press("d")
        assert place_of(conductor) is Place.FEEL, "its alternative is asked at once"
        await press("d", "enter", "2")
        assert place_of(conductor) is Place.QUESTION
        assert "DEEPER     d  1 more below today’s ceiling" in console.text
        # Power is below the ceiling of a second session: it is said why, and nobody goes.
        await press("d")
        assert "What would you do with the key?" in console.text
        assert "Below today’s ceiling: session 2 goes no deeper than Question." in console.text
        await press("escape")
        assert place_of(conductor) is Place.QUESTION
        # Noon. Someone shows one finger.
        clock.wind(150)
        conductor.tick()
        conductor.answer_away(waited=False)
        await press("p", *"10243", "enter")
        assert "First a pause of five minutes, for everybody" in console.text
        await press("escape")
        assert "COME UP" in console.text
        assert "U  to the Return" in console.text
        # Even so d blocks nothing; it offers the way up in the same breath.
        await press("d")
        assert (
            "Come up: U to the Return: 18 min now, 30 min after lunch; or space pauses."
            in console.text
        )
        await press("U")
        assert place_of(conductor) is Place.RETURN
        assert conductor.view().card.name == "Back outside"
        ends = {end.what: end for end in conductor.view().ends}
        assert ends["Lunch"].text == "Lunch 12:30 holds"
        assert ends["finish"].text == "finish 13:45 as planned"
        await press("z")
        assert place_of(conductor) is Place.QUESTION
        # A quarter past: the Return fits only in its short form, were there one; it says so.
        clock.wind(15)
        conductor.tick()
        conductor.answer_away(waited=False)
        await press("U")
        assert place_of(conductor) is Place.RETURN
        assert "The Return: 18 min now, 30 min after lunch, Lunch 3 min late." in console.text


async def test_enter_into_a_deeper_step_shows_the_lights_and_two_enters_do_when_all_is_green(
    db: Path,
) -> None:
    clock = Clock()
    session = day_of_doors(db, earlier=1)
    async with at_the_console(db, session, clock, (80, 24)) as console:
        conductor, press = console.session.conductor, console.press
        await press("enter", "enter", "enter", "enter")
        assert conductor.view().card.name == "Two by two", "one Enter where there is no descent"
        for what in ("co-facilitator", "quiet-space"):
            assert conductor.support(what, ok=True).ok
        await press("p", *"00066", "enter", "y", "enter")
        assert conductor.view().card.name == "Two by two"
        assert "Try the handle" in console.text
        assert "Deeper is open." in console.text
        await press("escape")
        assert conductor.view().card.name == "Two by two"
        await press("enter", "enter")
        assert conductor.view().card.name == "Try the handle"
        await press("enter")
        assert conductor.view().card.name == "Who has the key", "at Feel already"
