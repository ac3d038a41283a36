"""The descent as it is drawn: places with their minutes, the ceiling, the pulse, the support."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from l4pc_tui.core.live.depth.last_safe_moment import safe_moment
from l4pc_tui.core.live.depth.lights import needed
from l4pc_tui.core.live.run.descent import Ceiling, Down, further_down, opens_in
from l4pc_tui.core.live.run.needs import SUPPORTS
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.the_return import the_return
from l4pc_tui.core.live.settings.numbers import Settings
from l4pc_tui.core.live.sheet.sheet import Sheet, Stop
from l4pc_tui.core.live.time.timeline import Timeline
from l4pc_tui.core.live.view_model import DepthLine, Lights, ProbeLine, PulseLine, SupportLine
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.phrases import BELOW_CEILING
from l4pc_tui.core.text import amounts
from l4pc_tui.core.text.toned import Word, Words

_MINUTE = 60


def depth_lines(
    sheet: Sheet, run: Run, now: float, limit: Ceiling, number: int, settings: Settings
) -> tuple[DepthLine, ...]:
    """The six places with the minutes spent there, and what stands in the way of each."""
    spent = dict(run.stayed)
    if run.depths:
        here = run.depths[-1]
        until = run.closed if run.closed is not None else now
        spent[here.place] = spent.get(here.place, 0.0) + here.stayed(until)
    return tuple(
        DepthLine(
            place,
            str(int(spent[place]) // _MINUTE) if place in spent else "",
            place is run.place and run.state is not State.CLOSED,
            place in spent,
            _note(sheet, run, place, limit, number, settings),
            kept=_kept(sheet, run) if place is Place.RETURN else "",
        )
        for place in Place
    )


def folded(count: int, probes: Sequence[ProbeLine]) -> str:
    """The one line that probes below the ceiling are folded away behind, and how to get at them.

    probes: those on view; while one of them is left to be asked, it comes first.
    """
    how = "then d" if any(not probe.open for probe in probes) else "with a reason"
    return f"{count} more {BELOW_CEILING}, {how}" if count else ""


def deeper(
    sheet: Sheet, run: Run, times: Timeline, limit: Ceiling, lights: Lights, now: float,
    zone: tzinfo | None, settings: Settings,
) -> Words:  # fmt: skip
    """Until when one can go to the next deeper place, for the head of the console; nothing while
    the advice is to come up."""
    here = run.place or sheet.stop(run.at).place
    if limit.place is not None and here.depth >= limit.place.depth:
        return (Word("at today’s deepest", "place"),)
    last = lights.last
    if lights.place is None:
        ahead = further_down(sheet, run, limit, times.onward)
        if ahead is None:
            return ()
        last = safe_moment(sheet, run, times, ahead, now, settings).last
        if last is None and ahead.choice is None:
            # Some steps away: that is told when it is the next move.
            return ()
    if last is None:
        return (Word("too late to go deeper", "act"),)
    if lights.advice == "up":
        return ()
    return (Word("deeper until ", "muted"), Word(amounts.hhmm(last, zone, now), "strong"))


def pulse_line(run: Run, now: float, zone: tzinfo | None, settings: Settings) -> PulseLine | None:
    """The latest pulse; None while nobody was asked."""
    if not run.pulses:
        return None
    last = run.pulses[-1]
    colour = str(last.colour(settings))
    return PulseLine(
        amounts.hhmm(last.at, zone, now),
        last.counts,
        last.words,
        colour,
        last.is_private(settings),
        last.felt,
    )


def supports(sheet: Sheet, run: Run, stop: Stop, down: Down | None) -> tuple[SupportLine, ...]:
    """What this step, or the way down from it, needs."""
    wanted = needed(sheet, down.stop if down else stop, down.place if down else None)
    return tuple(SupportLine(what, SUPPORTS[what], run.support.get(what)) for what in wanted)


def _kept(sheet: Sheet, run: Run) -> str:
    """Minutes that are kept for the Return; "" once the session is over."""
    back = the_return(sheet)
    kept = sum(stop.span.ideal for stop in sheet.stops if stop.id in back)
    return str(round(kept / _MINUTE)) if kept and run.state is not State.CLOSED else ""


def _note(
    sheet: Sheet, run: Run, place: Place, limit: Ceiling, number: int, settings: Settings
) -> str:
    if place is Place.RETURN:
        kept = _kept(sheet, run)
        return f"{amounts.minutes(int(kept) * _MINUTE)} kept" if kept else ""
    if limit.allows(place):
        return ""
    opens = opens_in(place, number, settings)
    return f"from session {opens}" if opens else BELOW_CEILING
