"""The head of the console's middle: the step, its clock, what comes next."""

from __future__ import annotations

from datetime import tzinfo

from l4pc_tui.core.live.run.onward import following
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.live.sheet.sheet import Sheet, Stop
from l4pc_tui.core.live.time.ends import this_step
from l4pc_tui.core.live.time.timeline import Timeline
from l4pc_tui.core.live.view_model import Card
from l4pc_tui.core.record.life import State
from l4pc_tui.core.script.model.model import END
from l4pc_tui.core.text import amounts
from l4pc_tui.core.text.rounding import overrun
from l4pc_tui.core.text.toned import Tone

_SIGNS: dict[Tone, str] = {"": "", "behind": "!", "act": "!!"}


def card(
    sheet: Sheet, run: Run, stop: Stop, times: Timeline, zone: tzinfo | None,
    settings: Settings = DEFAULTS,
) -> Card:  # fmt: skip
    """The card of the stop that the group is on."""
    length = stop.span.ideal
    left = times.left
    tone: Tone
    if run.state is State.CLOSED:
        shown, tone, told = "", "", "closed"
    elif not length:
        shown, tone, told = "", "", "no clock for this step"
    else:
        shown = amounts.timer(left)
        tone, told = _timer_words(left, length, settings)
        if run.paused_at is not None:
            told = f"paused at {amounts.hhmm(run.paused_at, zone, times.now)}"
    until, due = _until(run, stop, times, zone)
    return Card(
        name=stop.name,
        place=run.place or stop.place,
        timer=shown,
        tone=tone,
        told=told,
        done=min(1.0, max(0.0, 1 - left / length)) if length else 0.0,
        meta=_meta(sheet, run, stop),
        next=_next(sheet, run, stop),
        sign=_SIGNS[tone],
        until=until,
        due=due,
    )  # fmt: skip


def _until(run: Run, stop: Stop, times: Timeline, zone: tzinfo | None) -> tuple[str, str]:
    """When this step ends, and when it was planned to where that is something else."""
    if run.state not in (State.RUNNING, State.PAUSED) or not stop.span.ideal:
        return "", ""
    over = times.left <= 0
    stands = times.ends if run.paused_at is None else run.paused_at
    end = this_step(stop, stands + times.left if over else times.ends, zone, times.now)
    due = f"planned {end.planned}" if end.planned not in ("", end.expected) else ""
    return f"{'was due' if over else 'until'} {end.expected}", due


def _timer_words(left: float, length: float, settings: Settings) -> tuple[Tone, str]:
    """The warning comes when the larger of a share and a least is left (see ``Settings``)."""
    if left <= 0:
        return "act", f"{overrun(-left)} over" if left <= -1 else "time is up"
    due = min(length / 2, max(length * settings.warn_share, settings.warn_least))
    return ("behind" if left <= due else ""), f"{amounts.minutes(left)} left"


def _meta(sheet: Sheet, run: Run, stop: Stop) -> str:
    first, after = sheet.item_of(stop).stops
    told = [stop.group, amounts.minutes(stop.span.ideal) if stop.span.ideal else ""]
    if stop.rounds > 1 and run.state in (State.PLANNED, State.CLOSED):
        # While it runs, which round it is says so.
        told.append(f"{stop.rounds} rounds")
    if stop.side:
        told.append("side step")
    elif after - first > 1:
        # What is left out is not done, so it is not counted; the one that runs always is.
        going = [each.id for each in sheet.stops[first:after] if not each.out or each is stop]
        told.append(f"step {going.index(stop.id) + 1} of {len(going)}")
    return " · ".join(part for part in told if part)


def _next(sheet: Sheet, run: Run, stop: Stop) -> str:
    if run.beside:
        return f"back to {sheet.stop(run.beside[-2].stop).name if run.beside[1:] else 'this step'}"
    if stop.onward == END:
        return "out of this exercise"
    ahead = following(sheet, stop.id, run.openers)
    if ahead is None:
        return "the last step" if not stop.side else ""
    if stop.side and not stop.onward:
        return f"back to {ahead.stop.name}"
    length = amounts.minutes(ahead.stop.span.ideal) if ahead.stop.span.ideal else ""
    return ", ".join(part for part in (ahead.stop.name, length) if part)
