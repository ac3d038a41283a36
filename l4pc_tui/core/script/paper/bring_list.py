"""What to bring to a session: the materials of its exercises, counted for the people expected."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.paper.packing import packing
from l4pc_tui.core.text.folding import fold

_THING = re.compile(r"^.+?(?=:\s|\.\s+[A-Z“‘]|\.$)")
"""The words before the first sentence or colon ends; what follows explains the thing."""


def bring(exercises: Sequence[Exercise], people: int) -> tuple[str, ...]:
    """The packing list in words, each thing without what explains it; the same thing in several
    exercises, also where one says “pen” and the other “pens”, is named once, with the largest
    number asked for.
    """
    most: dict[tuple[str, ...], tuple[int | None, str]] = {}
    for exercise in exercises:
        for number, told in packing(exercise, people):
            what = found[0] if (found := _THING.match(told)) else told
            held, words = most.get(key := _one(what), (None, what))
            most[key] = max(held or 0, number or 0) or None, max(words, what, key=len)
    return tuple(f"{number} × {what}" if number else what for number, what in most.values())


def _one(what: str) -> tuple[str, ...]:
    """What tells a thing, whether there is one of it or more: “slip of paper”, “slips of paper”."""
    return tuple(word.removesuffix("s") for word in fold(what).split())
