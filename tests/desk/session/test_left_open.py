"""Close asks what the capture line left open; each answer is kept as it is given."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from support.desk import COHORT, PLAN, House

from l4pc_tui.core.live.notes.left_open import due_on
from l4pc_tui.core.record.names import NoteId
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.commitments import commitments_of
from l4pc_tui.desk.people.sessions import find_session, new_session
from l4pc_tui.desk.session.close import AskedLine, asked, closing, left_in_words
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session


@pytest.fixture
def noted(started: Conductor, house: House) -> Conductor:
    for line in (
        "plain", "? who owns transport", "! @Amina phone by Fri", '" they said no (anon)',
        '" nobody asked', "~ the key", "% a second card",
    ):  # fmt: skip
        house.clock.now += 1
        assert started.note(line).ok
    started.restricted("the lead")
    return started


def line(conductor: Conductor, text: str) -> AskedLine:
    return next(each for each in asked(conductor) if each.text == text)


def test_what_is_asked_about_comes_first_and_restricted_notes_never(noted: Conductor) -> None:
    assert [(each.kind, each.open) for each in asked(noted)] == [
        ("parked", True), ("commitment", True), ("quote", False), ("quote", True),
        ("story", True), ("Arrive", True), ("Arrive", True), ("Arrive", True), ("Return", True),
        ("note", False), ("to the trainer", False),
    ]  # fmt: skip
    assert left_in_words(closing(noted)) == "4 are left open and 4 not caught"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("! @Amina phone by Fri", "Due Fri 27 November."),
        ("! paint it [/x] by tomorrow with @Ben done: dry", "Due Thu 26 November."),
        ("! sort it by 31 Feb",
         "Kept as typed: “31 Feb” names no day. Close asks which one."),
        ("! @Amina phone 28/11", "Due Sat 28 November."), ("! sort it today", "Due Wed 25 November."),
        ("! sort it before the holidays", "No day was understood; Close asks by when."),
        ("! sort it by next session", "Due at the next session; none is planned yet."),
        ("! sort it", ""), ("* it is due by Fri", ""), ("by Fri", ""),
    ],
)  # fmt: skip
def test_which_day_a_promise_is_due_is_told_when_it_is_typed(
    started: Conductor, typed: str, told: str
) -> None:
    said = started.note(typed)
    assert said.ok
    assert said.words == told


def test_the_next_session_is_a_day_where_one_is_planned(
    desk: Desk, house: House, started: Conductor
) -> None:
    new_session(desk, COHORT, PLAN, "2026-12-09")
    started.leave(goes_on=True)
    again = open_session(house.desk(), started.session)
    assert again.note("! @Amina phone by next session").words == "Due Wed 9 December."
    promise = line(again, "@Amina phone by next session").note_id
    assert again.agree(promise, "by", "the next meeting").words == "Due Wed 9 December."
    assert again.mend(promise, "! @Amina phone by Fri").ok
    assert again.agree(promise, "by", "Fri").words == "Due Fri 27 November."
    assert again.drain(5)
    (told,) = commitments_of(again.desk, find_cohort(again.desk, COHORT).id)
    assert told.due == "2026-11-27"


def test_a_promise_mended_to_another_time_is_due_then(
    desk: Desk, house: House, started: Conductor
) -> None:
    new_session(desk, COHORT, PLAN, "2026-12-09")
    again = open_session(house.desk(), started.session)
    again.take_over()
    again.note("! @Amina phone by next session")
    promise = line(again, "@Amina phone by next session").note_id
    assert again.drain(5)
    (told,) = commitments_of(again.desk, find_cohort(again.desk, COHORT).id)
    assert told.due == "2026-12-09", "before Close has settled it, too"
    assert again.mend(promise, "! @Amina phone by Fri").words.endswith("Due Fri 27 November.")
    assert due_on(again.room.notes[-1]) == date(2026, 11, 27)
    assert again.mend(promise, "! @Amina phone by next session").ok
    assert due_on(again.room.notes[-1]) == date(2026, 12, 9)


def test_mending_tells_the_day_anew_until_close_has_settled_it(noted: Conductor) -> None:
    promise = line(noted, "@Amina phone by Fri").note_id
    assert noted.mend(promise, "! @Amina phone by Mon").words.endswith(" Due Mon 30 November.")
    assert noted.agree(promise, "by", "Tue").words == "Due Tue 1 December."
    assert "Due" not in noted.mend(promise, "! @Amina phone by Mon").words


def test_what_is_not_asked_of_a_note_is_refused_by_its_name(noted: Conductor) -> None:
    said = noted.agree(line(noted, "who owns transport").note_id, "by", "Fri")
    assert said.words == "Nothing like that is asked of the parked item “who owns transport”."


def test_every_answer_is_in_the_file_before_close_and_found_again(
    house: House, noted: Conductor
) -> None:
    assert noted.dispose(
        line(noted, "who owns transport").note_id, "open", "the board meets in May"
    ).ok
    assert noted.agree(line(noted, "@Amina phone by Fri").note_id, "with_whom", "Ben").ok
    assert noted.consent(line(noted, "nobody asked").note_id, "named").ok
    assert noted.share(line(noted, "plain").note_id).ok
    assert noted.drain(5)
    again = open_session(house.desk("Second"), noted.session)
    assert asked(again) == asked(noted)
    assert line(again, "who owns transport").answer == "left open: the board meets in May"
    assert line(again, "@Amina phone by Fri").answer == "Amina · by Fri 27 November · with Ben"
    assert line(again, "nobody asked").sharing == "shareable"
    assert line(again, "plain").sharing == "team"


def test_z_takes_answers_back_one_by_one(noted: Conductor) -> None:
    before = asked(noted)
    parked = line(noted, "who owns transport").note_id
    noted.dispose(parked, "taken", "Ben")
    noted.dispose(parked, "dropped")
    noted.consent(line(noted, "the key").note_id, "inside")
    said = [noted.undo().words for _ in range(3)]
    assert said[0] == "Undone: the last answer about the story “the key”."
    assert said[1:] == ["Undone: the last answer about the parked item “who owns transport”."] * 2
    assert asked(noted) == before
    assert noted.undo().words == "Undone: the restricted note of 09:30."


def test_answers_stay_when_a_note_is_mended_and_go_when_it_is_struck(
    desk: Desk, noted: Conductor
) -> None:
    parked = line(noted, "who owns transport").note_id
    noted.dispose(parked, "taken", "zebrafinch")
    noted.mend(parked, "? who owns the bus")
    assert line(noted, "who owns the bus").answer == "taken by zebrafinch"
    noted.strike(parked)
    assert noted.drain(5)
    assert "zebrafinch" not in "".join(str(event.data) for event in desk.store.all_events())


def test_what_cannot_be_answered_is_refused_in_words(noted: Conductor) -> None:
    plain, parked = line(noted, "plain").note_id, line(noted, "who owns transport").note_id
    before = asked(noted)
    for said in (
        noted.dispose(plain, "dropped"), noted.dispose(parked, "burnt"),
        noted.dispose(parked, "open", " \x1b "[:1]), noted.consent(parked, "anon"),
        noted.consent(line(noted, "nobody asked").note_id, "maybe"), noted.agree(plain, "who", "x"),
        noted.agree(line(noted, "@Amina phone by Fri").note_id, "colour", "x"),
        noted.share(line(noted, "nobody asked").note_id), noted.share(NoteId("no such note")),
    ):  # fmt: skip
        assert not said.ok
        assert said.words
    restricted = next(note.id for note in noted.room.notes if note.kind == "restricted")
    assert not noted.share(restricted).ok
    assert asked(noted) == before


def test_home_forgets_a_parked_item_that_was_taken_or_dropped(desk: Desk, noted: Conductor) -> None:
    def parked() -> list[int]:
        assert noted.drain(5)
        return [each.count for each in home(desk).tidy if "parked" in each.text]

    note = line(noted, "who owns transport").note_id
    noted.dispose(note, "open", "until May")
    assert parked() == [1]
    noted.dispose(note, "taken", "Ben")
    assert parked() == []
    noted.undo()
    assert parked() == [1]


def test_the_tables_have_class_and_consent_and_the_words_say_them(
    desk: Desk, noted: Conductor, tmp_path: Path
) -> None:
    noted.dispose(line(noted, "who owns transport").note_id, "taken", "Ben [/x]")
    noted.close()
    assert noted.drain(5)
    row = find_session(desk, noted.session)
    table = (
        export(desk, row, "csv", tmp_path / "csv-not-to-be-passed-on", Profile.FACILITATOR).path
        / "notes.csv"
    ).read_text("utf-8-sig")
    assert "place,class,consent,outcome,who,what,by,with,done" in table
    assert "they said no,Arrivals,,Arrive,shareable,anonymous," in table
    assert "nobody asked,Arrivals,,Arrive,team,none," in table
    assert "Amina,phone,Fri,," in table
    text = export(
        desk, row, "md", tmp_path / "log-not-to-be-passed-on.md", Profile.FACILITATOR
    ).path.read_text(encoding="utf-8")
    assert "- who owns transport — taken by Ben \\[/x\\] (" in text
    assert "- nobody asked — no consent (09:30 · Arrivals · Arrive · team)" in text


def uncaught(conductor: Conductor) -> list[str]:
    return [each.note for each in asked(conductor) if each.uncaught]


def test_what_a_place_lacks_is_written_at_close_and_belongs_to_that_place(
    house: House, started: Conductor
) -> None:
    started.next()
    house.clock.now += 60
    assert uncaught(started) == [
        "Arrive/register", "Arrive/agreements", "Arrive/start-pulse", "Surface/facts",
        "Surface/story", "Return/commitment", "Return/end-pulse",
    ]  # fmt: skip
    assert started.catch("Arrive/agreements", "phones [/x] away").ok
    assert started.catch("Surface/facts", "two forms").ok
    assert started.catch("Return/commitment", "@Amina phone by Fri").ok
    assert started.take_pulse([0, 0, 0, 2, 4], ends=True).ok
    assert uncaught(started) == [
        "Arrive/register", "Arrive/start-pulse", "Surface/story",
    ]  # fmt: skip
    written = [(note.kind, note.text, note.place, bool(note.at)) for note in started.room.notes]
    assert written == [
        ("note", "agreement: phones [/x] away", "Arrive", True),
        ("note", "two forms", "Surface", True),
        ("commitment", "@Amina phone by Fri", "Return", True),
    ]
    started.undo()
    started.undo()
    assert "Return/commitment" in uncaught(started)


def test_what_is_left_uncaught_is_not_asked_for_again_and_z_asks_again(
    house: House, started: Conductor
) -> None:
    assert started.leave_uncaught("Arrive/agreements").ok
    assert "Arrive/agreements" not in uncaught(started)
    assert started.drain(5)
    again = open_session(house.desk("Second"), started.session)
    assert uncaught(again) == uncaught(started)
    assert started.undo().words == "Undone: leaving that uncaught."
    assert "Arrive/agreements" in uncaught(started)


def test_nothing_restricted_empty_or_unasked_is_caught(started: Conductor) -> None:
    for key, words in (
        ("Arrive/agreements", " \\ something happened"), ("Arrive/agreements", "  "),
        ("Arrive/register", "all of us"), ("Arrive/tea", "milk"),
    ):  # fmt: skip
        said = started.catch(key, words)
        assert not said.ok
        assert said.words
    assert not started.leave_uncaught("Arrive/tea").ok
    assert started.room.notes == ()


def test_a_session_is_closed_whatever_it_lacks_and_a_pulse_then_comes_too_late(
    started: Conductor,
) -> None:
    ended = next(each for each in asked(started) if each.note == "Return/end-pulse")
    assert (ended.asks, ended.lacks) == ("pulse", "none was taken yet")
    assert started.close().ok
    ended = next(each for each in asked(started) if each.note == "Return/end-pulse")
    assert ended.asks == "late"


def test_a_barrier_and_a_rule_without_their_sort_are_asked_for_it(started: Conductor) -> None:
    for words in ("^ two forms for one visit", "rule: two signatures", "^ silo two forms"):
        assert started.note(words).ok
    assert [(each.text, each.open, each.answer) for each in asked(started) if each.sorts] == [
        ("two forms for one visit", True, ""), ("rule: two signatures", True, ""),
        ("silo two forms", False, "silo"),
    ]  # fmt: skip
    barrier, rule = (line(started, text).note_id for text in
                     ("two forms for one visit", "rule: two signatures"))  # fmt: skip
    assert not started.sort(barrier, "habit").ok
    assert not started.sort(rule, "silo").ok
    assert started.sort(barrier, "time").ok
    assert started.sort(rule, "habit").ok
    assert [each.answer for each in asked(started) if each.sorts] == ["time", "habit", "silo"]
    started.undo()
    assert line(started, "rule: two signatures").open


def test_the_day_of_a_commitment_is_told_kept_and_exported_beside_what_was_typed(
    house: House, desk: Desk, noted: Conductor, tmp_path: Path
) -> None:
    note = line(noted, "@Amina phone by Fri").note_id
    assert noted.agree(note, "by", "in two weeks").words == "Due Wed 9 December."
    assert noted.agree(note, "by", "whenever [/x]").words.startswith(
        "Kept as typed: “whenever [/x]”"
    )
    assert noted.agree(note, "by", "1 Jan 2025").words.startswith("Kept as typed: Wed 1 January")
    assert noted.agree(note, "by", "next Tue").words == "Due Tue 1 December."
    noted.note("! @Ben tidy up by Fri")
    noted.close()
    assert noted.drain(5)
    again = open_session(house.desk("Second"), noted.session)
    kept = next(each for each in again.room.notes if each.id == note)
    assert (kept.by, kept.due) == ("next Tue", "2026-12-01")
    row = find_session(desk, noted.session)
    folder = export(
        desk, row, "csv", tmp_path / "log-not-to-be-passed-on", Profile.FACILITATOR
    ).path
    with (folder / "notes.csv").open(encoding="utf-8-sig", newline="") as file:
        found = {each["text"]: each for each in csv.DictReader(file)}
    told = [(each["by"], each["due"], each["due_day"])
            for each in found.values() if each["kind"] == "commitment"]  # fmt: skip
    assert told == [
        ("next Tue", "2026-12-01", "Tuesday 1 December 2026"),
        ("Fri", "2026-11-27", "Friday 27 November 2026"),
    ]
    text = export(
        desk, row, "md", tmp_path / "log-not-to-be-passed-on.md", Profile.FACILITATOR
    ).path.read_text(encoding="utf-8")
    assert "by Tue 1 December" in text
    assert "due Fri 27 November" in text
