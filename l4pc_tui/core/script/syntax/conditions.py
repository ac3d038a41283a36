"""The conditions of doors: which of them the app knows, and which were meant to be one of those."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.amounts import counted, number_of
from l4pc_tui.core.script.model.model import Trigger
from l4pc_tui.core.script.model.words import TRIGGERS
from l4pc_tui.core.script.syntax.doubts import one_slip, slip_of

_KNOWN_WORDS = one_slip(("stuck", "upset", "distress", "online"))
_KNOWN_PHRASES = ("short of time", "time to spare")
_NO_SLIPS = ("struck", "stack", "stick", "suck", "tuck", "stock", "set", "line", "stuck", "upset")

_WE = r"(?:(?:you|we|they|the group|it|there|time|everything)(?: (?:is|are|have|has)|’s|'s|’re|'re) )?"
_OTHER_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "short of time",
        re.compile(
            rf"{_WE}(?:out of time|(?:running|run|runs) (?:late|out of time|over|behind)|"
            r"behind (?:time|schedule|the plan)|time (?:is|gets) (?:too )?(?:short|tight|scarce)|"
            r"time (?:is running|runs) out|short on time|low on time|pressed for time|"
            r"(?:too )?little time(?: left)?|not enough time|no time(?: left)?)$",
            re.I,
        ),
    ),
    (
        "time to spare",
        re.compile(
            rf"{_WE}(?:(?:more |some |still |enough |extra )*time(?: is)?(?: left)?(?: over)?|"
            r"ahead of (?:time|schedule|the plan)|time (?:allows|permits)|running early)$",
            re.I,
        ),
    ),
    (
        "upset",
        re.compile(
            r"\b(?:cry|cries|crying|in tears|tearful|weeps|weeping|distraught|breaks down)\b", re.I
        ),
    ),
    ("online", re.compile(rf"{_WE}(?:remote|virtual|on zoom|by video|a video call)$", re.I)),
)
"""A condition that the app knows, and other words that people have for it."""

_DIGITS = r"(?P<n>[lIoO]?\d[\dlIoO]{0,2})(?![\d.,:])"
_NUMBER = re.compile(rf"{_DIGITS}\s?(?P<rest>.*)")
_MORE_THAN = one_slip(("morethan", "morethen", "fewerthan", "fewerthen", "lessthan", "lessthen"))
_PEOPLE = one_slip(("people", "persons", "participants"))
_ALSO_PEOPLE = ("", "person", "group", "groups", "of us", "of you", "of them")
_TO_DIGITS = str.maketrans("lIoO", "1100")
_AHEAD = re.compile(r"\b(?P<head>over|above|under|below|at least|at most) (?P<rest>.*)", re.I)
_BEHIND = re.compile(
    rf"\b{_DIGITS} ?(?P<head>or more|and more|\+|or fewer|or less)(?: |$)(?P<rest>.*)", re.I
)
_MEANT = {
    "over": ("more", 0), "above": ("more", 0), "at least": ("more", -1), "or more": ("more", -1),
    "and more": ("more", -1), "+": ("more", -1), "under": ("fewer", 0), "below": ("fewer", 0),
    "at most": ("fewer", 1), "or fewer": ("fewer", 1), "or less": ("fewer", 1),
}  # fmt: skip
"""What people say for “more than” and “fewer than”, and by how much the number differs then."""


def trigger_of(condition: str) -> Trigger | None:
    """What the app knows about a condition, None when only the facilitator can tell."""
    for kind, pattern in TRIGGERS:
        if match := pattern.search(condition):
            return Trigger(kind, int(match[1]) if pattern.groups else 0)
    return None


def nearly_known(condition: str, report: Report) -> str | None:
    """The condition that the app knows and that this one was probably meant to be."""
    words = condition.lower().split()
    for word in words:
        if known := _slip(word):
            return known
    if len(words) < 6 and ("time" in condition or "short" in condition or "spare" in condition):
        close = report.closest(condition, _KNOWN_PHRASES, 0.85)
        if close:
            return close
    plain = " ".join(condition.rstrip(".,!").split())
    for known, pattern in _OTHER_WORDS:
        if pattern.search(plain) if known == "upset" else pattern.match(plain):
            return known
    return _how_many(plain)


@lru_cache(maxsize=1 << 10)
def _slip(word: str) -> str | None:
    """The known word that this one is but for a slip. Kept: conditions are of the same words."""
    return None if word in _NO_SLIPS else slip_of(word, _KNOWN_WORDS)


def _how_many(condition: str) -> str | None:
    """The condition over a number of people that this one was meant to be: “moer than 16 people”,
    “over 24 people”, “24 or more”."""
    if match := _BEHIND.search(condition):
        number = int(match["n"].translate(_TO_DIGITS))
        return _over(match["head"], number) if _are_people(match["rest"]) else None
    if match := _AHEAD.search(condition):
        return _counted(match["head"], match["rest"])
    words = condition.split()
    for at, pair in enumerate(pairwise(words)):
        if than := slip_of("".join(pair), _MORE_THAN):
            head = "over" if than.startswith("more") else "under"
            return _counted(head, " ".join(words[at + 2 :]))
    return None


def _counted(head: str, rest: str) -> str | None:
    """The condition that begins with such a word, where a number of people follows it."""
    if match := _NUMBER.match(rest):
        number = int(match["n"].translate(_TO_DIGITS))
        return _over(head, number) if _are_people(match["rest"]) else None
    if (word := counted(rest)) and rest[word.end() :].strip().lower() == "people":
        return _over(head, number_of(word["count"]))
    return None


def _over(head: str, number: int) -> str:
    than, by = _MEANT[head.lower()]
    return f"{than} than {number + by} people"


def _are_people(words: str) -> bool:
    """True for words behind a number that leave it a number of people."""
    plain = words.lower()
    return plain in _ALSO_PEOPLE or slip_of(plain.split()[0], _PEOPLE) is not None
