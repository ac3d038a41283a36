"""A disk that refuses in mid-session: the session goes on, says what waits, and loses nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.desk import House, person, picture, settle

from l4pc_tui.core.record.names import PersonId
from l4pc_tui.desk import backups
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session


@contextmanager
def full_disk(size: int = 0) -> Iterator[None]:
    """No file may grow beyond a size: what a full disk does, whoever one is."""
    if sys.platform == "win32":
        raise NotImplementedError
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def refused(conductor: Conductor) -> bool:
    return bool(conductor.saved().reason)


def test_the_session_goes_on_and_all_of_it_is_saved_when_there_is_room_again(
    house: House, started: Conductor
) -> None:
    assert started.drain(5)
    with full_disk():
        started.next()
        started.note("while the disk was full")
        started.mark(PersonId(person(started, "Ben Thimble")), "late")
        started.keep_draft("half a li")
        settle(started, lambda: refused(started), ticks=10_000)
        assert started.saved().word == "not saved · 3 waiting"
        assert started.saved().tone == "act"
        assert started.waiting() == 3
        assert started.view().card.name == "Pick one"
        assert started.view().note_count == 1
        assert not started.drain(0.01)
        for _ in range(20):
            house.clock.now += 1
            started.tick()
        assert started.next().ok
    assert started.drain(5)
    assert started.saved().word == "saved"
    started.tick()
    started.settle_draft(5)
    started.desk.store.later(int).result()
    house.clock.now += 20
    again = open_session(house.desk(), started.session)
    assert picture(again) == picture(started)
    assert (again.reading, again.draft()) == (False, "half a li")


def test_what_waits_can_be_put_elsewhere_and_taken_in_later(
    house: House, started: Conductor, tmp_path: Path
) -> None:
    assert started.drain(5)
    with full_disk():
        started.note("on the stick")
        started.next()
        settle(started, lambda: refused(started), ticks=10_000)
    file = started.rescue(tmp_path / "stick")
    assert file.stat().st_mode & 0o777 == 0o600
    other = house.desk()
    started.drain(5)
    taken = backups.take_in(other, file)
    assert backups.is_rescue(file)
    assert taken == f"Nothing new in {file.name}: its 2 entries were there already."
    empty = House(tmp_path / "borrowed")
    (tmp_path / "borrowed").mkdir()
    desk = empty.desk()
    assert backups.take_in(desk, file) == f"Taken in: 2 entries from {file.name}."
    assert backups.take_in(desk, file) == taken
    empty.close()


LONG = "x" * 9000
"""Words that need more room in the file than it has left."""
HALF = ("half a li" * 1000).strip()


def test_the_half_typed_line_goes_with_what_waits_and_comes_back_with_it(
    started: Conductor, tmp_path: Path
) -> None:
    assert started.drain(5)
    with full_disk(started.desk.path.stat().st_size):
        started.note(LONG)
        started.keep_draft(HALF)
        assert not started.settled(0.2)
        assert started.unsaved().startswith("1 entry and the half-typed line are not saved. ")
        file = started.rescue(tmp_path / "stick")
    (tmp_path / "borrowed").mkdir()
    empty = House(tmp_path / "borrowed")
    desk = empty.desk()
    told = f"Taken in: 1 entry from {file.name}. The half-typed line is there again."
    assert backups.take_in(desk, file) == told
    assert desk.store.draft(started.session) == HALF
    desk.store.keep_draft(started.session, "", actor=desk.actor)
    assert backups.take_in(desk, file).startswith("Nothing new")
    assert desk.store.draft(started.session) == ""
    empty.close()


def test_a_line_alone_is_not_left_behind_and_stands_behind_what_was_begun_elsewhere(
    house: House, started: Conductor, tmp_path: Path
) -> None:
    assert started.settled(5)
    with full_disk(started.desk.path.stat().st_size):
        started.keep_draft(HALF)
        assert not started.settled(0.2)
        assert started.waiting() == 0
        assert started.unsaved().startswith("The half-typed line is not saved. The disk")
        file = started.rescue(tmp_path / "stick")
    other = house.desk()
    other.store.keep_draft(started.session, "begun elsewhere", actor=other.actor)
    assert "half-typed line" in backups.take_in(other, file)
    assert other.store.draft(started.session) == f"begun elsewhere {HALF}"
    backups.take_in(other, file)
    assert other.store.draft(started.session) == f"begun elsewhere {HALF}"


def test_a_restricted_line_is_in_no_rescue_file(started: Conductor, tmp_path: Path) -> None:
    assert started.drain(5)
    with full_disk(started.desk.path.stat().st_size):
        started.note(LONG)
        started.keep_draft("\\ she said")
        settle(started, lambda: refused(started), ticks=10_000)
        file = started.rescue(tmp_path / "stick")
    assert "she said" not in file.read_text(encoding="utf-8")


def test_taking_over_on_a_full_disk_is_refused_in_words(house: House, started: Conductor) -> None:
    started.drain(5)
    reader = open_session(house.desk(), started.session)
    with full_disk():
        answer = reader.take_over()
    assert not answer.ok
    assert reader.reading
    assert answer.words[0].isupper()
    assert reader.take_over().ok
