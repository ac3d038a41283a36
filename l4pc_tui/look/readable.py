"""No text fainter than eyes can read: what falls short is drawn lighter, or darker.

A theme's colours are chosen for its grounds; the grounds of cursor rows, tints and themes of
Textual's own are too many for a choice each. Here every word that is drawn is measured against
the ground it stands on, by the formula of WCAG 2, and moved towards white or black by no more
than it lacks; its hue stays. Where that is not enough the ground gives way too.
"""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

ENOUGH = 4.5
"""How many times lighter or darker than its ground a text is at least (AA)."""
HIGH = 7.0
"""The same where contrast is to be high (AAA)."""
_LINES = "".join(map(chr, range(0x2500, 0x25A0)))
"""Frames, rules, bars and the strokes of large digits: they are no text, and faint on purpose."""
_STEPS = 24

Triple = tuple[int, int, int]


class Readable(LineFilter):
    """Every text comes to the terminal with so much contrast at least.

    system: the colours that the terminal has; of few each is measured as the one that is drawn.
    """

    def __init__(self, least: float, system: ColorSystem = ColorSystem.TRUECOLOR) -> None:
        super().__init__()
        self._least = least
        self._system = system

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        ground = background.rgb
        return [self._kept(segment, ground) for segment in segments]

    def _kept(self, segment: Segment, ground: Triple) -> Segment:
        style = segment.style
        if segment.control or style is None:
            return segment
        if segment.text.strip(_LINES + " "):
            style = _raised(style, ground, self._least, self._system)
        if self._system is ColorSystem.EIGHT_BIT:
            style = _of_256(style)
        return segment if style is segment.style else Segment(segment.text, style)


def luminance(colour: Triple) -> float:
    """How light a colour is, from 0 to 1."""
    red, green, blue = (_linear(part) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Triple, other: Triple) -> float:
    """How many times lighter one is than the other, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(4096)
def readable(
    colour: Triple, ground: Triple, least: float, system: ColorSystem = ColorSystem.TRUECOLOR
) -> Triple:
    """The colour, moved towards white or black as far as it lacks contrast on the ground."""
    below = drawn(ground, system)

    def enough(one: Triple) -> bool:
        return contrast(drawn(one, system), below) >= least

    if enough(colour):
        return colour
    white, black = (255, 255, 255), (0, 0, 0)
    end = white if contrast(white, below) >= contrast(black, below) else black
    moved = (_between(colour, end, step / _STEPS) for step in range(1, _STEPS + 1))
    return next(filter(enough, moved), end)


@lru_cache(4096)
def drawn(colour: Triple, system: ColorSystem) -> Triple:
    """The colour that a terminal draws in its stead that has no more than 16 or 256."""
    if system is ColorSystem.TRUECOLOR:
        return colour
    if system is ColorSystem.EIGHT_BIT:
        return _nearest(colour)[1]
    red, green, blue = RichColor.from_rgb(*colour).downgrade(system).get_truecolor()
    return red, green, blue


@lru_cache(4096)
def _raised(style: Style, ground: Triple, least: float, system: ColorSystem) -> Style:
    """The style with a colour that can be read. The terminal's own colours are nobody's to measure."""
    fore, back = _known(style.color), _known(style.bgcolor) or ground
    if fore is None or (style.bgcolor is not None and _known(style.bgcolor) is None):
        return style
    told, below = (back, fore) if style.reverse else (fore, back)
    raised = readable(told, below, least, system)
    # On a ground in the middle neither white nor black has so much: then it gives way as well.
    under = readable(below, raised, least, system)
    ink = RichColor.from_rgb(*raised) if raised != told else None
    paper = RichColor.from_rgb(*under) if under != below else None
    if ink is None and paper is None:
        return style
    fresh = Style(color=paper, bgcolor=ink) if style.reverse else Style(color=ink, bgcolor=paper)
    return style + fresh


@lru_cache(4096)
def _of_256(style: Style) -> Style:
    """The style in the nearest of 256 colours. Left to itself a warm white would turn pink."""
    fore, back = _known(style.color), _known(style.bgcolor)
    return style + Style(
        color=RichColor.from_ansi(_nearest(fore)[0]) if fore else None,
        bgcolor=RichColor.from_ansi(_nearest(back)[0]) if back else None,
    )


@lru_cache(4096)
def _nearest(colour: Triple) -> tuple[int, Triple]:
    """The nearest of the 240 colours that are the same in every terminal: its number, and its parts."""
    return min(
        _FIXED, key=lambda each: sum((a - b) ** 2 for a, b in zip(each[1], colour, strict=True))
    )


_LEVELS = (0, 95, 135, 175, 215, 255)
_FIXED: tuple[tuple[int, Triple], ...] = (
    *((16 + 36 * r + 6 * g + b, (_LEVELS[r], _LEVELS[g], _LEVELS[b]))
      for r in range(6) for g in range(6) for b in range(6)),
    *((232 + n, (8 + 10 * n, 8 + 10 * n, 8 + 10 * n)) for n in range(24)),
)  # fmt: skip


def _known(colour: RichColor | None) -> Triple | None:
    """Its parts, where it is not one of the terminal's own."""
    if colour is None or colour.triplet is None:
        return None
    red, green, blue = colour.triplet
    return red, green, blue


def _between(one: Triple, other: Triple, share: float) -> Triple:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


@lru_cache(256)
def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.03928 else float(((share + 0.055) / 1.055) ** 2.4)
