"""What to bring to a session: the materials of its exercises, counted for the people expected."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.paper.packing import packing

_THING = re.compile(r"^.+?(?=:\s|\.\s+[A-Z“‘]|\.$)")
"""The words before the first sentence or colon ends; what follows explains the thing."""


def bring(exercises: Sequence[Exercise], people: int) -> tuple[str, ...]:
    """The packing list in words, each thing without what explains it; the same thing in several
    exercises is named once, with the largest number asked for.
    """
    most: dict[str, int | None] = {}
    for exercise in exercises:
        for number, told in packing(exercise, people):
            what = found[0] if (found := _THING.match(told)) else told
            held = most.get(what)
            most[what] = max(held or 0, number or 0) or None
    return tuple(f"{number} × {what}" if number else what for what, number in most.items())
