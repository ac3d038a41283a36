"""What two laptops may have told of under two ids: people, cohorts and sessions, by one ladder.

Nothing is joined by this. What is certain may be confirmed all at once, what is only likely one by
one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations
from typing import TypeVar

from l4pc_tui.core.people import matching, twice
from l4pc_tui.core.people.twice import Agrees, Compared
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.nouns import Cohort, Person, Session
from l4pc_tui.core.text import fold
from l4pc_tui.core.text.amounts import as_date, day, listed

T = TypeVar("T")

Apart = Collection[tuple[Kind, str, str]]
"""Pairs of ids that somebody told apart, the smaller first."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two ids that may be one. one: who was known before, or else the smaller. what: what both
    are called, in words.

    compared: what each of them says. certain: nobody needs to look twice.
    """

    kind: Kind
    one: str
    other: str
    what: str
    certain: bool
    compared: tuple[Compared, ...]

    @property
    def key(self) -> str:
        """What it goes by."""
        return f"{self.kind}:{'/'.join(sorted((self.one, self.other)))}"


@dataclass(frozen=True, slots=True)
class Group:
    """A cohort with the days of its sessions and the ids of its people."""

    cohort: Cohort
    days: frozenset[str]
    people: frozenset[str]


def of_people(
    people: Iterable[Person], among: Collection[str] | None, apart: Apart
) -> list[Proposal]:
    """People who may be one. among: ids of which each pair must have one; None for all."""
    return [
        _known_first(
            Proposal(
                Kind.PERSON, each.one.id, each.other.id, _both(each.one.name, each.other.name),
                each.certain, each.compared,
            ),
            among,
        )
        for each in twice.pairs(people, among)
        if (Kind.PERSON, each.one.id, each.other.id) not in apart
    ]  # fmt: skip


def of_cohorts(
    groups: Iterable[Group], among: Collection[str] | None, apart: Apart
) -> list[Proposal]:
    """Cohorts that may be one, by name; certain where they share a day or a person too."""
    found = []
    for one, other in _pairs(Kind.COHORT, {each.cohort.id: each for each in groups}, among, apart):
        first, second = one.cohort, other.cohort
        same = matching.name_key(first.name) == matching.name_key(second.name)
        if not (same or matching.nearness(first.name, second.name)):
            continue
        programmes = _compared("programme", first.programme, second.programme)
        shares = not (one.days.isdisjoint(other.days) and one.people.isdisjoint(other.people))
        compared = (
            Compared("name", first.name, second.name, Agrees.SAME if same else Agrees.CLOSE),
            programmes,
            Compared(
                "sessions", _days(one.days), _days(other.days), _in_common(one.days, other.days)
            ),
        )
        certain = same and shares and programmes.agrees in (Agrees.SAME, Agrees.ONE_SIDE)
        said = tuple(each for each in compared if each.one or each.other)
        what = _both(first.name, second.name)
        told = Proposal(Kind.COHORT, first.id, second.id, what, certain, said)
        found.append(_known_first(told, among))
    return found


def of_sessions(
    sessions: Iterable[Session], cohorts: Sequence[Proposal], names: Mapping[str, str],
    laptops: Mapping[str, str], among: Collection[str] | None, apart: Apart,
) -> list[Proposal]:  # fmt: skip
    """Sessions that may be one: of one cohort (or of two that may be one), on one day, from one
    plan or at one time. Certain where all of that is the same and two laptops planned it.

    names: of cohorts, by id. laptops: of each session the one that told of it first.
    """
    alike = {(each.one, each.other) for each in cohorts}
    by_day: dict[str, dict[str, Session]] = defaultdict(dict)
    for each in sessions:
        # A try-out, which has no cohort, is nobody's but its laptop's.
        if each.date and each.cohort:
            by_day[each.date][each.id] = each
    found = []
    of_a_day = (_pairs(Kind.SESSION, held, among, apart) for held in by_day.values())
    for one, other in chain.from_iterable(of_a_day):
        first, second = sorted((one.cohort, other.cohort))
        is_one = first == second
        if not (is_one or (first, second) in alike):
            continue
        plan = fold(one.title or one.plan) == fold(other.title or other.plan)
        plan = plan or one.plan == other.plan
        if not (plan or (one.starts and one.starts == other.starts)):
            continue
        starts = _compared("starts", one.starts, other.starts)
        compared = (
            Compared("cohort", names[one.cohort], names[other.cohort], Agrees.SAME
                     if is_one or fold(names[one.cohort]) == fold(names[other.cohort])
                     else Agrees.CLOSE),
            Compared("plan", one.title or one.plan, other.title or other.plan,
                     Agrees.SAME if plan else Agrees.DIFFERS),
            starts,
        )  # fmt: skip
        certain = is_one and plan and one.starts == other.starts
        certain = certain and laptops[one.id] != laptops[other.id]
        known = other if _is_turned(one.id, other.id, among) else one
        what = f"{names[known.cohort]}, {day(one.date)}"
        said = tuple(each for each in compared if each.one or each.other)
        told = Proposal(Kind.SESSION, one.id, other.id, what, certain, said)
        found.append(_known_first(told, among))
    return found


def _pairs(
    kind: Kind, held: Mapping[str, T], among: Collection[str] | None, apart: Apart
) -> Iterable[tuple[T, T]]:
    """All pairs of which one is among some, the smaller id first."""
    for one, other in combinations(sorted(held), 2):
        if (among is None or one in among or other in among) and (kind, one, other) not in apart:
            yield held[one], held[other]


def _known_first(told: Proposal, among: Collection[str] | None) -> Proposal:
    """The same with the one first that was known before."""
    if not _is_turned(told.one, told.other, among):
        return told
    turned = tuple(replace(each, one=each.other, other=each.one) for each in told.compared)
    what = told.what if told.kind is Kind.SESSION else _both(turned[0].one, turned[0].other)
    return replace(told, one=told.other, other=told.one, what=what, compared=turned)


def _is_turned(one: str, other: str, among: Collection[str] | None) -> bool:
    """Whether the other was known before, and the one not."""
    return among is not None and one in among and other not in among


def _compared(field: str, one: str, other: str) -> Compared:
    if not (one and other):
        return Compared(field, one, other, Agrees.ONE_SIDE)
    if fold(one) == fold(other):
        return Compared(field, one, other, Agrees.SAME)
    near = matching.nearness(one, other)
    return Compared(field, one, other, Agrees.CLOSE if near else Agrees.DIFFERS)


def _in_common(one: frozenset[str], other: frozenset[str]) -> Agrees:
    if not (one and other):
        return Agrees.ONE_SIDE
    if one == other:
        return Agrees.SAME
    return Agrees.DIFFERS if one.isdisjoint(other) else Agrees.CLOSE


def _days(days: Iterable[str]) -> str:
    return listed([f"{on.day} {on:%b}" for each in sorted(days) if (on := as_date(each))])


def _both(one: str, other: str) -> str:
    """ "Amina Yusuf, twice", "C. Pugh and Carys Pugh"."""
    return f"{one}, twice" if one == other else f"{one} and {other}"
