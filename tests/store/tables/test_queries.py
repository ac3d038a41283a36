from __future__ import annotations

import pytest
from support.stores import Bench, Said
from support.there import there

from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import CohortId, PersonId, SessionId
from l4pc_tui.core.record.nouns import Cohort
from l4pc_tui.store.store import Store

S1 = SessionId("s1")


def test_an_empty_file_reads_as_nothing(store: Store) -> None:
    assert not any((store.cohorts(), store.people(), store.sessions(), store.tallies()))
    assert store.person(PersonId("p")) is None
    assert store.session(SessionId("s")) is None
    assert not any(
        (
            store.members(CohortId("c")),
            store.marks(SessionId("s")),
            store.notes(SessionId("s")),
            store.line(SessionId("s")).moves,
        )
    )
    assert not any((store.heads("note:n"), store.events("note:n"), store.record_of(SessionId("s"))))


def test_cohorts_and_people_come_by_name_whatever_its_case_and_accents(
    store: Store, said: Said
) -> None:
    for name in ("willow", "Ash", "Élan", "birch"):
        said.cohort(name)
        said.person(name)
    assert [cohort.name for cohort in store.cohorts()] == ["Ash", "birch", "Élan", "willow"]
    assert [person.name for person in store.people()] == ["Ash", "birch", "Élan", "willow"]


def test_a_cohorts_people_are_its_members(store: Store, said: Said) -> None:
    oak, ash = said.cohort("Oak"), said.cohort("Ash")
    ann, bob = said.person("Ann", roles=["nurse", "carer"]), said.person("Bob")
    said.member(oak, ann)
    said.member(ash, ann)
    said.member(oak, bob, facilitates=True)
    said.member(oak, PersonId("nobody yet"))
    assert [person.name for person in store.people(oak)] == ["Ann", "Bob"]
    assert [person.name for person in store.people(ash)] == ["Ann"]
    assert store.people(ash)[0].roles == ("nurse", "carer")
    assert {m.person: m.facilitates for m in store.members(oak)} == {
        ann: False, bob: True, "nobody yet": False,
    }  # fmt: skip


def test_who_walked_in_to_a_session_comes_by_name_and_once(store: Store, said: Said) -> None:
    zoe = said.person("Zoe", walk_in="s1")
    said.person("Ann", walk_in="s1")
    said.person("Bob", walk_in="s2")
    said.person("Cai")
    said.same("person", zoe, said.person("Zoe Fennel", walk_in="s1"))
    assert [person.name for person in store.walked_in(S1)] == ["Ann", "Zoe"]
    assert store.walked_in(SessionId("s3")) == ()


def test_two_ids_joined_are_one_person_under_the_smallest(store: Store, said: Said) -> None:
    oak = said.cohort("Oak")
    first, second, third = (said.person(name) for name in ("Amina", "Amina K", "A. Khan"))
    for person in (first, second, third):
        said.member(oak, person, facilitates=person == third)
        said.mark(S1, person, {first: "absent", second: "late", third: "here"}[person])
    join = said.same("person", second, third)
    said.same("person", third, first)
    assert [(p.id, p.name) for p in store.people(oak)] == [(first, "Amina")]
    assert [(m.person, m.facilitates) for m in store.members(oak)] == [(first, True)]
    assert [(m.person, m.mark) for m in store.marks(S1)] == [(first, "here")]
    assert store.person(third) == store.person(first)
    said.delete("same", join)
    assert {p.id for p in store.people(oak)} == {first, second}
    assert there(store.person(second)).name == "Amina K"


def test_a_joined_person_whose_first_entry_was_deleted_is_told_by_the_next(
    store: Store, said: Said
) -> None:
    first, second = said.person("Amina"), said.person("Amina K")
    said.same("person", first, second)
    said.delete("person", first)
    assert [(p.id, p.name) for p in store.people()] == [(first, "Amina K")]


