"""What an entry's data must look like to be understood: small checks, put together in ``kinds``.

Whatever is read here comes from a disk, from another laptop, or from a later version of ourselves.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

Check = Callable[[Any], bool]

LATEST = 7_258_118_400.0
"""The year 2200, in seconds since the epoch: no moment of a session lies beyond it."""
_MOST = 1 << 31
"""No count and no length of time is greater."""
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def text(value: Any) -> bool:
    """Any words, none among them."""
    return isinstance(value, str)


def named(value: Any) -> bool:
    """The id of something: no part of a name, and not nothing."""
    return isinstance(value, str) and value != "" and "/" not in value


def flag(value: Any) -> bool:
    """Yes or no."""
    return type(value) is bool


def whole(value: Any) -> bool:
    """A whole number of a size that counts something."""
    return type(value) is int and abs(value) < _MOST


def count(value: Any) -> bool:
    """A whole number that is not negative."""
    return whole(value) and value >= 0


def counts(value: Any) -> bool:
    """How many said one, two … five; nothing where nobody was asked."""
    return each(count)(value) and len(value) in (0, 5) and sum(value) < 10_000


def seconds(value: Any) -> bool:
    """An amount of time."""
    return type(value) in (int, float) and math.isfinite(value) and abs(value) < _MOST


def moment(value: Any) -> bool:
    """A moment, in seconds since the epoch."""
    return type(value) in (int, float) and bool(0 <= value < LATEST)


def stamp(value: Any) -> bool:
    """An ISO time with its offset."""
    try:
        found = datetime.fromisoformat(value)
        return found.tzinfo is not None and 0 <= found.timestamp() < LATEST
    except (ValueError, TypeError, OverflowError):
        return False


def span(value: Any) -> bool:
    """Two ISO times with their offset, a stroke between them; either may be missing, not both."""
    if not isinstance(value, str) or value.count("/") != 1 or value == "/":
        return False
    return all(side == "" or stamp(side) for side in value.split("/"))


def day(value: Any) -> bool:
    """An ISO date."""
    try:
        return bool(date.fromisoformat(value).isoformat() == value)
    except (ValueError, TypeError):
        return False


def clock(value: Any) -> bool:
    """A clock time: 09:30."""
    return isinstance(value, str) and _CLOCK.fullmatch(value) is not None


def one_of(members: type[StrEnum]) -> Check:
    """A member of a closed list."""
    known = frozenset(str(member) for member in members)
    return lambda value: text(value) and value in known


def optional(check: Check) -> Check:
    """Empty, or as the check asks."""
    return lambda value: value == "" or check(value)


def nothing_or(check: Check) -> Check:
    """None, or as the check asks."""
    return lambda value: value is None or check(value)


def each(check: Check) -> Check:
    """A list whose every part is as the check asks."""
    return lambda value: isinstance(value, list | tuple) and all(map(check, value))


def by_name(check: Check) -> Check:
    """A mapping whose every value is as the check asks."""
    return lambda value: (
        isinstance(value, Mapping) and all(map(text, value)) and all(map(check, value.values()))
    )


def fields(**checks: Check) -> Check:
    """A mapping in which each of these is there and as its check asks; more may be there."""
    return lambda value: (
        isinstance(value, Mapping)
        and all(name in value and check(value[name]) for name, check in checks.items())
    )
