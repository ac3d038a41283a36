"""What the session before the next one leaves to know: where time ran over, how deep it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.run import Run, replay
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.record.runs import moves_of
from l4pc_tui.core.text.amounts import local
from l4pc_tui.desk.between.sent import last_sent
from l4pc_tui.desk.out.handed import handed_of, handed_over
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.people.sessions import in_order, next_session
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.exchange.log_model import TimelineRow
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
        log = session_log(desk, row, Profile.FACILITATOR)
    except Trouble:
        # Its scripts are not there any more.
        return LastTime(key, row.session.title, told) if told else LastTime(key)
    run = replay(moves_of(desk.store.line(row.session.id)))
    late = sorted((line for line in log.timeline if _over(line) >= OVER), key=_over, reverse=True)
    lines = [
        f"{line.step or line.item}: planned {line.planned_minutes:g}, took {line.actual_minutes:g}"
        for line in late[:MOST]
    ]
    return LastTime(key, log.title, (*lines, *_depth(run), *told))


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


def _over(line: TimelineRow) -> float:
    """Minutes that a step took more than it was given; 0 for one that never ran."""
    if not line.planned_minutes or line.actual_minutes is None:
        return 0.0
    return line.actual_minutes - line.planned_minutes


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
