"""Times as attendance files write them: which day first, which half of the day, how long.

What a text says is read once and kept; a long file writes the same second again and again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from l4pc_tui.core.people.sheet import Cell, shown
from l4pc_tui.core.text import fold

DAY = 86_400
"""Seconds of a day."""


class Order(StrEnum):
    """Which of two numbers of a date is the day."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(slots=True, eq=False)
class Moment:
    """What one cell says of a time, before anybody knows which number is the day.

    year: 0 for a time of the clock alone. one, two: the numbers of the day and the month as they
    stand; in a date whose order is sure, month and day. sure: whether it is.
    hint: the order that this date proves for its file. seconds: after midnight, None for a day
    alone. offset: minutes that its zone is ahead of UTC, where it says so.
    half: AM or PM is written. loose: a bare number such as ``11``. text: what stands there, where
    it is no time.
    at: seconds of the clock in London since the year 1, once the file's order is known.
    """

    year: int = 0
    one: int = 0
    two: int = 0
    sure: bool = True
    hint: Order | None = None
    seconds: int | None = None
    offset: int | None = None
    half: bool = False
    loose: bool = False
    text: str = ""
    at: int | None = None

    @property
    def open(self) -> bool:
        """Whether it is another day when it is read in the other order."""
        return not self.sure and not self.hint and self.one != self.two

    def day(self, order: Order) -> date | None:
        """Its day, None for a time alone and for what is no day."""
        if not self.year:
            return None
        order = self.hint or order
        month, day = self.one, self.two
        # Of two orders the one in which there is no such month is not meant.
        if not self.sure and (order is Order.DAY_FIRST or month > 12) and day <= 12:
            month, day = day, month
        try:
            return date(self.year, month, day)
        except ValueError:
            return None

    def local(self, order: Order, day: date | None, utc: bool) -> int | None:
        """Seconds of the clock in London since the year 1, None when it cannot be told.

        day: of a time that has none. utc: whether a time without a zone is in UTC.
        """
        on = self.day(order) or (None if self.year else day)
        if on is None or self.seconds is None:
            return None
        at = on.toordinal() * DAY + self.seconds
        if self.offset is None and not utc:
            return at
        at -= 60 * (self.offset or 0)
        return at + summer(at)


def summer(utc: int) -> int:
    """Seconds that the clock in London is ahead of UTC at a time: an hour from one o'clock on the
    last Sunday of March until one o'clock on that of October."""
    year = date.fromordinal(utc // DAY).year
    return 3600 if _last_sunday(year, 3) <= utc < _last_sunday(year, 10) else 0


def _last_sunday(year: int, month: int) -> int:
    last = date(year, month, 31).toordinal()
    return (last - last % 7) * DAY + 3600


def words(at: int | None) -> str | None:
    """``2025-03-27T09:58:12`` of seconds since the year 1."""
    if at is None:
        return None
    return f"{date.fromordinal(at // DAY)}T{clock(at)}"


def clock(at: int) -> str:
    """``09:58:12`` of seconds."""
    seconds = at % DAY
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


SPACES = re.compile(r"[\s\u00a0\u202f\u2009\u200e\u200f]+")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_DAY_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.|er|º)?[ -](?:de |of )?([^\W\d_]{3,12})\.?,?[ -](?:de |del )?(\d{4}|\d\d(?![:.h]))(?!\d)"
)
_NAMED_DAY = re.compile(r"([^\W\d_]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
_WEEKDAY = re.compile(r"[^\W\d_]{2,12}\.?,? (?=.*\d)")
_BETWEEN = re.compile(r"(?:,| |T|at |um |a las |à |@|-)*", re.IGNORECASE)
_HALF = r"(?P<half>[ap])\.? ?m\.?"
_ZONE = r"\(?(?P<zone>z|utc|gmt|[a-z]{3,4})?(?: ?(?P<ahead>[+-]\d{1,2})(?::?(?P<more>\d{2}))?)?\)?"
_CLOCK = re.compile(
    rf"(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d{{2}})(?:[:.](?P<second>\d{{2}})(?:[.,]\d+)?)?)?"
    rf"(?: ?{_HALF})?(?: ?(?:uhr|hrs?))?(?: ?{_ZONE})?",
    re.IGNORECASE,
)
_MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d) ?h(?:rs?)?", re.IGNORECASE)
_PLAIN = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?:[ \u00a0\u202f]?([AP])M)?")
_TENS = re.compile(r"(\d{1,2})\.([0-5])")
_PART_OF_A_DAY = re.compile(r"0\.\d{3,17}")
_REMARKED = re.compile(r"([^()]*\d[^()]*?) ?\(([^()]*[^\W\d_]{2}[^()]*)\)")
"""A time with words behind it in brackets."""
_BARE = re.compile(r"\d{1,4}")
NOTHING = frozenset({"", "-", "--", "---", "–", "—", "?", "n/a", "N/A"})
"""What services and people write where there is nothing."""

