"""Does a plan fit its day? Times against anchors, breaks, the ceiling, and the way back.

All lengths are seconds; messages speak of minutes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.messages.pointers import Pointing
from l4pc_tui.core.script.messages.report import Span
from l4pc_tui.core.script.model.measures import Time, in_words
from l4pc_tui.core.script.model.model import Exercise, Item, SessionPlan
from l4pc_tui.core.script.model.step_names import plan_step
from l4pc_tui.core.script.model.sums import item_time, steps_of, total, whole_times
from l4pc_tui.core.script.model.words import RESTS
from l4pc_tui.core.text.clock_times import clock_words

LONGEST_WITHOUT_BREAK = 100 * 60
RETURN_AT_LEAST = 15 * 60
RETURN_AFTER_POWER = 20 * 60
CEILINGS = (Place.FEEL, Place.QUESTION, Place.POWER)
"""The ceiling of a cohort's first, second and later sessions."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """An item with its exercise and whole time for the people that the plan expects."""

    item: Item
    exercise: Exercise | None
    time: Time
    people: int


def check_fit(
    plan: SessionPlan,
    exercises: Mapping[str, Exercise],
    number: int | None,
    report: Pointing,
) -> None:
    """Report what does not fit. number: which session of its programme it is, from 0.

    Nothing is said of times while an exercise is missing: the sums would be wrong.
    """
    laid = tuple(_lay(item, plan, exercises) for item in plan.items)
    for one in laid:
        if one.exercise is not None:
            _check_times(one, one.exercise, report)
    _check_ceiling(plan, laid, number, report)
    if not laid or any(one.item.exercise and one.exercise is None for one in laid):
        return
    _check_windows(plan, laid, report)
    _check_breaks(laid, report)
    _check_return(plan, laid, report)


def finish_of(plan: SessionPlan, times: Sequence[Time]) -> int:
    """When the plan ends: its finish, else its last anchor plus the ideals after it."""
    if plan.finish is not None:
        return plan.finish
    end = plan.start
    for item, time in zip(plan.items, times, strict=True):
        end = (item.clock if item.clock is not None and not item.about else end) + time.ideal
    return end


def _lay(item: Item, plan: SessionPlan, exercises: Mapping[str, Exercise]) -> _Laid:
    exercise = exercises.get(item.exercise)
    people = plan.people or (exercise.usual_people if exercise else 1)
    return _Laid(item, exercise, item_time(item, exercises, people), people)


def _check_times(one: _Laid, exercise: Exercise, report: Pointing) -> None:
    """Times that the plan gives lie within what the exercise and its steps allow."""
    item = one.item
    whole = whole_times(exercise.steps, one.people)
    for name, time, line in item.step_times:
        number = plan_step(name, exercise.steps)
        if number is None:
            continue
        given, own = time.for_people(one.people), whole[number]
        if given.min < own.min or given.max > own.max:
            report.add("P907", report.at(line), n=_length(given), range=_length(own))
    if item.time is not None:
        given = item.time.for_people(one.people)
        own = total(whole_times(steps_of(item, exercise), one.people))
        if not own.min <= given.ideal <= own.max:
            at = report.at(item.line)
            report.add("P908", at, a=_minutes(given.ideal), b=f"{_span(own)} min")


def _check_windows(plan: SessionPlan, laid: Sequence[_Laid], report: Pointing) -> None:
    """What stands between two anchors fits between them."""
    begin = plan.start
    held: list[_Laid] = []
    for one in laid:
        clock = one.item.clock
        if clock is not None and not one.item.about:
            name = f"{one.item.kind} ({clock_words(clock)})"
            _check_window(clock - begin, held, name, report.at(one.item.line), report)
            begin, held = clock, []
        held.append(one)
    if plan.finish is not None:
        name = f"the finish ({clock_words(plan.finish)})"
        _check_window(plan.finish - begin, held, name, report.field_at("finish"), report)


def _check_window(
    window: int, held: Sequence[_Laid], anchor: str, at: Span, report: Pointing
) -> None:
    if window < 0:
        return
    whole = total(one.time for one in held)
    if whole.min > window:
        droppable = [_name(one.item) for one in held if _undroppable(one) < one.time.min]
        names = ", ".join(droppable) or "something"
        report.add(
            "P911", at, a=_minutes(whole.min), b=f"{_minutes(window)} min", names=names,
            anchor=anchor,
        )  # fmt: skip
        if droppable and sum(map(_undroppable, held)) > window:
            report.add("P917", at, anchor=anchor)
    elif whole.ideal > window:
        report.add("P912", at, n=_minutes(whole.ideal - window))
    elif held and whole.max < window:
        report.add("P913", at, n=_minutes(window - whole.max))


