"""Rehearsal: the same session over the same desk, with a fast clock, and no record left.

It runs on a copy of the database in a folder of its own, which is gone afterwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import tzinfo
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.kinds import RUN
from l4pc_tui.core.record.life import PLAN_VERBS
from l4pc_tui.core.record.moves import Verb, standing
from l4pc_tui.core.record.names import NO_SESSION, SessionId
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.record.runs import moves_of
from l4pc_tui.core.text.amounts import count, local, minutes
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.clocks import QuickClock
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.people.invented import pretend_walk_ins
from l4pc_tui.desk.session.open import number_of
from l4pc_tui.desk.session.which import choose
from l4pc_tui.desk.trouble import refusal
from l4pc_tui.machine.files import passing_folder

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.exchange.log_model import TimelineRow
    from l4pc_tui.store.tables.rowsets import SessionRow

USUAL = 10.0
FASTEST = 120.0
"""Seconds of the room in one real second; faster than that nobody could read."""

_OVER = 1.1
"""A step ran over when it took a tenth more than planned, and at least half a minute."""
_HALF_A_MINUTE = 0.5


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A session to rehearse: its database, id and clock, to open a desk with."""

    db: Path
    session: SessionId
    clock: QuickClock
    pace: float
    actor: str
    zone: tzinfo | None

    def open(self) -> Desk:
        """The desk of the copy; whoever opens it closes it."""
        return open_desk(
            self.db, actor=self.actor, clock=self.clock, zone=self.zone, pretends="rehearsal",
            pace=self.pace,
        )  # fmt: skip

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The desk of the copy, for as long as it is needed."""
        desk = self.open()
        try:
            yield desk
        finally:
            desk.close()


@contextmanager
def rehearsal(desk: Desk, word: str, pace: float) -> Iterator[Rehearsal]:
    """What ``word`` means (a session, plan or exercise, or the next session), to be rehearsed.

    A session is rehearsed from its beginning with its own people and its own number; a plan or
    an exercise as a try-out with invented people. Both begin now. Raises Trouble when there is
    nothing to rehearse.
    """
    pace = min(max(pace, 1.0), FASTEST)
    with passing_folder("l4pc-rehearsal-") as folder:
        db = desk.store.copy(folder)
        clock = QuickClock(pace, desk.clock)
        held = Rehearsal(db, NO_SESSION, clock, pace, desk.actor, desk.zone)
        with held.desk() as copy:
            row = _begin_now(copy, choose(copy, word))
        yield replace(held, session=row.session.id)


def read_pace(text: str) -> float:
    """How many times as fast, as typed: ``10``, ``2.5``. Raises Trouble for what is no speed."""
    try:
        pace = float(text)
    except ValueError:
        pace = 0.0
    if not 1 <= pace <= FASTEST:
        raise refusal(
            f"“{clean_name(text, 40)}” is no speed for a rehearsal.",
            f"Type a number from 1 to {FASTEST:g}: how many times as fast as the room.",
        )
    return pace


def verdict(desk: Desk, session: SessionId) -> tuple[str, ...]:
    """What a rehearsal showed: how long it took, where it ran over, which times it suggests."""
    row = desk.store.session(session)
    assert row is not None, "the copy holds what was rehearsed"
    done = [
        line
        for line in session_log(desk, row, Profile.FACILITATOR).timeline
        if line.actual_minutes is not None
    ]
    if not done:
        return ("Nothing was rehearsed.",)
    took = sum(line.actual_minutes or 0.0 for line in done)
    planned = sum(line.planned_minutes or 0.0 for line in done)
    told = [
        f"Rehearsed {count(len(done), 'step')}: planned {minutes(planned * 60)}, took {minutes(took * 60)}."
    ]
    over = [line for line in done if _ran_over(line)]
    told += [
        f"{line.step or line.item}: planned {minutes((line.planned_minutes or 0) * 60)}, "
        f"took {minutes((line.actual_minutes or 0) * 60)}; "
        f"{minutes(math.ceil(line.actual_minutes or 0) * 60)} would fit."
        for line in over
    ]
    told += [] if over else ["No step ran over."]
    return (*told, "No record was kept.")


def _begin_now(copy: Desk, wanted: SessionRow) -> SessionRow:
    """The session that is rehearsed, in the place of the one that was meant.

    It keeps its number, and with that its ceiling and what comes back to it; and what was changed
    of its plan before it began.
    """
    now = local(copy.now(), copy.zone)
    session = replace(
        wanted.session, id=SessionId(copy.new_id()), starts=now.strftime("%H:%M"),
        date=min(wanted.session.date or "9999", now.date().isoformat()),
        number=number_of(copy, wanted),
    )  # fmt: skip
    entries = [
        copy.store.entry("del", entity("session", wanted.session.id), None, actor=copy.actor),
        copy.store.entry("put", entity("session", session.id), session.data(), actor=copy.actor),
    ]
    entries += _plan_changes(copy, wanted.session.id, session.id, entries[-1].id)
    if not session.cohort:
        entries += pretend_walk_ins(copy, session.id)
    copy.store.write(entries)
    row = copy.store.session(session.id)
    assert row is not None
    return row


def _plan_changes(copy: Desk, of: SessionId, to: SessionId, seen: str) -> list[Entry]:
    """What was changed of a session's plan before it began, told once more of another. seen: the
    entry that plans that one."""
    moves = standing(moves_of(copy.store.line(of)))
    ahead = takewhile(lambda move: move.verb != Verb.START, moves)
    told: list[Entry] = []
    for move in (each for each in ahead if each.verb in PLAN_VERBS):
        base, data = told[-1].id if told else seen, {**move.data, "verb": move.verb}
        name = entity(RUN, to)
        more = copy.store.entry("move", name, data, actor=copy.actor, session=to, base=(base,))
        told.append(more)
    return told


def _ran_over(line: TimelineRow) -> bool:
    planned, took = line.planned_minutes or 0.0, line.actual_minutes or 0.0
    return planned > 0 and took > planned * _OVER and took - planned >= _HALF_A_MINUTE
