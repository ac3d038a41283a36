"""Who may stand in the record twice: pairs by the one ladder, with what speaks for and against."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from l4pc_tui.core.people import matching
from l4pc_tui.core.people.ladder import Ladder
from l4pc_tui.core.record.erased import ERASED_NAME
from l4pc_tui.core.record.nouns import Person
from l4pc_tui.core.text import filed, fold


class Agrees(StrEnum):
    """How two people's answers to one question go together."""

    SAME = "same"
    CLOSE = "close"
    ONE_SIDE = "one side"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Compared:
    """What two people say in one field, as it is written."""

    field: str
    one: str
    other: str
    agrees: Agrees


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ids that may be one person, the smaller first.

    certain: they share an address and their names are near. A name alone, however equal, is
    never certain: two people may bear it.
    """

    one: Person
    other: Person
    certain: bool
    compared: tuple[Compared, ...]


def pairs(people: Iterable[Person], among: Collection[str] | None = None) -> tuple[Pair, ...]:
    """Everybody who may be somebody else here, the certain ones first, then by name.

    among: ids of which each pair must have one; None for everybody. Nothing is joined by this.
    """
    known = tuple(each for each in people if each.name != ERASED_NAME)
    ladder: Ladder[Person] = Ladder(known)
    found = {
        tuple(sorted((person.id, other.id))): (person, other)
        for person in known if among is None or person.id in among
        for other in ladder.may_be(person) if other.id != person.id
    }  # fmt: skip
    told = [_pair(*sorted(two, key=lambda each: each.id)) for two in found.values()]
    return tuple(
        sorted(told, key=lambda p: (not p.certain, filed(p.one.name), p.one.id, p.other.id))
    )


def _pair(one: Person, other: Person) -> Pair:
    certain = matching.same_email(one, other) and bool(matching.nearness(one.name, other.name))
    fields = (
        ("name", one.name, other.name, matching.same_name(one, other)),
        ("organisation", one.organisation, other.organisation,
         fold(one.organisation) == fold(other.organisation)),
        ("email", one.email, other.email, matching.same_email(one, other)),
    )  # fmt: skip
    differs = {
        "name": not matching.nearness(one.name, other.name),
        "organisation": bool(matching.differing(replace(one, email=""), other))
        and not matching.nearness(one.organisation, other.organisation),
        "email": bool(matching.differing(replace(one, organisation=""), other)),
    }
    compared = tuple(
        Compared(field, mine, theirs, _agrees(
            mine, theirs, same=same, differs=differs[field]))
        for field, mine, theirs, same in fields if mine or theirs
    )  # fmt: skip
    return Pair(one, other, certain, compared)


def _agrees(mine: str, theirs: str, *, same: bool, differs: bool) -> Agrees:
    if not (mine and theirs):
        return Agrees.ONE_SIDE
    if same:
        return Agrees.SAME
    return Agrees.DIFFERS if differs else Agrees.CLOSE
