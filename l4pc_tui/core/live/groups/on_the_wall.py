"""The names that the room sees, where everybody can read them.

First names alone, unless the facilitator chose names as the register shows them. Of a first name
that two people have, each gets the first letter of her last name besides: *Ann B* and *Ann K*;
where that letter is the same too, both stay so, for more of a name would be said than was agreed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from typing import NamedTuple

from l4pc_tui.core.people.matching import TITLES
from l4pc_tui.core.record.nouns import Person
from l4pc_tui.core.text.folding import filed, fold_name

_TITLES = TITLES | {"councillor", "sister", "nurse", "fr"}
"""What stands before a first name."""


def first_name(person: Person) -> str:
    """What somebody is called, without the name of her family."""
    first, last = _parts(person.name)
    called, _ = _parts(person.display_name)
    # A display name that begins with the family's name is one turned round.
    return (
        first if not called or (first != last and fold_name(called) == fold_name(last)) else called
    )


def names_on_the_wall(people: Iterable[Person], *, whole: bool = False) -> dict[str, str]:
    """Each person's id → the name that the room sees. whole: as the register shows it."""
    people = list(people)
    if whole:
        return {person.id: person.display_name or person.name for person in people}
    firsts = {person.id: first_name(person) for person in people}
    shared = Counter(fold_name(name) for name in firsts.values())
    return {
        person.id: _told(person, firsts[person.id], shared[fold_name(firsts[person.id])] > 1)
        for person in people
    }


class Seated(NamedTuple):
    """Somebody at a table, as the room reads it. online: takes part from elsewhere."""

    name: str
    online: bool = False


Table = tuple[Seated, ...]
Tables = tuple[Table, ...]
"""Table 1 first; the people of each by name."""


def tables_on_the_wall(
    groups: Iterable[Iterable[str]], people: Iterable[Person], online: Container[str], *,
    whole: bool = False,
) -> Tables:  # fmt: skip
    """Who sits where, for everybody to read."""
    seated = [[*group] for group in groups]
    inside = {one for group in seated for one in group}
    names = names_on_the_wall((each for each in people if each.id in inside), whole=whole)
    return tuple(
        tuple(sorted((Seated(names[one], one in online) for one in group if one in names),
                     key=lambda seat: filed(seat.name)))
        for group in seated
    )  # fmt: skip


def _told(person: Person, first: str, shared: bool) -> str:
    _, last = _parts(person.name)
    if not shared or not last or fold_name(last) == fold_name(first):
        return first
    return f"{first} {last[0].upper()}"


def _parts(name: str) -> tuple[str, str]:
    """The first and the last word of a name, titles left out: "Okoro, Ada" → Ada, Okoro."""
    family, comma, given = name.partition(",")
    words = [*given.split(), *family.split()] if comma and given.strip() else name.split()
    plain = [word for word in words if fold_name(word).strip(".") not in _TITLES] or words
    return (plain[0], plain[-1]) if plain else ("", "")