def _undroppable(one: _Laid) -> int:
    """The least time of an item when all of it that may be dropped is dropped."""
    item = one.item
    if item.cut != "never":
        return 0
    if one.exercise is None or item.keep or item.fixed:
        return one.time.min
    steps = steps_of(item, one.exercise)
    times = whole_times(steps, one.people)
    staying = (t.min for step, t in zip(steps, times, strict=True) if step.cut == "never")
    return min(one.time.min, sum(staying))


def _check_breaks(laid: Sequence[_Laid], report: Pointing) -> None:
    since, first = 0, laid[0].item
    for one in (*laid, None):
        if one is None or one.item.kind in RESTS:
            if since > LONGEST_WITHOUT_BREAK:
                report.add("P914", report.at(first.line), n=_minutes(since))
            since = 0
        else:
            first = one.item if since == 0 else first
            since += one.time.ideal


def _check_ceiling(
    plan: SessionPlan, laid: Sequence[_Laid], number: int | None, report: Pointing
) -> None:
    """No step's own depth is below the session's ceiling; probes are held back live."""
    ceilings = [plan.ceiling] if plan.ceiling else []
    if number is not None:
        ceilings.append(CEILINGS[min(number, len(CEILINGS) - 1)])
    if not ceilings:
        return
    ceiling = min(place.depth for place in ceilings)
    for one in laid:
        steps = steps_of(one.item, one.exercise) if one.exercise else ()
        deepest = max((step.depth for step in steps), key=lambda p: p.depth, default=None)
        if deepest is not None and deepest.depth > ceiling and one.exercise is not None:
            at = report.at(one.item.line, one.item.exercise)
            report.add("P926", at, exercise=one.exercise.title, place=deepest.value)


def _check_return(plan: SessionPlan, laid: Sequence[_Laid], report: Pointing) -> None:
    """The way back has a tenth of the session, and never less than a quarter of an hour."""
    stops: list[tuple[Place, int, Item]] = []
    for one in laid:
        stops += _stops(one)
    depths = [-1 if place is Place.RETURN else place.depth for place, _, _ in stops]
    deepest = max(depths, default=-1)
    last = max((n for n, depth in enumerate(depths) if depth == deepest), default=-1)
    back = stops[last + 1 :] if deepest >= 0 else stops
    coming = [(length, item) for place, length, item in back if place is Place.RETURN]
    rests = sum(one.time.ideal for one in laid if one.item.kind in RESTS)
    length = finish_of(plan, [one.time for one in laid]) - plan.start - rests
    least = RETURN_AFTER_POWER if deepest == Place.POWER.depth else RETURN_AT_LEAST
    needed = max(least, -(-length // 10))
    got = sum(length for length, _ in coming)
    if got < needed:
        at = report.at(coming[-1][1].line) if coming else report.field_at("finish")
        report.add("P925", at, n=got // 60, m=-(-needed // 60))


def _stops(one: _Laid) -> list[tuple[Place, int, Item]]:
    """Place and ideal time of each step of an item, or of the item; rests keep the place."""
    if one.exercise is not None:
        steps = steps_of(one.item, one.exercise)
        times = whole_times(steps, one.people)
        whole = sum(time.ideal for time in times)
        # An item with a time of its own stretches or squeezes its steps alike.
        scale = one.time.ideal / whole if one.item.time and whole else 1.0
        return [
            (step.depth, round(time.ideal * scale), one.item)
            for step, time in zip(steps, times, strict=True)
        ]
    return [(one.item.place, one.time.ideal, one.item)] if one.item.place else []


def _name(item: Item) -> str:
    return item.exercise or item.kind


def _minutes(seconds: int) -> int:
    """Whole minutes, rounded up: what does not fit must not look as if it did."""
    return -(-seconds // 60)


def _length(time: Time) -> str:
    """A length to the second, or from the least to the most: a step may have less than a minute."""
    if time.min % 60 or time.max % 60:
        low, high = in_words(time.min), in_words(time.max)
        return low if low == high else f"{low} to {high}"
    return f"{_span(time)} min"


def _span(time: Time) -> str:
    low, high = _minutes(time.min), _minutes(time.max)
    return str(low) if low == high else f"{low}-{high}"
