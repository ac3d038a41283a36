"""What lies between the sessions of a programme: the closed lists, and when each thing is due."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, get_args

from l4pc_tui.core.text.clock_times import read_date
from l4pc_tui.core.text.folding import fold

if TYPE_CHECKING:
    from l4pc_tui.core.script.model.model import ModuleLine, Programme

EntryKind = Literal[
    "session", "between", "letter", "access call", "sponsor", "threes", "visit", "conversation",
    "trial", "answer", "baseline", "reunion",
]  # fmt: skip
Who = Literal["facilitator", "coordinator", "everyone", "threes"]
Side = Literal["before", "after", "date"]
Unit = Literal["day", "week", "month"]

ENTRY_KINDS: tuple[EntryKind, ...] = get_args(EntryKind)
WHO: tuple[Who, ...] = get_args(Who)

_ALSO: dict[EntryKind, str] = {
    "session": "",
    "between": "",
    "letter": "joining letter|invitation|welcome letter",
    "access call": "access calls|access|call",
    "sponsor": "sponsors|line manager|yes in writing",
    "threes": "trios|fixed threes|the threes",
    "visit": "visits",
    "conversation": "conversations",
    "trial": "try it|two week trial",
    "answer": "answers|barriers",
    "baseline": "base line|measure",
    "reunion": "reunions",
}
ENTRY_WORDS: dict[str, EntryKind] = {
    word: kind for kind, also in _ALSO.items() for word in (kind, *filter(None, also.split("|")))
}
"""Each kind by its folded words."""

WHO_DOES: dict[EntryKind, Who] = {
    "session": "facilitator",
    "between": "everyone",
    "letter": "coordinator",
    "access call": "coordinator",
    "sponsor": "coordinator",
    "threes": "threes",
    "visit": "everyone",
    "conversation": "everyone",
    "trial": "everyone",
    "answer": "facilitator",
    "baseline": "facilitator",
    "reunion": "coordinator",
}
"""Who does it where the line does not say."""

WHO_WORDS: dict[str, Who] = {
    "facilitator": "facilitator", "facilitators": "facilitator", "the facilitator": "facilitator",
    "coordinator": "coordinator", "the coordinator": "coordinator",
    "everyone": "everyone", "everybody": "everyone", "all": "everyone",
    "threes": "threes", "the threes": "threes", "trios": "threes",
}  # fmt: skip
WHO_NAMES: dict[Who, str] = {
    "facilitator": "the facilitator",
    "coordinator": "the coordinator",
    "everyone": "everyone",
    "threes": "the threes",
}

ENTRY_SETTINGS: dict[str, str] = {
    "due": "Due", "who": "Who", "handout": "Handout", "exercise": "Exercise", "note": "Note",
}  # fmt: skip

NUMBERS: dict[str, int] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_UNITS: dict[str, Unit] = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month",
    "months": "month",
}  # fmt: skip
_DUE = re.compile(
    r"(?P<within>within\s+)?(?P<number>\d{1,3}|[a-z]+)\s+(?P<unit>days?|weeks?|months?)"
    r"(?:\s+(?P<side>before|after|later))?",
    re.I,
)
_AT_ONCE = ("on the day", "the same day", "at the session")


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due. side: so long before the session below, after the one above, or on a
    date (ISO)."""

    side: Side
    number: int = 0
    unit: Unit = "day"
    date: str = ""


@dataclass(frozen=True, slots=True)
class Lying:
    """A line between the sessions, held against real days.

    entry: the line. above, below: the plans that it stands between; "" for none. by: the day by
    which it is to be done; None where no day is known to count from.
    """

    entry: ModuleLine
    above: str
    below: str
    by: date | None


def read_due(text: str) -> Due | None:
    """The due day that a text gives; None when it gives none."""
    words = " ".join(text.split()).rstrip(".").lower()
    if day := read_date(words):
        return Due("date", date=day)
    if words in _AT_ONCE:
        return Due("after")
    match = _DUE.fullmatch(words)
    if match is None or not (match["within"] or match["side"]):
        return None
    said = match["number"]
    number = int(said) if said.isdecimal() else NUMBERS.get(said, 0)
    if not number:
        return None
    return Due("before" if match["side"] == "before" else "after", number, _UNITS[match["unit"]])


def due_words(due: Due | None) -> str:
    """ "3 weeks before the next session", "within 2 weeks", "on the day", or a date."""
    if due is None:
        return ""
    if due.side == "date":
        return due.date
    if not due.number:
        return "on the day"
    length = f"{due.number} {due.unit}{'s' if due.number > 1 else ''}"
    return f"{length} before" if due.side == "before" else f"within {length}"


def entry_word(kind: EntryKind) -> str:
    """A kind as it is written: "Access call"."""
    return kind.capitalize()


def counts(entry: ModuleLine) -> bool:
    """Whether a line is something to see to: one that people only take home with them is not."""
    return entry.kind not in ("session", "between") or entry.due is not None


def lying(programme: Programme, days: Mapping[str, str]) -> tuple[Lying, ...]:
    """What lies between the sessions, in the order of the page. days: by plan, the day (ISO) on
    which it is held really; one that is not among them has no day."""
    lines = [entry for module in programme.modules for entry in module.entries]
    found = []
    for at, entry in enumerate(lines):
        if entry.kind == "session":
            continue
        above = next((e.session for e in reversed(lines[:at]) if e.kind == "session"), "")
        below = next((e.session for e in lines[at:] if e.kind == "session"), "")
        by = _by(entry, _day(days.get(above, "")), _day(days.get(below, "")))
        found.append(Lying(entry, above, below, by))
    return tuple(found)


def _by(entry: ModuleLine, above: date | None, below: date | None) -> date | None:
    due = entry.due
    if due is None:
        return below if counts(entry) else None
    if due.side == "date":
        return _day(due.date)
    anchor = below if due.side == "before" else above
    if anchor is None:
        return None
    return shifted(anchor, -due.number if due.side == "before" else due.number, due.unit)


def shifted(day: date, number: int, unit: Unit) -> date:
    """So many days, weeks or months later; a month has the last day that there is."""
    try:
        if unit != "month":
            return day + timedelta(days=number * (7 if unit == "week" else 1))
        months = day.year * 12 + day.month - 1 + number
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return day.replace(year=year, month=month + 1, day=min(day.day, last))
    except (OverflowError, ValueError):
        return day


def _day(told: str) -> date | None:
    return date.fromisoformat(told) if told and read_date(told) else None


def who_of(text: str) -> Who | None:
    """Who does it, by the words for them; None where these are nobody's."""
    return WHO_WORDS.get(fold(text))