def test_joined_cohorts_and_sessions_are_one(store: Store, said: Said) -> None:
    oak, oak_again = said.cohort("Oak"), said.cohort("Oak group")
    left, right = said.session(oak), said.session(oak_again)
    said.note(left, "one")
    said.note(right, "two")
    said.move(right, "start")
    said.same("cohort", oak, oak_again)
    said.same("session", left, right)
    assert store.cohorts() == (Cohort(oak, "Oak"),)
    (row,) = store.sessions(oak_again)
    assert (row.session.id, row.session.cohort, row.cohort_name) == (left, oak, "Oak")
    assert row.state == State.RUNNING
    assert store.session(right) == row
    assert [note.text for note in store.notes(left)] == ["one", "two"]
    assert [tally.sessions for tally in store.tallies()] == [1]


def test_a_session_tells_its_life(bench: Bench, store: Store, said: Said) -> None:
    session = said.session(date="2026-11-23")
    assert there(store.session(session)).state == State.PLANNED
    said.move(session, "start")
    started = there(store.session(session)).started
    assert started.startswith("2026-11-23T")
    bench.time += 60
    pause = said.move(session, "pause")
    assert there(store.session(session)).state == State.PAUSED
    said.move(session, "undo", of=pause)
    assert there(store.session(session)).state == State.RUNNING
    bench.time += 60
    said.move(session, "close")
    row = there(store.session(session))
    assert (row.state, row.started) == (State.CLOSED, started)
    assert row.closed > row.started
    said.move(session, "reopen")
    assert there(store.session(session)).closed == ""


def test_moves_that_arrive_before_their_session_count_when_it_comes(
    store: Store, said: Said
) -> None:
    said.move("s1", "start")
    data = {"plan": "day-one", "date": "2026-11-23"}
    store.write([store.entry("put", "session:s1", data, actor="Mo")])
    assert there(store.session(S1)).state == State.RUNNING


def test_sessions_come_by_date(store: Store, said: Said) -> None:
    late, early = said.session(date="2026-12-01"), said.session(date="2026-11-01")
    assert [row.session.id for row in store.sessions()] == [early, late]


@pytest.mark.parametrize("beginning", ["%", "_", "'", "\\"])
def test_the_beginning_of_an_id_is_taken_as_it_is_written(
    store: Store, said: Said, beginning: str
) -> None:
    session = said.session()
    assert store.session_ids_like(session[:13]) == (session,)
    assert store.session_ids_like("") == (session,)
    assert store.session_ids_like(beginning) == ()


def test_a_sessions_record_is_all_that_tells_of_it_and_nothing_of_another_session(
    store: Store, said: Said
) -> None:
    oak, ash = said.cohort("Oak"), said.cohort("Ash")
    ann, bob, zoe = said.person("Ann"), said.person("Bob"), said.person("Zoe Fennel")
    said.member(oak, ann)
    said.member(ash, bob)
    told = {}
    for cohort in (oak, ash):
        session = said.session(cohort)
        note = said.note(session, "gone soon")
        struck = said.note(session, "never said")
        said.delete("note", note)
        said.erase("note", struck)
        told[cohort] = {
            f"session:{session}", f"cohort:{cohort}", f"run:{session}", f"note:{note}",
            f"note:{struck}", f"mark:{said.mark(session, ann if cohort == oak else bob)}",
        }  # fmt: skip
        said.move(session, "start")
    twin = said.same("person", ann, zoe)
    (first,) = store.sessions(oak)
    events = store.record_of(first.session.id)
    names = {event.entity for event in events}
    assert {n for n in names if not n.startswith("actor:")} == told[oak] | {
        f"person:{ann}", f"person:{zoe}", f"member:{oak}/{ann}", f"same:{twin}",
    }  # fmt: skip
    assert [event.id for event in events] == sorted(event.id for event in events)
    assert [e.kind for e in events if e.entity.startswith("note:")] == [
        "put",
        "put",
        "del",
        "erase",
    ]


