"""Names in what people wrote: a code in their place, or the whole text stays out.

A name is sure where it can only be one person. Whatever may be a name and is not sure (two have
it, it is a word too and has a capital letter, a nickname, a slip of the keyboard, initials, an
address) makes the text unsure, and then nothing of it is given back: what was handed over is not
taken back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from l4pc_tui.core.disclosure.name_words import (
    ALWAYS_TITLES,
    CALLED,
    CAPITALS,
    GROUPS,
    NAMES_OF_MONTHS,
    NICKNAMES,
    SHORT_WORDS,
    SURNAMES_TOO,
    TITLES,
)
from l4pc_tui.core.people.matching import one_slip
from l4pc_tui.core.people.named import ALSO_WORDS
from l4pc_tui.core.record.mentions import Names, names_of
from l4pc_tui.core.record.nouns import Person
from l4pc_tui.core.text.folding import fold

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]|(?<!\S)@\w|https?:|www\.", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+|\b)\d(?:[\s().-]?\d){6,}")
_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"\b(?:[A-Z]\.[\s-]?){2,}|\b[A-Z]{2,3}\b")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_BETWEEN = re.compile(r"[,;&/()+]|\b(?:and|at|for|from|in|of|on|with)\b", re.IGNORECASE)
"""What stands between those who are told of in one line."""
_OF_A_MONTH = re.compile(
    r"(?:\d|\b(?:by|early|end of|in|last|late|mid|next|of|since|this|to|until))[ -]$"
)
_LONG = 4
"""Letters of a part of a name that a longer word may begin or end with."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands in a text. person: whose it is, "" where that is not sure."""

    start: int
    end: int
    person: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text with codes in the place of names; "" where it is not sure. found: how many stood in it."""

    text: str
    unsure: bool
    found: int


class People:
    """Everybody who may be named, prepared once for many texts."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people = tuple(people)
        self._names: dict[str, Names] = {
            p.id: names_of([n for n in (p.name, p.display_name) if n], [p.email] if p.email else [])
            for p in self.people
        }
        self._owners: dict[str, set[str]] = {}
        self._whole: dict[tuple[str, ...], set[str]] = {}
        self._initials: set[str] = set()
        self._joined: set[str] = set()
        firsts = set()
        for person in self.people:
            for name in filter(None, (person.name, person.display_name)):
                words = fold(name).split()
                firsts |= set(words[:1])
                if len(words) > 1:
                    self._initials.add("".join(word[0] for word in words))
                    self._joined.add("".join(words))
            for words_of in self._names[person.id].whole:
                self._whole.setdefault(words_of, set()).add(person.id)
                for word in words_of:
                    self._owners.setdefault(word, set()).add(person.id)
        self._short = {word for names in self._names.values() for word in names.short}
        self._nicknames = {
            other for row in NICKNAMES if not row.isdisjoint(firsts) for other in row
        } - self._owners.keys()
        self._firsts = frozenset(firsts)
        self._meant: dict[tuple[str, bool], bool] = {}

    def places(self, text: str) -> tuple[Place, ...]:
        """Every name in a text, in order, and whatever may be one."""
        words = {fold(word[0]) for word in _WORD.finditer(text)}
        words |= {word.removesuffix("s") for word in words}
        meant = {person for word in words for person in self._owners.get(word, ())}
        spans = [
            (start, end, whole, person)
            for person in sorted(meant)
            for start, end, whole in self._names[person].within(text)
            if whole or not _is_a_word(text[start:end])
        ]
        spans.sort(key=lambda span: (span[0], -span[1], not span[2]))
        found: list[Place] = []
        for start, end, whole, person in spans:
            if found and start < found[-1].end:
                last = found[-1]
                if (start, end) == (last.start, last.end) and person != last.person:
                    found[-1] = Place(start, end, "")
                continue
            sure = whole or self._is_sure(text, start, end, person)
            found.append(Place(start, end, person if sure else ""))
        found = [self._with_initial(text, place) for place in _merged(text, found)]
        taken = [(place.start, place.end) for place in found]
        doubts = [
            Place(start, end, "")
            for start, end in self._doubts(text)
            if not any(start < e and s < end for s, e in taken)
        ]
        addresses = [
            Place(*m.span(), "") for kind in (_ADDRESS, _PHONE) for m in kind.finditer(text)
        ]
        return tuple(sorted((*found, *doubts, *addresses), key=lambda p: (p.start, p.end)))

    def _is_sure(self, text: str, start: int, end: int, person: str) -> bool:
        """Whether a part of a name can only be this person: nobody else has it, it is no word, and no
        other name stands beside it."""
        word = fold(text[start:end])
        words = {word, word.removesuffix("s")} & self._owners.keys()
        if not words or any(self._owners[each] != {person} for each in words):
            return False
        if words & (ALSO_WORDS | SURNAMES_TOO):
            return False
        before = re.search(r"([^\W\d_]+)[ -]$", text[:start])
        after = re.match(r"[ -]([^\W\d_]+)", text[end:])
        # “Ask Amina” is no other Amina, “Ben Okafor” is another Okafor.
        first = not words.isdisjoint(self._firsts)
        begins = before is not None and first and _begins_a_sentence(text[: before.start()])
        beside = [before[1]] if before and not begins else []
        beside += [after[1]] if after else []
        mine = {each for name in self._names[person].whole for each in name}
        return all(
            each[0].islower() or len(each) == 1 or fold(each) in mine or fold(each) in TITLES
            for each in beside
        )

    def _with_initial(self, text: str, place: Place) -> Place:
        """The name with the initial that stands before or behind it; unsure with another's."""
        if not place.person:
            return place
        letters = {word[0] for name in self._names[place.person].whole for word in name if word}
        start, end, person = place.start, place.end, place.person
        while before := re.search(r"(?<![^\W_])([^\W\d_])(\.\s?|\s)$", text[:start]):
            if not before[1].isupper() or (before[1] in "AI" and "." not in before[2]):
                break
            person = person if fold(before[1]) in letters else ""
            start = before.start()
        while behind := re.match(r"\s([^\W\d_])(\.|(?![^\W_]))", text[end:]):
            if not behind[1].isupper() or (behind[1] in "AI" and not behind[2]):
                break
            person = person if fold(behind[1]) in letters else ""
            end += behind.end() - (behind[2] == "." and not text[end + behind.end() :].strip())
        return Place(start, end, person)

    def _doubts(self, text: str) -> Iterable[tuple[int, int]]:
        """Where something may be a name that nobody is enrolled with."""
        for each in _WORD.finditer(text):
            word = fold(each[0])
            key = word, each[0][0].isupper()
            if word and key not in self._meant:
                self._meant[key] = self._may_be_meant(word, capital=key[1])
            if word and self._meant[key]:
                yield each.span()
        for each in _INITIALS.finditer(text):
            if fold(each[0]).replace(" ", "") in self._initials:
                yield each.span()

    def _may_be_meant(self, word: str, *, capital: bool) -> bool:
        if any(name in word for name in self._joined) or (
            capital and not {word, word.removesuffix("s")}.isdisjoint(self._nicknames)
        ):
            return True
        if word in self._short:
            return capital or word not in SHORT_WORDS
        for name in self._owners:
            if name == word or len(name) < _LONG or name in ALSO_WORDS or name in SURNAMES_TOO:
                continue
            if len(word) > len(name) and (word.startswith(name) or word.endswith(name)):
                return True
            if capital and _is_like(word, name):
                return True
        return (
            capital
            and len(word) > 1
            and any(first.startswith(word) and first != word for first in self._firsts)
        )

    def replaced(self, text: str, codes: Mapping[str, str]) -> Replaced:
        """The text with ``[participant 07]`` for each name. codes: ids of people → their codes;
        whoever has none may not be told of at all."""
        places = self.places(text)
        if any(place.person not in codes for place in places):
            return Replaced("", True, len(places))
        pieces, upto = [], 0
        for place in places:
            pieces += [text[upto : place.start], f"[{codes[place.person]}]"]
            upto = place.end
        return Replaced("".join((*pieces, text[upto:])), False, len(places))


