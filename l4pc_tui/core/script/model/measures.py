"""What the language measures with: groups and times, and both for a number of people.

Lengths of time are whole seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Per = Literal["person", "pair", "trio", "four", "group"]

GROUPS_UNKNOWN = 4
"""How many groups ``per group`` counts when no earlier step divides the room."""

PER_SIZE: dict[str, int] = {"person": 1, "pair": 2, "trio": 3, "four": 4}
"""The people that one ``per`` stands for."""
_MINUTE = 60


def middle(people: tuple[int, int]) -> int:
    """The middle of a range of people, rounded up: the number to count with."""
    return -(-sum(people) // 2)


@dataclass(frozen=True, slots=True)
class Group:
    """How the room is divided: groups of ``low`` to ``high`` people.

    ``Group(1, 1)`` is alone; ``Group(0, 0)`` is the whole circle.
    """

    low: int
    high: int

    @property
    def words(self) -> str:
        """As it is written and shown: "trios", "groups of 5-6", "whole circle"."""
        if self.low != self.high:
            return f"groups of {self.low}-{self.high}"
        return _GROUP_WORDS.get(self.low, f"groups of {self.low}")

    @property
    def size(self) -> int | None:
        """The upper size of a group; None for alone and the whole circle."""
        return self.high if self.high > 1 else None


ALONE = Group(1, 1)
WHOLE_CIRCLE = Group(0, 0)
_GROUP_WORDS = {
    0: "whole circle", 1: "alone", 2: "pairs", 3: "trios", 4: "fours", 5: "fives",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Time:
    """How long something takes, in seconds: of one round, and for one of ``per``.

    rounds: how often it is done, with a bell between.
    per:    what it is multiplied by; None when the length does not depend on people.
    stated: True when the author wrote the ideal, or nothing multiplies it; else the ideal is the
            middle of the whole, worked out anew for all rounds and the number of people.
    """

    min: int
    ideal: int
    max: int
    rounds: int = 1
    per: Per | None = None
    stated: bool = False

    def for_people(self, n: int, group_size: int | None = None) -> Time:
        """The whole time, all rounds together, with n people.

        group_size: the upper size of the groups that ``per group`` counts; None when no
        earlier step divides the room.
        """
        count = self._count(n, group_size) * self.rounds
        most = self.max * count
        if self.stated:
            ideal = self.ideal * count
        else:
            # Twice the middle, so that no half second is lost before rounding up.
            twice = (self.min + self.max) * count
            ideal = min(-(-twice // (2 * _MINUTE)) * _MINUTE, most)
        return Time(self.min * count, ideal, most, stated=True)

    def _count(self, n: int, group_size: int | None) -> int:
        if self.per is None:
            return 1
        if self.per == "group":
            if not group_size:
                return GROUPS_UNKNOWN
            return max(1, -(-n // group_size))
        return max(1, -(-n // PER_SIZE[self.per]))


NO_TIME = Time(0, 0, 0, stated=True)
"""``Time: none``: a step that takes no time."""


def in_words(seconds: int) -> str:
    """A length as it is written in a file: "8 min", "1 h 15 min", "45 sec"."""
    hours, rest = divmod(seconds, 3600)
    minutes, secs = divmod(rest, 60)
    parts = [(hours, "h"), (minutes, "min"), (secs, "sec")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 min"
