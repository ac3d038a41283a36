"""How long what is recorded of a cohort is kept: proposed, agreed by a person, and when it is due.

Nothing goes by itself when a time is over: it is due, and a person says what becomes of it. The
times that are proposed are settings with a source and no law; whoever is responsible agrees to
them or says others.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.names import CohortId
from l4pc_tui.core.record.nouns import Cohort
from l4pc_tui.core.text.amounts import as_date

_YEAR = 12


class Kept(StrEnum):
    """What is kept for a time of its own."""

    REGISTER = "register"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class KeptRow:
    """What it is, in words; the months after the last session that are proposed, and those between
    which they commonly lie; why, and how sure that is."""

    what: str
    proposed: int
    least: int
    most: int
    source: str


KEPT: dict[Kept, KeptRow] = locked(
    Kept,
    {
        Kept.REGISTER: KeptRow(
            "who took part, the register and hours", 7 * _YEAR, 3 * _YEAR, 7 * _YEAR,
            "as long as evidence of learning or a funder’s audit needs, commonly 3 to 7 years; general "
            "knowledge, not checked: ask your funder",
        ),
        Kept.NOTES: KeptRow(
            "notes, commitments, answers, pulses, forms and stories", _YEAR, 3, _YEAR,
            "the end of the programme and 3 to 12 months; general knowledge, not checked: ask whoever "
            "is responsible for data protection",
        ),
    },
)  # fmt: skip
"""What is proposed for each, and where from (docs/decisions/0087)."""


@dataclass(frozen=True, slots=True)
class Period:
    """How long something of a cohort is kept. months: after the last session, agreed or proposed.

    until: the last day; None while nobody knows when the last session is.
    """

    kept: Kept
    months: int
    agreed: bool
    until: date | None

    def is_due(self, today: date, ended: date | None) -> bool:
        """Whether a person must say something: the time is over; or nothing was agreed, and the
        least that is common has passed."""
        if self.agreed:
            return self.until is not None and self.until < today
        return ended is not None and after(ended, KEPT[self.kept].least) < today


def agreed_months(cohort: Cohort, kept: Kept) -> int:
    """The months that were agreed for a cohort; 0 while none were."""
    return locked(
        Kept, {Kept.REGISTER: cohort.register_months, Kept.NOTES: cohort.notes_months}
    )[kept]  # fmt: skip


def periods(cohort: Cohort, ended: date | None) -> tuple[Period, ...]:
    """How long each thing of a cohort is kept. ended: the day of its last session, if it has one."""
    found = []
    for kept in Kept:
        agreed = agreed_months(cohort, kept)
        months = agreed or KEPT[kept].proposed
        until = None if ended is None else after(ended, months)
        found.append(Period(kept, months, bool(agreed), until))
    return tuple(found)


def due(found: Iterable[Period], ended: date | None, today: date) -> tuple[Kept, ...]:
    """What a person must say something about now."""
    return tuple(each.kept for each in found if each.is_due(today, ended))


def last_days(sessions: Iterable[tuple[CohortId, str]]) -> dict[CohortId, date]:
    """Each cohort → the day of its last session. sessions: each one's cohort and ISO day. One
    without a day may still be to come: a cohort that has one has no last day."""
    ends: dict[CohortId, date | None] = {}
    for of, on in sessions:
        day, held = as_date(on), ends.get(of, date.min)
        ends[of] = None if day is None or held is None else max(held, day)
    return {of: day for of, day in ends.items() if day is not None}


def after(day: date, months: int) -> date:
    """The same day so many months later; the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, _YEAR)
    year = min(day.year + years, date.max.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_in_words(months: int) -> str:
    """ "7 years", "18 months", "1 year"."""
    years, rest = divmod(months, _YEAR)
    if rest or not years:
        return f"{months} month{'' if months == 1 else 's'}"
    return f"{years} year{'' if years == 1 else 's'}"
