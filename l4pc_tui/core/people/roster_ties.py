"""Whom a roster means by the name of a supporter, or of somebody to keep apart or together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from l4pc_tui.core.people import matching
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.nouns import Person, Tie
from l4pc_tui.core.text import fold_name


@dataclass(frozen=True, slots=True)
class _Named:
    """A name alone, as matching looks at it."""

    name: str
    organisation: str = ""
    email: str = ""


def meant(name: str, people: Iterable[Person], of: str) -> Person | None:
    """The one person whom a name means; None where nobody or more than one is called so.

    people: of the cohort. of: the id of whoever the tie is of, who is not meant. The rungs are
    those of a row: address, exact name, name but for accents, case and order of words; then the
    name by which somebody likes to be called. A near name is for a person to settle.
    """
    others = [person for person in people if person.id != of]
    key = fold_name(name)
    rungs: tuple[Callable[[Person], bool], ...] = (
        lambda person: "@" in name and person.email.casefold() == name.casefold(),
        lambda person: person.name == name,
        lambda person: bool(key) and matching.name_key(person.name) == key,
        lambda person: bool(key) and fold_name(person.display_name) == key,
    )
    for rung in rungs:
        found = [person for person in others if rung(person)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def perhaps(name: str, people: Iterable[Person], of: str) -> tuple[Person, ...]:
    """Who of the cohort may be meant by a name that means nobody for sure, best first."""
    others = matching.KnownPeople(person for person in people if person.id != of)
    return others.suggestions(_Named(name))


def open_tie(kind: Tie, who: str, name: str, candidates: Sequence[Person]) -> str:
    """What is said of a tie whose other person is not known, without the line."""
    if candidates:
        return f"{_SAID[kind].format(who=who, name=name)}; who is {name}?"
    return (
        f"{_SAID[kind].format(who=who, name=name)}; nobody of the cohort is called {name}, so it is "
        "kept as it is written."
    )


_SAID = locked(Tie, {
    Tie.SUPPORTER_OF: "{who} supports {name}",
    Tie.SUPPORTED_BY: "{name} supports {who}",
    Tie.APART: "{who} is kept apart from {name}",
    Tie.TOGETHER: "{who} is kept together with {name}",
})  # fmt: skip
