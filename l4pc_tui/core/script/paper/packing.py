"""The packing list: what ``Before you begin`` asks for, multiplied by the people expected."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l4pc_tui.core.script.model.measures import GROUPS_UNKNOWN, PER_SIZE, Per
from l4pc_tui.core.script.model.model import Exercise

_MATERIAL = re.compile(
    r"(?P<count>\d{1,4})\s+(?:per\s+(?P<first>person|participant|pair|trio|four|group)\b\s*)?"
    r"(?P<what>.+)$",
    re.I,
)
_PER_BEHIND = re.compile(r"\s+per\s+(person|participant|pair|trio|four|group)\b", re.I)


@dataclass(frozen=True, slots=True)
class Material:
    """One thing to bring. count: None when the script gives no number."""

    count: int | None
    per: Per | None
    what: str

    def amount(self, people: int, group_size: int | None = None) -> int | None:
        """How many, for so many people in groups of that size; None when there is no number."""
        if self.count is None or self.per is None:
            return self.count
        if self.per == "group":
            groups = -(-people // group_size) if group_size else GROUPS_UNKNOWN
            return self.count * groups
        return self.count * -(-people // PER_SIZE[self.per])


def materials(exercise: Exercise) -> tuple[Material, ...]:
    """The bullets of ``Before you begin``, in order. Prose between them is no material."""
    section = exercise.section("Before you begin")
    lines = section.text.split("\n") if section else []
    return tuple(_material(line[2:].strip()) for line in lines if line.startswith("- "))


def packing(exercise: Exercise, people: int) -> tuple[tuple[int | None, str], ...]:
    """(how many, what) for so many people, in the script's order.

    ``per group`` counts groups of the first step that divides the room.
    """
    sizes = (step.group.size for step in exercise.steps)
    size = next((size for size in sizes if size), None)
    return tuple((thing.amount(people, size), thing.what) for thing in materials(exercise))


def _material(text: str) -> Material:
    match = _MATERIAL.match(text)
    if match is None:
        return Material(None, None, text)
    what, per = match["what"], match["first"]
    if per is None and (behind := _PER_BEHIND.search(what)):
        per = behind[1]
        what = what[: behind.start()] + what[behind.end() :]
    return Material(int(match["count"]), _per(per), what.strip())


def _per(word: str | None) -> Per | None:
    if word is None:
        return None
    return "person" if word.lower() == "participant" else word.lower()  # type: ignore[return-value]
