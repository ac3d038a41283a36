"""What to bring to a session: the materials of its exercises, counted for the people expected."""

from __future__ import annotations

from collections.abc import Sequence

from l4pc_tui.core.script.model import Exercise
from l4pc_tui.core.script.packing import packing


def bring(exercises: Sequence[Exercise], people: int) -> tuple[str, ...]:
    """The packing list in words; the same thing in several exercises is named once, with the
    largest number asked for.
    """
    most: dict[str, int | None] = {}
    for exercise in exercises:
        for number, what in packing(exercise, people):
            held = most.get(what)
            most[what] = max(held or 0, number or 0) or None
    return tuple(f"{number} × {what}" if number else what for what, number in most.items())
