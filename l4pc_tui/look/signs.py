"""Signs that every terminal and screen reader can say, for those that are drawn otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from l4pc_tui.core.text.cleaning import HARMFUL, REPLACEMENT
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.machine.terminal import Signs

# Each is one cell wide, as the sign that it stands for, so that columns keep their places.
_ASCII = {
    "✓": "v", "▶": ">", "▸": ">", "●": "*", "○": "o", "◐": "%", "◑": "/", "◎": "@", "■": "#",
    "□": "_", "⌂": "^", "◆": "*", "▲": "!", "▼": "=", "·": "-", "–": "-", "—": "-", "→": ">",
    "←": "<", "↑": "^", "↓": "v", "⏎": "<", "×": "x", "‹": "<", "›": ">", "“": '"', "”": '"',
    "‘": "'", "’": "'", "…": ".", "•": "*", "\u00a0": " ", "━": "=", "╌": ".", "█": "|",
    "◇": "&", "⊘": "/", "≈": "~", "≠": "!", "↕": "|", "⇄": "=",
}  # fmt: skip
_ELLIPSIS = re.compile(r"…  (?= |$)|[ -~]{2}…(?!  (?: |$))")
_KEYS = {"⏎": "enter", "↑": "up", "↓": "down", "←": "left", "→": "right"}


def _frame(sign: str) -> str:
    """A piece of a frame, a rule or a bar: -, |, + or #."""
    name = unicodedata.name(sign)
    if "BOX" not in name:
        return "#"
    across = any(way in name for way in ("HORIZONTAL", "LEFT", "RIGHT"))
    upright = any(way in name for way in ("VERTICAL", "UP", "DOWN"))
    return "+" if across and upright else "-" if across else "|"


def _dots(sign: int) -> str:
    """A braille sign, of which a line is drawn: what lies in the upper half, the lower, or both."""
    return " '.:"[bool(sign & 0x1B) + 2 * bool(sign & 0xE4)]


_TABLE = str.maketrans(
    {chr(n): _frame(chr(n)) for n in range(0x2500, 0x25A0)}
    | {chr(n): _dots(n - 0x2800) for n in range(0x2800, 0x2900)}
    | _ASCII
)


def in_ascii(drawn: str) -> str:
    """The text with our signs in ASCII, in as many cells. Letters and accents are people's own.

    An ellipsis is three dots: in the space behind it, or over the two signs before it.
    """
    if drawn.isascii():
        return drawn
    dotted = _ELLIPSIS.sub("...", drawn) if "…" in drawn else drawn
    return dotted.translate(_TABLE)


def signs_of(app: App[Any]) -> Signs:
    """Which signs an app draws; all where it does not say."""
    drawn: Signs = getattr(app, "drawn_signs", "full")
    return drawn


def keys_in_words(told: str) -> str:
    """The names of keys in words, where they may take more cells: "⏎" is "enter"."""
    for sign, word in _KEYS.items():
        told = told.replace(sign, word)
    return told


class Harmless(LineFilter):
    """The last door: nothing that is drawn can drive the terminal, whatever drew it.

    encoding: of a terminal that does not speak UTF-8; what it has no sign for is a "?".
    """

    def __init__(self, encoding: str = "") -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        kept = []
        for segment in segments:
            text = segment.text
            if text.isascii() and text.isprintable():
                kept.append(segment)
                continue
            if not segment.control:
                text = HARMFUL.sub(REPLACEMENT, text.replace("\n", REPLACEMENT))
                text = text.replace("\t", " ")
            if self._encoding:
                text = "".join(map(self._known, text))
            kept.append(Segment(text, segment.style, segment.control))
        return kept

    def _known(self, sign: str) -> str:
        try:
            sign.encode(self._encoding)
        except UnicodeEncodeError:
            return "?" * cell_width(sign)
        return sign


class FewerSigns(LineFilter):
    """Whatever is drawn, frames and scroll bars too, comes to the terminal in signs that it has.

    instead: the text in these signs, in as many cells; ``in_ascii`` or ``in_wgl4``.
    """

    def __init__(self, instead: Callable[[str], str]) -> None:
        super().__init__()
        self._instead = instead

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        line = self._instead("".join(segment.text for segment in segments))
        kept, at = [], 0
        for text, style, control in segments:
            kept.append(Segment(line[at : at + len(text)], style, control))
            at += len(text)
        return kept
