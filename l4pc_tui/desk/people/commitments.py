"""The commitments of a cohort: what is promised, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from l4pc_tui.core.live.notes.follow_up import ComingBack, coming_back, latest_words
from l4pc_tui.core.live.notes.left_open import agree, in_words, parts
from l4pc_tui.core.record.names import CohortId
from l4pc_tui.core.record.nouns import Outcome
from l4pc_tui.core.text.amounts import as_date, count, local
from l4pc_tui.desk.people.sessions import in_order

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Note
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


Stands = Literal["late", "ahead", "done", "changed"]
"""Past its day, still to come, or settled: done, or changed into something else."""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A commitment that is open, as listed: what, then who, by when and since which session.

    late: "3 days overdue", or "".
    """

    id: str
    text: str
    about: str
    late: str


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """A commitment of a cohort, whatever became of it. when: "27 Nov, 12 days" past its day, the day
    that is still to come, or "told 8 Dec" where it is settled."""

    id: str
    stands: Stands
    who: str
    what: str
    when: str


def commitments(desk: Desk, cohort: CohortId) -> tuple[CommitmentLine, ...]:
    """All of a cohort: those past their day, those to come, what is due first, then those that are
    done or have changed."""
    today = local(desk.now(), desk.zone).date()
    held = sorted(desk.store.sessions(cohort), key=in_order)
    notes, follows = commitments_of(desk, cohort), desk.store.follows(cohort)
    called = [(each.session.id, _called(each)) for each in held]
    back = coming_back(called, notes, follows)
    lines = [_open_line(each, today) for each in back]
    lines.sort(key=lambda line: line.stands != "late")
    waits = {each.note.id for each in back}
    said = latest_words(follows, {id: place for place, (id, _) in enumerate(called)})
    days = {each.session.id: _short(as_date(each.session.date)) for each in held}
    for note in notes:
        if note.id not in waits and (told := said.get(note.id)):
            stands: Stands = "done" if told.outcome == Outcome.DONE else "changed"
            when = " ".join(filter(None, ("told", days[told.session])))
            lines.append(CommitmentLine(note.id, stands, *_who_what(note), when))
    return tuple(lines)


def _open_line(each: ComingBack, today: date) -> CommitmentLine:
    by, due = parts(each.note)["by"], each.due
    when, late = _short(due), bool(due and due < today)
    if due and late:
        when = f"{when}, {count((today - due).days, 'day')}"
    return CommitmentLine(
        each.note.id, "late" if late else "ahead", *_who_what(each.note), when or by
    )


def _who_what(note: Note) -> tuple[str, str]:
    told = parts(note)
    return told["who"], told["what"] or note.text


def _short(on: date | None) -> str:
    return f"{on.day} {on:%b}" if on else ""


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
