"""What an export is about: a session, or the sessions of some cohorts between two days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.record.nouns import Cohort
from l4pc_tui.core.text.amounts import as_date, count, day, listed
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.sessions import as_day, find_session, in_order
from l4pc_tui.desk.trouble import Trouble, refusal
from l4pc_tui.store.tables.rowsets import SessionRow

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

_NAMED = 3
"""Cohorts that a sentence names; of more it tells how many."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What an export is about.

    cohorts: in the order in which they were named; none for a try-out. sessions: in order, at least
    one. first, last: the ISO days between which they lie, both included, as they were asked for;
    "" where nobody said. single: one session was asked for, and not a cohort.
    """

    cohorts: tuple[Cohort, ...]
    sessions: tuple[SessionRow, ...]
    first: str = ""
    last: str = ""
    single: bool = False

    @property
    def days(self) -> tuple[str, str]:
        """The ISO days of the first and the last session; "" where no session has a day yet."""
        days = sorted(filter(None, (row.session.date for row in self.sessions)))
        return (days[0], days[-1]) if days else ("", "")

    def covers(self, iso: str) -> bool:
        """Whether a day is one of those that were asked for."""
        return self.first <= iso and (not self.last or iso <= self.last)


def scope_of(
    desk: Desk, *, session: str = "", cohorts: Sequence[str] = (), first: str = "", last: str = ""
) -> Scope:
    """What is meant by a session, or by cohorts and days.

    session, cohorts: as people name them. first, last: ISO days as they were typed, both
    included; "" leaves that side open. A session without a day is in no range of days. Raises
    Trouble in words: for both or neither, a name that is none, days that are none or the wrong way
    round, and where no session is left.
    """
    if session and cohorts:
        raise refusal(
            "A session and a cohort were both named.", "Name the session alone, or --cohort alone."
        )
    if session:
        if first or last:
            raise refusal(
                "A session has its own day.", "Days between belong to --cohort: leave them out."
            )
        row = find_session(desk, session)
        own = tuple(each for each in desk.store.cohorts() if each.id == row.session.cohort)
        return Scope(own, (row,), single=True)
    if not cohorts:
        raise refusal(
            "Nothing was named to write.", "Name a SESSION, or a cohort with --cohort NAME."
        )
    begins, ends = (as_day(each) if each.strip() else "" for each in (first, last))
    if begins and ends and ends < begins:
        raise refusal(
            f"The last day, {day(ends)}, is before the first, {day(begins)}.",
            "Swap them, or leave one out.",
        )
    found = tuple(dict.fromkeys(find_cohort(desk, each) for each in cohorts))
    rows = [row for each in found for row in desk.store.sessions(each.id)]
    within = sorted((row for row in rows if _is_within(row, begins, ends)), key=in_order)
    if not within:
        raise _nothing(found, rows, begins, ends)
    return Scope(found, tuple(within), begins, ends)


def in_words(scope: Scope) -> str:
    """ "Autumn cohort, 5 sessions, 6 October 2026 to 28 November 2026"."""
    if scope.single:
        (row,) = scope.sessions
        name, title = row.cohort_name or "a try-out", row.session.title or row.session.plan
        return ", ".join(filter(None, (name, title, day(row.session.date))))
    sessions = count(len(scope.sessions), "session")
    return ", ".join(filter(None, (cohorts_in_words(scope), sessions, days_in_words(scope))))


def cohorts_in_words(scope: Scope) -> str:
    """The names of its cohorts; of more than a few, how many they are."""
    names = [each.name for each in scope.cohorts]
    return listed(names) if len(names) <= _NAMED else count(len(names), "cohort")


def days_in_words(scope: Scope) -> str:
    """The days between which its sessions lie: those asked for, else those of the sessions."""
    first, last = scope.days
    begins, ends = _short(scope.first or first), _short(scope.last or last)
    return " to ".join(dict.fromkeys(filter(None, (begins, ends))))


def _is_within(row: SessionRow, first: str, last: str) -> bool:
    on = row.session.date
    if not on:
        return not (first or last)
    return first <= on and (not last or on <= last)


def _nothing(
    cohorts: Sequence[Cohort], rows: Sequence[SessionRow], first: str, last: str
) -> Trouble:
    names = listed([f"“{each.name}”" for each in cohorts])
    if not rows:
        has = "has" if len(cohorts) == 1 else "have"
        return refusal(
            f"{names} {has} no sessions yet.",
            "l4pc session new plans one; then there is something.",
        )
    days = sorted(filter(None, (row.session.date for row in rows)))
    since, until = (f"from {day(first)}" if first else "", f"until {day(last)}" if last else "")
    held = f"The first is of {days[0]}, the last of {days[-1]}." if days else "None has a day yet."
    return refusal(
        f"No session of {names} lies in the days {' '.join(filter(None, (since, until)))}.", held
    )


def _short(iso: str) -> str:
    on = as_date(iso)
    return f"{on.day} {on:%B %Y}" if on else ""
