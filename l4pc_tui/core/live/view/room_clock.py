"""The room's clock: what is left, said so that nobody is hurried. Never over, never under.

Lengths are seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

from l4pc_tui.core.live.view.public import PublicView

_MINUTE = 60
_HALF_HOUR = 30 * _MINUTE
_RESTS = ("Break", "Lunch")
_ENDING = "drawing to a close"
AGAIN = "starting again soon"

_HOURS = {2: "about an hour", 3: "about an hour and a half", 4: "about two hours"}


@dataclass(frozen=True, slots=True)
class RoomClock:
    """A clock at one moment.

    used:   share of the time that is used, 0 to 1, in hundredths.
    words:  "about 8 minutes".
    digits: "7:40"; stands at "0:00" when the time is up.
    stands: True while the clock is stopped.
    """

    used: float
    words: str
    digits: str
    stands: bool = False


def clock(view: PublicView, now: float) -> RoomClock | None:
    """The clock of a picture at an epoch second; None where no time is kept."""
    if view.ends is None or view.length <= 0 or view.phase not in ("running", "paused"):
        return None
    moment = now if view.paused_at is None else view.paused_at
    left = max(0.0, view.ends - moment)
    used = round(min(1.0, max(0.0, 1 - left / view.length)), 2)
    words = in_words(left, rest=view.title in _RESTS)
    return RoomClock(used, words, in_digits(left), view.phase == "paused")


def counting(
    ends: float | None, length: float, now: float, *, lead: str = "", ending: str = _ENDING
) -> RoomClock | None:
    """A clock of something else than a step: of so many seconds, to an epoch second; None where
    nothing counts.

    lead: what stands before the words: "in " about 8 minutes. ending: the words for the last half
    minute and after.
    """
    if ends is None or length <= 0:
        return None
    left = max(0.0, ends - now)
    used = round(min(1.0, max(0.0, 1 - left / length)), 2)
    words = ending if left < _MINUTE / 2 else f"{lead}{in_words(left)}"
    return RoomClock(used, words, in_digits(left))


def in_words(left: float, *, rest: bool = False) -> str:
    """What is left in words. ``rest``: it is a break that ends, not a task."""
    minutes = round(left / _MINUTE)
    if left < _MINUTE / 2:
        return AGAIN if rest else _ENDING
    if minutes <= 1:
        return "about a minute"
    if minutes <= 20:
        return f"about {minutes} minutes"
    fives = round(minutes / 5) * 5
    if fives < 60:
        return f"about {fives} minutes"
    halves = round(left / _HALF_HOUR)
    whole = (
        f"about {halves // 2} hours" if halves % 2 == 0 else f"about {halves // 2} and a half hours"
    )
    return _HOURS.get(halves, whole)


def in_digits(left: float) -> str:
    """What is left in figures, begun seconds counted: "7:40", "1:05:00"."""
    seconds = -int(-left // 1)
    minutes, rest = divmod(seconds, _MINUTE)
    if minutes < 60:
        return f"{minutes}:{rest:02d}"
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"
