"""What stands side by side in the whole file, and having one of it count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.session_state import gather
from l4pc_tui.core.live.run.versions import SideBySide, is_settled, side_by_side
from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import IN_A_LOG, RUN, Kind
from l4pc_tui.core.record.names import NO_SESSION, SessionId
from l4pc_tui.core.record.resolve import joined_id, resolve
from l4pc_tui.core.text.amounts import day
from l4pc_tui.desk.session.versions import chosen_entry, counts_now
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.core.record.entry import Entry
    from l4pc_tui.core.record.resolve import Record
    from l4pc_tui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something of which several versions stand. session: the one that it was told in, or "".
    where: that session in words, or "". laptops: those that said what stands."""

    found: SideBySide
    session: SessionId
    where: str
    laptops: frozenset[str]

    @property
    def key(self) -> str:
        """What it goes by, with what stands: a version more, and it is another question."""
        versions = "+".join(sorted(each.event for each in self.found.versions))
        return f"{self.found.kind}:{self.found.id} {versions}"

    @property
    def told(self) -> str:
        """ "Ben Thimble’s mark: 2 versions · Lantern Valley, Wednesday 25 November 2026"."""
        return " · ".join(filter(None, (self.found.words, self.where)))


def conflicts(desk: Desk) -> tuple[Conflict, ...]:
    """Everything of which several versions stand, the runs of sessions first; no run of which
    somebody said which record counts, until another record goes on."""
    return tuple(conflict for conflict, record in _all(desk) if not _is_settled(conflict, record))


def settle(desk: Desk, event: str) -> tuple[Entry, str, tuple[Event, ...]]:
    """The entry that has a version count, by the id that it is chosen with; what is so then; and
    what stood side by side.

    It is not written yet. Raises Trouble when it does not stand beside another any more.
    """
    for conflict, record in _all(desk):
        for version in conflict.found.versions:
            if version.event == event:
                found = conflict.found
                entry = chosen_entry(desk, record, conflict.session, found, version)
                return entry, counts_now(found, version), _events(record, found)
    raise refusal("That is one version by now.")


def _all(desk: Desk) -> list[tuple[Conflict, Record]]:
    told = desk.store.beside()
    found: list[tuple[Conflict, Record]] = []
    for session in told.runs:
        room = gather(session, desk.store.record_of(session))
        found += [
            (
                Conflict(each, session, where(desk, session), _laptops(room.record, each)),
                room.record,
            )
            for each in side_by_side(room.record, session, desk.zone, desk.now())
            if each.kind == RUN
        ]
    record = resolve(told.events)
    for each in side_by_side(record, NO_SESSION, desk.zone, desk.now()):
        session = NO_SESSION
        standing = record.one(Kind(each.kind), each.id)
        if each.kind in IN_A_LOG and standing is not None:
            told_in = getattr(standing.by, "session", "")
            session = SessionId(joined_id(Kind.SESSION, told_in, record.joins))
        conflict = Conflict(each, session, where(desk, session), _laptops(record, each))
        found.append((conflict, record))
    return found


def _is_settled(conflict: Conflict, record: Record) -> bool:
    return conflict.found.kind == RUN and is_settled(record, conflict.session)


def _laptops(record: Record, found: SideBySide) -> frozenset[str]:
    return frozenset(each.device for each in _events(record, found))


def _events(record: Record, found: SideBySide) -> tuple[Event, ...]:
    events = {version.event for version in found.versions}
    return tuple(
        each for said in record.said.values() for each in said
        if each.id in events and isinstance(each, Event)
    )  # fmt: skip


def where(desk: Desk, session: SessionId) -> str:
    """A session in words: "Lantern Valley, Wednesday 25 November 2026"; "" for none."""
    row = desk.store.session(session) if session else None
    if row is None:
        return ""
    return ", ".join(filter(None, (row.cohort_name or row.session.title, day(row.session.date))))
