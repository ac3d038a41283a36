"""Everything about one cohort that a coordinator looks at, read at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.left_open import parts
from l4pc_tui.core.people import attendance
from l4pc_tui.core.people.attendance import Cell, Standing, cells, standing
from l4pc_tui.core.people.enrolled import place_of, roles_of
from l4pc_tui.core.people.hours import Basis, Hours, bases, hours_in_words, in_minutes
from l4pc_tui.core.people.register import Registered
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Cohort, Member, Person
from l4pc_tui.core.text.amounts import as_date, count
from l4pc_tui.core.text.folding import fold_name
from l4pc_tui.desk.library import models
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.commitments import (
    CommitmentLine,
    PromiseLine,
    commitments,
    promises,
    promises_in_words,
    still_open,
)
from l4pc_tui.desk.people.connections import CohortConnections, cohort_connections
from l4pc_tui.desk.people.enrolment import enrolled
from l4pc_tui.desk.people.people_undo import next_undo
from l4pc_tui.desk.people.same_person import WalkIn, walk_ins, walk_ins_in_words
from l4pc_tui.desk.people.sessions import in_order, today
from l4pc_tui.desk.people.ties import Rule, rules_of
from l4pc_tui.desk.register.hours import hours_of_rows

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow

_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session as it heads a column. day: "10 Nov", or "". here, of: who came, of how many; None
    while it is to come."""

    session: str
    number: int
    day: str
    date: str
    held: bool
    here: int | None
    of: int
    hours: tuple[Hours, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody of the cohort, with a cell for each session.

    about: what is told of how they stand: "facilitates", "left 30 Nov", "leaves 30 Nov". hours: of each session
    in which they have some. open: commitments of theirs that are open. met: how many others they
    have worked with in groups, None where that is not counted.
    """

    person: Person
    member: Member | None
    name: str
    roles: tuple[str, ...]
    standing: Standing
    about: str
    cells: tuple[Cell, ...]
    hours: tuple[Hours, ...]
    met: int | None
    open: int

    @property
    def minutes(self) -> int:
        """How long they were there in all, rounded once."""
        return in_minutes(self.hours)


@dataclass(frozen=True, slots=True)
class CohortView:
    """A cohort at one moment. undo: what the last act was that can be taken back, or ""."""

    cohort: Cohort
    programme: str
    people: tuple[PersonLine, ...]
    meetings: tuple[Meeting, ...]
    promises: tuple[PromiseLine, ...]
    rules: tuple[Rule, ...]
    walk_ins: tuple[WalkIn, ...]
    connections: CohortConnections
    undo: str
    commitments: tuple[CommitmentLine, ...]

    @property
    def hours(self) -> tuple[Hours, ...]:
        """Everybody's hours of every session."""
        return tuple(each for line in self.people for each in line.hours)

    @property
    def waiting(self) -> int:
        """How many rules wait to be settled."""
        return sum(bool(rule.waits) for rule in self.rules)


def cohort_view(desk: Desk, key: str) -> CohortView:
    """A cohort by its name or the beginning of its id. Raises Trouble when there is none."""
    cohort = find_cohort(desk, key)
    rows = sorted(desk.store.sessions(cohort.id), key=in_order)
    members = {member.person: member for member in desk.store.members(cohort.id)}
    now = today(desk)
    registers = [register_on(desk, row, now) for row in rows]
    there = [hours_of_rows(desk, row, register.rows) if is_told(register) else {}
             for row, register in zip(rows, registers, strict=True)]  # fmt: skip
    people = {each.id: each for each in desk.store.people(cohort.id)}
    people |= {row.person.id: row.person for each in registers for row in each.rows}
    found = cohort_connections(desk, cohort.id)
    open_ones = _open_of(desk, cohort, people.values())
    lines = [
        _line(person, members.get(person.id), registers, there, found, open_ones[person.id], now)
        for person in people.values()
    ]
    programme = models.programme(desk, cohort.programme) if cohort.programme else None
    undo = next_undo(desk)
    order = list(Standing)
    return CohortView(
        cohort, programme.title if programme else "",
        tuple(sorted(lines, key=lambda line: (order.index(line.standing), place_of(line.person)))),
        tuple(_meeting(*each) for each in zip(range(1, len(rows) + 1), rows, registers, there,
                                              strict=True)),
        promises(desk, cohort.id), rules_of(desk, cohort), walk_ins(desk, cohort), found,
        undo.words if undo and not undo.since else "", commitments(desk, cohort.id),
    )  # fmt: skip


# In words


def about_in_words(view: CohortView) -> tuple[str, ...]:
    """ "The right thing · 3 of 5 sessions held · 16 people, 6 organisations", the longest first."""
    mine = [line for line in view.people if line.standing is Standing.MEMBER]
    places = {line.person.organisation for line in mine if line.person.organisation}
    held = sum(meeting.held for meeting in view.meetings)
    sessions = f"{held} of {count(len(view.meetings), 'session')} held" if view.meetings else ""
    people = count(len(mine), "person", "people")
    more = f"{people}, {count(len(places), 'organisation')}" if places else people
    forms = ((view.programme, sessions, more), (sessions, more), (sessions, people), (people,))
    return tuple(" · ".join(filter(None, form)) for form in forms)


def standing_in_words(view: CohortView) -> tuple[str, ...]:
    """What it came to, and what waits for somebody; the longest first."""
    told = view.connections.told
    hours = total_in_words(view.hours)
    met = (
        f"{told.pairs} of {count(told.possible, 'pair')} met" if view.connections.over_time else ""
    )
    walked = walk_ins_in_words(len(view.walk_ins))
    waits = f"{count(view.waiting, 'rule waits', 'rules wait')} for you" if view.waiting else ""
    promised, here, ahead = promises_in_words(view.promises), _here(view), _next(view)
    forms = (
        (walked, waits, here, hours, met, promised, ahead), (walked, waits, here, met, promised, ahead),
        (walked, waits, hours, met, promised), (walked, waits, hours, met), (walked, waits, hours),
        (walked, waits), (walked or waits,),
    )  # fmt: skip
    return tuple(" · ".join(filter(None, form)) for form in forms)


def _here(view: CohortView) -> str:
    """ "94 % here, 45 of 48", of the sessions that were held; or ""."""
    held = [each for each in view.meetings if each.held and each.here is not None]
    came, of = sum(each.here or 0 for each in held), sum(each.of for each in held)
    return f"{round(100 * came / of)} % here, {came} of {of}" if of else ""


def _next(view: CohortView) -> str:
    """The day of the next session; or ""."""
    ahead = next((each for each in view.meetings if each.here is None and not each.held), None)
    on = as_date(ahead.date) if ahead else None
    return f"next {on:%a} {on.day} {on:%B}" if on else ""


def total_in_words(told: Sequence[Hours]) -> str:
    """ "156 h 15 min (register)", or ""."""
    if not bases(told):
        return ""
    return f"{hours_in_words(in_minutes(told))} ({', '.join(map(str, bases(told)))})"


# Within


def register_on(desk: Desk, row: SessionRow, now: str) -> attendance.Register:
    """The register of a session as it stands on a day, ISO."""
    marks = {mark.person: mark for mark in desk.store.marks(row.session.id)}
    people = enrolled(desk, row.session)
    rows = tuple(Registered(e.person, marks.get(e.person.id), e.facilitates) for e in people)
    stage = attendance.stage_of(row.state, row.session.date, now, marked=bool(marks))
    return attendance.Register(row.session.id, stage, rows)


def is_told(register: attendance.Register) -> bool:
    """Whether anybody can have hours in a session."""
    return register.begun or any(each.mark for each in register.rows)


def _meeting(
    number: int, row: SessionRow, register: attendance.Register, there: Mapping[PersonId, Hours]
) -> Meeting:
    on, told = as_date(row.session.date), is_told(register)
    return Meeting(
        row.session.id, number, f"{on.day} {on:%b}" if on else "", row.session.date,
        register.held,
        attendance.came(register) if told else None, attendance.expected(register),
        tuple(there.values()),
    )  # fmt: skip


def _line(
    person: Person, member: Member | None, registers: Sequence[attendance.Register],
    there: Sequence[Mapping[PersonId, Hours]], found: CohortConnections, open_ones: int, now: str,
) -> PersonLine:  # fmt: skip
    stands = standing(member, now)
    about = str(stands)
    if member and (on := as_date(member.left)):
        about = f"{'left' if stands is Standing.LEFT else 'leaves'} {on.day} {on:%b}"
    hours = (held[person.id] for held in there if person.id in held)
    return PersonLine(
        person, member, person.display_name or person.name, roles_of(person, member), stands,
        about, cells(person.id, registers),
        tuple(each for each in hours if each.basis is not Basis.NONE),
        found.met.get(person.id), open_ones,
    )  # fmt: skip


def _open_of(desk: Desk, cohort: Cohort, people: Iterable[Person]) -> Counter[PersonId]:
    """How many open commitments each person has: of a first name, where one person has it."""
    named: dict[str, set[PersonId]] = {}
    for person in people:
        for name in (fold_name(person.name), fold_name(person.display_name), _first(person)):
            named.setdefault(name, set()).add(person.id)
    counts: Counter[PersonId] = Counter()
    for each in still_open(desk, cohort.id):
        whom = {fold_name(who) for who in _BETWEEN.split(parts(each.note)["who"])} - {""}
        for ids in (named.get(name, set()) for name in whom):
            counts.update(ids if len(ids) == 1 else ())
    return counts


def _first(person: Person) -> str:
    return fold_name(person.name.partition(" ")[0])
