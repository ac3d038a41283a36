"""How many of a thing: numbers as people write them, and what they are multiplied by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l4pc_tui.core.script.model.measures import PER_SIZE

_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 1)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "a hundred": 100, "a": 1, "an": 1,
    "a dozen": 12, "one dozen": 12, "half a dozen": 6, "two dozen": 24, "three dozen": 36,
    "a couple of": 2,
}  # fmt: skip
_NUMBER = "|".join((r"\d{1,2} dozen", r"\d{1,4}", *sorted(_NUMBERS, key=len, reverse=True)))
_ROUGHLY = r"(?:about|around|at least|at most|up to|roughly|ca\.?|~)\s*"
COUNT = rf"(?:{_ROUGHLY})?(?:(?:{_NUMBER})\s*(?:[-–—]|\bor\b|\bto\b)\s*)?(?P<count>{_NUMBER})"
"""A number, a word for one, or two of them, of which the larger one is brought."""
_COUNTED = re.compile(rf"{COUNT}(?:\s*[x×](?=\s))?(?=\s|$)", re.I)

_WHOM: dict[str, int] = {
    **dict.fromkeys(("person", "participant", "head"), PER_SIZE["person"]),
    **dict.fromkeys(("pair", "couple"), PER_SIZE["pair"]),
    **dict.fromkeys(("trio", "three"), PER_SIZE["trio"]),
    "four": PER_SIZE["four"], "group": 0,
}  # fmt: skip
_EACH = r"(?:per|for each|for every|to each|to every|each|every)"
_PER = re.compile(
    rf"\s*\b(?:{_EACH}\s+(?:group|table|team)\s+of\s+(?P<size>\d{{1,3}}|{'|'.join(_WORDS[1:12])})\b"
    rf"|(?:{_EACH}|(?P<between>between))\s+(?P<number>\d{{1,3}}|{'|'.join(_WORDS[1:12])})\b"
    r"(?(between)(?:\s+people)?|(?:\s+(?:people|persons|participants)|(?=\s*(?:$|[),.;:]))))\b"
    rf"|{_EACH}\s+(?:one\s+of\s+)?(?P<whom>{'|'.join(_WHOM)})\b(?![’'])"
    r"|(?P<all>for every(?:one|body)\b|for all(?=\s*$)|apiece\b|(?:for )?each(?=\s*(?:$|[),.;:])))"
    r"|(?P<unknown>(?:per|for each|for every|between|for those|for whoever)\s+[a-z]+))",
    re.I,
)
_SHORT = re.compile(
    rf"\s*/\s*(?=(?:{'|'.join(_WHOM)})\b)|\bp\.\s?p\.?(?!\w)|\bp/p\b|(?<=\w\s)pp\b", re.I
)
_INSIDE = re.compile(
    r"(?<![\w.,:/-])(?<!step )(?<!steps )(?<!day )(?<!page )(?<!part )(?<!room )\d{1,4}"
    r"(?!\s(?:min|sec|hour|to|and|or|am|pm|people|metre|m|cm|mm)[a-z]*\b)\s[a-z]{3,}",
    re.I,
)
_GIVEN = re.compile(r"(?:everyone|everybody|(?:each|every) \w+) (?:gets|needs|has|takes)\b", re.I)
_SHARERS = ("person", "people", "participant", "group")
_UNSURE = re.compile(
    r"(?:some|several|enough|plenty of|many|lots of|a lot of|a few|few|a handful of|spare"
    r"|any number of|as many)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Share:
    """For whom a number of things is. people: how many share one lot, 0 for a group of the first
    step that divides the room; None where nobody can say how many there are."""

    people: int | None


def number_of(word: str) -> int:
    """The number that ``COUNT`` found."""
    key = " ".join(word.lower().split())
    if key.removesuffix(" dozen").isdecimal():
        return int(key.removesuffix(" dozen")) * (12 if key.endswith("dozen") else 1)
    return _NUMBERS[key]


def counted(text: str) -> re.Match[str] | None:
    """The number that a text begins with."""
    return _COUNTED.match(text)


def unsure(text: str) -> bool:
    """True for a text that begins with an amount of which no number can be made."""
    return _UNSURE.match(text) is not None


def in_full(text: str) -> str:
    """A text with “/person” and “p.p.” as “per person”, and with single spaces."""
    return " ".join(
        _SHORT.sub(lambda short: " per " if "/" in short[0] and "p" not in short[0].lower() else "per person",
                   " ".join(text.split())).split()
    )  # fmt: skip


def number_inside(text: str) -> bool:
    """True for words that speak of a number further on: “everybody gets 1 pen”, “water and 12 cups”."""
    return _INSIDE.search(text) is not None or _GIVEN.match(text) is not None


def lost_share(text: str) -> bool:
    """True for words that end with somebody things are shared by, and do not say how: "card er
    person", "pen perp erson"."""
    last = text.lower().rsplit(maxsplit=1)[-1:]
    if not last:
        return False
    # Only a line that counts without saying for whom brings difflib.
    from difflib import get_close_matches

    return last[0].removesuffix("s") in _WHOM or bool(get_close_matches(last[0], _SHARERS, 1, 0.8))


def share_in(text: str) -> tuple[Share, str] | None:
    """For whom a text says that its thing is, and the text without that; None where it says
    nothing of it."""
    match = _PER.search(text)
    if match is None:
        return None
    people: int | None = None
    if number := match["number"] or match["size"]:
        people = number_of(number)
    elif match["all"]:
        people = 1
    elif whom := match["whom"]:
        people = _WHOM[whom.lower()]
    rest = text[match.end() :]
    return Share(people), f"{text[: match.start()]}{rest}".strip()
