"""What programs read of people: each with the places in cohorts, and the rules between two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from l4pc_tui.core.people.attendance import Gap
from l4pc_tui.core.people.enrolled import place_of, roles_of
from l4pc_tui.core.people.hours import bases, in_minutes
from l4pc_tui.core.people.retention import KEPT
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.who import find_person, of_cohort

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from l4pc_tui.core.people.twice import Pair
    from l4pc_tui.core.record.nouns import Member, Person
    from l4pc_tui.desk.cohort.view import CohortView
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.people.erasing import Erased
    from l4pc_tui.desk.people.erasure import ErasurePlan
    from l4pc_tui.desk.people.erasures_waiting import Waits
    from l4pc_tui.desk.people.retention import Keeping
    from l4pc_tui.desk.people.ties import Rule

Shape = dict[str, Any]


def person(found: Person, member: Member | None) -> Shape:
    """A person of a cohort, as they are in it."""
    return {
        "id": found.id, "name": found.name, "display_name": found.display_name or found.name,
        "organisation": found.organisation, "sector": found.sector,
        "roles": list(roles_of(found, member)), "email": found.email,
        "facilitates": bool(member and member.facilitates),
        "joined": member.joined if member else "", "left": member.left if member else "",
    }  # fmt: skip


def people(desk: Desk, cohort: str = "") -> list[Shape]:
    """Everybody by name, or those of a cohort: each with every place in a cohort."""
    if cohort:
        found = of_cohort(desk, find_cohort(desk, cohort))
    else:
        found = tuple(sorted(desk.store.people(), key=place_of))
    places = _places(desk)
    return [_somebody(each, places.get(each.id, [])) for each in found]


def somebody(desk: Desk, id: str) -> Shape:
    """One person, as above."""
    found = find_person(desk, id)
    return _somebody(found, _places(desk).get(found.id, []))


def pairs(found: Iterable[Pair]) -> list[Shape]:
    """Who may be known twice, the certain first. agrees: same, close, one side or differs."""
    return [
        {
            "one": pair.one.id, "other": pair.other.id, "certain": pair.certain,
            "compared": [
                {"field": each.field, "one": each.one, "other": each.other,
                 "agrees": str(each.agrees)}
                for each in pair.compared
            ],
        }
        for pair in found
    ]  # fmt: skip


def rules(found: Iterable[Rule]) -> list[Shape]:
    """The rules of a cohort's people, in the order in which they are numbered. holds: whether
    groups obey it; else ``waits`` asks what is still open."""
    return [
        {
            "id": each.link.id, "person": each.link.person, "rule": each.link.kind,
            "name": each.link.name, "other": each.link.other, "told": each.told,
            "holds": each.link.holds, "waits": each.waits,
        }
        for each in found
    ]  # fmt: skip


def retention(found: Iterable[Keeping]) -> list[Shape]:
    """How long the record of each cohort is kept. until: an ISO day, or empty; due: whether a
    person must say something now."""
    return [
        {
            "cohort": each.cohort.id, "name": each.cohort.name,
            "ended": each.ended.isoformat() if each.ended else "",
            "reviewed": each.cohort.kept_reviewed, "by": each.by, "why": each.cohort.kept_because,
            "kept": [
                {
                    "what": str(period.kept), "months": period.months, "agreed": period.agreed,
                    "until": period.until.isoformat() if period.until else "",
                    "due": period.kept in each.due, "source": KEPT[period.kept].source,
                }
                for period in each.periods
            ],
        }
        for each in found
    ]  # fmt: skip


def attendance(view: CohortView) -> Shape:
    """Who was at which session of a cohort, and for how long."""
    return {
        "sessions": [
            {"session": each.session, "number": each.number, "date": each.date, "here": each.here,
             "of": each.of, "minutes": in_minutes(each.hours)}
            for each in view.meetings
        ],
        "people": [
            {
                "person": line.person.id,
                "marks": [
                    {"session": at.session, "mark": "" if isinstance(cell, Gap) else str(cell)}
                    for at, cell in zip(view.meetings, line.cells, strict=True)
                    if cell is not Gap.OUTSIDE
                ],
                "minutes": line.minutes, "basis": list(map(str, bases(line.hours))),
                "met": line.met, "open": line.open,
            }
            for line in view.people
        ],
        "minutes": in_minutes(view.hours), "basis": list(map(str, bases(view.hours))),
    }  # fmt: skip


def erasure(plan: ErasurePlan, done: Erased | None) -> Shape:
    """What erasing somebody would do, or did. Their name is in none of it."""
    told = {
        "person": plan.person, "erased": done is not None,
        "records": {str(kind): many for kind, many in plan.records.items()},
        "mentions": [
            {"entity": each.entity, "session": each.session, "what": each.what, "whole": each.whole}
            for each in plan.mentions
        ],
        "backups": [str(each) for each in plan.backups],
        "copies": [str(each) for each in plan.copies],
    }  # fmt: skip
    if done is None:
        return told
    return told | {
        "redacted": done.redacted, "left": done.left,
        "changed": [str(each.path) for each in done.backups if each.changed],
        "unreached": [{"path": str(each.path), "why": each.why} for each in done.unreached],
        "holding": [str(each) for each in done.holding],
        "unread": [str(each) for each in done.unread], "unlooked": done.unlooked,
    }  # fmt: skip


def waiting(found: Sequence[Waits]) -> list[Shape]:
    """The erasures that wait. No name is in it."""
    return [
        {"entries": [event.id for event in each.events], "records": each.records,
         "person": each.plan.person if each.plan else "",
         "by": each.events[0].actor, "at": each.events[0].at}
        for each in found
    ]  # fmt: skip


def _places(desk: Desk) -> dict[str, list[tuple[str, Member]]]:
    """Each person's places in cohorts, with the cohorts' names."""
    found: dict[str, list[tuple[str, Member]]] = {}
    for cohort in desk.store.cohorts():
        for member in desk.store.members(cohort.id):
            found.setdefault(member.person, []).append((cohort.name, member))
    return found


def _somebody(found: Person, places: list[tuple[str, Member]]) -> Shape:
    told = person(found, None)
    for only_in_one in ("facilitates", "joined", "left"):
        del told[only_in_one]
    return told | {
        "walk_in": found.walk_in,
        "cohorts": [
            {
                "cohort": name, "roles": list(roles_of(found, member)),
                "facilitates": member.facilitates, "joined": member.joined, "left": member.left,
            }
            for name, member in places
        ],
    }  # fmt: skip
