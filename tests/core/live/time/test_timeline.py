"""What is expected is what comes of pressing Next whenever a step's time is up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.live import NINE, ZONE, Table
from support.plans import WISHES, Found, Wish, do, plans, press_next_to_the_end, table, wishes

from l4pc_tui.core.live.run.session_state import gather
from l4pc_tui.core.live.sheet.changes import UNCHANGED
from l4pc_tui.core.live.sheet.replan import replan
from l4pc_tui.core.live.time import time_changes
from l4pc_tui.core.live.time.timeline import timeline
from l4pc_tui.core.live.view.view import Heading, view
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import SessionId


@settings(max_examples=examples(250), deadline=None)
@given(plans(), wishes())
def test_the_finish_that_is_reached_is_the_one_that_was_shown(
    found: Found, wished: list[Wish]
) -> None:
    held = table(found)
    for wish in wished:
        do(held, wish)
        shown = held.times.finish
        copy = Table(held.plan, held.now, held.room, held.count)
        assert press_next_to_the_end(copy) == pytest.approx(shown, abs=0.01)


@settings(max_examples=examples(60), deadline=None)
@given(plans(), wishes(back=4000), st.integers(-90_000, 90_000))
def test_no_time_is_ever_negative_whatever_the_clock_does(
    found: Found, wished: list[Wish], jump: int
) -> None:
    held = table(found)
    for wish in wished:
        do(held, wish)
        for now in (held.now, held.now + jump):
            times = timeline(held.sheet, held.run, now)
            assert held.run.used(now) >= 0
            assert all(visit.spent(now) >= 0 for visit in held.run.visits)
            if held.run.state is State.CLOSED:
                assert times.ends == times.finish == held.run.closed
                continue
            assert times.ends >= now
            assert times.finish >= times.ends
            expected = [at for at in times.starts if at is not None]
            assert all(at >= now for at in expected)
        assert all(stop.span.ideal >= 0 for stop in held.sheet.stops)


@settings(max_examples=examples(250), deadline=None)
@given(plans(), wishes(WISHES))
def test_a_run_read_back_from_its_moves_gives_the_same_view_at_every_moment(
    found: Found, wished: list[Wish]
) -> None:
    held = table(found)
    for wish in wished:
        do(held, wish)
        again = gather(SessionId("s1"), held.room.entries)
        assert again.run == held.run
        heading = Heading("t", "w", number=2)
        sheet = replan(held.plan, again.run.changes, held.laid)
        assert view(sheet, again, held.now, heading=heading, zone=ZONE) == view(
            held.sheet, held.room, held.now, heading=heading, zone=ZONE
        )


@settings(max_examples=examples(60), deadline=None)
@given(plans(), wishes(most=8))
def test_undoing_everything_comes_back_to_the_plan(found: Found, wished: list[Wish]) -> None:
    held = table(found)
    seen = []
    for wish in wished:
        before = len(held.room.entries)
        shown = held.run
        do(held, wish)
        if wish.name != "undo" and len(held.room.entries) == before + 1:
            seen.append(shown)
        elif wish.name == "undo" or len(held.room.entries) != before:
            return
    for shown in reversed(seen):
        held.undo()
        assert held.run == shown
    assert held.run.changes == UNCHANGED
    assert held.sheet is held.plan


def test_a_late_start_is_behind_until_it_is_counted_from_now() -> None:
    held = Table(now=NINE + 12 * 60)
    held.start()
    assert held.times.late == 12 * 60
    finish = held.times.finish
    held.do(time_changes.count_from_now(held.sheet, held.run, held.now))
    assert held.times.late == 0
    assert held.times.finish == finish, "what is expected does not change"
    assert held.sheet.stop("2/pick-one").starts == NINE + 27 * 60
    assert held.sheet.items[2].starts == NINE + 3600, "the break has a clock time and holds"


def test_what_is_given_to_a_step_makes_one_late_by_just_that(started: Table) -> None:
    started.do(time_changes.adjust(started.sheet, started.run, 300))
    assert started.times.left == 20 * 60
    assert started.times.late == 300


def test_time_is_taken_until_none_is_left(started: Table) -> None:
    started.do(time_changes.adjust(started.sheet, started.run, -3600))
    assert started.times.left == 0
    refused = time_changes.adjust(started.sheet, started.run, -60)
    assert refused.words == "There is no time left to take."  # type: ignore[union-attr]
