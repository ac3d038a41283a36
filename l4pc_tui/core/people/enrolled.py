"""Who belongs to a session."""

from __future__ import annotations

from dataclasses import dataclass

from l4pc_tui.core.record.nouns import Person
from l4pc_tui.core.text.folding import filed


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A person on the register of this session. Facilitators are on it but not in counts."""

    person: Person
    facilitates: bool = False


def by_name(enrolled: tuple[Enrolled, ...]) -> tuple[Enrolled, ...]:
    """People in the order of the names that lists show of them."""
    return tuple(sorted(enrolled, key=lambda each: place_of(each.person)))


def place_of(person: Person) -> tuple[tuple[str, str], str]:
    """The place of a person in any list, by the name that is shown of them."""
    return filed(person.display_name or person.name), person.id
