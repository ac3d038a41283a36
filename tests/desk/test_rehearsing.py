"""A rehearsal is the same session with a fast clock, on a copy that is gone afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from l4pc_tui.core.record.moves import State
from l4pc_tui.desk import library
from l4pc_tui.desk.cohorts import new_cohort
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.desk.opening import open_session
from l4pc_tui.desk.rehearsing import QuickClock, rehearsal, verdict
from l4pc_tui.desk.sessions import new_session
from l4pc_tui.desk.trouble import Trouble

NINE = 1_795_597_200.0


class Wound:
    """A clock that is wound by hand."""

    now = NINE

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Wound:
    return Wound()


@pytest.fixture
def own(tmp_path: Path, clock: Wound) -> Desk:
    desk = open_desk(tmp_path / "own.db", actor="Joss", clock=clock)
    library.load(desk)
    return desk


def everything(desk: Desk) -> list[str]:
    return [event.id for event in desk.store.all_events()]


def test_the_quick_clock_starts_now_and_runs_as_often_as_told(clock: Wound) -> None:
    quick = QuickClock(10, clock)
    clock.now += 6
    assert quick() == NINE + 60


def test_a_rehearsed_exercise_leaves_no_record_and_no_file(own: Desk, clock: Wound) -> None:
    before = everything(own)
    with rehearsal(own, "whose-rule-is-it", 10) as held:
        folder = held.db.parent
        with held.desk() as copy:
            conductor = open_session(copy, held.session)
            assert len([e for e in conductor.room.enrolled if not e.facilitates]) == 16
            assert "in " not in "".join(w.text for w in conductor.view().standing), "it begins now"
            conductor.start()
            conductor.note("said while nothing counts")
            clock.now += 60  # ten minutes of the room: five were planned
            conductor.next()
            conductor.close()
            conductor.leave(goes_on=True)
            conductor.drain(10)
            told = verdict(copy, held.session)
    assert told[0].startswith("Rehearsed 2 steps: planned 13 min, took 10 min")
    assert told[1].endswith("planned 5 min, took 10; 10 min would fit.")
    assert told[-1] == "No record was kept."
    assert not folder.exists()
    assert everything(own) == before
    assert own.store.sessions() == ()


def test_a_session_is_rehearsed_from_its_beginning_with_its_own_people(own: Desk) -> None:
    new_cohort(own, "Lantern")
    row = new_session(own, "Lantern", "half-day-1-ordinary-days", "2026-11-25")
    real = open_session(own, row.session.id)
    real.start()
    real.next()
    real.drain(10)
    with rehearsal(own, row.session.id, 10) as held, held.desk() as copy:
        conductor = open_session(copy, held.session)
        assert conductor.room.run.state is State.PLANNED
        assert conductor.view().where == "Lantern"
    assert real.room.run.at == "2", "the real one stands where it stood"


def test_what_cannot_be_found_is_said_and_leaves_nothing(own: Desk) -> None:
    with pytest.raises(Trouble, match="no session, plan or exercise"), rehearsal(own, "gone", 10):
        raise AssertionError("there is nothing to rehearse")


def test_nothing_done_is_no_verdict(own: Desk) -> None:
    with rehearsal(own, "whose-rule-is-it", 500) as held, held.desk() as copy:
        assert held.pace == 120
        assert verdict(copy, held.session) == ("Nothing was rehearsed.",)


def test_the_laptop_is_not_taken_for_asleep_because_the_clock_is_fast(
    own: Desk, clock: Wound
) -> None:
    with rehearsal(own, "whose-rule-is-it", 60) as held, held.desk() as copy:
        conductor = open_session(copy, held.session)
        conductor.start()
        clock.now += 1
        conductor.tick()
        assert conductor.view().away is None
        conductor.drain(10)
