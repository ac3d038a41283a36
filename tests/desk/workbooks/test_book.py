"""What a workbook tells: the same as the cohort's page and the sessions' logs, as far as may leave."""

from __future__ import annotations

from typing import Any

import pytest
from support.desk import COHORT, PLAN, House, person
from support.flipping import flip_in_journal
from support.read_sheets import rows_of

from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.outcome_nouns import Measure
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out import shapes
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.outcomes.stories import Story, add_story
from l4pc_tui.desk.outcomes.taking import add_pulse
from l4pc_tui.desk.outcomes.view import outcomes_of
from l4pc_tui.desk.outcomes.whom import whom
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.people.sessions import find_session, new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.desk.workbooks.book import book_of
from l4pc_tui.exchange.sheets.book import Book
from l4pc_tui.exchange.sheets.outcome_tables import FEW

TOLD = "the safeguarding lead on the second floor"
NAMED = (Profile.HANDOVER, Profile.FACILITATOR)


@pytest.fixture
def held(started: Conductor, house: House) -> Conductor:
    """A session that was held, with a walk-in, and one of the cohort that is to come."""
    started.rest_here()
    started.mark(PersonId(person(started, "Ben Thimble")), "late")
    started.mark(PersonId(person(started, "Carys Acorn")), "sorry")
    started.walk_in("Zoe [/x] Fennel")
    started.next()
    house.clock.now += 300
    started.note("! @Amina phone the chair by Friday")
    started.note("=the form comes back")
    started.note("^ time: nobody has an hour")
    started.restricted(TOLD)
    started.next()
    house.clock.now += 600
    started.close()
    assert started.drain(5)
    new_session(started.desk, COHORT, PLAN, "2026-12-02")
    return started


def book(desk: Desk, profile: Profile = Profile.FACILITATOR, **of: Any) -> Book:
    return book_of(desk, scope_of(desk, **(of or {"cohorts": (COHORT,)})), profile)


def test_people_register_and_hours_are_those_of_the_cohort_s_own_page(
    held: Conductor,
) -> None:
    desk, made = held.desk, book(held.desk)
    told = shapes.cohort(desk, find_cohort(desk, COHORT))
    page = {each["person"]: each for each in told["attendance"]["people"]}
    hours = {row["person"]: row for row in rows_of(made, "Hours")}
    register = {row["person"]: row for row in rows_of(made, "Register")}
    assert [*hours] == [*register] == [row["person"] for row in rows_of(made, "People")]
    assert hours.keys() == page.keys()
    for id, each in page.items():
        assert (hours[id]["minutes"] or 0) == each["minutes"]
        marked = [mark["mark"].replace("-", " ") for mark in each["marks"][:1]]
        if marked != [""]:
            assert [register[id]["session 1, 2026-11-25"]] == (marked or [None])
    counts = [
        (row["came"], row["enrolled"], row["minutes"] or 0) for row in rows_of(made, "Sessions")
    ]
    assert counts == [
        (each["here"], each["of"], each["minutes"]) for each in told["attendance"]["sessions"]
    ]


@pytest.mark.parametrize("profile", NAMED)
def test_the_long_tables_are_those_of_each_session_s_log(held: Conductor, profile: Profile) -> None:
    desk = held.desk
    row = find_session(desk, held.session)
    log = session_log(desk, row, profile)
    made = book(desk, profile, session=row.session.id)
    assert [each["name"] for each in rows_of(made, "Attendance")] == [r.name for r in log.register]
    assert [each["minutes"] for each in rows_of(made, "Attendance")] == [
        r.minutes for r in log.register
    ]
    assert [each["text"] for each in rows_of(made, "Notes")] == [note.text for note in log.notes]
    assert [each["actual_minutes"] for each in rows_of(made, "Timings")] == [
        r.actual_minutes for r in log.timeline
    ]
    assert [each["count"] for each in rows_of(made, "What stays")] == [r.count for r in log.inside]


def test_no_restricted_word_and_nothing_of_the_team_is_in_what_is_handed_over(
    held: Conductor,
) -> None:
    own, handed = repr(book(held.desk)), repr(book(held.desk, Profile.HANDOVER))
    assert "phone the chair" in own
    assert "phone the chair" not in handed
    assert "=the form comes back" in handed
    assert not [each for each in (own, handed) if TOLD in each]
    assert not [s.name for s in book(held.desk, Profile.HANDOVER).sheets if s.name == "Pairs"]


