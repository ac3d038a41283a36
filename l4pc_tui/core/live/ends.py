"""The ends that are always on view, planned and expected, in words."""

from __future__ import annotations

from datetime import tzinfo

from l4pc_tui.core.live import words
from l4pc_tui.core.live.changes import FINISH
from l4pc_tui.core.live.run import Run
from l4pc_tui.core.live.session_view import EndLine
from l4pc_tui.core.live.sheet import Sheet
from l4pc_tui.core.live.timeline import Timeline, next_rest
from l4pc_tui.core.record.moves import State

_MINUTE = 60


def ends(sheet: Sheet, run: Run, times: Timeline, zone: tzinfo | None) -> tuple[EndLine, ...]:
    """This step, the next break, the next lock (when it is another) and the finish."""
    told: list[EndLine] = []
    if run.state in (State.RUNNING, State.PAUSED):
        here = sheet.stop(run.at)
        planned = here.ends if not here.side and here.planned else None
        told.append(_end("this step", planned, times.ends, zone))
    rest = next_rest(sheet, run)
    if rest is not None:
        starts = (times.starts[n] for n in range(*rest.stops))
        expected = next((at for at in starts if at is not None), rest.starts)
        held = rest.lock is not None
        told.append(_end(rest.name, rest.starts, expected, zone, "holds" if held else "on time"))
    lock = next((lock for lock in times.locks if lock.item != FINISH), None)
    if lock is not None and (rest is None or lock.item != rest.id):
        told.append(_end(lock.name, lock.at, max(lock.at, lock.arrives), zone, "holds"))
    told.append(_end("finish", sheet.finish, times.finish, zone, "as planned"))
    return tuple(told)


def _end(
    what: str, planned: float | None, expected: float, zone: tzinfo | None, kept: str = "on time"
) -> EndLine:
    at = words.hhmm(expected, zone)
    if planned is None:
        return EndLine(what, "", at, "", "")
    late = expected - planned
    due = words.hhmm(planned, zone)
    if abs(late) < _MINUTE:
        return EndLine(what, due, due, kept, "kept")
    amount = words.minutes(abs(late) // _MINUTE * _MINUTE)
    if late > 0:
        return EndLine(what, due, at, f"{amount} late", "behind")
    return EndLine(what, due, at, f"{amount} early", "kept")
