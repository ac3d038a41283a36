"""A co-facilitator's console: it reads along and takes notes, under a name of its own."""

from __future__ import annotations

import pytest
from support.desk import House, picture, settle

from l4pc_tui.core.record.kinds import NOTE_KINDS, NOTE_MARKS
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session

GWEN = "Gwen Saffron"


@pytest.fixture
def beside(house: House, started: Conductor) -> Conductor:
    started.drain(5)
    return open_session(house.desk(GWEN), started.session)


def who_wrote(conductor: Conductor) -> list[str]:
    """The name under which each note stands, in order."""
    names = conductor.desk.store.actors()
    said = {entry.entity: entry.actor for entry in reversed(conductor.room.entries)}
    return [names[said[f"note:{note.id}"]] for note in conductor.room.notes]


def test_each_kind_of_note_comes_to_the_one_who_conducts_under_its_writers_name(
    started: Conductor, beside: Conductor
) -> None:
    marks = [mark for mark, kind in NOTE_MARKS.items() if kind is not NoteKind.RESTRICTED]
    for mark in (*marks, ""):
        assert beside.note(f"{mark} words {NOTE_KINDS[NOTE_MARKS[mark]].name if mark else ''}").ok
    assert beside.restricted("the ward manager").ok
    assert started.note("from the one who conducts").ok
    both = len(marks) + 3
    settle(started, lambda: len(started.room.notes) == both)
    settle(beside, lambda: len(beside.room.notes) == both)
    assert who_wrote(started).count(GWEN) == both - 1
    assert picture(started).notes == picture(beside).notes
    assert not started.room.line.beside
    assert beside.saved().word == "notes saved"


def test_what_either_writes_is_on_the_other_console_two_seconds_later(
    started: Conductor, beside: Conductor
) -> None:
    for writer, reads in ((started, beside), (beside, started)):
        settle(reads, lambda: picture(started).notes == picture(beside).notes)
        assert writer.note("news").ok
        assert writer.drain(5)
        assert settle(reads, lambda: picture(started).notes == picture(beside).notes) <= 2


def test_a_namesake_is_asked_for_another_name_and_takes_it(
    house: House, started: Conductor
) -> None:
    started.drain(5)
    second = open_session(house.desk(), started.session)
    assert second.namesake
    assert second.why_reading()[0] == (
        "Somebody called Joss Wayfarer leads this session; n asks for another name for you."
    )
    for words in ("she said that she will call them", "Theodora-Wilhelmina of the Upper Meadows!!"):
        assert "reads like a note" in second.sit_down(words).words
    assert not second.note("words").ok
    assert not second.sit_down().ok
    for same in ("Joss Wayfarer", "joss  wayfarer"):
        assert "goes by that name too" in second.sit_down(same).words
    assert second.sit_down(GWEN).ok
    assert second.note("words").ok
    settle(started, lambda: len(started.room.notes) == 1)
    assert who_wrote(started) == [GWEN]


def test_one_person_sits_at_one_console(
    house: House, started: Conductor, beside: Conductor
) -> None:
    third = open_session(house.desk(GWEN), started.session)
    assert not third.writes
    assert "another console already" in third.sit_down().words
    beside.leave(goes_on=True)
    beside.desk.store.later(int).result()
    assert third.sit_down().ok


def test_undo_takes_back_ones_own_notes_and_never_a_move(
    started: Conductor, beside: Conductor
) -> None:
    assert beside.note("one").ok
    assert beside.note("two").ok
    settle(started, lambda: len(started.room.notes) == 2)
    started.next()
    started.note("of the other")
    settle(beside, lambda: len(beside.room.notes) == 3)
    assert beside.mend(beside.room.notes[0].id, "one, put right").ok
    for left in (["one", "two"], ["one"], []):
        assert beside.undo().ok
        own = [note.text for note in beside.room.notes if note.text != "of the other"]
        assert own == left
    said = beside.undo()
    assert (said.ok, said.words) == (False, "There is nothing to undo.")
    settle(started, lambda: [note.text for note in started.room.notes] == ["of the other"])
    assert started.room.run.at == beside.room.run.at
    assert not started.room.line.beside
    assert started.undo().words == "Undone: the note “of the other”."
    assert beside.drain(5)


