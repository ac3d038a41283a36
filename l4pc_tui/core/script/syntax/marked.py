"""A word and its colon at the head of a line, emphasised in whatever way a program does it."""

from __future__ import annotations

import re

OPENED = r"(?P<mark>\*{1,3}|_{1,3})?\s?"
"""What may stand before the word."""
_BEHIND = r"(?:\s+|$)"
COLON = (
    r"(?P<shut>(?P=mark))?\s?[:：]"
    rf"(?(mark)(?(shut){_BEHIND}|(?:\s?(?P=mark)\s*|{_BEHIND}))|{_BEHIND})"
)
"""The colon behind it: ``**Word:** x``, ``**Word: **x``, ``**Word**: x``, ``**Word: x**``."""


def behind(match: re.Match[str]) -> str:
    """The words behind the colon, without the end of an emphasis that began before the word."""
    rest = match.string[match.end() :]
    mark = match["mark"]
    if mark and not match["shut"] and mark not in match[0][len(mark) :]:
        return rest.removesuffix(mark)
    return rest
