"""The pulse: one to five from each, for how safe it feels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.record.moves import Verb

Flag = Literal["", "red card", "disclosure"]
FLAGS: tuple[Flag, ...] = ("", "red card", "disclosure")
FINGERS = 5
MOST = 999
"""More people than this answer in no room."""


_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Colour(StrEnum):
    """What a light says."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Pulse:
    """One pulse. ``counts``: how many said one, two … five. Nobody is named, and no words make one
    person the reason for anything.

    flag: what was seen at the time, with or without answers: a red card, a disclosure.
    ends: True when it was taken at Close, wherever the group was.
    how:  how it was asked, as a ``How``; "" where nobody said.
    """

    at: float
    counts: tuple[int, ...]
    flag: Flag = ""
    ends: bool = False
    how: str = ""

    @property
    def answers(self) -> int:
        """How many answered."""
        return sum(self.counts)

    @property
    def median(self) -> float:
        """The middle answer; between two, their middle. 0 when nobody answered."""
        shown = [finger for finger, n in enumerate(self.counts, 1) for _ in range(n)]
        half = len(shown) // 2
        if not shown:
            return 0.0
        return float(shown[half]) if len(shown) % 2 else (shown[half - 1] + shown[half]) / 2

    def is_private(self, settings: Settings = DEFAULTS) -> bool:
        """True when so few answered that the counts stay on this laptop, in no export."""
        return self.answers < settings.private_below

    def colour(self, settings: Settings = DEFAULTS) -> Colour:
        """Red by a flag, any one or a low median; amber by any two or a middling one."""
        ones, twos = (*self.counts, 0, 0)[:2]
        if self.flag or (self.answers and (ones or self.median < settings.unsafe_below)):
            return Colour.RED
        if not self.answers or twos or self.median < settings.safe_from:
            return Colour.AMBER
        return Colour.GREEN

    @property
    def words(self) -> str:
        """The pulse in words: "median 4, nobody below 3", "median 3, not all at 3 or more", "a red
        card". How many were low is never told: where it was one, that would be one person."""
        if self.flag:
            return f"a {self.flag}"
        if not self.answers:
            return "not asked"
        low = "not all at 3 or more" if any(self.counts[:2]) else "nobody below 3"
        return f"median {self.median:g}, {low}"

    @property
    def felt(self) -> str:
        """What it comes to in words that are read at a glance: "most feel safe; not everybody". Four
        and five feel safe, one and two do not."""
        if self.flag:
            return f"a {self.flag}"
        if not self.answers:
            return "not asked"
        safe, low = sum(self.counts[3:]), sum(self.counts[:2])
        if not low:
            rest = "" if safe == self.answers else "; nobody feels unsafe"
            return f"{_how_many(safe, self.answers)}{rest}"
        return f"{_how_many(safe, self.answers)}; not everybody" if safe else "nobody feels safe"


def _how_many(safe: int, answers: int) -> str:
    if not safe:
        return "all are in between"
    if safe == answers:
        return "all feel safe"
    return (
        "most feel safe" if safe * 2 > answers else f"{_number(safe)} feel{'s' * (safe == 1)} safe"
    )


def _number(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else str(number)


def stays_here(data: Mapping[str, Any], settings: Settings = DEFAULTS) -> bool:
    """Whether a move holds a pulse of so few that it leaves this laptop in no form.

    A flag without answers is one person's too. Counts that cannot be understood are not let out.
    """
    if data.get("verb") != Verb.PULSE:
        return False
    counts = data.get("counts")
    if not isinstance(counts, list | tuple) or not all(type(count) is int for count in counts):
        return True
    return Pulse(0.0, tuple(counts)).is_private(settings)


def read_counts(counts: Sequence[int], flag: str) -> tuple[int, ...] | str:
    """Counts that can be kept, five of them; a sentence for the screen when they cannot be."""
    if flag not in FLAGS:
        return "That is no sign that a pulse knows."
    if len(counts) not in (0, FINGERS) or any(not 0 <= count <= MOST for count in counts):
        return "Five numbers, please: how many said one, two, three, four and five."
    if not any(counts) and not flag:
        return "Nobody has answered yet."
    return tuple(counts) or (0,) * FINGERS
