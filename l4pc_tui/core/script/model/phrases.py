"""Parts of a model in the words that a trainer would write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from l4pc_tui.core.script.model.measures import NO_TIME, Time, in_words
from l4pc_tui.core.script.model.model import END, Door, Exercise
from l4pc_tui.core.text.amounts import count

BELOW_CEILING = "below today’s ceiling"
"""Of a question or a step that lies deeper than its day may go."""


def time_words(time: Time | None) -> str:
    """A time as it is written: "2 x 5-7 min, ideal 6 min", "45 sec per person", "none"."""
    if time is None or time == NO_TIME:
        return "none"
    words = span_words(time.min, time.max)
    if time.rounds > 1:
        words = f"{time.rounds} x {words}"
    if time.per:
        words = f"{words} per {time.per}"
    planned, unsaid = time.for_people(1), replace(time, stated=False).for_people(1)
    told = planned.ideal in (unsaid.ideal, planned.max if time.rounds == 1 else unsaid.ideal)
    if time.stated and time.per is None and not told:
        words = f"{words}, ideal {in_words(time.ideal)}"
    return words


def span_words(low: int, high: int) -> str:
    """Two lengths in seconds: "5-8 min", "45-90 sec", "1 h-1 h 30 min"."""
    if low == high:
        return in_words(low)
    for seconds, unit in ((3600, "h"), (60, "min"), (1, "sec")):
        if low % seconds == 0 and high % seconds == 0 and high < seconds * 180:
            return f"{low // seconds}-{high // seconds} {unit}"
    return f"{in_words(low)}-{in_words(high)}"


def people_words(people: tuple[int, int]) -> str:
    """ "18" or "6-24"."""
    return str(people[0]) if people[0] == people[1] else f"{people[0]}-{people[1]}"


def runs_words(runs: Sequence[tuple[str, int]]) -> str:
    """How often an exercise was run with people: "run 3 times, last 2027-04-20, 18 people".

    runs: date and people of each.
    """
    if not runs:
        return "not run yet"
    date, people = max(runs)
    whole = count(people, "person", "people")
    often = "run once," if len(runs) == 1 else f"run {len(runs)} times, last"
    return f"{often} {date}, {whole}"


def step_name(exercise: Exercise, step_id: str) -> str:
    """The name of a step; what the id says where there is no such step."""
    steps = (*exercise.steps, *exercise.sides)
    return next((step.name for step in steps if step.id == step_id), step_id)


def response_words(door: Door, exercise: Exercise) -> str:
    """What a door does: "go to “Slow it down”", "repeat", or its advice."""
    if door.verb == "advice":
        return door.advice
    if door.target is None:
        return door.verb
    quoted = door.verb != "use exercise"
    name = f"“{step_name(exercise, door.target)}”" if quoted else door.target
    return f"{door.verb} {name} {door.advice}".rstrip()


def next_words(step_id: str, exercise: Exercise) -> str:
    """Where a Next leads: a step's name in quotation marks, or "the end"."""
    return "the end" if step_id == END else f"“{step_name(exercise, step_id)}”"
