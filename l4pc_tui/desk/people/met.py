"""Who has worked with whom in a cohort so far, from the seats of its sessions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from l4pc_tui.core.live.groups.wish import history, rules_of
from l4pc_tui.core.mixing.wishes import NO_RULES, Rules
from l4pc_tui.core.record.moves import Verb, standing
from l4pc_tui.core.record.reading import move_of
from l4pc_tui.core.text.amounts import count
from l4pc_tui.desk.people.sessions import in_order

if TYPE_CHECKING:
    from l4pc_tui.core.live.run.session_state import LiveSession
    from l4pc_tui.core.record.names import CohortId, SessionId
    from l4pc_tui.core.record.nouns import Seat
    from l4pc_tui.core.record.runs import Line
    from l4pc_tui.core.record.things import Told
    from l4pc_tui.desk.desk import Desk

Groups = tuple[tuple[str, ...], ...]


def rounds_in(seats: Iterable[Seat], line: Line) -> dict[str, Groups]:
    """The groups of each round that was worked in; those that are only planned are left out, and
    those of a record of the run that lies beside the one that counts."""
    beside = {round for other in line.beside for round in _used(other.moves)} - _used(line.moves)
    by_round: dict[str, list[Seat]] = {}
    for seat in seats:
        if seat.at and seat.round not in beside:
            by_round.setdefault(seat.round, []).append(seat)
    return {round: groups_of(by_round[round]) for round in sorted(by_round)}


def _used(told: Iterable[Told]) -> set[str]:
    moves = standing(move for each in told if (move := move_of(each)) is not None)
    return {str(move.data["round"]) for move in moves if move.verb == Verb.GROUPS}


def groups_of(seats: Iterable[Seat]) -> Groups:
    """The groups of one round by the numbers of their tables; one at which nobody sits is empty."""
    tables: dict[int, list[str]] = {}
    for seat in seats:
        tables.setdefault(seat.table, []).append(seat.person)
    most = max(tables, default=0)
    return tuple(tuple(sorted(tables.get(number, ()))) for number in range(1, most + 1))


def earlier(desk: Desk, cohort: CohortId, session: SessionId) -> list[tuple[str, list[Groups]]]:
    """The other sessions of a cohort in their order, as ``history`` takes them: what each is
    called, and the groups of its rounds."""
    if not cohort:
        return []
    of_each = of_sessions(desk, cohort)
    held = sorted(desk.store.sessions(cohort), key=in_order)
    return [
        (f"session {number}", of_each.get(row.session.id, []))
        for number, row in enumerate(held, 1) if row.session.id != session
    ]  # fmt: skip


def of_sessions(desk: Desk, cohort: CohortId) -> dict[SessionId, list[Groups]]:
    """Each session of a cohort with groups → its rounds."""
    by_session: dict[SessionId, list[Seat]] = {}
    for seat in desk.store.seats(cohort):
        by_session.setdefault(seat.session, []).append(seat)
    found = {
        session: list(rounds_in(seats, desk.store.line(session)).values())
        for session, seats in by_session.items()
    }
    return {session: rounds for session, rounds in found.items() if rounds}


def rules_for(desk: Desk, cohort: CohortId) -> Rules:
    """What must hold between the people of a cohort."""
    return rules_of(desk.store.links(cohort)) if cohort else NO_RULES


def groups_in_words(desk: Desk, cohort: CohortId, room: LiveSession) -> str:
    """What the groups of a session came to, in numbers alone: "18 pairs worked together in groups,
    12 of them for the first time"; "" where nobody worked in one."""
    session = room.session
    rounds = list(rounds_in(room.seated, room.line).values())
    before = history(earlier(desk, cohort, session)[: _before(desk, cohort, session)], [])
    here = history([], rounds).met.times
    if not here:
        return ""
    fresh = sum(two not in before.met.times for two in here)
    return (
        f"{count(len(here), 'pair')} worked together in groups, {fresh} of them for the first time"
    )


def _before(desk: Desk, cohort: CohortId, session: SessionId) -> int:
    """How many sessions of a cohort come before this one."""
    held = sorted(desk.store.sessions(cohort), key=in_order) if cohort else []
    ids = [row.session.id for row in held]
    return ids.index(session) if session in ids else len(ids)
