"""How large groups are wished to be, as people type it and as a step of an exercise has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from l4pc_tui.core.mixing.sizes import sizes_for, sizes_within
from l4pc_tui.core.script.syntax.groups import read_group
from l4pc_tui.core.text.amounts import listed
from l4pc_tui.core.text.folding import fold

MOST = 100
"""No group is larger, and there are no more of them."""
_TABLES = re.compile(r"^(?:in )?(\d{1,3}) (?:groups?|tables?)$")
_BETWEEN = re.compile(r"(?:in )?(?:groups? of )?(\d{1,3}) (?:to )?(\d{1,3})")
"""Of words that are folded: a dash between two numbers is a space there."""
_NAMES = {2: "pairs", 3: "trios", 4: "fours", 5: "fives"}
_BESIDE = {2: "twos", 3: "threes", 4: "fours", 5: "fives", 6: "sixes", 7: "sevens", 8: "eights"}


@dataclass(frozen=True, slots=True)
class Shape:
    """least, most: how many in a group, both included; or ``groups``: how many groups."""

    least: int = 0
    most: int = 0
    groups: int = 0

    def sizes(self, people: int) -> tuple[int, ...]:
        """How many sit in each group when so many are here."""
        if self.groups:
            return sizes_for(people, self.groups)
        return sizes_within(people, self.least, self.most)

    @property
    def words(self) -> str:
        """ "trios", "groups of 4-5", "6 groups"."""
        if self.groups:
            return f"{self.groups} groups"
        if self.least != self.most:
            return f"groups of {self.least}-{self.most}"
        return _NAMES.get(self.most, f"groups of {self.most}")


PAIRS, TRIOS, FOURS, FIVES = (Shape(size, size) for size in (2, 3, 4, 5))


def read_shape(typed: str) -> Shape | None:
    """What was typed: pairs, trios, fours, fives, 6, groups of 4-5, 6 groups; None for another
    word, and for what nobody can sit in: alone, or all in one circle."""
    words = fold(typed)
    if found := _TABLES.match(words):
        groups = int(found[1])
        return Shape(groups=groups) if 2 <= groups <= MOST else None
    if between := _BETWEEN.fullmatch(words):
        words = f"groups of {between[1]}-{between[2]}"
    if words.isdecimal() and len(words) <= 3:
        words = f"groups of {words}"
    group = read_group(words)
    if group is None or group == "same" or group.low < 2:
        return None
    return Shape(group.low, group.high)


def sizes_in_words(sizes: Sequence[int]) -> str:
    """ "fours", "threes and fours", "groups of 9 and 10"."""
    each = sorted(set(sizes))
    if len(each) == 1:
        return _NAMES.get(each[0], f"groups of {each[0]}")
    if all(size in _BESIDE for size in each):
        return listed([_BESIDE[size] for size in each])
    return f"groups of {listed([str(size) for size in each])}"
