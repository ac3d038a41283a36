"""A rehearsal is the same session with a fast clock, on a copy that is gone afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import said

from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.place import Place
from l4pc_tui.desk.clocks import QuickClock
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.practice.rehearsal import rehearsal, verdict
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble

pytestmark = pytest.mark.slow


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


def test_the_quick_clock_stands_on_the_minute_until_it_is_set_going(clock: Wound) -> None:
    clock.now += 41
    quick = QuickClock(10, clock)
    clock.now += 6
    assert quick() == NINE
    quick.goes(True)
    clock.now += 6
    quick.goes(True)
    assert quick() == NINE + 60
    quick.goes(False)
    clock.now += 6
    assert quick() == NINE + 60
    quick.goes(True)
    clock.now += 1
    assert quick() == NINE + 70


def test_reading_the_opening_card_makes_nobody_late(own: Desk, clock: Wound) -> None:
    clock.now += 40
    with rehearsal(own, "whose-rule-is-it", 60) as held, held.desk() as copy:
        conductor = open_session(copy, held.session)
        clock.now += 7  # seven minutes of the room, if its clock ran
        conductor.tick()
        assert said(conductor.view().standing).startswith("starts at 09:00")
        conductor.start()
        assert said(conductor.view().standing).startswith("● on time")
        clock.now += 1
        assert copy.now() == NINE + 60
        conductor.undo()
        clock.now += 60
        assert copy.now() == NINE + 60, "taken back to before the start, it stands again"
        conductor.drain(10)


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
    assert told[1].endswith("planned 5 min, took 10 min; 10 min would fit.")
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
    assert real.room.run.at == "2/three-to-begin-with", "the real one stands where it stood"


def deepest(conductor: Conductor) -> list[str]:
    return [line.place for line in conductor.view().depth if not line.note.startswith("from")]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_rehearsed_session_keeps_its_number_and_with_it_its_ceiling(
    own: Desk, number: int
) -> None:
    cohort = new_cohort(own, "Beacon", "the-right-thing-together")
    row = next(r for r in own.store.sessions(cohort.id) if r.session.number == number)
    real = open_session(own, row.session.id)
    with rehearsal(own, row.session.id, 10) as held, held.desk() as copy:
        conductor = open_session(copy, held.session)
        assert conductor.heading.number == number
        assert conductor.where == real.where
        assert deepest(conductor) == deepest(real)
        assert len(copy.store.sessions(cohort.id)) == len(own.store.sessions(cohort.id))
    assert (Place.POWER in deepest(real)) is (number == 3)


def test_without_a_programme_a_session_keeps_the_number_that_its_date_gives_it(own: Desk) -> None:
    new_cohort(own, "Lantern")
    days = ("2026-12-01", "2026-12-08", "2026-12-15")
    rows = [new_session(own, "Lantern", "half-day-1-ordinary-days", day) for day in days]
    with rehearsal(own, rows[1].session.id, 10) as held, held.desk() as copy:
        assert open_session(copy, held.session).heading.number == 2


def test_what_comes_back_to_a_session_comes_back_to_its_rehearsal_and_nothing_of_its_own(
    own: Desk, clock: Wound
) -> None:
    new_cohort(own, "Lantern")
    rows = [
        new_session(own, "Lantern", "half-day-1-ordinary-days", day)
        for day in ("2026-11-24", "2026-11-25")
    ]
    for row, what in zip(rows, ("! @Amina phone the chair", "! @Ben post it"), strict=True):
        real = open_session(own, row.session.id)
        real.start()
        real.note(what)
        real.close()
        real.leave(goes_on=True)
        real.drain(10)
    clock.now += 60
    with rehearsal(own, rows[1].session.id, 10) as held, held.desk() as copy:
        back = [line.text for line in open_session(copy, held.session).returning()]
    assert len(back) == 1
    assert "phone the chair" in back[0]


@pytest.mark.parametrize("word", ["whose-rule-is-it", "half-day-1-ordinary-days"])
def test_a_plan_or_exercise_is_rehearsed_as_the_try_out_that_it_is(own: Desk, word: str) -> None:
    tried = open_session(own, new_session(own, "", word).session.id)
    with rehearsal(own, word, 10) as held, held.desk() as copy:
        conductor = open_session(copy, held.session)
        assert (conductor.heading.number, conductor.where) == (0, "a try-out")
        assert [line.note for line in conductor.view().depth] == [
            line.note for line in tried.view().depth
        ]
        assert conductor.view().expected == 16
        assert [stop.span for stop in conductor.sheet.stops] == [
            stop.span for stop in tried.sheet.stops
        ]


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
