"""The day on which a promise is due: “Fri”, “in two weeks”, “12 Dec”, seen from the day it was said.

What was typed always stays; a day stands beside it where the words name one that is to come.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from l4pc_tui.core.record.nouns import Note
from l4pc_tui.core.text.amounts import as_date

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FEWEST = 3
_DATE = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?(?: ([a-z]{3,9})\.?)?(?: (\d{4}))?")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?")
_AHEAD = re.compile(r"(?:in )?(\d{1,3}|[a-z]+) (day|week|fortnight)s?(?:' time)?")
_HOUR = re.compile(
    r"[ ,]+(?:at )?(?:noon|midday|lunch|lunchtime|morning|afternoon|evening|night|first thing"
    r"|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)|\d{1,2}[:.]\d\d)$"
)
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}


def due(by: str, said_on: date) -> date | None:
    """The day that a time names, seen from the day it was said on; None for other words.

    A weekday is the next of its name, “next Tue” the one of the week that begins next Monday; a
    day without its month is the next of that number. A date with its year may be past.
    """
    words = " ".join(by.casefold().replace("’", "'").split()).removeprefix("on ").rstrip(".")
    words = _HOUR.sub("", words)
    if words in ("today", "tonight"):
        return said_on
    if words == "tomorrow":
        return said_on + timedelta(days=1)
    found = _weekday(words, said_on) or as_date(words) or _ahead(words, said_on)
    return found or _dated(words, said_on) or _slashed(words, said_on)


def resolved(by: str, said_on: date | None) -> date | None:
    """The day that a time names, where that is not past already."""
    found = due(by, said_on) if said_on else as_date(by.strip())
    return None if found is None or (said_on and found < said_on) else found


def said_on(note: Note) -> date | None:
    """The day on which it was said."""
    return as_date(note.at[:10])


def day_words(on: date, seen_from: date | None) -> str:
    """A day as it is spoken of: "Fri 27 November", with its year where that is another one."""
    year = f" {on.year}" if seen_from and seen_from.year != on.year else ""
    return f"{on:%a} {on.day} {on:%B}{year}"


def understood(by: str, seen_from: date | None) -> str:
    """How a time was taken, in a sentence; "" for no time."""
    if not by or seen_from is None:
        return ""
    found = due(by, seen_from)
    if found is None:
        return f"Kept as typed: “{by}” names no day, so nothing can say when it is due."
    if found < seen_from:
        return f"Kept as typed: {day_words(found, seen_from)} is past. Another day may be meant."
    return f"Due {day_words(found, seen_from)}."


def _weekday(words: str, said_on: date) -> date | None:
    """A day of the week, alone or before the date that it falls on."""
    first, _, rest = words.partition(" ")
    if first == "this" and rest:
        return _weekday(rest, said_on)
    next_week = first == "next"
    named = (rest if next_week else first).rstrip(".,")
    number = next((n for n, name in enumerate(_DAYS)
                   if len(named) >= _FEWEST and name.startswith(named)), None)  # fmt: skip
    if number is None:
        return None
    if next_week:
        return said_on + timedelta(days=7 - said_on.weekday() + number)
    if not rest:
        return said_on + timedelta(days=(number - said_on.weekday() - 1) % 7 + 1)
    found = _dated(rest, said_on) or _slashed(rest, said_on)
    return found if found and found.weekday() == number else None


def _ahead(words: str, said_on: date) -> date | None:
    if words == "next week":
        return said_on + timedelta(days=7)
    found = _AHEAD.fullmatch(words)
    if found is None:
        return None
    many = found[1]
    number = (
        int(many) if many.isdecimal() else max(1, _NUMBERS.index(many)) if many in _NUMBERS else 0
    )
    try:
        return said_on + timedelta(days=number * _DAYS_IN[found[2]]) if number else None
    except OverflowError:
        return None


def _dated(words: str, said_on: date) -> date | None:
    found = _DATE.fullmatch(words)
    if found is None:
        return None
    named = [n for n, name in enumerate(_MONTHS, 1) if found[2] and name.startswith(found[2])]
    if found[2] and not named:
        return None
    return _next(int(found[1]), named, int(found[3] or 0), said_on)


def _slashed(words: str, said_on: date) -> date | None:
    """As dates are written in Britain: the day first."""
    found = _SLASHED.fullmatch(words)
    if found is None:
        return None
    year = int(found[3] or 0)
    return _next(int(found[1]), [int(found[2])], year + 2000 if 0 < year < 100 else year, said_on)


def _next(number: int, months: list[int], year: int, said_on: date) -> date | None:
    """The day of that number in one of the months (any when there is none), in the year when it
    is said, else the next to come."""
    years = [year] if year else [said_on.year, said_on.year + 1]
    days = (_day(y, month, number) for y in years for month in months or range(1, 13))
    return next((day for day in days if day is not None and (year or day > said_on)), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
