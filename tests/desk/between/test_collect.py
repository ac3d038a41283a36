"""Files of other laptops are looked at, taken in one step, listed and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.collects import looked, taken
from support.desk import COHORT, House
from support.laptops import bundle, written
from support.sealed import event, note, struck

from l4pc_tui.core.between.carried import FileKind
from l4pc_tui.desk.between import collect, settling
from l4pc_tui.desk.between.collect import State
from l4pc_tui.desk.between.laptops import senders, untold
from l4pc_tui.desk.people.persons import Particulars, add_person, mend_person
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.store.collecting import About

SESSION = event(20, "session:s1", {"plan": "morning", "date": "2026-11-25"}, session="")


def test_a_file_says_what_it_adds_before_it_is_taken(bare: House, tmp_path: Path) -> None:
    desk = bare.desk()
    file = written(tmp_path / "dana.jsonl", [SESSION, note(1), note(2, session="s1")])
    (view,) = looked(desk, file).files
    assert (view.state, view.who, view.new, view.known) == (State.READY, "Dana Price", 3, 0)
    assert view.adds == ("1 entry about sessions", "2 entries about notes")
    assert looked(desk, file).together == ("1 session", "1 note")
    assert desk.store.collects() == ()
    done = taken(desk, file)
    assert done.told == ("Taken in: 3 new entries of 1 file.",)
    (view,) = looked(desk, file).files
    assert (view.state, view.known, bool(view.had)) == (State.HAD, 3, True)
    with pytest.raises(Trouble, match="nothing new"):
        taken(desk, file)


def test_of_a_folder_the_good_files_go_in_and_the_others_say_why_not(
    bare: House, tmp_path: Path
) -> None:
    desk, folder = bare.desk(), tmp_path / "from others"
    folder.mkdir()
    written(folder / "a.jsonl", [SESSION])
    newer = written(folder / "b.jsonl", [note(1)])
    newer.write_bytes(newer.read_bytes().replace(b"l4pc-bundle/1", b"l4pc-bundle/2", 1))
    (folder / "notes.txt").write_text("nothing of ours", encoding="utf-8")
    first, second = looked(desk, folder).files
    assert (first.file, first.state) == ("a.jsonl", State.READY)
    assert (second.file, second.state) == ("b.jsonl", State.REFUSED)
    assert "written by a newer l4pc" in second.refused
    assert taken(desk, folder).told == ("Taken in: 1 new entry of 1 file.",)
    assert len(desk.store.collects()[0].files) == 1


def test_a_line_that_cannot_be_taken_is_named_with_its_file_and_why(
    bare: House, tmp_path: Path
) -> None:
    desk = bare.desk()
    file = written(tmp_path / "x.jsonl", [SESSION, note(1), note(4, seq=0)])
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:2], b"{no json\n", *lines[2:]]))
    (view,) = looked(desk, file).files
    assert [each.line for each in view.left_out] == [3, 5, 0]
    assert view.left_out[0].told == "Line 3 is no JSON; nothing of it is taken."
    assert view.left_out[1].told == "Line 5 has a field of another sort; nothing of it is taken."
    assert view.left_out[2].told == (
        "The file is not as it was written: 3 of 3 entries are there; what of it can be read is taken."
    )
    taken(desk, file)
    (row,) = desk.store.collects()
    assert (row.files[0].new, row.files[0].left_out) == (2, 2)
    assert "2 new, 2 lines left out" in collect.in_a_line(row)


def test_a_collect_is_undone_as_one_and_said_to_be(bare: House, tmp_path: Path) -> None:
    desk = bare.desk()
    done = taken(desk, written(tmp_path / "x.jsonl", [SESSION, note(1)]))
    told = collect.undo(desk)
    assert told.startswith(f"Undone: collect {done.number}. 2 entries are passed over")
    assert desk.store.sessions() == ()
    assert "undone" in collect.in_a_line(desk.store.collects()[0])
    with pytest.raises(Trouble, match="no collect to undo"):
        collect.undo(desk)
    with pytest.raises(Trouble, match="There is no collect 9"):
        collect.undo(desk, 9)


def test_a_collect_on_which_something_rests_says_what_and_stays(
    bare: House, tmp_path: Path
) -> None:
    desk = bare.desk()
    amina = event(1, "person:p1", {"name": "Amina Fern"}, session="")
    taken(desk, written(tmp_path / "x.jsonl", [amina]))
    mend_person(desk, "Amina Fern", Particulars(organisation="Puddleby Trust"))
    with pytest.raises(Trouble, match="about a person that came with this collect"):
        collect.undo(desk)
    assert [each.name for each in desk.store.people()] == ["Amina Fern"]


def test_an_erasure_says_how_much_it_would_destroy_and_waits(bare: House, tmp_path: Path) -> None:
    desk = bare.desk()
    amina = event(1, "person:p1", {"name": "Amina Fern"}, session="")
    taken(desk, written(tmp_path / "x.jsonl", [amina, SESSION, note(2)]))
    gone = event(3, "person:p1", None, kind="erase", session="", subject="p1")
    file = written(tmp_path / "y.jsonl", [gone, event(4, "note:n1", None, kind="erase")])
    told = "2 entries of 1 person would be destroyed: that waits for “l4pc erase --waiting”."
    assert looked(desk, file).files[0].waits == told
    assert taken(desk, file).told[-1] == told
    assert [each.name for each in desk.store.people()] == ["Amina Fern"]


def test_of_files_that_bring_nothing_but_what_waits_or_was_withheld_only_that_is_said(
    bare: House, tmp_path: Path
) -> None:
    desk = bare.desk()
    taken(desk, written(tmp_path / "x.jsonl", [SESSION, note(1), struck(note(3))]))
    file = written(tmp_path / "y.jsonl", [note(3), event(2, "note:n1", None, kind="erase")])
    first, second = taken(desk, file).told
    assert first == "1 entry got the words that were withheld."
    assert second.endswith("would be destroyed: that waits for “l4pc erase --waiting”.")
    assert collect.undo(desk).endswith("nothing of yours was lost. 1 erasure waits no more.")


def test_a_hub_is_no_laptop_and_is_named(bare: House) -> None:
    desk = bare.desk()
    hub = About("postgresql://ann@hub.example.org/l4pc", "h" * 32, "", "", "", "2026-11-25T09:00")
    desk.store.collect([(hub, [SESSION, note(1)], ())], actor=desk.actor)
    (row,) = desk.store.collects()
    assert collect.in_a_line(row) == "the hub postgresql://ann@hub.example.org/l4pc, 2 new"
    assert "" not in {each.device for each in senders(desk)}
    name = f"hub:{hub.sha}"
    desk.store.keep_fact(name, '{"pulled": 7, "told": {"d1": [1, 2, 3]}}')
    collect.undo(desk)
    assert desk.store.fact(name) == '{"told": {"d1": [1, 2, 3]}}', "the next pull brings it again"


def test_words_that_were_withheld_are_counted_and_filled_later(bare: House, tmp_path: Path) -> None:
    desk = bare.desk()
    stub = written(tmp_path / "x.jsonl", [SESSION, struck(note(1))], withheld=1)
    assert looked(desk, stub).files[0].wordless == 1
    taken(desk, stub)
    whole = written(tmp_path / "y.jsonl", [note(1)])
    view = looked(desk, whole).files[0]
    assert (view.state, view.new, view.filled) == (State.READY, 0, 1)


def test_two_laptops_that_led_one_session_stand_side_by_side_and_one_is_chosen(
    house: House, other: House, tmp_path: Path
) -> None:
    mine, theirs = house.desk(), other.desk("Dana Price")
    taken(theirs, bundle(mine, tmp_path / "pack.jsonl", FileKind.PACK))
    # The plan lies on the other laptop too; a pack brings it.
    for head in mine.store.contents():
        kept = mine.store.content_by_sha(head.sha256)
        assert kept is not None
        theirs.store.put_content([kept])
    session = mine.store.sessions()[0].session.id
    for desk in (mine, theirs):
        conductor = open_session(desk, session)
        house.clock.to("2026-11-25T09:30")
        other.clock.to("2026-11-25T09:30")
        assert conductor.start().ok
        assert desk.store.outbox.drain(5)
    file = bundle(theirs, tmp_path / "dana.jsonl")
    found = looked(mine, file)
    assert found.files[0].state is State.SETTLE
    (conflict,) = found.conflicts
    assert conflict.told == f"This session: 2 records · {COHORT}, Wednesday 25 November 2026"
    done = taken(mine, file)
    dana = next(v for v in conflict.found.versions if "Dana Price" in v.told)
    assert done.number
    assert "Dana Price" in settling.choose(mine, dana.event)
    assert mine.store.line(session).head == dana.event
    collect.undo(mine)
    assert mine.store.line(session).head != dana.event


def test_two_versions_of_one_thing_are_shown_and_one_is_chosen(bare: House, tmp_path: Path) -> None:
    desk = bare.desk()
    taken(desk, written(tmp_path / "x.jsonl", [SESSION, note(1, "one rule")]))
    file = written(tmp_path / "y.jsonl", [note(2, "two rules", device="d2")])
    (conflict,) = looked(desk, file).conflicts
    assert [v.told.partition(" · ")[0] for v in conflict.found.versions] == [
        "one rule",
        "two rules",
    ]
    taken(desk, file)
    assert looked(desk, file).conflicts == ()
    settling.choose(desk, conflict.found.versions[0].event)
    assert [each.text for each in desk.store.notes(desk.store.sessions()[0].session.id)] == [
        "one rule"
    ]
    with pytest.raises(Trouble, match="one version by now"):
        settling.choose(desk, conflict.found.versions[0].event)


def test_who_has_sent_is_first_and_who_never_has_is_last(house: House, tmp_path: Path) -> None:
    desk = house.desk()
    joe = event(1, "actor:a1", {"name": "Joe Kent"}, session="", device="d2")
    taken(desk, written(tmp_path / "x.jsonl", [SESSION, joe]))
    first, last = senders(desk)
    assert (first.device, first.who, first.sent) == ("d1", ("Dana Price",), "2026-11-24 16:04")
    assert (last.device, last.who, last.sent) == ("d2", ("Joe Kent",), "")
    assert untold(desk) == ()
    house.clock.to("2026-11-27T09:00")
    (silent,) = untold(desk)
    assert silent.what == f"{COHORT}, Wednesday 25 November 2026"
    assert silent.who == ("Joss Wayfarer",)


def test_people_added_here_and_there_are_both_there(
    house: House, other: House, tmp_path: Path
) -> None:
    mine, theirs = house.desk(), other.desk("Dana Price")
    taken(theirs, bundle(mine, tmp_path / "pack.jsonl", FileKind.PACK))
    add_person(theirs, COHORT, Particulars(name="Wren Oakley"))
    taken(mine, bundle(theirs, tmp_path / "dana.jsonl"))
    assert "Wren Oakley" in [each.name for each in mine.store.people()]
