"""A disk that refuses in mid-session: the talk goes on, and says what is not saved."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from support.flipping import flip_in_journal
from support.talks import TalkRoom

from l4pc_tui.core.record.life import State
from l4pc_tui.desk.backups import take_in
from l4pc_tui.plain.conversation import Talk

pytestmark = pytest.mark.slow


Said = Callable[..., list[str]]


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


@pytest.fixture
def talk(room: TalkRoom) -> Talk:
    talk = room.talk()
    talk.hear("")
    assert talk.conductor.drain(10)
    return talk


def heard(room: TalkRoom, talk: Talk, *lines: str) -> list[str]:
    for line in lines:
        room.told.clear()
        talk.hear(line)
    return list(room.told)


def test_a_note_is_not_called_saved_before_there_is_room_again(
    room: TalkRoom, talk: Talk, database: Path
) -> None:
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
    room: TalkRoom, talk: Talk, database: Path, tmp_path: Path, open_room: Callable[[], TalkRoom]
) -> None:
    with no_room(database):
        heard(room, talk, "n " + "words " * 1500, "n " + "more " * 1500)
        told = heard(room, talk, "q", "w")
        assert told[0].startswith("2 entries are not saved. The disk")
        assert told[1].startswith("Name another folder")
        assert heard(room, talk, "stay") == ["Still here."]
        assert talk.conductor.view().state is State.RUNNING, "nothing was paused for leaving"
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
    assert again.open().view().state is State.PAUSED


@contextmanager
def held_by_another(database: Path) -> Iterator[None]:
    """Within it another program is writing to the file, and nobody else can."""
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_session_that_is_to_wait_is_left_when_its_pause_is_on_the_disk(
    room: Any, talk: Any, database: Path
) -> None:
    with held_by_another(database):
        told = heard(room, talk, "q", "w")
        assert told[:1] == ["Paused."]
        assert told[1].startswith("1 entry is not saved.")
        assert not talk.ending.done
    assert talk.conductor.drain(20)
    assert heard(room, talk, "") == []
    assert talk.ending.done
    assert room.open().view().state is State.PAUSED


def test_whoever_stays_after_all_holds_the_session_again(
    room: Any, talk: Any, database: Path, open_room: Any
) -> None:
    with held_by_another(database):
        assert heard(room, talk, "q", "w", "stay") == ["Still here."]
    assert not talk.ending.done
    room.desk.store.later(int).result()
    assert open_room().open().reading


def test_a_file_that_is_found_to_be_damaged_is_told_once_and_the_talk_goes_on(
    room: TalkRoom, talk: Talk, database: Path
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
