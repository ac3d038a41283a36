"""Sessions: planned, found, told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.names import NO_COHORT, SessionId
from l4pc_tui.core.record.nouns import Session, entity
from l4pc_tui.core.text.amounts import local
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.library import models
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow

YEARS = range(2000, 2100)
"""Years that a session may be in; others are slips of the finger."""

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


def new_session(
    desk: Desk, cohort: str, plan: str, on: str = "", *, starts: str = "", venue: str = ""
) -> SessionRow:
    """Plan a session of a cohort on a date; without a cohort it is a try-out.

    on: ISO date, today when empty. starts: HH:MM when not the plan's own. Raises Trouble in
    words for a cohort, plan, date or time that cannot be.
    """
    held = find_cohort(desk, cohort) if cohort else None
    found = models.plan(desk, plan)
    exercise = models.exercise(desk, plan) if found is None else None
    if found is None and exercise is None:
        raise refusal(
            f"There is no plan called “{clean_name(plan, 80)}” in the library.",
            "l4pc library list --kind session shows them.",
        )
    title = found.title if found else exercise.title if exercise else ""
    session = Session(
        SessionId(desk.new_id()), plan, as_day(on) if on else today(desk),
        held.id if held else NO_COHORT, title,
        venue or (found.venue if found else ""),
        as_clock(starts) or (_now(desk) if found is None else ""),
    )  # fmt: skip
    desk.store.write(
        [desk.store.entry("put", entity("session", session.id), session.data(), actor=desk.actor)]
    )
    row = desk.store.session(session.id)
    assert row is not None
    return row


def find_session(desk: Desk, key: str) -> SessionRow:
    """The session that a person means: the beginning of its id, or COHORT/DATE.

    Raises Trouble when there is none, or more than one.
    """
    if "/" in key:
        return _by_cohort_and_date(desk, key)
    ids = desk.store.session_ids_like(key) if key else ()
    if len(ids) == 1 and (row := desk.store.session(ids[0])):
        return row
    shown = clean_name(key, 80)
    if ids:
        raise refusal(f"“{shown}” begins more than one session's id.", "Type one letter more.")
    raise refusal(
        f"There is no session “{shown}”.", "l4pc session list shows them; or name COHORT/DATE."
    )


def in_order(row: SessionRow) -> tuple[str, str, int, str]:
    """The order of sessions: see ``Session.order``."""
    return row.session.order


def next_session(rows: Sequence[SessionRow], today: date) -> SessionRow | None:
    """The session to offer: an unfinished one, today's, the next, or one whose day went by."""
    unfinished = [row for row in rows if row.state in (State.RUNNING, State.PAUSED)]
    if unfinished:
        return max(unfinished, key=lambda row: epoch(row.started))
    planned = [row for row in rows if row.state is State.PLANNED]
    ahead = [row for row in planned if row.session.date >= today.isoformat()]
    undated = [row for row in planned if not row.session.date]
    if ahead or undated:
        return min(ahead or undated, key=in_order)
    return max(planned, key=in_order, default=None)


def _by_cohort_and_date(desk: Desk, key: str) -> SessionRow:
    name, _, on = key.rpartition("/")
    cohort = find_cohort(desk, name)
    found = [row for row in desk.store.sessions(cohort.id) if row.session.date == on]
    if len(found) == 1:
        return found[0]
    if found:
        raise refusal(f"“{cohort.name}” has {len(found)} sessions on {on}.", "Use a session's id.")
    dates = ", ".join(row.session.date for row in desk.store.sessions(cohort.id))
    hint = f"Its dates are {dates}." if dates else "It has no sessions yet."
    raise refusal(f"“{cohort.name}” has no session on “{clean_name(on, 40)}”.", hint)


def as_day(on: str) -> str:
    """The ISO date that a person wrote. Raises Trouble for what is none, or in no such year."""
    try:
        found = date.fromisoformat(on.strip())
    except ValueError:
        raise refusal(
            f"“{clean_name(on, 40)}” is not a date.", "Write it as 2026-10-06: year-month-day."
        ) from None
    if found.year not in YEARS:
        raise refusal(
            f"No session can be in the year {found.year}.",
            "Write it as 2026-10-06: year-month-day.",
        )
    return found.isoformat()


def as_clock(starts: str) -> str:
    """HH:MM as a person wrote it; "" for nothing. Raises Trouble for what is no clock time."""
    if not starts.strip():
        return ""
    found = _CLOCK.fullmatch(starts.strip())
    if found is None:
        raise refusal(f"“{clean_name(starts, 40)}” is not a clock time.", "Write it as 09:30.")
    return f"{int(found[1]):02d}:{found[2]}"


def today(desk: Desk) -> str:
    """The ISO date of this day."""
    return local(desk.now(), desk.zone).date().isoformat()


def _now(desk: Desk) -> str:
    """A try-out of one exercise, which has no clock of its own, starts now."""
    return local(desk.now(), desk.zone).strftime("%H:%M")