def test_who_conducted_before_takes_back_no_move_from_beside(
    started: Conductor, beside: Conductor
) -> None:
    started.next()
    started.drain(5)
    assert beside.take_over().ok
    beside.drain(5)
    settle(started, lambda: started.reading)
    assert started.sit_down().ok
    assert not started.undo().ok
    assert started.note("mine").ok
    assert started.undo().ok


def test_an_undo_from_beside_is_not_undone_again_by_who_takes_over(beside: Conductor) -> None:
    assert beside.note("one").ok
    assert beside.note("two").ok
    assert beside.undo().ok
    assert beside.drain(5)
    assert beside.take_over().ok
    assert beside.undo().ok
    assert beside.room.notes == ()
    assert not beside.undo().ok


def test_only_ones_own_notes_are_mended_and_struck(started: Conductor, beside: Conductor) -> None:
    started.note('" of the other')
    settle(beside, lambda: len(beside.room.notes) == 1)
    theirs = beside.last_note()
    for said in (
        beside.mend(theirs, "mine"), beside.strike(theirs), beside.consent(theirs, "anon"),
    ):  # fmt: skip
        assert not said.ok
        assert "is not yours" in said.words
    assert beside.note('" mine').ok
    own = beside.last_note()
    assert beside.consent(own, "anon").ok
    assert beside.mend(own, '" put right').ok
    assert beside.strike(own).ok
    settle(started, lambda: [note.text for note in started.room.notes] == ["of the other"])
    assert started.drain(5)
    assert beside.drain(5)


def test_a_half_typed_line_is_its_writers_whoever_opens_or_takes_over(
    house: House, started: Conductor, beside: Conductor
) -> None:
    beside.keep_draft("half of Gwen")
    assert beside.settle_draft(5)
    started.keep_draft("half of Joss")
    assert started.settle_draft(5)
    started.leave(goes_on=True)
    started.desk.store.later(int).result()
    again = open_session(house.desk(), started.session)
    assert again.draft() == "half of Joss"
    third = open_session(house.desk("Zoe Fennel"), started.session)
    assert third.take_over().ok
    assert third.draft() == "half of Joss"
    assert beside.note("half of Gwen").ok
    assert beside.drain(5)
    assert beside.draft() == ""
    assert third.desk.store.own_draft(third.session, "Zoe Fennel") == "half of Joss"


def test_a_half_typed_line_is_there_again_after_a_crash_and_after_leaving(
    house: House, started: Conductor, beside: Conductor
) -> None:
    beside.keep_draft("half a li")
    assert beside.settle_draft(5)
    # Nothing was said any more; its heartbeat is old.
    house.clock.now += 20
    started.tick()
    started.desk.store.later(int).result()
    again = open_session(house.desk(GWEN), started.session)
    assert again.draft() == "half a li"
    again.leave(goes_on=True)
    again.desk.store.later(int).result()
    assert started.take_over().words == "You are running this session already."
    assert started.desk.store.take_draft(started.session, actor="Joss Wayfarer") == ""
    assert open_session(house.desk(GWEN), started.session).draft() == "half a li"


def test_who_takes_over_goes_on_with_both_lines(started: Conductor, beside: Conductor) -> None:
    started.keep_draft("half of Joss")
    assert started.settle_draft(5)
    beside.keep_draft("half of Gwen")
    assert beside.settle_draft(5)
    assert beside.take_over().ok
    assert beside.draft() == "half of Joss half of Gwen"
    assert beside.seat is None
    settle(started, lambda: started.reading)


def test_a_seat_that_another_console_has_is_lost_and_said(
    house: House, started: Conductor, beside: Conductor
) -> None:
    house.clock.now += 20
    started.tick()
    started.desk.store.later(int).result()
    again = open_session(house.desk(GWEN), started.session)
    assert again.writes
    house.clock.now += 5
    settle(beside, lambda: not beside.writes)
    assert "takes notes as Gwen Saffron now" in beside.notice()
    assert not beside.note("words").ok
    assert beside.sit_down("Zoe Fennel").ok
