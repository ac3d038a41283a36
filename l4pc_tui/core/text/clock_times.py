"""Times of the clock and dates, as they are written in a file."""

from __future__ import annotations

import re
from datetime import date

_CLOCK = re.compile(r"(\d{1,2})[:.：](\d{2})")


def read_clock(text: str) -> int | None:
    """Seconds after midnight of HH:MM or HH.MM, None when it is no time of the clock."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return int(match[1]) * 3600 + int(match[2]) * 60


def read_date(text: str) -> str | None:
    """The ISO date that a text gives, None when it is no day."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
        return None
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        return None


def clock_words(seconds: int) -> str:
    """HH:MM of seconds after midnight."""
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}"
