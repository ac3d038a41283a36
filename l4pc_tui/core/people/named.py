"""Who is named in a text, however the name is spelt; and the text without the names of others.

Rather too often than not: what was handed over is not taken back. In small letters a surname, and
a first name that is a word too, is taken for the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from l4pc_tui.core.text.folding import fold, words_in

SOMEBODY = "[another person]"
"""What stands where the name of somebody else stood."""

_SHORTEST = 2
_EVERYDAY = (
    "amber april art august bill chance chase chip clay cliff coral crystal dale dawn dean dot drew "
    "eve faith fern frank gene ginger glen grace grant guy hazel heather holly hope iris ivy jewel "
    "joy june lance lily mark may melody mercy miles norm olive pat patience pearl peg penny poppy "
    "ray reed rich rob robin rose ruby rusty sandy scarlet sky skip star sterling sue summer violet "
    "ward will willow wren"
)
ALSO_WORDS = frozenset(_EVERYDAY.split())
"""First names that are everyday words."""
_OWN = re.compile(r"['’ʼ]s$", re.IGNORECASE)
"""What is no part of the name in “Joe’s”."""


@dataclass(frozen=True, slots=True)
class Named:
    """The words that names are made of. Made by ``named``.

    whole: each name and address as its words. firsts: first words of names. others: their other
    words but for the short ones (de, van).
    """

    whole: frozenset[tuple[str, ...]]
    firsts: frozenset[str]
    others: frozenset[str]

    def is_in(self, text: str) -> bool:
        """Whether somebody is named: by @, or by a word of a name."""
        return _is_in(self, text)

    def words_of(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Each word of a text that is one of a name: the name's word, and from where to where."""
        for written, start, end in words_in(text):
            name = text[start:end]
            small = name == name.lower() != name.upper()
            for word in (written, written.removesuffix("s")):
                if small and (len(written) <= _SHORTEST or word not in self.firsts - ALSO_WORDS):
                    continue
                if small or word in self.firsts or word in self.others:
                    cut = _OWN.search(name) if word != written else None
                    yield word, start, start + cut.start() if cut else end
                    break

    def whole_in(self, text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
        """Each whole name or address of several words in a text, the longest first."""
        words = [*words_in(text)]
        for name in sorted(self.whole, key=len, reverse=True):
            for at in range(len(words) - len(name) + 1 if len(name) > 1 else 0):
                if tuple(word for word, _, _ in words[at : at + len(name)]) == name:
                    yield name, words[at][1], words[at + len(name) - 1][2]


@lru_cache(maxsize=64)
def _is_in(people: Named, text: str) -> bool:
    """Kept: whether a text may leave is asked several times of each, one after the other."""
    return any(True for _ in _ats(text)) or any(True for _ in people.words_of(text))


@lru_cache(maxsize=16)
def named(names: tuple[str, ...], addresses: tuple[str, ...] = ()) -> Named:
    """The words that some names are made of, and whole addresses."""
    words = [tuple(fold(name).split()) for name in names]
    firsts = {each[0] for each in words if each and len(each[0]) >= _SHORTEST}
    others = {word for of_one in words for word in of_one[1:] if len(word) > _SHORTEST}
    whole = {*words, *(tuple(fold(each).split()) for each in addresses)} - {()}
    return Named(frozenset(whole), frozenset(firsts), frozenset(others))


def is_meant(text: str, one: Named, others: Named) -> bool | None:
    """Whether a text names one person: None where each word that does is a word of somebody
    else's name too, so that only a reader can tell."""
    own = {name for name, _, _ in one.whole_in(text)}
    if own - others.whole:
        return True
    words = {word for word, _, _ in one.words_of(text)}
    if words - others.firsts - others.others:
        return True
    return None if words or own else False


def without_others(text: str, one: Named, others: Named) -> str:
    """A text about one person with ``[another person]`` wherever somebody else is named."""
    shown = one.firsts | one.others
    spans = [(start, end) for name, start, end in others.whole_in(text) if name not in one.whole]
    spans += [(start, end) for word, start, end in others.words_of(text) if word not in shown]
    spans += [(start, end) for word, start, end in _ats(text) if word not in shown]
    pieces, upto = [], 0
    for start, end in _as_one(sorted(spans), text):
        pieces += [text[upto:start], SOMEBODY]
        upto = end
    return "".join((*pieces, text[upto:]))


def _ats(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word behind an @ that begins it: whoever is meant, it is somebody."""
    for found in re.finditer(r"(?<!\S)@(\w[\w’'-]*)", text):
        yield fold(found[1]), found.start(), found.end()


def _as_one(spans: Iterable[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Spans that touch each other, or that only a space, a point or a hyphen parts, as one."""
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held and (start <= held[1] or not text[held[1] : start].strip(" .-")):
            held = held[0], max(held[1], end)
        else:
            if held:
                yield held
            held = start, end
    if held:
        yield held
