"""Whether the shipped scripts can be held: what each part needs at least, against what it has.

``python tests/library/times.py [PATH …]`` prints, for 8, 12, 18 and 24 people, each step and each part of
a plan that needs more than it has at most (OVER), or more than the short end of what it has (short).
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from library.shelf import shelf

from l4pc_tui.core.script.checking.turns import Needed, needed, needed_by_item
from l4pc_tui.core.script.model.measures import in_words
from l4pc_tui.core.script.model.model import Exercise, SessionPlan

SIZES = (8, 12, 18, 24)


@dataclass(frozen=True)
class Told:
    """One part of a script with so many people."""

    where: str
    name: str
    people: int
    needed: Needed

    def __str__(self) -> str:
        sign = "short" if self.needed.fits else "OVER "
        need, most = in_words(self.needed.seconds), in_words(self.needed.most)
        least = in_words(self.needed.least)
        return (
            f"{sign} {self.where} “{self.name}”, {self.people} people: needs {need}, has {least} to {most}"
            f" ({self.needed.words})"
        )


def steps(exercise: Exercise, people: int) -> Iterator[Told]:
    """Each step of the main line."""
    for step, need in zip(exercise.steps, needed(exercise, people), strict=True):
        yield Told(f"exercises/{exercise.id}.md:{step.line}", step.name, people, need)


def items(plan: SessionPlan, people: int) -> Iterator[Told]:
    """Each part of a plan that is no exercise and no break."""
    for item in plan.items:
        if (
            not item.exercise
            and item.time is not None
            and item.kind not in ("Break", "Lunch", "Buffer")
        ):
            need = needed_by_item(item, item.time.for_people(people), people)
            yield Told(
                f"sessions/{plan.id}.md:{item.line}", f"{item.kind}: {item.what}", people, need
            )


def sizes_of(low: int, high: int) -> list[int]:
    """The sizes to count with that a script allows; its own where it allows none of them."""
    return [size for size in SIZES if low <= size <= high] or [high]


def told(only: Collection[str] = ()) -> list[Told]:
    """Everything, for every size that a script allows, and for the most that a plan does. only: the
    scripts of these ids; without any all of them."""
    found: list[Told] = []
    for exercise in shelf().exercises.values():
        if only and exercise.id not in only:
            continue
        for people in sizes_of(*exercise.people):
            found += steps(exercise, people)
    for plan in shelf().plans.values():
        if only and plan.id not in only:
            continue
        low, high = plan.people_range or (plan.people or 12, plan.people or 12)
        for people in sorted({*sizes_of(low, high), high}):
            found += items(plan, people)
    return found


def main(only: list[str]) -> int:
    """Print what does not fit, then what does not at its shortest. 1 where something does not fit."""
    held = [each for each in told({Path(each).stem for each in only}) if each.needed.most]
    over = [each for each in held if not each.needed.fits]
    short = [each for each in held if each.needed.fits and each.needed.short]
    for each in (*over, *short):
        print(each)
    print(f"{len(over)} over, {len(short)} short, of {len(held)}.")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
