"""Home: the session to offer, its card, the cohorts, what needs tidying."""

from __future__ import annotations

from datetime import date

import pytest
from support.desk import COHORT, PLAN, House, person, said

from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import Session
from l4pc_tui.desk import backups
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.card import ELSEWHERE, TodayCard
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.sessions import find_session, new_session, next_session
from l4pc_tui.desk.reports.records import records
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.store.tables.rowsets import SessionRow

TODAY = date(2026, 11, 25)


def row(
    id: str, on: str, state: State = State.PLANNED, started: str = "", **more: object
) -> SessionRow:
    return SessionRow(Session(id, PLAN, on, **more), state, started, "", "")  # type: ignore[arg-type]


def offered(*rows: SessionRow) -> str:
    found = next_session(rows, TODAY)
    return found.session.id if found else ""


def card(desk: Desk) -> TodayCard:
    found = home(desk).today
    assert found is not None
    return found


def test_an_unfinished_session_comes_before_all_others_the_latest_first() -> None:
    assert offered(
        row("today", "2026-11-25"),
        row("old", "2026-11-20", State.PAUSED, "2026-11-20T09:00:00.000+00:00"),
        row("new", "2026-11-24", State.RUNNING, "2026-11-24T10:30:00.000+01:00"),
        row("mid", "2026-11-24", State.RUNNING, "2026-11-24T09:15:00.000+00:00"),
    ) == "new"  # fmt: skip


def test_then_today_s_then_the_next_then_the_first_without_a_date_then_the_latest_missed() -> None:
    missed = (row("older", "2026-11-01"), row("missed", "2026-11-20"))
    undated = (row("a", "", number=3), row("b", "", number=2))
    ahead = (row("later", "2027-01-01"), row("next", "2026-12-01"))
    today = (row("noon", "2026-11-25", starts="13:00"), row("morn", "2026-11-25", starts="09:00"))
    assert offered(*missed, *undated, *ahead, *today) == "morn"
    assert offered(*missed, *undated, *ahead) == "next"
    assert offered(*missed, *undated) == "b"
    assert offered(*missed) == "missed"
    assert offered(row("done", "2026-11-25", State.CLOSED)) == ""
    assert offered() == ""


def test_the_card_of_today_s_session(desk: Desk) -> None:
    found = card(desk)
    assert found.when == "Today · 09:30"
    assert found.title == "A morning"
    assert found.where == "Lantern Valley · The Old Boathouse · in 10 min"
    assert [said(each) for each in found.facts] == [
        "4 people", "5 items, 2 h, until 11:30", "at the deepest ◆ Feel", "⌂ Return 32 min kept",
        "Joss Wayfarer leads",
    ]  # fmt: skip
    assert (found.action, found.problem) == ("Begin", "")


@pytest.mark.parametrize(
    ("now", "when"),
    [
        ("2026-11-24T20:00", "Next · Wed 25 November 2026"),
        ("2026-11-25T23:59", "Today · 09:30"),
        ("2026-11-26T00:00", "Not yet held · Wed 25 November 2026"),
    ],
)
def test_the_card_says_when(desk: Desk, house: House, now: str, when: str) -> None:
    house.clock.to(now)
    assert card(desk).when == when


def test_the_card_of_an_unfinished_session(desk: Desk, house: House, started: Conductor) -> None:
    started.leave(goes_on=True)
    started.drain(5)
    house.clock.to("2026-11-26T08:00")
    assert card(desk).when == "Unfinished · since 25 Nov 09:30"
    assert card(desk).action == "Go on"


def test_a_session_that_another_console_leads_is_read_along_with(
    desk: Desk, started: Conductor
) -> None:
    started.drain(5)
    assert card(desk).action == "Go on", "this desk leads it itself"
    started.leave(goes_on=True)
    started.drain(5)
    desk.store.take_lease(started.session, "1@elsewhere#a/b")
    assert (card(desk).when, card(desk).action) == (ELSEWHERE, "Read along")
    started.desk.store.drop_lease(started.session, "1@elsewhere#a/b")
    assert card(desk).action == "Go on"


def test_a_session_whose_plan_is_gone_says_so_on_its_card(desk: Desk) -> None:
    entry = desk.store.entry(
        "put",
        "session:s9",
        Session(SessionId("s9"), "lost", "2026-11-25", starts="08:00").data(),
        actor="Jo",
    )
    desk.store.write([entry])
    rows = [r for r in desk.store.sessions() if r.session.id != "s9"]
    gone = [desk.store.entry("del", f"session:{r.session.id}", None, actor="Jo") for r in rows]
    desk.store.write(gone)
    found = card(desk)
    assert found.action == "Open"
    assert found.problem.startswith("There is no plan or exercise called “lost”")


def test_an_empty_database_offers_nothing(bare: House) -> None:
    view = home(bare.desk())
    assert (view.empty, view.today, view.cohorts, view.tidy) == (True, None, (), ())
    assert (view.date, view.clock) == ("Wednesday 25 November", "09:20")
    assert view.backup == ""


def test_the_cohorts_with_their_progress_and_what_needs_tidying(
    desk: Desk, started: Conductor
) -> None:
    new_session(desk, COHORT, PLAN, "2026-12-03")
    new_cohort(desk, "Harbour")
    started.mark(person(started, "Amina Marigold"), "here")
    started.walk_in("Zoe Fennel")
    for line in ("! one", "! two", "? three", "an observation"):
        started.note(line)
    started.close()
    started.leave(goes_on=False)
    started.drain(5)
    view = home(desk)
    harbour, lantern = view.cohorts
    assert (harbour.name, harbour.told) == ("Harbour", "0 people")
    assert (lantern.done, lantern.of) == (1, 2)
    assert lantern.told == "40 % here · 2 commitments open · next Thu 3 December"
    assert [(line.count, line.text, line.act) for line in view.tidy] == [
        (2, "commitments to follow up", "ask what became of each"),
        (1, "parked item is open", "say what becomes of each"),
        (1, "walk-in is not matched to the roster", "say who it is, or add them"),
    ]
    assert card(desk).when == "Next · Thu 3 December 2026"
    (closed,) = (each for each in records(desk).lines if each.over)
    assert closed.people_in_words == "2 of 5", "as Home counts them"


def test_a_cohort_s_session_of_today_is_today_s(desk: Desk) -> None:
    assert home(desk).cohorts[0].told.endswith(" · today")


def test_the_latest_backup_is_told(desk: Desk) -> None:
    backups.backup(desk)
    assert home(desk).backup.startswith("backed up ")
    assert dict(backups.where(desk.places, desk.zone))["database"] == str(desk.path)


def test_a_session_in_progress_is_told_apart_from_one_that_is_closed(
    desk: Desk, started: Conductor
) -> None:
    started.drain(5)
    assert find_session(desk, started.session).state is State.RUNNING
    started.close()
    started.drain(5)
    assert find_session(desk, started.session).state is State.CLOSED
    assert open_session(desk, started.session).view().state is State.CLOSED
