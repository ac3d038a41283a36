"""What a report leaves out of what is known, counted: told before it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.left_open import SPOKEN, TEAM, may_travel, sharing
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.record.travel import INSIDE, Inside
from l4pc_tui.desk.people.enrolment import enrolled

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.reports.report import Report
    from l4pc_tui.exchange.log_model import SessionLog
    from l4pc_tui.store.tables.rowsets import SessionRow

HIDDEN = "▒"
SMALL = range(1, 5)
"""Numbers of people by which somebody could be found."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """So many of something are not in the file. sign: why, as it is drawn elsewhere."""

    number: int
    what: str
    sign: str


def left_out(desk: Desk, made: Report) -> tuple[LeftOut, ...]:
    """Everything that was left out, the names first; what there is none of is not told."""
    return tuple(each for each in _all(desk, made) if each.number)


def logs_leave_out(
    desk: Desk, rows: Sequence[SessionRow], logs: Iterable[SessionLog], profile: Profile
) -> tuple[LeftOut, ...]:
    """The same of logs and of what is made of them: what of some sessions stays with the team.

    logs: as they are read to be told; none where of all of them only counts are.
    """
    people = {each.person.id for row in rows for each in enrolled(desk, row.session)}
    stays = Counter[Inside]()
    for log in logs:
        for each in log.inside:
            stays[each.what] += each.count
    notes = (note for row in rows for note in desk.store.notes(row.session.id))
    stays[Inside.RESTRICTED] = sum(note.kind == NoteKind.RESTRICTED for note in notes)
    found = [] if PROFILES[profile].names else [LeftOut(len(people), "names and e-mails", "all")]
    found += [
        LeftOut(stays[each], INSIDE[each].told(stays[each]).partition(" ")[2], _sign(each))
        for each in Inside
    ]
    return tuple(each for each in found if each.number)


def _sign(why: Inside) -> str:
    return "⊘" if why is Inside.RESTRICTED else "◇"


def _all(desk: Desk, made: Report) -> Iterator[LeftOut]:
    rows = made.scope.sessions
    people = {each.person.id: each.person for row in rows for each in enrolled(desk, row.session)}
    if not PROFILES[made.profile].names:
        yield LeftOut(len(people), "names and e-mails", "all")
    notes = [note for row in rows for note in desk.store.notes(row.session.id)]
    names = [person.name for person in people.values()]
    restricted = sum(note.kind == NoteKind.RESTRICTED for note in notes)
    unsaid = sum(note.kind in SPOKEN and not may_travel(note) for note in notes)
    team = sum(
        note.kind != NoteKind.RESTRICTED and sharing(note, names) == TEAM
        and (note.kind not in SPOKEN or may_travel(note))
        for note in notes
    )  # fmt: skip
    yield LeftOut(team, _words(team, "note that stays", "notes that stay") + " with the team", "◇")
    yield LeftOut(unsaid, _words(unsaid, "quote", "quotes") + " without a yes", "◇")
    yield LeftOut(restricted, _words(restricted, "restricted note", "restricted notes"), "⊘")
    counts = made.printed.ledger.counts
    hidden = [name for name, cell in made.printed.items() if cell.hidden]
    small = sum(counts.get(name, 0) in SMALL for name in hidden)
    yield LeftOut(small, _words(small, "figure", "figures") + " of 1 to 4", HIDDEN)
    yield LeftOut(len(hidden) - small, "more, or those could be found", HIDDEN)


def _words(number: int, one: str, many: str) -> str:
    return one if number == 1 else many
