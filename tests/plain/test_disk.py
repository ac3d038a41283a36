"""A disk that refuses in mid-session: the talk goes on, and says what is not saved."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.flipping import flip_in_journal

from l4pc_tui.desk.keeping import take_in

Said = Callable[..., list[str]]


@contextmanager
def no_room(database: Path) -> Iterator[None]:
    """Within it no file of this process can grow beyond what the database takes now."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (database.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def talk(room):
    talk = room.talk()
    talk.hear("")
    assert talk.conductor.drain(10)
    return talk


def heard(room, talk, *lines: str) -> list[str]:
    for line in lines:
        room.told.clear()
        talk.hear(line)
    return list(room.told)


def test_a_note_is_not_called_saved_before_there_is_room_again(room, talk, database) -> None:
    long = "n " + "words " * 1500
    with no_room(database):
        told = heard(room, talk, *[long] * 3)
        assert len(told) == 1
        assert told[0].startswith("not saved, ")
        assert told[0].partition(": ")[2]
        assert heard(room, talk, "b") == ["This is the first step."]
    assert talk.conductor.drain(20)
    room.told.clear()
    talk.tick()
    assert room.told == ["saved: nothing waits any more"]
    assert len(room.desk.store.notes(room.session)) == 3


def test_leaving_with_something_unsaved_asks_for_another_folder_and_restore_takes_it_in(
    room, talk, database, tmp_path, open_room
) -> None:
    with no_room(database):
        heard(room, talk, "n " + "words " * 1500, "n " + "more " * 1500)
        told = heard(room, talk, "q", "w")
        assert told[0].startswith("2 entries are not saved. The disk")
        assert told[1].startswith("Name another folder")
        assert heard(room, talk, "stay") == ["Still here."]
        told = heard(room, talk, "q", "w", str(tmp_path / "stick"))
        assert told[0].startswith("What was not saved lies in ")
        assert talk.ending.done
        assert talk.ending.rescued
        rescued = next((tmp_path / "stick").iterdir())
        room.desk.close()
    again = open_room()
    missing = 2 - len(again.desk.store.notes(again.session))
    assert missing
    assert take_in(again.desk, rescued).startswith("Taken in: ")
    assert len(again.desk.store.notes(again.session)) == 2


def test_a_file_that_is_found_to_be_damaged_is_told_once_and_the_talk_goes_on(
    room, talk, database: Path
) -> None:
    flip_in_journal(database, "Riverside Trust", "Riverfide Trust")
    room.desk.store.verify()
    before = database.read_bytes()
    room.told.clear()
    talk.tick()
    talk.tick()
    (told,) = [line for line in room.told if "damaged" in line]
    assert told.startswith("not saving: “l4pc.db” is damaged (an entry in it is not what")
    assert heard(room, talk, "b") == ["This is the first step."]
    assert heard(room, talk, "n one more")[0].startswith(
        "not saved, 1 waiting: “l4pc.db” is damaged"
    )
    assert database.read_bytes() == before
