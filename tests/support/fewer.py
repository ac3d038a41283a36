"""Signs that a terminal with few of them would not draw; letters are people's own."""

from __future__ import annotations

from collections.abc import Iterator

from l4pc_tui.look.signs import in_ascii
from l4pc_tui.look.wgl4 import WGL4, in_wgl4

PEOPLES = frozenset("\u0300\u0301\u0302\u0308\ufffd")
"""Marks that belong to a letter, and what stands for one that could not be drawn."""


def not_in_ascii(text: str) -> set[str]:
    """What is no sign of a keyboard."""
    return {s for s in text if not (s.isascii() or s.isalpha() or s in PEOPLES)}


def not_in_wgl4(text: str) -> set[str]:
    """What the fonts of Windows need not have."""
    return not_in_ascii(text) - WGL4


def left_over(drawn: str) -> Iterator[str]:
    """What would be left of signs in a picture that was drawn with all of them: the sign, where."""
    for what, instead, strange in (
        ("ASCII", in_ascii, not_in_ascii), ("WGL4", in_wgl4, not_in_wgl4),
    ):  # fmt: skip
        for sign in sorted(strange(instead(drawn))):
            yield f"{sign} (U+{ord(sign):04X}) has no sign of {what}"
