"""When a console hides itself: the group rests, and nobody has pressed a key for a while."""

from __future__ import annotations

from collections.abc import Mapping

from l4pc_tui.core.live.run.beside import facilitator_at
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.settings.meanings import CURTAINS
from l4pc_tui.core.live.settings.numbers import Settings
from l4pc_tui.core.live.sheet.sheet import RESTS, Sheet
from l4pc_tui.core.record.life import State

QUIET = 60.0
"""Seconds without a key after which it does."""
HIDDEN = "{}: everything private is hidden. Any key shows it again."
_AT: Mapping[str, tuple[str, ...]] = {"lunch": ("Lunch",), "breaks": RESTS, "never": ()}
"""Each choice → the kinds of items in which it does."""
assert _AT.keys() == CURTAINS.keys()


def rests(sheet: Sheet, run: Run) -> str:
    """The kind of item in which the group rests now; "" where it works, or no run goes."""
    if run.state not in (State.RUNNING, State.PAUSED) or not run.at:
        return ""
    item = sheet.item_of(facilitator_at(sheet, run))
    return item.kind if item.kind in RESTS else ""


def hides(rest: str, settings: Settings, *, beside: bool) -> str:
    """What is said where a console hides itself in this rest; "" where it does not.

    beside: it is not the one that runs the session.
    """
    wished = rest in _AT[settings.curtain_at] and (settings.curtain_beside or not beside)
    return HIDDEN.format(rest) if wished else ""
