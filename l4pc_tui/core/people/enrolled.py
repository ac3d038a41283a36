"""Who belongs to a session."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from l4pc_tui.core.record.nouns import Member, Person
from l4pc_tui.core.text.folding import filed


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A person on the register of this session. Facilitators are on it but not in counts.

    roles: what the person is in this cohort.
    """

    person: Person
    facilitates: bool = False
    roles: tuple[str, ...] = ()


def on_register(
    people: Iterable[Person],
    members: Iterable[Member],
    session: str,
    day: str,
    marked: Container[str] = (),
) -> tuple[Enrolled, ...]:
    """Everyone on a session's register: who belongs to its cohort on that day, by id, and who
    walked in, by name. day: of the session, ISO; "" where it has none yet.

    people: at least the members and who walked in. members: of the session's cohort alone.
    marked: who has a mark in it; whoever came is on its register, whatever was said of their days.
    """
    known = {person.id: person for person in people}
    there = {m.person: m for m in members if m.belongs_on(day) or m.person in marked}
    found = (
        Enrolled(known[id], there[id].facilitates, roles_of(known[id], there[id]))
        for id in sorted(there) if id in known
    )  # fmt: skip
    walked = (each for each in known.values() if each.walk_in == session and each.id not in there)
    return (
        *found, *(Enrolled(each, roles=each.roles) for each in sorted(walked, key=place_of))
    )  # fmt: skip


def roles_of(person: Person, member: Member | None) -> tuple[str, ...]:
    """What somebody is in a cohort. Where the membership says nothing, what an older file or a
    walk-in says of the person."""
    return (member.roles if member else ()) or person.roles


def by_name(enrolled: tuple[Enrolled, ...]) -> tuple[Enrolled, ...]:
    """People in the order of the names that lists show of them."""
    return tuple(sorted(enrolled, key=lambda each: place_of(each.person)))


def place_of(person: Person) -> tuple[tuple[str, str], str]:
    """The place of a person in any list, by the name that is shown of them."""
    return filed(person.display_name or person.name), person.id
