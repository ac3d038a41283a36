"""How long steps, exercises and agenda items take with so many people. All in seconds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.measures import NO_TIME, Time
from l4pc_tui.core.script.model.model import Exercise, Item, Step
from l4pc_tui.core.script.model.step_names import plan_step


def whole_times(steps: Sequence[Step], people: int) -> tuple[Time, ...]:
    """Each step's whole time. ``per group`` counts the nearest earlier step that divides."""
    times: list[Time] = []
    size: int | None = None
    for step in steps:
        times.append(step.time.for_people(people, size))
        size = step.group.size or size
    return tuple(times)


def total(times: Iterable[Time]) -> Time:
    """The sum of whole times."""
    held = list(times)
    return Time(
        sum(t.min for t in held), sum(t.ideal for t in held), sum(t.max for t in held), stated=True
    )


def steps_of(item: Item, exercise: Exercise) -> tuple[Step, ...]:
    """The main steps that an agenda item runs: without those skipped, with its own times.

    Names that the exercise does not have change nothing.
    """
    skipped = {plan_step(name, exercise.steps) for name, _ in item.skip}
    own = {plan_step(name, exercise.steps): time for name, time, _ in item.step_times}
    return tuple(
        replace(step, time=own[number]) if number in own else step
        for number, step in enumerate(exercise.steps)
        if number not in skipped
    )


def deepest(steps: Iterable[Step]) -> Place:
    """The deepest place that steps are at, their deeper questions apart; Return where they only come
    back."""
    down = (step.depth for step in steps if step.depth is not Place.RETURN)
    return max(down, key=lambda place: place.depth, default=Place.RETURN)


def item_time(item: Item, exercises: Mapping[str, Exercise], people: int) -> Time:
    """The whole time of an item: its own, else that of its exercise's steps, else none."""
    if item.time is not None:
        return item.time.for_people(people)
    exercise = exercises.get(item.exercise)
    if exercise is None:
        return NO_TIME
    return total(whole_times(steps_of(item, exercise), people))