def test_a_commitment_and_a_barrier_are_told_with_what_became_of_them(
    held: Conductor, house: House
) -> None:
    desk = held.desk
    house.clock.to("2026-12-02T09:30")
    later = open_session(desk, find_session(desk, f"{COHORT}/2026-12-02").session.id)
    later.start()
    later.follow(desk.store.commitments(find_cohort(desk, COHORT).id)[0].id, "blocked", "time")
    assert later.drain(5)
    made = book(desk)
    (promise,) = rows_of(made, "Commitments")
    assert (promise["who"], promise["due"], promise["open"]) == ("Amina", "2026-11-27", True)
    assert (promise["outcome"], promise["barrier"]) == ("blocked", "time")
    assert promise["late"] == "5 days overdue"
    assert [(each["source"], each["sort"]) for each in rows_of(made, "Barriers")] == [
        ("note", "time"), ("commitment", "time"),
    ]  # fmt: skip


def test_the_readme_says_for_whom_of_when_and_how_many_and_names_every_sheet(
    held: Conductor,
) -> None:
    made = book(held.desk)
    told = {row["about"]: row["told"] for row in rows_of(made, "README")}
    assert told["cohorts"] == COHORT
    assert told["sessions"] == "1 of 2 sessions held"
    assert told["people"] == "6 people of the rosters and registers"
    assert told["days"] == "25 November 2026 to 2 December 2026"
    assert "Not to be passed on" in str(told["please note"])
    assert {f"sheet {sheet.name}" for sheet in made.sheets[1:-1]} <= told.keys()


def test_every_column_of_every_sheet_stands_in_the_dictionary_with_its_meaning(
    held: Conductor,
) -> None:
    made = book(held.desk)
    told = {(row["sheet"], row["column"]): row for row in rows_of(made, "Data dictionary")}
    for sheet in made.sheets[1:-1]:
        for head in sheet.columns:
            row = told[sheet.name, head.name]
            assert row["meaning"]
            assert row["unit"]
            assert row["source"], (sheet.name, head.name)
            assert row["suppressed"] == "no"
    assert "left early" in str(told["Attendance", "mark"]["allowed"])


def test_no_workbook_is_written_of_what_nobody_recorded(held: Conductor, house: House) -> None:
    held.desk.store.close()
    flip_in_journal(house.db, "=the form comes back", "=the farm comes back")
    with pytest.raises(Trouble, match="Nothing was written: 1 entry of these sessions is not what"):
        book(house.desk())


def test_outcomes_are_those_that_are_told_elsewhere_and_few_answers_stay_uncounted(
    held: Conductor, house: House
) -> None:
    desk = held.desk
    group = whom(desk, session=held.session)
    add_pulse(desk, group, Measure.SAFE, "0 0 2 5 3", how="cards", present=12)
    house.clock.now += 60
    add_pulse(desk, group, Measure.HEARD, "0 0 0 1 2")
    scope = scope_of(desk, cohorts=(COHORT,))
    told = outcomes_of(desk, [each.id for each in scope.cohorts], scope.sessions)
    safe, heard = rows_of(book(desk), "Outcomes")
    numbers = [safe[f"said_{number}"] for number in range(1, 6)]
    assert numbers == list(told.pulses[0].counts) == [0, 0, 2, 5, 3]
    assert (safe["answered"], safe["how"], safe["not_told"]) == (10, "with cards", "")
    assert [heard[f"said_{number}"] for number in range(1, 6)] == [None] * 5
    assert (heard["answered"], heard["not_told"]) == (3, FEW)


def test_the_words_of_a_story_leave_with_its_teller_s_consent_and_no_name_without(
    held: Conductor,
) -> None:
    desk = held.desk
    group = whom(desk, session=held.session)
    for consent in ("anon", "inside"):
        story = Story(title=f"Tuesday {consent}", after="It was struck.", told_by="Amina Marigold",
                      consent=consent)  # fmt: skip
        add_story(desk, group, story)
    handed = {row["consent"]: row for row in rows_of(book(desk, Profile.HANDOVER), "Stories")}
    assert handed["anonymous"]["title"] == "Tuesday anon"
    assert not handed["anonymous"]["told_by"]
    assert handed["kept inside"]["title"] is None
    own = [row["told_by"] for row in rows_of(book(desk), "Stories")]
    assert own == ["Amina Marigold"] * 2
