"""Wrapping a question by its sense: lines of like length that break where one would breathe."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

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
    """The words of a text by number, with all that is asked of them again and again.

    places:       start and end of each in the text.
    left, right:  where each begins and ends if all stood on one line, in the measure's units.
    breaks:       what it costs to break the line after each.
    commas:       how many words before each end with a comma.
    """

    places: tuple[tuple[int, int], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    breaks: tuple[float, ...]
    commas: tuple[int, ...]

    def size(self, first: int, after: int) -> int:
        """The width of the line from the word ``first`` to the one before ``after``."""
        return self.right[after - 1] - self.left[first]

    def cost(self, first: int, after: int) -> float:
        """What a line costs for where it breaks and where it does not."""
        return self.breaks[after - 1] + _COMMA_PASSED * (
            self.commas[after - 1] - self.commas[first]
        )


def by_sense(text: str, room: int, measure: Callable[[str], int] = len) -> list[tuple[int, int]]:
    """The lines of one paragraph as (start, end) places in it.

    room: the widest that a line may be, by ``measure``; a single longer word stands alone and
    is longer. ``measure`` must add up: a line is as wide as its words and what is between.
    """
    return [*_by_sense(text, room, measure)]


@lru_cache(maxsize=128)
def _by_sense(text: str, room: int, measure: Callable[[str], int]) -> tuple[tuple[int, int], ...]:
    """As ``by_sense``. A wall is painted again and again with the same words."""
    words = _words(text, measure)
    if words is None:
        return ()
    ends = _fill(words, room)
    if len(words.places) <= _WORDS_WEIGHED:
        last = min(len(ends) + _LINES_TRIED, len(words.places))
        tried = [_set(words, room, lines) for lines in range(len(ends), last + 1)]
        ends = min((found for found in tried if found is not None), default=(0.0, ends))[1]
    firsts = [0, *ends[:-1]]
    return tuple(
        (words.places[first][0], words.places[after - 1][1])
        for first, after in zip(firsts, ends, strict=True)
    )


def _words(text: str, measure: Callable[[str], int]) -> _Words | None:
    """The words of a text, or None when there is none."""
    places = tuple((found.start(), found.end()) for found in re.finditer(r"\S+", text))
    if not places:
        return None
    said = [text[start:end] for start, end in places]
    sizes = [measure(word) for word in said]
    left, right = [0], [sizes[0]]
    for (_, before), (start, _), size in zip(places, places[1:], sizes[1:], strict=False):
        between = measure(f"n{text[before:start]}n") - 2 * measure("n")
        left.append(right[-1] + between)
        right.append(left[-1] + size)
    breaks = (*(_break_cost(*pair) for pair in pairwise(said)), 0.0)
    commas = tuple(accumulate((int(word[-1] in ",;:") for word in said), initial=0))
    return _Words(places, tuple(left), tuple(right), breaks, commas)


def _break_cost(before: str, following: str) -> float:
    if before[-1] in ".?!:;…—–":
        return _AFTER_STOP
    if before[-1] in ",)”’":
        return _AFTER_COMMA
    if before.lower() in _JOINED:
        return _AFTER_JOINED
    return _BEFORE_CLAUSE if following.lower() in _CLAUSE else _ELSEWHERE


def _fill(words: _Words, room: int) -> list[int]:
    """Ends of lines that are filled as far as they go."""
    ends, first = [], 0
    for after in range(2, len(words.places) + 1):
        if words.size(first, after) > room and after - first > 1:
            ends.append(after - 1)
            first = after - 1
    return [*ends, len(words.places)]


def _set(words: _Words, room: int, lines: int) -> tuple[float, list[int]] | None:
    """The best way to set the words in so many lines, with its cost; None when they do not fit."""
    count = len(words.places)
    fair = max(1, words.size(0, count)) / lines
    best: dict[int, tuple[float, list[int]]] = {0: (_ONE_LINE_MORE * lines, [])}
    for _ in range(lines):
        further: dict[int, tuple[float, list[int]]] = {}
        for first, (cost, ends) in best.items():
            for after in range(first + 1, count + 1):
                size = words.size(first, after)
                if size > room and after - first > 1:
                    break
                total = cost + (size / fair - 1) ** 2 + words.cost(first, after)
                if after not in further or total < further[after][0]:
                    further[after] = (total, [*ends, after])
        best = further
    return best.get(count)
