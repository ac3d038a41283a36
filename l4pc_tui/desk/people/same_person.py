"""Two ids that are one person, and walk-ins who are on the roster: told, looked at first, undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from l4pc_tui.core.people.enrolled import roles_of
from l4pc_tui.core.people.matching import KnownPeople
from l4pc_tui.core.people.register import MARK_WORDS
from l4pc_tui.core.people.twice import Pair, pairs
from l4pc_tui.core.record.entry import Entry, as_one_act
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import NO_SESSION, CohortId, PersonId
from l4pc_tui.core.record.nouns import Cohort, Link, Member, Person, Presence, Same, entity
from l4pc_tui.core.text.amounts import count, day
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.persons import (
    Done,
    Particulars,
    add_person,
    changed_member,
    person_entry,
)
from l4pc_tui.desk.people.who import find_person, of_cohort
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Joining:
    """What two people will be once they are one. kept: as whom they are told. told: what becomes
    one and what differs, a sentence each."""

    kept: Person
    other: Person
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Somebody who walked in and is on no roster. when: into which session, by its day.
    likely: who of the cohort that may be, best first; the others of the roster behind them."""

    person: Person
    when: str
    likely: tuple[Person, ...]
    others: tuple[Person, ...]


def twice(desk: Desk, cohort: str = "") -> tuple[Pair, ...]:
    """Who may be known here twice, walk-ins too; with ``cohort`` those of whom one is in it.

    Raises Trouble for a cohort that is not known.
    """
    inside = {each.id for each in of_cohort(desk, find_cohort(desk, cohort))} if cohort else None
    apart = desk.store.apart()
    return tuple(
        each for each in pairs(desk.store.people(), inside)
        if (Kind.PERSON, each.one.id, each.other.id) not in apart
    )  # fmt: skip


def joining(desk: Desk, person: str, other: str, cohort: str = "") -> Joining:
    """What *same as* would do, before it is done. Raises Trouble for somebody who is not known,
    and for one id that is named twice."""
    inside = find_cohort(desk, cohort) if cohort else None
    first = find_person(desk, person, inside)
    second = find_person(desk, other, inside)
    if first.id == second.id:
        raise refusal(f"{first.name} is one person already.", "Name two ids.")
    kept = _as_one(desk, first, second)
    told = [f"{first.name} and {second.name} will be one person: {_about(kept)}."]
    for each in fields(Person):
        mine, theirs = getattr(first, each.name), getattr(second, each.name)
        # Roles are told of the place in a cohort, where both keep theirs.
        if each.name not in ("id", "walk_in", "roles") and mine and theirs and mine != theirs:
            told.append(f"The {_words(each.name)} stays {_shown(mine)}, not {_shown(theirs)}.")
    told += _marks_in_words(desk, first, second)
    cohorts = {c.id: c.name for c in desk.store.cohorts()}
    for _, theirs in _shared_places(desk, first, second):
        told.append(f"They have one place in “{cohorts[theirs.cohort]}”.")
    return Joining(kept, second, tuple(told))


def same_person(desk: Desk, person: str, other: str, cohort: str = "") -> Done:
    """Two ids are one person from now on, told as the first; gaps are filled from the other.

    Nothing of either is lost, and an undo has two people again. Raises Trouble as above.
    """
    done = as_one_person(desk, person, other, cohort)
    desk.store.write(done.entries)
    return done


def as_one_person(desk: Desk, person: str, other: str, cohort: str = "") -> Done:
    """What ``same_person`` writes, before it is written."""
    inside = find_cohort(desk, cohort) if cohort else None
    first, second = find_person(desk, person, inside), find_person(desk, other, inside)
    joining(desk, first.id, second.id)
    kept = _as_one(desk, first, second)
    entries = [_join_entry(desk, first, second), person_entry(desk, kept)]
    for mine, theirs in _shared_places(desk, first, second):
        one = _one_place(first, mine, second, theirs)
        entries += changed_member(desk, replace(one, person=first.id))
        entries += changed_member(desk, replace(one, person=second.id))
    both = {first.id, second.id}
    for link in _links(desk):
        if {link.person, link.other} == both:
            name = entity("link", link.id)
            entries.append(
                desk.store.entry("del", name, None, actor=desk.actor, subject=link.person)
            )
    told = f"{first.name} and {second.name} are one person: {_about(kept)}."
    return Done(told, kept.id, as_one_act(entries))


def who_it_may_be(desk: Desk, cohort: CohortId, walk_in: Person) -> tuple[Person, ...]:
    """The people of a cohort's roster, those first who a walk-in may be, best first."""
    likely, others = _sifted(desk.store.people(cohort), (walk_in,))[0]
    return (*likely, *others)


