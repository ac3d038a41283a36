"""Wrapping a question by its sense: lines of like length that break where one would breathe."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_CLAUSE = frozenset({
    "and", "but", "or", "nor", "so", "yet", "that", "which", "who", "whose", "whom", "what",
    "when", "where", "why", "how", "if", "because", "while", "until", "unless", "than", "as",
    "before", "after", "since", "though", "although", "for", "with", "without", "in", "on",
    "at", "by", "from", "of", "into", "about", "between", "through",
})  # fmt: skip
"""A line may begin with one of these."""
_JOINED = frozenset({
    "a", "an", "the", "and", "but", "or", "of", "to", "in", "on", "at", "by", "for", "from",
    "with", "my", "your", "our", "their", "his", "her", "its", "no", "not", "is", "are", "was",
    "be", "this", "that", "these", "those", "i", "we", "you", "they", "it’s", "i’m",
})  # fmt: skip
"""A line had better not end with one of these."""

# What a break costs beside the unevenness of lines, which is the sum of squared shares.
_AFTER_STOP, _AFTER_COMMA, _BEFORE_CLAUSE, _ELSEWHERE, _AFTER_JOINED = 0.0, 0.03, 0.12, 0.3, 0.6
_COMMA_PASSED = 0.25
_ONE_LINE_MORE = 0.06
_LINES_TRIED = 3
"""How many more lines than needed are tried, for the sake of sense."""
_WORDS_WEIGHED = 120
"""A longer text is no question to be set by sense: it is filled line by line."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text and what lies between them, for one way of measuring."""

    text: str
    places: tuple[tuple[int, int], ...]
    measure: Callable[[str], int]

    def line(self, first: int, after: int) -> str:
        return self.text[self.places[first][0] : self.places[after - 1][1]]

    def size(self, first: int, after: int) -> int:
        return self.measure(self.line(first, after))

    def ends_with_comma(self, after: int) -> bool:
        return self.text[self.places[after - 1][1] - 1] in ",;:"


def by_sense(
    text: str, room: int, measure: Callable[[str], int] = len, most: int | None = None
) -> list[tuple[int, int]]:
    """The lines of one paragraph as (start, end) places in it.

    room: the widest that a line may be, by ``measure``; a single longer word stands alone and
    is longer. most: the most lines wanted; fewer lines than needed are not to be had.
    """
    places = tuple((found.start(), found.end()) for found in re.finditer(r"\S+", text))
    if not places:
        return []
    words = _Words(text, places, measure)
    filled = _fill(words, room)
    if len(places) > _WORDS_WEIGHED:
        return _spans(words, filled)
    fewest = len(filled)
    last = min(fewest + _LINES_TRIED, most or fewest + _LINES_TRIED, len(places))
    tried = [_set(words, room, lines) for lines in range(fewest, last + 1)]
    fitting = [found for found in tried if found is not None]
    if not fitting:
        return _spans(words, filled)
    return _spans(words, min(fitting)[1])


def _fill(words: _Words, room: int) -> list[int]:
    """Ends of lines that are filled as far as they go."""
    ends, first = [], 0
    for after in range(1, len(words.places) + 1):
        if after - first > 1 and words.size(first, after) > room:
            ends.append(after - 1)
            first = after - 1
    return [*ends, len(words.places)]


def _set(words: _Words, room: int, lines: int) -> tuple[float, list[int]] | None:
    """The best way to set the words in that many lines, with its cost; None when they do not fit."""
    count = len(words.places)
    fair = words.size(0, count) / lines
    best: dict[int, tuple[float, list[int]]] = {0: (_ONE_LINE_MORE * lines, [])}
    for _ in range(lines):
        further: dict[int, tuple[float, list[int]]] = {}
        for first, (cost, ends) in best.items():
            passed = 0
            for after in range(first + 1, count + 1):
                passed += after - first > 1 and words.ends_with_comma(after - 1)
                size = words.size(first, after)
                if size > room and after - first > 1:
                    break
                total = cost + (size / fair - 1) ** 2 + _break_cost(words, after)
                total += _COMMA_PASSED * passed
                if after not in further or total < further[after][0]:
                    further[after] = (total, [*ends, after])
        best = further
    return best.get(count)


def _break_cost(words: _Words, after: int) -> float:
    if after == len(words.places):
        return 0.0
    before, following = (words.line(place, place + 1) for place in (after - 1, after))
    if before[-1] in ".?!:;…—–":
        return _AFTER_STOP
    if before[-1] in ",)”’":
        return _AFTER_COMMA
    if before.lower() in _JOINED:
        return _AFTER_JOINED
    return _BEFORE_CLAUSE if following.lower() in _CLAUSE else _ELSEWHERE


def _spans(words: _Words, ends: list[int]) -> list[tuple[int, int]]:
    firsts = [0, *ends[:-1]]
    return [
        (words.places[first][0], words.places[after - 1][1])
        for first, after in zip(firsts, ends, strict=True)
    ]
