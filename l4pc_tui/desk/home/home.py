"""Home: today's session, the cohorts, what needs tidying."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from l4pc_tui.core.text.amounts import count, local
from l4pc_tui.desk.desk import ONLY_TO_READ
from l4pc_tui.desk.home.between import BetweenLine, seen_on_home
from l4pc_tui.desk.home.card import NextLine, TodayCard, coming, today_card
from l4pc_tui.desk.home.kept_here import kept_here
from l4pc_tui.desk.home.tidying import TidyLine, to_tidy
from l4pc_tui.desk.people.sessions import next_session

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import CohortTally


@dataclass(frozen=True, slots=True)
class CohortLine:
    """A cohort with its progress."""

    id: str
    name: str
    done: int
    of: int
    told: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """Home at one moment. ``empty``: nothing was ever recorded here.

    reads_only: that the database can only be read, in a word; or empty. walked: the first cohort
    whose walk-ins are not matched, or empty. coming: the sessions after the card's. away: how many
    lines of TO TIDY were put away. packed: what of the card's packing list is packed, in its words.
    between: what lies between the sessions and is due or comes soon.
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
    coming: tuple[NextLine, ...] = ()
    away: int = 0
    packed: frozenset[str] = frozenset()
    between: tuple[BetweenLine, ...] = ()


def home(desk: Desk) -> HomeView:
    """What Home shows now."""
    now = local(desk.now(), desk.zone)
    rows = desk.store.sessions()
    tallies = desk.store.tallies()
    ahead = next_session(rows, now.date())
    kept = kept_here(desk)
    between = seen_on_home(desk, (tally.cohort for tally in tallies), rows, kept)
    tidy = to_tidy(desk, tallies, rows, now.date(), ahead, between)
    left = tuple(line for line in tidy if kept.away.get(line.about) != line.mark)
    return HomeView(
        date=f"{now:%A} {now.day} {now:%B}",
        clock=f"{now:%H:%M}",
        demo=desk.pretends == "demo",
        empty=not rows and not tallies,
        today=today_card(desk, ahead) if ahead else None,
        cohorts=tuple(_cohort(tally, now.date()) for tally in tallies),
        tidy=left,
        backup=_backed_up(desk),
        reads_only=ONLY_TO_READ if desk.reads_only else "",
        walked=next((each.cohort.id for each in tallies if each.walk_ins), ""),
        coming=coming(rows, now.date(), ahead),
        away=len(tidy) - len(left),
        packed=kept.packed.get(ahead.session.id, frozenset()) if ahead else frozenset(),
        between=between,
    )


def _cohort(tally: CohortTally, today: date) -> CohortLine:
    told = []
    if tally.expected:
        told.append(f"{round(100 * tally.came / tally.expected)} % here")
    else:
        told.append(count(tally.people, "person", "people"))
    if tally.open_commitments:
        told.append(f"{count(tally.open_commitments, 'commitment')} open")
    if tally.next_date:
        on = date.fromisoformat(tally.next_date)
        told.append("today" if on == today else f"next {on:%a} {on.day} {on:%B}")
    return CohortLine(
        tally.cohort.id, tally.cohort.name, tally.done, tally.sessions, " · ".join(told)
    )


def _backed_up(desk: Desk) -> str:
    from l4pc_tui.desk.backups import last_backup

    at = last_backup(desk)
    if at is None:
        return ""
    when, today = local(at, desk.zone), local(desk.now(), desk.zone).date()
    told = f"{when:%H:%M}" if when.date() == today else f"{when.day} {when:%B}"
    return f"backed up {told}"
