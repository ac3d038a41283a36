"""Sessions, cohorts, people and what was said of them, in the shapes that programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.follow_up import outcome
from l4pc_tui.core.live.left_open import consent, due_on, parts, sharing
from l4pc_tui.core.live.preferences import settings_of
from l4pc_tui.core.live.pulse import stays_here
from l4pc_tui.core.live.settings import Settings
from l4pc_tui.core.live.sorts import sort
from l4pc_tui.core.record.entry import Data
from l4pc_tui.core.record.nouns import Cohort, Note, NoteKind, Person
from l4pc_tui.core.record.resolve import moves_of
from l4pc_tui.desk.meeting import everybody
from l4pc_tui.desk.promises import commitments_of, still_open
from l4pc_tui.desk.sessions import in_order
from l4pc_tui.exchange.log_model import TimelineRow

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.rowsets import SessionRow


def session_list(desk: Desk) -> list[dict[str, Any]]:
    """Every session without its inner lists, by date, in the shape that product.md promises."""
    return [
        session_json(desk, row, inner=False) for row in sorted(desk.store.sessions(), key=in_order)
    ]


def session_json(desk: Desk, row: SessionRow, *, inner: bool = True) -> dict[str, Any]:
    """A session in the shape that product.md promises; restricted notes are left out,
    and the counts of a pulse of fewer than five people."""
    session = row.session
    told: dict[str, Any] = {
        "id": session.id, "cohort": row.cohort_name, "plan": session.plan, "date": session.date,
        "state": str(row.state),
    }  # fmt: skip
    if not inner:
        return told
    from l4pc_tui.desk.logbook import session_log

    marks = [
        {"person": m.person, "mark": m.mark, "in": m.arrived, "out": m.left, "remark": m.remark}
        for m in desk.store.marks(session.id)
    ]
    names = everybody(desk, session)
    notes = [
        note_json(n, names)
        for n in sorted(desk.store.notes(session.id), key=lambda note: (note.at, note.id))
        if n.kind != NoteKind.RESTRICTED
    ]  # fmt: skip
    held = desk.store.line(session.id)
    own = settings_of(moves_of(held))
    moves = [
        {"id": event.id, "at": event.at, "actor": event.actor, **_told(event.data or {}, own)}
        for event in held.moves
    ]
    timings = [timing_json(line) for line in session_log(desk, row).timeline]
    return told | {"register": marks, "notes": notes, "timings": timings, "moves": moves}


def _told(move: Data, settings: Settings) -> Data:
    """A move for programs to read: of a pulse of few people, only that it was taken."""
    return {"verb": move["verb"], "private": True} if stays_here(move, settings) else move


def cohort_list(desk: Desk) -> list[dict[str, Any]]:
    """Every cohort without its inner lists, by name, in the shape that product.md promises."""
    return [cohort_json(desk, cohort, inner=False) for cohort in desk.store.cohorts()]


def cohort_json(desk: Desk, cohort: Cohort, *, inner: bool = True) -> dict[str, Any]:
    """A cohort in the shape that product.md promises; without its inner lists for a list."""
    told: dict[str, Any] = {"id": cohort.id, "name": cohort.name, "programme": cohort.programme}
    if not inner:
        return told
    leads = {m.person for m in desk.store.members(cohort.id) if m.facilitates}
    people = [person_json(p, p.id in leads) for p in desk.store.people(cohort.id)]
    rows = sorted(desk.store.sessions(cohort.id), key=in_order)
    sessions = [session_json(desk, row, inner=False) for row in rows]
    commitments = promises_json(desk, cohort.id)
    return told | {
        "people": people, "sessions": sessions, "commitments": commitments, "story": cohort.story,
    }  # fmt: skip


def person_json(person: Person, facilitates: bool = False) -> dict[str, Any]:
    """A person in the shape that product.md promises."""
    return {
        "id": person.id, "name": person.name,
        "display_name": person.display_name or person.name,
        "organisation": person.organisation, "sector": person.sector,
        "roles": list(person.roles), "email": person.email, "facilitates": facilitates,
    }  # fmt: skip


def timing_json(row: TimelineRow) -> dict[str, Any]:
    """A line of planned and actual times for programs to read."""
    return {
        "item": row.item, "step": row.step, "planned_start": row.planned_start,
        "planned_minutes": row.planned_minutes, "actual_start": row.actual_start,
        "actual_minutes": row.actual_minutes, "skipped": row.skipped,
    }  # fmt: skip


def note_json(note: Note, names: tuple[str, ...] = ()) -> dict[str, Any]:
    """A note for programs to read, with what Close was told of it.

    class: shareable or team. consent: anon, named, inside, or "". outcome, reason: a parked
    item's. sort: a barrier's or a rule's. A commitment has its parts besides.
    """
    told = {
        "id": note.id, "session": note.session, "at": note.at, "item": note.item,
        "step": note.step, "place": note.place, "kind": note.kind, "text": note.text,
        "class": sharing(note, names), "consent": consent(note), "outcome": note.outcome,
        "reason": note.reason, "sort": sort(note),
    }  # fmt: skip
    return told | (parts_json(note, names) if note.kind == NoteKind.COMMITMENT else {})


def promises_json(desk: Desk, cohort: str) -> list[dict[str, Any]]:
    """Every commitment of a cohort in the order they were made, for programs to read.

    open: it comes back to the next session. last: what was last told of it.
    """
    waiting = {each.note.id for each in still_open(desk, cohort)}
    last = {follow.note: outcome(follow) for follow in desk.store.follows(cohort)}
    return [
        {"id": note.id, "session": note.session, "at": note.at, "text": note.text,
         **parts_json(note), "open": note.id in waiting, "last": last.get(note.id, "")}
        for note in commitments_of(desk, cohort)
    ]  # fmt: skip


def parts_json(note: Note, names: tuple[str, ...] = ()) -> dict[str, str]:
    """A commitment's parts for programs to read; ``due`` is the ISO date that ``by`` names."""
    said, due = parts(note, names), due_on(note, names)
    return {
        "who": said["who"], "what": said["what"], "by": said["by"],
        "due": due.isoformat() if due else "", "with": said["with_whom"], "done": said["done"],
    }  # fmt: skip
