"""TO TIDY: what was left open, how many of it, and where it is seen to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from l4pc_tui.core.people.retention import due, last_days, periods
from l4pc_tui.core.record.erased import WAITING
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.text.toned import Tone
from l4pc_tui.desk.between.conflicts import conflicts
from l4pc_tui.desk.home.between import BetweenLine, marks

if TYPE_CHECKING:
    from datetime import date

    from l4pc_tui.core.record.nouns import Cohort
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import CohortTally, SessionRow


class Tidy(StrEnum):
    """What a line is about."""

    COMMITMENTS = "commitments"
    BETWEEN = "between"
    PARKED = "parked"
    WALK_INS = "walk-ins"
    SCRIPTS = "scripts"
    ASIDE = "aside"
    BESIDE = "beside"
    DUE = "due"
    WAITING = "waiting"


_WORDS: Mapping[Tidy, tuple[str, str, str]] = locked(
    Tidy,
    {
        Tidy.COMMITMENTS: (
            "commitment to follow up", "commitments to follow up", "ask what became of each",
        ),
        Tidy.BETWEEN: (
            "thing between sessions is due", "things between sessions are due", "tick off what is done",
        ),
        Tidy.PARKED: (
            "parked item is open", "parked items are open", "say what becomes of each",
        ),
        Tidy.WALK_INS: (
            "walk-in is not matched to the roster", "walk-ins are not matched to the roster",
            "say who it is, or add them",
        ),
        Tidy.SCRIPTS: (
            "file of the library has errors", "files of the library have errors", "l shows all",
        ),
        Tidy.ASIDE: (
            "entry cannot be read by this version of l4pc",
            "entries cannot be read by this version of l4pc",
            "kept as they are; a newer l4pc reads them",
        ),
        Tidy.BESIDE: (
            "thing was told in two ways", "things were told in two ways", "say which of the two counts",
        ),
        Tidy.DUE: (
            "cohort’s record is due for review", "cohorts’ records are due for review",
            "l4pc retention says what to decide",
        ),
        Tidy.WAITING: (
            WAITING[0].partition(": ")[0], WAITING[1].partition(": ")[0], "l4pc erase --waiting asks",
        ),
    },
)  # fmt: skip
"""One, several, and what to do next."""


@dataclass(frozen=True, slots=True)
class TidyLine:
    """Something left open. act: what to do next. session, cohort: where it is seen to, "" where
    that is none. mark: how it stands; one that was put away is back when it changes."""

    about: Tidy
    count: int
    text: str
    act: str
    tone: Tone = "behind"
    session: str = ""
    cohort: str = ""
    mark: str = ""


def tidy_line(
    about: Tidy, number: int, *, act: str = "", session: str = "", cohort: str = "", mark: str = "",
    tone: Tone = "behind",
) -> TidyLine:  # fmt: skip
    """The line about so many. act: where there is more to say than the usual."""
    one, many, usual = _WORDS[about]
    return TidyLine(
        about,
        number,
        one if number == 1 else many,
        act or usual,
        tone,
        session,
        cohort,
        mark or str(number),
    )


def to_tidy(
    desk: Desk, tallies: Sequence[CohortTally], rows: Sequence[SessionRow], today: date,
    ahead: SessionRow | None, between: Sequence[BetweenLine] = (),
) -> tuple[TidyLine, ...]:  # fmt: skip
    """Every line there is, what the day can see to first. ahead: the session on the card. between:
    what lies between the sessions."""
    found = [
        _commitments(tallies, ahead),
        _between(between),
        _parked(desk, tallies),
        _walk_ins(tallies),
        tidy_line(Tidy.ASIDE, desk.store.aside()),
        tidy_line(Tidy.BESIDE, len(conflicts(desk))),
        tidy_line(Tidy.DUE, _due([each.cohort for each in tallies], rows, today)),
        tidy_line(Tidy.WAITING, _waiting(desk)),
    ]
    return tuple(line for line in found if line.count)


def _commitments(tallies: Sequence[CohortTally], ahead: SessionRow | None) -> TidyLine:
    """Asked for in the session of the card where that cohort promised something; else they are
    read on the cohort's own screen."""
    counts = {each.cohort.id: each.open_commitments for each in tallies if each.open_commitments}
    number, mark = sum(counts.values()), _mark(counts.items())
    if ahead is not None and counts.get(ahead.session.cohort):
        return tidy_line(Tidy.COMMITMENTS, number, session=ahead.session.id, mark=mark)
    return tidy_line(
        Tidy.COMMITMENTS, number, act="see who promised what", cohort=next(iter(counts), ""),
        mark=mark,
    )  # fmt: skip


def _between(lines: Sequence[BetweenLine]) -> TidyLine:
    """What is late or due before long, the first of it in words."""
    asked = [line for line in lines if line.asks]
    act = ""
    if asked:
        first = asked[0]
        act = f"{first.told}, {'was due' if first.stands == 'late' else 'by'} {first.when}"
    mark = " ".join(sorted(f"{key}:{how}" for key, how in marks(asked).items()))
    return tidy_line(Tidy.BETWEEN, len(asked), act=act, mark=mark)


def _parked(desk: Desk, tallies: Sequence[CohortTally]) -> TidyLine:
    counts = {each.cohort.id: each.parked for each in tallies if each.parked}
    return tidy_line(
        Tidy.PARKED, sum(counts.values()), session=desk.store.latest_parked() if counts else "",
        mark=_mark(counts.items()),
    )  # fmt: skip


def _walk_ins(tallies: Sequence[CohortTally]) -> TidyLine:
    counts = {each.cohort.id: each.walk_ins for each in tallies if each.walk_ins}
    return tidy_line(
        Tidy.WALK_INS, sum(counts.values()), cohort=next(iter(counts), ""),
        mark=_mark(counts.items()),
    )  # fmt: skip


def _mark(counts: Iterable[tuple[str, int]]) -> str:
    """How it stands in every cohort."""
    return " ".join(f"{cohort}:{number}" for cohort, number in sorted(counts))


def _waiting(desk: Desk) -> int:
    """How many erasures of other laptops wait for a word: seldom any, so little is loaded for it."""
    if not desk.store.waiting():
        return 0
    from l4pc_tui.desk.people.erasures_waiting import how_many_wait

    return how_many_wait(desk)


def _due(cohorts: Sequence[Cohort], rows: Sequence[SessionRow], today: date) -> int:
    """Of how many cohorts somebody must say what becomes of their record."""
    ends = last_days((row.session.cohort, row.session.date) for row in rows)
    return sum(bool(due(periods(c, ends.get(c.id)), ends.get(c.id), today)) for c in cohorts)
