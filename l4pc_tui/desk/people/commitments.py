"""The commitments of a cohort: what is promised, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.follow_up import ComingBack, coming_back
from l4pc_tui.core.live.notes.left_open import agree, in_words, parts
from l4pc_tui.core.record.names import CohortId
from l4pc_tui.core.text.amounts import as_date, count, local
from l4pc_tui.desk.people.sessions import in_order

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Note
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A commitment that is open, as listed: what, then who, by when and since which session.

    late: "3 days overdue", or "".
    """

    id: str
    text: str
    about: str
    late: str


def promises(desk: Desk, cohort: CohortId) -> tuple[PromiseLine, ...]:
    """What is still open in a cohort, what is due first."""
    today = local(desk.now(), desk.zone).date()
    return tuple(
        PromiseLine(each.note.id, parts(each.note)["what"] or each.note.text, _about(each),
                    each.overdue(today))
        for each in still_open(desk, cohort)
    )  # fmt: skip


def promises_in_words(lines: tuple[PromiseLine, ...]) -> str:
    """How many, and how many are late: "5 commitments open, 2 overdue", or ""."""
    late = sum(bool(line.late) for line in lines)
    told = f"{count(len(lines), 'commitment')} open" if lines else ""
    return f"{told}, {late} overdue" if late else told


def returning(desk: Desk, row: SessionRow) -> tuple[ComingBack, ...]:
    """The commitments that come back to a session: of its cohort's earlier ones, still open."""
    if not row.session.cohort:
        return ()
    held = sorted(desk.store.sessions(row.session.cohort), key=in_order)
    ids = [each.session.id for each in held]
    earlier = held[: ids.index(row.session.id)] if row.session.id in ids else []
    return _left_open(desk, row.session.cohort, earlier)


def still_open(desk: Desk, cohort: CohortId) -> tuple[ComingBack, ...]:
    """Every commitment of a cohort that is open as far as all of its sessions tell."""
    return _left_open(desk, cohort, sorted(desk.store.sessions(cohort), key=in_order))


def _left_open(desk: Desk, cohort: CohortId, told: Sequence[SessionRow]) -> tuple[ComingBack, ...]:
    if not told:
        return ()
    called = [(each.session.id, _called(each)) for each in told]
    return coming_back(called, commitments_of(desk, cohort), desk.store.follows(cohort))


def commitments_of(desk: Desk, cohort: CohortId) -> tuple[Note, ...]:
    """The commitments of a cohort with their parts, as agreed or as the lines tell them."""
    people = desk.store.people(cohort)
    names = [name for p in people for name in (p.name, p.display_name) if name]
    return tuple(agree(note, {}, names) for note in desk.store.commitments(cohort))


def _called(row: SessionRow) -> str:
    """A session as it is spoken of: by its day."""
    on = as_date(row.session.date)
    return f"{on.day} {on:%B}" if on else row.session.title


def _about(each: ComingBack) -> str:
    made = f"from {each.made}" if each.made else ""
    return " · ".join(filter(None, (in_words(each.note), made, each.last)))
