"""What stands on the wall by the facilitator's wish: a message, or nothing at all.

It is no part of what happened in the session, so it is no entry and no undo takes it back; it is
kept beside the journal as a text, and a console that starts again finds it. What cannot be read is
a dark wall: the room would rather see nothing than what somebody had put away.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, replace
from datetime import tzinfo
from typing import Any

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.view.public import PublicView
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text.amounts import hhmm
from l4pc_tui.core.text.cleaning import clean_line

CHANGE_OVER, TWO_MORE = "Change over", "Two more minutes"
CHANGING = 30
"""Seconds that “change over” stands; then the room has its question again."""
TWO = 120
LONGEST = 120
"""Characters of a message."""
_MINUTE = 60
_LATEST = 2e11
"""Epoch seconds that are surely no time of a session."""


@dataclass(frozen=True, slots=True)
class OnWish:
    """blank: the wall is dark. message: words that stand alone; "" for none. said: when (epoch).
    until: when they go by themselves; None for never. counts: the time to then is shown. back_at:
    when the room goes on, as a message of its own. stop: where the session stood: a message goes
    with its step, but for the time to be back.
    """

    blank: bool = False
    message: str = ""
    said: float = 0.0
    until: float | None = None
    counts: bool = False
    back_at: float | None = None
    stop: str = ""


NOTHING = OnWish()


def message(run: Run, words: str, now: float, *, lasts: float = 0, counts: bool = False) -> OnWish:
    """Words for the room. lasts: seconds; 0 stands until they are taken away. They go when the
    session goes on to another step."""
    until = now + lasts if lasts else None
    said = clean_line(words, LONGEST).strip()
    return OnWish(message=said, said=now, until=until, counts=counts, stop=_at(run))


def back(run: Run, at: float, now: float) -> OnWish:
    """The time to be back, to the minute."""
    nearest = (at + _MINUTE / 2) // _MINUTE * _MINUTE
    return OnWish(said=now, back_at=nearest, stop=_at(run))


def standing(wish: OnWish, run: Run, now: float) -> OnWish:
    """What of it still stands at a moment of the run."""
    if wish.message and (wish.stop != _at(run) or (wish.until is not None and now >= wish.until)):
        return OnWish(wish.blank)
    closed = run.state is State.CLOSED
    if wish.back_at is not None and (closed or now >= wish.back_at + _MINUTE):
        return OnWish(wish.blank)
    return wish


def over(view: PublicView, wish: OnWish) -> PublicView:
    """The room's view with that upon it. Of a dark wall's view nothing is left at all."""
    if wish.blank:
        return PublicView(view.phase, blank=True)
    if wish.back_at is not None:
        return PublicView(
            "running", "Break", length=max(1.0, wish.back_at - wish.said), ends=wish.back_at,
            back_at=wish.back_at, offset=view.offset,
        )  # fmt: skip
    if not wish.message:
        return view
    length = wish.until - wish.said if wish.counts and wish.until is not None else 0.0
    return replace(
        view, message=wish.message, message_until=wish.until, message_length=length, tables=()
    )


def told(wish: OnWish, zone: tzinfo | None, now: float) -> str:
    """What stands there, for whoever leads: "The wall is dark." """
    if wish.blank:
        return "The wall is dark."
    if wish.back_at is not None:
        return f"On the wall: back at {hhmm(wish.back_at, zone, now)}."
    return f"On the wall: “{wish.message}”." if wish.message else ""


def to_text(wish: OnWish) -> str:
    """As it is kept; "" where nothing stands there."""
    return "" if wish == NOTHING else json.dumps(asdict(wish), ensure_ascii=False)


def from_text(text: str) -> OnWish:
    """What was kept. A text that says nothing readable is a dark wall."""
    if not text:
        return NOTHING
    try:
        held: Any = json.loads(text)
        wish = OnWish(**held)
    except (ValueError, TypeError, RecursionError):
        return OnWish(blank=True)
    times = (wish.said, wish.until, wish.back_at)
    sound = (
        isinstance(wish.message, str)
        and isinstance(wish.stop, str)
        and all(at is None or _is_time(at) for at in times)
        and wish.said is not None
    )
    return wish if sound and wish.blank in (True, False) else OnWish(blank=True)


def _at(run: Run) -> str:
    """Where the session stands, as far as a message minds."""
    return f"{run.at}{' closed' if run.state is State.CLOSED else ''}"


def _is_time(at: Any) -> bool:
    number = isinstance(at, int | float) and not isinstance(at, bool)
    return number and math.isfinite(at) and abs(at) < _LATEST
