"""What to bring to a session: the materials of its exercises, counted for the people expected."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.paper.packing import packing
from l4pc_tui.core.text.folding import fold

_THING = re.compile(r"^.+?(?=:\s|\.\s+[A-Z“‘]|\.$)")
"""The words before the first sentence or colon ends; what follows explains the thing."""
_USED_UP = frozenset(
    re.findall(
        r"\w+",
        "card postcard sheet paper slip strip note handout form label sticker dot envelope letter "
        "badge leaflet copy copie worksheet printout voucher",
    )
)
"""Things of which none is left after an exercise: what the day needs of them is added up."""
_NOT_THE_THING = re.compile(
    r"\s+(?:per|for|with|in|on|of|to|from|that|about|headed|marked)\s|[,(“\"]"
)


def bring(exercises: Sequence[Exercise], people: int) -> tuple[str, ...]:
    """The packing list in words, each thing without what explains it; the same thing in several
    exercises, also where one says “pen” and the other “pens”, is named once. Of what is used up,
    such as cards and sheets, the numbers are added; of what stays, such as pens and bowls, the
    largest is taken.
    """
    most: dict[tuple[str, ...], tuple[int | None, str]] = {}
    for exercise in exercises:
        for number, told in packing(exercise, people):
            what = found[0] if (found := _THING.match(told)) else told
            held, words = most.get(key := _one(what), (None, what))
            both = sum if _used_up(what) else max
            most[key] = both((held or 0, number or 0)) or None, max(words, what, key=len)
    return tuple(f"{number} × {what}" if number else what for number, what in most.values())


def _used_up(what: str) -> bool:
    """True for paper: “small sticky notes”, “slip of paper”, “printed handout”."""
    head = fold(_NOT_THE_THING.split(what, maxsplit=1)[0]).split()
    return bool(head) and head[-1].removesuffix("s") in _USED_UP


def _one(what: str) -> tuple[str, ...]:
    """What tells a thing, whether there is one of it or more: “slip of paper”, “slips of paper”."""
    return tuple(word.removesuffix("s") for word in fold(what).split())
