"""How long the steps of exercises took in the sessions that are over."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from l4pc_tui.core.live.settings.meanings import start_of
from l4pc_tui.core.live.time.actuals import StepName, TimeTaken, Usual, taken, usual
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.runs import moves_of
from l4pc_tui.desk.people.sessions import in_order
from l4pc_tui.desk.session.open import read_session
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

RUNS = 12
"""How many of the latest runs are looked at; older ones tell of other versions."""


def usual_times(desk: Desk, exercises: Collection[str]) -> Mapping[StepName, Usual]:
    """What each step of these exercises usually takes, by the latest sessions that ran them."""
    samples: list[tuple[TimeTaken, ...]] = []
    closed = [row for row in desk.store.sessions() if row.state == State.CLOSED]
    for row in sorted(closed, key=in_order, reverse=True):
        if len(samples) == RUNS:
            break
        pinned = start_of(moves_of(desk.store.line(row.session.id))).get("exercises", {})
        if not set(pinned) & set(exercises):
            continue
        try:
            read = read_session(desk, row)
        except Trouble:
            # Scripts that are lost tell nothing; the session itself says so when it is opened.
            continue
        samples.append(taken(read.sheet_now(), read.room.run))
    wanted = (one for run in reversed(samples) for one in run if one.name.exercise in exercises)
    return usual(wanted)
