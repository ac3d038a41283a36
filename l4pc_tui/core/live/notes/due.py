"""The day on which a promise is due: “Fri”, “in two weeks”, “12 Dec”, seen from the day it was said.

What was typed always stays; a day stands beside it where the words name one that is to come.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from l4pc_tui.core.record.nouns import Note
from l4pc_tui.core.text.amounts import as_date

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MANY = {"an": 1, "a couple of": 2, "eleven": 11, "twelve": 12}
_FEWEST = 3
_FRIDAY, _SATURDAY = 4, 5
_DAY = r"(\d{1,2})(?:st|nd|rd|th|\.)?"
_MONTH = r"([a-z]{3,9})\.?"
_YEAR = r"(?:,? (?:')?(\d{4}|\d\d))?"
_DATE = re.compile(rf"(?:the )?{_DAY}(?: day)?(?:(?: of)? ?{_MONTH})?{_YEAR}")
_MONTH_FIRST = re.compile(rf"{_MONTH} ?(?:the )?{_DAY}{_YEAR}")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?")
_AHEAD = re.compile(
    r"(?:in |within )?(?:the next )?(\d{1,3}|a couple of|[a-z]+) (day|week|fortnight|month|year)s?"
    r"(?:(?:'s?)? time| from (?:now|today)| today)?"
)
AN_HOUR = (
    r"(?:at )?(?:noon|midday|lunch|lunchtime|(?:in the )?(?:morning|afternoon|evening)|night"
    r"|first thing|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)|(?:[01]?\d|2[0-3])[:.][0-5]\d)"
)
"""An hour of a day, as it stands behind the day."""
_HOUR = re.compile(rf"[ ,]+{AN_HOUR}$")
_END = re.compile(r"(?:the )?(?:very )?(?:end|last day)(?: of)? (?:the )?(.+)|(.+) end")
_HALF = re.compile(r"(?:the )?(middle of|mid|start of|beginning of)[ -](?:the )?([a-z]{3,9})\.?")
_LATER = re.compile(r"(?:(a|one|two) (weeks?) (?:on )?|(a) (fortnight) (?:on )?|(week) on )?(.+?)"
                    r"( week| fortnight)?")  # fmt: skip
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_TODAY = ("today", "tonight", "this morning", "this afternoon", "this evening", "eod", "cob",
          "close of play", "close of business")  # fmt: skip
_NEXT_TIME = re.compile(
    r"(?:the |our )?next (?:session|meeting|time)(?: we meet)?|(?:when )?we (?:next meet|meet next)"
    r"|(?:when )?we meet again"
)


def due(by: str, said_on: date, next_session: date | None = None) -> date | None:
    """The day that a time names, seen from the day it was said on; None for other words.

    A weekday is the next of its name, “next Tue” the one of the week that begins next Monday; a
    day without its month is the next of that number, and a date without its year the next of its
    name: today is one. A date with its year may be past.

    next_session: the day of the cohort's session after this one, where one is planned.
    """
    if is_next_session(by):
        return next_session
    words = tidied(by)
    # 12.12 behind a day may be the date it falls on, or an hour of it; “12 noon” is no twelfth.
    day = _HOUR.sub("", words)
    forms = (words,) if day.isdecimal() else (words, day)
    found = (read(each, said_on) for each in forms for read in _READERS)
    return next((day for day in found if day is not None), None)


def resolved(by: str, said_on: date | None, next_session: date | None = None) -> date | None:
    """The day that a time names, where that is not past already."""
    found = due(by, said_on, next_session) if said_on else as_date(by.strip())
    return None if found is None or (said_on and found < said_on) else found


NO_DAY = "No day was understood; Close asks by when."
"""What is told of a promise whose words sound like a time, and name no day."""


def is_next_session(by: str) -> bool:
    """Whether a time is that of the session after this one, whenever that will be."""
    return _NEXT_TIME.fullmatch(tidied(by)) is not None


def tidied(by: str) -> str:
    """A time without what makes no difference to its day: capitals, commas, “on”."""
    words = " ".join(by.casefold().replace("’", "'").replace(",", " ").split()).rstrip(" .!;:")
    return re.sub(r"^(?:on|by|before|until|till|at|for) ", "", words)


def said_on(note: Note) -> date | None:
    """The day on which it was said."""
    return as_date(note.at[:10])


def day_words(on: date, seen_from: date | None) -> str:
    """A day as it is spoken of: "Fri 27 November", with its year where that is another one."""
    year = f" {on.year}" if seen_from and seen_from.year != on.year else ""
    return f"{on:%a} {on.day} {on:%B}{year}"


def understood(by: str, seen_from: date | None, next_session: date | None = None) -> str:
    """How a time was taken, in a sentence; "" for no time."""
    if not by or seen_from is None:
        return ""
    found = due(by, seen_from, next_session)
    if found is None and is_next_session(by):
        return "Due at the next session; none is planned yet."
    if found is None:
        return f"Kept as typed: “{by}” names no day. Close asks which one."
    if found < seen_from:
        return f"Kept as typed: {day_words(found, seen_from)} is past. Another day may be meant."
    return f"Due {day_words(found, seen_from)}."


def _near(words: str, said_on: date) -> date | None:
    if words in _TODAY:
        return said_on
    if words in ("tomorrow", "tomorrow night", "tmrw"):
        return _plus(said_on, 1)
    return _plus(said_on, 2) if words.removeprefix("the ") == "day after tomorrow" else None


def _iso(words: str, _said_on: date) -> date | None:
    return as_date(words)


def _weekday(words: str, said_on: date) -> date | None:
    """A day of the week, alone or before the date that it falls on."""
    first, _, rest = words.partition(" ")
    if first == "this" and _numbered(rest, DAYS) == said_on.weekday():
        return said_on
    if first in ("this", "coming", "the") and rest:
        return _weekday(rest, said_on)
    next_week = first == "next"
    named = (rest if next_week else first).rstrip(".")
    number = _numbered(named, DAYS)
    if number is None:
        return None
    if next_week:
        return _plus(said_on, 7 - said_on.weekday() + number)
    if not rest:
        return _plus(said_on, (number - said_on.weekday() - 1) % 7 + 1)
    found = _dated(rest, said_on) or _month_first(rest, said_on) or _slashed(rest, said_on)
    return found if found and found.weekday() == number else None


def _ahead(words: str, said_on: date) -> date | None:
    if words in ("next week", "next month", "next year"):
        words = f"a {words.removeprefix('next ')}"
    found = _AHEAD.fullmatch(words)
    if found is None:
        return None
    many = found[1]
    number = (
        int(many) if many.isdecimal()
        else max(1, _NUMBERS.index(many)) if many in _NUMBERS else _MANY.get(many, 0)
    )  # fmt: skip
    if not number:
        return None
    if found[2] in _DAYS_IN:
        return _plus(said_on, number * _DAYS_IN[found[2]])
    return _months_on(said_on, number * (12 if found[2] == "year" else 1))


def _later(words: str, said_on: date) -> date | None:
    """A week or two from a day that is near: “Friday week”, “a fortnight tomorrow”."""
    found = _LATER.fullmatch(words)
    if found is None:
        return None
    times, unit = found[1] or found[3] or "a", found[2] or found[4] or found[5] or found[7] or ""
    from_day = found[6]
    near = _near(from_day, said_on) or _weekday(from_day, said_on)
    if not unit or near is None:
        return None
    return _plus(near, (2 if times == "two" else 1) * _DAYS_IN[unit.strip().removesuffix("s")])


def _weekend(words: str, said_on: date) -> date | None:
    """The Saturday to come, or the day itself."""
    if words not in ("the weekend", "this weekend", "at the weekend", "weekend", "next weekend"):
        return None
    if words.startswith("next"):
        return _plus(said_on, 7 - said_on.weekday() + _SATURDAY)
    return _plus(said_on, max(0, _SATURDAY - said_on.weekday()))


def _end(words: str, said_on: date) -> date | None:
    """The end of a day, a week (its Friday), a month or the year."""
    found = _END.fullmatch(
        {"eow": "week end", "eom": "month end", "eoy": "year end"}.get(words, words)
    )
    if found is None:
        return None
    of = (found[1] or found[2]).removeprefix("this ")
    if of in ("day", "play", "business", "today"):
        return said_on
    if of in ("week", "next week"):
        ahead = 7 * (of != "week") + _FRIDAY - said_on.weekday()
        # Said at the weekend, it is the weekend's own end.
        return _plus(said_on, ahead if ahead >= 0 else 6 - said_on.weekday())
    if of in ("month", "next month"):
        return _last_of(_months_on(said_on.replace(day=1), int(of != "month")))
    if of in ("year", "next year"):
        return _day(said_on.year + (of != "year"), 12, 31)
    name, _, year = of.partition(" ")
    number = _numbered(name.rstrip("."), _MONTHS)
    if number is None or (year and not year.isdecimal()):
        return None
    in_year = _full(int(year)) if year else said_on.year + (number + 1 < said_on.month)
    return _last_of(_day(in_year, number + 1, 1))


def _part(words: str, said_on: date) -> date | None:
    """The middle or the beginning of a month."""
    found = _HALF.fullmatch(words)
    number = _numbered(found[2], _MONTHS) if found else None
    if found is None or number is None:
        return None
    return _next(15 if found[1].startswith("mid") else 1, [number + 1], 0, said_on)


def _dated(words: str, said_on: date) -> date | None:
    found = _DATE.fullmatch(words)
    return _of_month(found[1], found[2], found[3], said_on) if found else None


def _month_first(words: str, said_on: date) -> date | None:
    found = _MONTH_FIRST.fullmatch(words)
    return _of_month(found[2], found[1], found[3], said_on) if found else None


def _slashed(words: str, said_on: date) -> date | None:
    """As dates are written in Britain: the day first."""
    parts = words.split("-")
    if len(parts) > 1 and parts[1].isalpha():
        return _dated(" ".join(parts), said_on)
    found = _SLASHED.fullmatch(words)
    if found is None or ("-" in words and not found[3]):
        return None
    return _next(int(found[1]), [int(found[2])], _full(int(found[3] or 0)), said_on)


_READERS: tuple[Callable[[str, date], date | None], ...] = (
    _near, _iso, _weekday, _ahead, _later, _weekend, _end, _part, _dated, _month_first, _slashed,
)  # fmt: skip
"""Each reads a form of its own, in this order."""


def _of_month(day: str, name: str | None, year: str | None, said_on: date) -> date | None:
    number = _numbered(name, _MONTHS) if name else None
    if name and number is None:
        return None
    if year and number is None:
        return None
    months = [] if number is None else [number + 1]
    return _next(int(day), months, _full(int(year or 0)), said_on)


def _numbered(name: str, names: tuple[str, ...]) -> int | None:
    """Which of the names it is the beginning of, at least three letters long; from 0."""
    name = {"sept": "sep", "weds": "wed"}.get(name, name)
    return next(
        (n for n, each in enumerate(names) if len(name) >= _FEWEST and each.startswith(name)), None
    )


def _next(number: int, months: list[int], year: int, said_on: date) -> date | None:
    """The day of that number in one of the months (any when there is none), in the year when it
    is said, else the next to come; today is."""
    years = [year] if year else [said_on.year, said_on.year + 1]
    days = (_day(y, month, number) for y in years for month in months or range(1, 13))
    return next((day for day in days if day is not None and (year or day >= said_on)), None)


def _full(year: int) -> int:
    """A year in full: 26 is 2026."""
    return year + 2000 if 0 < year < 100 else year


def _months_on(day: date, months: int) -> date | None:
    """That many months later, on the same day or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    first = _day(day.year + years, month + 1, 1)
    return first and first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def _last_of(first: date | None) -> date | None:
    return first and first.replace(day=monthrange(first.year, first.month)[1])


def _plus(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
