"""What two laptops told of under two ids is proposed, joined or told apart, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.collects import looked, taken
from support.desk import House
from support.laptops import bundle, written
from support.sealed import event, note

from l4pc_tui.core.between.proposals import Group, of_cohorts
from l4pc_tui.core.people.twice import Agrees
from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import CohortId, SessionId
from l4pc_tui.core.record.nouns import Cohort
from l4pc_tui.desk.between import collect, settling
from l4pc_tui.desk.between.collect import State
from l4pc_tui.desk.between.conflicts import conflicts
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.people_undo import undo_people
from l4pc_tui.desk.people.persons import Particulars, add_person
from l4pc_tui.desk.people.same_person import twice
from l4pc_tui.desk.trouble import Trouble


def planned(desk: Desk, cohort: str, *people: str, email: str = "") -> None:
    """A cohort with people and a session on 25 November, as somebody types it."""
    made = new_cohort(desk, cohort)
    for name in people:
        add_person(desk, cohort, Particulars(name=name, email=email), new=True)
        email = ""
    data = {"plan": "morning", "title": "A morning", "date": "2026-11-25", "cohort": made.id}
    name = f"session:{desk.new_id()}"
    desk.store.write([desk.store.entry("put", name, data, actor=desk.actor)])


@pytest.fixture
def mine(bare: House) -> Desk:
    desk = bare.desk()
    planned(desk, "Lantern", "Amina Fern", "Ben Thimble", email="a@example.org")
    return desk


@pytest.fixture
def file(other: House, tmp_path: Path) -> Path:
    theirs = other.desk("Dana Price")
    planned(theirs, "lantern", "Amina Ferm", "Carys Acorn", email="A@example.org")
    add_person(theirs, "lantern", Particulars(name="Ben Thimble"), new=True)
    return bundle(theirs, tmp_path / "dana.jsonl")


def test_what_a_file_tells_of_under_other_ids_is_proposed_before_it_is_taken(
    mine: Desk, file: Path
) -> None:
    found = looked(mine, file)
    assert found.files[0].state is State.SETTLE
    assert [(each.kind, each.what, each.certain) for each in found.proposals] == [
        (Kind.COHORT, "Lantern and lantern", True),
        (Kind.SESSION, "Lantern, Wednesday 25 November 2026", False),
        (Kind.PERSON, "Amina Fern and Amina Ferm", True),
        (Kind.PERSON, "Ben Thimble, twice", False),
    ]
    assert set(found.asked_by.values()) == {"Dana Price"}
    (days,) = (each for each in found.proposals[0].compared if each.field == "sessions")
    assert (days.one, days.agrees) == ("25 Nov", Agrees.SAME)


def test_all_that_is_certain_is_joined_and_then_what_is_certain_by_that(
    mine: Desk, file: Path
) -> None:
    seen = looked(mine, file)
    taken(mine, file)
    told = settling.join_certain(mine, settling.proposals(mine, seen.since))
    assert len(told) == 3, "the cohort, its session, and who has one address"
    assert len(mine.store.cohorts()) == len(mine.store.sessions()) == 1
    assert sorted(each.name for each in mine.store.people()) == [
        "Amina Fern", "Ben Thimble", "Ben Thimble", "Carys Acorn",
    ]  # fmt: skip
    (left,) = settling.proposals(mine, seen.since)
    assert left.what == "Ben Thimble, twice"
    assert settling.left_in_words([left]) == "1 pair may be one and wait for a word"


def test_what_was_joined_goes_with_its_collect_and_comes_again_unjoined(
    mine: Desk, file: Path
) -> None:
    before = sorted((each.name, each.id) for each in mine.store.people())
    done = taken(mine, file)
    settling.join_certain(mine, settling.proposals(mine))
    for each in settling.proposals(mine):
        settling.join(mine, each)
    assert len(mine.store.people()) == 3
    assert len(mine.store.collects()[0].acts) == 4
    collect.undo(mine, done.number)
    assert sorted((each.name, each.id) for each in mine.store.people()) == before
    assert len(mine.store.members(mine.store.cohorts()[0].id)) == 2
    taken(mine, file)
    assert len(mine.store.people()) == 5
    assert len(settling.proposals(mine)) == 4


def test_a_join_is_taken_back_alone_too_and_the_collect_can_be_undone_after_it(
    mine: Desk, file: Path
) -> None:
    taken(mine, file)
    cohorts = next(each for each in settling.proposals(mine) if each.kind is Kind.COHORT)
    assert settling.join(mine, cohorts).endswith("antern: one cohort from now on.")
    with pytest.raises(Trouble, match="one by now"):
        settling.join(mine, cohorts)
    assert undo_people(mine) == "Undone: that two cohorts are one."
    assert len(mine.store.cohorts()) == 2
    collect.undo(mine)
    assert len(mine.store.cohorts()) == 1


def test_two_that_are_two_are_never_asked_about_again(
    mine: Desk, file: Path, tmp_path: Path
) -> None:
    taken(mine, file)
    ben = next(each for each in settling.proposals(mine) if each.what == "Ben Thimble, twice")
    told = settling.tell_apart(mine, ben)
    assert told == "Ben Thimble, twice: two people. It is not asked again."
    assert ben.key not in {each.key for each in settling.proposals(mine)}
    assert [{each.one.name, each.other.name} for each in twice(mine)] == [
        {"Amina Fern", "Amina Ferm"}
    ]
    # Nor where the collect was undone and comes again, nor on a laptop that hears of it.
    collect.undo(mine)
    taken(mine, file)
    assert ben.key not in {each.key for each in settling.proposals(mine)}
    third = House(tmp_path / "third", tmp_path / "third" / "state")
    theirs = third.desk("Mo Test")
    taken(theirs, bundle(mine, tmp_path / "mine.jsonl"))
    assert ben.key not in {each.key for each in settling.proposals(theirs)}
    third.close()
    assert undo_people(mine) == "Undone: that Ben Thimble and Ben Thimble are two people."
    assert ben.key in {each.key for each in settling.proposals(mine)}


def test_two_runs_of_sessions_that_become_one_stand_side_by_side(
    bare: House, tmp_path: Path
) -> None:
    desk = bare.desk()
    moves = [
        event(number, f"run:{name}", {"verb": "start", "stop": "1", "place": "Arrive"}, kind="move",
              session=name, device=device)
        for number, name, device in ((11, "s1", "d1"), (12, "s2", "d2"))
    ]  # fmt: skip
    plans = [
        event(number, f"session:{name}",
              {"plan": "morning", "date": "2026-11-25", "cohort": "c1"}, session="", device=device)
        for number, name, device in ((1, "s1", "d1"), (2, "s2", "d2"))
    ]  # fmt: skip
    cohort = event(3, "cohort:c1", {"name": "Lantern"}, session="")
    taken(desk, written(tmp_path / "x.jsonl", [cohort, plans[0], moves[0], note(4)]))
    taken(desk, written(tmp_path / "y.jsonl", [plans[1], moves[1]], device="d2"))
    (session,) = settling.proposals(desk)
    assert (session.kind, session.certain) == (Kind.SESSION, True)
    settling.join(desk, session)
    (both,) = conflicts(desk)
    assert both.found.words == "This session: 2 records"
    settling.choose(desk, both.found.versions[1].event)
    assert desk.store.line(SessionId("s1")).head == both.found.versions[1].event
    assert [each.text for each in desk.store.notes(SessionId("s1"))] == ["words"]


def test_a_run_that_was_chosen_is_not_asked_about_until_another_record_goes_on(
    bare: House, tmp_path: Path
) -> None:
    desk = bare.desk()

    def move(number: int, device: str, verb: str = "start", *base: str) -> Event:
        data = {"verb": verb, "stop": "1", "place": "Arrive"}
        return event(number, "run:s1", data, kind="move", device=device, base=base)

    plan = event(1, "session:s1", {"plan": "morning", "date": "2026-11-25"}, session="")
    began = [move(number, device, "start", plan.id) for number, device in ((11, "d1"), (12, "d2"))]
    taken(desk, written(tmp_path / "x.jsonl", [plan, began[0]]))
    taken(desk, written(tmp_path / "y.jsonl", [began[1]], device="d2"))
    (both,) = conflicts(desk)
    settling.choose(desk, both.found.versions[1].event)
    assert conflicts(desk) == ()
    on = [move(21, "d2", "next", began[1].id), move(20, "d1", "next", began[0].id)]
    taken(desk, written(tmp_path / "y2.jsonl", [on[0]], device="d2"))
    assert conflicts(desk) == (), "the one that was chosen may go on"
    file = written(tmp_path / "x2.jsonl", [on[1]])
    assert len(looked(desk, file).conflicts) == 1
    taken(desk, file)
    assert len(conflicts(desk)) == 1


def marks(
    folder: Path, mark: str, arrived: str, people: tuple[str, str] = ("p1", "p1")
) -> list[Path]:
    """What two laptops say of one person in one session: here since 09:37, and another mark."""
    told = []
    for number, (device, said, at, person) in enumerate(
        (("d1", "here", "09:37", people[0]), ("d2", mark, arrived, people[1])), 1
    ):
        data = {"session": "s1", "person": person, "mark": said}
        data["arrived"] = f"2026-11-25T{at}:23.521+00:00"
        events = [
            event(number, "session:s1", {"plan": "morning", "date": "2026-11-25"}, session=""),
            event(number + 2, f"person:{person}", {"name": "Ben Thimble"}, session="",
                  device=device),
            event(number + 4, f"mark:s1/{person}", data, device=device),
        ]  # fmt: skip
        told.append(written(folder / f"{device}.jsonl", events[number - 1 :], device=device))
    return told


def test_marks_that_agree_but_for_their_moment_are_one(bare: House, tmp_path: Path) -> None:
    desk = bare.desk()
    taken(desk, *marks(tmp_path, "here", "09:41"))
    assert len(desk.store.marks(SessionId("s1"))) == 1
    assert conflicts(desk) == ()


@pytest.mark.parametrize("people", [("p1", "p1"), ("p1", "p2")])
def test_a_version_is_told_in_words_and_never_by_ids(
    bare: House, tmp_path: Path, people: tuple[str, str]
) -> None:
    desk = bare.desk()
    taken(desk, *marks(tmp_path, "late", "09:55", people))
    for each in settling.proposals(desk):
        settling.join(desk, each)
    (both,) = conflicts(desk)
    told = [each.told.partition(" · ")[0] for each in both.found.versions]
    assert told == ["here, in 09:37", "late, in 09:55"]


def test_days_that_are_not_all_the_same_and_names_a_letter_apart_are_close() -> None:
    one, other = (
        Group(Cohort(CohortId(id), "Lantern", programme), frozenset(days), frozenset())
        for id, programme, days in (
            ("a", "Harbour Trust", ("2026-11-28", "2026-11-29")),
            ("b", "Harbor Trust", ("2026-11-29",)),
        )
    )
    (found,) = of_cohorts([one, other], None, ())
    agrees = {each.field: each.agrees for each in found.compared}
    assert agrees == {"name": Agrees.SAME, "programme": Agrees.CLOSE, "sessions": Agrees.CLOSE}
