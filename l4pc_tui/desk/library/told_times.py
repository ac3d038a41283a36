"""What past runs say of an exercise, in sentences: for an editor, and for the sheet on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.desk.backups import is_there
from l4pc_tui.desk.library import models
from l4pc_tui.desk.library.actual_times import Actual, actuals
from l4pc_tui.desk.library.script_preview import seen_from_both_sides, with_known
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.paths import Places


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
    return _sentences(exercise, actuals(desk, exercise.id))


class PastRuns:
    """The same for whoever asks again and again and keeps no database open: it is asked once, and
    again after it has changed."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._stamp: tuple[int, int] = (0, 0)
        self._known: dict[str, Mapping[str, Actual]] = {}

    def told(self, exercise: Exercise) -> Mapping[str, str]:
        """Step id → its sentence; nothing where there is no database, or none that opens."""
        try:
            about = self._places.db.stat()
        except (OSError, ValueError):
            return {}
        if self._stamp != (about.st_mtime_ns, about.st_size):
            self._stamp = about.st_mtime_ns, about.st_size
            self._known.clear()
        if exercise.id not in self._known:
            self._known[exercise.id] = self._asked(exercise.id)
        return _sentences(exercise, self._known[exercise.id])

    def ready(self) -> None:
        """Bring what is needed to ask, so that the first question is as quick as the others."""
        if is_there(self._places.db):
            self._asked("")

    def _asked(self, exercise: str) -> Mapping[str, Actual]:
        # Only who hovers over an exercise needs the store.
        from l4pc_tui.desk.desk import open_desk

        if not is_there(self._places.db):
            return {}
        try:
            desk = open_desk(self._places.db)
        except Trouble:
            return {}
        try:
            return actuals(desk, exercise)
        finally:
            desk.close()


def _sentences(exercise: Exercise, known: Mapping[str, Actual]) -> dict[str, str]:
    if not known:
        return {}
    seen = with_known(seen_from_both_sides(exercise, {}), {exercise.id: known})
    numbers = {step.id: number for number, step in enumerate(exercise.steps, start=1)}
    return {
        step.id: f"{_called(numbers.get(step.id), step.name)}: {step.taken}."
        for step in seen
        if step.taken
    }


def _called(number: int | None, name: str) -> str:
    return f"Step {number}, {name}" if number else f"Side step, {name}"
