"""z takes back the latest move, mark or note, whichever came last, and says which."""

from __future__ import annotations

from support.desk import House, person, picture, settle

from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session


def test_everything_can_be_undone_back_to_the_beginning(conductor: Conductor) -> None:
    before = picture(conductor)
    ben = person(conductor, "Ben Thimble")
    conductor.start()
    conductor.mark(ben, "here")
    conductor.mark(ben, "late")
    conductor.unmark(ben)
    conductor.walk_in("Zoe Fennel")
    conductor.goto("2/trace-it")
    conductor.reveal()
    conductor.cover()
    conductor.door(1)
    conductor.note("frist")
    conductor.mend(conductor.last_note(), "first")
    conductor.pause()
    conductor.pause()
    conductor.back()
    conductor.next()
    conductor.close()
    conductor.reopen()
    said = []
    while (answer := conductor.undo()).ok:
        said.append(answer.words)
    assert said == [
        "Undone: the reopening.", "Undone: the close.", "Undone: the step forward to “Hear it”.",
        "Undone: the way back from “Slow it down”.", "Undone: going on.", "Undone: the pause.",
        "Undone: the mending of the note “frist”.", "Undone: the note “frist”.",
        "Undone: the last door.",
        "Undone: the last cover.", "Undone: the last question.", "Undone: the jump to “Trace it”.",
        "Undone: the walk-in Zoe Fennel.", "Undone: taking Ben Thimble’s mark off.",
        "Undone: Ben Thimble’s mark: late.", "Undone: Ben Thimble’s mark: here.",
        "Undone: the start.",
    ]  # fmt: skip
    assert picture(conductor) == before


def test_an_undone_walk_in_was_never_there(desk: Desk, started: Conductor) -> None:
    started.walk_in("Zoe Fennel")
    started.undo()
    assert started.drain(5)
    assert "Zoe Fennel" not in [p.name for p in desk.store.people()]
    assert started.register() == open_session(desk, started.session).register()


def test_an_undone_unmark_puts_the_mark_back(started: Conductor) -> None:
    ben = person(started, "Ben Thimble")
    started.mark(ben, "late")
    started.remark(ben, "train")
    started.unmark(ben)
    started.undo()
    assert started.room.marks[ben].remark == "train"
    started.undo()
    assert started.room.marks[ben].remark == ""


def test_a_walk_in_that_lost_its_mark_and_got_it_back_is_still_there(started: Conductor) -> None:
    started.walk_in("Zoe Fennel")
    started.unmark(PersonId(person(started, "Zoe Fennel")))
    started.undo()
    assert started.room.marks[PersonId(person(started, "Zoe Fennel"))].mark == "here"


def test_a_name_put_right_is_undone_and_nobody_leaves_the_roster(
    desk: Desk, started: Conductor
) -> None:
    ben = person(started, "Ben Thimble")
    started.note("before")
    started.rename(ben, "Ben Ng")
    assert started.undo().words == "Undone: the name Ben Ng, which was Ben Thimble."
    assert started.undo().words == "Undone: the note “before”."
    assert started.undo().words == "Undone: the start."
    # Who stands on the roster was said elsewhere, and is not of this session.
    assert not started.undo().ok
    assert started.drain(5)
    assert desk.store.person(ben).name == "Ben Thimble"  # type: ignore[union-attr]


def test_one_wish_is_one_undo_however_many_it_marked(started: Conductor) -> None:
    started.note("before")
    before = picture(started)
    started.rest_here()
    assert started.undo().words == "Undone: marking 4 people here."
    assert picture(started) == before
    assert started.undo().words == "Undone: the note “before”."


def test_what_was_one_wish_is_one_undo_after_opening_it_again(
    desk: Desk, started: Conductor
) -> None:
    before = picture(started)
    started.walk_in("Zoe Fennel")
    started.leave(goes_on=True)
    assert started.drain(5)
    again = open_session(desk, started.session)
    assert again.undo().words == "Undone: the walk-in Zoe Fennel."
    assert picture(again) == before


def test_after_a_strike_z_names_what_it_would_take_back_before_it_does(started: Conductor) -> None:
    started.note("! Ben rings the baker")
    started.note("please do not write that down")
    started.strike(started.last_note())
    said = started.undo()
    assert not said.ok
    assert said.words == (
        "A strike cannot be undone: its words are gone. The next z takes back what came before "
        "it: the commitment “Ben rings the baker”."
    )
    assert len(started.room.notes) == 1
    assert started.undo().words == "Undone: the commitment “Ben rings the baker”."
    assert not started.room.notes
    assert started.undo().words == "Undone: the start."
    assert started.undo().words == (
        "There is nothing to undo. A strike cannot be undone: its words are gone."
    )


def test_a_strike_is_spoken_of_once_z_comes_to_it(started: Conductor) -> None:
    started.note("first")
    started.note("struck")
    started.strike(started.last_note())
    started.note("second")
    assert started.undo().words == "Undone: the note “second”."
    assert started.undo().words.startswith("A strike cannot be undone")
    assert started.undo().words == "Undone: the note “first”."


def test_undo_says_which_note_mark_or_remark_it_took_back(started: Conductor) -> None:
    ben = person(started, "Ben Thimble")
    started.mark(ben, "late")
    started.remark(ben, "the bus")
    started.remark(ben, "")
    started.restricted("the safeguarding lead")
    started.note("? " + "who owns the keys of the hall " * 9)
    said = [started.undo().words for _ in range(5)]
    assert said == [
        "Undone: the parked item “who owns the keys of the hall who owns the keys…”.",
        "Undone: the restricted note of 09:30.", "Undone: the remark on Ben Thimble.",
        "Undone: the remark on Ben Thimble: “the bus”.", "Undone: Ben Thimble’s mark: late.",
    ]  # fmt: skip


