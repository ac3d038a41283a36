"""Time that nobody can set: how long it is since something, through a laptop's sleep too."""

from __future__ import annotations

import sys
import time


def steady() -> float:
    """Seconds since some moment in the past; they go on while the laptop sleeps.

    Python's own monotonic clock stands still meanwhile on Linux and macOS: a sleep would look
    like a clock that was put forward.
    """
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
