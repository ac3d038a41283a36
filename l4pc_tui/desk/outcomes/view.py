"""What changed, as people told it, in some cohorts and sessions: everything read at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from l4pc_tui.core.live.notes.follow_up import latest_words
from l4pc_tui.core.live.notes.left_open import consent
from l4pc_tui.core.live.run.safety_pulse import Pulse
from l4pc_tui.core.outcomes.measures import FORMS, THENS, Design, asked_now, design_of, questions_of
from l4pc_tui.core.outcomes.stories import read_story
from l4pc_tui.core.outcomes.sums import (
    Counts,
    Of,
    answers_to,
    counts_of,
    looking_back,
    looks_back,
    over_time,
)
from l4pc_tui.core.outcomes.written import form_of
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.moves import Move, Verb, standing
from l4pc_tui.core.record.names import NO_PERSON, NO_SESSION, CohortId, NoteId, SessionId
from l4pc_tui.core.record.nouns import Outcome
from l4pc_tui.core.record.outcome_nouns import Asked, Change, Chosen, How, Measure, Point, Rating
from l4pc_tui.core.record.runs import moves_of
from l4pc_tui.core.text.amounts import stamp
from l4pc_tui.desk.outcomes.told import (
    Fate,
    FormsTaken,
    Outcomes,
    OverTime,
    PulseTaken,
    QuestionTold,
    Round,
    StoryTold,
)
from l4pc_tui.desk.outcomes.whom import Whom, facilitating, how_many, of_session
from l4pc_tui.desk.people.commitments import commitments_of
from l4pc_tui.desk.people.connections import cohort_connections
from l4pc_tui.desk.people.sessions import in_order

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Follow, Note
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.people.scope import Scope
    from l4pc_tui.store.tables.rowsets import SessionRow

T = TypeVar("T")
_Key = tuple[str, str]
"""Of whom: a cohort's id or a session's, the other of the two is empty."""


def outcomes_of(
    desk: Desk, cohorts: Collection[CohortId], sessions: Sequence[SessionRow], *,
    first: str = "", last: str = "", groups_in: Collection[SessionId] | None = None,
) -> Outcomes:  # fmt: skip
    """The outcomes of these cohorts (what was asked of them in no session) and sessions.

    first, last: ISO days, inclusive, between which what belongs to no session was asked or told;
    "" for no end. groups_in: the sessions whose groups count as meetings; None for all of the
    cohorts. What became of a commitment is told as it is known now, wherever it was said.
    """
    rows = sorted(sessions, key=in_order)
    groups: dict[_Key, Whom] = {
        (each.id, ""): Whom(each.id, NO_SESSION, each.name, each.id)
        for each in desk.store.cohorts() if each.id in cohorts
    } | {("", row.session.id): of_session(row) for row in rows}  # fmt: skip
    numbers = _Asked(groups, partial(how_many, desk))
    leading = _Asked(groups, partial(facilitating, desk))
    held = desk.store.measured(cohorts, [row.session.id for row in rows])

    def within(day: str) -> bool:
        return not day or ((not first or first <= day) and (not last or day <= last))

    def of_these(each: Asked | Rating | Change) -> bool:
        group = groups.get((each.cohort, each.session))
        return group is not None and (bool(group.session) or within(each.day))

    def counts(each: Rating) -> bool:
        return of_these(each) and each.person not in leading[each.cohort, each.session]

    pulses = [
        _typed_pulse(each, groups[each.cohort, each.session], numbers[each.cohort, each.session])
        for each in held.asked if each.counts and of_these(each)
    ]  # fmt: skip
    for row in rows:
        moves = moves_of(desk.store.line(row.session.id))
        pulses += _pulses_of_run(desk, moves, groups["", row.session.id], numbers)
    twice = {id for kind, id in held.twice if kind is Kind.RATING}
    forms = _forms(groups, numbers, [each for each in held.ratings if counts(each)], twice)
    own = [each for each in held.changes if of_these(each)]
    return Outcomes(
        tuple(sorted(pulses, key=lambda each: (each.day, each.at, each.id))),
        forms, tuple(_over_time(forms)), _fate(desk, rows),
        tuple(_stories(groups, own, held.stories, held.chosen)),
        tuple(cohort_connections(desk, each, groups_in) for each in dict.fromkeys(
            (*cohorts, *(row.session.cohort for row in rows if row.session.cohort)))),
    )  # fmt: skip


class _Asked(dict[_Key, T]):
    """What the register tells of whoever was asked anything: looked up once for each, and for
    nobody else."""

    def __init__(self, groups: Mapping[_Key, Whom], tell: Callable[[Whom], T]) -> None:
        self._groups, self._tell = groups, tell

    def __missing__(self, key: _Key) -> T:
        self[key] = self._tell(self._groups[key])
        return self[key]


def of_scope(desk: Desk, scope: Scope) -> Outcomes:
    """The outcomes of what an export is about."""
    # What was asked of a cohort in no session belongs to it, and to none of its sessions.
    asked = () if scope.single else [each.id for each in scope.cohorts]
    return outcomes_of(
        desk, asked, scope.sessions, first=scope.first, last=scope.last,
        groups_in={row.session.id for row in scope.sessions},
    )  # fmt: skip


def of_group(desk: Desk, group: Whom, *, first: str = "", last: str = "") -> Outcomes:
    """The outcomes of one session, or of a cohort with all its sessions between two ISO days."""
    if group.session:
        row = desk.store.session(group.session)
        return outcomes_of(desk, (), [row] if row else [])
    rows = [
        row for row in desk.store.sessions(group.cohort)
        if (not first or first <= row.session.date) and (not last or row.session.date <= last)
    ]  # fmt: skip
    return outcomes_of(desk, [group.cohort], rows, first=first, last=last)


def asked_of_session(
    desk: Desk, row: SessionRow, moves: Iterable[Move]
) -> tuple[tuple[PulseTaken, ...], tuple[FormsTaken, ...]]:
    """What was asked of one session, without what became of anything: its pulses, also those among
    the moves of its run, and its forms."""
    group = of_session(row)
    key: _Key = ("", group.session)
    groups = {key: group}
    numbers = _Asked(groups, partial(how_many, desk))
    held = desk.store.measured((), [group.session])
    pulses = [_typed_pulse(each, group, numbers[key]) for each in held.asked if each.counts]
    pulses += _pulses_of_run(desk, moves, group, numbers)
    ratings = held.ratings
    if ratings:
        leading = facilitating(desk, group)
        ratings = tuple(each for each in ratings if each.person not in leading)
    twice = {id for kind, id in held.twice if kind is Kind.RATING}
    forms = _forms(groups, numbers, ratings, twice)
    return tuple(sorted(pulses, key=lambda each: (each.day, each.at, each.id))), forms


# Pulses


def _typed_pulse(asked: Asked, group: Whom, known: Of) -> PulseTaken:
    of = Of(
        sum(asked.counts),
        known.present if asked.present is None else asked.present,
        known.enrolled if asked.enrolled is None else asked.enrolled,
    )
    return PulseTaken(
        asked.id, group, Measure(asked.measure), asked.day or group.day, asked.at, asked.point, "",
        How(asked.how) if asked.how else None, asked.counts, of, False, _is_few(asked.counts),
    )  # fmt: skip


def _pulses_of_run(
    desk: Desk, moves: Iterable[Move], group: Whom, numbers: Mapping[_Key, Of]
) -> Iterator[PulseTaken]:
    """The pulses that were taken while a session ran: how safe it felt, and how deep they were."""
    place = ""
    for move in standing(moves):
        data = move.data
        place = data.get("place", place)
        counts = tuple(data.get("counts", ()))
        if move.verb != Verb.PULSE or not any(counts):
            continue
        known = numbers["", group.session]
        at = stamp(move.at, desk.zone)
        point = str(Point.END) if data.get("ends") else ""
        how = How(data["how"]) if data.get("how") else None
        yield PulseTaken(
            move.id, group, Measure.SAFE, group.day or at[:10], at, point, place, how, counts,
            Of(sum(counts), known.present, known.enrolled), True, _is_few(counts),
        )  # fmt: skip


def _is_few(counts: Counts) -> bool:
    return Pulse(0.0, counts).is_private()


# Forms


def _forms(
    groups: Mapping[_Key, Whom], numbers: Mapping[_Key, Of], ratings: Iterable[Rating],
    twice: Collection[str],
) -> tuple[FormsTaken, ...]:  # fmt: skip
    """Each asking of a form, by day, then as the groups stand, then by when it was asked."""
    asked: dict[tuple[_Key, Measure, Point], list[Rating]] = {}
    for each in ratings:
        key = ((each.cohort, each.session), Measure(each.measure), Point(each.point))
        asked.setdefault(key, []).append(each)
    order = {key: place for place, key in enumerate(groups)}
    taken = [
        (order[key], _asking(groups[key], numbers[key], measure, point, told, twice))
        for (key, measure, point), told in asked.items()
    ]
    points = list(Point)
    taken.sort(key=lambda each: (each[1].day, each[0], points.index(each[1].point)))
    return tuple(each for _, each in taken)


def _asking(
    group: Whom, known: Of, measure: Measure, point: Point, ratings: Sequence[Rating],
    twice: Collection[str],
) -> FormsTaken:  # fmt: skip
    forms = [form_of(each) for each in ratings]
    told = [
        QuestionTold(
            question, counts_of(answers_to(question, forms)),
            looking_back(question, forms) if question in THENS else None,
        )
        for question in questions_of(measure) if answers_to(question, forms)
    ]  # fmt: skip
    hows = Counter(How(each.how) for each in ratings if each.how)
    day = max((each.day for each in ratings), default="") or group.day
    return FormsTaken(
        group, measure, point, day, design_of(measure, looks_back=looks_back(forms)),
        dict(hows.most_common()), Of(len(forms), known.present, known.enrolled), tuple(told),
        tuple(ratings), sum(each.id in twice for each in ratings),
    )  # fmt: skip


def _over_time(taken: Sequence[FormsTaken]) -> Iterator[OverTime]:
    for measure in FORMS:
        askings = [
            [form_of(each) for each in one.ratings] for one in taken if one.measure is measure
        ]
        design = Design.OVER_TIME if measure is Measure.FRAMEWORK else Design.BEFORE_AFTER
        for question in asked_now(measure):
            if (moved := over_time(question, askings)).matched:
                yield OverTime(question, moved, design)


# Commitments


def _fate(desk: Desk, rows: Sequence[SessionRow]) -> Fate:
    made: list[Note] = []
    told: dict[NoteId, Follow] = {}
    inside = {row.session.id for row in rows}
    for cohort in dict.fromkeys(row.session.cohort for row in rows if row.session.cohort):
        made += [each for each in commitments_of(desk, cohort) if each.session in inside]
        held = sorted(desk.store.sessions(cohort), key=in_order)
        order = {row.session.id: place for place, row in enumerate(held)}
        told |= latest_words(desk.store.follows(cohort), order)
    said = [told[each.id] for each in made if each.id in told]
    became = Counter(Outcome(each.outcome) for each in said)
    blocked = Counter(each.barrier for each in said if each.outcome == Outcome.BLOCKED)
    return Fate(
        len(made), became[Outcome.DONE], became[Outcome.STARTED], became[Outcome.CHANGED],
        dict(blocked.most_common()), len(made) - len(said),
    )  # fmt: skip


# Stories


def _stories(
    groups: Mapping[_Key, Whom], own: Sequence[Change], notes: Sequence[Note],
    chosen: Sequence[Chosen],
) -> Iterator[StoryTold]:  # fmt: skip
    """The stories in the order of their days: those that were typed, and those that were captured
    as notes and not made into one."""
    found = [_typed_story(each, groups[each.cohort, each.session], chosen) for each in own]
    made_of = {each.note for each in own if each.note}
    found += [
        _story_of_note(each, groups["", each.session], chosen)
        for each in notes if each.id not in made_of
    ]  # fmt: skip
    yield from sorted(found, key=lambda each: (each.day, each.id))


def _typed_story(change: Change, group: Whom, chosen: Iterable[Chosen]) -> StoryTold:
    rounds = (each for each in chosen if each.change == change.id)
    return StoryTold(
        change.id, False, group, change.title, change.domain, change.before, change.after,
        change.why, change.teller, change.told_by, change.written_by, change.day or group.day,
        change.place, change.consent, tuple(map(_round, rounds)), change.note,
    )  # fmt: skip


def _story_of_note(note: Note, group: Whom, chosen: Iterable[Chosen]) -> StoryTold:
    title, before, after = read_story(note.text)
    rounds = (each for each in chosen if each.note == note.id)
    return StoryTold(
        note.id, True, group, title, "", before, after, "", NO_PERSON, "", "",
        note.at[:10] or group.day, "", consent(note), tuple(map(_round, rounds)),
    )  # fmt: skip


def _round(chosen: Chosen) -> Round:
    return Round(
        chosen.id, chosen.by, chosen.out_of, chosen.because, chosen.day, chosen.fed_back
    )  # fmt: skip
