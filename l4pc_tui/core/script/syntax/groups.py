"""Reading a group format: ``trios``, ``groups of 5-6``, ``in pairs``, ``same``."""

from __future__ import annotations

import re
from typing import Literal

from l4pc_tui.core.script.model.measures import Group
from l4pc_tui.core.script.model.words import GROUPS, NUMBERS, SAME_GROUP
from l4pc_tui.core.text import fold

LARGEST = 100

_LEAD_IN = re.compile(r"^(?:work |working )?(?:in |as )?(?:a |an )?")
_SIZED = re.compile(
    r"^(?:small )?(?:groups?|tables?)(?: of)? (\w+)(?: (?:to |or )?(\w+))?(?: people)?$"
)


def read_group(text: str) -> Group | Literal["same"] | None:
    """The group format that a text names, "same" for the one before, None when it names none."""
    folded = fold(text)
    if folded in SAME_GROUP:
        return "same"
    for words in (folded, _LEAD_IN.sub("", folded)):
        if words in GROUPS:
            return GROUPS[words]
        if match := _SIZED.match(words):
            low = _number(match[1])
            high = _number(match[2]) if match[2] else low
            if low and high:
                return Group(min(low, high), max(low, high))
    return None


def _number(word: str) -> int | None:
    if word in NUMBERS:
        return NUMBERS[word]
    if word.isdecimal() and len(word) <= 3 and 1 <= int(word) <= LARGEST:
        return int(word)
    return None
