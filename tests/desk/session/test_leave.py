"""Leaving a session, as every face does it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.desk import House

from l4pc_tui.core.live.notes.answers import LEAVING
from l4pc_tui.core.record.life import State
from l4pc_tui.desk.backups import take_in
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.leave import hang_up, leave, question, rescue
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble

LONG = "words " * 1500
"""More than the file has room for."""


@contextmanager
def no_room(database: Path) -> Iterator[None]:
    """Within it no file of this process can grow beyond what the database takes now."""
    if sys.platform == "win32":
        raise NotImplementedError
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (database.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_only_a_session_whose_clock_runs_here_is_asked_about(
    conductor: Conductor, house: House
) -> None:
    assert question(conductor) is None
    conductor.start()
    found = question(conductor)
    assert found is not None
    assert found.answers == LEAVING
    assert conductor.drain(5)
    reader = open_session(house.desk("Gwen Saffron"), conductor.session)
    assert reader.reading
    assert question(reader) is None
    conductor.pause()
    assert question(conductor) is None


@pytest.mark.parametrize(("goes_on", "state"), [(True, State.RUNNING), (False, State.PAUSED)])
def test_it_waits_or_goes_on_and_either_is_on_the_disk(
    started: Conductor, desk: Desk, goes_on: bool, state: State
) -> None:
    assert leave(started, goes_on=goes_on)
    assert started.waiting() == 0
    row = desk.store.session(started.session)
    assert row is not None
    assert row.state is state


def test_where_the_disk_refuses_the_session_is_held_as_before(
    started: Conductor, desk: Desk
) -> None:
    assert started.drain(5)
    with no_room(desk.path):
        started.note(LONG)
        assert not leave(started, goes_on=False)
        assert started.room.run.state is State.RUNNING
        assert started.unsaved().startswith("1 entry is not saved.")


def test_what_is_rescued_says_too_that_the_session_waits(
    started: Conductor, desk: Desk, house: House, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    assert started.drain(5)
    with no_room(desk.path):
        started.note(LONG)
        assert not leave(started, goes_on=False)
        told = rescue(started, str(stick), goes_on=False)
        desk.close()
    (file,) = stick.iterdir()
    assert told == f"What was not saved lies in {file}."
    again = house.desk()
    assert take_in(again, file).startswith("Taken in: ")
    row = again.store.session(started.session)
    assert row is not None
    assert row.state is State.PAUSED


def test_a_folder_that_cannot_be_written_lets_nothing_go(
    started: Conductor, desk: Desk, tmp_path: Path
) -> None:
    assert started.drain(5)
    taken = tmp_path / "a file"
    taken.write_text("mine", encoding="utf-8")
    with no_room(desk.path):
        started.note(LONG)
        with pytest.raises(Trouble):
            rescue(started, str(taken), goes_on=True)
    assert started.drain(20)
    started.keep_draft("still typed here")
    started.tick()
    assert started.settle_draft(5)
    assert desk.store.draft(started.session) == "still typed here"


def test_who_stays_after_all_holds_the_session_again(started: Conductor, desk: Desk) -> None:
    assert leave(started, goes_on=True)
    started.stay()
    started.keep_draft("typed after that")
    started.tick()
    assert started.settle_draft(5)
    assert desk.store.draft(started.session) == "typed after that"


def test_with_nobody_to_ask_what_the_disk_refuses_is_written_at_home(
    started: Conductor, desk: Desk, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    assert started.drain(5)
    with no_room(desk.path):
        started.note(LONG)
        end = hang_up(started)
    (file,) = home.iterdir()
    assert not end.kept
    assert end.told.startswith(f"Not everything could be saved; what was not lies in {file}.")


def test_with_nobody_to_ask_all_is_kept_and_opening_again_asks_what_the_room_did(
    started: Conductor, desk: Desk, house: House
) -> None:
    end = hang_up(started)
    assert (end.kept, end.told) == (True, "")
    house.clock.now += 300
    assert open_session(desk, started.session).view().away is not None
