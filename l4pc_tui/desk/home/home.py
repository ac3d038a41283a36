"""Home: today's session, the cohorts, what needs tidying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.people.retention import due, last_days, periods
from l4pc_tui.core.record.erased import WAITING
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.paper.bring_list import bring
from l4pc_tui.core.text.amounts import as_date, count, hhmm, local, minutes
from l4pc_tui.core.text.toned import Tone, Word, Words
from l4pc_tui.desk.between.conflicts import conflicts
from l4pc_tui.desk.desk import ONLY_TO_READ
from l4pc_tui.desk.people.enrolment import enrolled, where
from l4pc_tui.desk.people.sessions import next_session
from l4pc_tui.desk.session.planned import Planned, planned
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Cohort
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import CohortTally, SessionRow


_BROUGHT = 6
"""How many things the card names; the rest is on the packing list."""


WALKED = "w"
"""The key that leads to walk-ins who are not matched."""

OPENS = {
    State.PLANNED: "Begin", State.RUNNING: "Go on", State.PAUSED: "Go on", State.CLOSED: "Open",
}  # fmt: skip
"""What Enter does with a session, in a word."""


@dataclass(frozen=True, slots=True)
class TodayCard:
    """The session that Enter opens. ``problem``: why it cannot be opened, or empty. ``planned``: its
    plan can be changed, for it has not begun."""

    session: SessionId
    when: str
    title: str
    where: str
    facts: Words
    bring: str
    action: str
    problem: str = ""
    planned: bool = False


@dataclass(frozen=True, slots=True)
class CohortLine:
    """A cohort with its progress."""

    id: str
    name: str
    done: int
    of: int
    told: str


@dataclass(frozen=True, slots=True)
class TidyLine:
    """Something left open, and how many. key: what leads there from Home, or ""."""

    count: int
    text: str
    tone: Tone
    key: str = ""


@dataclass(frozen=True, slots=True)
class HomeView:
    """Home at one moment. ``empty``: nothing was ever recorded here.

    reads_only: that the database can only be read, in a word; or empty. walked: the first cohort
    whose walk-ins are not matched, or empty.
    """

    date: str
    clock: str
    demo: bool
    empty: bool
    today: TodayCard | None
    cohorts: tuple[CohortLine, ...]
    tidy: tuple[TidyLine, ...]
    backup: str
    reads_only: str = ""
    walked: str = ""


def home(desk: Desk) -> HomeView:
    """What Home shows now."""
    now = local(desk.now(), desk.zone)
    rows = desk.store.sessions()
    tallies = desk.store.tallies()
    card = next_session(rows, now.date())
    return HomeView(
        date=f"{now:%A} {now.day} {now:%B}",
        clock=f"{now:%H:%M}",
        demo=desk.pretends == "demo",
        empty=not rows and not tallies,
        today=_card(desk, card) if card else None,
        cohorts=tuple(_cohort(tally) for tally in tallies),
        tidy=_tidy(
            tallies,
            desk.store.aside(),
            _due([each.cohort for each in tallies], rows, now.date()),
            len(conflicts(desk)),
            _waiting(desk),
        ),
        backup=_backed_up(desk),
        reads_only=ONLY_TO_READ if desk.reads_only else "",
        walked=next((each.cohort.id for each in tallies if each.walk_ins), ""),
    )


def _card(desk: Desk, row: SessionRow) -> TodayCard:
    place = " · ".join(part for part in (where(row), row.session.venue) if part)
    try:
        people = [person for person in enrolled(desk, row.session) if not person.facilitates]
        found = planned(desk, row, len(people) or 12)
    except Trouble as trouble:
        return TodayCard(
            row.session.id, _date_words(desk, row), row.session.title, place, (), "", "Open",
            f"{trouble.sentence} {trouble.hint}",
        )  # fmt: skip
    return TodayCard(
        row.session.id,
        _when(desk, row, found.sheet),
        row.session.title or found.plan.title,
        place,
        _facts(found, len(people)),
        _bring(found, len(people)),
        "Open" if desk.reads_only else OPENS[row.state],
        planned=row.state is State.PLANNED and not desk.reads_only,
    )


def _when(desk: Desk, row: SessionRow, sheet: Sheet) -> str:
    if row.state in (State.RUNNING, State.PAUSED):
        return f"Unfinished · since {hhmm(epoch(row.started), desk.zone, desk.now())}"
    today = local(desk.now(), desk.zone).date().isoformat()
    if row.session.date == today:
        return f"Today · {hhmm(sheet.starts, desk.zone, desk.now())}"
    return _date_words(desk, row)


def _date_words(desk: Desk, row: SessionRow) -> str:
    on = as_date(row.session.date)
    if on is None:
        return "Next"
    lead = "Next" if on >= local(desk.now(), desk.zone).date() else "Not yet held"
    return f"{lead} · {on:%a} {on.day} {on:%B %Y}"


def _facts(found: Planned, people: int) -> Words:
    sheet = found.sheet
    kept = sum(
        stop.span.ideal
        for stop in sheet.stops
        if stop.place is Place.RETURN and not stop.out and not sheet.item_of(stop).rests
    )
    told: list[Word] = [
        Word(count(people, "person", "people") if people else "nobody on the roster yet"),
        Word(
            f"  ·  {count(len(found.plan.items), 'item')}, {minutes(sheet.finish - sheet.starts)}"
        ),
    ]
    if found.changed:
        told.append(Word("  ·  plan changed"))
    if kept:
        told.append(Word(f"  ·  Return {minutes(kept)}"))
    return tuple(told)


def _bring(found: Planned, people: int) -> str:
    used = [found.exercises[item.exercise] for item in found.plan.items
            if item.exercise in found.exercises]  # fmt: skip
    things = bring(used, people or 12)
    shown = things[:_BROUGHT]
    more = f" and {len(things) - _BROUGHT} more" if len(things) > _BROUGHT else ""
    return f"Bring: {', '.join(shown)}{more}" if things else ""


def _cohort(tally: CohortTally) -> CohortLine:
    told = []
    if tally.expected:
        told.append(f"{round(100 * tally.came / tally.expected)} % here")
    else:
        told.append(count(tally.people, "person", "people"))
    if tally.open_commitments:
        told.append(f"{count(tally.open_commitments, 'commitment')} open")
    if tally.next_date:
        on = date.fromisoformat(tally.next_date)
        told.append(f"next {on:%a} {on.day} {on:%B}")
    return CohortLine(
        tally.cohort.id, tally.cohort.name, tally.done, tally.sessions, " · ".join(told)
    )


def _tidy(
    tallies: Sequence[CohortTally], aside: int, due: int, beside: int, waiting: int
) -> tuple[TidyLine, ...]:
    sums = (
        (sum(t.parked for t in tallies), "parked item is open", "parked items are open", ""),
        (sum(t.walk_ins for t in tallies), "walk-in is not matched to the roster",
         "walk-ins are not matched to the roster", WALKED),
        (sum(t.open_commitments for t in tallies), "commitment to follow up",
         "commitments to follow up", ""),
        (aside, "entry cannot be read by this version of l4pc",
         "entries cannot be read by this version of l4pc", ""),
        (beside, "thing was told in two ways: k settles it",
         "things were told in two ways: k settles them", ""),
        (due, "cohort’s record is due for review: l4pc retention",
         "cohorts’ records are due for review: l4pc retention", ""),
        (waiting, *WAITING, ""),
    )  # fmt: skip
    return tuple(
        TidyLine(number, one if number == 1 else many, "behind", key)
        for number, one, many, key in sums
        if number
    )


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


def _backed_up(desk: Desk) -> str:
    from l4pc_tui.desk.backups import last_backup

    at = last_backup(desk)
    if at is None:
        return ""
    when, today = local(at, desk.zone), local(desk.now(), desk.zone).date()
    told = f"{when:%H:%M}" if when.date() == today else f"{when.day} {when:%B}"
    return f"backed up {told}"
