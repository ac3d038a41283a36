"""What past runs say of an exercise, in sentences: for an editor, and for the sheet on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.desk.library import models
from l4pc_tui.desk.library.script_preview import seen_from_both_sides, with_actuals

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


def told_of(desk: Desk, exercise: str) -> tuple[str, ...]:
    """ "Step 3, Walk: planned 12, usually 17 min (5 runs, 2 remarks)." for each step of which
    something is known, in the order of the page; nothing for an exercise that never ran.

    exercise: its id. Remarks are counted and their words are not told: an editor's window and a
    printed sheet are seen by others than their trainer. ``l4pc show`` tells them.
    """
    found = models.exercise(desk, exercise)
    return tuple(told_by_step(desk, found).values()) if found else ()


def told_by_step(desk: Desk, exercise: Exercise) -> dict[str, str]:
    """Step id → its sentence, as for ``told_of``, of an exercise as it is written now."""
    seen = seen_from_both_sides(exercise, {})
    numbers = {step.id: number for number, step in enumerate(exercise.steps, start=1)}
    return {
        step.id: f"{_called(numbers.get(step.id), step.name)}: {step.taken}."
        for step in with_actuals(desk, seen)
        if step.taken
    }


def _called(number: int | None, name: str) -> str:
    return f"Step {number}, {name}" if number else f"Side step, {name}"