def _merged(text: str, places: list[Place]) -> list[Place]:
    """Parts of one name that stand beside each other, as one."""
    merged: list[Place] = []
    for place in places:
        last = merged[-1] if merged else None
        if (
            last
            and last.person == place.person
            and not text[last.end : place.start].strip(" ,.'’-")
        ):
            merged[-1] = Place(last.start, place.end, place.person)
        else:
            merged.append(place)
    return merged


def _is_a_word(written: str) -> bool:
    """Whether it is meant as the word that a name is too: “hope”, but not “Hope”."""
    key = fold(written)
    words = {key, key.removesuffix("s")}
    return written == written.lower() and not words.isdisjoint(ALSO_WORDS | SURNAMES_TOO)


def _begins_a_sentence(before: str) -> bool:
    """Whether what follows would have a capital letter anyway."""
    return not before.strip() or before.rstrip()[-1] in '.!?:;“”"(–—\n'


@lru_cache(maxsize=1 << 14)
def _is_like(word: str, name: str) -> bool:
    return len(word) >= _LONG and one_slip(word, name)


# Of people who are on no roster


def of_what_was_said(nameless: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """The same for words that somebody said or wrote: they stay out too where a stranger may be named.

    nameless: gives a text with codes in the place of names, None where that is not sure. It is
    enough for the titles of a plan, in which capital letters say nothing.
    """

    def without_names(text: str) -> str | None:
        told = nameless(text)
        return None if told is None or may_name_a_stranger(told) else told

    return without_names


def may_name_a_stranger(text: str) -> bool:
    """Whether a word may be the name of somebody who is on no roster: it stands behind a title, or
    inside a sentence with a capital letter."""
    for each in _LETTERS.finditer(text):
        word, before = fold(each[0]), text[: each.start()]
        if word in ALWAYS_TITLES and re.match(r"\.?\s*[^\W\d_]", text[each.end() :]):
            return True
        coded = word in CALLED and re.match(r"\.?\s*\[", text[each.end() :])
        if each[0][0].islower() or coded or _begins_a_sentence(before):
            continue
        # Of “I’ve” and “Monday’s” the word itself.
        own = fold(re.split("['’ʼ]", each[0])[0])
        if own in NAMES_OF_MONTHS and not _OF_A_MONTH.search(before):
            return True
        if own not in CAPITALS:
            return True
    return False


def names_told(words: str) -> Iterator[str]:
    """The names in a line that says who told or chose something: “Bee” and “Okonkwo-Bell” of
    “Auntie Bee and Mrs Okonkwo-Bell, a nurse”; none of “The steering group”."""
    for part in _BETWEEN.split(words):
        first, *others = _LETTERS.findall(part) or [""]
        if others and all(each[0].islower() for each in others) and fold(first) not in CALLED:
            continue
        name = [
            each for each in (first, *others)
            if each[:1].isupper() and fold(each) not in CALLED | CAPITALS | GROUPS
        ]  # fmt: skip
        if name:
            yield " ".join(name)
