"""Groups of a session: proposed from the register, used, and the record that stands of them."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest
from support.crowd import LAST, crowd, tie
from support.desk import PLAN, House, person

from l4pc_tui.core.live.groups.draft import solve
from l4pc_tui.core.live.groups.groups_view import GroupsView
from l4pc_tui.core.live.groups.shapes import FOURS, PAIRS, TRIOS, Shape
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.view.public import to_json
from l4pc_tui.core.record.moves import Verb, standing
from l4pc_tui.core.record.names import CohortId, PersonId
from l4pc_tui.core.record.nouns import Tie, entity
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.groups.jobs import Job
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.people.connections import (
    CohortConnections,
    cohort_connections,
    connections_in_words,
)
from l4pc_tui.desk.people.persons import leave
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.settings_file import set_setting

DAYS = ("2026-11-25", "2026-12-02", "2026-12-09")


@pytest.fixture
def big(house: House) -> Desk:
    """A desk with a cohort of twelve and three sessions."""
    desk = house.desk()
    crowd(desk, house.folder, "Twelve", 12)
    for day in DAYS:
        new_session(desk, "Twelve", PLAN, day)
    return desk


@pytest.fixture
def first(big: Desk) -> Conductor:
    """The first of them, begun, with everybody here."""
    return begun(big, DAYS[0])


def begun(desk: Desk, day: str) -> Conductor:
    row = next(
        row for row in desk.store.sessions()
        if row.session.date == day and row.cohort_name == "Twelve"
    )  # fmt: skip
    conductor = open_session(desk, row.session.id)
    conductor.start()
    conductor.rest_here()
    return conductor


def propose(conductor: Conductor, shape: Shape | None = FOURS) -> GroupsView:
    conductor.groups.read()
    assert conductor.groups.solved(conductor.groups.open(shape)), conductor.groups.clash
    return on_view(conductor)


def plan(conductor: Conductor, rounds: int) -> None:
    """Several rounds of trios, in little time."""
    job = conductor.groups.ahead(rounds, TRIOS)
    assert isinstance(job, Job)
    assert conductor.groups.take(job, solve(job.task, 100))


def on_view(conductor: Conductor) -> GroupsView:
    view = conductor.groups.view()
    assert view is not None
    return view


def tables(view: GroupsView) -> list[list[str]]:
    return [[seat.name.split()[0] for seat in table.people] for table in view.tables]


def pairs(view: GroupsView) -> set[frozenset[str]]:
    return {frozenset(two) for table in tables(view) for two in combinations(table, 2)}


def reached(view: GroupsView) -> str:
    return "".join(word.text for word in view.reached)


def test_nobody_marked_yet_means_everybody_enrolled_and_that_is_said(big: Desk) -> None:
    conductor = open_session(big, begun(big, DAYS[0]).session)
    while conductor.room.marks:
        assert conductor.undo().ok
    assert propose(conductor).title.startswith("12 enrolled, nobody marked yet · fours")
    conductor.mark(person(conductor, "Amina Kettle"), "here")
    conductor.mark(person(conductor, "Ben Bracken"), "late")
    conductor.mark(person(conductor, "Carys Okoro"), "online")
    conductor.mark(person(conductor, "Dev Fern"), "sorry")
    assert propose(conductor).title.startswith("3 here · trios")


def test_used_groups_are_a_move_and_a_seat_a_person_and_one_z_takes_them_back(
    first: Conductor,
) -> None:
    view = propose(first)
    before = len(first.room.entries)
    assert first.groups.accept() == Reply(True, "In use: fours. The Screen shows them.")
    assert len(first.room.entries) == before + 1 + 12
    move = standing(first.room.moves)[-1]
    assert (move.verb, move.data["sizes"], move.data["seed"]) == (Verb.GROUPS, [4, 4, 4], "1")
    assert move.data["told"] == "No pair has worked together before; no better exists"
    seats = first.room.seats[first.room.run.round]
    ids = {seat.person: seat.name for table in view.tables for seat in table.people}
    assert {ids[id]: seat.table for id, seat in seats.items()} == {
        seat.name: table.number for table in view.tables for seat in table.people
    }
    assert all(seat.at for seat in seats.values())
    assert [[seat.name for seat in table] for table in first.public().tables] == tables(view)
    assert first.undo().words == "Undone: the last groups."
    assert (first.room.run.round, first.room.seats, first.public().tables) == ("", {}, ())


def test_those_who_met_in_an_earlier_session_are_not_put_together_again(
    first: Conductor, big: Desk
) -> None:
    view = propose(first, TRIOS)
    first.groups.accept()
    assert first.drain(5)
    second = propose(begun(big, DAYS[1]), TRIOS)
    assert pairs(view).isdisjoint(pairs(second))
    assert reached(second) == "● No one meets again · 12 new pairs · no better exists"


def test_rules_of_people_hold_and_those_that_clash_are_named_and_nothing_is_proposed(
    first: Conductor, big: Desk
) -> None:
    tie(big, "Twelve", Tie.SUPPORTER_OF, "Gwen", "Lena")
    tie(big, "Twelve", Tie.APART, "Amina", "Ben")
    found = pairs(propose(first))
    assert frozenset(("Gwen", "Lena")) in found
    assert frozenset(("Amina", "Ben")) not in found
    assert ("=", "together", "Gwen Sedge and Lena Kettle") in on_view(first).kept
    tie(big, "Twelve", Tie.APART, "Lena", "Gwen")
    first.groups.read()
    assert not first.groups.solved(first.groups.open(FOURS))
    assert first.groups.view() is None
    assert "Gwen Sedge and Lena Kettle are to stay together, and are to be kept apart." in (
        first.groups.clash
    )
    assert not first.groups.accept().ok


def test_a_late_one_takes_a_seat_of_the_round_that_is_in_use(
    house: House, first: Conductor
) -> None:
    first.next()
    late = person(first, "Owen Bracken")
    first.mark(late, "absent")
    propose(first)
    first.groups.accept()
    round, before = first.room.run.round, dict(first.room.seats[first.room.run.round])
    house.clock.now += 300
    first.mark(late, "late")
    view = propose(first, None)
    assert view.came[0].startswith("Owen Bracken: table ")
    assert view.came[1:] == ("Nobody else moves.",)
    assert view.standing == "in use, mended"
    assert first.groups.accept().ok
    after = first.room.seats[first.room.run.round]
    assert first.room.run.round == round
    assert {id: seat for id, seat in after.items() if id != late} == before
    assert after[late].at > min(seat.at for seat in before.values())


def test_groups_made_before_the_start_are_those_of_the_step_that_it_begins_with(big: Desk) -> None:
    row = next(row for row in big.store.sessions() if row.cohort_name == "Twelve")
    conductor = open_session(big, row.session.id)
    conductor.rest_here()
    propose(conductor)
    assert conductor.groups.accept().ok
    round = conductor.room.run.round
    conductor.start()
    conductor.walk_in("Wren Latecomer")
    assert propose(conductor, None).standing == "in use, mended"
    assert conductor.groups.accept().ok
    assert conductor.room.run.round == round
    conductor.next()
    assert propose(conductor, None).standing != "in use, mended"


def test_who_has_left_is_no_longer_on_the_wall_and_was_still_worked_with(
    big: Desk, first: Conductor
) -> None:
    propose(first)
    first.groups.accept()
    assert first.drain(5)
    gone = person(first, "Amina Kettle")
    met = cohort_connections(big, cohort_of(first)).met[gone]
    first.mark(gone, "left-early")
    assert "Amina" not in str(first.public().tables)
    assert first.drain(5)
    assert cohort_connections(big, cohort_of(first)).met[gone] == met == 3


def cohort_of(conductor: Conductor) -> CohortId:
    row = conductor.desk.store.session(conductor.session)
    assert row is not None
    return row.session.cohort


def test_several_rounds_are_planned_and_each_comes_by_itself_at_the_next_step(
    first: Conductor, big: Desk
) -> None:
    first.groups.read()
    plan(first, 3)
    assert reached(on_view(first)).startswith("● No one meets again")
    assert first.groups.accept().words.endswith("2 more rounds planned: g brings each in its turn.")
    assert first.drain(5)
    assert cohort_connections(big, cohort_of(first)).told.pairs == 12, "planned is not worked in"
    for planned in (1, 0):
        first.next()
        view = propose(first, None)
        assert view.standing == "planned before"
        assert first.groups.accept().ok
        worked = [r for r, seats in first.room.seats.items() if all(s.at for s in seats.values())]
        assert len(first.room.seats) - len(worked) == planned
    assert first.drain(5)
    assert cohort_connections(big, cohort_of(first)).told.pairs == 36


def test_a_planned_round_seats_who_came_since_and_leaves_out_who_is_not_here(
    first: Conductor,
) -> None:
    first.groups.read()
    plan(first, 2)
    first.groups.accept()
    gone = person(first, "Amina Kettle")
    first.next()
    first.mark(gone, "left-early")
    first.walk_in("Nell Vetch")
    view = propose(first, None)
    names = {name for table in tables(view) for name in table}
    assert "Nell" in names
    assert "Amina" not in names
    assert first.groups.accept().ok
    seats = first.room.seats[first.room.run.round]
    assert gone not in seats
    assert all(seat.at for seat in seats.values())


def test_the_same_tables_once_more_are_a_round_of_their_own(first: Conductor) -> None:
    assert first.groups.same_tables() == Reply(
        False, "There are no tables to keep: no groups were used in this session."
    )
    view = propose(first)
    first.groups.accept()
    first.groups.read()
    assert first.groups.same_tables() is None
    again = on_view(first)
    assert (tables(again), again.standing) == (tables(view), "the same tables")
    assert "18 of 18 pairs have worked together before" in reached(again)
    first.groups.accept()
    assert len(first.room.seats) == 2


def test_what_is_found_later_changes_nothing_that_a_hand_has_touched(first: Conductor) -> None:
    groups = first.groups
    groups.read()
    job = groups.open(FOURS)
    assert job is not None
    assert groups.take(job, solve(job.task, 1))
    before = groups.draft
    assert before is not None
    one, other = before.groups[0][0], before.groups[1][0]
    assert groups.swap(one, other).ok
    touched = groups.draft
    assert not groups.take(job, solve(job.task, 1000))
    assert groups.draft is touched
    another = groups.another()
    assert another is not None
    assert not groups.take(job, solve(job.task, 1)), "a job that was given up"


def test_renaming_somebody_leaves_groups_and_totals_as_they_were(
    big: Desk, first: Conductor
) -> None:
    propose(first)
    first.groups.accept()
    ben = person(first, "Ben Bracken")
    assert first.drain(5)
    before = cohort_connections(big, cohort_of(first))
    assert first.rename(ben, "Benedict Rue").ok
    assert "Benedict" in str(first.public().tables)
    assert first.drain(5)
    after = cohort_connections(big, cohort_of(first))
    assert after.told == before.told
    assert dict(after.people)[ben] == "Benedict Rue"
    seat = next(e for e in first.room.entries if e.entity.startswith("seat:"))
    assert "Bracken" not in str(seat)


def test_erasing_somebody_leaves_her_seat_without_a_name_and_all_other_figures(
    big: Desk, first: Conductor
) -> None:
    propose(first, PAIRS)
    first.groups.accept()
    assert first.drain(5)
    before = cohort_connections(big, cohort_of(first))
    gone = person(first, "Ben Bracken")
    name = entity("person", gone)
    big.store.write([big.store.entry("erase", name, None, actor=big.actor)])
    again = open_session(big, first.session)
    assert len(again.room.seats[again.room.run.round]) == 12
    again.show_groups(on=True)
    assert "Ben" not in str(again.public())
    after = cohort_connections(big, cohort_of(first))
    others = [id for id, _ in before.people if id != gone]
    assert [id for id, _ in after.people] == others
    left = {id: before.met[id] - (gone in partners(before, id)) for id in others}
    assert after.met == left
    row = big.store.session(first.session)
    assert row is not None
    assert "6 pairs worked together in groups" in session_log(big, row, Profile.HANDOVER).counts


def test_whoever_leaves_later_is_counted_until_then(
    big: Desk, first: Conductor, house: House
) -> None:
    propose(first, PAIRS)
    first.groups.accept()
    assert first.drain(5)
    before = cohort_connections(big, cohort_of(first)).told
    leave(big, "Ben Bracken", "Twelve", "2026-12-05")
    assert cohort_connections(big, cohort_of(first)).told == before
    house.clock.to("2026-12-06T09:00")
    assert cohort_connections(big, cohort_of(first)).told.pairs == before.pairs - 1


def partners(found: CohortConnections, person: str) -> set[str]:
    ids = [id for id, _ in found.people]
    row = found.times[[*ids].index(PersonId(person))]
    return {id for id, times in zip(ids, row, strict=True) if times}


def test_connections_are_told_in_plain_words(big: Desk, first: Conductor) -> None:
    assert connections_in_words(cohort_connections(big, cohort_of(first))) == (
        "No groups were used yet. 66 pairs can still work together: g makes groups in a session.",
    )
    propose(first, PAIRS)
    first.groups.accept()
    assert first.drain(5)
    found = cohort_connections(big, cohort_of(first))
    told = connections_in_words(found)
    assert told[0] == "6 of 66 pairs have worked together."
    assert "Nobody is left out: everyone has worked with somebody." in told
    assert told[-2:] == (
        "60 pairs still to come: 10 rounds of groups at least.",
        "After session 1: 6 pairs, 6 of them new.",
    )
    assert len(found.not_yet(found.people[0][0])) == 10
    assert sum(map(sum, found.times)) == 12


def test_in_a_closed_session_and_for_nobody_there_are_no_groups(first: Conductor) -> None:
    propose(first)
    first.close()
    assert not first.groups.accept().ok
    first.reopen()
    for each in first.room.enrolled:
        first.mark(each.person.id, "absent")
    first.groups.read()
    assert not first.groups.solved(first.groups.open(FOURS))
    assert first.groups.clash


def test_who_came_or_left_while_groups_lay_on_the_table_is_said(first: Conductor) -> None:
    propose(first)
    first.walk_in("Nell Vetch")
    assert first.groups.accept().words.endswith("Without a seat yet: Nell Vetch; g again.")
    propose(first)
    first.mark(person(first, "Amina Kettle"), "left-early")
    said = first.groups.accept()
    assert said == Reply(False, "Amina Kettle is not here any more. g looks again.")


def test_the_screens_file_names_nobody_whole_unless_that_was_chosen(first: Conductor) -> None:
    first.walk_in("Teasel, Amina")
    propose(first)
    first.groups.accept()

    def file() -> str:
        return json.dumps(to_json(first.public(), session="s", beat=0.0, rehearsal=False))

    assert "Amina K" in file()
    assert "Amina T" in file()
    assert not any(last in file() for last in LAST)
    set_setting(first.desk, "names-on-screen", "whole")
    assert first.show_groups(on=True).ok
    assert "Amina Kettle" in file()
    first.next()
    assert "Amina" not in file(), "another step has its own picture"


@pytest.mark.parametrize("profile", [Profile.HANDOVER, Profile.FACILITATOR])
def test_a_log_tells_of_groups_in_numbers_and_only_the_teams_own_tells_who_sat_where(
    first: Conductor, big: Desk, tmp_path: Path, profile: Profile
) -> None:
    propose(first, PAIRS)
    first.groups.accept()
    assert first.drain(5)
    row = big.store.session(first.session)
    assert row is not None
    told = export(big, row, "md", tmp_path / "log.md", profile).path.read_text(encoding="utf-8")
    assert "groups of 2, 2, 2, 2, 2 and 2: no pair has worked together before" in told
    assert "6 pairs worked together in groups, 6 of them for the first time" in told
    lines = export(big, row, "jsonl", tmp_path / "log.jsonl", profile).path.read_text(
        encoding="utf-8"
    )
    assert ("seat:" in lines) == (profile is Profile.FACILITATOR)


def test_of_two_laptops_that_made_groups_apart_only_the_record_that_counts_has_met(
    big: Desk, first: Conductor, house: House, tmp_path: Path
) -> None:
    assert first.drain(5)
    shutil.copytree(house.folder / "data", tmp_path / "other" / "data")
    with closing(House(tmp_path / "other")) as other:
        other.clock.now = house.clock.now
        theirs = other.desk("Rowan Ash")
        second = open_session(theirs, first.session)
        assert second.take_over().ok
        for conductor in (first, second):
            propose(conductor, PAIRS)
            tables = conductor.groups.draft
            assert tables is not None
            if conductor is second:
                one, two = tables.groups[0][0], tables.groups[1][0]
                assert conductor.groups.swap(one, two).ok
            assert conductor.groups.accept().ok
            assert conductor.drain(5)
        assert big.store.admit(theirs.store.all_events()).quarantined == ()
    again = open_session(big, first.session)
    assert len(again.room.seats) == 2
    assert again.room.line.beside
    assert cohort_connections(big, cohort_of(first)).told.pairs == 6
    row = big.store.session(first.session)
    assert row is not None
    assert "6 pairs worked together" in session_log(big, row, Profile.HANDOVER).counts
