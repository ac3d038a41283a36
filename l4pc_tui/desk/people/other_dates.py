"""Another day for a session that is planned, or none: until something was done in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.life import PLAN_VERBS, State
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.core.record.reading import move_of
from l4pc_tui.core.text.amounts import day
from l4pc_tui.desk.people.sessions import as_clock, as_day, find_session
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


def move_session(desk: Desk, which: str, on: str, *, starts: str = "") -> SessionRow:
    """Put a planned session on another date, and with ``starts`` (HH:MM) at another time.

    Raises Trouble in words for a date or time that cannot be, for a session that has begun, and
    for one that is open in another console.
    """
    if not on.strip():
        raise refusal("A session needs a date.", "Write it as 2026-10-06: year-month-day.")
    row = find_session(desk, which)
    session = row.session
    moved = replace(session, date=as_day(on), starts=as_clock(starts) or session.starts)
    with _planned(desk, row, "moved"):
        if moved != session:
            name = entity("session", session.id)
            desk.store.write([desk.store.entry("put", name, moved.data(), actor=desk.actor)])
    kept = desk.store.session(session.id)
    assert kept is not None
    return kept


def removing(desk: Desk, which: str) -> SessionRow:
    """The session that would be removed; Trouble in words where it cannot be."""
    row = find_session(desk, which)
    with _planned(desk, row, "removed"):
        _refuse_written(desk, row)
    return row


def remove_session(desk: Desk, which: str) -> str:
    """Take a planned session away in which nothing was done yet; what was done, in words. What was
    changed of its plan goes with it.

    Raises Trouble in words for one that has begun, holds a mark, a note or a half-typed line, or
    is open in another console.
    """
    row = find_session(desk, which)
    with _planned(desk, row, "removed"):
        _refuse_written(desk, row)
        name = entity("session", row.session.id)
        desk.store.write([desk.store.entry("del", name, None, actor=desk.actor)])
    return f"{named(row)} is no longer planned."


def named(row: SessionRow) -> str:
    """A session as a sentence names it: “Half day one” on Thursday 3 December 2026."""
    session = row.session
    title = f"“{session.title or session.plan}”"
    return f"{title} on {day(session.date)}" if session.date else title


@contextmanager
def _planned(desk: Desk, row: SessionRow, done: str) -> Iterator[None]:
    """Nobody can begin the session meanwhile."""
    id = row.session.id
    if row.state is not State.PLANNED:
        raise refusal(
            f"{named(row)} cannot be {done}: it is {row.state}.", "Only planned sessions can."
        )
    if not desk.store.take_lease(id, desk.store.holder).mine:
        raise refusal(f"{named(row)} is open in another console.", "Leave it there first.")
    try:
        yield
    finally:
        desk.store.drop_lease(id, desk.store.holder)


def _of_the_plan(event: Event) -> bool:
    """Whether an entry only changed what is planned, or took that back."""
    move = move_of(event)
    return move is not None and move.verb in {*PLAN_VERBS, Verb.UNDO}


def _refuse_written(desk: Desk, row: SessionRow) -> None:
    id = row.session.id
    told = any(event.session and not _of_the_plan(event) for event in desk.store.record_of(id))
    asked = desk.store.measured((), (id,))
    told = told or bool(asked.asked or asked.ratings or asked.changes)
    if told or desk.store.draft(id):
        raise refusal(
            f"{named(row)} cannot be removed: something was written in it already.",
            "It can be moved: l4pc session move.",
        )
