"""When a session was held, for the hours of the people who were there."""

from __future__ import annotations

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.people.hours import Held, Stretch
from l4pc_tui.core.record.life import State

LEFT_OPEN = 6 * 3600
"""Seconds beyond its planned length after which a session is not going on: nobody closed it, or
only days later."""


def when_held(run: Run, sheet: Sheet, now: float) -> Held:
    """The time from its start to its close, or until now, without the breaks that were taken. Of a
    session that nobody ran, what its plan says; of one that was left open, its planned length.

    sheet: as it is laid out now, on the day that the session was held.
    """
    if run.started is None:
        rests = tuple(
            Stretch(stop.starts, stop.starts + stop.planned)
            for stop in sheet.stops if sheet.items[stop.item].rests
        )  # fmt: skip
        return Held(Stretch(sheet.starts, sheet.finish), rests, planned=True)
    end = run.closed if run.state is State.CLOSED and run.closed is not None else now
    length = sheet.finish - sheet.starts
    latest = run.started + length + LEFT_OPEN
    left_open = length > 0 and end > latest
    if left_open:
        # It went on at least as long as it was led.
        led = (visit.began for visit in run.visits if visit.began <= latest)
        end = max((run.started + length, *led))
    taken = (visit for visit in run.visits if _rests(sheet, visit.stop))
    rests = tuple(Stretch(v.began, end if v.ended is None else v.ended) for v in taken)
    return Held(Stretch(run.started, end), rests, planned=left_open)


def _rests(sheet: Sheet, stop: str) -> bool:
    return stop in sheet.index and sheet.items[sheet.stops[sheet.index[stop]].item].rests
