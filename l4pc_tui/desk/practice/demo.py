"""The demo: a cohort half-way through its programme, in a database of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from l4pc_tui.core.record.life import State
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.desk.own_process import apart
from l4pc_tui.desk.paths import places
from l4pc_tui.desk.people.invented import FACILITATOR
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from pathlib import Path


def demo_path() -> Path:
    """Where the demo's database lies."""
    return places().demo


def open_demo(
    *, actor: str = "", clock: Callable[[], float] = time.time, zone: tzinfo | None = None
) -> Desk:
    """The demo's desk, made anew unless a session in it is unfinished.

    Raises Trouble in words when it cannot be made.
    """
    path = demo_path()
    if not (path.exists() and _unfinished(path, clock)):
        named = zone.key if isinstance(zone, ZoneInfo) else ""
        apart(
            "l4pc_tui.desk.practice.demo_maker:make",
            {"file": str(path), "now": clock(), "zone": named},
            ("The demo could not be made.", "Nothing of yours was touched. Try it again."),
        )
    return open_desk(path, actor=actor or FACILITATOR, clock=clock, zone=zone, pretends="demo")


def _unfinished(path: Path, clock: Callable[[], float]) -> bool:
    """Whether there is a session to go on with.

    Not in a damaged demo: nothing in it is anybody's, so it is made anew.
    """
    try:
        desk = open_desk(path, clock=clock)
    except Trouble:
        return False
    try:
        going = any(r.state in (State.RUNNING, State.PAUSED) for r in desk.store.sessions())
        return going and desk.store.verify().sound
    except Trouble:
        return False
    finally:
        desk.close()
