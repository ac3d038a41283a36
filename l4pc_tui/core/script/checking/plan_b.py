"""Does a plan have something else to do where it may go to Power, and would that fit?

Sums are of the people that the plan expects. All lengths are seconds; messages speak of minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.sums import deepest, item_time, steps_of, total, whole_times

if TYPE_CHECKING:
    from l4pc_tui.core.script.messages.pointers import Pointing
    from l4pc_tui.core.script.model.model import Exercise, Item, SessionPlan

DEEPEST = Place.QUESTION
"""The deepest place that a step of a plan B may be at."""
EMPTY = 20 * 60
"""How many seconds of what it stands in for may be left over."""


def check_plan_b(
    item: Item, exercise: Exercise, plan: SessionPlan,
    known: Callable[[str], Exercise | None], report: Pointing, *, timed: bool,
) -> None:  # fmt: skip
    """Report what is wrong with the plan B of an item that does an exercise, or that there is none.

    One that is not in the library is reported elsewhere. timed: False where times are not known.
    """
    steps = steps_of(item, exercise)
    if not item.plan_b:
        if deepest(steps) is Place.POWER:
            report.add("P948", report.at(item.line, item.exercise), x=exercise.title)
        return
    other = known(item.plan_b)
    if other is None:
        return
    at = report.at(item.plan_b_line, item.plan_b)
    if other is exercise:
        report.add("P947", at, x=other.title)
        return
    if (place := deepest(other.steps)).depth > DEEPEST.depth:
        report.add("P945", at, x=other.title, place=place.value)
    if timed:
        people = plan.people or exercise.usual_people
        given = item_time(item, {item.exercise: exercise}, people)
        own = total(whole_times(other.steps, people))
        if own.min > given.ideal or own.max + EMPTY < given.min:
            a, b = (f"{-(-t.min // 60)}-{-(-t.max // 60)}" for t in (own, given))
            report.add("P946", at, x=other.title, a=f"{a} min", b=f"{b} min")
