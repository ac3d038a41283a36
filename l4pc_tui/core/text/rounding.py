"""Seconds as they are said in a room: whole minutes, half ones where it is little.

The sums behind them stay exact; what is said of several steps adds up to what is said of all.
"""

from __future__ import annotations

from collections.abc import Sequence

from l4pc_tui.core.text.amounts import exactly, minutes

HALF = 30
"""Seconds of half a minute."""
_LITTLE = 5 * 60


def said(seconds: float) -> str:
    """An amount of time (0 or more) in words: 11 min for 11:47, 2 min 30 sec for 2:40.

    What has not passed yet is not said, as on a clock.
    """
    whole = _whole(seconds)
    return exactly(whole) if whole else "under half a minute"


def length_said(seconds: float) -> str:
    """A length in words, to the nearest: 12 min for 11:47, 2 min 30 sec for 2:40."""
    return said(seconds + (HALF / 2 if seconds < _LITTLE - HALF / 2 else HALF))


def passed(seconds: float) -> int:
    """The whole minutes of an overrun, or of what one is behind, as its clock has counted them; it
    is one number in figures, words, header and log."""
    return int(round(seconds, 3) // 60)


def overrun(seconds: float) -> str:
    """An overrun in words: 1 min where its clock says 1:40, 45 sec where it says 0:45."""
    whole = passed(seconds)
    return minutes(whole * 60) if whole else minutes(int(round(seconds, 3)))


def halves(seconds: float) -> int:
    """A length in half minutes, to the nearest."""
    return int(seconds + HALF / 2) // HALF


def adding_up(changes: Sequence[int]) -> list[int]:
    """Each change (in seconds, either way) in half minutes; together as many as ``said`` of all.

    None is off by as much as a minute.
    """
    total = sum(changes)
    if total < 0:
        return [-share for share in adding_up([-change for change in changes])]
    shares = [change // HALF for change in changes]
    lacking = _whole(total) // HALF - sum(shares)
    # Those that lost most by rounding down come first to be rounded up, and last to lose more.
    order = sorted(range(len(changes)), key=lambda n: changes[n] % HALF, reverse=lacking > 0)
    for number in order[: abs(lacking)]:
        shares[number] += 1 if lacking > 0 else -1
    return shares


def _whole(seconds: float) -> int:
    unit = HALF if seconds < _LITTLE else 2 * HALF
    return int(seconds // unit) * unit
