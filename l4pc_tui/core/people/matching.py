"""Is this the same person? The ladder from sure to perhaps; a *perhaps* is never taken by itself.

Rungs: the same e-mail, the same name, the same name but for accents, case, width and the
order of words, and last a name that is near. Only a person settles the last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from l4pc_tui.core.text import filed, fold, fold_name

TITLES = frozenset(
    [
        "cllr",
        "dame",
        "dr",
        "lady",
        "lord",
        "miss",
        "mr",
        "mrs",
        "ms",
        "mx",
        "prof",
        "professor",
        "rev",
        "revd",
        "reverend",
        "sir",
    ]
)
"""What stands before a name and is no part of it."""


class Somebody(Protocol):
    """What matching looks at: a person we know, or a row of a roster."""

    @property
    def name(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def email(self) -> str: ...


# Each name is looked at many times, so its keys are remembered.
_remembered = lru_cache(maxsize=16_384)
_LONG = 40
"""Letters from which a word counts as long; hardly any name has one."""

name_key = _remembered(fold_name)
"""The key under which the spellings of one name are found; "" for a text that is no name."""

_Person = TypeVar("_Person", bound=Somebody)


def same_email(one: Somebody, other: Somebody) -> bool:
    """True when both have the same address; capitals do not matter."""
    return bool(one.email) and one.email.casefold() == other.email.casefold()


def same_name(one: Somebody, other: Somebody) -> bool:
    """True when the names are equal but for accents, case, width and the order of words."""
    key = name_key(one.name)
    return bool(key) and key == name_key(other.name)


def differing(one: Somebody, other: Somebody) -> str:
    """What tells two people of one name apart: ``e-mail``, ``organisation``, or nothing.

    Only what both have can differ. An organisation that says the same in fewer words
    (``Exmoor Trust``, ``Exmoor NHS Trust``) is no difference.
    """
    if one.email and other.email and not same_email(one, other):
        return "e-mail"
    first, second = _word_set(one.organisation), _word_set(other.organisation)
    if first and second and not (first <= second or second <= first):
        return "organisation"
    return ""


def nearness(one: str, other: str) -> int:
    """How near two names are: 0 not near, higher is nearer; equal names are nearest.

    Each word of the shorter name needs a partner in the longer: the same word, its initial,
    or one that is a single slip of the keyboard away. Titles do not count.
    """
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    if not shorter or not {word[0] for word in shorter} <= {word[0] for word in longer}:
        return 0
    score, left = 0, list(longer)
    # Full words first, so that an initial does not take another word's partner.
    for word in sorted(shorter, key=len, reverse=True):
        points, partner = max(((_alike(word, their), their) for their in left), default=(0, ""))
        if not points:
            return 0
        left.remove(partner)
        score += points
    # Initials alone say too little, whoever they may belong to.
    return max(1, 10 + score - 2 * len(left)) if score > len(shorter) else 0


class KnownPeople(Generic[_Person]):
    """People by what any match of theirs must share, so that nobody is compared with everybody.

    What matches shares the address, or the key of the name. Names that are near share a word that
    is the same but for one slip, since their initials alone say too little, and one of them has
    all the other's initials.
    """

    def __init__(self, people: Iterable[_Person]) -> None:
        self._people = tuple(people)
        self._initials = tuple(_initials(person.name) for person in self._people)
        self._index: dict[str, list[int]] = defaultdict(list)
        for number, person in enumerate(self._people):
            for key in (*_sure(person), *_near(person)):
                self._index[key].append(number)

    def suggestions(self, walk_in: Somebody) -> tuple[_Person, ...]:
        """Who a walk-in may be, best first. Nobody is matched by this; a person chooses."""

        def points(person: _Person) -> int:
            if same_email(walk_in, person):
                return 200
            if same_name(walk_in, person):
                return 100
            return nearness(walk_in.name, person.name)

        mine = _initials(walk_in.name)
        near = {
            number
            for key in _near(walk_in)
            for number in self._index.get(key, ())
            if mine <= (theirs := self._initials[number]) or theirs <= mine
        }
        sure = {number for key in _sure(walk_in) for number in self._index.get(key, ())}
        found = (self._people[number] for number in sorted(sure | near))
        scored = [pair for person in found if (pair := (points(person), person))[0]]
        return tuple(p for _, p in sorted(scored, key=lambda pair: (-pair[0], filed(pair[1].name))))


def _sure(somebody: Somebody) -> list[str]:
    """The keys of which two people of one address or one name share one."""
    email, name = somebody.email.casefold(), name_key(somebody.name)
    return [*([f"@{email}"] if email else []), *([f"={name}"] if name else [])]


def _near(somebody: Somebody) -> set[str]:
    """The keys of which two people with a word in common share one, give or take a slip."""
    keys: set[str] = set()
    for word in _words(somebody.name):
        keys.add(word)
        if len(word) >= _LONG:
            # A letter less at each place of a long word would be a great many long words.
            keys.add(f"{word[0]}…")
        if len(word) <= _LONG:
            keys.update(word[:at] + word[at + 1 :] for at in range(1, len(word)))
    return keys


def _initials(name: str) -> frozenset[str]:
    return frozenset(word[0] for word in _words(name))


@_remembered
def _word_set(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


@_remembered
def _words(name: str) -> tuple[str, ...]:
    words = fold(name).split()
    return tuple(word for word in words if word not in TITLES) or tuple(words)


def _alike(one: str, other: str) -> int:
    """3 for the same word, 2 for one slip, 1 for an initial, 0 for another word."""
    if one == other:
        return 3
    if 1 in (len(one), len(other)):
        return 1 if one[0] == other[0] else 0
    return 2 if min(len(one), len(other)) > 2 and one_slip(one, other) else 0


def one_slip(one: str, other: str) -> bool:
    """One letter more, less or changed, or two neighbours swapped; the first letter stands."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1 or one[0] != other[0]:
        return False
    at = next((i for i, char in enumerate(shorter) if char != longer[i]), len(shorter))
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    swapped = shorter[at + 1 : at + 2] + shorter[at : at + 1]
    rest = at + 2
    return shorter[at + 1 :] == longer[at + 1 :] or (
        swapped == longer[at:rest] and shorter[rest:] == longer[rest:]
    )
