"""How a mark changes when somebody says what a person did: its presence and its times.

Times are ISO with offset. What a person says by hand counts more than what a file told: a time
said anew takes the place of the stretches that came from attendance files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.core.record.nouns import Mark, Presence
from l4pc_tui.core.text.amounts import local, stamp
from l4pc_tui.core.text.clock_times import read_clock

_APART = re.compile(r"\s*(?:[-–—/]|\bto\b|\s)\s*")
_BEFORE = 3600
"""Seconds by which people come before a session begins."""
GOES_ON = 6 * 3600
"""Seconds after its start for which a session of yesterday may go on over midnight."""
NO_TIME = "."
"""What is typed for a time that is to be no time."""


CONTRARY = "The time of leaving is not after the time of coming. Say both, as 10:15-12:30."


@dataclass(frozen=True, slots=True)
class When:
    """The moment that a wish is made, and the day that a session's clock times hold on.

    live: whether the session is of now, so that what is marked happens now. Days later nobody
    knows the time unless it is said. began: the time of the clock, in seconds, at which a session
    began that goes over midnight; earlier times are of the next day. None for any other.
    """

    now: float
    day: date
    live: bool
    zone: tzinfo | None
    began: int | None = None

    @property
    def stamp(self) -> str:
        """The moment, as records keep it."""
        return stamp(self.now, self.zone)

    def at(self, seconds: int) -> str:
        """A clock time of the day, in seconds after midnight, as records keep it."""
        wall = datetime.combine(self.day, time()) + timedelta(seconds=seconds)
        if self.began is not None and seconds < self.began - _BEFORE:
            wall += timedelta(days=1)
        wall = wall.replace(tzinfo=self.zone) if self.zone else wall.astimezone()
        return stamp(wall.timestamp(), self.zone)


def is_of_now(
    now: float, day: str, started: float | None, closed: float | None, zone: tzinfo | None
) -> bool:
    """Whether a session is going on or about to: it is of today (day: ISO, "" for none) or began
    shortly before midnight, and is not over."""
    if closed is not None:
        return False
    begun = started is not None and 0 <= now - started < GOES_ON
    return begun or day in ("", local(now, zone).date().isoformat())


def no_mark(session: SessionId, person: PersonId) -> Mark:
    """What stands before anything was said of somebody."""
    return Mark(f"{session}/{person}", session, person, "")


def asks_for_time(presence: Presence, when: When) -> bool:
    """Whether a mark is nothing without a time that nobody but a person can say."""
    return not when.live and presence in (Presence.LATE, Presence.LEFT_EARLY)


def marked(held: Mark, presence: Presence, when: When, said: str = "") -> Mark:
    """The mark after somebody was said to be here, late, gone … said: the ISO time that was said
    with it; "" for now, or, of a session that is not of now, for what stood there before."""
    held = replace(held, filed="")
    if not presence.was_there:
        return replace(held, mark=str(presence), arrived="", left="", spans=(), stated=0)
    if presence is Presence.LEFT_EARLY:
        left = said or (when.stamp if when.live else held.left)
        return _by_hand(replace(held, mark=str(presence)), held.arrived, left)
    # Coming late is marked when it happens, whatever stood there before.
    late = presence is Presence.LATE and held.mark != Presence.LATE
    arrived = held.arrived
    if said:
        arrived = said
    elif when.live and (late or not arrived):
        arrived = when.stamp
    left = held.left if not when.live and held.mark != Presence.LEFT_EARLY else ""
    return _by_hand(replace(held, mark=str(presence)), arrived, left)


def timed(held: Mark, arrived: str, left: str) -> Mark:
    """The mark with other times; "" for one that nobody knows."""
    return _by_hand(held, arrived, left)


def _by_hand(held: Mark, arrived: str, left: str) -> Mark:
    if (arrived, left) == (held.arrived, held.left):
        return held
    return replace(held, arrived=arrived, left=left, spans=(), stated=0)


def read_times(text: str, held: Mark, when: When) -> tuple[str, str] | str:
    """The times that a line gives: "10:15", "10:15-12:30", "-12:30"; "." stands for no time. One that is
    not named stays. What is wrong with the line, in words, where it gives none."""
    line = text.strip()
    if not line:
        return held.arrived, held.left
    came, left = _parted(line)
    found: list[str] = []
    for said, before in ((came, held.arrived), (left, held.left)):
        if not said:
            found.append(before)
            continue
        if said == NO_TIME:
            found.append("")
            continue
        seconds = read_clock(said)
        if seconds is None:
            return f"“{said[:20]}” is no time. Type it as 10:15, or in and out as 10:15-12:30."
        found.append(when.at(seconds))
    arrived, out = found
    return CONTRARY if is_contrary(arrived, out) else (arrived, out)


def is_contrary(arrived: str, left: str) -> bool:
    """Whether somebody would have left before they came."""
    return bool(arrived and left) and epoch(left) <= epoch(arrived)


def _parted(line: str) -> tuple[str, str]:
    """In and out, as they stand in a line."""
    found = _APART.search(line)
    return (line, "") if found is None else (line[: found.start()], line[found.end() :])
