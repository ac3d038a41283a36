"""What the session before the next one leaves to know: where time ran over, how deep it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.time.as_told import StopTold, as_told
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text.amounts import local
from l4pc_tui.desk.between.sent import last_sent
from l4pc_tui.desk.out.handed import handed_of, handed_over
from l4pc_tui.desk.people.sessions import in_order, next_session
from l4pc_tui.desk.session.open import read_run
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow

OVER = 2.0
"""Minutes over its plan from which on a step is worth a word."""
MOST = 3


@dataclass(frozen=True, slots=True)
class LastTime:
    """``key``: which session, as it was last closed and handed over, and what was sent; "" for none.
    lines: a sentence each."""

    key: str = ""
    title: str = ""
    lines: tuple[str, ...] = ()


def last_time(desk: Desk, known: str = "") -> LastTime | None:
    """What is worth knowing of the latest closed session of the cohort that comes next (of any
    cohort, when none does). None when that is what is ``known`` already, by its key.
    """
    row = _last_closed(desk)
    over = handed_over(desk, handed_of(desk, row.session.id)) if row else ""
    sent = last_sent(desk)
    key = f"{row.session.id} {row.closed} {over} {sent}" if row else sent
    if key == known:
        return None
    told = tuple(filter(None, (over, sent)))
    if row is None:
        return LastTime(key, lines=told)
    try:
        read = read_run(desk, row, 0)
    except Trouble:
        # Its scripts are not there any more.
        return LastTime(key, row.session.title, told) if told else LastTime(key)
    run = read.room.run
    all_told = as_told(read.sheet_now(), run, desk.now())
    late = sorted((each for each in all_told if _over(each) >= OVER), key=_over, reverse=True)
    lines = [
        f"{each.step or each.item}: planned {each.given:g}, took {each.took:g}"
        for each in late[:MOST]
    ]
    title = row.session.title or read.scripts.plan.title
    return LastTime(key, title, (*lines, *_depth(run), *told))


def _last_closed(desk: Desk) -> SessionRow | None:
    rows = desk.store.sessions()
    ahead = next_session(rows, local(desk.now(), desk.zone).date())
    closed = (
        row
        for row in rows
        if row.state is State.CLOSED
        and (ahead is None or row.session.cohort == ahead.session.cohort)
    )
    return max(closed, key=in_order, default=None)


def _over(told: StopTold) -> float:
    """Minutes that a step took more than it was given; 0 for one that never ran."""
    return told.took - told.given if told.given and told.took is not None else 0.0


def _depth(run: Run) -> tuple[str, ...]:
    """How deep it went, and the middles of its pulses; a pulse of few people is left out."""
    if not run.depths:
        return ()
    deepest = max((depth.place for depth in run.depths), key=lambda place: place.depth)
    middles = [
        f"{pulse.median:g}" for pulse in run.pulses if pulse.answers and not pulse.is_private()
    ]
    told = f" · pulse {' → '.join(middles)}" if middles else ""
    return (f"Depth reached: {deepest.value}{told}",)
