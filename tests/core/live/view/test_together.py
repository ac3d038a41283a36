"""What a run tells of people working with each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.live import NINE, lay

from l4pc_tui.core.live.run.run import Run, Visit
from l4pc_tui.core.live.view.together import Together, Way, way_of, when_together
from l4pc_tui.core.people.hours import Stretch
from l4pc_tui.core.script.model.measures import ALONE, WHOLE_CIRCLE, Group

SHEET = lay()
STOPS = {stop.name: stop.id for stop in (*SHEET.stops, *SHEET.sides.values())}


def ran(*visits: tuple[str, float, float | None], paused: float = 0.0) -> Run:
    told = tuple(
        Visit(STOPS[name], NINE + began * 60, None if ended is None else NINE + ended * 60, paused)
        for name, began, ended in visits
    )
    return Run(started=NINE, visits=told)


def minutes(found: tuple[Together, ...] | None) -> list[tuple[Way, float]]:
    assert found is not None
    return [(each.way, each.span.length * each.going / 60) for each in found]


@pytest.mark.parametrize(
    ("group", "way"),
    [
        (ALONE, None), (Group(2, 2), Way.PAIRS), (Group(3, 3), Way.GROUPS),
        (Group(5, 6), Way.GROUPS), (WHOLE_CIRCLE, Way.CIRCLE),
    ],
)  # fmt: skip
def test_a_step_tells_by_its_groups_how_people_work_in_it(group: Group, way: Way | None) -> None:
    assert way_of(group.words) is way
    assert way_of("") is None


def test_talks_breaks_and_arrivals_are_no_learning_with_others() -> None:
    run = ran(
        ("Arrivals", 0, 15), ("Trace it", 15, 27), ("Who decides", 27, 47), ("Hear it", 47, None)
    )
    found = when_together(run, SHEET, NINE + 50 * 60)
    assert minutes(found) == [(Way.GROUPS, 12), (Way.CIRCLE, 3)]


def test_what_the_clock_stood_still_is_not_counted() -> None:
    found = when_together(ran(("Trace it", 0, 12), paused=3 * 60), SHEET, NINE)
    assert minutes(found) == [(Way.GROUPS, 9)]


def test_a_side_step_that_says_nothing_of_groups_is_done_as_its_opener_was() -> None:
    id = STOPS["Slow it down"]
    sides = {id: replace(SHEET.sides[id], inherits=("depth", "group"))}
    sheet = replace(SHEET, sides=sides)
    run = ran(("Trace it", 0, 5), ("Slow it down", 5, 10))
    assert minutes(when_together(run, sheet, NINE)) == [(Way.GROUPS, 5), (Way.GROUPS, 5)]
    assert minutes(when_together(run, SHEET, NINE)) == [(Way.GROUPS, 5), (Way.CIRCLE, 5)]


def test_of_a_session_that_nobody_ran_nothing_is_known() -> None:
    assert when_together(Run(), SHEET, NINE) is None


def test_somebody_has_what_they_were_there_for() -> None:
    (found,) = when_together(ran(("Trace it", 0, 12)), SHEET, NINE) or ()
    assert found.with_somebody(Stretch(NINE + 6 * 60, NINE + 60 * 60)) == 6 * 60
    assert found.with_somebody(Stretch(NINE + 20 * 60, NINE + 60 * 60)) == 0
