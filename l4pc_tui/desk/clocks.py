"""The clocks that are not the laptop's own: one that nobody can set, and that of a rehearsal; and
what the zone is called that the laptop's hangs in."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import tzinfo

_MINUTE = 60
LOCAL_TIME = "/etc/localtime"
"""Where Linux and macOS keep the zone, as a link to its rules."""


def steady() -> float:
    """Seconds since some moment in the past; they go on while the laptop sleeps.

    Python's own monotonic clock stands still meanwhile on Linux and macOS: a sleep would look
    like a clock that was put forward.
    """
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    if sys.platform != "win32" and hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class QuickClock:
    """A clock that begins at this minute and, once it is set going, runs ``pace`` times as fast.

    It stands while the opening card is read; else a rehearsal would be late before it starts.
    Called, it tells the time in seconds since the epoch. It never goes backwards.
    """

    def __init__(self, pace: float, real: Callable[[], float] = time.time) -> None:
        self._real, self._pace = real, pace
        # Sessions begin on a whole minute; begun within one, this one would be late at once.
        self._shown = real() // _MINUTE * _MINUTE
        self._since: float | None = None

    def __call__(self) -> float:
        if self._since is None:
            return self._shown
        return self._shown + (self._real() - self._since) * self._pace

    def goes(self, going: bool) -> None:
        """Set it going, or let it stand. Doing so twice changes nothing."""
        if going is not (self._since is not None):
            self._shown, self._since = self(), self._real() if going else None


def zone_name(zone: tzinfo | None) -> str:
    """What a zone is called in the time zone database, or by Windows; no zone means the one that
    this machine is set to. "" where nobody knows."""
    if zone is not None:
        return str(getattr(zone, "key", ""))
    if named := os.environ.get("TZ", "").lstrip(":"):
        return named
    with suppress(OSError):
        where = os.path.realpath(LOCAL_TIME).replace(os.sep, "/")
        if "/zoneinfo/" in where:
            return where.rpartition("/zoneinfo/")[2]
    return time.tzname[0]
