"""Time that passed with nobody at the console, and a laptop's clock that was changed, in words."""

from __future__ import annotations

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.view_model import AwayQuestion
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text import amounts


def away_question(
    run: Run, now: float, left: float, seconds: float, *, changed: bool
) -> AwayQuestion:
    """What the room did meanwhile, with both outcomes.

    left:     what the step has as if the room went on; it counts so until that is answered.
    changed:  nobody was away, but the clock went forward by so much.
    """
    waited = left + run.could_wait(now, seconds)
    length = amounts.minutes(seconds)
    if changed:
        return AwayQuestion(
            seconds,
            f"This laptop’s clock went forward by {length} while l4pc was open."
            " It may have been changed.",
            f"The time did pass: {_left(left)}.",
            f"Only the clock was changed: {_left(waited)}.",
        )
    return AwayQuestion(
        seconds,
        f"Away for {length}.",
        f"The room went on: {_left(left)}.",
        f"It waited: {_left(waited)}.",
    )


def put_back_in_words(run: Run, left: float, seconds: float, *, here: bool) -> str:
    """What was done about a clock that was put back by so many seconds.

    here: False when it happened while nobody was at the console; it may have been more then.
    """
    length = amounts.minutes(seconds)
    stands = f"The pause goes on: {_left(left)}."
    if here:
        goes_on = f"Nothing is lost: {_left(left)}."
        told = f"This laptop’s clock was put back by {length}."
    else:
        goes_on = f"The step goes on from where it was left: {_left(left)}."
        told = f"While nobody was here this laptop’s clock was put back, by {length} or more."
    return f"{told} {stands if run.state is State.PAUSED else goes_on}"


def _left(seconds: float) -> str:
    told = amounts.timer(seconds)
    return f"this step has {told} left" if seconds > 0 else f"this step is {told.lstrip('+')} over"
