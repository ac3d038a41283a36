"""Who belongs to a session."""

from __future__ import annotations

from dataclasses import dataclass

from l4pc_tui.core.record.nouns import Person


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A person on the register of this session. Facilitators are on it but not in counts."""

    person: Person
    facilitates: bool = False


def by_name(enrolled: tuple[Enrolled, ...]) -> tuple[Enrolled, ...]:
    """People in the order of their names, whatever the case."""
    return tuple(sorted(enrolled, key=lambda e: (e.person.name.casefold(), e.person.id)))
