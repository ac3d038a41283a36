"""What became of each word of a paper: on the page, left out and named, or still to be decided.

The sum is what makes it trustworthy: every word that was counted in the paper stands on the page
or is named here. What no part of the reader accounted for is named too, at the very end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from l4pc_tui.core.text import clean_text

_WORD = re.compile(r"[^\W_]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff*\\\\\\[\\]]")
"""What stands within a word and is none of it: soft hyphens, joiners, marks of bold and escapes."""

_ADDRESS = re.compile(r"\]\([^()\s]*\)")
"""Where a link leads is no word."""
_LONGEST = 1000
"""Letters of what is shown whole; of a longer text only the words that went."""


class Verdict(Enum):
    """What is told of a piece. CHANGED: taken over in other words."""

    CHANGED = "changed"
    LEFT = "left out"
    DECIDE = "please decide"


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the account.

    what: a sentence or its beginning. where: the place in the paper, in words; "" for the whole.
    words: as they stood in the paper. gone: those of them that stand on the page no more.
    """

    verdict: Verdict
    what: str
    where: str = ""
    words: str = ""
    gone: str = ""


@dataclass(slots=True)
class Account:
    """Kept while a paper is read and its page written."""

    lines: list[Told] = field(default_factory=list)
    _added: Counter[str] = field(default_factory=Counter)

    def left(self, what: str, where: str, words: str = "") -> None:
        """Something that stands on the page nowhere."""
        self.lines.append(Told(Verdict.LEFT, what, where, words, words))

    def decide(self, what: str, where: str, words: str = "") -> None:
        """Something that stands on the page, and that a person should look at."""
        self.lines.append(Told(Verdict.DECIDE, what, where, words))

    def changed(self, what: str, where: str, before: str, after: str) -> None:
        """Words that became others. Told only where a word is another."""
        old, new = words_of(before), words_of(after)
        self._added.update(new - old)
        if gone := in_order(before, old - new):
            shown = before.strip() if len(before) <= _LONGEST else gone
            self.lines.append(Told(Verdict.CHANGED, what, where, shown, gone))

    def add(self, text: str) -> None:
        """Words on the page that no paper had."""
        self._added.update(words_of(text))

    def close(self, paper: Iterable[str], page: str) -> Sum:
        """Name whatever no line accounts for, and count. paper: all its words, part by part."""
        # Joined first: a sum of many counters takes the square of the time.
        whole = "\n".join(paper)
        there = words_of(whole)
        named = words_of("\n".join(line.gone for line in self.lines))
        on_page = words_of(page) - self._added
        lost = there - on_page - named
        if lost:
            self.left("Words that found no place", "", in_order(whole, lost))
        return Sum(there.total(), on_page.total(), (named + lost).total())


@dataclass(frozen=True, slots=True)
class Sum:
    """How many words the paper has, how many of them stand on the page, how many are named."""

    paper: int
    page: int
    named: int


def words_of(text: str) -> Counter[str]:
    """The words of a text and how often each stands in it, whatever their look and case."""
    return Counter(_WORD.findall(_bare(text)))


def in_order(text: str, wanted: Counter[str]) -> str:
    """Those words of a text, as they follow each other in it."""
    rest = Counter(wanted)
    found = []
    for word in _WORD.findall(_UNSEEN.sub("", clean_text(text))):
        if rest[word.casefold()] > 0:
            rest[word.casefold()] -= 1
            found.append(word)
    return " ".join(found)


def _bare(text: str) -> str:
    return _UNSEEN.sub("", _ADDRESS.sub("]", clean_text(text))).casefold()
