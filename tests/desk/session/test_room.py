"""What the room may see: the picture, and the Screen's file that carries it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from support.desk import House, person

from l4pc_tui.core.live.view.public import PublicView, from_json
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.practice.demo import open_demo
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.exchange.screen_file import runtime_folder


def files() -> list[Path]:
    return sorted(runtime_folder().glob("screen-*.json"))


def shown() -> PublicView:
    (file,) = files()
    return from_json(json.loads(file.read_text(encoding="utf-8")))[0]


def test_every_change_of_the_picture_is_written_at_once(started: Conductor) -> None:
    assert shown() == started.public()
    wishes = (started.next, started.next, started.reveal, started.cover, started.pause,
              started.pause, started.back, started.undo, started.close)  # fmt: skip
    for wish in wishes:
        assert wish().ok
        assert shown() == started.public()
    assert shown().phase == "closed"


def test_a_heartbeat_is_written_every_second(house: House, started: Conductor) -> None:
    house.clock.now += 1
    started.tick()
    (file,) = files()
    assert from_json(json.loads(file.read_text(encoding="utf-8")))[1] == house.clock.now
    assert file.stat().st_mode & 0o777 == 0o600


def test_leaving_takes_the_picture_away_and_a_late_tick_does_not_bring_it_back(
    started: Conductor,
) -> None:
    started.leave(goes_on=True)
    assert files() == []
    started.tick()
    assert files() == []


def test_a_reader_writes_no_picture_and_leaves_the_conductor_s(
    house: House, started: Conductor
) -> None:
    before = shown()
    reader = open_session(house.desk(), started.session)
    reader.tick()
    reader.leave(goes_on=True)
    assert shown() == before


def test_nothing_private_is_in_the_file(started: Conductor) -> None:
    started.note("a private note")
    started.walk_in("Zoe Fennel")
    started.remark(PersonId(person(started, "Zoe Fennel")), "a private remark")
    started.next()
    started.next()
    (file,) = files()
    text = file.read_text(encoding="utf-8")
    assert "In threes, please." in text
    for private in ("private", "Zoe", "Nobody is named", "What is it like", "Trace it", "Joss"):
        assert private not in text


def test_a_runtime_folder_that_goes_away_stops_nothing(started: Conductor, tmp_path: Path) -> None:
    folder = tmp_path / "runtime"
    shutil.rmtree(folder)
    folder.write_text("in the way", encoding="utf-8")
    assert started.next().ok
    started.tick()
    folder.unlink()
    assert started.next().ok
    assert shown() == started.public()


@pytest.mark.usefixtures("bare")
def test_the_demo_s_picture_says_that_it_is_one(house: House) -> None:
    desk = open_demo(clock=house.clock)
    card = home(desk).today
    assert card is not None
    conductor = open_session(desk, card.session)
    (file,) = files()
    assert json.loads(file.read_text(encoding="utf-8"))["rehearsal"] is True
    conductor.leave(goes_on=True)
    desk.close()


def test_what_a_killed_process_left_of_a_picture_is_tidied_when_a_session_is_opened(
    house: House, started: Conductor
) -> None:
    left = runtime_folder() / ".l4pc-0123456789abcdef.part"
    young = runtime_folder() / ".l4pc-fedcba9876543210.part"
    for file in (left, young):
        file.write_text("somebody's question", encoding="utf-8")
    os.utime(left, (0, 0))
    os.utime(young, (house.clock.now, house.clock.now))
    started.leave(goes_on=True)
    open_session(house.desk(), started.session)
    assert not left.exists()
    assert young.exists(), "its writer may be at it"
