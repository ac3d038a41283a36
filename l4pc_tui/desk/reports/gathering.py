"""The figures of a report: read from the record, counted, and without anybody in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from l4pc_tui.core.certificates.who import was_there_for
from l4pc_tui.core.live.notes.sorts import sort
from l4pc_tui.core.outcomes.measures import DESIGN_LIMITS, MEASURES, POINTS, QUESTIONS
from l4pc_tui.core.outcomes.words import asked_how
from l4pc_tui.core.people.attendance import is_held
from l4pc_tui.core.people.enrolled import Enrolled
from l4pc_tui.core.people.hours import bases, delivered, hours, in_minutes
from l4pc_tui.core.people.register import Registered
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import NoteKind, Presence
from l4pc_tui.core.record.outcome_nouns import HOWS, Point
from l4pc_tui.core.report.figures import (
    Answered,
    Asking,
    Change,
    Fate,
    Figures,
    Meeting,
    Met,
    Pulse,
)
from l4pc_tui.core.report.words import day_words
from l4pc_tui.core.text.amounts import clock
from l4pc_tui.desk.out.nameless import nameless
from l4pc_tui.desk.outcomes.view import of_scope
from l4pc_tui.desk.people.enrolment import enrolled
from l4pc_tui.desk.people.sessions import today
from l4pc_tui.desk.register.hours import held_of
from l4pc_tui.desk.reports.stories import stories_of
from l4pc_tui.desk.session.open import number_of, read_run

if TYPE_CHECKING:
    from l4pc_tui.core.people.hours import Hours
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.outcomes.told import FormsTaken, Outcomes, PulseTaken
    from l4pc_tui.desk.people.scope import Scope
    from l4pc_tui.desk.session.open import Read
    from l4pc_tui.store.tables.rowsets import SessionRow

_MINUTE = 60
_STOOD = 24 * 3_600
"""Seconds that a day has stood before anybody was told another one, in which case it was planned."""


@dataclass(slots=True)
class _Reached:
    """Somebody who was on a register: their organisation, and in which cohorts they were there and
    for how many seconds."""

    organisation: str
    walked_in: bool
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def there(self) -> bool:
        return bool(self.seconds)

    def completed(self, given: Mapping[str, float], share: float) -> bool:
        """Whether they were there for a share of what one of their cohorts was given."""
        return any(
            given[cohort] and was_there_for(seconds, given[cohort], share)
            for cohort, seconds in self.seconds.items()
        )


def figures_of(
    desk: Desk, scope: Scope, *, at_least: int, erased: int = 0, about: str = ""
) -> Figures:
    """What a report tells of a scope. desk: of now, or of a moment that was. at_least: percent of
    the delivered hours from which on somebody has completed. erased: how many entries lost words
    since. about: which report it is, and of when, so that written again it has the same codes in
    the place of people."""
    people: dict[PersonId, _Reached] = {}
    without = nameless(desk, about)
    meetings, given = list[Meeting](), defaultdict[str, float](float)
    for row in scope.sessions:
        meeting, seconds = _meeting(desk, row, people, without, alone=len(scope.cohorts) == 1)
        meetings.append(meeting)
        given[row.session.cohort] += seconds
    reached = [each for each in people.values() if each.there]
    told = of_scope(desk, scope)
    names = {each.key: each for each in meetings}
    answers, changes = _forms(told, names, alone=len(scope.cohorts) == 1)
    return Figures(
        _by_name(reached, scope), tuple(meetings), len(reached), len(people),
        sum(each.walked_in for each in reached),
        dict(sorted(Counter(each.organisation for each in reached).items())),
        sum(each.completed(given, at_least / 100) for each in reached),
        at_least, _barriers(desk, scope.sessions),
        tuple(_pulse(each, names) for each in told.pulses),
        answers, changes, tuple(DESIGN_LIMITS[each] for each in told.designs),
        Fate(told.fate.made, told.fate.done, told.fate.started, told.fate.changed,
             told.fate.waiting, dict(told.fate.blocked)),
        stories_of(told.stories, without),
        tuple(_met(told, scope)), len(_certified(desk, scope)), erased,
        _unasked(told, scope),
    )  # fmt: skip


# Sessions and people


def _meeting(
    desk: Desk,
    row: SessionRow,
    people: dict[PersonId, _Reached],
    without: Callable[[str], str | None],
    *,
    alone: bool,
) -> tuple[Meeting, float]:
    """A session in figures, and how many seconds of it were given; who was on its register is
    added to ``people``. alone: no other cohort is told of."""
    session = row.session
    marks = {mark.person: mark for mark in desk.store.marks(session.id)}
    on_it = enrolled(desk, session)
    rows = [Registered(e.person, marks.get(e.person.id), e.facilitates) for e in on_it]
    held = is_held(row.state, session.date, today(desk), marked=bool(marks))
    read = read_run(desk, row, sum(not (e.facilitates or e.person.walk_in) for e in on_it))
    span = held_of(read) if held else None
    there = {each.person.id: hours(each, span) for each in rows} if span else {}
    if held:
        _add(people, row, on_it, rows, there)
    mine = [each for each in rows if not each.facilitates]
    told = [each.presence for each in mine]
    came = [each for each in told if each is not None and each.was_there]
    length = delivered(span) if span else 0.0
    not_reached = tuple(without(name) or "one" for name in _not_reached(read))
    number = session.number or number_of(desk, row)
    spent = tuple(there.values())
    return Meeting(
        session.id, row.cohort_name or "a try-out",
        _called(row, number, alone=alone),
        without(session.title or read.scripts.plan.title) or "not told", session.date, held, _was_on(desk, row),
        _late(read), not_reached, len(read.inserted), round(length / _MINUTE), len(mine), len(came),
        told.count(Presence.ONLINE), in_minutes(spent), bases(spent),
    ), length  # fmt: skip


def _called(row: SessionRow, number: int, *, alone: bool) -> str:
    """ "Session 2"; of several cohorts "Autumn cohort, session 2"."""
    if not number:
        return "A try-out"
    return f"Session {number}" if alone else f"{row.cohort_name}, session {number}"


def _add(
    people: dict[PersonId, _Reached], row: SessionRow, on_it: Sequence[Enrolled],
    rows: Sequence[Registered], there: Mapping[PersonId, Hours],
) -> None:  # fmt: skip
    for each, told in zip(on_it, rows, strict=True):
        if each.facilitates:
            continue
        person = each.person
        known = people.setdefault(person.id, _Reached(person.organisation, bool(person.walk_in)))
        if told.presence is not None and told.presence.was_there:
            spent = there[person.id].seconds if person.id in there else 0.0
            cohort = row.session.cohort
            known.seconds[cohort] = known.seconds.get(cohort, 0.0) + spent


def _by_name(reached: Sequence[_Reached], scope: Scope) -> dict[str, int]:
    held = Counter(cohort for each in reached for cohort in each.seconds)
    return {each.name: held[each.id] for each in scope.cohorts}


def _certified(desk: Desk, scope: Scope) -> set[PersonId]:
    """Who was issued a certificate of a cohort in the days of a report. None is of one session."""
    if scope.single:
        return set()
    return {
        each.person for cohort in scope.cohorts for each in desk.store.issued(cohort.id)
        if scope.covers(each.at[:10])
    }  # fmt: skip


def _was_on(desk: Desk, row: SessionRow) -> str:
    """The day for which a session was planned first, where it is another. What a programme proposes
    is no day that anybody planned, and one that soon became another was mistyped."""
    told = desk.store.events(f"{Kind.SESSION}:{row.session.id}")
    days = [(str(each.data.get("date", "")), epoch(each.at)) for each in told if each.data]
    none = {"", *(day for day, _ in days[:1] if row.session.number)}
    days = [each for each in days if each[0] not in none]
    stood = (day for (day, since), (_, until) in pairwise(days) if until - since >= _STOOD)
    first = next(stood, row.session.date)
    return first if first != row.session.date else ""


def _late(read: Read) -> int | None:
    """Minutes after its planned start; None where nobody led it here."""
    began = read.room.run.started
    if began is None or read.row.session.plan in read.scripts.lost:
        return None
    return round((began - read.sheet(read.day_told()).starts) / _MINUTE)


def _not_reached(read: Read) -> tuple[str, ...]:
    """The items of its plan that nobody came to in a session that was led and closed."""
    run = read.room.run
    if run.state is not State.CLOSED or read.scripts.lost:
        return ()
    sheet = read.sheet_planned()
    been = {sheet.item_of(sheet.stop(stop)).name for stop in run.began if stop in sheet.index}
    names = dict.fromkeys(sheet.item_of(stop).name for stop in sheet.stops if not stop.out)
    return tuple(name for name in names if name not in been)


def _barriers(desk: Desk, rows: Sequence[SessionRow]) -> dict[str, int]:
    notes = (note for row in rows for note in desk.store.notes(row.session.id))
    told = Counter(sort(note) for note in notes if note.kind == NoteKind.BARRIER)
    return dict(told.most_common())


# Outcomes


def _pulse(taken: PulseTaken, meetings: Mapping[str, Meeting]) -> Pulse:
    meeting = meetings.get(taken.whom.session)
    return Pulse(
        f"pulse {taken.id}", MEASURES[taken.measure].name, meeting.name if meeting else taken.whom.called,
        taken.day, HOWS[taken.how] if taken.how else "not known", tuple(taken.counts),
        Asking(taken.of.answered, taken.of.present, taken.of.enrolled),
        taken.whom.session, taken.few, _pulse_when(taken),
    )  # fmt: skip


def _pulse_when(taken: PulseTaken) -> str:
    """ "at the end, 15:40": which of several in one session it was."""
    point = POINTS[Point(taken.point)] if taken.point else ""
    return ", ".join(filter(None, (point, clock(taken.at, taken.day) if taken.at else "")))


def _unasked(told: Outcomes, scope: Scope) -> tuple[str, ...]:
    """The names of cohorts that were asked nothing, beside others that were."""
    asked = {each.whom.of for each in told.pulses} | {each.whom.of for each in told.forms}
    return tuple(each.name for each in scope.cohorts if asked and each.id not in asked)


def _asked_when(form: FormsTaken, names: Mapping[str, Meeting], *, alone: bool) -> str:
    """ "at the end, 1 Nov 2026"; of several cohorts with whose it was."""
    meeting = names.get(form.whom.session)
    whose = meeting.name if meeting else "" if alone else form.whom.called
    return ", ".join(filter(None, (whose, form.when, day_words(form.day) if form.day else "")))


def _forms(
    told: Outcomes, names: Mapping[str, Meeting], *, alone: bool
) -> tuple[tuple[Answered, ...], tuple[Change, ...]]:
    """What was answered, and how it moved: then against now on one form, and over time."""
    answers, changes = list[Answered](), list[Change]()
    for form in told.forms:
        of = Asking(form.of.answered, form.of.present, form.of.enrolled)
        when = _asked_when(form, names, alone=alone)
        for each in form.questions:
            asked = f"{form.whom.session or form.whom.cohort} {form.measure} {form.point}"
            key = f"form {asked} {each.question}"
            answers.append(
                Answered(key, each.heading, when, asked_how(form.how), str(form.design),
                         sum(each.counts), sum(each.counts[-2:]), of)
            )  # fmt: skip
            if each.moved is not None and each.moved.matched:
                about = QUESTIONS[each.question].of
                changes.append(
                    Change(f"{key} moved", about, str(form.design), each.moved.rose,
                           each.moved.same, each.moved.fell)
                )  # fmt: skip
    for later in told.over_time:
        if later.moved.matched:
            changes.append(
                Change(f"over time {later.question}", later.heading, str(later.design), later.moved.rose,
                       later.moved.same, later.moved.fell)
            )  # fmt: skip
    return tuple(answers), tuple(changes)


def _met(told: Outcomes, scope: Scope) -> list[Met]:
    found = []
    for cohort, each in zip(scope.cohorts, told.connections, strict=False):
        if each.over_time:
            found.append(
                Met(cohort.name, len(each.people), each.told.pairs, each.told.possible,
                    each.told.across, each.told.across_possible)
            )  # fmt: skip
    return found
