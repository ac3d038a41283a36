"""All that a workbook tells, read once: each session of its scope, and each cohort."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.follow_up import latest_words
from l4pc_tui.core.live.view.register_view import register_of
from l4pc_tui.core.people import attendance
from l4pc_tui.core.people.attendance import Cell, Gap, Standing, cells, standing
from l4pc_tui.core.people.enrolled import place_of, roles_of
from l4pc_tui.core.people.hours import Basis, Hours, bases, delivered, hours, in_minutes
from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.nouns import Follow, Member, NoteKind, Outcome, Person
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.text.amounts import as_date, local
from l4pc_tui.desk.out.log import log_of
from l4pc_tui.desk.out.writing import must_be_as_written
from l4pc_tui.desk.outcomes.view import of_scope
from l4pc_tui.desk.people.commitments import still_open
from l4pc_tui.desk.people.connections import CohortConnections, cohort_connections
from l4pc_tui.desk.people.sessions import in_order, today
from l4pc_tui.desk.register.hours import held_of
from l4pc_tui.desk.session.open import read_session
from l4pc_tui.exchange.log_model import FollowRow, SessionLog
from l4pc_tui.exchange.sheets.rows import (
    BarrierRow,
    CommitmentRow,
    MetRow,
    PairRow,
    PersonLine,
    SessionLine,
)
from l4pc_tui.exchange.sheets.tables import FROM_COMMITMENT, FROM_NOTE

if TYPE_CHECKING:
    from l4pc_tui.core.record.names import CohortId, NoteId, PersonId
    from l4pc_tui.core.record.nouns import Cohort
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.outcomes.told import Outcomes
    from l4pc_tui.desk.people.scope import Scope
    from l4pc_tui.store.tables.rowsets import SessionRow

_MEMBER = "member"
_HELD = "held"


@dataclass(frozen=True, slots=True)
class Told:
    """A session of a workbook: its log for a profile, its register, and everybody's hours.
    minutes: how long it was without its breaks, 0 where nobody knows."""

    row: SessionRow
    log: SessionLog
    number: int
    register: attendance.Register
    hours: Mapping[PersonId, Hours]
    minutes: int


@dataclass(frozen=True, slots=True)
class OfCohort:
    """A cohort of a workbook. sessions: those of the scope, in order. people: those of its roster
    and whoever stands on a register, in the order of a list, each with a cell for each session.
    followed: what the latest session said of each commitment; open: how late each is that comes back.
    """

    cohort: Cohort
    sessions: tuple[Told, ...]
    people: tuple[tuple[PersonLine, tuple[Cell, ...]], ...]
    followed: Mapping[NoteId, Follow]
    open: Mapping[NoteId, str]
    connections: CohortConnections


@dataclass(frozen=True, slots=True)
class Gathered:
    """sessions: all of the scope, in its order, with logs as the profile has them, or whole ones where
    it is only told counts; cohorts: none for a try-out."""

    scope: Scope
    profile: Profile
    sessions: tuple[Told, ...]
    cohorts: tuple[OfCohort, ...]
    outcomes: Outcomes


def gathered(desk: Desk, scope: Scope, profile: Profile) -> Gathered:
    """Everything that a workbook of a scope tells. Raises Trouble."""
    numbers = {
        row.session.id: number
        for cohort in scope.cohorts
        for number, row in enumerate(sorted(desk.store.sessions(cohort.id), key=in_order), 1)
    }
    now = today(desk)
    # What is only counted is read whole: what stays with the team would not count.
    read = profile if PROFILES[profile].names else Profile.FACILITATOR
    told = tuple(
        _told(desk, row, read, numbers.get(row.session.id, 0), now) for row in scope.sessions
    )
    whose: dict[CohortId, list[Told]] = {cohort.id: [] for cohort in scope.cohorts}
    for each in told:
        whose.setdefault(each.row.session.cohort, []).append(each)
    cohorts = tuple(_of_cohort(desk, each, whose[each.id], now) for each in scope.cohorts)
    return Gathered(scope, profile, told, cohorts, of_scope(desk, scope))


# Rows of the sheets


def session_line(told: Told) -> SessionLine:
    """A session in figures."""
    hours = tuple(told.hours.values())
    state = str(told.row.state)
    if told.register.held and told.row.session.id and state == "planned":
        state = _HELD
    counted = told.register.held or any(row.mark for row in told.register.rows)
    return SessionLine(
        told.log, told.number, state, attendance.expected(told.register),
        attendance.came(told.register) if counted else None,
        in_minutes(hours) if bases(hours) else None, ", ".join(bases(hours)),
    )  # fmt: skip


def commitments(told: Told, cohorts: Mapping[CohortId, OfCohort]) -> Iterator[CommitmentRow]:
    """The commitments of a session, as far as its log has them."""
    cohort = cohorts.get(told.row.session.cohort)
    for note in told.log.of_kind(NoteKind.COMMITMENT):
        key: NoteId = note.note  # type: ignore[assignment]
        said = cohort.followed.get(key) if cohort else None
        row = FollowRow(said.at, "", "", said.outcome, said.barrier, said.remark) if said else None
        yield CommitmentRow(
            note,
            row,
            cohort is None or key in cohort.open,
            cohort.open.get(key, "") if cohort else "",
        )


def barriers(told: Told) -> Iterator[BarrierRow]:
    """What was said in a session to be in the way, in the order it was told."""
    noted = (
        BarrierRow(note.at, FROM_NOTE, note.sort, note.text, note.place, note.inside is None)
        for note in told.log.of_kind(NoteKind.BARRIER)
    )
    blocked = (
        BarrierRow(said.at, FROM_COMMITMENT, said.barrier, said.text, shared=said.shared)
        for said in told.log.followed
        if said.outcome == Outcome.BLOCKED
    )
    return iter(sorted((*noted, *blocked), key=lambda row: row.at))


def met(found: OfCohort) -> Iterator[MetRow]:
    """How many pairs had met after each session of the scope."""
    within = {each.row.session.id for each in found.sessions}
    return (
        MetRow(
            found.cohort.name, each.session, each.date, each.number, each.pairs, each.fresh,
            found.connections.told.possible,
        )
        for each in found.connections.over_time
        if each.session in within
    )  # fmt: skip


def pairs(found: OfCohort) -> Iterator[PairRow]:
    """Who has worked with whom, each pair once."""
    people = found.connections.people
    return (
        PairRow(found.cohort.name, one, other, found.connections.times[here][there])
        for here, (_, one) in enumerate(people)
        for there, (_, other) in enumerate(people)
        if here < there and found.connections.times[here][there]
    )


# Within


def _told(desk: Desk, row: SessionRow, profile: Profile, number: int, now: str) -> Told:
    read = read_session(desk, row, to_tell=True)
    entries = [each for each in read.room.entries if isinstance(each, Event)]
    must_be_as_written(desk, entries, many=True)
    rows = register_of(read.room).rows
    marked = any(each.mark for each in rows)
    stage = attendance.stage_of(row.state, row.session.date, now, marked=marked)
    register = attendance.Register(row.session.id, stage, rows)
    held = held_of(read) if register.held else None
    there = {each.person.id: hours(each, held) for each in rows} if held else {}
    length = in_minutes([Hours(delivered(held))]) if held else 0
    return Told(row, log_of(read, profile), number, register, there, length)


def _of_cohort(desk: Desk, cohort: Cohort, told: Sequence[Told], now: str) -> OfCohort:
    members = {member.person: member for member in desk.store.members(cohort.id)}
    people = {each.id: each for each in desk.store.people(cohort.id)}
    people |= {row.person.id: row.person for each in told for row in each.register.rows}
    order = list(Standing)
    lines = [
        (standing(members.get(person.id), now), place_of(person),
         _person(cohort, person, members.get(person.id), told, now))
        for person in people.values()
    ]  # fmt: skip
    lines.sort(key=lambda line: (order.index(line[0]), line[1]))
    rows = sorted(desk.store.sessions(cohort.id), key=in_order)
    places = {row.session.id: place for place, row in enumerate(rows)}
    day = local(desk.now(), desk.zone).date()
    return OfCohort(
        cohort, tuple(told), tuple(line for _, _, line in lines),
        latest_words(desk.store.follows(cohort.id), places),
        {each.note.id: each.overdue(day) for each in still_open(desk, cohort.id)},
        cohort_connections(desk, cohort.id),
    )  # fmt: skip


def _person(
    cohort: Cohort, person: Person, member: Member | None, told: Sequence[Told], now: str
) -> tuple[PersonLine, tuple[Cell, ...]]:
    marks = cells(person.id, [each.register for each in told])
    spent = tuple(_spent(person.id, told))
    held = [mark for mark, each in zip(marks, told, strict=True)
            if each.register.held and mark is not Gap.OUTSIDE]  # fmt: skip
    line = PersonLine(
        person.id, person.name, cohort.name,
        person.display_name if person.display_name != person.name else "", person.organisation,
        person.sector, roles_of(person, member), str(standing(member, now)) or _MEMBER,
        _day(member.joined) if member else "", _day(member.left) if member else "", len(held),
        sum(not isinstance(mark, Gap) and mark.was_there for mark in held),
        in_minutes(spent) if spent else None, ", ".join(bases(spent)),
    )  # fmt: skip
    return line, marks


def _spent(person: PersonId, told: Iterable[Told]) -> Iterator[Hours]:
    for each in told:
        hours = each.hours.get(person)
        if hours is not None and hours.basis is not Basis.NONE:
            yield hours


def _day(iso: str) -> str:
    return iso if as_date(iso) else ""
