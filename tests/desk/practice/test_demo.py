"""The demo: built once by the product itself, in a file of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from support.desk import House, said
from support.portion import portion

from l4pc_tui.core.record.life import State
from l4pc_tui.desk import backups
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.paths import places
from l4pc_tui.desk.people.connections import cohort_connections
from l4pc_tui.desk.practice.demo import demo_path, open_demo
from l4pc_tui.desk.session.open import open_session

pytestmark = pytest.mark.slow


def demo(house: House) -> Desk:
    return open_demo(clock=house.clock)


def test_a_cohort_half_way_through_its_programme(bare: House) -> None:
    desk = demo(bare)
    view = home(desk)
    assert view.demo
    (cohort,) = view.cohorts
    assert (cohort.done, cohort.of) == (2, 4)
    assert view.today is not None
    assert view.today.when.startswith("Today · ")
    conductor = open_session(desk, view.today.session)
    assert said(conductor.view().standing).startswith("starts at 09:30 · in 10 min")
    assert conductor.start().ok
    for row in desk.store.sessions():
        if row.state is State.CLOSED:
            assert len(desk.store.notes(row.session.id)) >= 8
            walked = len(desk.store.walked_in(row.session.id))
            assert len(desk.store.marks(row.session.id)) == 17 - 1 + walked
    (found,) = desk.store.cohorts()
    assert len(desk.store.walk_ins(found.id)) == 1
    met = cohort_connections(desk, found.id)
    assert [each.number for each in met.over_time] == [1, 2]
    assert 16 < met.told.pairs < met.told.possible
    desk.close()


def test_it_is_resumed_while_a_session_in_it_is_unfinished_and_else_made_anew(
    bare: House,
) -> None:
    desk = demo(bare)
    untouched = desk.store.sessions()
    desk.close()
    desk = demo(bare)
    assert desk.store.sessions() != untouched, "made anew: other ids"
    card = home(desk).today
    assert card is not None
    conductor = open_session(desk, card.session)
    conductor.start()
    conductor.note("mine")
    conductor.leave(goes_on=False)
    desk.close()
    desk = demo(bare)
    assert [note.text for note in desk.store.notes(card.session)] == ["mine"]
    desk.close()


def test_two_that_are_asked_for_at_once_are_one_whole_demo_each(bare: House) -> None:
    with ThreadPoolExecutor(2) as both:
        made = list(both.map(lambda _: demo(bare), range(2)))
    for desk in made:
        (cohort,) = home(desk).cohorts
        assert (cohort.done, cohort.of) == (2, 4)
        desk.close()


def test_one_that_somebody_has_open_is_gone_on_with_and_not_replaced(bare: House) -> None:
    first = demo(bare)
    second = demo(bare)
    assert second.store.sessions() == first.store.sessions()
    first.close()
    second.close()


def test_the_real_file_is_never_touched(bare: House) -> None:
    demo(bare).close()
    assert not places().db.exists()
    real = bare.desk()
    assert home(real).empty
    assert demo_path() != real.path
    assert demo_path().parent != real.path.parent


@pytest.mark.parametrize(
    "left", portion([b"not a database at all", b"", b"SQLite format 3\x00" + b"\x01" * 500])
)
def test_a_broken_demo_is_made_anew(bare: House, left: bytes) -> None:
    path = demo_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(left)
    desk = demo(bare)
    assert len(home(desk).cohorts) == 1
    desk.close()


def test_what_a_power_cut_left_half_built_is_no_hindrance(bare: House) -> None:
    demo(bare).close()
    path = demo_path()
    for suffix in (".new", ".new-journal", ".new-open"):
        Path(f"{path.with_suffix('')}{suffix}").write_bytes(
            b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" * 99
        )
    path.unlink()
    desk = demo(bare)
    assert len(home(desk).cohorts) == 1
    desk.close()


@pytest.mark.parametrize(
    "now", portion(["2026-12-31T23:55", "2027-03-28T00:30", "2026-11-25T23:58"], 2)
)
def test_it_can_be_opened_at_any_hour(bare: House, now: str) -> None:
    bare.clock.to(now)
    desk = open_demo(clock=bare.clock, zone=bare.zone)
    card = home(desk).today
    assert card is not None
    assert card.when.startswith("Today · ")
    standing = said(open_session(desk, card.session).view().standing)
    assert "ago" not in standing
    desk.close()


def held(desk: Desk) -> None:
    """The demo's next session is begun, closed and backed up, as the console does it."""
    card = home(desk).today
    assert card is not None
    conductor = open_session(desk, card.session)
    assert conductor.start().ok
    assert conductor.close().ok
    conductor.leave(goes_on=False)
    assert conductor.drain(5)
    assert backups.backup(desk).exists()
    desk.close()


def test_a_demo_in_which_a_session_was_closed_and_backed_up_opens_again(bare: House) -> None:
    held(demo(bare))
    for _ in range(2):
        desk = demo(bare)
        assert home(desk).cohorts[0].done == 2, "made anew"
        assert home(desk).backup == ""
        held(desk)


@pytest.mark.parametrize("what", portion(["overwritten", "gone", "empty"]))
def test_backups_of_a_demo_that_is_lost_are_no_hindrance(bare: House, what: str) -> None:
    held(demo(bare))
    path = demo_path()
    if what == "gone":
        path.unlink()
    else:
        path.write_bytes(b"" if what == "empty" else b"\xff" * 9_000)
    desk = demo(bare)
    assert len(home(desk).cohorts) == 1
    desk.close()


def test_a_demo_whose_entries_were_changed_is_made_anew_and_not_gone_on_with(bare: House) -> None:
    desk = demo(bare)
    card = home(desk).today
    assert card is not None
    conductor = open_session(desk, card.session)
    conductor.start()
    conductor.leave(goes_on=False)
    desk.close()
    path = demo_path()
    path.write_bytes(path.read_bytes().replace(b"the second signature", b"the Second signature"))
    desk = demo(bare)
    assert home(desk).today != card
    assert desk.store.verify().sound
    desk.close()
