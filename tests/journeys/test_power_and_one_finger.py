"""Power dies in mid-step and the clock is right after; one finger at depth, and the way back fits."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.doors import ZONE, Clock, day_of_doors

from l4pc_tui.console.app import Console
from l4pc_tui.core.live.returning import the_return
from l4pc_tui.core.record.place import Place
from l4pc_tui.desk.conduct import Conductor
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.desk.opening import open_session
from l4pc_tui.plain.talk import Talk


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
        clock.wind(5)
        assert conductor.next().ok
    return desk, conductor


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
    clock.wind(1)
    conductor.tick()
    conductor.keep_draft("half a thou")
    let_power_die(desk, conductor)
    clock.wind(4)
    app = Console(db, "Joss", session=conductor.session, clock=clock, zone=ZONE)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        for _ in range(4):
            await app.workers.wait_for_complete()
            await pilot.pause()
        again = app.conductor
        assert again is not None
        asked = again.view().away
        assert asked is not None
        assert asked.asked == "Away for 4 min."
        assert again.draft() == "half a thou"
        await pilot.press(key)
        await pilot.pause()
        assert again.view().away is None
        assert again.view().card.name == step
        assert seconds(again.view().card.timer) == whole - used * 60
    app.close_desks()


def test_in_plain_mode_the_question_is_asked_and_p_says_it_waited(db: Path) -> None:
    clock = Clock()
    desk, conductor = at_the_doors(db, clock)
    whole = seconds(conductor.view().card.timer)
    clock.wind(1)
    conductor.tick()
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
    for _ in range(5):
        lights = conductor.before_deeper()
        talk.hear("d")
        if lights is not None:
            talk.hear("1")
        if conductor.room.run.place is Place.QUESTION:
            break
    assert conductor.room.run.place is Place.QUESTION, told[-6:]
    told.clear()
    talk.hear("pulse 1 0 2 4 3")
    talk.hear("lights")
    assert any("ome up" in line for line in told)
    talk.hear("return")
    assert conductor.room.run.place is Place.RETURN
    assert conductor.room.run.at in returns
    finish = next(end for end in conductor.view().ends if end.what == "finish")
    assert "late" not in finish.text
    desk.close()
