"""What certificates and sheets are made of: the sessions that were held, and who was where for how
long. A cohort is read once, however many people are in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.attendance.reports import SERVICES
from l4pc_tui.core.certificates.certificate import Course
from l4pc_tui.core.certificates.who import Attended, Given, Somebody, Why, day_words
from l4pc_tui.core.live.view.together import Together, Way, when_together
from l4pc_tui.core.people.attendance import is_held
from l4pc_tui.core.people.enrolled import on_register, place_of
from l4pc_tui.core.people.hours import Hours, delivered, hours, stretches
from l4pc_tui.core.people.register import Registered
from l4pc_tui.core.record.erased import ERASED_NAME
from l4pc_tui.core.text.amounts import hhmm, listed
from l4pc_tui.core.text.folding import filed
from l4pc_tui.desk.library import models
from l4pc_tui.desk.people.sessions import today
from l4pc_tui.desk.register.hours import held_of
from l4pc_tui.desk.session.open import read_run
from l4pc_tui.desk.settings_file import preferences
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.core.people.hours import Held, Stretch
    from l4pc_tui.core.record.names import PersonId
    from l4pc_tui.core.record.nouns import Cohort, Mark, Member, Person
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.people.scope import Scope
    from l4pc_tui.store.tables.rowsets import SessionRow


@dataclass(frozen=True, slots=True)
class Wished:
    """How a course is to be called. "" and None are what the record and the settings say.

    facilitators: their names; none where they do not wish to be named. accredited: the body and its
    number.
    """

    programme: str = ""
    provider: str = ""
    facilitators: tuple[str, ...] | None = None
    accredited: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class CourseRead:
    """A cohort as certificates see it. rows: the sessions that were held, given in the same order.
    people: everybody on a register of one, by name. unknown: the sessions of which nobody knows how
    long they were, as they are spoken of; nobody has hours in them."""

    cohort: Cohort
    course: Course
    rows: tuple[SessionRow, ...]
    given: tuple[Given, ...]
    people: tuple[Somebody, ...]
    unknown: tuple[str, ...] = ()

    @property
    def unknown_in_words(self) -> str:
        """That of some sessions nobody knows how long they were, as a sentence; or ""."""
        if not self.unknown:
            return ""
        return (
            f"How long {listed(self.unknown)} was is not known, for the plan is not in the library: nobody "
            "has hours there."
        )


@dataclass(frozen=True, slots=True)
class _Read:
    """One session: who was on its register, when it was held, and when people worked together."""

    given: Given
    held: Held | None
    together: tuple[Together, ...] | None
    rows: Mapping[PersonId, Registered]
    services: Mapping[str, str]


def read_course(desk: Desk, scope: Scope, wished: Wished) -> CourseRead:
    """The sessions of a scope that are over, and the people of its cohort. Raises Trouble for more
    than one cohort, for a try-out, and where nobody knows what the course is called."""
    if len(scope.cohorts) != 1:
        raise refusal("Certificates are of one cohort at a time.", "Name one, with --cohort NAME.")
    (cohort,) = scope.cohorts
    members = {each.person: each for each in desk.store.members(cohort.id)}
    people = {each.id: each for each in desk.store.people(cohort.id)}
    read, rows = [], []
    for row in scope.sessions:
        marks = {mark.person: mark for mark in desk.store.marks(row.session.id)}
        if is_held(row.state, row.session.date, today(desk), marked=bool(marks)):
            walked = desk.store.walked_in(row.session.id)
            people |= {each.id: each for each in walked}
            known = [*people.values()]
            read.append(_session(desk, row, marks, known, members.values()))
            rows.append(row)
    if not read:
        raise refusal(
            f"No session of “{cohort.name}” is over yet.", "Certificates are of what was held."
        )
    found = (_somebody(desk, each, members.get(each.id), read) for each in _by_name(people))
    return CourseRead(
        cohort, _course(desk, cohort, members, people, read, wished), tuple(rows),
        tuple(each.given for each in read), tuple(found),
        tuple(_spoken_of(each.given) for each in read if each.held is None),
    )  # fmt: skip


def _spoken_of(given: Given) -> str:
    return f"“{given.title}”" if given.title else f"the session of {day_words(given.day)}"


def _session(
    desk: Desk, row: SessionRow, marks: Mapping[PersonId, Mark], people: Sequence[Person],
    members: Iterable[Member],
) -> _Read:  # fmt: skip
    session = row.session
    on = on_register(people, members, session.id, session.date, marks)
    registered = {
        each.person.id: Registered(each.person, marks.get(each.person.id), each.facilitates)
        for each in on
    }
    counted = sum(not (each.facilitates or each.person.walk_in) for each in on)
    run = read_run(desk, row, counted)
    held = held_of(run)
    sources = {sha for mark in marks.values() for sha in mark.sources}
    services = {
        each.sha: SERVICES.get(each.source, "") for each in desk.store.attendance(session.id)
    } if sources else {}  # fmt: skip
    together = None
    if run.room.run.started is not None:
        together = when_together(run.room.run, run.sheet_now(), desk.now())
    given = Given(
        session.id, session.date, session.title, session.number, delivered(held) if held else 0.0
    )
    return _Read(given, held, together, registered, services)


def _somebody(desk: Desk, person: Person, member: Member | None, read: Sequence[_Read]) -> Somebody:
    lines = (_line(desk, each, each.rows[person.id]) for each in read if person.id in each.rows)
    return Somebody(
        person.id, person.name, tuple(line for line in lines if line), _bars(person, member)
    )


def _line(desk: Desk, read: _Read, row: Registered) -> Attended | None:
    there = hours(row, read.held) if read.held else Hours()
    if not there.seconds or read.held is None:
        return None
    spans = stretches(row, read.held)
    seconds, ways = _with_others(read.together, spans)
    if seconds is not None:
        seconds = min(seconds, there.seconds)
    sources = row.mark.sources if row.mark else ()
    service = next(filter(None, (read.services.get(sha, "") for sha in sources)), "")
    return Attended(
        read.given, there, seconds, ways, hhmm(spans[0].start, desk.zone, spans[0].start),
        hhmm(spans[-1].end, desk.zone, spans[-1].end), service,
    )  # fmt: skip


def _with_others(
    together: tuple[Together, ...] | None, there: Sequence[Stretch]
) -> tuple[float | None, tuple[str, ...]]:
    """How long somebody worked with others while they were there, and how."""
    if together is None:
        return None, ()
    spent = [(each.way, sum(each.with_somebody(span) for span in there)) for each in together]
    ways = {way for way, seconds in spent if seconds}
    return sum(seconds for _, seconds in spent), tuple(way for way in Way if way in ways)


def _bars(person: Person, member: Member | None) -> Why | None:
    if member is not None and member.facilitates:
        return Why.FACILITATES
    if person.walk_in:
        return Why.WALK_IN
    return Why.ERASED if person.name == ERASED_NAME else None


def _by_name(people: Mapping[PersonId, Person]) -> list[Person]:
    return sorted(people.values(), key=place_of)


def _course(
    desk: Desk, cohort: Cohort, members: Mapping[PersonId, Member],
    people: Mapping[PersonId, Person], read: Sequence[_Read], wished: Wished,
) -> Course:  # fmt: skip
    programme = models.programme(desk, cohort.programme) if cohort.programme else None
    titles = dict.fromkeys(each.given.title for each in read if each.given.title)
    # Never the cohort's name: it may say who is in it.
    called = wished.programme or (programme.title if programme else "")
    if not called and len(titles) == 1:
        (called,) = titles
    if not called:
        raise refusal(
            f"“{cohort.name}” has no programme, so a certificate cannot say what it is of.",
            "Say it with --programme TEXT.",
        )
    lead = wished.facilitators
    if lead is None:
        ids = [id for id, each in members.items() if each.facilitates and id in people]
        lead = tuple(sorted((people[id].name for id in ids), key=filed))
    body, number = wished.accredited or ("", "")
    provider = wished.provider or preferences(desk).settings.provider
    return Course(called, provider, lead, body, number)
