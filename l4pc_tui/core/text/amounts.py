"""Times and amounts in plain words. Times are seconds; points in time are epoch seconds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo


def local(at: float, zone: tzinfo | None) -> datetime:
    """The wall-clock time of a moment; no zone means the one this machine is set to."""
    return datetime.fromtimestamp(at, zone)


def stamp(at: float, zone: tzinfo | None) -> str:
    """A moment as records keep it: ISO 8601 with milliseconds and the local offset."""
    return datetime.fromtimestamp(at, zone).astimezone(zone).isoformat(timespec="milliseconds")


def hhmm(at: float, zone: tzinfo | None, seen: float | None) -> str:
    """A moment as people read it from a clock: 09:40; with its date where it is of another day
    than the one that it is ``seen`` on (any moment of that day): 27 Nov 09:40."""
    return on_day(local(at, zone), None if seen is None else local(seen, zone).date())


def on_day(wall: datetime, today: date | None) -> str:
    """A wall-clock time as it is read on a day: every time of another day has its date, and its
    year where that is another. None: read on nobody knows which day, so with all of it."""
    # Ten times as quick as strftime, which counts where two hundred lines have a time.
    told = f"{wall.hour:02d}:{wall.minute:02d}"
    if today is not None and wall.date() == today:
        return told
    year = "" if today is not None and wall.year == today.year else f" {wall.year}"
    return f"{wall.day} {wall:%b}{year} {told}"


def day_and_clock(at: str) -> str:
    """The day and wall-clock time of an ISO time in its own offset, for lists of many days:
    2026-11-28 09:40."""
    return at[:16].replace("T", " ")


def moment_in_words(at: str) -> str:
    """An ISO time in its own offset as it is read on its own: 28 November 2026, 09:40. Other text
    comes back as it is."""
    try:
        wall = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{wall.day} {wall:%B %Y, %H:%M}"


def clock(at: str, on: str) -> str:
    """The wall-clock time of an ISO time, in its own offset, as it is told of a day (ISO): 09:40,
    or 28 Nov 09:40. Empty when there is none."""
    try:
        return on_day(datetime.fromisoformat(at), as_date(on))
    except ValueError:
        return ""


def apart(planned: float, expected: float) -> int:
    """Whole minutes between two moments as they are read from a clock; 0 under a minute.

    12:02 is two minutes late for 12:00, whatever the seconds say: the words beside two clock
    times must add up.
    """
    if abs(expected - planned) < 60:
        return 0
    return int(expected // 60 - planned // 60)


def timer(left: float) -> str:
    """What is left as minutes and seconds, 7:40; past the end, +1:20."""
    seconds = -int(left // -1) if left > 0 else int(round(-left, 3))
    return f"{'' if left > 0 or seconds == 0 else '+'}{seconds // 60}:{seconds % 60:02d}"


def minutes(seconds: float) -> str:
    """A length in words: 12 min, 45 sec, 3 h 30 min."""
    if 0 < seconds < 60:
        return f"{int(seconds)} sec"
    whole = int(seconds + 30) // 60
    if whole < 60:
        return f"{whole} min"
    hours, rest = divmod(whole, 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def exactly(seconds: float) -> str:
    """A length in words to the second: 12 min, 2 min 24 sec, 1 h 30 min."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    amounts = ((hours, "h"), (rest // 60, "min"), (rest % 60, "sec"))
    return " ".join(f"{amount} {unit}" for amount, unit in amounts if amount) or "0 min"


def day(iso: str) -> str:
    """An ISO date as read in Britain: Tuesday 6 October 2026. Other text comes back as it is."""
    parsed = as_date(iso)
    return f"{parsed:%A} {parsed.day} {parsed:%B %Y}" if parsed else iso


def as_date(iso: str) -> date | None:
    """The day that an ISO date names; None for other text."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 note, 5 notes."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Words one after another, as a sentence has them: "Ann, Ben and Cat"."""
    *first, last = words or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def capital(text: str) -> str:
    """The words as a sentence begins: "lunch holds" → "Lunch holds"."""
    return text[:1].upper() + text[1:]


SMALL_GROUP = 10
"""Of fewer than so many no percentage is told, for each would be a tenth of it or more; and that all
of them or none did something is hidden from those who are told no names."""


def percent(part: float, whole: float) -> int:
    """Whole percent, halves up: 13 of 5 in 40. whole: more than 0."""
    return int((200 * part + whole) // (2 * whole))