def test_undo_goes_on_after_the_session_was_opened_again(house: House, started: Conductor) -> None:
    started.mark(PersonId(person(started, "Ben Thimble")), "here")
    started.unmark(PersonId(person(started, "Ben Thimble")))
    started.undo()
    started.desk.close()
    house.clock.now += 20
    again = open_session(house.desk(), started.session)
    assert again.undo().words == "Undone: Ben Thimble’s mark: here."
    assert again.room.marks == {}
    assert again.undo().words == "Undone: the start."
    assert again.view().state is State.PLANNED


def test_an_undone_start_starts_anew(started: Conductor, house: House) -> None:
    started.undo()
    house.clock.to("2026-11-25T09:35")
    assert started.start().ok
    assert started.view().sheet[0].time == "09:35"


def test_of_an_act_with_many_what_somebody_else_changed_since_stays(
    house: House, started: Conductor
) -> None:
    started.rest_here()
    assert started.drain(5)
    rowan = open_session(house.desk("Rowan Ash"), started.session)
    assert rowan.take_over().ok
    rowan.mark(person(rowan, "Ben Thimble"), "late")
    assert rowan.drain(5)
    house.clock.now += 6
    settle(started, lambda: started.reading)
    assert started.take_over().ok
    assert started.undo().words == "Undone: marking 3 people here."
    marks = {started.room.marks[id].mark for id in started.room.marks}
    assert marks == {"late"}
    assert started.undo().words == "Undone: the start."


def test_a_mend_over_two_versions_is_taken_back_to_both(house: House, started: Conductor) -> None:
    started.note("one")
    note = started.room.notes[-1]
    assert started.drain(5)
    store, name = house.desk().store, entity("note", note.id)
    said = {**note.data(), "text": "another"}
    store.write([store.entry("put", name, said, actor="Rowan Ash", base=(), session=note.session)])
    settle(started, lambda: bool(started.versions.all()))
    before = [version.told.partition(" · ")[0] for version in started.versions.all()[0].versions]
    started.mend(note.id, "both")
    assert started.versions.all() == ()
    assert started.undo().words == "Undone: the mending of the note “another”."
    after = [version.told.partition(" · ")[0] for version in started.versions.all()[0].versions]
    assert after == before == ["one", "another"]


def beside(house: House, started: Conductor, of: str, text: str) -> None:
    """Another laptop's version of the note, by somebody who had seen only this entry of it."""
    store, note = house.desk().store, started.room.notes[-1]
    said = {**note.data(), "text": text}
    name = entity("note", note.id)
    store.write(
        [store.entry("put", name, said, actor="Rowan Ash", base=(of,), session=note.session)]
    )
    settle(started, lambda: bool(started.versions.all()))


def test_what_another_laptop_said_beside_ones_own_act_does_not_keep_it_from_being_undone(
    house: House, started: Conductor
) -> None:
    started.note("frist")
    (first,) = started.room.seen(entity("note", started.last_note()))
    started.mend(started.last_note(), "first")
    assert started.drain(5)
    beside(house, started, first, "the first")
    assert started.undo().words == "Undone: the mending of the note “frist”."
    (note,) = started.room.notes
    assert (note.text, started.versions.all()) == ("the first", ()), "theirs stands alone"
    assert started.undo().words == "Undone: the start.", "upon the note stands what they said"
    assert [note.text for note in started.room.notes] == ["the first"]


def test_what_stood_before_an_act_is_put_back_where_nobody_else_replaced_it(
    house: House, started: Conductor
) -> None:
    started.note("one")
    started.mend(started.last_note(), "two")
    started.mend(started.last_note(), "three")
    assert started.drain(5)
    (first, *_) = (e.id for e in started.room.entries if e.entity.startswith("note:"))
    beside(house, started, first, "another")
    assert started.undo().words == "Undone: the mending of the note “two”."
    texts = {version.told.partition(" · ")[0] for version in started.versions.all()[0].versions}
    assert texts == {"two", "another"}
    assert started.undo().words == "Undone: the mending of the note “one”."
    assert ([note.text for note in started.room.notes], started.versions.all()) == (
        ["another"], (),
    )  # fmt: skip


def test_what_is_put_back_is_still_that_persons(desk: Desk, started: Conductor) -> None:
    ben = person(started, "Ben Thimble")
    started.mark(ben, "late")
    started.unmark(ben)
    started.undo()
    started.rename(ben, "Ben Ng")
    started.undo()
    assert started.drain(5)
    told = [
        event for event in desk.store.record_of(started.session)
        if event.entity in (entity("mark", started.session, ben), entity("person", ben))
    ]  # fmt: skip
    assert {event.subject for event in told} == {ben}


def test_the_half_typed_mend_of_a_note_that_is_taken_back_becomes_a_line_of_its_own(
    desk: Desk, started: Conductor
) -> None:
    started.note("frist")
    started.begin_line("first", started.last_note())
    assert started.mending()
    started.undo()
    assert (started.draft(), started.mending()) == ("first", "")
    assert started.note("first").ok
    assert started.draft() == ""
    assert started.settled(5)
    assert desk.store.draft(started.session) == ""
