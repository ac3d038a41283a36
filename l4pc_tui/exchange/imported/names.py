"""What part of a page a heading begins: a step, a handout, or a part that is no step."""

from __future__ import annotations

import re
from typing import Literal

from l4pc_tui.core.script.model.words import HANDOUT, SECTIONS
from l4pc_tui.core.text import fold
from l4pc_tui.exchange.imported.parts import BEFORE
from l4pc_tui.exchange.manuscripts.account import Account
from l4pc_tui.exchange.manuscripts.heads import SECTIONS_ELSEWHERE, named, titled

Zone = Literal["top", "step", "section", "handout"]

_A_HANDOUT = re.compile(r"(?:hand-?outs?|worksheets?)(?:\s+\w{1,3})?", re.IGNORECASE)
_HANDOUTS_ELSEWHERE = ("worksheet", "participant sheet", "give out")


def is_a_handout(heading: str) -> bool:
    """Whether a heading is that of a handout without a name of its own."""
    return _A_HANDOUT.fullmatch(heading) is not None


def part_of(heading: str, where: str, account: Account, *, timed: bool) -> tuple[str, Zone]:
    """The heading as it stands on a page, and what it begins.

    timed: whether a time stands below it, which makes it a step whatever it is called.
    """
    first, rest = titled(heading)
    other = "" if timed else SECTIONS_ELSEWHERE.get(fold(heading), "")
    if (found := named(heading)) and found[0] == "materials":
        other = BEFORE
    elif first in _HANDOUTS_ELSEWHERE:
        other = f"Handout: {rest}"
    if other:
        account.changed(f"“{heading}” became “{other}”", where, heading, other)
    elif is_a_handout(heading):
        account.add("Handout")
        account.decide("A handout without a name of its own", where, heading)
        other = f"Handout: {heading}"
    heading = other or heading
    if fold(heading) in SECTIONS:
        return heading, "section"
    return heading, "handout" if titled(heading)[0] in HANDOUT else "step"
