"""Whether every word of a paper is accounted for, told by another rule than the importer's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from l4pc_tui.exchange.imported.account_page import account_page
from l4pc_tui.exchange.imported.page import Imported
from l4pc_tui.exchange.manuscripts.account import Verdict

SCAFFOLD = {
    "format", "exercise", "session", "status", "draft", "start", "x", "deeper", "note", "comment",
    "footnote", "a", "picture", "stood", "here", "before", "you", "begin", "show", "ask", "time",
    "group", "handout", "break", "lunch", "lead", "min", "listen", "for", "letter", "surface",
    "feel", "question", "power",
}  # fmt: skip
"""Words of our own that a page may hold: the header, labels, and what tells where something was."""


def tokens(text: str) -> Counter[str]:
    """The words of a text, counted by another rule than the importer's own."""
    said = re.sub(r"\]\(https?:[^)]*\)", "]", text)
    return Counter(re.findall(r"\w+", re.sub(r"[*\\_\[\]]", "", said).casefold()))


def unaccounted(made: Imported, words: Sequence[str]) -> list[str]:
    """Which of the words, each of them written once, do not stand on the page or in the account
    exactly once."""
    held = tokens(made.text) + sum((tokens(told.gone) for told in made.told), Counter[str]())
    return [each for each in words if held[each.casefold()] != 1]


def invented(made: Imported, words: Sequence[str], known: str = "") -> set[str]:
    """Words on the page that neither the paper had nor a page has of its own."""
    there = {each.casefold() for each in words} | SCAFFOLD | set(tokens(known))
    return {each for each in tokens(made.text) if each not in there and not each.isdecimal()}


class Writer:
    """Says words that nobody has said before."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def __call__(self, more: str = "") -> str:
        self.said.append(f"wren{len(self.said)}q")
        return f"{self.said[-1]}{more}"


def whole(made: Imported, words: Sequence[str], known: str = "") -> None:
    """Check that each word stands on the page or in the account once, that nothing was invented,
    that the sum is told right, and that the account to read names all that is left out.

    known: words that the paper has more than once, such as labels.
    """
    assert unaccounted(made, words) == []
    assert invented(made, words, known) == set()
    assert not [told for told in made.told if told.what == "Words that found no place"]
    assert made.words.paper == made.words.page + made.words.named
    page = account_page(made, "letter")
    told = [each for each in made.told if each.verdict is not Verdict.CHANGED]
    assert all(word in page for each in told for word in each.words.split())