def test_a_deleted_note_is_shown_no_more_and_can_be_said_again(store: Store, said: Said) -> None:
    note = said.note(S1, "two forms")
    said.delete("note", note)
    assert store.notes(S1) == ()
    assert store.search("forms") == ()
    data = {"session": "s1", "kind": "note", "text": "two forms"}
    store.write([store.entry("put", f"note:{note}", data, actor="Mo", session="s1")])
    assert [each.id for each in store.notes(S1)] == [note]


@pytest.mark.usefixtures("bench")
def test_a_tally_counts_what_home_shows(store: Store, said: Said) -> None:
    oak, ash = said.cohort("Oak"), said.cohort("Ash")
    ann, bob, fay, mo = (said.person(name) for name in ("Ann", "Bob", "Fay", "Mo"))
    for person in (ann, bob, fay):
        said.member(oak, person)
    said.member(oak, mo, facilitates=True)
    done, running, planned, past = (
        said.session(oak, date) for date in ("2026-11-02", "2026-11-09", "2026-11-30", "2026-10-01")
    )
    for person, mark in ((ann, "here"), (bob, "late"), (fay, "sorry"), (mo, "here")):
        said.mark(done, person, mark)
    said.move(done, "start")
    said.move(done, "close")
    said.note(done, "phone the chair", "commitment")
    said.note(done, "who owns transport", "parked")
    said.delete("note", said.note(done, "not this", "parked"))
    said.note(said.session(ash, "2026-11-22"), "elsewhere", "parked")
    said.person("Wanda", walk_in=done)
    matched = said.person("Anne", walk_in=done)
    said.same("person", ann, matched)
    first, second = store.tallies()
    assert (first.cohort.name, second.cohort.name) == ("Ash", "Oak")
    assert (second.people, second.sessions, second.done) == (3, 4, 1)
    assert (second.came, second.expected) == (2, 4), "three of the roster and a walk-in"
    assert (second.open_commitments, second.parked, second.walk_ins) == (1, 1, 1)
    assert second.next_date == "2026-11-30"
    assert (first.people, first.parked, first.next_date) == (0, 1, "")
    said.move(running, "start")
    assert store.tallies()[1].next_date == "2026-11-09"
    assert planned != past


def test_search_finds_beginnings_of_words_whatever_case_and_accent(
    store: Store, said: Said
) -> None:
    said.note(S1, "Who owns TRANSPORT to the café?")
    newest = said.note(SessionId("s2"), "transport again")
    assert [hit.text for hit in store.search("transp")] == [
        "transport again", "Who owns TRANSPORT to the café?",
    ]  # fmt: skip
    assert [hit.text for hit in store.search("cafe who")] == ["Who owns TRANSPORT to the café?"]
    assert store.search("transport", most=1)[0].session == "s2"
    assert newest


def test_search_never_finds_a_restricted_note(store: Store, said: Said) -> None:
    said.note(S1, "never to be found", kind="restricted")
    assert store.search("found") == ()
    assert store._run(lambda db: db.execute("SELECT words FROM note").fetchall()) == [("",)]


@pytest.mark.parametrize(
    "text",
    ['"', '""', "NEAR(", "a OR b", "*", "x:y", "^", "-", "", "   ", "\0", "[/x]", "'; DROP TABLE note",
     "‮", "AND", "NOT x", "{a b}", "x" * 10_000],
)  # fmt: skip
def test_search_takes_any_text_as_words(store: Store, said: Said, text: str) -> None:
    said.note(S1, "plain words")
    assert store.search(text) == ()


def test_search_keeps_up_with_edits(store: Store, said: Said) -> None:
    note = said.note(S1, "trnsport")
    data = {"session": "s1", "kind": "note", "text": "transport"}
    store.write([store.entry("put", f"note:{note}", data, actor="Mo", session="s1")])
    assert store.search("trnsport") == ()
    assert len(store.search("transport")) == 1
