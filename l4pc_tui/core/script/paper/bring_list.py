"""What to bring to a session: the materials of its exercises, counted for the people expected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the packing list. number: how many, or None where no script says. of: the
    titles of the exercises that want it."""

    number: int | None
    what: str
    of: tuple[str, ...]

    @property
    def told(self) -> str:
        """ "16 × cards"."""
        return f"{self.number} × {self.what}" if self.number else self.what


def bring(exercises: Sequence[Exercise], people: int) -> tuple[str, ...]:
    """The packing list in words: see ``to_bring``."""
    return tuple(thing.told for thing in to_bring(exercises, people))


def to_bring(exercises: Sequence[Exercise], people: int) -> tuple[Thing, ...]:
    """The packing list, each thing without what explains it; the same thing in several exercises,
    also where one says “pen” and the other “pens”, is named once. Of what is used up, such as cards
    and sheets, the numbers are added; of what stays, such as pens and bowls, the largest is taken.
    """
    most: dict[tuple[str, ...], Thing] = {}
    for exercise in exercises:
        for number, told in packing(exercise, people):
            what = found[0] if (found := _THING.match(told)) else told
            held = most.get(key := _one(what), Thing(None, what, ()))
            both = sum if _used_up(what) else max
            most[key] = Thing(
                both((held.number or 0, number or 0)) or None,
                max(held.what, what, key=len),
                tuple(dict.fromkeys((*held.of, exercise.title))),
            )
    return tuple(most.values())


def _used_up(what: str) -> bool:
    """True for paper: “small sticky notes”, “slip of paper”, “printed handout”."""
    head = fold(_NOT_THE_THING.split(what, maxsplit=1)[0]).split()
    return bool(head) and head[-1].removesuffix("s") in _USED_UP


def _one(what: str) -> tuple[str, ...]:
    """What tells a thing, whether there is one of it or more: “slip of paper”, “slips of paper”."""
    return tuple(word.removesuffix("s") for word in fold(what).split())
