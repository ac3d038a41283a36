"""Which step a text means: by its name, its id or its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from l4pc_tui.core.text import fold

_QUOTED = re.compile(
    r"(?:[\"“”„«](?P<double>.+?)[\"”“»]|['‘’](?P<single>.+?)['’](?![^\W_]))\s*[.,;]?\s*(?P<rest>.*)$"
)
_LONGEST_NAME = 300
_NUMBER = re.compile(r"(?:step )?(\d{1,2})$")


class Named(Protocol):
    """Anything with a step's id and name."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


@dataclass(slots=True)
class Found:
    """What a text names: the step's index, and the words left over."""

    index: int
    rest: str
    by_number: bool = False


class StepIndex:
    """Steps by what a text can call them. Names count whole, without case or punctuation.

    main: how many of the steps can be meant by a number; all when None.
    """

    def __init__(self, steps: Sequence[Named], main: int | None = None) -> None:
        self.steps = steps
        self.main = len(steps) if main is None else main
        self._names: dict[str, int] = {}
        self._ids: dict[str, int] = {}
        for number, step in enumerate(steps):
            self._names.setdefault(fold(step.name), number)
            self._ids.setdefault(step.id, number)

    def find(self, text: str) -> Found | None:
        """The step that a text names, quoted or not; None when there is none.

        An unquoted text may go on behind the longest name that it begins with.
        """
        words, rest = text.strip(), ""
        quoted = unquoted(words)
        if quoted is not None:
            words, rest = quoted
        folded = fold(words[:_LONGEST_NAME])
        if not folded:
            return None
        if folded in self._names:
            return Found(self._names[folded], rest)
        if words.strip(" .") in self._ids:
            return Found(self._ids[words.strip(" .")], rest)
        number = _NUMBER.match(folded)
        if number and 1 <= int(number[1]) <= self.main:
            return Found(int(number[1]) - 1, rest, by_number=True)
        if quoted is not None:
            return None
        begun = [name for name in self._names if name and folded.startswith(f"{name} ")]
        if not begun:
            return None
        name = max(begun, key=len)
        return Found(self._names[name], _behind(words, name))


def find_step(text: str, steps: Sequence[Named]) -> Found | None:
    """The step among ``steps`` that a text names; None when there is none."""
    return StepIndex(steps).find(text)


def plan_step(text: str, steps: Sequence[Named]) -> int | None:
    """The index of the step that a line of a plan names; None when there is none.

    The whole of the text is the name: what is left over would be left out in silence.
    """
    found = find_step(text, steps)
    return found.index if found and not found.rest else None


def unquoted(text: str) -> tuple[str, str] | None:
    """What stands in quotation marks at the beginning of a text, and what follows it."""
    match = _QUOTED.match(text.strip())
    return (match["double"] or match["single"], match["rest"]) if match else None


def _behind(words: str, name: str) -> str:
    """What is left of the words behind their beginning that folds to ``name``."""
    parts = words.split()
    for count in range(1, len(parts) + 1):
        if fold(" ".join(parts[:count])) == name:
            return " ".join(parts[count:])
    return ""
