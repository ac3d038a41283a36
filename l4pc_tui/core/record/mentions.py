"""Where somebody's name stands in the words of others, and the words without it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from l4pc_tui.core.record.entry import Data
from l4pc_tui.core.record.kinds import MOVE_DATA, RUN, Kind
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.core.text.folding import fold

IN_ITS_PLACE = "[erased]"
"""What stands where a name stood."""

LEAST = 3
"""Letters that a part of a name has at least to be looked for however it is written."""
_SHORTEST = 2
"""Letters of a shorter one that is: a first or last name, with a capital letter or after an @."""

TEXTS: dict[Kind, tuple[str, ...]] = locked(
    Kind,
    {
        Kind.PERSON: ("organisation", "sector", "roles"),
        Kind.COHORT: ("name", "kept_because"), Kind.MEMBER: ("roles",), Kind.LINK: ("name",),
        Kind.SESSION: ("title", "venue"), Kind.MARK: ("remark",), Kind.SEAT: (),
        Kind.ATTENDANCE: ("file",), Kind.FINAL: (),
        Kind.NOTE: ("text", "told", "reason", "who", "what", "by", "with_whom", "done"),
        Kind.FOLLOW: ("remark",), Kind.SAME: (), Kind.DIFFERENT: (), Kind.ROW: (), Kind.ACTOR: ("name",),
        Kind.RUN_CHOICE: (), Kind.HANDED: ("file", "to"), Kind.ISSUED: (), Kind.ASKED: (), Kind.RATING: ("evidence",),
        Kind.CHANGE: (
            "title", "domain", "before", "after", "why", "told_by", "written_by", "place",
        ),
        Kind.CHOSEN: ("by", "because", "fed_back"),
    },
)  # fmt: skip
"""Each kind of thing → its fields that hold words somebody typed, or that a file was named with.
What another person is called is theirs, however like it is."""

OF_MOVES = ("reason", "condition", "advice", "what", "told", "flag", "lights", "item")
"""The data of moves that holds such words."""
_WITHOUT_WORDS = (
    "stop", "place", "openers", "again", "aside", "left", "probe", "door", "seconds", "waited", "need",
    "ok", "counts", "how", "ends", "capture", "of", "spans", "dropped", "restored", "order", "locks",
    "clocks", "anew", "shifts", "plan", "exercises", "people", "named", "round", "sizes", "seed",
)  # fmt: skip
"""The data that holds none: places, ids, numbers and what is chosen from a list."""


def _must_be_whole() -> None:
    """Data of moves of which nobody said whether it holds words fails here by name."""
    if odd := sorted(MOVE_DATA.keys() ^ {*OF_MOVES, *_WITHOUT_WORDS}):
        raise LookupError(f"A move’s {', '.join(odd)}: whether somebody typed it is not said.")


_must_be_whole()

_WHOLE_ONLY = (Kind.PERSON, Kind.COHORT)
"""Names of others: that they share a part of a name with somebody says nothing of them."""


@dataclass(frozen=True, slots=True)
class Names:
    """Every way in which somebody was ever written: each as its folded words.

    whole: names and addresses. parts: single words of names. short: first and last ones that are
    too short to be looked for in small letters.
    """

    whole: frozenset[tuple[str, ...]]
    parts: frozenset[str]
    short: frozenset[str] = frozenset()

    def within(self, text: str, *, whole_only: bool = False) -> list[tuple[int, int, bool]]:
        """Where a name stands in a text: from, to, and whether it is a whole one."""
        words = [(_key(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]
        longest = sorted(self.whole, key=len, reverse=True)
        most = max(map(len, longest), default=1)
        found, at = [], 0
        while at < len(words):
            here = tuple(word for word, _, _ in words[at : at + most])
            size = next((len(whole) for whole in longest if here[: len(whole)] == whole), 0)
            if size or (not whole_only and self._is_part(here[0], text, *words[at][1:])):
                last = at + max(size, 1) - 1
                found.append((words[at][1], words[last][2], bool(size)))
                at = last
            at += 1
        return found

    def _is_part(self, word: str, text: str, start: int, end: int) -> bool:
        """Whether a word may be a part of a name, “Joes” too. Rather too often than not: a person
        is asked about each."""
        if not self.parts.isdisjoint((word, word.removesuffix("s"))):
            return True
        written = text[start:end]
        small = written == written.lower() != written.upper()
        return word in self.short and (not small or text[:start].endswith("@"))

    def without(self, text: str, *, whole_only: bool = False) -> str:
        """The text with ``[erased]`` wherever a name stands."""
        pieces, end = [], 0
        for start, stop, _ in self.within(text, whole_only=whole_only):
            pieces += [text[end:start], IN_ITS_PLACE]
            end = stop
        return "".join((*pieces, text[end:]))


_WORD = re.compile(r"\w+")


def names_of(names: Iterable[str], others: Iterable[str] = ()) -> Names:
    """The ways in which somebody was written. names: as people are called. others: addresses."""
    called = {words for name in names if (words := _words(name))}
    parts = {word for words in called for word in words if len(word) >= LEAST}
    more = {words for each in others if (words := _words(each))}
    ends = {word for words in called for word in (words[0], words[-1])}
    short = {word for word in ends if _SHORTEST <= len(word) < LEAST}
    return Names(frozenset(called | more), frozenset(parts), frozenset(short))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_key(m[0]) for m in _WORD.finditer(text))


@lru_cache(maxsize=1 << 14)
def _key(word: str) -> str:
    return fold(word)


@dataclass(frozen=True, slots=True)
class Text:
    """A text that mentions somebody. field: where it stands. offered: it without the name.
    whole: whether a whole name or address is in it."""

    field: str
    text: str
    offered: str
    whole: bool


def mentions(entity: str, data: Data, names: Names) -> tuple[Text, ...]:
    """The texts in an entry's data that mention somebody."""
    kind = kind_of(entity)
    whole_only = kind in (*_WHOLE_ONLY, Kind.ACTOR)
    fields = OF_MOVES if entity.startswith(f"{RUN}:") else TEXTS[kind] if kind else None
    found = []
    for field, text in _texts(data, fields):
        if kind is Kind.ACTOR and _words(text) not in names.whole:
            continue  # somebody else who records, with a name in common
        if places := names.within(text, whole_only=whole_only):
            offered = names.without(text, whole_only=whole_only)
            found.append(Text(field, text, offered, any(whole for _, _, whole in places)))
    return tuple(found)


def with_texts(data: Data, instead: Mapping[str, str]) -> dict[str, Any]:
    """The data with other words: a text → what stands in its place from now on."""
    return {name: _put(value, instead) for name, value in data.items()}


def _put(value: Any, instead: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return instead.get(value, value)
    if isinstance(value, Mapping):
        return with_texts(value, instead)
    if isinstance(value, list | tuple):
        return [_put(each, instead) for each in value]
    return value


def _texts(data: Data, fields: tuple[str, ...] | None) -> Iterator[tuple[str, str]]:
    """The texts of some fields, with where each stands; of all where none are named: what a newer
    version recorded may say anything."""
    for name, value in data.items():
        if fields is None or name in fields:
            yield from _strings(value, name)


def _strings(value: Any, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _strings(each, f"{field}.{key}")
    elif isinstance(value, list | tuple):
        for at, each in enumerate(value):
            yield from _strings(each, f"{field}.{at}")
