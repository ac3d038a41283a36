"""BETWEEN: what lies between the sessions of each cohort, when it is due, and what is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from l4pc_tui.core.record.life import State
from l4pc_tui.core.script.model.between import WHO_NAMES, Lying, counts, entry_word
from l4pc_tui.core.script.model.phrases import time_words
from l4pc_tui.core.text.amounts import local
from l4pc_tui.desk.home.kept_here import KeptHere, kept_here, tick_between
from l4pc_tui.desk.people.programme_days import (
    also_called,
    lying_between,
    programme_of,
    sessions_by_plan,
)
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Cohort
    from l4pc_tui.core.script.model.model import ModuleLine
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow

Stands = Literal["done", "late", "due", "ahead", "passed", "undated"]
_SOON = timedelta(days=7)
"""How long before its day something is due."""
_SEEN = timedelta(days=28)
"""How long before its day something is seen on Home."""
_STAYS = timedelta(days=60)
"""How long after its day something is asked for that no session comes after."""


@dataclass(frozen=True, slots=True)
class BetweenLine:
    """Something that lies between the sessions of a cohort.

    key: what it is ticked off by. by: the day (ISO), or empty. stands: how. when: the day in words.
    about: who does it, and how long it takes. passed: the session after it is over, so that nobody
    is asked for it any more.
    """

    cohort: str
    cohort_name: str
    key: str
    word: str
    text: str
    by: str
    when: str
    stands: Stands
    about: str
    entry: ModuleLine

    @property
    def told(self) -> str:
        """What it is, in one line."""
        return f"{self.word}: {self.text}" if self.text else self.word

    @property
    def asks(self) -> bool:
        """Whether somebody is to see to it now."""
        return self.stands in ("late", "due")


def between_lines(
    desk: Desk, cohort: Cohort, rows: Sequence[SessionRow] | None = None,
    kept: KeptHere | None = None,
) -> tuple[BetweenLine, ...]:  # fmt: skip
    """All that lies between a cohort's sessions, in the order of its programme."""
    programme = programme_of(desk, cohort)
    if programme is None:
        return ()
    held = desk.store.sessions(cohort.id) if rows is None else rows
    done = (kept or kept_here(desk)).between.get(cohort.id, frozenset())
    today = local(desk.now(), desk.zone).date()
    closed = {
        plan
        for plan, row in sessions_by_plan(desk, programme, held).items()
        if row.state is State.CLOSED
    }
    return tuple(
        _line(cohort, lies, _key(desk, lies, done), done, today, over=lies.below in closed)
        for lies in lying_between(desk, programme, held)
        if counts(lies.entry)
    )


def seen_on_home(
    desk: Desk, cohorts: Iterable[Cohort], rows: Sequence[SessionRow], kept: KeptHere
) -> tuple[BetweenLine, ...]:
    """What Home shows of every cohort, the earliest first: what is late or due, what comes in the
    next weeks, and what of that is done."""
    today = local(desk.now(), desk.zone).date()
    found: list[BetweenLine] = []
    for cohort in cohorts:
        if cohort.programme:
            mine = [row for row in rows if row.session.cohort == cohort.id]
            found += between_lines(desk, cohort, mine, kept)
    seen = [line for line in found if line.by and _is_seen(line, today)]
    return tuple(sorted(seen, key=lambda line: line.by))


def tick_off(desk: Desk, cohort: Cohort, number: int, *, done: bool) -> BetweenLine:
    """Something is done, or not after all, by its number in the list from 1. Raises Trouble."""
    lines = between_lines(desk, cohort)
    if not 1 <= number <= len(lines):
        raise refusal(
            f"There is no number {number} between the sessions of “{cohort.name}”.",
            f'“l4pc cohort between "{cohort.name}"” shows them.',
        )
    line = lines[number - 1]
    tick_between(desk, cohort.id, line.key, done=done)
    return line


def _is_seen(line: BetweenLine, today: date) -> bool:
    by = date.fromisoformat(line.by)
    if line.stands == "done":
        return today - _SEEN <= by <= today + _SEEN
    return line.stands != "passed" and by <= today + _SEEN


def _key(desk: Desk, lies: Lying, done: frozenset[str]) -> str:
    """What a line is ticked off by: the session above it, and its words. It stays done where its
    session has another id since."""
    told = f"{entry_word(lies.entry.kind)}: {lies.entry.text}"
    key = f"{lies.above}|{told}"
    if not done or key in done:
        return key
    older = (f"{plan}|{told}" for plan in also_called(desk, lies.above))
    return next((each for each in older if each in done), key)


def _line(
    cohort: Cohort, lies: Lying, key: str, done: frozenset[str], today: date, *, over: bool
) -> BetweenLine:
    entry, by = lies.entry, lies.by
    word = entry_word(entry.kind)
    return BetweenLine(
        cohort.id, cohort.name, key, word, entry.text, by.isoformat() if by else "",
        f"{by:%a} {by.day} {by:%b}{f' {by.year}' if by.year != today.year else ''}" if by else "",
        "done" if key in done else _stands(by, today, over=over, last=not lies.below),
        " · ".join(filter(None, (
            WHO_NAMES[entry.who] if entry.who else "", time_words(entry.time) if entry.time else "",
        ))),
        entry,
    )  # fmt: skip


def _stands(by: date | None, today: date, *, over: bool, last: bool) -> Stands:
    if over:
        return "passed"
    if by is None:
        return "undated"
    if by < today:
        return "passed" if last and today - by > _STAYS else "late"
    return "due" if by <= today + _SOON else "ahead"


def marks(lines: Sequence[BetweenLine]) -> Mapping[str, str]:
    """How what is asked for stands, by key: a line of TO TIDY that was put away is back with more."""
    return {f"{line.cohort}{line.key}": line.stands for line in lines if line.asks}


def shape(line: BetweenLine) -> dict[str, Any]:
    """What programs read of a line. due: the day (ISO), or empty."""
    entry = line.entry
    return {
        "kind": entry.kind, "text": entry.text, "due": line.by, "stands": line.stands,
        "who": entry.who, "minutes": entry.time.ideal // 60 if entry.time else 0,
        "handouts": list(entry.handouts), "exercise": entry.exercise, "notes": list(entry.notes),
    }  # fmt: skip
