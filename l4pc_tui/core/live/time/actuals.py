"""How long steps really take: what earlier runs spent on each, beside what was planned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.sheet import Sheet, Stop
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text.lengths import LONGEST


class StepName(NamedTuple):
    """A step of an exercise, in any plan."""

    exercise: str
    step: str


@dataclass(frozen=True, slots=True)
class TimeTaken:
    """What one run spent on a step, in seconds; ``planned`` is what its plan gave it."""

    name: StepName
    planned: int
    spent: float


@dataclass(frozen=True, slots=True)
class Usual:
    """What a step usually takes: the median of its runs, beside what the latest plan gave it."""

    planned: int
    usual: float
    runs: int

    @property
    def words(self) -> str:
        """In words: "planned 12, usually 17 (5 runs)"."""
        return f"planned {_minutes(self.planned)}, {self.short}"

    @property
    def short(self) -> str:
        """Without what was planned: "usually 17 (5 runs)"."""
        runs = "1 run" if self.runs == 1 else f"{self.runs} runs"
        return f"usually {_minutes(self.usual)} ({runs})"


def step_name(sheet: Sheet, stop: Stop) -> StepName | None:
    """Which step of which exercise a stop is; None for an item without steps.

    A step of an exercise that another one uses is told by its own exercise.
    """
    exercise = sheet.item_of(stop).exercise
    if exercise is None:
        return None
    path = stop.id.split("/")
    used = next((part[1:] for part in reversed(path) if part.startswith("+")), exercise.id)
    return StepName(used, path[-1])


def spent_in_sight(run: Run) -> Mapping[str, float]:
    """Stop id → seconds that a run spent there, of stops that the group came to and left again.

    A stop at which nobody was at the console for a while is left out, whatever was said of the
    room then, and so is what took longer than any step can: nights tell nothing of a step.
    """
    spent: dict[str, float] = defaultdict(float)
    visits = (*run.visits, *run.aside)
    unseen = {visit.stop for visit in visits if visit.unseen}
    for visit in visits:
        if visit.ended is not None:
            spent[visit.stop] += visit.spent(visit.ended)
    return {
        stop: seconds
        for stop, seconds in spent.items()
        if stop not in unseen and seconds <= LONGEST
    }


def taken(sheet: Sheet, run: Run) -> tuple[TimeTaken, ...]:
    """What a closed run spent on each step, as far as that was seen."""
    if run.state is not State.CLOSED:
        return ()
    found = []
    for stop_id, seconds in spent_in_sight(run).items():
        if stop_id not in sheet.index and stop_id not in sheet.sides:
            continue
        stop = sheet.stop(stop_id)
        name = step_name(sheet, stop)
        if name is not None and stop.given:
            found.append(TimeTaken(name, stop.given, seconds))
    return tuple(found)


def usual(samples: Iterable[TimeTaken]) -> Mapping[StepName, Usual]:
    """Each step's usual length, from samples in the order of their runs."""
    held: dict[StepName, list[TimeTaken]] = defaultdict(list)
    for sample in samples:
        held[sample.name].append(sample)
    return {
        name: Usual(runs[-1].planned, median(run.spent for run in runs), len(runs))
        for name, runs in held.items()
    }


def _minutes(seconds: float) -> str:
    return str(max(1, round(seconds / 60)))
