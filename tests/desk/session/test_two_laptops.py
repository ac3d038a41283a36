"""One record, read once: joins, borrowed laptops, versions side by side, what cannot be read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support.desk import COHORT, PLAN, House, person
from support.homes import state_in

from l4pc_tui.core.live.run.versions import numbered
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import Follow, Same, entity
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.out import shapes
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.people.commitments import promises
from l4pc_tui.desk.people.sessions import find_session, new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.session.versions import choose_version, versions_of
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.exchange.session_log import from_jsonl


@pytest.fixture
def borrowed(house: House, desk: Desk, tmp_path: Path) -> Iterator[House]:
    """Another laptop with a copy of the file as it is now, and a clock of its own."""
    desk.store.outbox.drain(10)
    folder = tmp_path / "borrowed"
    shutil.copytree(house.folder / "data", folder / "data")
    other = House(folder)
    other.clock.now = house.clock.now
    with pytest.MonkeyPatch.context() as patch:
        state_in(patch, folder / "state")
        other.desk("Rowan Ash")
    with closing(other):
        yield other


def led_on(other: House, session: SessionId) -> Conductor:
    """The session as the other laptop goes on with it: its file says that the first one leads."""
    conductor = open_session(other._open[0], session)
    assert conductor.take_over().ok
    return conductor


def brought(desk: Desk, other: Conductor) -> None:
    """What the other laptop recorded comes into this file."""
    assert other.drain(10)
    assert desk.store.admit(other.desk.store.all_events()).quarantined == ()


def joined(desk: Desk, kind: str, one: str, other: str) -> None:
    same = Same("", kind, one, other)
    name = entity("same", desk.new_id())
    desk.store.write([desk.store.entry("put", name, same.data(), actor=desk.actor)])


def rewritten(desk: Desk, name: str, said: dict[str, Any], session: str = "") -> None:
    """A version of a thing that another version of l4pc might have written."""
    desk.store.write([desk.store.entry("put", name, said, actor="Later", session=session)])


def test_two_joined_sessions_are_one_in_every_list_log_and_console(
    desk: Desk, started: Conductor, tmp_path: Path
) -> None:
    twin = new_session(desk, COHORT, PLAN, "2026-11-25")
    other = open_session(desk, twin.session.id)
    ben = person(started, "Ben Thimble")
    started.note("said in the first")
    other.note("said in the second")
    other.mark(ben, "late")
    assert started.drain(10)
    joined(desk, "session", started.session, twin.session.id)
    words = ["said in the first", "said in the second"]
    for id in (started.session, twin.session.id):
        row = find_session(desk, id)
        again = open_session(desk, id)
        told = shapes.session(desk, row)
        assert [note.text for note in desk.store.notes(id)] == words
        assert [note.text for note in again.room.notes] == words
        assert [note.text for note in session_log(desk, row, Profile.FACILITATOR).notes] == words
        assert [note["text"] for note in told["notes"]] == words
        assert [mark["mark"] for mark in told["register"]] == ["late"]
        assert again.room.marks[ben].mark == "late"
        log = export(desk, row, "jsonl", tmp_path / f"{id}.jsonl").path
        held = from_jsonl(log.read_text(encoding="utf-8").splitlines(keepends=True))
        assert sum(event.entity.startswith("note:") for event in held.events) == 2
    assert len([row for row in desk.store.sessions() if row.session.cohort]) == 1


def test_two_joined_people_have_one_mark_on_the_register_too(
    desk: Desk, started: Conductor
) -> None:
    ben = person(started, "Ben Thimble")
    started.walk_in("Benjamin Thimble")
    walked = person(started, "Benjamin Thimble")
    assert started.drain(10)
    joined(desk, "person", ben, walked)
    again = open_session(desk, started.session)
    lines = [line for line in again.register().lines if "Thimble" in line.name]
    first = "Ben Thimble" if ben < walked else "Benjamin Thimble"
    assert [(line.name, line.mark) for line in lines] == [(first, "here")]
    assert [mark.mark for mark in desk.store.marks(started.session)] == ["here"]


def test_undo_gives_back_the_mark_that_was_told_under_the_other_id(
    desk: Desk, started: Conductor
) -> None:
    ben = person(started, "Ben Thimble")
    started.walk_in("Benjamin Thimble")
    walked = person(started, "Benjamin Thimble")
    assert started.drain(10)
    joined(desk, "person", ben, walked)
    again = open_session(desk, started.session)
    one = min(ben, walked)
    again.mark(one, "sorry")
    assert again.room.marks[one].mark == "sorry"
    again.undo()
    assert again.room.marks[one].mark == "here"


def test_what_two_laptops_did_stands_side_by_side_and_one_counts(
    desk: Desk, started: Conductor, borrowed: House
) -> None:
    other = led_on(borrowed, started.session)
    started.next()
    started.pause()
    for _ in range(3):
        borrowed.clock.now += 300
        other.next()
    other.note("said on the other laptop")
    other.close()
    brought(desk, other)
    row = find_session(desk, started.session)
    again = open_session(desk, started.session)
    assert str(row.state) == str(again.room.run.state) == "closed"
    assert again.notice() == (
        "There is another record of this session too: 2 moves. v, or versions, shows both."
    )
    assert [note.text for note in again.room.notes] == ["said on the other laptop"]
    visits = [(visit.began, visit.ended) for visit in again.room.run.visits]
    assert all(ended is not None and began <= ended for began, ended in visits)
    log = session_log(desk, row, Profile.FACILITATOR)
    assert log.left_out == "There is another record of this session too: 2 moves."
    assert [move.verb for move in log.moves] == [
        "start", "take-over", "next", "next", "next", "close",
    ]  # fmt: skip
    assert shapes.session(desk, row)["beside"] == 2


def test_both_laptops_tell_the_same_once_each_has_what_the_other_recorded(
    desk: Desk, started: Conductor, borrowed: House
) -> None:
    other = led_on(borrowed, started.session)
    started.next()
    other.next()
    other.next()
    assert started.drain(10)
    brought(desk, other)
    brought(other.desk, started)
    here, there = (open_session(each, started.session) for each in (desk, other.desk))
    assert here.room.run == there.room.run
    assert [len(each.moves) for each in here.room.line.beside] == [1]
    assert [len(each.moves) for each in there.room.line.beside] == [1]
    assert len(here.versions.all()) == len(there.versions.all()) == 1


def test_what_was_undone_stays_undone_when_another_record_counts(
    desk: Desk, started: Conductor, borrowed: House
) -> None:
    started.note("kept")
    assert started.drain(10)
    other = led_on(borrowed, started.session)
    started.note("undone")
    started.undo()
    for _ in range(4):
        other.next()
    brought(desk, other)
    again = open_session(desk, started.session)
    assert [note.text for note in again.room.notes] == ["kept"]
    assert again.undo().words == "Undone: the note “kept”."


def test_a_join_that_is_taken_back_leaves_what_a_rebuild_makes(
    desk: Desk, started: Conductor
) -> None:
    ben = person(started, "Ben Thimble")
    started.walk_in("Benjamin Thimble")
    walked = person(started, "Benjamin Thimble")
    started.mark(ben, "late")
    assert started.drain(10)
    joined(desk, "person", ben, walked)
    again = open_session(desk, started.session)
    again.unmark(min(ben, walked))
    assert again.drain(10)
    (same,) = (e for e in desk.store.all_events() if e.entity.startswith("same:"))
    desk.store.write([desk.store.entry("del", same.entity, None, actor=desk.actor)])
    marks = desk.store.marks(started.session)
    desk.store.rebuild()
    assert desk.store.marks(started.session) == marks


def test_a_person_chooses_which_record_counts_and_z_takes_the_choice_back(
    desk: Desk, started: Conductor, borrowed: House
) -> None:
    other = led_on(borrowed, started.session)
    started.next()
    for _ in range(3):
        other.next()
    brought(desk, other)
    again = open_session(desk, started.session)
    assert len(again.room.run.visits) == 4
    (run,) = again.versions.all()
    assert run.words == "This session: 2 records"
    ours = next(version for version in run.versions if not version.counts)
    assert "Joss Wayfarer" in ours.told
    said = again.versions.choose(ours.event)
    assert said.words == f"This session: this counts now: {ours.told}."
    assert len(again.room.run.visits) == 2
    assert again.undo().words == "Undone: the choice of a record of the run."
    assert len(again.room.run.visits) == 4


def test_undo_takes_nothing_back_that_the_other_laptop_did(
    desk: Desk, started: Conductor, borrowed: House
) -> None:
    started.note("mine")
    assert started.drain(10)
    other = led_on(borrowed, started.session)
    other.note("theirs")
    brought(desk, other)
    again = open_session(desk, started.session)
    assert [note.text for note in again.room.notes] == ["mine", "theirs"]
    assert again.undo().words == "Undone: the note “mine”."
    assert again.undo().words == "Undone: the start."
    assert not again.undo().ok
    assert [note.text for note in again.room.notes] == ["theirs"]


def test_two_versions_of_a_note_are_shown_where_it_stands_and_one_is_chosen(
    desk: Desk, started: Conductor, house: House, borrowed: House
) -> None:
    del borrowed  # The file was copied before the note was written.
    started.note("frist")
    assert started.drain(10)
    copy = House(house.folder.parent / "second")
    shutil.copytree(house.folder / "data", copy.folder / "data")
    copy.clock.now = house.clock.now
    with pytest.MonkeyPatch.context() as patch, closing(copy):
        state_in(patch, copy.folder / "state")
        copy.desk("Rowan Ash")
        other = led_on(copy, started.session)
        started.mend(started.last_note(), "first")
        house.clock.now += 60
        copy.clock.now += 120
        other.mend(other.last_note(), "the first")
        assert started.drain(10)
        brought(desk, other)
    again = open_session(desk, started.session)
    assert [line.versions for line in again.view().notes] == ["2 versions"]
    row = find_session(desk, started.session)
    (found,) = versions_of(desk, row)
    assert found.words == "The note “the first”: 2 versions"
    told = [version.told for version in found.versions]
    assert told == ["first · Joss Wayfarer, 09:30", "the first · Rowan Ash, 09:32"]
    assert numbered([found])[1:] == [f"1. {told[0]}", f"2. {told[1]}, counts now"]
    assert choose_version(desk, row, 1) == f"{found.what}: this counts now: {told[0]}."
    (chosen,) = open_session(desk, started.session).view().notes
    assert (chosen.text, chosen.versions) == ("first", "")
    with pytest.raises(Trouble, match="There is no version 9"):
        choose_version(desk, row, 9)


def test_what_became_of_a_commitment_is_the_same_on_home_and_on_the_cohorts_page(
    desk: Desk, started: Conductor
) -> None:
    started.note("! phone the chair")
    note = started.last_note()
    assert started.drain(10)
    later = [new_session(desk, COHORT, PLAN, on).session.id for on in ("2026-12-02", "2026-12-09")]
    cohort = find_session(desk, started.session).session.cohort

    def told(session: SessionId, outcome: str) -> None:
        said = Follow("", session, note, outcome).data()
        name = entity("follow", session, note)
        desk.store.write([desk.store.entry("put", name, said, actor=desk.actor, session=session)])

    def open_on_home() -> int:
        return next((line.count for line in home(desk).tidy if "to follow up" in line.text), 0)

    told(later[1], "done")
    told(later[0], "started")
    assert (open_on_home(), len(promises(desk, cohort))) == (0, 0)
    told(later[1], "blocked")
    assert (open_on_home(), len(promises(desk, cohort))) == (1, 1)


def test_what_a_newer_version_wrote_is_told_and_nothing_stops(
    desk: Desk, started: Conductor
) -> None:
    ben = person(started, "Ben Thimble")
    started.mark(ben, "here")
    started.note("before")
    assert started.drain(10)
    session = started.session
    rewritten(desk, f"mark:{session}/{ben}", {"session": session, "person": ben}, session)
    rewritten(
        desk,
        "note:odd",
        {"session": session, "kind": "note", "text": "x", "place": "Mars"},
        session,
    )
    move = {"verb": "next", "stop": "9/no-such-step", "place": "Feel"}
    base = (desk.store.line(session).head,)
    desk.store.write(
        [
            desk.store.entry(
                "move", f"run:{session}", move, actor="Later", base=base, session=session
            )
        ]
    )
    again = open_session(desk, session)
    assert again.notice() == (
        "3 entries of this session cannot be read by this version of l4pc. They are kept."
    )
    assert again.view().card.name == started.view().card.name
    row = find_session(desk, session)
    assert "3 entries of this session" in session_log(desk, row, Profile.FACILITATOR).left_out
    assert again.undo().words == "Undone: the note “before”."
    assert again.next().ok
    assert again.drain(10)
    assert len(open_session(desk, session).room.run.visits) == 2


def test_what_is_told_beside_is_not_handed_over_and_only_counted(
    desk: Desk, started: Conductor, borrowed: House, tmp_path: Path
) -> None:
    started.note("said before they parted")
    assert started.drain(10)
    note = started.room.notes[0].id
    assert borrowed._open[0].store.admit(desk.store.all_events()).quarantined == ()
    other = led_on(borrowed, started.session)
    started.mend(note, "zebrafinch on this laptop")
    started.next()
    borrowed.clock.now += 300
    other.mend(note, "zebrafinch on the other laptop")
    for _ in range(3):
        other.next()
    brought(desk, other)
    row = find_session(desk, started.session)
    for how, profile, told in (
        ("jsonl", Profile.FACILITATOR, 2), ("jsonl", Profile.HANDOVER, 1), ("md", Profile.HANDOVER, 2),
    ):  # fmt: skip
        path = export(desk, row, how, tmp_path / f"{profile}.{how}", profile).path
        text = path.read_text(encoding="utf-8")
        assert text.count("zebrafinch") == told, (how, profile)
        assert ("said before they parted" in text) == (profile is Profile.FACILITATOR)
    lines = (tmp_path / "handover.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    moves = [e for e in from_jsonl(lines).events if e.kind == "move"]
    assert {e.id for e in moves} <= {e.id for e in desk.store.line(started.session).moves}
