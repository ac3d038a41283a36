"""Slips of a key: a letter doubled, lost, swapped with the next, or the key beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from measuring.page import Change, Page, body, changed, words

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VALUES = re.compile(
    r"(?P<unit>\b(?:min|sec)\b)|(?P<per>\bper (?:person|group|pair)\b)|(?P<ideal>\bideal\b)|(?P<about>\babout(?= \d))"
    r"|(?P<part>(?<=, )(?:keep|fixed|cut if needed|cut first)(?=[,)]))"
)
_NAMED = re.compile(
    r"(?:go to|skip to) \"(?P<step>[^\"]+)\"|Skip step: (?P<skip>.+)$|Step \"(?P<timed>[^\"]+)\"|(?:Exercise|Session): (?P<id>[a-z-]+)"
    r"|^Handout: (?P<handout>.+)$"
)
_VERB = re.compile(r"(?<=: )(?:go to|skip to|use exercise|repeat$|end$)")
_FACT = re.compile(r"- (?:Group|Cut|Depth|Whole room): (.+)$")


def doubled(word: str, at: int) -> str:
    """Askk, for Ask."""
    return word[: at + 1] + word[at:]


def lost(word: str, at: int) -> str:
    """Ak, for Ask."""
    return word[:at] + word[at + 1 :]


def swapped(word: str, at: int) -> str:
    """Aks, for Ask."""
    if at + 1 >= len(word):
        at -= 1
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :] if at >= 0 else word


def neighbouring(word: str, at: int) -> str:
    """Asj, for Ask."""
    letter = word[at].lower()
    row = next((row for row in _ROWS if letter in row), "")
    if not row:
        return word
    near = row[row.index(letter) - 1] if row.index(letter) else row[1]
    return word[:at] + (near.upper() if word[at].isupper() else near) + word[at + 1 :]


SLIPS: dict[str, Callable[[str, int], str]] = {
    "doubled": doubled, "lost": lost, "swapped": swapped, "neighbouring": neighbouring,
}  # fmt: skip


def _slipped(kind: str, page: Page, number: int, start: int, end: int) -> Iterator[Change]:
    line = page.lines[number]
    word = line[start:end]
    for how, slip in SLIPS.items():
        for at in range(len(word)):
            yield from changed(
                f"{kind}: {how} key", page, number, line[:start] + slip(word, at) + line[end:]
            )


def of_labels(page: Page) -> Iterator[Change]:
    """Every word that a line begins with, every letter, every slip."""
    for word in words(page):
        yield from _slipped(f"word of a {word.of}", page, word.number, word.start, word.end)


def of_values(page: Page) -> Iterator[Change]:
    """Units, groups, places, verbs of doors, and the words in brackets."""
    for number, line in body(page):
        found = [
            match.span()
            for match in _VALUES.finditer(line)
            if not line.startswith(("Say", "Do:", "Note"))
        ]
        if match := _FACT.match(line):
            found.append(match.span(1))
        if line.startswith("If ") and (match := _VERB.search(line)):
            found.append(match.span())
        for start, end in found:
            yield from _slipped("word of a value", page, number, start, end)


def of_names(page: Page) -> Iterator[Change]:
    """Steps, exercises, sessions and handouts as they are named elsewhere."""
    for number, line in body(page):
        for match in _NAMED.finditer(line):
            for name in ("step", "skip", "timed", "id", "handout"):
                if match[name]:
                    yield from _slipped("name of another", page, number, *match.span(name))


def of_capitals(page: Page) -> Iterator[Change]:
    """A small letter for a capital, and all capitals."""
    for word in words(page):
        line = page.lines[word.number]
        held = line[word.start : word.end]
        for kind, now in (
            ("small", held.lower()),
            ("all capitals", held.upper()),
            ("capital", held.capitalize()),
        ):
            yield from changed(
                f"word of a {word.of}: {kind}",
                page,
                word.number,
                line[: word.start] + now + line[word.end :],
            )


def of_digits(page: Page) -> Iterator[Change]:
    """A digit lost or doubled in a length, a clock, a date or the header."""
    for number, line in enumerate(page.lines):
        if number < page.body or re.match(
            r"- Time:|- (?:about )?\d\d:\d\d|- \d{4}-|.*\(.*\d min.*\)$", line
        ):
            for match in re.finditer(r"\d", line):
                at = match.start()
                yield from changed("digit lost", page, number, lost(line, at))
                yield from changed("digit doubled", page, number, doubled(line, at))
