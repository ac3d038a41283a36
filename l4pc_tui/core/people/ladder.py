"""The rungs of matching, climbed for all rows of a file at once: each person is taken by one row.

The same e-mail, the same name, the same name but for accents, case and the order of words. What is
only near is never taken by itself; it is offered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from l4pc_tui.core.people import matching
from l4pc_tui.core.record.nouns import Person

Row = TypeVar("Row", bound=matching.Somebody)


class Ladder(Generic[Row]):
    """Climbs from sure matches to those that a person must decide."""

    def __init__(self, known: Iterable[Person]) -> None:
        self.free = {person.id: person for person in known}
        """Whom no row has taken."""
        self._known = matching.KnownPeople(self.free.values())
        self._index: dict[str, list[Person]] = defaultdict(list)
        for person in self.free.values():
            for key in (email_key(person), exact_key(person), name_key(person)):
                self._index[key].append(person)

    def climb(self, rows: Sequence[Row]) -> dict[int, Person]:
        """The place of a row → whom it surely is."""
        done: dict[int, Person] = {}
        before = -1
        # A person taken by one row may leave only one whom another row fits: climb again.
        while len(done) > before:
            before = len(done)
            for rung in (self._by_email, self._by_exact_name, self._by_name):
                for place, row in enumerate(rows):
                    if place not in done and (person := rung(row)):
                        done[place] = person
                        del self.free[person.id]
        return done

    def may_be(self, row: Row) -> tuple[Person, ...]:
        """Who a row may be, of those whom no row has taken: best first."""
        return tuple(
            person
            for person in self._known.suggestions(row)
            if person.id in self.free
            and (
                matching.same_name(row, person)
                or matching.same_email(row, person)
                or not matching.differing(row, person)
            )
        )

    def _alike(self, key: str) -> list[Person]:
        """The people under a key whom no row has taken."""
        return [person for person in self._index.get(key, ()) if person.id in self.free]

    def _by_email(self, row: Row) -> Person | None:
        found = self._alike(email_key(row)) if row.email else []
        named = [
            person for person in found if not row.name or matching.nearness(row.name, person.name)
        ]
        return named[0] if len(named) == 1 else None

    def _by_exact_name(self, row: Row) -> Person | None:
        return _only(self._alike(exact_key(row)), row) if row.name else None

    def _by_name(self, row: Row) -> Person | None:
        return _only(self._alike(name_key(row)), row) if matching.name_key(row.name) else None


def _only(found: Iterable[Person], row: matching.Somebody) -> Person | None:
    """The one who does not differ. With two there is a question to ask."""
    fitting = [person for person in found if not matching.differing(row, person)]
    return fitting[0] if len(fitting) == 1 else None


def email_key(somebody: matching.Somebody) -> str:
    """The key of an address; capitals do not matter."""
    return f"@{somebody.email.casefold()}"


def exact_key(somebody: matching.Somebody) -> str:
    """The key of a name as it is written."""
    return f"={somebody.name}"


def name_key(somebody: matching.Somebody) -> str:
    """The key of a name in all its spellings."""
    return matching.name_key(somebody.name)