_MONTHS = (
    ("jan", "ene", "janv", "gen", "sty", "ion"), ("feb", "fev", "lut", "chw", "fevr"),
    ("mar", "maerz", "mrt", "maa", "mars", "maw"), ("apr", "abr", "avr", "kwi", "ebr"),
    ("may", "mai", "mei", "mag", "maj", "mayo", "maio"), ("jun", "juin", "giu", "cze", "meh"),
    ("jul", "juil", "lug", "lip", "gor"), ("aug", "ago", "aou", "aout", "sie", "aws"),
    ("sep", "set", "wrz", "med"), ("oct", "okt", "ott", "out", "paz", "hyd"),
    ("nov", "lis", "tac"), ("dec", "dic", "dez", "gru", "rha"),
)  # fmt: skip
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "cest": 120,
    "eet": 120, "eest": 180, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip


def month_of(name: str) -> int:
    """The month that a word names, in the languages of the services; 0 for another word."""
    key = fold(name)
    return _MONTH_OF.get(key[:4]) or _MONTH_OF.get(key[:3]) or 0


class _Day(NamedTuple):
    year: int
    one: int
    two: int
    sure: bool
    hint: Order | None


class Moments(dict[Cell, Moment]):
    """What each cell says of a time. Filled as it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self._days: dict[str, _Day | None] = {}

    def __missing__(self, cell: Cell) -> Moment:
        found = self._read(cell)
        if found is None:
            text = shown(cell).strip()
            found = Moment(text="" if text in NOTHING else text)
        self[cell] = found
        return found

    def _read(self, cell: Cell) -> Moment | None:
        if not isinstance(cell, str):
            return self._of_a_workbook(cell)
        head, space, tail = cell.partition(" ")
        if space:  # as nearly all of them are written
            day, at = self._day(head), _quick_clock(tail)
            if day and at is not None:
                return Moment(*day, at[0], None, at[1])
        if len(cell) > 80:
            return None
        if bare := _BARE.fullmatch(cell.strip()):
            return _bare(bare[0])
        return self._slowly(SPACES.sub(" ", cell).strip())

    def _of_a_workbook(self, cell: Cell) -> Moment | None:
        if isinstance(cell, int | float):
            return self._read(shown(cell))
        if isinstance(cell, datetime):
            seconds = cell.hour * 3600 + cell.minute * 60 + cell.second
            return Moment(cell.year, cell.month, cell.day, seconds=seconds)
        if isinstance(cell, time):
            return Moment(seconds=cell.hour * 3600 + cell.minute * 60 + cell.second)
        return None

    def _day(self, text: str) -> _Day | None:
        try:
            return self._days[text]
        except KeyError:
            found, rest = _read_day(text) if len(text) < 40 else (None, "")
            self._days[text] = kept = found if rest in ("", ",") else None
            return kept

    def _slowly(self, text: str) -> Moment | None:
        remarked = _REMARKED.fullmatch(text)
        at = self._alone(remarked[1]) if remarked else None
        if remarked and at and at.seconds is not None:
            at.text = remarked[2]
            return at
        return self._alone(text)

    def _alone(self, text: str) -> Moment | None:
        """The time that a text is which says nothing else."""
        day, rest = _read_day(text)
        if day is None:
            at = read_clock(text) if any(sign in text for sign in ":.hmM") else None
            return at or _as_a_number(text)
        rest = rest[_BETWEEN.match(rest).end() :]  # type: ignore[union-attr]
        if not rest:
            return Moment(*day)
        at = read_clock(rest)
        return Moment(*day, at.seconds, at.offset, at.half) if at else None


def _quick_clock(text: str) -> tuple[int, bool] | None:
    """Seconds after midnight, and whether AM or PM is said, of a time as services write it."""
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    hour, minute, second, half = found.groups()
    hours = int(hour)
    if half and hours <= 12:
        hours = hours % 12 + (12 if half == "P" else 0)
    seconds = hours * 3600 + int(minute) * 60 + int(second or 0)
    return (seconds, half is not None) if seconds < DAY else None


def read_clock(text: str) -> Moment | None:
    """The time of the clock that a text is: ``9.45``, ``12:07 AM``, ``1000h``."""
    plain = SPACES.sub(" ", text).strip()
    military = _MILITARY.fullmatch(plain)
    if military:
        return Moment(seconds=int(military[1]) * 3600 + int(military[2]) * 60)
    found = _CLOCK.fullmatch(plain)
    if found is None:
        return None
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    half = (found["half"] or "").lower()
    if hour > 23 or minute > 59 or second > 59:
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    offset = None
    if found["zone"] or found["ahead"]:
        zone = (found["zone"] or "utc").lower()
        if zone not in _ZONES:
            return None
        ahead = int(found["ahead"] or 0)
        more = int(found["more"] or 0)
        offset = _ZONES[zone] + ahead * 60 + (more if ahead >= 0 else -more)
    return Moment(seconds=hour * 3600 + minute * 60 + second, offset=offset, half=bool(half))


def _bare(digits: str) -> Moment | None:
    """The time that somebody wrote as ``11``, ``930`` or ``1000``."""
    hour, minute = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))
    if hour > 23 or minute > 59:
        return None
    return Moment(seconds=hour * 3600 + minute * 60, loose=True)


def _as_a_number(text: str) -> Moment | None:
    """The time that a sheet of numbers has made a number of: ``12.3`` for 12.30, or the part of a
    day that has gone by."""
    if found := _TENS.fullmatch(text):
        hour, minute = int(found[1]), 10 * int(found[2])
        return Moment(seconds=hour * 3600 + minute * 60, loose=True) if 0 < hour < 24 else None
    if _PART_OF_A_DAY.fullmatch(text):
        return Moment(seconds=round(float(text) * 1440) * 60 % DAY, loose=True)
    return None


def day_in(text: str) -> Moment | None:
    """The day that is named somewhere in a line of words, as in a title."""
    plain = SPACES.sub(" ", text)
    for pattern in (_YEAR_FIRST, _NUMBERS, _DAY_NAMED, _NAMED_DAY):
        for found in pattern.finditer(plain):
            if found.start() and plain[found.start() - 1].isdigit():
                continue
            day, _ = _read_day(plain[found.start() :])
            if day:
                return Moment(*day)
    return None


def moment_in(text: str) -> Moment | None:
    """The day and the time at the beginning of a text: ``6 Mar 2025 10.00AM All students``."""
    day, rest = _read_day(SPACES.sub(" ", text).strip())
    if day is None:
        return None
    rest = rest[_BETWEEN.match(rest).end() :]  # type: ignore[union-attr]
    found = re.match(rf"\d{{1,2}}[:.]\d{{2}}(?: ?{_HALF})?", rest, re.IGNORECASE)
    at = read_clock(found[0]) if found else None
    return Moment(*day, at.seconds if at else None)


def _read_day(text: str) -> tuple[_Day | None, str]:
    """The day at the beginning of a text, and what follows it."""
    found = _YEAR_FIRST.match(text)
    if found:
        return _sound(_Day(int(found[1]), int(found[3]), int(found[4]), True, None), text, found)
    found = _NUMBERS.match(text)
    if found:
        one, two, year = int(found[1]), int(found[3]), int(found[4])
        hint = None
        if found[2] == "." or (one > 12 >= two):
            hint = Order.DAY_FIRST
        elif two > 12 >= one:
            hint = Order.MONTH_FIRST
        year += 2000 if year < 100 else 0
        return _sound(_Day(year, one, two, False, hint), text, found)
    plain = text
    for _ in range(2):  # with and without a day of the week before it
        for pattern, day, month in ((_DAY_NAMED, 1, 2), (_NAMED_DAY, 2, 1)):
            found = pattern.match(plain)
            named = month_of(found[month]) if found else 0
            if found and named:
                year = int(found[3]) + (2000 if len(found[3]) < 3 else 0)
                return _sound(_Day(year, named, int(found[day]), True, None), plain, found)
        weekday = _WEEKDAY.match(plain)
        if weekday is None:
            break
        plain = plain[weekday.end() :]
        if plain[:1].isdigit() and (_NUMBERS.match(plain) or _YEAR_FIRST.match(plain)):
            return _read_day(plain)
    return None, text


def _sound(day: _Day, text: str, found: re.Match[str]) -> tuple[_Day | None, str]:
    fits = max(day.one, day.two) <= 31 and 1 <= min(day.one, day.two) <= 12 and day.year > 1900
    return (day if fits else None), text[found.end() :]
