"""Lengths and clock times as they are typed: ``10``, ``1h20``, ``+5``, ``13:00``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Literal

from l4pc_tui.core.text.amounts import local
from l4pc_tui.core.text.cleaning import clean_line
from l4pc_tui.core.text.clock_times import read_clock

LONGEST = 8 * 3600
"""No step is longer, as in a script."""

_HALF_DAY = 12 * 3600

_LENGTH = re.compile(
    r"(?P<sign>[+\-–−])?\s*"
    r"(?:(?P<hours>\d{1,2})\s*h(?:ours?|rs?)?\s*)?"
    r"(?:(?P<minutes>\d{1,3})\s*(?:m|mins?|minutes?|(?!\s*\d|\s*s))\s*)?"
    r"(?:(?P<seconds>\d{1,5})\s*(?:s|secs?|seconds?))?",
    re.IGNORECASE | re.ASCII,
)
_TYPES = "Type minutes (10), hours (1h20), +5 or -5, or a time of the clock (13:00)."


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed. ``seconds``: a length, or after midnight when it is a time of the clock.

    how: "long" so long, "more" or "less" than now, "until" that time of the clock.
    """

    how: Literal["long", "more", "less", "until"]
    seconds: int


def read_typed(text: str) -> Typed | str:
    """A typed length or clock time; a sentence for the screen when it is neither."""
    text = clean_line(text, 40).strip()
    if ":" in text or "：" in text:
        clock = read_clock(text)
        return Typed("until", clock) if clock is not None else f"“{text}” is no time. {_TYPES}"
    found = _LENGTH.fullmatch(text)
    if found is None or not any(found[part] for part in ("hours", "minutes", "seconds")):
        return f"“{text}” is no length. {_TYPES}" if text else _TYPES
    seconds = sum(
        int(found[part] or 0) * unit
        for part, unit in (("hours", 3600), ("minutes", 60), ("seconds", 1))
    )
    if seconds > LONGEST:
        return "Nothing takes longer than 8 hours here."
    sign = found["sign"]
    return Typed("long" if not sign else "more" if sign == "+" else "less", seconds)


def next_moment(clock: int, now: float, zone: tzinfo | None) -> float | None:
    """When the wall clock next shows that time (seconds after midnight), within twelve hours.

    3:00 in the early afternoon is three in the afternoon, where three in the morning is too far
    off and a step can last until then. None when it has gone by. Wall-clock arithmetic: on the
    day the clocks change 13:00 is 13:00, and a time that comes twice is the one still ahead.
    """
    today = local(now, zone).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    for seconds, most in ((clock, _HALF_DAY), (clock + _HALF_DAY, LONGEST)):
        for days in (0, 1):
            wall = today + timedelta(days=days, seconds=seconds)
            for fold in (0, 1):
                at = _on_the_clock(wall, fold)
                if now <= at <= now + most and seconds < 2 * _HALF_DAY:
                    return at
    return None


def moment_to_come(clock: int, now: float, zone: tzinfo | None) -> float:
    """The next moment at which the wall clock shows that time, as ``next_moment`` means it; else
    the one of today, which may be further off than a step can last, or have gone by."""
    coming = next_moment(clock, now, zone)
    if coming is not None:
        return coming
    today = local(now, zone).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    return _on_the_clock(today + timedelta(seconds=clock), 0)


def nearest_moment(clock: int, now: float, zone: tzinfo | None) -> float:
    """When the wall clock shows that time nearest to now: what a lock's clock time means.

    A time before noon that is more than six hours off is the one after noon, where that is
    nearer: 3:00 for what stands at 15:45 is 15:00.
    """
    today = local(now, zone).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)

    def nearest(seconds: int) -> float:
        moments = (_on_the_clock(today + timedelta(days=d, seconds=seconds), 0) for d in (-1, 0, 1))
        return min(moments, key=lambda at: abs(at - now))

    return min(
        (nearest(seconds) for seconds in (clock, clock + _HALF_DAY) if seconds < 2 * _HALF_DAY),
        key=lambda at: abs(at - now),
    )


def _on_the_clock(wall: datetime, fold: int) -> float:
    return wall.replace(fold=fold).timestamp()