def walk_ins(desk: Desk, cohort: Cohort) -> tuple[WalkIn, ...]:
    """Who walked into a session of a cohort and is on no roster yet, with whom they may be."""
    waiting = desk.store.walk_ins(cohort.id)
    if not waiting:
        return ()
    days = {row.session.id: row.session.date for row in desk.store.sessions(cohort.id)}
    sifted = _sifted(desk.store.people(cohort.id), waiting)
    return tuple(
        WalkIn(each, day(days.get(each.walk_in, "")), *who)
        for each, who in zip(waiting, sifted, strict=True)
    )


def _sifted(
    roster: Sequence[Person], walked: Sequence[Person]
) -> list[tuple[tuple[Person, ...], tuple[Person, ...]]]:
    """Of each walk-in: who of a roster that may be, best first; and the others."""
    known, found = KnownPeople(roster), []
    for each in walked:
        likely = tuple(person for person in known.suggestions(each) if person.id != each.id)
        ids = {each.id, *(person.id for person in likely)}
        found.append((likely, tuple(person for person in roster if person.id not in ids)))
    return found


def walk_ins_in_words(number: int) -> str:
    """ "1 walk-in is not matched", or ""."""
    return f"{count(number, 'walk-in is', 'walk-ins are')} not matched" if number else ""


def match_walk_in(desk: Desk, walk_in: PersonId, person: PersonId) -> Done:
    """A walk-in is somebody of the roster: on the list from now on, with what was marked."""
    return same_person(desk, person, walk_in)


def enrol_walk_in(desk: Desk, walk_in: PersonId) -> Done:
    """A walk-in is new: put on the roster of the cohort, from the session walked into.

    Raises Trouble for who walked in nowhere.
    """
    found = find_person(desk, walk_in)
    row = desk.store.session(found.walk_in) if found.walk_in else None
    if row is None or not row.session.cohort:
        raise refusal(f"{found.name} did not walk into a cohort’s session.")
    told = Particulars(joined=row.session.date)
    return add_person(desk, row.cohort_name, told, person=found.id)


# Within


def _as_one(desk: Desk, first: Person, second: Person) -> Person:
    """The person that both are: the first, with gaps filled, under the smaller id."""
    filled = {
        each.name: getattr(first, each.name) or getattr(second, each.name)
        for each in fields(Person) if each.name not in ("id", "walk_in")
    }  # fmt: skip
    visits = [walked for walked in (first.walk_in, second.walk_in) if walked]
    places = {m.cohort for each in (first, second) for m in _places(desk, each)}
    rows = (desk.store.session(walked) for walked in visits)
    # A visitor stays on the register of the cohort that was visited; whoever is on its roster is
    # there by that.
    kept = [row.session.id for row in rows if row and row.session.cohort not in places]
    walked = kept[0] if kept else NO_SESSION
    return replace(first, id=min(first.id, second.id), walk_in=walked, **filled)


def _places(desk: Desk, person: Person) -> list[Member]:
    return [m for c in desk.store.cohorts() for m in desk.store.members(c.id)
            if m.person == person.id]  # fmt: skip


def _shared_places(desk: Desk, first: Person, second: Person) -> list[tuple[Member, Member]]:
    """Their places in cohorts in which both are."""
    theirs = {m.cohort: m for m in _places(desk, second)}
    return [(m, theirs[m.cohort]) for m in _places(desk, first) if m.cohort in theirs]


def _one_place(first: Person, mine: Member, second: Person, theirs: Member) -> Member:
    """What both were there: from the first day to the last, in every role."""
    starts, ends = (mine.joined, theirs.joined), (mine.left, theirs.left)
    return replace(
        mine, roles=tuple(dict.fromkeys((*roles_of(first, mine), *roles_of(second, theirs)))),
        joined=min(starts) if all(starts) else "", left=max(ends) if all(ends) else "",
    )  # fmt: skip


def _marks_in_words(desk: Desk, first: Person, second: Person) -> list[str]:
    """Sessions in which both have another mark: both stand, as two versions."""
    told = []
    for row in desk.store.sessions():
        marks = {mark.person: mark.mark for mark in desk.store.marks(row.session.id)}
        mine, theirs = marks.get(first.id), marks.get(second.id)
        if mine and theirs and mine != theirs:
            words = " and ".join(MARK_WORDS[Presence(mark)] for mark in (mine, theirs))
            told.append(f"On {day(row.session.date)} both are marked: {words}. Both stand until "
                        "v in that session chooses one.")  # fmt: skip
    return told


def _links(desk: Desk) -> Sequence[Link]:
    return [link for c in desk.store.cohorts() for link in desk.store.links(c.id)]


def _join_entry(desk: Desk, first: Person, second: Person) -> Entry:
    join = Same(desk.new_id(), Kind.PERSON, first.id, second.id)
    name = entity("same", join.id)
    return desk.store.entry("put", name, join.data(), actor=desk.actor, subject=first.id)


def _about(person: Person) -> str:
    return ", ".join(filter(None, (person.name, person.organisation, person.email)))


def _words(field: str) -> str:
    return "e-mail" if field == "email" else field.replace("_", " ")


def _shown(value: str) -> str:
    return f"“{value}”"
