"""What was handed over to the coordinator, and how much was recorded since."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.between.carried import FileKind
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import NO_COHORT, CohortId
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.core.text.amounts import clock, count, local
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.session.conductor import Conductor
    from l4pc_tui.store.collecting import SentRow


@dataclass(frozen=True, slots=True)
class Sent:
    """What was handed over last, and up to which number of each device that was ever done.

    since: how many entries were recorded here after.
    """

    row: SentRow
    upto: dict[str, int]
    since: int


def sent(desk: Desk, cohort: CohortId = NO_COHORT) -> Sent | None:
    """What was handed over of a cohort, or of everything; None when nothing was.

    Whoever handed over everything has handed over each cohort, and not the other way round.
    """
    wanted = {str(NO_COHORT), *_ids(desk, cohort)}
    rows = [row for row in _bundles(desk) if row.cohort in wanted]
    if not rows:
        return None
    upto = _highest(rows)
    return Sent(rows[0], upto, desk.store.since(upto, cohort, here=True))


def sent_in_words(desk: Desk, cohort: CohortId = NO_COHORT) -> str:
    """ "Sent 16:04, 38 entries; 2 since."; "" when nothing was handed over."""
    found = sent(desk, cohort)
    return in_words(desk, found) if found else ""


def sent_of_session(conductor: Conductor) -> str:
    """The same of the cohort of a session that is run here; of everything for a try-out.

    Never raises: a disk that cannot be read keeps nobody from closing.
    """
    with suppress(Trouble):
        return sent_in_words(conductor.desk, cohort_of(conductor))
    return ""


def sent_alone(desk: Desk) -> tuple[str, ...]:
    """The names of the cohorts that were handed over one by one, the last one first."""
    names = {
        id: each.name for each in desk.store.cohorts()
        for id in desk.store.ids_of(Kind.COHORT, each.id)
    }  # fmt: skip
    rows = _bundles(desk)
    return tuple(dict.fromkeys(names[row.cohort] for row in rows if row.cohort in names))


def cohort_of(conductor: Conductor) -> CohortId:
    """The cohort of a session that is run here, empty for a try-out."""
    row = conductor.desk.store.session(conductor.session)
    return row.session.cohort if row else NO_COHORT


def last_sent(desk: Desk) -> str:
    """The same of what was handed over last, whatever it told of; and of what cohort it was."""
    row = next(iter(_bundles(desk)), None)
    if row is None:
        return ""
    cohort = CohortId(row.cohort)
    names = {each.id: each.name for each in desk.store.cohorts()}
    several = len(names) > 1 and cohort in names
    return f"{f'{names[cohort]}: ' if several else ''}{sent_in_words(desk, cohort)}"


def in_words(desk: Desk, found: Sent) -> str:
    """ "Sent 16:04, 38 entries; 2 since." """
    today = local(desk.now(), desk.zone).date().isoformat()
    to = f" to {found.row.to}" if found.row.to else ""
    told = count(found.row.entries, "entry", "entries")
    since = f"{found.since} since" if found.since else "nothing since"
    return f"Sent {clock(found.row.at, today)}{to}, {told}; {since}."


def _bundles(desk: Desk) -> list[SentRow]:
    """Newest first. A pack is for a colleague, and hands nothing over."""
    return [row for row in desk.store.sent() if row.what == FileKind.BUNDLE]


def _ids(desk: Desk, cohort: CohortId) -> Iterable[str]:
    if not cohort:
        return ()
    named = desk.store.told_by(entity(Kind.COHORT, cohort))
    return {cohort, *(each.partition(":")[2] for each in named)}


def _highest(rows: Iterable[SentRow]) -> dict[str, int]:
    upto: dict[str, int] = {}
    for row in rows:
        for device, number in row.upto.items():
            upto[device] = max(number, upto.get(device, 0))
    return upto
