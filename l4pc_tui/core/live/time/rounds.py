"""Timed rounds: which one it is, and when the bell rings. They go on by themselves."""

from __future__ import annotations

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.sheet import Stop
from l4pc_tui.core.live.view_model import RoundLine
from l4pc_tui.core.text import amounts


def round_now(stop: Stop, run: Run, now: float) -> RoundLine | None:
    """The round of a step with several; None for a step with one, or with no time."""
    one = _length(stop)
    if not one:
        return None
    used = run.used(now)
    rung = min(stop.rounds, int(used / one + 1e-9))
    number = min(stop.rounds, rung + 1)
    left = one * number - used
    bell = f"bell in {amounts.timer(left)}" if left > 0 else "the last bell has rung"
    return RoundLine(number, stop.rounds, rung, f"round {number} of {stop.rounds}", bell)


def bells(stop: Stop, run: Run, now: float) -> tuple[float, ...]:
    """When the bells to come will ring, in epoch seconds, the last at the end of the step.

    Absolute, so that a clock elsewhere needs no news; they move while the session is paused.
    """
    moment, ends = _ends(stop, run, now)
    return tuple(at for at in ends if at > moment)


def last_bell(stop: Stop, run: Run, now: float) -> float | None:
    """When the latest bell of the step rang, in epoch seconds; None before the first."""
    moment, ends = _ends(stop, run, now)
    return max((at for at in ends if at <= moment), default=None)


def _ends(stop: Stop, run: Run, now: float) -> tuple[float, tuple[float, ...]]:
    """The moment that the step's clock is at, and when each of its rounds ends by it."""
    moment = now if run.paused_at is None else run.paused_at
    one = _length(stop)
    if not one:
        return moment, ()
    began = moment - run.used(moment)
    return moment, tuple(round(began + one * n, 3) for n in range(1, stop.rounds + 1))


def _length(stop: Stop) -> float:
    return stop.span.ideal / stop.rounds if stop.rounds > 1 else 0.0
