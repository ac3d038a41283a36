"""Does a text begin with a place of the descent, as a question further down does?"""

from __future__ import annotations

import re

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.words import PLACE_NAMES, PLACES

_PLACE = re.compile(
    rf"(?:\*\*|__)?(?P<place>{PLACE_NAMES})(?:\*\*|__)?\s?[:：](?:\*\*|__)?(?=\s|$|[^\x00-\x7f])",
    re.I,
)
_BRACKETS = re.compile(rf"[(\[](?P<place>{PLACE_NAMES})[)\]]", re.I)
_NEARLY = re.compile(
    r"(?:\\?[-*+•]\s+)?(?:\[[ xX]?\]\s*)?(?:\(?(?:\d{1,2}|[a-h])\s?(?:\\?[.):,;–-]\)?)?\s*)?"
    rf"(?:\*\*|__)?(?:{PLACE_NAMES})(?:\*\*|__)?\s?(?:[:：;]|[–—-]\s)",
    re.I,
)
"""The sign of a box, a number or letter in any dress, a place, and a colon or what stands for one."""


def place_of(text: str) -> Place | None:
    """The place that a text names at its beginning, with its colon; None when it names none."""
    match = _PLACE.match(text)
    return PLACES[match["place"].lower()] if match else None


def second_place(text: str) -> tuple[str, int, int] | None:
    """The place that the words of a probe begin with, behind the place that it has, and where."""
    match = _PLACE.match(text) or _BRACKETS.match(text)
    return (PLACES[match["place"].lower()].value, 0, match.end()) if match else None


def nearly_probe(text: str) -> bool:
    """True for a line that is most likely meant as a question further down."""
    return _NEARLY.match(text) is not None
