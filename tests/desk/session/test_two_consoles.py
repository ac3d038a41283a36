"""Two consoles on one file: one conducts, the other reads along, takes notes and may take over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.desk import COHORT, House, fresh, person, picture, settle
from support.examples import examples
from support.wishes import WISH, grant

from l4pc_tui.core.record.names import PersonId
from l4pc_tui.desk.people.rosters import import_roster
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.exchange.screen_file import runtime_folder


@pytest.fixture
def reader(house: House, started: Conductor) -> Conductor:
    started.drain(5)
    return open_session(house.desk("Gwen Saffron"), started.session)


def same(one: Conductor, other: Conductor) -> bool:
    return picture(one) == picture(other) and one.register() == other.register()


def test_the_second_reads_and_no_move_that_it_wishes_is_accepted(reader: Conductor) -> None:
    assert reader.reading
    assert reader.saved().word == "notes saved"
    before = picture(reader)
    for wish in (reader.next, reader.pause, reader.back, reader.rest_here, reader.close):
        answer = wish()
        assert not answer.ok
        assert "T takes over" in answer.words
    assert not reader.undo().ok
    assert not reader.walk_in("Zoe Fennel").ok
    assert picture(reader) == before


def test_it_folds_in_what_the_first_does(started: Conductor, reader: Conductor) -> None:
    started.next()
    started.note("one")
    started.mark(PersonId(person(started, "Ben Thimble")), "late")
    started.walk_in("Zoe Fennel")
    started.rename(PersonId(person(started, "Dev Kettle")), "Dev Pot")
    assert started.drain(5)
    settle(reader, lambda: same(started, reader))


def test_a_struck_note_goes_from_the_reader_too(started: Conductor, reader: Conductor) -> None:
    started.note("please do not write that down")
    settle(reader, lambda: len(reader.room.notes) == 1)
    started.strike(started.last_note())
    settle(reader, lambda: not reader.room.notes)
    assert not any("write that" in str(entry.data) for entry in reader.room.entries)


def test_taking_over_is_noticed_and_the_session_goes_on_from_where_it_stands(
    started: Conductor, reader: Conductor
) -> None:
    started.next()
    started.keep_draft("half a li")
    started.tick()
    started.settle_draft(5)
    started.drain(5)
    assert reader.take_over().ok
    assert picture(reader) == picture(started)
    assert reader.draft() == "half a li"
    assert not reader.take_over().ok
    assert reader.next().ok
    reader.drain(5)
    settle(started, lambda: started.reading)
    assert not started.next().ok
    settle(started, lambda: same(started, reader))
    assert started.take_over().ok
    assert started.next().ok


def test_the_wall_is_of_the_one_who_took_over_from_that_moment_on(
    house: House, started: Conductor, reader: Conductor
) -> None:
    def blank() -> bool:
        (file,) = runtime_folder().glob("screen-*.json")
        return bool(json.loads(file.read_text(encoding="utf-8"))["view"]["blank"])

    assert reader.take_over().ok
    assert reader.wall.blank().ok
    dark = []
    while not started.reading:
        house.clock.now += 1
        started.tick()
        dark.append(blank())
        started.desk.store.later(int).result()
    assert dark == [True] * len(dark)
    assert len(dark) > 1, "it does not know at once"
    settle(started, lambda: bool(started.wall.told()))
    assert started.wall.told() == reader.wall.told() == "The wall is dark."
    started.leave(goes_on=True)
    assert blank()


def test_what_was_wished_while_the_file_was_read_stays_on_the_wall(
    started: Conductor, reader: Conductor
) -> None:
    assert reader.note("beside").ok
    reader.drain(5)
    assert started.drain(5)
    started.tick()
    assert started.wall.blank().ok
    settle(started, lambda: bool(started.room.notes))
    assert started.public().blank


def test_the_one_that_is_taken_over_reads_the_line_that_goes_on_elsewhere(
    started: Conductor, reader: Conductor
) -> None:
    started.keep_draft("half a li")
    started.settle_draft(5)
    assert reader.take_over().words.endswith("n goes on with the line begun.")
    reader.keep_draft("half a line more")
    reader.settle_draft(5)
    settle(started, lambda: started.draft() == "half a line more")
    assert started.notice() == ""
    reader.keep_draft("half a line more and more")
    reader.settle_draft(5)
    assert started.take_over().ok
    assert started.draft() == "half a line more and more"


def test_words_typed_while_being_taken_over_stay_and_come_to_the_line(
    started: Conductor, reader: Conductor
) -> None:
    started.keep_draft("half a li")
    started.settle_draft(5)
    assert reader.take_over().ok
    started.keep_draft("something else")
    started.settle_draft(5)
    reader.keep_draft("half a line more")
    reader.settle_draft(5)
    settle(started, lambda: started.reading)
    settle(started, lambda: "stands only here" in started.notice())
    assert started.draft() == "something else"
    assert started.take_over().ok
    assert started.draft() == "half a line more something else"
    started.settle_draft(5)
    assert started.desk.store.draft(started.session) == "half a line more something else"


def test_what_the_first_did_before_it_noticed_is_kept(
    started: Conductor, reader: Conductor
) -> None:
    assert reader.take_over().ok
    assert started.note("from the first").ok
    assert reader.note("from the second").ok
    started.drain(5)
    reader.drain(5)
    settle(reader, lambda: len(reader.room.notes) == 2)
    settle(started, lambda: len(started.room.notes) == 2)
    assert started.room.notes == reader.room.notes


def test_a_reader_becomes_the_conductor_when_the_first_has_left(
    house: House, started: Conductor
) -> None:
    started.leave(goes_on=True)
    started.drain(5)
    started.desk.store.later(int).result()
    assert not open_session(house.desk(), started.session).reading


def test_after_leaving_a_wish_holds_the_session_again(house: House, started: Conductor) -> None:
    started.leave(goes_on=False)
    assert started.pause().ok
    started.drain(5)
    started.desk.store.later(int).result()
    assert open_session(house.desk(), started.session).reading


def test_a_roster_brought_by_another_process_stands_on_the_open_register(
    house: House, started: Conductor, tmp_path: Path
) -> None:
    file = tmp_path / "late.csv"
    file.write_text("Name\nEd Bracken\n", encoding="utf-8")
    other = house.desk()
    import_roster(other, file, COHORT)
    settle(started, lambda: "Ed Bracken" in [line.name for line in started.register().lines])
    assert started.view().expected == 5
    assert not started.reading


@pytest.mark.parametrize("ticks", range(5))
def test_what_is_done_to_the_register_while_it_is_read_again_stays(
    house: House, started: Conductor, tmp_path: Path, ticks: int
) -> None:
    def register() -> dict[str, str]:
        return {line.name: line.mark for line in started.register().lines}

    file = tmp_path / "late.csv"
    file.write_text("Name\nEd Bracken\n", encoding="utf-8")
    import_roster(house.desk(), file, COHORT)
    assert started.walk_in("Una Sorrel").ok
    assert started.drain(5)
    for _ in range(ticks):
        started.tick()
        # What the tick asked for has been read; it is taken up by the next.
        started.desk.store.later(int).result()
    assert started.undo().ok
    assert started.rename(PersonId(person(started, "Dev Kettle")), "Dev Pot").ok
    assert started.walk_in("Zoe Fennel").ok
    done = register().items()
    assert ("Zoe Fennel", "here") in done
    for _ in range(8):
        started.tick()
        assert register().items() >= done
        assert "Una Sorrel" not in register()
        assert "Dev Kettle" not in register()
        started.desk.store.later(int).result()
    settle(started, lambda: "Ed Bracken" in register())
    assert started.drain(5)
    third = open_session(house.desk("Gwen Saffron"), started.session)
    assert third.register().lines == started.register().lines


def test_the_second_that_opened_before_the_start_follows_it(
    house: House, conductor: Conductor
) -> None:
    reader = open_session(house.desk(), conductor.session)
    house.clock.to("2026-11-25T09:30")
    conductor.start()
    conductor.next()
    settle(reader, lambda: same(reader, conductor))


@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    wishes=st.lists(st.tuples(st.booleans(), st.one_of(WISH, st.just(("take_over",)))), max_size=30)
)
def test_whoever_wishes_what_both_come_to_see_what_the_file_tells(
    furnished: Path, wishes: list[tuple[bool, tuple[Any, ...]]]
) -> None:
    with fresh(furnished) as house:
        first = house.desk()
        session = first.store.sessions()[0].session.id
        both = open_session(first, session), open_session(house.desk("Gwen Saffron"), session)
        for who, wish in wishes:
            grant(both[who], house, wish)
        for conductor in both:
            assert conductor.drain(10)
        third = open_session(house.desk(), session)
        for conductor in both:
            settle(conductor, lambda c=conductor: same(c, third))  # type: ignore[misc]
        # Time enough for the one that does not conduct any more to ask, and to be told.
        for conductor in (*both, *both):
            conductor.desk.store.later(int).result()
            house.clock.now += 5
            conductor.tick()
        assert [conductor.reading for conductor in both].count(False) <= 1
